"""HTML: what a reader of the page sees, a block a line.

The tokens are those of the WHATWG standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), as far as text needs
them. The standard library's parser gives places too, but takes quadratic time over unclosed tags, and reads them differently from one
Python to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final, Literal

from msgspec import Struct

from tradecheck.source.model import Content
from tradecheck.source.offsets import Escape
from tradecheck.source.outline import CELLS, LISTS, Outline, Part
from tradecheck.source.page import HOLE, Page
from tradecheck.span import Span

BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td "
    "tfoot th thead title tr ul".split()
)
"""Elements that are lines of their own: those that a browser shows as blocks, rows or cells."""
_RAW: Final = frozenset("iframe noembed noframes noscript script style textarea xmp".split())
"""Elements whose content is no markup, and no text of the article either."""
_NO_TEXT: Final = frozenset(
    "audio canvas code datalist del head kbd math object s samp select strike svg template var video".split()
)
"""Elements whose content is no text of the article: code, pictures, what was struck out."""
_PICTURES: Final = frozenset("embed img input picture".split())
_CONTAINERS: Final = {part.value: part for part in Part} | {"menu": Part.BULLETS, "dir": Part.BULLETS}
_ALIKE: Final = {part: alike for alike in (LISTS, CELLS) for part in alike}
"""Containers of which any end tag closes any."""
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}

_TAG = re.compile(r"""</?([A-Za-z][^\s/>]*)(?:=\s*(?:"[^"]*"|'[^']*')|[^>])*+>""")
_SIMPLE_TAG = re.compile(r"</?([A-Za-z][^\s/<>]*)[^<>]*>")
_UNCLOSED = re.compile(r"</?[A-Za-z][^<]*")
_REFERENCE = re.compile(r"&(?:#(?:[xX][0-9A-Fa-f]+|[0-9]+);?|[A-Za-z][A-Za-z0-9]*+;?)")
_NUMBER = {
    name: re.compile(rf"[\s\"']{name}\s*=\s*[\"']?\s*(\d{{1,9}})", re.IGNORECASE)
    for name in ("start", "value", "colspan")
}
_EXPONENT = re.compile(r"\s*[23]\s*</sup", re.IGNORECASE)
_LONGEST_BARE_NAME = max(len(name) for name in html5 if not name.endswith(";"))
_SHY = "\xad"


class Token(Struct, frozen=True):
    """A piece of HTML: text, a start or end tag with its name in lower case, or a comment."""

    kind: Literal["text", "start", "end", "comment"]
    start: int
    end: int
    name: str = ""


def read(text: str, outline: Outline | None = None) -> Content:
    r"""The text of a page as one passage; ``outline`` is what is open around it.

    >>> content = read("<p>Рост на 4,3&nbsp;<b>млн</b><!-- ! --></p><ul><li>раз<li>два</ul>")
    >>> content.passages[0].text
    'Рост на 4,3\xa0млн\nраз\nдва'
    """
    return _Reader(text, outline or Outline()).content()


def tokens(text: str) -> Iterator[Token]:
    """The tokens of HTML, in order and without gaps, but for what is no token at all. Takes linear time.

    >>> [token.kind for token in tokens("5 < 7 <b>млн</b>")]
    ['text', 'start', 'text', 'end']
    """
    tag, start, at = _TAG, 0, text.find("<")
    while at >= 0:
        token, end = _comment(text, at), at + 1
        if token is None and text.startswith(("<!", "<?"), at):
            end = text.find(">", at) + 1 or len(text)
        elif token is None and (match := tag.match(text, at)):
            kind: Literal["start", "end"] = "end" if text[at + 1] == "/" else "start"
            token = Token(kind, at, match.end(), match[1].lower())
        elif token is None and (match := _UNCLOSED.match(text, at)):
            tag, end = (
                _SIMPLE_TAG,
                match.end(),
            )  # nothing here is closed, so from now on look no further than the next tag
        elif token is None:
            at = text.find("<", end)
            continue
        if start < at:
            yield Token("text", start, at)
        if token:
            yield token
            end = token.end
        if token and token.kind == "start" and token.name in _RAW:
            closing = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(text, end)
            end = closing.start() if closing else len(text)
        start, at = end, text.find("<", end)
    if start < len(text):
        yield Token("text", start, len(text))


def _comment(text: str, at: int) -> Token | None:
    if not text.startswith("<!--", at):
        return None
    end = text.find("-->", at + 2)
    return Token("comment", at, end + 3 if end >= 0 else len(text))


