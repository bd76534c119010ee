"""The log-odds that a broken relation is a slip: what its words say, and what its repairs say."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from tradecheck.claim.model import Role
from tradecheck.engine.candidate import ANEW
from tradecheck.engine.doubt import (
    ALARM,
    ANOTHER,
    FITS,
    IN_PLACE,
    LISTED,
    SHARPER,
    STRONG,
    USUAL,
    WILD,
    apart,
    crowd,
    odds_without_repair,
)
from tradecheck.engine.elsewhere import is_told_elsewhere
from tradecheck.engine.otherwise import is_read_wrong
from tradecheck.engine.repairs import PAIR, SCALED, SPECIFIC, TURNED, WORDS, Repair, narrow_with
from tradecheck.engine.system import NAMED, TOLD, System, independent
from tradecheck.figure.model import Figure
from tradecheck.relation.model import BEYOND, Relation

NEAR: Final = 1.25
"""Two sides within this factor were meant to agree."""
MULTIPLIERS: Final = frozenset({"multiplier", "lost multiplier"})
UNLIKE_CHANCE: Final = frozenset({"multiplier", "percent for points", "points for percent"})
"""Slips that figures put together wrongly seldom look like: a thousandfold, or a difference to the digit told as a rate."""
RUN: Final = 0.5
"""Prior from which a sum is more than levels that happen to stand together."""
SHARE_OF_WHOLE: Final = 3
"""A share, its part and the whole."""
PARTS: Final = 3
"""How many figures a whole and its parts are at least more than."""
ELSEWHERE: Final = 1.5
"""What is lost where the figures beside it account for the rate or the change to the digit."""
MISREAD: Final = 2.5
"""What is lost where it would hold with one part more, or its two levels are one."""
SIBLINGS: Final = 2
"""So many others leave no doubt."""
COMMA: Final = "moved comma"
BLUNT: Final = 0.7
"""The most that a repair says for a slip in a list if it fits only by a wide reading."""
DIGIT: Final = "wrong digit"
SHARP: Final = 100
"""A repair is sharp if the other figures and its own rounding leave it no more room than this part of its size."""
COARSER: Final = 3
"""A moved comma says as much with so much more room."""
A_THOUSAND: Final = 5
"""A wrong multiplier, with so much."""
COARSER_CHANGE: Final = 10
"""Either of a change, which roundings leave the most."""


def odds_of(system: System, relation: Relation, fixes: list[Repair]) -> float:
    """The log-odds that a broken relation was meant, and is a slip: what the words say, and what the arithmetic says."""
    odds = odds_without_repair(system, relation) + _evidence(system, relation, fixes)
    if odds >= ALARM and is_told_elsewhere(system, relation):
        odds -= ELSEWHERE
    return odds - MISREAD if odds >= ALARM and is_read_wrong(system, relation) else odds


def _evidence(system: System, relation: Relation, fixes: list[Repair]) -> float:
    """What the repairs say for a slip, and against it: a wild disagreement that no usual slip explains was not meant."""
    clean = [fix for fix in fixes if not fix.broken]
    best = max((_telling(system, relation, fix) for fix in clean), default=0.0)
    factor = apart(system, relation)
    evidence = (
        USUAL if best >= SPECIFIC else 0.0 if best >= 0.8 else -0.1 if factor < NEAR and relation.prior > 2 else -0.8
    )
    if factor < NEAR and relation.prior >= NAMED and _is_of_list(system, relation):
        evidence += LISTED
    if relation.prior < STRONG:
        telling = (fix for fix in clean if best >= SPECIFIC or fix.kind == DIGIT)
        evidence += FITS * max((_sharpness(system, relation, fix) for fix in telling), default=0)
    unlike = (fix for fix in clean if fix.kind in UNLIKE_CHANCE and relation.order == "=")
    if any(_telling(system, relation, fix) >= SPECIFIC for fix in unlike):
        evidence += crowd(system.article, relation)
    others = (system.failing[n] for fix in clean for n in fix.mended)
    if any(independent(other, relation) and other.prior >= TOLD for other in others):
        evidence += ANOTHER
    if factor > WILD and relation.order == "=" and any(_sets_in_place(system, relation, fix) for fix in clean):
        evidence += IN_PLACE
    wild = best < SPECIFIC and factor > 3 and relation.order == "=" and not relation.absolute
    scaled = any(fix.kind in SCALED and relation.holds(narrow_with(system, fix.candidate)) for fix in clean)
    if wild and not scaled and not _is_of_list(system, relation):
        evidence -= 0.5 if relation.prior >= STRONG else 1.2
        evidence -= 2.0 if factor > BEYOND else 0.0
    return evidence


def _is_of_list(system: System, relation: Relation) -> bool:
    """Whether a share is one of a list whose others agree, each with its own part of the same whole: "(57%), (17%) и (6%)"."""
    if relation.order != "=" or len(relation.figures) != SHARE_OF_WHOLE:
        return False
    share, part, whole = relation.figures
    told = (r for r in system.holding_with.get(whole, ()) if r.rule == relation.rule and len(r.figures) == SHARE_OF_WHOLE)
    beside = [r.figures for r in told if r.figures[-1] == whole and r.holds(system.narrow)]
    claims = system.article.claims
    here = {one for one, *_ in beside if claims[one].sentence == claims[share].sentence and claims[one].unit == claims[share].unit}
    return len(here) >= SIBLINGS and all(part not in figures for figures in beside)


def _sets_in_place(system: System, relation: Relation, fix: Repair) -> bool:
    """Whether another multiplier makes a part far greater than its whole fit to the digit: "612 млн: 438 млн и 174 млрд"."""
    part, figures = fix.candidate.place, system.article.figures
    if fix.candidate.kind != "multiplier" or part == relation.subject or relation.prior >= TOLD:
        return False
    printed = figures[part]
    if printed.value < figures[relation.subject].value or (printed.high - printed.low) * WILD > printed.value:
        return False
    return relation.holds(narrow_with(system, fix.candidate))


def _sharpness(system: System, relation: Relation, fix: Repair) -> int:
    """How sharply a usual slip undone makes the sides meet, from 1 (a part in a hundred) to 3: chance seldom does."""
    kind = fix.kind
    if relation.order != "=" or not (fix.candidate.usual >= SPECIFIC or kind in (COMMA, DIGIT)):
        return 0
    required = relation.required(fix.candidate.place, system.narrow)
    value = Fraction(fix.candidate.figure.value)
    if required is None or not required.meets(fix.candidate.figure.narrow):
        return 0
    printed = fix.candidate.figure.narrow
    part = fix.candidate.place != relation.subject and required.low.numerator > 0  # the others alone are not the whole
    if kind in MULTIPLIERS and relation.prior >= RUN and part and _is_of_many(relation):
        value = abs(Fraction(system.article.figures[relation.subject].value))  # which they come so near by chance
    room = (required.high - required.low + printed.high - printed.low) * SHARP
    degrees = sum(room * times < value for times in SHARPER)
    if kind in SCALED:  # tenfold away from what it is told with: chance seldom brings it near at all
        change = system.article.claims[fix.candidate.place].role in (Role.CHANGE, Role.DELTA)
        coarser = COARSER_CHANGE if change else A_THOUSAND if kind in MULTIPLIERS else COARSER
        return degrees + (room < coarser * value)
    return min(degrees, 1) if kind == DIGIT else degrees


def _is_list(relation: Relation) -> bool:
    """Whether a whole is told with its parts, and they are more than the two sides of a trade."""
    return relation.is_sum and relation.order == "=" and relation.reading != "sides"


def _is_of_many(relation: Relation) -> bool:
    """Whether a whole is told with three parts or more."""
    return relation.is_sum and len(relation.figures) > PARTS


def _telling(system: System, relation: Relation, fix: Repair) -> float:
    """How much a repair speaks for a slip: some digits always set two figures in order, so only wild disorder tells of one."""
    kind = fix.kind
    if kind in WORDS:
        return fix.candidate.usual
    if _is_list(relation) and not relation.holds(narrow_with(system, fix.candidate)):
        return min(fix.candidate.usual, BLUNT)  # of many parts some slip makes the sum hold, if roundings are stretched
    if relation.order != "=" and (kind in SCALED or len(relation.figures) == PAIR):
        wild = WILD if kind in MULTIPLIERS else 2 * WILD
        telling = kind in SCALED and apart(system, relation) >= wild
        return fix.candidate.usual if telling else min(fix.candidate.usual, 0.9)
    if relation.order != "=":
        return fix.candidate.usual
    if kind == ANEW and fix.candidate.usual >= TURNED:
        return fix.candidate.usual  # what is printed is told by the figures too, of something else
    if kind == COMMA and _sharpness(system, relation, fix):
        return max(fix.candidate.usual, SPECIFIC)
    blunt = _is_negligible(system, relation, fix) if kind in MULTIPLIERS else relation.prior < 2
    blunt = blunt or (kind in MULTIPLIERS and _is_coarse(fix.candidate.figure))
    blunt = blunt and (kind == DIGIT or not _sharpness(system, relation, fix))
    return min(fix.candidate.usual, 0.9) if blunt else fix.candidate.usual


def _is_coarse(figure: Figure) -> bool:
    """Whether a figure is known to no better than half and as much again: «0,1 млрд»."""
    return figure.high - figure.low >= figure.value


def _is_negligible(system: System, relation: Relation, fix: Repair) -> bool:
    """Whether the repaired figure is lost in the roundings of the others, so that any small number would do."""
    required = relation.required(fix.candidate.place, system.wide)
    return required is None or required.high - required.low > 2 * Fraction(fix.candidate.figure.value)
