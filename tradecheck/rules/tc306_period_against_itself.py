"""A change names two different periods.

Formula: change = 0 between a period and itself. "В 2010 году выпуск вырос на 15% по сравнению с 2010 годом" names one year twice, so one of the
two is another. Only periods that name their year are held to it, and a plan, forecast or estimate for the year is no level of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.period import Period
from tradecheck.relation.algebra import Constant
from tradecheck.relation.model import Alternative, Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("изменение периода к самому себе", "the change of a period against itself")
NOTHING = Constant(Fraction(0))
PLANNED: Final = ("план", "прогноз", "оценк", "ожидан", "началу", "концу", "смет")


def _relations(article: Article) -> Iterator[Relation]:
    for one, other in pairwise(article.periods):
        if one.year is None or not one.same_span(other) or one.point or one.target or other.target:
            continue
        if not all(str(one.year) in period.text for period in (one, other)):
            continue
        compared = _is_compared(article, other) or _is_compared(article, one)
        change = _change(article, one, other)
        if compared and change is not None and not _is_planned(article, change):
            slip = Alternative("base period", ">=", NOTHING)
            statement = ("itself", change.index)
            yield Relation("TC306", change.index, "=", NOTHING, 3.0, statement, WORDS, (slip,))


def _is_compared(article: Article, period: Period) -> bool:
    before = article.text[max(0, period.start - 16) : period.start].lower().rstrip()
    opens = period.text.lower().split()[0]
    compared = before.endswith(("сравнению", "против", "чем", "сравнению с", " к"))
    return (opens == "к" and period.base) or compared


def _change(article: Article, one: Period, other: Period) -> Claim | None:
    """The one change of the sentence that holds both periods."""
    place = bisect_left(article.sentences, one.start + 1, key=lambda s: s.start) - 1
    sentence = article.sentences[max(place, 0)]
    if not sentence.start <= one.start < other.end <= sentence.end:
        return None
    first = bisect_left(article.claims, sentence.start, key=lambda c: c.figure.start)
    last = bisect_left(article.claims, sentence.end, key=lambda c: c.figure.start)
    changes: Sequence[Claim] = [c for c in article.claims[first:last] if c.role in (Role.CHANGE, Role.DELTA)]
    return changes[0] if changes and len({c.frame for c in changes}) == 1 else None


def _is_planned(article: Article, change: Claim) -> bool:
    """Whether the sentence compares with what was planned or expected for the period."""
    sentence = article.sentences[change.sentence]
    words = article.text[sentence.start : sentence.end].lower()
    return any(word in words for word in PLANNED)


RULE = Rule(
    formula=Bilingual("период к самому себе: изменение = 0", "a period against itself: change = 0"),
    message=Bilingual(
        "изменение «{reported}» названо за период по сравнению с ним же самим",
        "the change “{reported}” is told for a period against that very period",
    ),
    relations=_relations,
    flagged=(
        "В 2010 году экспорт вырос на ⟦15%⟧ по сравнению с 2010 годом.",
        "По сравнению с 2022 годом импорт машин в 2022 году снизился на ⟦8,4%⟧.",
        "В январе — марте 2023 года выпуск увеличился на ⟦12%⟧ к январю — марту 2023 года.",
        "За 2021 год угля добыто на ⟦5 млн тонн⟧ больше, чем в 2021 году.",
    ),
    accepted=(
        "В 2010 году экспорт вырос на 15% по сравнению с 2009 годом.",
        "В декабре 2010 года экспорт вырос на 15% по сравнению с январём 2010 года.",
        "В 2010 году экспорт вырос на 15% по сравнению с прогнозом на 2010 год.",
        "В 2010 году экспорт вырос на 15%, а импорт в 2010 году — на 8%.",
        "За 2021 год угля добыто на 5 млн тонн больше, чем в 2020 году, хотя в 2021 году шахты стояли.",
        "За первый квартал 2009 года завод выплавил 68,4 тыс. т никеля, на 7% меньше, чем за те же три месяца 2008 "
        "года, меди — 94,8 тыс. т, хотя год назад было 102,7 тыс. т.",
        "За полгода 2014 года умерли 7 690 человек; коэффициент равен 13,2, за полгода 2013 года равнялся 14,1. С "
        "января по июнь поженились 4 102 пары, прирост к тем же месяцам 2013 года – 2,7%.",
    ),
)
