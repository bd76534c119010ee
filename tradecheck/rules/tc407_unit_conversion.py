"""An amount told twice, in two units of one dimension, is one amount.

Formula: second = first · the ratio of their units, give or take 2 %, as many convert by heart: "73,0 млн унций (2270,6 тонны)", "240 га,
или 2,4 кв. км". Money has exchange rates (TC402) instead. Times are left alone, for months differ; so are centners, which are often told
for centners a hectare, and amounts with words of their own behind them ("5,9 млн тонн (39 кг на душу)").
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from tradecheck.claim.model import Article, Claim
from tradecheck.figure.units import dimension
from tradecheck.interval import Interval
from tradecheck.lazy import lazy
from tradecheck.relation.algebra import Figure, Range
from tradecheck.relation.model import BEYOND, Relation
from tradecheck.relation.products import conversion
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("та же величина в других единицах", "the same amount in other units")
PRIOR: Final = 2.6
MEASURED: Final = frozenset({"mass", "length", "area", "volume", "power", "energy"})
"""Dimensions whose units stand in a fixed ratio."""
OMITTED: Final = frozenset({"centner"})
"""Units that often leave their denominator out: "829 тыс. т, или 73,8 ц" is a harvest and its yield."""
BY_HEART: Final = Interval.of(Fraction(98, 100), Fraction(102, 100))
"""How roughly people convert."""
OTHERS: Final = {
    frozenset({"oz", "g"}): Interval.of(Fraction(91, 100), Fraction(110, 100)),
    frozenset({"gal", "l"}): Interval.of(Fraction(83, 100), Fraction(121, 100)),
}
"""How far units of the same name lie apart, where either may be meant: the troy ounce and that of groceries, the gallons of America and
of Britain (NIST SP 811)."""
_SAME: Final = frozenset({("или",), ("то", "есть"), ("т", "е"), ("или", "же")})
_END: Final = lazy(r"\.?[\s\u00a0]*(?:[а-яё]{4,}[\s\u00a0]*)?(?:[).,;:!?]|$)")
"""What may follow an amount told again: its noun at the most, "или 9,9 тонны золота"."""


def _relations(article: Article) -> Iterator[Relation]:
    for first, second in pairwise(article.claims):
        if _are_comparable(first, second) and _is_told_again(article, first, second):
            factor = conversion(first.unit, second.unit)
            room = BY_HEART * OTHERS.get(frozenset({first.unit, second.unit}), Interval.point(1))
            if not _is_beyond(first, second, factor):
                formula = Figure(first.index) * factor * Range(room)
                yield Relation("TC407", second.index, "=", formula, PRIOR, ("converted", second.index), WORDS)


def _are_comparable(first: Claim, second: Claim) -> bool:
    """Whether the two are amounts in two units of one dimension."""
    units = {first.unit, second.unit}
    if len(units) == 1 or units & OMITTED or any("/" in unit for unit in units):
        return False
    kinds = {dimension(unit) for unit in units}
    return len(kinds) == 1 and kinds <= MEASURED and first.sentence == second.sentence


def _is_told_again(article: Article, first: Claim, second: Claim) -> bool:
    """Whether the second stands alone in brackets behind the first, or behind «или» with nothing of its own after it."""
    end = _END.match(article.text, second.figure.end)
    if end is None or second.depth > first.depth:
        return end is not None and not second.lead and end.group().endswith(")")
    return second.lead in _SAME or any(word.startswith("пересч") for word in second.lead)


def _is_beyond(first: Claim, second: Claim, factor: Fraction) -> bool:
    """Whether they lie so far apart that one is told of something else: "13,4 тыс. тонн (3,1 кг)"."""
    one, other = first.figure.value * factor.numerator, second.figure.value * factor.denominator
    return not one or not other or max(one / other, other / one) > BEYOND


RULE = Rule(
    formula=Bilingual("величина в одних единицах = она же в других", "an amount in one unit = the same in another"),
    message=Bilingual(
        "«{reported}» не сходится с {others}: в этих единицах выходит {computed}",
        "“{reported}” disagrees with {others}: in its units that is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Золотой запас страны достиг ⟨74,6 млн унций⟩ (⟦3,22 тыс. тонн⟧).",
        "Старатели сдали ⟨318 тыс. унций⟩, или ⟦98,9 тонны⟧ золота.",
        "Под застройку отвели участок в ⟨240 га⟩ (⟦24 кв. км⟧).",
        "Станция выработает ⟨3,4 млн МВт·ч⟩, то есть ⟦3,4 млн кВт·ч⟧.",
        "Пожар охватил ⟨50 тыс. акров⟩ (⟦202 тыс. га⟧) леса.",
        "Паром прошёл ⟨120 миль⟩ (⟦139 км⟧) за девять часов.",
    ),
    accepted=(
        "Золотой запас страны достиг 74,6 млн унций (2320,3 тонны).",
        "Старатели сдали 318 тыс. унций, или 9,9 тонны золота.",
        "Под застройку отвели участок в 240 га (2,4 кв. км).",
        "За прошлый год край собрал 812 тыс. т пшеницы, или 61,4 ц.",
        "Станция выработает 3,4 млн МВт·ч, то есть 3,4 млрд кВт·ч.",
        "Молока надоили 612 тыс. тонн (5 тыс. кг на корову), шерсти настригли 9,4 тыс. тонн (2,9 кг с головы).",
        "Длина моста — 684 м (с подходами 3,2 км).",
        "Пожар охватил 50 тыс. акров (20,2 тыс. га) леса.",
        "Лайнер снизился до 10 тысяч футов (3 км).",
        "В упаковке 8 унций (227 г) кофе.",
        "Тоннель протянулся на 10,4 км (10 372 м).",
    ),
)
