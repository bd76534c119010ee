"""The way back from reading text to the original that it was read from: a piecewise map, and how to build and chain one.

A piece of reading text either stands in the original as it is, or stands for something else there (an entity, an escape, a line
break in the middle of a sentence), or was put in by the reader (the line end between two paragraphs). What lies in the original
between two pieces is markup.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from tradecheck.span import Span


class Escape(StrEnum):
    """How text is written down at some place in the original."""

    HTML = "html"
    JSON = "json"
    MARKDOWN = "markdown"
    XML = "xml"


class Piece(NamedTuple):
    """``length`` characters of the text from ``start``, and what they were read from.

    A ``copied`` piece is the same character by character. Another stands as a whole for what ``origin`` covers; if that is empty,
    the reader put it in. ``escapes`` tells how new text must be written there, innermost first.
    """

    start: int
    length: int
    origin: Span
    copied: bool
    escapes: tuple[Escape, ...] = ()

    @property
    def end(self) -> int:
        """Where the piece ends in the text."""
        return self.start + self.length

    @property
    def is_inserted(self) -> bool:
        """Whether nothing in the original stands for it."""
        return self.origin.start == self.origin.end

    def clipped(self, start: int, end: int) -> Piece:
        """The part of the piece that lies between two places of the text; what is not copied stays whole in the original."""
        first, last = max(start, self.start), min(end, self.end)
        origin = self.origin
        if self.copied:
            begin = origin.start + first - self.start
            origin = Span(begin, begin + last - first)
        return Piece(first, last - first, origin, self.copied, self.escapes)


class Offsets(Struct, frozen=True, dict=True):
    r"""Pieces that cover a text without gaps, in order. Look-ups take O(log n).

    >>> text = Writer()  # as read from "4,3&nbsp;<b>млн</b>"
    >>> text.copy("4,3", 0)
    >>> text.replace("\xa0", Span(3, 9))
    >>> text.copy("млн", 12)
    >>> text.offsets().span(Span(0, 7)), text.offsets().span(Span(4, 7))
    (Span(start=0, end=15), Span(start=12, end=15))
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> Offsets:
        """The map of a text that is its own original."""
        return cls((Piece(0, length, Span(0, length), copied=True),) if length else ())

    @cached_property
    def is_identity(self) -> bool:
        """Whether text and original have the same offsets."""
        return all(piece.copied and piece.start == piece.origin.start and not piece.escapes for piece in self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _by_origin(self) -> tuple[list[Piece], list[int], list[int]]:
        """The pieces that stand in the original, in its order, with where each begins and ends there."""
        pieces = sorted((p for p in self.pieces if not p.is_inserted), key=lambda p: (p.origin.start, p.start))
        return pieces, [p.origin.start for p in pieces], [p.origin.end for p in pieces]

    def within(self, span: Span) -> Iterator[Piece]:
        """The pieces that a span covers, the first and the last one clipped to it."""
        if span.start >= span.end:
            return
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at < len(self.pieces) and self.pieces[at].start < span.end:
            if self.pieces[at].end > span.start:
                yield self.pieces[at].clipped(span.start, span.end)
            at += 1

    def span(self, span: Span) -> Span:
        """What a span of the text covers in the original, markup between its characters included."""
        if span.start >= span.end:
            place = self.place(span.start)
            return Span(place, place)
        first = next(self.within(Span(span.start, span.start + 1)))
        last = next(self.within(Span(span.end - 1, span.end)))
        return Span(first.origin.start, max(first.origin.end, last.origin.end))

    def shown(self, origin: Span) -> Span:
        r"""What of the text was read from a span of the original: the way back from :meth:`span`.

        >>> text = Writer()  # as read from "4,3&nbsp;<b>млн</b>"
        >>> text.copy("4,3", 0)
        >>> text.replace("\xa0", Span(3, 9))
        >>> text.copy("млн", 12)
        >>> text.offsets().shown(Span(0, 15)), text.offsets().shown(Span(9, 14))
        (Span(start=0, end=7), Span(start=4, end=6))
        """
        pieces, starts, ends = self._by_origin
        first, behind = bisect_right(ends, origin.start), bisect_left(starts, origin.end)
        if first >= behind:
            place = pieces[first].start if first < len(pieces) else pieces[-1].end if pieces else 0
            return Span(place, place)
        one, other = pieces[first], pieces[behind - 1]
        start = one.start + max(0, origin.start - one.origin.start) * one.copied
        end = other.end - max(0, other.origin.end - origin.end) * other.copied
        return Span(start, max(start, end))

    def place(self, offset: int) -> int:
        """The place in the original at which text put in at ``offset`` belongs: right after the character before it in its line."""
        piece = self.beside(offset)
        if piece is None:
            return 0
        return piece.origin.end if piece.end == offset else piece.origin.start

    def beside(self, offset: int) -> Piece | None:
        """The character that text put in at ``offset`` stands next to: the one before it, or at the head of a line the one after."""
        before = next(self.within(Span(offset - 1, offset)), None) if offset else None
        if before and not before.is_inserted:
            return before
        return next(self.within(Span(offset, offset + 1)), before)

    def after(self, outer: Offsets) -> Offsets:
        r"""The map through two originals: this one leads to a text that ``outer`` leads on from.

        >>> inner, outer = Writer(), Writer()  # "&amp;nbsp;" in a feed, "&nbsp;" in its HTML
        >>> inner.replace("\xa0", Span(0, 6))
        >>> outer.replace("&", Span(0, 5))
        >>> outer.copy("nbsp;", 5)
        >>> inner.offsets().after(outer.offsets()).span(Span(0, 1))
        Span(start=0, end=10)
        """
        writer = Writer()
        for piece in self.pieces:
            if piece.copied:
                for part in outer.within(piece.origin):
                    writer.add(part.length, part.origin, piece.escapes + part.escapes, copied=part.copied)
            else:
                around = next(outer.within(Span(piece.origin.start, piece.origin.start + 1)), None)
                escapes = piece.escapes + (around.escapes if around else ())
                writer.add(piece.length, outer.span(piece.origin), escapes, copied=False)
        return writer.offsets()


class Writer:
    """Reading text in the making, with its way back."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._texts)

    @property
    def last(self) -> str:
        """The last character that was written."""
        return self._texts[-1][-1] if self._texts else ""

    def copy(self, text: str, at: int, escapes: tuple[Escape, ...] = ()) -> None:
        """Take over ``text``, which stands in the original from ``at``."""
        self._texts.append(text)
        self.add(len(text), Span(at, at + len(text)), escapes, copied=True)

    def replace(self, text: str, origin: Span, escapes: tuple[Escape, ...] = ()) -> None:
        """Write ``text`` for what ``origin`` covers."""
        self._texts.append(text)
        self.add(len(text), origin, escapes, copied=False)

    def insert(self, text: str, at: int) -> None:
        """Write ``text`` that has nothing in the original."""
        self.replace(text, Span(at, at))

    def add(self, length: int, origin: Span, escapes: tuple[Escape, ...], *, copied: bool) -> None:
        """Note where the next ``length`` characters come from."""
        if not length:
            return
        last = self._pieces[-1] if self._pieces else None
        if last and copied and last.copied and last.origin.end == origin.start and last.escapes == escapes:
            whole = Span(last.origin.start, origin.end)
            self._pieces[-1] = Piece(last.start, last.length + length, whole, copied=True, escapes=escapes)
        else:
            self._pieces.append(Piece(self.length, length, origin, copied, escapes))
        self.length += length

    def extend(self, text: str, offsets: Offsets) -> None:
        """Write a text that has its way back already."""
        self._texts.append(text)
        for piece in offsets.pieces:
            self.add(piece.length, piece.origin, piece.escapes, copied=piece.copied)

    def offsets(self) -> Offsets:
        """The way back from what was written so far."""
        return Offsets(tuple(self._pieces))
