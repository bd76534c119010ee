"""Which kinds of input there are, how each is told by its name, and what reads it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final, Literal, get_args

from tradecheck.source.model import Content

TextFormat = Literal["text", "markdown", "html", "feed", "jsonl"]
"""A kind of input that is text: plain, Markdown, HTML, RSS or Atom, JSON lines."""
Format = Literal["text", "markdown", "html", "docx", "feed", "jsonl"]
"""Any kind of input."""

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
TEXT_FORMATS: Final[tuple[TextFormat, ...]] = get_args(TextFormat)
SUFFIXES: Final[dict[str, Format]] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""The kinds by the ends of file names; these are the files that a folder stands for."""

_DECLARED: Final = {
    "html": rb"""(?i)<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]+)""",
    "feed": rb"""\A\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]+)""",
}
_HEAD_BYTES: Final = 4096


def format_of(name: str) -> Format:
    """The kind that a file name tells of; what has no known end is plain text.

    >>> format_of("лента.RSS"), format_of("заметка")
    ('feed', 'text')
    """
    return SUFFIXES.get(PurePath(name).suffix.lower(), "text")


def declared_encoding(data: bytes, form: Format) -> str | None:
    """The encoding that a page or a feed says it is in.

    >>> declared_encoding(b'<?xml version="1.0" encoding="windows-1251"?><rss/>', "feed")
    'windows-1251'
    """
    pattern = _DECLARED.get(form)
    match = re.search(pattern, data[:_HEAD_BYTES]) if pattern else None
    return match[1].decode("ascii") if match else None


def content_of(text: str, name: str, form: TextFormat, text_field: str | None = None) -> Content:
    r"""What there is to check in a text; ``text_field`` names that of each record of JSON lines.

    Raises :class:`~tradecheck.source.errors.InputError` for a feed that is none.

    >>> content_of("<p>на 5&nbsp;%", "a.html", "html").passages[0].text
    'на 5\xa0%'
    """
    match form:
        case "markdown":
            from tradecheck.source import markdown

            return markdown.read(text)
        case "html":
            from tradecheck.source import html

            return html.read(text)
        case "feed":
            from tradecheck.source import feed

            return feed.read(text, name)
        case "jsonl":
            from tradecheck.source import jsonl

            return jsonl.read(text, name, text_field)
        case "text":
            from tradecheck.source import text as plain

            return plain.read(text)
