"""What a period is, and when one holds another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from tradecheck.span import Span

if TYPE_CHECKING:
    from datetime import date

Kind = Literal["year", "half", "quarter", "month", "day", "months", "span", "season", "week"]
"""The granularity, or shape, in which a period is named."""

Relative = Literal["previous", "same_previous", "current", "next"]
"""How a period is named from another: «годом ранее», «за тот же период», «в этом году», «в следующем году»."""

_PAST = ("previous", "same_previous")


class Period(Struct, frozen=True):
    """A stretch or a moment of time that a text names, with the preposition that governs it.

    ``first`` and ``last`` are the calendar bounds, both included, ``None`` where the text leaves them open. ``months``
    is the length, ``begin_month`` the month in which it begins (1 for «за четыре месяца»); both are known more often
    than the ``year``. ``base`` marks what something else is compared with.
    """

    start: int
    end: int
    text: str
    kind: Kind
    first: date | None = None
    last: date | None = None
    year: int | None = None
    months: int | None = None
    begin_month: int | None = None
    relative: Relative | None = None
    point: bool = False
    """A moment: «на 1 мая»."""
    target: bool = False
    """A deadline: «к 2030 году»."""
    cumulative: bool = False
    """Counted from the start of a year: «за четыре месяца»."""
    base: bool = False

    @property
    def span(self) -> Span:
        """The stretch of the text that names the period."""
        return Span(self.start, self.end)

    @property
    def is_past(self) -> bool:
        """Whether it is named as the one before another: «годом ранее», «за тот же период прошлого года»."""
        return self.relative in _PAST

    @property
    def is_open(self) -> bool:
        """Whether it goes on until now: "с начала года"."""
        return self.kind == "span" and self.begin_month is not None and self.months is None and self.last is None

    def same_span(self, other: Period) -> bool:
        """Whether both are certainly one stretch of time, whatever their wording.

        >>> march = Period(0, 0, "в марте", "month", year=2022, months=1, begin_month=3)
        >>> march.same_span(Period(0, 0, "за март", "month", year=2022, months=1, begin_month=3))
        True
        """
        if self.point != other.point:
            return False
        if self._is_day_of_no_year() and other._is_day_of_no_year():
            return self.text.lower().split()[-2:] == other.text.lower().split()[-2:]
        if self.first and self.last and other.first and other.last:
            return (self.first, self.last) == (other.first, other.last)
        if self.is_open and other.is_open:
            return (self.begin_month, self.first, self.year) == (other.begin_month, other.first, other.year)
        mine, theirs = self._months_held(), other._months_held()
        return mine is not None and mine == theirs and self._one_frame(other)

    def covers(self, other: Period) -> bool:
        """Whether all of ``other`` certainly lies in this period; ``False`` where that is not known.

        >>> year = Period(0, 0, "в 2022 году", "year", year=2022, months=12, begin_month=1)
        >>> part = Period(0, 0, "за четыре месяца", "months", year=2022, months=4, begin_month=1)
        >>> year.covers(part), part.covers(year)
        (True, False)
        """
        if self.point or other.point:
            return self.same_span(other)
        if self.first and self.last and other.first and other.last:
            return self.first <= other.first and other.last <= self.last
        mine, theirs = self._months_held(), other._months_held()
        if mine is None or theirs is None or not self._one_frame(other):
            return False
        return mine[0] <= theirs[0] and theirs[1] <= mine[1]

    def _months_held(self) -> tuple[int, int] | None:
        """The first month and the one after the last, counted within the year that the period begins in."""
        if self.begin_month is None or self.months is None:
            return None
        return self.begin_month, self.begin_month + self.months

    def _one_frame(self, other: Period) -> bool:
        """Whether both count their months from one January, known or not."""
        if self._is_dated() or other._is_dated():
            return self.year is not None and self.year == other.year
        if {self.relative, other.relative} <= {None, "current"}:  # what names no year is of this one
            return True
        return self.relative == other.relative or (self.relative in _PAST and other.relative in _PAST)

    def _is_day_of_no_year(self) -> bool:
        return self.kind == "day" and self.relative is None and not self._is_dated() and any(map(str.isdigit, self.text))

    def _is_dated(self) -> bool:
        return (self.year, self.first, self.last) != (None, None, None)
