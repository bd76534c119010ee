"""One change told twice, in per cent and in times, is the same change.

Formula: r = 1 + p for growth; for decline r = 1 : (1 − p).
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("1 + процент : 100", "1 + per cent : 100")


def _relations(article: Article) -> Iterator[Relation]:
    for frame in article.frames:
        percents = [c for c in frame.of(Role.CHANGE) if c.unit == "%"]
        times = [c for c in frame.of(Role.CHANGE) if c.unit == "x"]
        if len(percents) == len(times) == 1 and abs(percents[0].index - times[0].index) == 1:
            percent, multiple = percents[0], times[0]
            share = Figure(percent.index) / 100
            formula = 1 / (1 - share) if percent.direction < 0 else 1 + share
            yield Relation("TC105", multiple.index, "=", formula, 2.2, ("double", multiple.index), FORMULA)


RULE = Rule(
    formula=Bilingual("разы = 1 + процент : 100", "times = 1 + per cent : 100"),
    message=Bilingual(
        "«{reported}» и {others} — не одно изменение: проценты дают {computed}",
        "“{reported}” and {others} are not one change: the per cent give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Продажи электромобилей выросли на ⟦167%⟧, то есть в ⟨1,6 раза⟩.",
        "Импорт вина увеличился на ⟨40%⟩, или в ⟦2,4 раза⟧.",
        "Выпуск тракторов вырос в ⟦1,3 раза⟧, или на ⟨230%⟩.",
    ),
    accepted=(
        "Продажи электромобилей выросли на 160%, то есть в 2,6 раза.",
        "Экспорт сократился на 50%, то есть вдвое.",
        "Импорт вина увеличился на 40%, или в 1,4 раза.",
        "Экспорт вырос на 40%, а импорт — в 2,4 раза.",
    ),
)
