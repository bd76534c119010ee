"""How often a broken relation is a slip, by the log-odds that it was given.

The log-odds are sums of what words and arithmetic say, weighed by hand. What they are worth was counted: a logistic curve fitted
to every broken relation of the labelled items in ``benchmarks/accuracy``, those too doubtful to be told among them.
``python benchmarks/accuracy --calibration`` prints the counts, and the curve that fits them now.
"""

from __future__ import annotations

import math
from typing import Final

SLOPE: Final = 1.35
INTERCEPT: Final = -2.11
"""The fitted curve: share true = 1 / (1 + exp(-(SLOPE * odds + INTERCEPT))), on 5,418 relations of 1,907 items."""


def confidence(odds: float) -> float:
    """The share of broken relations with such log-odds that accuse a wrong figure, between 0 and 1.

    >>> round(confidence(2.2), 2), round(confidence(3.2), 2)
    (0.7, 0.9)
    """
    return 1 / (1 + math.exp(-(SLOPE * odds + INTERCEPT)))
