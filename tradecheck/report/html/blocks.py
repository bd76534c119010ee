"""Blocks as a page sets them: headings, paragraphs, lists, tables and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tradecheck.source.outline import CELLS, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradecheck.source.outline import Block, Container

_LOWEST: Final = 6
"""The last heading that HTML has."""


def without_frames(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the tables that are there for layout: those that hold a heading, a list, a quote or another table."""
    frames: set[int] = set()
    for block in blocks:
        table: Container | None = None
        for at, container in enumerate(block.path):
            if container.part is Part.TABLE:
                table = container
            elif table and container.part in CELLS and (block.level or at + 1 < len(block.path)):
                frames.add(table.ordinal)
    return [_unframed(block, frames) for block in blocks] if frames else list(blocks)


def _unframed(block: Block, frames: set[int]) -> Block:
    kept: list[Container] = []
    framed = False
    for container in block.path:
        if container.part is Part.TABLE:
            framed = container.ordinal in frames
        if not (framed and container.part in (Part.TABLE, Part.ROW, *CELLS)):
            kept.append(container)
    return replace(block, path=tuple(kept))


def table(block: Block) -> int | None:
    """Which table a block stands in, by the ordinal of the outermost one."""
    return next((container.ordinal for container in block.path if container.part is Part.TABLE), None)


class Layout:
    """Sets the blocks of one article, a part of them at a time, under a heading of the page of the level ``under``."""

    def __init__(self, under: int) -> None:
        self._under = under
        self._headings: list[int] = []
        self._begun: set[int] = set()
        self._column = 1

    def set(self, blocks: Iterable[tuple[Block, str]]) -> str:
        """The elements of blocks, each with its text in HTML; what they stand in is opened and closed around them."""
        out: list[str] = []
        path: tuple[Container, ...] = ()
        for block, words in blocks:
            shared = _shared(path, block.path)
            out += _closed(path[shared:])
            for at in range(shared, len(block.path)):
                out.append(self._opened(block.path[at], block.path[at - 1] if at else None))
            path = block.path
            name = self._heading(block.level) if block.level else "p"
            out.append(f"<{name}>{words}</{name}>\n")
        out += _closed(path)
        return "".join(out)

    def _heading(self, level: int) -> str:
        """Below the heading before it by one step at most, however many the article skips."""
        while self._headings and self._headings[-1] >= level:
            self._headings.pop()
        self._headings.append(level)
        return f"h{min(self._under + len(self._headings), _LOWEST)}"

    def _opened(self, container: Container, parent: Container | None) -> str:
        part = container.part
        if part is Part.TABLE:
            return '<div class="wide"><table>'
        if part is Part.ROW:
            self._column = 1
        elif part in CELLS:
            gap, self._column = container.number - self._column, container.number + 1
            return f"{_empty(gap)}<{part}>"
        elif part is Part.ITEM:
            more = ' class="more"' if container.ordinal in self._begun else ""
            self._begun.add(container.ordinal)
            number = f' value="{container.number}"' if parent and parent.part is Part.NUMBERS else ""
            return f"<li{number}{more}>"
        return f"<{part}>"


def _empty(columns: int) -> str:
    if columns < 1:
        return ""
    return f'<td colspan="{columns}"></td>' if columns > 1 else "<td></td>"


def _shared(one: Sequence[Container], other: Sequence[Container]) -> int:
    """How many containers two paths have in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, its) in enumerate(pairs) if mine != its), min(len(one), len(other)))


def _closed(path: Sequence[Container]) -> list[str]:
    return [f"</{container.part}>{'</div>' * (container.part is Part.TABLE)}" for container in reversed(path)]
