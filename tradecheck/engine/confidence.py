"""How often a broken relation is a slip, by the log-odds that it was given.

The log-odds are sums of what words and arithmetic say, weighed by hand. What they are worth was counted: a logistic curve fitted
to the broken relations of the labelled items in ``benchmarks/accuracy`` (but for the dense ones), those too doubtful to be told among
them, but for those that were hardly meant at all.
``python benchmarks/accuracy --calibration`` prints the counts, and the curve that fits them now.
"""

from __future__ import annotations

import math
from typing import Final

SLOPE: Final = 1.42
INTERCEPT: Final = -2.45
"""The curve: share true = 1 / (1 + exp(-(SLOPE * odds + INTERCEPT))). It was fitted on 4,551 relations of 1,906 items, and lowered by
0.32 when 15,350 were counted, so that it stays below the counts wherever findings are told."""


def confidence(odds: float) -> float:
    """The share of broken relations with such log-odds that accuse a wrong figure, between 0 and 1.

    >>> round(confidence(2.2), 2), round(confidence(3.2), 2)
    (0.66, 0.89)
    """
    return 1 / (1 + math.exp(-(SLOPE * odds + INTERCEPT)))
