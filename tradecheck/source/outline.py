"""How the text of a page is set: its blocks, and the lists, tables and quotes that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.span import Span


class Part(StrEnum):
    """What holds blocks, by the name of its element in HTML."""

    QUOTE = "blockquote"
    BULLETS = "ul"
    NUMBERS = "ol"
    ITEM = "li"
    TABLE = "table"
    ROW = "tr"
    CELL = "td"
    HEADER = "th"


LISTS: Final = (Part.BULLETS, Part.NUMBERS)
CELLS: Final = (Part.CELL, Part.HEADER)
_OF_TABLES: Final = (Part.TABLE, Part.ROW, *CELLS)
_HOLDING_TEXT: Final = (Part.QUOTE, Part.ITEM, *CELLS)
_DEEPEST: Final = 12
"""How many containers stand in each other before more of them make no difference."""
_WIDEST: Final = 1000
"""Columns of one cell, as in HTML."""


class Container(Struct, frozen=True):
    """A quote, a list or one of its items, a table, a row or a cell; ``ordinal`` tells it from all others of its passage.

    ``number`` is that of an item in its list or of a cell's column, from 1.
    """

    part: Part
    ordinal: int
    number: int = 1


class Block(Struct, frozen=True):
    """A stretch of a passage that is set as one: a paragraph, or a heading where ``level`` is from 1 to 6.

    ``path`` holds the containers that it stands in, the outermost first.
    """

    span: Span
    level: int = 0
    path: tuple[Container, ...] = ()


class Outline:
    """What is open at one place of a page.

    >>> outline = Outline()
    >>> for part in (Part.BULLETS, Part.ITEM, Part.ITEM):
    ...     outline.begin(part)
    >>> [(container.part.value, container.number) for container in outline.path]
    [('ul', 1), ('li', 2)]
    """

    def __init__(self) -> None:
        self._open: list[Container] = []
        self._next: dict[int, int] = {}
        self._ordinal = 0
        self.level = 0
        """The level of the heading that is open, or 0."""

    @property
    def path(self) -> tuple[Container, ...]:
        """The containers that text put here stands in; between the rows of a table or the items of a list it stands before them."""
        end = len(self._open)
        while end and self._open[end - 1].part not in _HOLDING_TEXT:
            end -= 1
        return tuple(self._open[:end])

    def begin(self, part: Part, number: int | None = None, width: int = 1) -> None:
        """Open a container; what cannot hold it is closed, and the list or the table that it needs is opened.

        ``number`` is the first one of a list or that of an item, by default the next; ``width`` is how many columns a cell spans.
        """
        home = self._home(part)
        if home is None:
            return
        del self._open[home:]
        if len(self._open) >= _DEEPEST:
            return
        self._ordinal += 1
        parent = self._open[-1].ordinal if self._open else 0
        if part is Part.ITEM or part in CELLS:
            number = self._next.get(parent, 1) if number is None else number
            self._next[parent] = number + min(max(width, 1), _WIDEST)
        elif part in LISTS:
            self._next[self._ordinal] = 1 if number is None else number
        self._open.append(Container(part, self._ordinal, 1 if number is None else number))

    def end(self, *parts: Part) -> None:
        """Close the innermost container of these kinds, and all in it; nothing if none is open, or only outside of this cell."""
        at = self._innermost(parts)
        if at is not None:
            del self._open[at:]

    def depth(self) -> int:
        """How many containers are open, for :meth:`close`."""
        return len(self._open)

    def close(self, depth: int) -> None:
        """Close all but the outermost ``depth`` containers."""
        del self._open[depth:]
        self.level = 0

    def _home(self, part: Part) -> int | None:
        """How many containers stay open around a new one, ``None`` where it has no place."""
        if part is Part.ITEM:
            return self._within(LISTS, Part.BULLETS)
        if part is Part.ROW:
            return self._within((Part.TABLE,), Part.TABLE)
        if part in CELLS:
            if self._innermost((Part.TABLE,)) is None:
                return None
            return self._within((Part.ROW,), Part.ROW)
        return len(self._open)

    def _within(self, homes: tuple[Part, ...], missing: Part) -> int:
        at = self._innermost(homes)
        if at is None:
            self.begin(missing)
            return len(self._open)
        return at + 1

    def _innermost(self, parts: tuple[Part, ...]) -> int | None:
        for at in range(len(self._open) - 1, -1, -1):
            part = self._open[at].part
            if part in parts:
                return at
            if (part in CELLS and not {*parts} & {*_OF_TABLES}) or (part is Part.TABLE and Part.TABLE not in parts):
                return None
        return None


def row(block: Block) -> Container | None:
    """The innermost row that a block stands in."""
    return next((container for container in reversed(block.path) if container.part is Part.ROW), None)


def units(blocks: Iterable[Block]) -> Iterator[Span]:
    """The spans of blocks, those of a table's row as one.

    >>> cells = [Container(Part.ROW, 1), Container(Part.CELL, 2)], [Container(Part.ROW, 1), Container(Part.CELL, 3)]
    >>> list(units([Block(Span(0, 3)), *(Block(Span(4 + n, 5 + n), path=tuple(path)) for n, path in enumerate(cells))]))
    [Span(start=0, end=3), Span(start=4, end=6)]
    """
    for found, group in groupby(blocks, row):
        spans = [block.span for block in group]
        if found is None:
            yield from spans
        else:
            yield Span(spans[0].start, spans[-1].end)


def moved(blocks: Iterable[Block], by: int) -> Iterator[Block]:
    """The blocks of a text that now begins ``by`` characters later."""
    for block in blocks:
        yield replace(block, span=Span(block.span.start + by, block.span.end + by))