def reference(text: str, at: int) -> tuple[str, int] | None:
    r"""The character that a reference at ``at`` stands for and where the reference ends, or ``None`` if there is none.

    >>> reference("4&nbspтыс.", 1), reference("R&D", 1)
    (('\xa0', 6), None)
    """
    match = _REFERENCE.match(text, at)
    if match is None:
        return None
    if match.group()[1] == "#":
        return _character(match.group()[2:].rstrip(";")), match.end()
    name = match.group()[1:]
    if name in html5:
        return html5[name], match.end()
    for length in range(min(len(name), _LONGEST_BARE_NAME), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], at + 1 + length
    return None


def _character(number: str) -> str:
    from html import unescape

    return unescape(f"&#{number[:12]};") or "\ufffd"


class _Reader:
    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        self._outline = outline
        self._page = Page((Escape.HTML,), outline)
        self._closers: dict[str, int] = {}
        self._skipped: str | None = None
        self._depth = 0
        self._pre = 0

    def content(self) -> Content:
        for token in tokens(self._text):
            if token.kind == "comment":
                inner = Span(token.start + 4, max(token.start + 4, token.end - 3))
                self._page.comment(Span(token.start, token.end), inner.of(self._text))
            elif self._skipped:
                self._skip(token)
            elif token.kind == "text":
                self._read_text(token.start, token.end)
            else:
                self._read_tag(token)
        return self._page.content()

    def _skip(self, token: Token) -> None:
        if token.name == self._skipped and token.kind != "text":
            self._depth += 1 if token.kind == "start" else -1
            if not self._depth:
                self._skipped = None

    def _read_tag(self, token: Token) -> None:
        if token.name == "br":
            self._page.end_line()
        elif token.name in BLOCKS:
            self._page.end_block()
            self._set(token)
        if token.name == "pre":
            self._pre = max(0, self._pre + (1 if token.kind == "start" else -1))
        if token.kind == "end" or self._text[token.end - 2] == "/":
            return
        if token.name in _PICTURES:
            self._page.sign(HOLE, Span(token.start, token.end))
        elif self._is_skipped(token) and self._is_closed(token):
            self._skipped, self._depth = token.name, 1
            if token.name not in ("sup", "head", "template", "datalist"):
                self._page.sign(HOLE, Span(token.start, token.end))

    def _set(self, token: Token) -> None:
        """Note what a tag opens or closes of what text is set in."""
        part, level = _CONTAINERS.get(token.name), _HEADINGS.get(token.name)
        if level:
            self._outline.level = level if token.kind == "start" else 0
        elif part and token.kind == "end":
            self._outline.end(*_ALIKE.get(part, (part,)))
        elif part in CELLS:
            self._outline.begin(part, width=self._number("colspan", token) or 1)
        elif part:
            self._outline.begin(part, self._number("value" if part is Part.ITEM else "start", token))

    def _number(self, attribute: str, token: Token) -> int | None:
        match = _NUMBER[attribute].search(self._text, token.start, token.end)
        return int(match[1]) if match else None

    def _is_skipped(self, token: Token) -> bool:
        if token.name == "sup":  # the mark of a footnote, unless it makes square metres
            exponent = self._page.last in ("м", "m") and _EXPONENT.match(self._text, token.end)
            return not exponent
        return token.name in _NO_TEXT

    def _is_closed(self, token: Token) -> bool:
        """Whether an end tag follows; what is never closed hides nothing."""
        if token.name not in self._closers:
            ends = [match.start() for match in re.finditer(rf"</{token.name}(?=[\s/>])", self._text, re.IGNORECASE)]
            self._closers[token.name] = ends[-1] if ends else -1
        return self._closers[token.name] >= token.end

    def _read_text(self, start: int, end: int) -> None:
        write = self._page.verbatim if self._pre else self._page.text
        at = self._text.find("&", start, end)
        while at >= 0:
            found = reference(self._text, at)
            if found:
                write(self._text[start:at], start)
                self._sign(found[0], Span(at, found[1]))
                start = found[1]
            at = self._text.find("&", max(at + 1, start), end)
        write(self._text[start:end], start)

    def _sign(self, sign: str, origin: Span) -> None:
        if sign.isspace() and sign.isascii():
            self._page.space(origin)
        elif sign != _SHY:
            self._page.sign(sign, origin)
