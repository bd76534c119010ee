"""How text stands in a terminal: what may be printed, and how many cells it takes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tradecheck.lazy import lazy

# Control characters, overrides of direction and lone surrogates: an article must not steer the reader's terminal.
_UNPRINTABLE = lazy("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""``text`` of the same length with nothing in it that moves the cursor.

    >>> printable("рост\tна\x1b[31m 5 %")
    'рост на␛[31m 5 %'
    """
    return _UNPRINTABLE.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"


@lru_cache(maxsize=2048)
def width(char: str) -> int:
    """The cells that one character takes: 0 for a combining mark, 2 for a wide one.

    >>> [width(c) for c in "я\u0301中"]
    [1, 0, 2]
    """
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """The cells that a text takes.

    >>> text_width("рост")
    4
    """
    return len(text) if text.isascii() else sum(map(width, text))


def pad(text: str, cells: int) -> str:
    """``text`` with spaces after it, up to ``cells``.

    >>> pad("рост", 6)
    'рост  '
    """
    return text + " " * (cells - text_width(text))


def wrap(text: str, cells: int) -> list[str]:
    """``text`` in lines of at most ``cells``, broken at spaces where there are any.

    >>> wrap("рост на пять процентов", 10)
    ['рост на', 'пять', 'процентов']
    """
    return [text[start:end].strip(" ") for start, end in rows(text, cells)]


def rows(text: str, cells: int, glued: str = "") -> list[tuple[int, int]]:
    """Where each line of ``text`` begins and ends. A space after a digit, or above a mark in ``glued``, is kept.

    >>> rows("рост до 4 млн", 10), rows("рост до 4 млн", 10, "     ^^^^^^^^")
    ([(0, 8), (8, 13)], [(0, 5), (5, 13)])
    """
    result: list[tuple[int, int]] = []
    start = used = 0
    seam = -1
    at = 0
    while at < len(text):
        cell = width(text[at])
        if used + cell > cells and text[at] != " " and at > start:
            end = seam if seam > start else at
            result.append((start, end))
            start, seam = end, -1
            used = text_width(text[start:at])
        used += cell
        if text[at] == " " and not text[at - 1 : at].isdigit() and (not glued or glued[at] == " "):
            seam = at + 1
        at += 1
    if start < len(text) or not result:
        result.append((start, len(text)))
    return result
