"""What each one costs, with how many there are and what they cost together: "54 вагона за 9,72 млрд рублей, каждый — по 180 млн"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from tradecheck.claim.gap import SKIPPED
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.units import dimension, is_money
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.links import around, of_another_stretch
from tradecheck.relation.products import is_mean

STATED: Final = 2.1
"""Prior where one number and one sum are told beside a price that the words give for each."""
CHOSEN: Final = 1.3
"""The same where others might be meant, or the words name but a mean."""
COARSE: Final = 9
"""«Миллион» says too little to be held to a product."""
FEW: Final = 3
"""A total is that of so many at the least."""
MOST: Final = 6
"""How many readings of one price are looked at."""
_SINGLE: Final = frozenset({"один", "одна", "одно", "одну", "одного", "одной"})
_EACH: Final = ("кажд", "штук", "единиц", "душу")
_TONNE: Final = {"t": "тонн", "item": "штук"}


class Each(Struct, frozen=True):
    """``total`` = ``price`` · ``number``."""

    price: Claim
    number: Claim
    total: Claim
    prior: float

    @property
    def formula(self) -> Formula:
        """What the total is by the other two."""
        return Figure(self.price.index) * Figure(self.number.index)


def prices_for_each(article: Article) -> Iterator[Each]:
    """Every sum of money that is told of each one, with the numbers and the totals beside it; rivals if there are several."""
    for price in article.claims:
        if (
            price.role is not Role.LEVEL
            or not is_money(price.unit)
            or "/" in price.unit
            or is_one_of_two(price)
            or price.figure.is_range
        ):
            continue
        near = [c for c in around(article.claims, price, 1, 1) if c is not price and c.role is Role.LEVEL]
        near = [c for c in near if not of_another_stretch(price, c)]
        told = [c for c in near if c.sentence <= price.sentence and _counts(price, c)]
        numbers = _nearest(price, told)
        sure = is_for_each(price) or any(c.unit != "1" for c in numbers)
        if not numbers or not (sure or is_mean(price)) or any(is_for_each(c) and c.unit == price.unit for c in near):
            continue  # "24 автобуса по 18 млн и 10 троллейбусов по 31 млн, всего на 754 млн"
        totals = _nearest(
            price, [c for c in near if c.unit == price.unit and _is_total(c) and not of_one_size(price, c)]
        )
        if not totals or len(numbers) * len(totals) > MOST:
            continue
        alone = len(numbers) == len(totals) == 1
        together = alone and numbers[0].sentence == totals[0].sentence
        beside = alone and price.sentence in (numbers[0].sentence, totals[0].sentence)
        prior = STATED if together or (sure and beside) else CHOSEN
        yield from (Each(price, number, total, prior) for number in numbers for total in totals)


def of_one_size(price: Claim, claim: Claim) -> bool:
    """Whether two sums are so near to one another that one is no total of the other: "рабочим платят по 186 тыс., сварщикам — 240"."""
    lesser, greater = sorted((price.figure.value, claim.figure.value))
    return greater < FEW * lesser


def _is_total(claim: Claim) -> bool:
    """Whether a sum may be that of all: no price itself, and printed with two digits at the least."""
    return not is_coarse(claim) and not is_mean(claim) and not is_for_each(claim)


def is_coarse(claim: Claim) -> bool:
    """Whether a figure is printed with hardly a digit, too little to be held to a product."""
    return (claim.figure.high - claim.figure.low) * COARSE > claim.figure.value


def _nearest(price: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The nearest of the price's own sentence before it, else those after it; else those of the sentences beside."""
    before = [c for c in claims if c.sentence == price.sentence and c.index < price.index]
    if before and price.lead[-1:] == ("по",):
        return before[-1:]
    for sentence in (price.sentence, price.sentence - 1, price.sentence + 1):
        found = [c for c in claims if c.sentence == sentence]
        if found:
            return found
    return []


def is_one_of_two(price: Claim) -> bool:
    """Whether another price stands beside it for some, or it is that of a thousand: "каждый получил 1,5 или 2 млн"."""
    return price.after[:1] == ("или",) or price.after[:2] == ("за", "тысячу")


def is_for_each(price: Claim) -> bool:
    """Whether the words give a price for each: "по 230 тысяч", "каждый обойдётся в...", "одна машина стоит..."."""
    lead = [word for word in price.lead if word not in SKIPPED]
    told = any(word.startswith(_EACH) for word in (*price.lead, *price.after[:2]))
    single = not _SINGLE.isdisjoint(price.lead) and "не" not in price.lead
    return lead[-1:] == ["по"] or told or single


def _counts(price: Claim, number: Claim) -> bool:
    """Whether a claim may be the number of those that the price is for: a whole number, or tonnes of a price of the tonne."""
    figure = number.figure
    if number.unit == "1":
        return figure.value > 1 and figure.value % 1 == 0 and not figure.is_range
    if dimension(number.unit) not in ("mass", "count"):
        return False
    named = _TONNE.get(number.unit, "")
    right_behind = (
        number.index == price.index - 1 and "по" in (*price.lead[-1:], *price.lead[:1]) and len(price.lead) < 4
    )
    return bool(named) and (right_behind or any(word.startswith(named) for word in price.lead))
