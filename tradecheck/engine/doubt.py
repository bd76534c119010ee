"""How much speaks for a broken relation being meant, whatever would mend it; what is never worth telling ends here."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from tradecheck.claim.model import Article, Role
from tradecheck.engine.system import TOLD, System, independent
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.relation.elliptic import elliptic
from tradecheck.relation.links import window
from tradecheck.relation.model import Relation

ALARM: Final = 2.2
"""Log-odds from which a broken relation is told."""
SLIGHT: Final = 10
"""A difference is off by little if by less than this part of what it is taken from."""
WILD: Final = 10
"""Two sides in the wrong order by this factor differ by a multiplier; a moved comma takes twice as much."""
PARALLEL: Final = 0.5
"""What a sum of figures that merely stand together gains by each other one of the article that holds to the digit."""
FEW: Final = 4
TRIED: Final = 0.3
"""What a sum that no word tells of loses by each figure beyond a few: the more slips are tried, the sooner one fits by chance."""
PARTED: Final = 0.3
"""What is lost where another level in the same unit stands between a change and its levels: of the changes of texts that nobody had read,
8 of the 10 told across another amount were wrong, and of the others few."""
UNSAID: Final = 2.0
"""What is lost where a figure lacks the multiplier and the unit that the others have: nobody knows what it is of."""
CROWDED: Final = 18
"""So many figures may stand around a relation before they count as a crowd."""
WINDOW: Final = 4
"""How many sentences before and after a relation are looked at for that."""
CROWD: Final = 3.0
"""What is lost for each e-fold of figures beyond: the pairs and the sums that a wording may wrongly tie grow faster than their number."""
MEANT: Final = 2.4
"""Prior from which a rate was meant of these levels even if others account for it too."""
STRONG: Final = 2.9
"""Prior from which the words leave little doubt."""
USUAL: Final = 0.8
"""What a repair says for a slip if it undoes a usual one."""
FITS: Final = 0.6
"""What it says for each degree of how sharply it makes the sides meet."""
SHARPER: Final = (1, 16, 40)
"""By how many times sharper than the first each degree is."""
ANOTHER: Final = 1.0
"""What it says if it mends another relation too."""
IN_PLACE: Final = 1.0
"""What it says if it puts a part in place that is far greater than its whole."""
LISTED: Final = 0.9
"""What is gained where the sides of a share are near each other, and the other shares of its list agree."""
ROUNDING: Final = 0.1
"""More than is lost when log-odds are added up."""


def suspects(system: System, least: float = ALARM) -> Iterator[Relation]:
    """The broken relations that some repair could make worth telling, at odds of ``least``; repairs take long to find."""
    return (r for r in system.failing if odds_without_repair(system, r) + _most(system, r) >= least)


def odds_without_repair(system: System, relation: Relation) -> float:
    """The log-odds that a broken relation was meant, as far as words and the relations that hold tell."""
    return relation.prior + sum(_standing(system, relation))


def _standing(system: System, relation: Relation) -> Iterator[float]:
    """What the relations that hold say for a broken one and against it, whatever would mend it."""
    if relation.prior < TOLD:
        yield -TRIED * max(0, len(relation.figures) - FEW)
        yield PARALLEL * min(2, system.parallels(relation))
    if elliptic(system.article, relation):
        yield -UNSAID
    yield -crowd(system.article, relation)
    if _is_parted(system.article, relation):
        yield -PARTED
    if relation.order == "=" and _may_be_other(system, relation) and system.is_confirmed(relation):
        yield -2.0
    if (relation.prior < 2 and system.is_explained(relation)) or system.is_outdone(relation):
        yield -2.0
    if relation.order != "=" and system.is_told_anew(relation):
        yield -2.0


def crowd(article: Article, relation: Relation) -> float:
    """What the figures in the sentences around a relation say against it: nothing unless they are many, its own among them."""
    first, last = window(article.claims, article.claims[relation.subject], WINDOW, WINDOW)
    return CROWD * max(0.0, math.log((last - first) / CROWDED))


def _is_parted(article: Article, relation: Relation) -> bool:
    """Whether another level in their unit stands between a change and its levels: it may be the one that the change goes with."""
    if article.claims[relation.subject].role not in (Role.CHANGE, Role.DELTA):
        return False
    units = {article.claims[n].unit for n in relation.figures} - RATES
    between = article.claims[min(relation.figures) + 1 : max(relation.figures)]
    return any(c.role is Role.LEVEL and c.unit in units and c.index not in relation.figures for c in between)


def _may_be_other(system: System, relation: Relation) -> bool:
    """Whether the subject may be told of something else: a rate of other levels. That a total agrees with one more figure says nothing."""
    rate = system.article.figures[relation.subject].unit in RATES
    return rate and relation.prior < MEANT


def _most(system: System, relation: Relation) -> float:
    """What repairs can say for a slip at the most."""
    beside = (system.failing[n] for figure in relation.figures for n in system.failing_with.get(figure, ()))
    another = any(one.prior >= TOLD and independent(one, relation) for one in beside)
    equation = relation.order == "="
    sharp = equation and relation.prior < STRONG
    wild = equation and relation.prior < TOLD and apart(system, relation) > WILD
    thousandfold = crowd(system.article, relation) if equation else 0.0
    told = FITS * len(SHARPER) * sharp + ANOTHER * another + IN_PLACE * wild + LISTED * equation
    return USUAL + told + thousandfold + ROUNDING


def apart(system: System, relation: Relation) -> float:
    """By what factor the two sides differ."""
    reported = abs(system.article.figures[relation.subject].value)
    try:
        computed = abs(relation.computed(system.wide).middle)
    except ZeroDivisionError:
        return 1.0
    if relation.is_difference and _is_slight(system, relation):
        return 1.0
    if not reported or not computed:
        return math.inf
    ratio = float(computed) / float(reported)
    return max(ratio, 1 / ratio)


def _is_slight(system: System, relation: Relation) -> bool:
    """Whether two sides differ by little beside what one is a difference of: a slip of one digit makes a balance many times as great."""
    points = {n: Interval.point(system.article.figures[n].value) for n in relation.figures}
    off = points[relation.subject].gap(relation.formula.value(points))
    return off * SLIGHT < max(abs(points[n].middle) for n in relation.formula.figures())
