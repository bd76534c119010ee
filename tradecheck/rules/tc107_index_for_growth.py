"""An index of 141 % to last year is a growth of 41 %.

Formula: index = 100 ± growth, where one sentence tells both, side by side: "141% к прошлому году, то есть рост на 41%".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from tradecheck.claim.cues import FOLLOWING, FOLLOWS, cues, indicator_of
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.model import Alternative, Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

NEXT = 2.2
"""Prior of a change that opens the sentence after an index."""
WORDS = Bilingual("индекс − 100", "index − 100")
LINKS = frozenset(
    "а и то есть или это значит что иначе говоря на прирост рост увеличение снижение спад падение соответствует означает".split()
)
"""Words that may stand between an index and the growth that it is."""


def _relations(article: Article) -> Iterator[Relation]:
    for first, second in pairwise(article.claims):
        if not (first.unit == second.unit == "%"):
            continue
        if first.sentence + 1 == second.sentence:
            yield from _turned(article, first, second)
        if first.sentence != second.sentence:
            continue
        for index, growth in ((first, second), (second, first)):
            if (
                _is_index(article, index)
                and growth.role is Role.CHANGE
                and growth.direction
                and _links(article, first, second)
            ):
                figure = Figure(index.index)
                formula = figure - 100 if growth.direction > 0 else 100 - figure
                yield Relation("TC107", growth.index, "=", formula, 3.0, ("index", growth.index), WORDS)


def _turned(article: Article, index: Claim, growth: Claim) -> Iterator[Relation]:
    """A sentence that opens with the change that an index before it is to the digit, whatever its direction: "97%. Рост на 3%..."."""
    opens = (
        growth.lead[:-1] != ()
        and all(cues(word) & {"up", "down"} for word in growth.lead[:-1])
        and growth.lead[-1] == "на"
    )
    apart = index.figure.value - 100
    if not opens or not growth.direction or abs(apart) != growth.figure.value or not _is_index(article, index):
        return
    grown, fallen = Figure(index.index) - 100, 100 - Figure(index.index)
    told, turned = (grown, fallen) if growth.direction > 0 else (fallen, grown)
    alternatives = (Alternative("direction", "=", turned),)
    yield Relation("TC107", growth.index, "=", told, NEXT, ("index", growth.index), WORDS, alternatives)


def _is_index(article: Article, claim: Claim) -> bool:
    """Whether the per cent are of the level of another time: "141% к прошлому году"."""
    plain = claim.role in (Role.INDEX, Role.PERCENT, Role.LEVEL, Role.SHARE) and not claim.figure.sign
    after = article.text[claim.figure.end : claim.figure.end + 30].lower().split()
    to_base = after[:1] == ["к"] and any(
        w.startswith(("прошл", "предыд", "уровн", "аналог", "соотв", "тому", "20")) for w in after
    )
    of_base = after[:2] == ["от", "уровня"]
    named = any(word.startswith("индекс") for word in claim.lead)
    return plain and (to_base or of_base or named or claim.role is Role.INDEX)


def _links(article: Article, first: Claim, second: Claim) -> bool:
    """Whether nothing but links stands before the second, so that it tells the first anew, of no other period."""
    start = bisect_left(article.periods, first.figure.end, key=lambda p: p.start)
    between = [p for p in article.periods[start : start + 2] if p.start < second.figure.start]
    if any(p.start > first.figure.end + _NEAR for p in between) or len(between) > 1:
        return False
    follows = FOLLOWS & set(second.lead) or FOLLOWING & set(pairwise(second.lead))
    if follows and second.index == first.index + 1 and second.lead[-1:] == ("на",):
        return not second.depth
    words = [w for w in second.lead if w not in LINKS and not cues(w) & {"up", "down", "reach"} and w not in _BASE]
    named = any(indicator_of(w) for w in second.lead)
    return not words and not named and not second.depth


_NEAR = 12
"""How far after an index its base stands, in characters."""
_BASE = frozenset("к прошлому году уровню от уровня прошлого года предыдущему аналогичному периоду месяцу".split())

RULE = Rule(
    formula=Bilingual("индекс = 100 ± рост", "index = 100 ± growth"),
    message=Bilingual(
        "изменение «{reported}» не сходится с индексом {others}: по нему выходит {computed}",
        "the change “{reported}” disagrees with the index {others}: it gives {computed}",
    ),
    relations=_relations,
    flagged=(
        "Индекс выпуска в январе — сентябре составил ⟦96,3%⟧ к тому же периоду прошлого года; таким образом, выпуск сократился на ⟨6,3%⟩.",
        "Выпуск составил ⟦141,2%⟧ к прошлому году, то есть рост на ⟨141,2%⟩.",
        "Грузооборот порта — ⟨92,4%⟩ к прошлому году, снижение на ⟦92,4%⟧.",
        "Ввод жилья достиг ⟦118%⟧ к уровню прошлого года, или вырос на ⟨81%⟩.",
        "Индекс производства за восемь месяцев составил ⟨96,8%⟩ к прошлому году. Рост на ⟦3,2%⟧ в ведомстве связывают с добычей.",
    ),
    accepted=(
        "Индекс выпуска в январе — сентябре составил 96,3% к тому же периоду прошлого года; таким образом, выпуск сократился на 3,7%.",
        "Индекс выпуска составил 96,3%, а за год выпуск сократился на 6,3%.",
        "Выпуск составил 141,2% к прошлому году, то есть рост на 41,2%.",
        "Грузооборот порта — 92,4% к прошлому году, снижение на 7,6%.",
        "Выпуск составил 141% к прошлому году, а выпуск тракторов вырос на 12%.",
        "Выпуск составил 141% к прошлому году, в декабре рост на 12%.",
        "План выполнен на 141%, рост на 12%.",
        "Индекс производства за восемь месяцев составил 96,8% к прошлому году. Спад на 3,2% в ведомстве связывают с добычей.",
    ),
)
