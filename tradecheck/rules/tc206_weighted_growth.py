"""The growth of a total agrees with the growth of its parts.

Formula: N : (1 + p) = Σ nᵢ : (1 + pᵢ): the bases that the parts imply add up to the base that the total implies. It is the sharpest
test in practice, since the growth of a total always lies between those of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Figure, total
from tradecheck.relation.growth import base_of
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.parts import divisions
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual(
    "рост целого по базам частей: целое : Σ (часть : (1 + её рост)) − 1",
    "growth of the total by the bases of its parts: total : Σ (part : (1 + its growth)) − 1",
)


def _relations(article: Article) -> Iterator[Relation]:
    rates = {
        rate.frame: rate for rate in reversed(article.claims) if rate.role is Role.CHANGE and rate.unit in ("%", "x")
    }
    for division in divisions(article):
        rate = rates.get(division.whole.frame)
        parts = [(part, rates.get(part.frame)) for part in division.parts]
        known = [(part, growth) for part, growth in parts if growth is not None and growth.direction]
        if division.kind is Kind.SIDES and rate is not None and rate.unit == "%" and rate.direction and len(known) == len(parts):
            yield _weighted(division, rate, known)


def _weighted(division: Division, rate: Claim, parts: list[tuple[Claim, Claim]]) -> Relation:
    base = total([base_of(part, growth) for part, growth in parts])
    share = Figure(division.whole.index) / base
    up, down = (share - 1) * 100, (1 - share) * 100
    formula, turned = (up, down) if rate.direction > 0 else (down, up)
    real = any(claim.notes & {"real"} for claim in (rate, *(growth for _, growth in parts)))
    adds_up = division.whole.figure.wide.meets(total([Figure(p.index) for p, _ in parts]).value(_wide(parts)))
    prior = division.prior + (0.7 if adds_up else 0.0) - (3 if real else 0)
    alternatives = (Alternative("direction", "=", turned),)
    return Relation("TC206", rate.index, "=", formula, prior, ("weighted", rate.index), WORDS, alternatives)


def _wide(parts: list[tuple[Claim, Claim]]) -> dict[int, Interval]:
    return {part.index: part.figure.wide for part, _ in parts}


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
    ),
    accepted=(
        "Товарооборот сжался на 20,8%, до 6,141 млрд долларов. Экспорт рухнул на 31,7% и составил 3,337 млрд долларов, импорт "
        "снизился на 2,3%, до 2,804 млрд долларов.",
        "Оборот вырос на 37%, до 902 млн долларов: экспорт — на 36,2%, до 512 млн, импорт — на 37,3%, до 390 млн долларов.",
        "Товарооборот вырос на 25%, до 41 млрд долларов, экспорт услуг — на 10%, до 2,1 млрд, а импорт услуг — на 12%, до 1,9 млрд.",
        "Товарооборот вырос в реальном выражении на 5%, до 41,0 млрд долларов: экспорт — на 10,2%, до 21,4 млрд, импорт — на 12,5%, "
        "до 19,6 млрд долларов.",
    ),
)
