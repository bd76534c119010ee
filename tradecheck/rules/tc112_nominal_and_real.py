"""Nominal growth, real growth and inflation agree.

Formula: 1 + nominal = (1 + real) · (1 + inflation). Where prices rise, real growth is below nominal: that is held strictly. The equation is
held only to usual slips of print, since growth and inflation are often of other months, or the deflator is not that of consumers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.links import same_time
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

BELOW = Bilingual("при росте цен реальный рост ниже номинального", "where prices rise, real growth is below nominal")
WORDS = Bilingual("(1 + номинальный рост) : (1 + инфляция) − 1", "(1 + nominal growth) : (1 + inflation) − 1")


def _relations(article: Article) -> Iterator[Relation]:
    for _, group in groupby((c for c in article.claims if c.unit == "%"), key=lambda c: c.sentence):
        rates = list(group)
        reals = [c for c in rates if c.role is Role.CHANGE and c.direction > 0 and _has(c, "реальн")]
        inflations = [c for c in rates if _is_inflation(c)]
        if len(reals) == len(inflations) == 1:
            yield from _held(rates, reals[0], inflations[0])


def _held(rates: list[Claim], real: Claim, inflation: Claim) -> Iterator[Relation]:
    changes = [c for c in rates if c.role is Role.CHANGE and c.direction and c not in (real, inflation)]
    if len(changes) != 1 or changes[0].direction < 0 or _other_measure(changes[0], real):
        return
    nominal = changes[0]
    if nominal.index > real.index and not _has(nominal, "номинал"):
        return
    yield Relation("TC112", real.index, "<=", Figure(nominal.index), 2.8, ("real", real.index), BELOW)
    if inflation.own_period and not same_time(inflation, nominal):
        return
    grown: Formula = (1 + Figure(nominal.index) / 100) / (1 + Figure(inflation.index) / 100)
    yield Relation("TC112", real.index, "=", (grown - 1) * 100, 2.0, ("deflated", real.index), WORDS)


def _is_inflation(claim: Claim) -> bool:
    named = any(word.startswith("инфляц") for word in (*claim.lead[-3:], *claim.after[:1]))
    return named and claim.figure.sign != "-" and claim.role is not Role.PREVIOUS and not _has(claim, "замедл")


def _other_measure(nominal: Claim, real: Claim) -> bool:
    """Whether the two are growths of different things: "зарплаты выросли на 12%, реальные доходы — на 15%"."""
    told = nominal.indicator, real.indicator
    return None not in told and told[0] is not told[1]


def _has(claim: Claim, beginning: str) -> bool:
    return any(word.startswith(beginning) for word in claim.lead[-4:])


RULE = Rule(
    formula=Bilingual(
        "1 + номинальный = (1 + реальный) · (1 + инфляция)", "1 + nominal = (1 + real) · (1 + inflation)"
    ),
    message=Bilingual(
        "реальный рост «{reported}» не сходится с {others}: по ним выходит {computed}",
        "the real growth “{reported}” disagrees with {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Зарплаты выросли номинально на ⟨11%⟩, а реально — на ⟦15%⟧ при инфляции 8%.",
        "Номинальная зарплата выросла на ⟨14,5%⟩, реальная — на ⟦42%⟧, инфляция составила ⟨9,9%⟩.",
        "При инфляции 7,4% пенсии увеличились на ⟨9,1%⟩, реально — на ⟦16%⟧.",
    ),
    accepted=(
        "Номинальная зарплата выросла на 14,5%, реальная — на 4,2%, инфляция составила 9,9%.",
        "Зарплаты выросли номинально на 12%, а реально — на 3% при инфляции 8%.",
        "Зарплаты выросли на 12%, реальные доходы бюджета — на 15% при инфляции 8%.",
        "Номинально пенсии выросли на 5%, а реально упали на 4% при инфляции 9,4%.",
        "Реальные зарплаты выросли на 8%, производительность — на 3%, инфляция — 7%.",
        "Реальная зарплата выросла на 15%, инфляция замедлилась до 8%, а годом ранее составляла 12%.",
    ),
)
