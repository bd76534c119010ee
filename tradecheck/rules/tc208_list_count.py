"""A list has as many members as are announced.

Formula: announced number = members named. Only a closed list is counted: names or quoted titles right after the colon, divided by commas,
the last joined by «и», and nothing else to the end of the sentence. What "в том числе", "среди них" or "например" opens is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import COUNTS
from tradecheck.lazy import lazy
from tradecheck.relation.algebra import Constant
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("названо в списке", "named in the list")
LONGEST: Final = 20
"""No list of so many members and more is told in one sentence."""
REACH: Final = 400
_NAME: Final = r"(?:[А-ЯЁA-Z][\w-]{1,30}|«[^«»]{1,40}»)(?: (?:[А-ЯЁA-Z][\w-]{1,30}|«[^«»]{1,40}»)){0,2}"
_LIST: Final = lazy(
    rf"(?P<between>(?: [а-яё-]{{1,20}}){{0,3}}): (?P<members>{_NAME}(?:, {_NAME}){{0,19}}) и (?P<last>{_NAME})\.?$"
)
_MEMBER: Final = lazy(_NAME)
OPEN: Final = ("числе", "среди", "наприм", "включ", "крупн", "перв", "главн", "основн")


def _relations(article: Article) -> Iterator[Relation]:
    for claim in article.claims:
        named = _named(article, claim) if _announces(claim) else 0
        if named:
            yield Relation(
                "TC208", claim.index, "=", Constant(Fraction(named)), 3.0, ("listed", claim.index), WORDS, strict=True
            )


def _announces(claim: Claim) -> bool:
    figure = claim.figure
    whole = figure.unit in COUNTS and figure.scale == 0 and figure.hedge is None and not figure.is_range
    open_list = any(word.startswith(OPEN) for word in (*claim.lead[-3:], *claim.after))
    return whole and claim.role is Role.LEVEL and 1 < figure.value < LONGEST and not open_list


def _named(article: Article, claim: Claim) -> int:
    """How many the closed list right after the figure names; 0 where there is none."""
    end = article.sentences[claim.sentence].end
    match = _LIST.match(article.text[claim.figure.end : min(end, claim.figure.end + REACH)].rstrip())
    if match is None or any(word.startswith(OPEN) for word in match["between"].split()):
        return 0
    return 1 + sum(1 for _ in _MEMBER.finditer(match["members"]))


RULE = Rule(
    formula=Bilingual("объявлено = названо", "announced = named"),
    message=Bilingual(
        "объявлено «{reported}», а названо {computed}",
        "“{reported}” are announced, and {computed} are named",
    ),
    relations=_relations,
    flagged=(
        "Тендер выиграли ⟦3 компании⟧: «Север», «Восток», «Мостотрест» и «Дорстрой».",
        "Награды получили ⟦5 человек⟧: Иван Орлов, Пётр Сизов, Анна Белых и Олег Рудин.",
        "Лицензии лишились ⟦2 банка⟧: «Кредо», «Ладога» и «Опора».",
    ),
    accepted=(
        "Тендер выиграли 4 компании: «Север», «Восток», «Мостотрест» и «Дорстрой».",
        "Тендер выиграли 10 компаний, в том числе «Север» и «Восток».",
        "Тендер выиграли 10 компаний, среди них: «Север», «Восток» и «Дорстрой».",
        "Тендер выиграли более 2 компаний: «Север», «Восток» и «Дорстрой».",
        "Награды получили 5 человек: Иван Орлов, пара из Твери и Анна Белых.",
    ),
)
