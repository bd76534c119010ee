"""What a figure is: one number printed in a text, with its unit, its place and the numbers it may stand for."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from tradecheck.interval import Interval
from tradecheck.span import Span

if TYPE_CHECKING:
    import pint

Hedge = Literal["approx", "more", "less", "upto"]
"""How the writer loosened a figure: «около», «более», «почти», «до»."""


class Figure(Struct, frozen=True):
    """One figure of a text.

    ``start`` and ``end`` are code points, half-open; the stretch holds sign of currency, number, multiplier and unit, and
    neither preposition, hedge, sign nor final full stop. ``value`` is in base units and as printed, without the sign
    before it (``4300000`` for "4,3 миллиона долларов"); for a range it is the middle. ``unit`` is an ISO 4217 code, ``"%"``,
    ``"pp"``, ``"bp"``, ``"x"`` (a multiple), a physical unit such as ``"t"`` or ``"USD/bbl"``, or ``"1"`` for a count.
    ``low`` and ``high`` bound the narrow interval: half a unit of the last printed digit either way, or a range's ends.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    low: Decimal
    high: Decimal
    wide_low: Decimal
    wide_high: Decimal
    hedge: Hedge | None = None
    sign: Literal["+", "-"] | None = None
    digits: str = ""
    """The number as printed, the part that a slip of a digit would change ("4,3"); empty for words."""
    digits_start: int = -1
    scale: int = 0
    """The power of ten that the multiplier stands for: 6 for "млн"; of a compound, that of its last part."""
    latent: bool = False
    """Whether multiplier or unit were taken from a neighbour."""
    is_range: bool = False
    form: Literal["digits", "words", "compound", "adjective", "ratio"] = "digits"

    @property
    def span(self) -> Span:
        """The stretch of the text that the figure covers."""
        return Span(self.start, self.end)

    @property
    def narrow(self) -> Interval:
        """The numbers that round to what is printed."""
        return _between(self.low, self.high)

    @property
    def wide(self) -> Interval:
        """The numbers that the figure may stand for under any habit of rounding or truncating, and under its hedge."""
        return _between(self.wide_low, self.wide_high)

    @property
    def quantity(self) -> pint.Quantity[Decimal]:
        """The figure as a quantity of tradecheck's own pint registry, made on first use."""
        from tradecheck.figure.registry import quantity

        return quantity(self.value, self.unit)


@lru_cache(maxsize=1 << 14)  # every rule asks for the intervals of every figure
def _between(low: Decimal, high: Decimal) -> Interval:
    return Interval.of(low, high)
