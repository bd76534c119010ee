"""The part of a text that a finding speaks of, cut and wrapped so that it can be read with its figures underlined.

A paragraph of news is one line of 500 characters and more: what lies far from every figure gives way to "…".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tradecheck.report.cells import printable, rows, width
from tradecheck.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradecheck.report.place import Lines

PRIMARY = "^"
RELATED = "-"
_CUT = "…"
_BEFORE, _AFTER = 64, 40
_WORTH_CUTTING = 24
_WHOLE_ROWS = 2


class Row(Struct, frozen=True):
    """One line on the screen: a piece of the text and, character by character, what marks it.

    ``number`` is the line of the file where one begins, ``None`` where it goes on; ``gap`` tells that lines before it
    are left out.
    """

    number: int | None
    text: str
    marks: str
    gap: bool = False

    @property
    def underline(self) -> str:
        """The marks as wide as the characters above them.

        >>> Row(1, "中 5", "^ -").underline
        '^^ -'
        """
        return "".join(mark * width(char) for char, mark in zip(self.text, self.marks, strict=True)).rstrip()


def excerpt(text: str, lines: Lines, primary: Span, related: Sequence[Span], cells: int) -> Iterator[Row]:
    """The lines that the spans lie in, without what is far from them.

    >>> from tradecheck.report.place import Lines
    >>> text = "Экспорт вырос на 5 %."
    >>> for row in excerpt(text, Lines(text), Span(17, 20), [Span(0, 7)], 40):
    ...     print(row.text, row.underline, sep=" | ")
    Экспорт вырос на 5 %. | -------          ^^^
    """
    spans = [primary, *related]
    before: int | None = None
    for line in sorted({line for span in spans for line in lines.touched(span)}):
        whole = lines.span(line)
        shown, marks = _line(text, whole, primary, related, cells)
        gap = before is not None and line > before + 1
        for start, end in rows(shown, cells, marks):
            kept = shown[start:end].rstrip(" ")
            yield Row(line if start == 0 else None, kept, marks[start : start + len(kept)], gap and start == 0)
        before = line


def _line(text: str, whole: Span, primary: Span, related: Sequence[Span], cells: int) -> tuple[str, str]:
    """What is shown of one line, and its marks."""
    mine = [_clipped(span, whole) for span in (*related, primary) if span.overlaps(whole)]
    short = whole.end - whole.start <= cells * _WHOLE_ROWS or not mine
    pieces = [whole] if short else _pieces(text, whole, mine)
    shown = f" {_CUT} ".join(printable(piece.of(text)) for piece in pieces)
    marks = "   ".join(_marks(piece, primary, related) for piece in pieces)
    if pieces[0].start > whole.start:
        shown, marks = f"{_CUT} {shown}", f"  {marks}"
    if pieces[-1].end < whole.end:
        shown, marks = f"{shown} {_CUT}", f"{marks}  "
    return shown, marks


def _pieces(text: str, whole: Span, spans: Sequence[Span]) -> list[Span]:
    """The surroundings of the spans, cut between words; near ones become one."""
    result: list[Span] = []
    for span in sorted(spans):
        start = _word_start(text, max(whole.start, span.start - _BEFORE), span.start, whole)
        end = _word_end(text, min(whole.end, span.end + _AFTER), span.end, whole)
        if result and start - result[-1].end < _WORTH_CUTTING:
            result[-1] = Span(result[-1].start, max(end, result[-1].end))
        else:
            result.append(Span(start, end))
    return result


def _word_start(text: str, start: int, limit: int, whole: Span) -> int:
    if start - whole.start < _WORTH_CUTTING:
        return whole.start
    space = text.find(" ", start, limit)
    return start if space < 0 else space + 1


def _word_end(text: str, end: int, limit: int, whole: Span) -> int:
    if whole.end - end < _WORTH_CUTTING:
        return whole.end
    space = text.rfind(" ", limit, end)
    return end if space < 0 else space


def _marks(piece: Span, primary: Span, related: Sequence[Span]) -> str:
    marks = [" "] * (piece.end - piece.start)
    for span, mark in (*((span, RELATED) for span in related), (primary, PRIMARY)):
        if span.overlaps(piece):
            clipped = _clipped(span, piece).shifted(-piece.start)
            marks[clipped.start : clipped.end] = mark * (clipped.end - clipped.start)
    return "".join(marks)


def _clipped(span: Span, within: Span) -> Span:
    return Span(max(span.start, within.start), min(span.end, within.end))
