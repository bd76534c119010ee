"""What a reader makes of an input: passages to check, and the way back from them to the original."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from tradecheck.source.errors import InputError
from tradecheck.source.offsets import Offsets
from tradecheck.source.outline import Block, units
from tradecheck.span import Span


class Comment(Struct, frozen=True):
    """A comment of the markup: where all of it stands in the original, and what is between its marks."""

    span: Span
    text: str


class Passage(Struct, frozen=True):
    """Plain reading text that is checked as one article; ``offsets`` lead from it to the original.

    Every block of the original (paragraph, heading, list item, table cell) begins a line; ``blocks`` tell how each is set there.
    ``published`` is the day that the input gives for it.
    """

    text: str
    offsets: Offsets
    published: date | None = None
    blocks: tuple[Block, ...] = ()

    @classmethod
    def plain(cls, text: str, blocks: tuple[Block, ...] = ()) -> Passage:
        """The passage of a text that is its own original.

        >>> Passage.plain("рост 5 %").offsets.span(Span(5, 8))
        Span(start=5, end=8)
        """
        return cls(text, Offsets.identity(len(text)), blocks=blocks)


class Content(Struct, frozen=True):
    """What there is to check in an original, and where.

    ``errors`` name the parts that could not be read; the others still can be checked.
    """

    passages: tuple[Passage, ...] = ()
    comments: tuple[Comment, ...] = ()
    errors: tuple[InputError, ...] = ()

    @property
    def blocks(self) -> tuple[Span, ...]:
        """The spans in the original of its text blocks."""
        return _in_original(self.passages)


class Source(Struct, frozen=True):
    """One input as it was read.

    ``text`` is the decoded original: line ends stay, so that offsets are those of the decoded file. Of a Word document it is the
    text that a reader sees once all tracked changes are accepted, a paragraph a line. ``newline`` is the line end that the text
    uses first, or ``None`` where it has one line. The rest is explained at :class:`Content`.
    """

    name: str
    text: str
    encoding: str
    newline: str | None
    passages: tuple[Passage, ...] = ()
    comments: tuple[Comment, ...] = ()
    errors: tuple[InputError, ...] = ()
    form: str = "text"
    """The kind of input: see :mod:`tradecheck.source.formats`."""

    @property
    def blocks(self) -> tuple[Span, ...]:
        """The spans in the original of its text blocks; they are worked out anew each time."""
        return _in_original(self.passages)

    @classmethod
    def of(cls, name: str, text: str, encoding: str, newline: str | None, content: Content, form: str) -> Source:
        """The source of an original of some kind and of what was read from it."""
        return cls(name, text, encoding, newline, content.passages, content.comments, content.errors, form)


def _in_original(passages: tuple[Passage, ...]) -> tuple[Span, ...]:
    """Where each paragraph, heading, list item and table row stands, in order."""
    found = (passage.offsets.span(unit) for passage in passages for unit in units(passage.blocks))
    return tuple(sorted(found))
