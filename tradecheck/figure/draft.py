"""A figure while it is being read: what the stages from the scanner to the finished figure hand on to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from tradecheck.figure.amounts import Amount

TIMES: Final = frozenset({"s", "min", "h", "day", "week", "month", "year"})
"""Units of time: a figure in one is a duration, and lends its unit to no neighbour."""

RATES: Final = frozenset({"%", "pp", "bp", "x"})
"""Units of a change or a share, which claims and relations reason on."""
POINTS: Final = frozenset({"pp", "bp"})
"""Those of a difference between two shares."""
RATIOS: Final = RATES | {"permille"}
"""Units that compare: a figure in one lends its unit to rates only."""

COUNTS: Final = frozenset({"1", "item"})
"""Units of what is counted: persons and things."""


class Draft(Struct):
    """A figure while it is being read; ``unit`` is ``None`` until one is found, its own or a neighbour's."""

    start: int
    end: int
    amount: Amount
    unit: str | None
    form: str
    latent: bool = False
    to: Draft | None = None
    """The far end of a range."""
    sign: Literal["+", "-"] | None = None

    @property
    def multiplied(self) -> bool:
        """Whether a multiplier was printed."""
        return self.amount.multiplied
