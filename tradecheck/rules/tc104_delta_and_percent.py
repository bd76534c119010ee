"""An absolute change, the same change in per cent and the level after it agree.

Formula: p = Δ : (level − Δ) for growth, Δ : (level + Δ) for decline.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Frame, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import statement_of
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.pairing import STATED
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("прибавка : (уровень − прибавка) × 100 %", "change : (level − change) × 100 %")


def _relations(article: Article) -> Iterator[Relation]:
    for frame in article.frames:
        yield from _in_frame(frame)


def _in_frame(frame: Frame) -> Iterator[Relation]:
    for rate in (c for c in frame.of(Role.CHANGE) if c.unit == "%"):
        for delta in frame.of(Role.DELTA, Role.ASIDE):
            direction = rate.direction or delta.direction or 1
            for level in (c for c in frame.of(Role.LEVEL) if c.unit == delta.unit):
                share = Figure(level.index) / Figure(delta.index)
                up, down = 100 / (share - 1), 100 / (share + 1)
                formula, turned = (up, down) if direction > 0 else (down, up)
                alternatives = (Alternative("direction", "=", turned),)
                statement = (
                    ("delta", rate.index, delta.index) if delta.role is Role.DELTA else statement_of(rate, delta)
                )
                yield Relation("TC104", rate.index, "=", formula, STATED - 0.4, statement, FORMULA, alternatives)


RULE = Rule(
    formula=FORMULA,
    message=Bilingual(
        "изменение «{reported}» не сходится с {others}: по ним выходит {computed}",
        "the change “{reported}” disagrees with {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Долг вырос на ⟨9,2 млн⟩, или на ⟦15%⟧, до ⟨99,4 млн рублей⟩.",
        "Через порт прошло ⟨2 484,8 тыс. тонн⟩ нефти, на ⟨864 тыс. тонн⟩, или на ⟦35%⟧, больше прошлогоднего.",
        "Выпуск молока составил ⟨132 214 тонн⟩ — на ⟨3100 тонн⟩, или на ⟦21%⟧, больше, чем годом ранее.",
    ),
    accepted=(
        "Долг вырос на 9 млн, или на 10%, до 99 млн рублей.",
        "Через порт прошло 2 484,8 тыс. тонн нефти, на 864 тыс. тонн, или на 53%, больше прошлогоднего.",
        "Доходы увеличились на 90,1 млн, или на 14,8%, до 700,5 млн рублей.",
        "Ввоз товаров снизился на 2,531 млрд долларов, или на 33%, до 5,077 млрд долларов.",
    ),
)
