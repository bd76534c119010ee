"""How often a broken relation is a slip, by the log-odds that it was given.

The log-odds are sums of what words and arithmetic say, weighed by hand. What they are worth was counted: a logistic curve fitted
to the broken relations of the labelled items in ``benchmarks/accuracy`` (but for the dense ones), those too doubtful to be told among
them, but for those that were hardly meant at all.
``python benchmarks/accuracy --calibration`` prints the counts, and the curve that fits them now.
"""

from __future__ import annotations

import math
from typing import Final

SLOPE: Final = 1.3
INTERCEPT: Final = -2.15
"""The curve: share true = 1 / (1 + exp(-(SLOPE * odds + INTERCEPT))). One fitted to 12,158 relations now is flatter (0.96
and -1.19), as the doubtful ones turn out true oftener than their odds say; this one keeps below the counts wherever findings
are told."""


def confidence(odds: float) -> float:
    """The share of broken relations with such log-odds that accuse a wrong figure, between 0 and 1.

    >>> round(confidence(2.2), 2), round(confidence(3.2), 2)
    (0.67, 0.88)
    """
    return 1 / (1 + math.exp(-(SLOPE * odds + INTERCEPT)))
