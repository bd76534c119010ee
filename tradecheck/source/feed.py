"""RSS and Atom: each item is an article, its title and its text.

RSS 0.9x, 1.0 and 2.0 (https://www.rssboard.org/rss-specification) and Atom (RFC 4287), by their local names. Expat gives the exact
place of every character; a document that declares entities is refused, so that none can blow up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from html.entities import html5
from typing import Final
from xml.parsers import expat

from msgspec import Struct, field

from tradecheck.source import html
from tradecheck.source.dates import day
from tradecheck.source.errors import InputError
from tradecheck.source.model import Content, Passage
from tradecheck.source.offsets import Escape, Writer
from tradecheck.source.page import heading, joined, within
from tradecheck.source.text import lines
from tradecheck.source.xml_root import FEED_ROOTS
from tradecheck.span import Bilingual, Span

_ITEMS: Final = ("item", "entry")
_TITLE: Final = "title"
_TEXTS: Final = ("encoded", "full-text", "content", "description", "summary")
"""What holds the text of an item, the fullest first."""
_DATES: Final = ("pubDate", "published", "date", "updated")
_FIELDS: Final = (_TITLE, *_TEXTS, *_DATES)
_REFERENCE = re.compile(r"&[^;]*;")


def read(text: str, name: str) -> Content:
    r"""The items of a feed, a passage each; raises :class:`InputError` if it is none.

    >>> feed = "<rss><channel><item><title>Рост</title><description>на 5&amp;nbsp;%</description></item></channel></rss>"
    >>> [passage.text for passage in read(feed, "a.rss").passages]
    ['Рост\nна 5\xa0%']
    """
    reader = _Reader(text, name)
    contents = [_content(item, text) for item in reader.items()]
    return Content(
        tuple(passage for content in contents for passage in content.passages),
        tuple(comment for content in contents for comment in content.comments),
    )


class _Field(Struct):
    """What an element of an item holds: its characters, and the stretch of the original that they stand in."""

    kind: str
    written: Writer = field(default_factory=Writer)
    start: int = -1
    end: int = 0
    has_elements: bool = False

    def begin(self, place: int) -> None:
        """Note where something stands in it, of which the first counts."""
        if self.start < 0:
            self.start = place


class _Item(Struct):
    depth: int
    fields: dict[str, _Field] = {}


def _content(item: _Item, text: str) -> Content:
    parts = [_markup(item.fields[name], text) for name in _best(item)]
    if _TITLE in item.fields:
        parts.insert(0, heading(_markup(item.fields[_TITLE], text)))
    return joined(parts, _published(item))


def _best(item: _Item) -> Iterator[str]:
    """The fullest text of the item that is not empty."""
    for name in _TEXTS:
        if name in item.fields and (item.fields[name].has_elements or item.fields[name].written.text.strip()):
            yield name
            return


def _markup(element: _Field, text: str) -> Content:
    if element.has_elements:  # XHTML as part of the feed
        inner = text[element.start : element.end]
        written = Writer()
        written.copy(inner, element.start)
        return within(html.read(inner), written.offsets())
    offsets = element.written.offsets()
    if element.kind == "text":
        words = element.written.text
        return Content((Passage(words, offsets, blocks=lines(words)),)) if words.strip() else Content()
    return within(html.read(element.written.text), offsets)


def _published(item: _Item) -> date | None:
    days = (day(item.fields[name].written.text) for name in _DATES if name in item.fields)
    return next((found for found in days if found), None)


class _Reader:
    """The items of one document, with the place of every character of theirs."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._bytes = _Bytes(text)
        self._items: list[_Item] = []
        self._item: _Item | None = None
        self._field: tuple[int, _Field] | None = None
        self._depth = 0
        self._is_feed = False
        self._in_cdata = False
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.UseForeignDTD(True)  # so that "&nbsp;", which feeds declare nowhere, is skipped and not fatal
        self._parser.ExternalEntityRefHandler = lambda *_: 1
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.SkippedEntityHandler = self._skipped
        self._parser.StartCdataSectionHandler = self._cdata(True)
        self._parser.EndCdataSectionHandler = self._cdata(False)

    def items(self) -> list[_Item]:
        try:
            self._parser.Parse(self._bytes.data, True)
        except expat.ExpatError as error:
            why = expat.errors.messages[error.code]
            reason = Bilingual(f"это не XML ({why})", f"this is no XML ({why})")
            raise InputError(self._name, reason, error.lineno) from error
        if not self._is_feed:
            raise InputError(self._name, Bilingual("это не лента RSS или Atom", "this is no RSS or Atom feed"))
        return self._items

    def _refuse(self, *_: object) -> None:
        reason = Bilingual(
            "лента объявляет сущности XML; такие не читаются", "the feed declares XML entities; such are not read"
        )
        raise InputError(self._name, reason, self._parser.CurrentLineNumber)

    def _cdata(self, inside: bool) -> Callable[[], None]:
        def note() -> None:
            self._in_cdata = inside

        return note

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        local = name.rpartition(" ")[2]
        if self._depth == 1:
            self._is_feed = local in FEED_ROOTS
        if self._field:
            self._field[1].has_elements = True
            self._field[1].begin(self._bytes.place(self._parser.CurrentByteIndex))
        elif self._item is None and self._is_feed and local in _ITEMS:
            self._item = _Item(self._depth)
        elif self._item and self._depth == self._item.depth + 1 and local in _FIELDS and local not in self._item.fields:
            kind = attributes.get("type", "text" if "Atom" in name else "html")
            self._field = (self._depth, _Field(kind))
            self._item.fields[local] = self._field[1]

    def _end(self, _name: str) -> None:
        if self._field and self._field[0] == self._depth:
            self._field[1].end = self._bytes.place(self._parser.CurrentByteIndex)
            self._field = None
        if self._item and self._item.depth == self._depth:
            self._items.append(self._item)
            self._item = None
        self._depth -= 1

    def _characters(self, data: str) -> None:
        if self._field is None:
            return
        start = self._bytes.place(self._parser.CurrentByteIndex)
        self._field[1].begin(start)
        escapes = () if self._in_cdata else (Escape.XML,)
        if self._text.startswith(data, start) and (data != "&" or self._in_cdata):
            self._field[1].written.copy(data, start, escapes)
        else:
            self._field[1].written.replace(data, self._written_otherwise(start), escapes)

    def _written_otherwise(self, start: int) -> Span:
        """A reference, or a line end of two characters."""
        match = _REFERENCE.match(self._text, start)
        return Span(start, match.end() if match else start + (2 if self._text.startswith("\r\n", start) else 1))

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        if self._field is None:
            return
        start = self._bytes.place(self._parser.CurrentByteIndex)
        known = html5.get(f"{name};")
        if known is None:
            reason = Bilingual(f"неизвестная сущность &{name};", f"unknown entity &{name};")
            raise InputError(self._name, reason, self._parser.CurrentLineNumber)
        self._field[1].begin(start)
        self._field[1].written.replace(known, Span(start, start + len(name) + 2), (Escape.XML,))


class _Bytes:
    """A text in UTF-8, as expat counts it, and the way back to code points."""

    STEP: Final = 256

    def __init__(self, text: str) -> None:
        encoded = [text[at : at + self.STEP].encode("utf-8", "replace") for at in range(0, len(text), self.STEP)]
        self._chunks = encoded
        self._starts: list[int] = []
        at = 0
        for chunk in encoded:
            self._starts.append(at)
            at += len(chunk)
        self.data = b"".join(encoded)

    def place(self, index: int) -> int:
        """The code point that begins at a byte."""
        chunk = max(0, bisect_right(self._starts, index) - 1)
        if not self._chunks:
            return 0
        before = self._chunks[chunk][: index - self._starts[chunk]]
        return chunk * self.STEP + len(before.decode("utf-8", "ignore"))
