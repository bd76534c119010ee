"""Where an offset is: line and column, as editors count them.

A line ends at CRLF, LF or CR. Columns count code points, unless a format wants them in another unit.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from tradecheck.lazy import lazy
from tradecheck.span import Span

_LINE_END = lazy(r"\r\n|\r|\n")


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


class Utf8Lines:
    """The same lines with columns that count bytes of UTF-8, whatever the encoding of the file.

    >>> text = "рост 5 %"
    >>> Utf8Lines(text, Lines(text)).place(5)
    Place(line=1, column=10)
    """

    __slots__ = ("_bytes", "_lines")

    def __init__(self, text: str, lines: Lines) -> None:
        self._lines = lines
        self._bytes = array("Q", accumulate(map(_utf8_length, text), initial=0))

    def place(self, offset: int) -> Place:
        """The line and the column in bytes, both from 1, of a code point."""
        line, column = self._lines.place(offset)
        return Place(line, self._bytes[offset] - self._bytes[offset - column + 1] + 1)


def _utf8_length(char: str) -> int:
    return 1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff")
