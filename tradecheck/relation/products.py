"""Prices, yields and means with what they are multiplied by: 64 centners a hectare, 45 thousand hectares, 2.9 million tonnes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.units import dimension, is_money
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.elliptic import is_elliptic
from tradecheck.relation.links import around
from tradecheck.relation.model import ACQUITS

STATED: Final = 2.1
"""Prior of a product whose three figures one sentence tells, and no other of their kinds."""
PRICED: Final = 2.3
"""The same of a price: what is sold at it is seldom told beside what is sold at another."""
CHOSEN: Final = 1.2
"""The same where another figure of the sentence might be meant."""
REACH: Final = 2
"""How many sentences before a mean price what it is the mean of may stand."""
MOST: Final = 4
"""How many readings of one rate are looked at."""
_NAMES = ("урожайн", "средн")
_APART = frozenset({"а", "но", "при", "лишь", "только"})
_SHORT = 3


class Product(Struct, frozen=True):
    """``total`` = ``rate`` · ``amount`` · ``factor``; the factor turns units into one another."""

    rate: Claim
    amount: Claim
    total: Claim
    factor: Fraction
    prior: float

    @property
    def formula(self) -> Formula:
        """What the total is by the other two."""
        return Figure(self.rate.index) * Figure(self.amount.index) * self.factor


def products(article: Article, *, per_head: bool) -> Iterator[Product]:
    """Every mean rate of a sentence with an amount and a total that fit its units.

    ``per_head`` asks for means of persons and pieces, else prices and yields are given. Times are no amounts here.
    """
    for rate in article.claims:
        above, slash, below = rate.unit.partition("/")
        if not slash or rate.role is not Role.LEVEL:
            continue
        kind = measured(below)
        if kind == "time" or (kind == "count") is not per_head:
            continue
        beside = _beside(article, rate, kind)
        amounts = [c for c in beside if measured(c.unit) == kind]
        amounts = amounts if is_mean(rate) else [c for c in amounts if _is_of(rate, c)]
        totals = [c for c in beside if measured(c.unit) != kind and _convertible(above, c.unit)]
        if not amounts or not totals or len(amounts) * len(totals) > MOST:
            continue
        bare = [c for c in around(article.claims, rate, 1, 1) if is_elliptic(c)]  # "продано 206: 206 × 2 194 = 452 млн"
        stated = PRICED if is_money(above) else STATED
        prior = stated if len(amounts) == len(totals) == 1 and not bare else CHOSEN
        for total in totals:
            yield from (Product(rate, c, total, conversion(above, total.unit), ACQUITS) for c in bare[:MOST])
        for amount in amounts:
            for total in totals:
                factor = conversion(amount.unit, below) * conversion(above, total.unit)
                yield Product(rate, amount, total, factor, prior)


def _beside(article: Article, rate: Claim, kind: str) -> list[Claim]:
    """The levels of the rate's sentence; of those before it too, where it is named a mean and its own has no amount or no total."""
    for back in (0, 1, REACH) if is_mean(rate) else (0,):
        near = around(article.claims, rate, back, 1 if back else 0)
        found = [c for c in near if c.role is Role.LEVEL and "/" not in c.unit]
        told = {
            measured(c.unit) == kind for c in found if measured(c.unit) in (kind, measured(rate.unit.partition("/")[0]))
        }
        if len(told) > 1:
            return found
    return []


def is_mean(rate: Claim) -> bool:
    """Whether the words name the rate a mean: "средняя цена", "урожайность", "в среднем по"."""
    return any(word.startswith(_NAMES) or "mean" in cues(word) for word in rate.lead)


_OR: Final = (("или",), ("по",), ("то", "есть"), ("то", "есть", "в"), ("то", "есть", "по"), ("или", "по"))


def _is_of(rate: Claim, amount: Claim) -> bool:
    """Whether the rate stands right after its amount: "45 тыс. га по 64 центнера с гектара", "73 км за 2 млрд, или 31 млн за км"."""
    if rate.lead in _OR and rate.index == amount.index + 2 and rate.sentence == amount.sentence:
        return True
    near = rate.index == amount.index + 1 and rate.sentence == amount.sentence and rate.frame <= amount.frame + 1
    return near and rate.lead[-1:] == ("по",) and len(rate.lead) <= _SHORT and not _APART & set(rate.lead)


@cache
def measured(unit: str) -> str:
    """The dimension of a unit that is not compound; that of persons and heads is "count"."""
    if unit.endswith("person"):
        return "count"
    if unit == "1000m3":
        return "volume"
    return dimension(unit)


def _convertible(one: str, other: str) -> bool:
    if one == other or {one, other} == {"1", "item"}:
        return True
    return not is_money(one) and measured(one) == measured(other)


@cache
def conversion(source: str, target: str) -> Fraction:
    """How many of ``target`` one ``source`` is, exactly.

    >>> conversion("centner", "t"), conversion("1", "1000person")
    (Fraction(1, 10), Fraction(1, 1000))
    """
    if source == target or {source, target} <= {"1", "item", "person"}:
        return Fraction(1)
    from tradecheck.figure.registry import pint_name, registry

    return Fraction(registry().Quantity(Decimal(1), pint_name(source)).to(pint_name(target)).magnitude)
