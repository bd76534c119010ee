"""A share of so many persons is that of a whole number of them.

Formula: share = k : n × 100 % for some whole k. Of 20 persons 30 or 35 % can agree, but not 33. The share may be rounded or cut off; of a few
hundred and more, any whole per cent will do. Answers may be weighted, so this is a judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from tradecheck.claim.model import Article, Claim
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Figure, Range
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("ближайшая доля целого числа", "the nearest share of a whole number")


def _relations(article: Article) -> Iterator[Relation]:
    for share, whole in pairwise(article.claims):
        if _is_share_of(share, whole):
            below = int(share.figure.value * whole.figure.value / 100)
            for count in (below, below + 1):
                yield _relation(share, whole, count)


def _is_share_of(share: Claim, whole: Claim) -> bool:
    told = share.unit == "%" and share.after[:1] == ("из",) and whole.lead[:1] == ("из",) and len(whole.lead) == 1
    counted = whole.unit == "1" and whole.figure.scale == 0 and whole.figure.hedge is None and not whole.figure.is_range
    exact = share.figure.hedge is None and not share.direction and not share.figure.is_range and share.figure.digits
    return told and counted and bool(exact) and share.sentence == whole.sentence and whole.figure.value > 0


def _relation(share: Claim, whole: Claim, count: int) -> Relation:
    """The share of ``count``, which may be cut off as well as rounded."""
    unit = share.figure.high - share.figure.low
    cut = Range(Interval.of(-Fraction(unit) / 2, 0))
    near = abs(Fraction(count * 100) / Fraction(whole.figure.value) - Fraction(share.figure.value))
    prior = 2.6 if near * 2 * Fraction(whole.figure.value) <= 100 else 2.5
    formula = 100 * count / Figure(whole.index) + cut
    return Relation("TC506", share.index, "=", formula, prior, ("counting", share.index), WORDS, strict=True)


RULE = Rule(
    formula=Bilingual("доля = k : n × 100 %, k — целое", "share = k : n × 100 %, k whole"),
    message=Bilingual(
        "«{reported}» не может быть долей целого числа из {others}: ближе всего {computed}",
        "“{reported}” is the share of no whole number out of {others}: the nearest is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Новый график одобрили ⟦33%⟧ из ⟨20 сотрудников⟩.",
        "Экзамен сдали лишь ⟦47%⟧ из ⟨12 человек⟩.",
        "Нарушения нашли у ⟦26%⟧ из ⟨18 компаний⟩.",
    ),
    accepted=(
        "Новый график одобрили 35% из 20 сотрудников.",
        "Новый график одобрили 33% из 300 сотрудников.",
        "Экзамен сдали лишь 66% из 3 человек.",
        "Экзамен сдали около 47% из 12 человек.",
        "Экзамен сдали 47% из 1,2 тыс. человек.",
        "Одобрили 33% из опрошенных 20 сотрудников и 12 подрядчиков.",
    ),
    judgement=True,
)
