"""Which of several readings was meant, by signs that each say a little: a conditional logit.

Formula: the odds of a reading are exp(what speaks for it) to exp(what speaks for none) + Σ exp(what speaks for each other)
(D. McFadden, "Conditional logit analysis of qualitative choice behavior", 1974).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from heapq import nlargest
from typing import TypeVar

T = TypeVar("T")

LEAST = -5.0
"""Log-odds below which a reading is not even an account of a figure."""
MOST = 6
"""How many readings of one figure are looked at."""


def likeliest(readings: Iterable[tuple[float, T]], none: float) -> list[tuple[float, T]]:
    """The readings with their log-odds against all else, the likeliest first; ``none`` speaks for none of them.

    >>> [(round(odds, 1), reading) for odds, reading in likeliest([(4.0, "this"), (1.0, "that")], none=2.0)]
    [(1.7, 'this'), (-3.1, 'that')]
    """
    weighed = list(readings)
    everything = math.exp(none) + sum(math.exp(signs) for signs, _ in weighed)
    found = (
        (signs - math.log(everything - math.exp(signs)), reading)
        for signs, reading in nlargest(MOST, weighed, key=lambda told: told[0])
    )
    return [(odds, reading) for odds, reading in found if odds > LEAST]
