"""Closed intervals of exact numbers, and the arithmetic on them.

An interval holds every number that a printed figure may stand for; the result of an operation holds every result that
the operands allow (R. E. Moore, *Interval Analysis*, 1966). The ends are :class:`fractions.Fraction`, so nothing is lost.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

Exact = int | Decimal | Fraction


def _is_less(one: Fraction, other: Fraction) -> bool:
    """``one < other``, without asking what kind of number either is: most of the time of a check goes into this question."""
    return one.numerator * other.denominator < other.numerator * one.denominator


class Interval(Struct, frozen=True):
    """All numbers from ``low`` to ``high``, both included.

    >>> a = Interval.of(1, 2)
    >>> a + a, a - a
    (Interval(2, 4), Interval(-1, 1))
    >>> a * Interval.of(-1, 3), a / Interval.of(2, 4)
    (Interval(-2, 6), Interval(1/4, 1))
    >>> Interval(Fraction(2), Fraction(1))
    Traceback (most recent call last):
    ValueError: an interval runs from low to high, not from 2 to 1
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if _is_less(self.high, self.low):
            raise ValueError(f"an interval runs from low to high, not from {self.low} to {self.high}")

    @classmethod
    def of(cls, low: Exact, high: Exact) -> Interval:
        """The interval between two exact numbers. Raises :class:`ValueError` if they are not in order."""
        return cls(Fraction(low), Fraction(high))

    @staticmethod
    def point(value: Exact) -> Interval:
        """The interval that holds one number alone."""
        exact = Fraction(value)
        return Interval(exact, exact)

    @property
    def middle(self) -> Fraction:
        """The number halfway between the ends."""
        return (self.low + self.high) / 2

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (_is_less(other.high, self.low) or _is_less(self.high, other.low))

    def gap(self, other: Interval) -> Fraction:
        """How far apart the nearest numbers of the two are; 0 where they meet."""
        return max(Fraction(0), other.low - self.high, self.low - other.high)

    def __contains__(self, value: Exact) -> bool:
        return self.low <= Fraction(value) <= self.high

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        if self.low.numerator >= 0 and other.low.numerator >= 0:
            return Interval(self.low * other.low, self.high * other.high)
        ends = [x * y for x in (self.low, self.high) for y in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises :class:`ZeroDivisionError` where ``other`` holds 0: the quotient is then no interval."""
        if other.low.numerator <= 0 <= other.high.numerator:
            raise ZeroDivisionError("the divisor's interval holds zero")
        return self * Interval(1 / other.high, 1 / other.low)

    def __repr__(self) -> str:
        return f"Interval({self.low}, {self.high})"
