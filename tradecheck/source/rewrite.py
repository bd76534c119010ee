"""Carrying a change of the reading text over to the original, without touching what must stay there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial
from html import escape
from itertools import pairwise
from typing import Final

from tradecheck.source.model import Passage
from tradecheck.source.offsets import Escape, Offsets, Piece
from tradecheck.span import Span

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_MARKDOWN_SIGN = re.compile(r"[\\`*_\[\]<>&|~#!]")

_ESCAPED: Final[dict[Escape, Callable[[str], str]]] = {
    Escape.HTML: partial(escape, quote=False),
    Escape.JSON: lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    Escape.MARKDOWN: lambda text: _MARKDOWN_SIGN.sub(r"\\\g<0>", text),
    Escape.XML: partial(escape, quote=False),
}


def rewritten(passage: Passage, span: Span, replacement: str) -> tuple[tuple[Span, str], ...] | None:
    r"""The changes to the original that put ``replacement`` in place of ``span`` of the passage; ``None`` if markup is in the way.

    Only what differs is touched: the ends that both have in common stay, and so do words between two changes where markup stands.

    >>> from tradecheck.source.html import read
    >>> [passage] = read("на 4,3&nbsp;<b>млн</b> рублей").passages
    >>> rewritten(passage, Span(3, 10), "4,3\xa0млрд")
    ((Span(start=17, end=18), 'рд'),)
    """
    old = span.of(passage.text)
    whole = _trimmed(span.start, old, replacement)
    if whole is None:
        return ()
    parts = [whole]
    if not _is_plain(passage.offsets, whole[0]):
        parts = list(_hunks(span.start, old, replacement))
    changes = [_change(passage.offsets, *part) for part in parts]
    return None if None in changes else tuple(change for change in changes if change)


def _trimmed(start: int, old: str, new: str) -> tuple[Span, str] | None:
    """The smallest single change that makes ``new`` of ``old``, which begins at ``start``; ``None`` if they are the same."""
    if old == new:
        return None
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    return Span(start + head, start + len(old) - tail), new[head : len(new) - tail]


def _hunks(start: int, old: str, new: str) -> Iterator[tuple[Span, str]]:
    """Small changes, word by word, that together make ``new`` of ``old``."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [start]
    for token in before:
        starts.append(starts[-1] + len(token))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            change = _trimmed(starts[a], "".join(before[a:b]), "".join(after[c:d]))
            if change:
                yield change


def _is_plain(offsets: Offsets, span: Span) -> bool:
    """Whether a stretch stands in the original as one stretch, without markup or line ends of the reader's in it."""
    pieces = list(offsets.within(span))
    return (
        all(not piece.is_inserted and piece.escapes == pieces[0].escapes for piece in pieces)
        and all(one.origin.end == other.origin.start for one, other in pairwise(pieces))
        and all(_is_whole(offsets, piece) for piece in pieces if not piece.copied)
    )


def _is_whole(offsets: Offsets, part: Piece) -> bool:
    """Whether the part of a piece is all of it."""
    around = Span(max(0, part.start - 1), part.end + 1)
    return sum(piece.length for piece in offsets.within(around) if piece.origin == part.origin) == part.length


def _change(offsets: Offsets, span: Span, replacement: str) -> tuple[Span, str] | None:
    if not _is_plain(offsets, span):
        return None
    piece = next(offsets.within(span), None) or offsets.beside(span.start)
    if piece is None or piece.is_inserted:
        return None
    for way in piece.escapes:
        replacement = _ESCAPED[way](replacement)
    return offsets.span(span), replacement
