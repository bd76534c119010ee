"""Markdown (CommonMark with tables and strikethrough): what a reader of the page sees, a block a line.

markdown-it gives the lines of each block and the pieces of its text in order, but not their places. Both are found again exactly:
what a block holds stands at the end of its lines, and between the pieces of its text there is only markup of known shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from tradecheck.source import html
from tradecheck.source.dates import day
from tradecheck.source.model import Content, Passage
from tradecheck.source.offsets import Escape, Writer
from tradecheck.source.outline import Outline, Part
from tradecheck.source.page import HOLE, Page, heading, joined, within
from tradecheck.source.text import lines as lines_of
from tradecheck.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_DEEPEST: Final = 100
"""How deep quotes and lists may be nested; markdown-it leaves out what lies deeper."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PREFIX = re.compile(r"[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")
_FRONT = re.compile(r"\A(?:---[ \t]*(?:\r\n|\r|\n)|\+\+\+[ \t]*(?:\r\n|\r|\n))")
_PARTS: Final = {part.value: part for part in Part}
_FIELD = re.compile(r"(title|date)[ \t]*[:=][ \t]*(?:(['\"])(?P<quoted>.*)\2|(?P<bare>[^|>'\"\s].*?))[ \t]*$")


def read(text: str) -> Content:
    r"""The text of a document as one passage; of its front matter, only the title.

    >>> content = read("# Итоги\n\nРост на **4,3**\nмлн.\n\n| а | б |\n|---|---|\n| 1 | 2 |\n")
    >>> content.passages[0].text.splitlines()
    ['Итоги', 'Рост на 4,3 млн.', 'а', 'б', '1', '2']
    >>> [block.of("- раз\n- два\n") for block in read("- раз\n- два\n").blocks]
    ['раз', 'два']
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.end() > match.start()]
    front = _front_matter(text, lines)
    title, published = _fields(text, lines[:front])
    body = lines[front:]
    start = body[0].start if body else len(text)
    tokens = _parser().parse(text[start:])
    parts = _parts(tokens, _Original(text, body))
    return joined([heading(title), *parts], published)


class _Original:
    """The lines of the original, without their ends."""

    def __init__(self, text: str, lines: Iterable[Span]) -> None:
        self.text = text
        self._lines = [Span(line.start, line.start + len(line.of(text).rstrip("\r\n"))) for line in lines]

    def found(self, content: str, first: int) -> Writer:
        """``content``, whose lines stand at the end of the lines from ``first``."""
        writer, gap = Writer(), ""
        before = self._lines[first].start if first < len(self._lines) else len(self.text)
        for number, part in enumerate(content.split("\n")):
            words = part.lstrip(" \t")
            gap += ("\n" if number else "") + part[: len(part) - len(words)]
            if words:
                line = self._lines[first + number]
                at = line.start + line.of(self.text).replace("\x00", "\ufffd").rfind(words)
                writer.replace(gap, Span(before, at))
                writer.copy(words, at)
                before, gap = at + len(words), ""
        writer.replace(gap, Span(before, before))
        return writer

    def row(self, contents: list[str], number: int) -> Iterator[Writer]:
        """The cells of a table's row, which stand in one line."""
        line = self._lines[number]
        text = line.of(self.text).replace("\x00", "\ufffd").rstrip()
        at = max(0, match.end() if (match := _PREFIX.match(text)) else 0)
        at += text.startswith("|", at)
        for content in contents:
            end = match.start() if (match := _PIPE.search(text, at)) else len(text)
            yield _cell(content, text[at:end], line.start + at)
            at = min(end + 1, len(text))


def _cell(content: str, printed: str, start: int) -> Writer:
    """``content`` as it stands in a cell, where a pipe is escaped."""
    writer = Writer()
    at = start + len(printed) - len(printed.lstrip())
    for number, part in enumerate(content.split("|")):
        if number:
            writer.replace("|", Span(at, at + 2))
            at += 2
        writer.copy(part, at)
        at += len(part)
    return writer


def _parts(tokens: list[Token], original: _Original) -> Iterator[Content]:
    outline = Outline()
    cells: Iterator[Writer] = iter(())
    for at, token in enumerate(tokens):
        first = token.map[0] if token.map else 0
        if token.nesting:
            _set(token, outline)
        if token.type == "tr_open":
            cells = original.row(_cells(tokens, at), first)
        elif token.type == "inline":
            in_cell = tokens[at - 1].tag in ("td", "th")
            yield _inline(token, next(cells) if in_cell else original.found(token.content, first), outline)
        elif token.type == "html_block":
            written = original.found(token.content, first)
            depth = outline.depth()
            yield within(html.read(written.text, outline), written.offsets())
            outline.close(depth)


def _set(token: Token, outline: Outline) -> None:
    """Note what a token opens or closes of what text is set in."""
    part = _PARTS.get(token.tag)
    if token.type.startswith("heading"):
        outline.level = int(token.tag[1]) if token.nesting > 0 else 0
    elif part and token.nesting < 0:
        outline.end(part)
    elif part:
        number = token.attrs.get("start", 1) if part is Part.NUMBERS else None
        outline.begin(part, None if number is None else int(number))


def _cells(tokens: list[Token], at: int) -> list[str]:
    """What the cells of the row hold that begins with a token."""
    held: list[str] = []
    while tokens[at].type != "tr_close":
        if tokens[at].type == "inline":
            held.append(tokens[at].content)
        at += 1
    return held


def _inline(token: Token, written: Writer, outline: Outline) -> Content:
    """The text of one block, in places of the original."""
    page = Page((Escape.MARKDOWN,), outline)
    at = skipped = 0
    for child in token.children or ():
        start, at = _place(child, token.content, at)
        skipped += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if not skipped or child.type == "html_inline":
            _write(page, child, Span(start, at))
    return within(page.content(), written.offsets())


def _write(page: Page, child: Token, origin: Span) -> None:
    if child.type == "text":
        page.text(child.content, origin.start)
    elif child.type == "text_special":
        page.sign(child.content, origin)
    elif child.type == "softbreak":
        page.space(origin)
    elif child.type == "hardbreak" or (child.type == "html_inline" and child.content[:3].lower() == "<br"):
        page.end_line()
    elif child.type in ("code_inline", "image", "s_close"):
        page.sign(HOLE, origin)
    elif child.content.startswith("<!--"):
        page.comment(origin, child.content[4:-3])


def _place(child: Token, content: str, at: int) -> tuple[int, int]:
    """Where a piece of a block's text begins and ends, given where the piece before it ended."""
    if child.type in ("softbreak", "hardbreak"):
        found = _BREAK.match(content, at)
        return at, found.end() if found else at
    if "end" in child.meta:
        return at, child.meta["end"]
    printed = child.markup if child.nesting or child.type == "text_special" else child.content
    if child.type == "link_open":
        printed = "<" if child.markup == "autolink" else "["
    start = content.find(printed, at) if printed else at
    return start, start + len(printed)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, image, link

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"]).disable("text_join")
    for name, rule in (("link", link), ("image", image), ("autolink", autolink), ("backticks", backtick)):
        parser.inline.ruler.at(name, _noting_the_end(rule))
    return parser


def _noting_the_end(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """``rule``, which now leaves with its last piece where that ends: the target of a link shows in no other way."""

    def noting(state: StateInline, silent: bool) -> bool:
        known = len(state.tokens)
        matched = rule(state, silent)
        if matched and len(state.tokens) > known:
            state.tokens[-1].meta["end"] = state.pos
        return matched

    return noting


def _front_matter(text: str, lines: list[Span]) -> int:
    """How many lines the front matter takes, its fences included; 0 if there is none."""
    match = _FRONT.match(text)
    if match is None:
        return 0
    fence = match.group()[:3]
    for number, line in enumerate(lines[1:], 2):
        if line.of(text).rstrip() in (fence, "..." if fence == "---" else fence):
            return number
    return 0


def _fields(text: str, front: list[Span]) -> tuple[Content, date | None]:
    """The title and the day of publication that the front matter gives."""
    title, published = Content(), None
    for line in front:
        match = _FIELD.match(text[line.start : line.end].rstrip("\r\n"))
        if match is None:
            continue
        group = "quoted" if match["quoted"] is not None else "bare"
        if match[1] == "date":
            published = day(match[group])
        elif match[group] and "\\" not in match[group]:
            span = Span(line.start + match.start(group), line.start + match.end(group))
            writer = Writer()
            writer.copy(match[group], span.start)
            title = Content((Passage(writer.text, writer.offsets(), blocks=lines_of(writer.text)),))
    return title, published
