"""A range runs from its low end to its high end.

Formula: low ≤ high in "от A до B". What falls "с 5 до 3 млрд" is a change and no range, and so is "снизят от 5 до 3". The order of the
ends is a matter of usage too, so the rule is a judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import TIMES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("начало диапазона не больше конца", "the low end of a range is no more than its high end")
FAR: Final = 50
"""Ends that differ by more are of different multipliers, or no ends of one range."""


def _relations(article: Article) -> Iterator[Relation]:
    for low, high in pairwise(article.claims):
        beside = article.claims[high.index + 1 : high.index + 2]
        changed = any(c.role in (Role.CHANGE, Role.DELTA) and c.sentence == high.sentence for c in beside)
        if _is_range(low, high) and not changed:
            yield Relation("TC507", high.index, ">=", Figure(low.index), 2.8, ("range", high.index), WORDS)


def _is_range(low: Claim, high: Claim) -> bool:
    if low.lead[-1:] != ("от",) or high.lead != ("до",) or low.sentence != high.sentence or low.unit != high.unit:
        return False
    if low.unit in TIMES or low.unit == "degC" or low.figure.sign or high.figure.sign or low.depth != high.depth:
        return False
    if low.figure.is_range or high.figure.is_range:
        return False
    bare = low.unit == "1" and high.figure.text == high.figure.digits  # marks, hours, places
    falls = low.direction or high.direction or any(cues(word) & {"up", "down"} for word in low.lead)
    return not bare and not falls and low.figure.value < FAR * high.figure.value


RULE = Rule(
    formula=Bilingual("начало ≤ конец", "low ≤ high"),
    message=Bilingual(
        "диапазон кончается на «{reported}», а начинается с {others}",
        "the range ends with “{reported}” and begins with {others}",
    ),
    relations=_relations,
    flagged=(
        "Стоимость проекта оценивают от ⟨51⟩ до ⟦18 млрд рублей⟧.",
        "Участок продают по цене от ⟨3,4 млн рублей⟩ до ⟦1,9 млн рублей⟧ за сотку.",
        "В хозяйствах собирают от ⟦42 тонн⟧ до ⟨31 тонны⟩ картофеля.",
    ),
    accepted=(
        "Биржевая тонна бензина откатилась от 82 310 до 74 900 рублей, на 9,0%.",
        "Стоимость проекта оценивают от 3 до 5 млрд рублей.",
        "Стоимость проекта снизилась с 5 до 3 млрд рублей.",
        "Ставку сократят от 15 до 12%.",
        "Зимой здесь от 5 до 3 градусов мороза.",
        "Налог платят на доход от 5 млн рублей, до 3 млн рублей дохода он ниже.",
        "Магазины работают от 10 до 8 часов в день.",
    ),
    judgement=True,
)
