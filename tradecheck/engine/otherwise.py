"""Whether a broken relation was read a little wrong: a part more would make it hold, or its two levels are one.

A list may go on in the next sentence; a level is told roughly first and then to the digit. A slip seldom leaves figures that hold in
another way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from tradecheck.claim.model import Claim, Role
from tradecheck.engine.system import System
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.relation.links import window
from tradecheck.relation.model import Relation

BESIDE: Final = 1
"""How many sentences before the parts and after them another part may stand."""
DECADES: Final = math.log(1000)
"""The levels of one text lie so far apart, in log."""
BY_CHANCE: Final = 0.5
"""So many of the levels beside a sum would make up what it lacks by chance."""
LEVELS: Final = 3
"""A rate and its two levels are so many figures."""


def is_read_wrong(system: System, relation: Relation) -> bool:
    """Whether ``relation`` would hold with one part more, or relates a level to itself."""
    if relation.order != "=":
        return False
    if relation.is_sum:
        return _lacks_a_part(system, relation)
    return _is_of_one_level(system, relation)


def _lacks_a_part(system: System, relation: Relation) -> bool:
    """Whether another level beside the parts is just what they lack: "минус 5% у Каспия, до 1,8 млн тонн"."""
    lacking = system.narrow[relation.subject] - relation.computed(system.narrow)
    if lacking.low.numerator <= 0:
        return False
    beside = [system.narrow[level.index] for level in _beside(system, relation)]
    by_chance = len(beside) * math.log(lacking.high / lacking.low) / DECADES
    return by_chance < BY_CHANCE and any(value.meets(lacking) for value in beside)


def _beside(system: System, relation: Relation) -> Iterator[Claim]:
    claims = system.article.claims
    told = sorted(relation.figures)
    first, _ = window(claims, claims[told[0]], BESIDE, 0)
    _, last = window(claims, claims[told[-1]], 0, BESIDE)
    unit = claims[relation.subject].unit
    for claim in claims[first:last]:
        if claim.role is Role.LEVEL and claim.unit == unit and claim.index not in relation.figures and claim.figure.value > 0:
            yield claim


def _is_of_one_level(system: System, relation: Relation) -> bool:
    """Whether a change is told of a level and the same told anew: "более 203 тонн… точная цифра — 203,28 тонны, на 4,9% больше"."""
    subject = system.article.claims[relation.subject]
    if subject.unit not in RATES or subject.role is not Role.CHANGE or len(relation.figures) != LEVELS:
        return False
    one, other = (system.narrow[n] for n in relation.figures[1:])
    return one != other and (_is_within(one, other) or _is_within(other, one))


def _is_within(one: Interval, other: Interval) -> bool:
    """Whether all of one interval lies in another."""
    return other.low <= one.low and one.high <= other.high
