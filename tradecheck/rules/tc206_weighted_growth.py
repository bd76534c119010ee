"""The growth of a total agrees with the growth of its parts.

Formula: N : (1 + p) = Σ nᵢ : (1 + pᵢ): the bases that the parts imply add up to the base that the total implies. It is the sharpest
test in practice, since the growth of a total always lies between those of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.complements import NAMED
from tradecheck.relation.division import Kind
from tradecheck.relation.links import around, same_time
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.parts import divisions
from tradecheck.relation.transfer import is_tight
from tradecheck.relation.weighted import Weighted, rates_of, weighted
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual(
    "рост целого по базам частей: целое : Σ (часть : (1 + её рост)) − 1",
    "growth of the total by the bases of its parts: total : Σ (part : (1 + its growth)) − 1",
)

BETWEEN = Bilingual(
    "рост целого лежит между ростом его частей", "the growth of a total lies between that of its parts"
)
SIDES = 2
LIES = 2.2
"""Prior of the growth of a turnover that is told right before that of its two sides."""
_NAMES = (["export", "import"], ["import", "export"])
SUMMED = 1.4
"""Prior where nothing but the sum tells that these are the parts."""


def _relations(article: Article) -> Iterator[Relation]:
    rates = rates_of(article)
    yield from _between(article)
    for division in divisions(article):
        known = weighted(division, rates)
        named = division.kind is Kind.SIDES or (division.prior >= NAMED and division.adds_up())
        if known is not None and (named or (division.adds_up(narrow=True) and not division.is_vague)):
            yield _relation(known)


def _between(article: Article) -> Iterator[Relation]:
    """The growth of a turnover lies between that of its two sides, whatever their levels: "оборот упал на 26%, экспорт — на 17%, импорт — на 16%"."""
    rates = [c for c in article.claims if c.role is Role.CHANGE and c.unit in ("%", "x")]
    for rate in rates:
        if rate.indicator is None or not rate.indicator.total_of or rate.scope or not rate.direction:
            continue
        beside = [c for c in around(rates, rate, 0, 1) if c.index > rate.index][:SIDES]
        if [c.indicator.name for c in beside if c.indicator] not in _NAMES or any(map(_is_narrowed, (rate, *beside))):
            continue
        one_way = all(c.direction == rate.direction and same_time(rate, c) and c.own_indicator for c in beside)
        one_way = one_way and all(c.unit == "%" and not c.figure.is_range for c in (rate, *beside))
        if one_way and not any("real" in c.notes for c in (rate, *beside)):
            least, most = sorted(beside, key=lambda c: c.figure.value)
            yield Relation("TC206", rate.index, "<=", Figure(most.index), LIES, ("most", rate.index), BETWEEN)
            yield Relation("TC206", rate.index, ">=", Figure(least.index), LIES, ("least", rate.index), BETWEEN)


def _is_narrowed(side: Claim) -> bool:
    """Whether a side is one of some goods, or stands beside the trade in others: "экспорт услуг"."""
    return bool(side.scope) or "besides" in side.notes


def _relation(known: Weighted) -> Relation:
    division, rate = known.division, known.rate
    share = Figure(division.whole.index) / known.base
    up, down = (share - 1) * 100, (1 - share) * 100
    formula, turned = (up, down) if rate.direction > 0 else (down, up)
    prior = max(division.prior, SUMMED) if division.adds_up(narrow=True) and is_tight(division) else division.prior
    prior += (0.7 if division.adds_up() else 0.0) - (3 if known.is_real else 0)
    alternatives = (Alternative("direction", "=", turned),)
    return Relation("TC206", rate.index, "=", formula, prior, ("weighted", rate.index), WORDS, alternatives)


RULE = Rule(
    formula=Bilingual(
        "целое : (1 + рост) = Σ часть : (1 + её рост)", "total : (1 + growth) = Σ part : (1 + its growth)"
    ),
    message=Bilingual(
        "рост целого «{reported}» не сходится с ростом частей: по {others} выходит {computed}",
        "the growth of the total “{reported}” disagrees with that of its parts: {others} give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Товарооборот сжался на ⟦28,0%⟧, до ⟨6,141 млрд долларов⟩. Экспорт рухнул на ⟨31,7%⟩ и составил ⟨3,337 млрд долларов⟩, импорт "
        "снизился на ⟨2,3%⟩, до ⟨2,804 млрд долларов⟩.",
        "Оборот вырос на ⟦25%⟧, до ⟨41,0 млрд долларов⟩: экспорт — на ⟨10,2%⟩, до ⟨21,4 млрд долларов⟩, импорт — на ⟨12,5%⟩, до ⟨19,6 "
        "млрд долларов⟩.",
        "Товарооборот увеличился на ⟦9,3%⟧ и достиг ⟨902 млн долларов⟩. Экспорт прибавил ⟨41,5%⟩ и составил ⟨512 млн долларов⟩, импорт "
        "вырос на ⟨36,2%⟩, до ⟨390 млн долларов⟩.",
        "Товарооборот двух стран упал за год на ⟨26,4%⟩. Импорт потерял 16,9%, экспорт — ⟦17,4%⟧.",
    ),
    accepted=(
        "Товарооборот сжался на 20,8%, до 6,141 млрд долларов. Экспорт рухнул на 31,7% и составил 3,337 млрд долларов, импорт "
        "снизился на 2,3%, до 2,804 млрд долларов.",
        "Оборот вырос на 37%, до 902 млн долларов: экспорт — на 36,2%, до 512 млн, импорт — на 37,3%, до 390 млн долларов.",
        "Товарооборот вырос на 25%, до 41 млрд долларов, экспорт услуг — на 10%, до 2,1 млрд, а импорт услуг — на 12%, до 1,9 млрд.",
        "Товарооборот вырос в реальном выражении на 5%, до 41,0 млрд долларов: экспорт — на 10,2%, до 21,4 млрд, импорт — на 12,5%, "
        "до 19,6 млрд долларов.",
        "Из Аравии пришло 7,72 млн тонн нефти против 7,34 млн месяцем ранее (рост на 5,2%). Бразилия нарастила поставки в 1,4 "
        "раза, до 4 млн тонн, а Ирак уменьшил их на 36,8%, до 3,54 млн тонн.",
        "Экспорт края поднялся на 11,9%, до 214 млрд рублей, импорт — на 11,6%, до 262 млрд. Первым партнёром был Китай: с ним "
        "наторговали на 22% больше, на 254 млрд рублей.",
        "Контейнеров порт перевалил 7,4 млн тонн, прирост на 41%. Навалочных грузов обработано 3,2 млн тонн (плюс 15%)."
        " Соседняя гавань растёт ещё быстрее: 24%, до 4,2 млн тонн.",
    ),
)
