"""Plain text: one article, a paragraph a line."""

from __future__ import annotations

from tradecheck.lazy import lazy
from tradecheck.source.model import Content, Passage
from tradecheck.source.outline import Block
from tradecheck.span import Span

_LINE = lazy(r"\S(?:[^\r\n]*[^\s])?")


def read(text: str) -> Content:
    r"""The whole text as one passage; its blocks are its lines.

    >>> read("Экспорт вырос.\r\n\r\n  Импорт упал. ").blocks
    (Span(start=0, end=14), Span(start=20, end=32))
    """
    return Content((Passage.plain(text, lines(text)),))


def lines(text: str) -> tuple[Block, ...]:
    """The lines of a text that are not blank, without the space around them."""
    return tuple(Block(Span(*match.span())) for match in _LINE.finditer(text))
