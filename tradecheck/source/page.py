"""Reading text as a page shows it: runs of space are one space, and every block is a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from tradecheck.source.model import Comment, Content, Passage
from tradecheck.source.offsets import Escape, Offsets, Writer
from tradecheck.source.outline import Block, Outline, moved
from tradecheck.span import Span

_SPACE = re.compile(r"[ \t\n\r\f]+")

HOLE = "\ufffc"
"""What stands for something in a line that is no text, such as a picture or code, so that its neighbours do not run together."""


class Page:
    r"""The lines of a page in the making, with their places in the original. ``outline`` tells how each block of them is set.

    >>> page = Page((Escape.HTML,))
    >>> page.text("Рост\n  на 5 %", 3)
    >>> page.content().passages[0].text, page.content().blocks
    ('Рост на 5 %', (Span(start=3, end=16),))
    """

    def __init__(self, escapes: tuple[Escape, ...] = (), outline: Outline | None = None) -> None:
        self._writer = Writer()
        self._escapes = escapes
        self._outline = outline or Outline()
        self._space: Span | None = None
        self._line: Span | None = None
        self._block: Block | None = None
        self._break: int | None = None
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []

    @property
    def last(self) -> str:
        """The last character of the line, empty at its beginning."""
        return self._writer.last if self._line and not self._space else ""

    def text(self, text: str, at: int) -> None:
        """Text that stands in the original from ``at``."""
        start = 0
        for space in _SPACE.finditer(text):
            if space.start() == 0 or space.end() == len(text) or space.group() != " ":
                self._copy(text[start : space.start()], at + start)
                self._space = self._space or Span(at + space.start(), at + space.end())
                start = space.end()
        self._copy(text[start:], at + start)

    def sign(self, text: str, origin: Span) -> None:
        """What an entity or an escape stands for."""
        self._spaced(origin)
        self._writer.replace(text, origin, self._escapes)

    def verbatim(self, text: str, at: int) -> None:
        """Text whose spaces count; every line of it is a line."""
        start = 0
        for end in re.finditer(r"\r\n|\r|\n|\Z", text):
            if text[start : end.start()].strip():
                self._spaced(Span(at + start, at + end.start()))
                self._writer.copy(text[start : end.start()], at + start, self._escapes)
            if end.group():
                self.end_line()
            start = end.end()

    def space(self, origin: Span) -> None:
        """Room between words."""
        self._space = self._space or origin

    def end_line(self) -> None:
        """A line break within a block; nothing where no line was begun."""
        if self._line:
            self._break = self._line.end
        self._line = self._space = None

    def end_block(self) -> None:
        """The end of a block; nothing where none was begun."""
        self.end_line()
        if self._block:
            self._blocks.append(replace(self._block, span=Span(self._block.span.start, self._writer.length)))
            self._block = None

    def comment(self, span: Span, text: str) -> None:
        """A comment, which is no text."""
        self._comments.append(Comment(span, text))

    def content(self) -> Content:
        """The page as one passage."""
        self.end_block()
        passage = Passage(self._writer.text, self._writer.offsets(), blocks=tuple(self._blocks))
        return Content((passage,) if passage.text else (), tuple(self._comments))

    def _copy(self, text: str, at: int) -> None:
        if text:
            self._spaced(Span(at, at + len(text)))
            self._writer.copy(text, at, self._escapes)

    def _spaced(self, origin: Span) -> None:
        """Make ready for what ``origin`` stands for: end the line before, or write the space that is due."""
        if self._line is None:
            if self._break is not None:
                self._writer.insert("\n", self._break)
            self._line, self._break = origin, None
            if self._block is None:
                here = self._writer.length
                self._block = Block(Span(here, here), self._outline.level, self._outline.path)
        elif self._space:
            self._writer.replace(" ", self._space, self._escapes)
        self._space = None
        self._line = Span(self._line.start, origin.end)


def within(content: Content, outer: Offsets) -> Content:
    """The same content in the places of an original that ``outer`` leads on to."""
    return Content(
        tuple(replace(passage, offsets=passage.offsets.after(outer)) for passage in content.passages),
        tuple(Comment(outer.span(comment.span), comment.text) for comment in content.comments),
        content.errors,
    )


def joined(parts: Iterable[Content], published: date | None = None) -> Content:
    """One content of several that follow each other, with one passage."""
    writer = Writer()
    blocks: list[Block] = []
    comments: list[Comment] = []
    for part in parts:
        for passage in part.passages:
            if writer.length:
                writer.insert("\n", passage.offsets.pieces[0].origin.start)
            blocks += moved(passage.blocks, writer.length)
            writer.extend(passage.text, passage.offsets)
        comments += part.comments
    passages = (Passage(writer.text, writer.offsets(), published, tuple(blocks)),) if writer.length else ()
    return Content(passages, tuple(comments))


def heading(content: Content) -> Content:
    """The same content as the heading of an article."""
    passages = (
        replace(passage, blocks=tuple(replace(block, level=1, path=()) for block in passage.blocks))
        for passage in content.passages
    )
    return replace(content, passages=tuple(passages))
