"""Comments in Markdown and HTML that silence findings.

``<!-- tradecheck: ignore[TC101] reason -->`` holds for the block that it stands in, or else for the next one; ``disable[...]``
holds up to ``enable[...]`` or the end. Rules are named as in the settings; without brackets all of them are meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.config.keys import Wrong, nearest, selector
from tradecheck.config.model import EVERY
from tradecheck.lazy import lazy
from tradecheck.report.model import Notice
from tradecheck.span import Bilingual, Span

if TYPE_CHECKING:
    from tradecheck.source import Comment, Source

VERBS: Final = ("ignore", "disable", "enable")
MARGIN: Final = 500
"""How far behind its block a comment may stand, in characters."""
_BLANK = lazy(r"(?:[ \t\u00a0]|<!--(?:(?!-->)[^\n])*-->)*")
_DIRECTIVE = lazy(r"\s*tradecheck:\s*(?P<verb>[^\s\[]*)\s*(?:\[(?P<keys>[^\]]*)(?P<closed>\])?)?")


class Directive(Struct, frozen=True):
    """One rule, or some, silenced in ``reach``; ``comment`` is where that is written."""

    key: str
    comment: Span
    reach: Span


class _Reading(Struct):
    source: Source
    blocks: tuple[Span, ...]
    closed: list[Directive]
    open: dict[str, list[Directive]]
    """What is disabled up to here, by its keys."""
    notices: list[Notice]

    def tell(self, comment: Comment, words: Bilingual) -> None:
        self.notices.append(Notice(self.source.name, comment.span, words))


def directives(source: Source) -> tuple[list[Directive], list[Notice]]:
    r"""What the comments of a source silence, and what is wrong with them.

    >>> from tradecheck.source import Source
    >>> from tradecheck.source.html import read
    >>> text = "<!-- tradecheck: ignore[TC101] -->\nВырос на 5 %."
    >>> found, _ = directives(Source.of("a.html", text, "utf-8", None, read(text), "html"))
    >>> found[0].key, found[0].reach
    ('TC101', Span(start=35, end=48))
    """
    reading = _Reading(source, source.blocks if source.comments else (), [], {}, [])
    for comment in source.comments:
        match = _DIRECTIVE.match(comment.text)
        if match:
            _take(reading, comment, match)
    found = [*reading.closed, *chain.from_iterable(reading.open.values())]
    return sorted(found, key=lambda directive: directive.comment), reading.notices


def _take(reading: _Reading, comment: Comment, match: re.Match[str]) -> None:
    verb = match["verb"]
    if verb not in VERBS:
        hint, known = nearest(verb, VERBS), ", ".join(VERBS)
        ru, en = f"нет указания «{verb}», есть {known}{hint.ru}", f"there is no “{verb}”; there are {known}{hint.en}"
        reading.tell(comment, Bilingual(ru, en))
        return
    if match["keys"] is not None and not match["closed"]:
        reading.tell(comment, Bilingual("нет закрывающей скобки «]»", "there is no closing “]”"))
        return
    keys = _keys(reading, comment, match["keys"])
    if verb == "ignore":
        reach = _block(reading, comment.span)
        reading.closed += [Directive(key, comment.span, reach) for key in keys]
    elif verb == "disable":
        reach = Span(comment.span.end, len(reading.source.text) + 1)
        for key in keys:
            reading.open.setdefault(key, []).append(Directive(key, comment.span, reach))
    else:
        _enable(reading, comment, keys)


def _keys(reading: _Reading, comment: Comment, listed: str | None) -> list[str]:
    if listed is None:
        return [EVERY]
    keys = []
    for key in filter(None, (key.strip() for key in listed.split(","))):
        try:
            keys.append(selector(key))
        except Wrong as wrong:
            reading.tell(comment, wrong.reason)
    return keys


def _block(reading: _Reading, comment: Span) -> Span:
    """The block that the comment stands in, or ends on the same line; else the next one, an empty span after the last."""
    blocks = reading.blocks
    place = bisect_right(blocks, comment.start, key=lambda block: block.start)
    if place and _belongs(reading.source.text, blocks[place - 1], comment):
        block = blocks[place - 1]
        return Span(block.start, max(block.end, comment.end))
    return blocks[place] if place < len(blocks) else Span(comment.end, comment.end)


def _belongs(text: str, block: Span, comment: Span) -> bool:
    """Whether a comment stands in a block, or right behind it with nothing but other comments between."""
    if comment.end <= block.end:
        return True
    return comment.start - block.end <= MARGIN and _BLANK.fullmatch(text, block.end, comment.start) is not None


def _enable(reading: _Reading, comment: Comment, keys: list[str]) -> None:
    meant = list(reading.open) if EVERY in keys else keys
    ended = [directive for key in meant for directive in reading.open.pop(key, ())]
    reading.closed += [replace(d, reach=Span(d.reach.start, comment.span.start)) for d in ended]
    if keys and not ended:
        reading.tell(
            comment, Bilingual("включать нечего: ничего не отключено", "nothing to enable: nothing is disabled")
        )
