"""Where an offset is: line and column, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from tradecheck.span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Place(NamedTuple):
    """A line and a column, both from 1; the column counts code points."""

    line: int
    column: int


class Lines:
    r"""The lines of a text, found once and then looked up.

    >>> lines = Lines("экспорт\r\n4,3 млн")
    >>> lines.place(9)
    Place(line=2, column=1)
    >>> lines.count, lines.span(1)
    (2, Span(start=0, end=7))
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str) -> None:
        breaks = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(text)]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def place(self, offset: int) -> Place:
        """The line and column of a code point."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """What the line covers, without its line end."""
        return Span(self._starts[line - 1], self._ends[line - 1])

    def touched(self, span: Span) -> range:
        """The lines that a span lies in."""
        last = max(span.start, span.end - 1)
        return range(self.place(span.start).line, self.place(last).line + 1)
