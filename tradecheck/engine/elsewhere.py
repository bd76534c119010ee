"""Whether the figures beside a broken relation account for its rate or its change to the digit.

A rate is told of two levels, and of no others. Where a wording seems to tie it to two that it does not fit, and two beside it fit
to the digit, the wording was misread far oftener than the figures were: "на 1 318 аварий меньше (18,3%)... комплексов стало 1 460, на
212 больше". That says the more the fewer pairs there are, and the less room their roundings leave to chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Final

from tradecheck.claim.model import Claim, Role
from tradecheck.engine.doubt import STRONG
from tradecheck.engine.system import System
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.relation.links import is_bare, same_unit
from tradecheck.relation.model import Relation
from tradecheck.relation.near import lacks_unit

REACH: Final = 4
"""How many figures before and after a rate its levels may stand."""
BY_CHANCE: Final = Fraction(3, 20)
"""So many fits of the pairs there are would be chance."""
LARGEST: Final = 6
SMALLEST: Final = Fraction(1, 50)
"""Levels of one rate are seldom farther apart than this."""
PAIR: Final = 2
TELLING: Final = 3
"""So many digits say what a percentage is of."""
LEVELS: Final = 3
"""A rate and its two levels are so many figures."""
HUNDRED: Final = Interval.point(100)
ONE: Final = Interval.point(1)
SPREAD: Final = {"%": 10, "x": 1}
"""Rates lie about as far from one another as they are great, and so much."""


def is_told_elsewhere(system: System, relation: Relation) -> bool:
    """Whether a rate or a difference that ``relation`` takes for that of some levels fits others beside it, and not by chance."""
    claims = system.article.claims
    subject = claims[relation.subject]
    if relation.order != "=" or not (subject.unit in SPREAD or subject.role is Role.DELTA):
        return False
    reported = system.narrow[relation.subject]
    if _is_turned(system, relation, subject) or _is_reversed(system, relation, subject):
        return True
    if any(value.meets(reported) for value in _beside(system, relation, subject)):
        return True
    expected, fits = Fraction(0), False
    for value in _accounts(system, relation, subject):
        room = value.high - value.low + reported.high - reported.low
        size = abs(reported.middle) + SPREAD.get(subject.unit, abs(reported.middle))
        expected += min(Fraction(1), room / size) if size else Fraction(1)
        fits |= value.meets(reported)
    return fits and expected < BY_CHANCE


def _beside(system: System, relation: Relation, subject: Claim) -> Iterator[Interval]:
    """What a percentage to three digits would be of the two levels right before it in its sentence: chance seldom brings it so near."""
    two = system.article.claims[max(0, subject.index - PAIR) : subject.index]
    told = all(c.sentence == subject.sentence and c.unit not in RATES and c.figure.value > 0 for c in two)
    digits = sum(digit.isdigit() for digit in subject.figure.digits)
    if (
        subject.unit != "%"
        or digits < TELLING
        or len(two) < PAIR
        or not told
        or {c.index for c in two} <= set(relation.figures)
    ):
        return
    if same_unit(*two) and any(claim.frame != subject.frame for claim in two):
        for one, other in permutations(two):
            yield from _values(subject, system.narrow[one.index], system.narrow[other.index])


def _is_turned(system: System, relation: Relation, subject: Claim) -> bool:
    """Whether a rate fits its own two levels the other way round, and not with a slip of its direction.

    "Стоит 421 доллар, год назад стоил 368, на 12,6% дешевле": the lesser is cheaper by so much of the greater.
    """
    changed = subject.role is Role.CHANGE and subject.unit == "%" and subject.direction
    if not changed or len(relation.figures) != LEVELS or relation.prior >= STRONG:
        return False
    one, other = (system.narrow[n] for n in relation.figures[1:])
    lesser, greater = (one, other) if one.middle < other.middle else (other, one)
    if lesser.low <= 0:
        return False
    fall, rise = (ONE - lesser / greater) * HUNDRED, (greater / lesser - ONE) * HUNDRED
    told, contrary = (fall, rise) if subject.direction < 0 else (rise, fall)
    return told.meets(system.narrow[relation.subject]) and not contrary.meets(system.wide[relation.subject])


def _is_reversed(system: System, relation: Relation, subject: Claim) -> bool:
    """Whether a share fits its own two levels with part and whole in each other's place: "расходы, 17,9 трлн, на 64% состоят из 11,4"."""
    if subject.role not in (Role.SHARE, Role.PERCENT) or len(relation.figures) != LEVELS:
        return False
    part, whole = (system.narrow[n] for n in relation.figures[1:])
    greater = part.middle > whole.middle > 0 and part.low.numerator > 0
    return greater and (whole / part * HUNDRED).meets(system.narrow[relation.subject])


def _accounts(system: System, relation: Relation, subject: Claim) -> Iterator[Interval]:
    """What a rate would be of each two levels beside it, or a difference; those of its own fact left out, if the relation tells that."""
    claims, taken = system.article.claims, set(relation.figures)
    within = all(claims[n].frame == subject.frame for n in taken)
    near = claims[max(0, subject.index - REACH) : subject.index + REACH + 1]
    amounts = (c for c in near if c.unit not in RATES and c.figure.value > 0 and c is not subject)
    levels = [c for c in amounts if abs(c.sentence - subject.sentence) <= 1]
    for one, other in permutations(levels, 2):
        if {one.index, other.index} <= taken or not (same_unit(one, other) or _is_unitless(one) or _is_unitless(other)):
            continue
        if one.sentence != other.sentence and any(c in levels for c in _between(claims, one, other)):
            continue
        if within and one.frame == other.frame == subject.frame:
            continue
        yield from _values(subject, system.narrow[one.index], system.narrow[other.index])


def _is_unitless(level: Claim) -> bool:
    """Whether a level may be in any unit, as it is printed with none."""
    return lacks_unit(level) or is_bare(level)


def _between(claims: Sequence[Claim], one: Claim, other: Claim) -> Sequence[Claim]:
    """The levels between two, changes left out."""
    first, last = sorted((one.index, other.index))
    return [c for c in claims[first + 1 : last] if c.role is not Role.DELTA]


def _values(subject: Claim, one: Interval, other: Interval) -> Iterator[Interval]:
    """What two levels give for it: a share, or a growth or a decline where it may be one, so many times, or their difference."""
    if subject.unit not in SPREAD:
        if one.middle > other.middle:
            yield one - other
        return
    ratio = one / other
    if not SMALLEST < ratio.middle < LARGEST:
        return
    grown = ratio.middle > 1
    if subject.unit == "x":
        yield ratio if grown else ONE / ratio
    elif subject.role in (Role.CHANGE, Role.PERCENT):
        yield (ratio - ONE if grown else ONE - ratio) * HUNDRED
    if subject.unit == "%" and not grown:
        yield ratio * HUNDRED
