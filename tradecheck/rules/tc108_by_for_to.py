"""An absolute change that repeats the new level: «на» stands where «до» was meant, or the level was put for the change.

Formula: new − old = Δ fails, and Δ = new. "Вырос на 45 млн — с 30 до 45 млн" tells a change of 15 or a level of 45, not both.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from tradecheck.claim.model import Article
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import delta_pairs, difference
from tradecheck.relation.model import Alternative, Relation, Verdict, verdict
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("новое − старое", "new − old")
SURER = 0.4
"""What the relation gains on the plain difference: that the change repeats the level explains how it came about."""


def _relations(article: Article) -> Iterator[Relation]:
    narrow = {n: f.narrow for n, f in enumerate(article.figures)}
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    for pair in delta_pairs(article):
        relation = difference("TC108", pair, FORMULA)
        repeats = pair.rate.figure.narrow.meets(pair.new.figure.narrow)
        if repeats and verdict(relation, narrow, wide) is Verdict.FAILS:
            level = Alternative("by for to", "=", Figure(pair.new.index))
            yield replace(relation, prior=relation.prior + SURER, alternatives=(level,))


RULE = Rule(
    formula=Bilingual("Δ = новое вместо Δ = новое − старое", "Δ = new in place of Δ = new − old"),
    message=Bilingual(
        "изменение «{reported}» повторяет новый уровень; по {others} выходит {computed}",
        "the change “{reported}” repeats the new level; by {others} it is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Запасы газа с ⟨30 млрд кубометров⟩ выросли на ⟦45 млрд кубометров⟧, до ⟨45 млрд кубометров⟩.",
        "Поставки угля сократились на ⟦412 тыс. тонн⟧ — с ⟨530⟩ до ⟨412 тыс. тонн⟩.",
        "За квартал выручка сети увеличилась на ⟦8,6 млрд рублей⟧ и составила ⟨8,6 млрд рублей⟩ против ⟨7,1 млрд рублей⟩ годом ранее.",
    ),
    accepted=(
        "Запасы газа с 30 млрд кубометров выросли на 45 млрд кубометров, до 75 млрд кубометров.",
        "Поставки угля сократились на 118 тыс. тонн — с 530 до 412 тыс. тонн.",
        "За квартал выручка сети увеличилась на 1,5 млрд рублей и составила 8,6 млрд рублей против 7,1 млрд рублей годом ранее.",
        "Парк вырос на 200 вагонов — с 200 до 400 вагонов.",
    ),
)
