"""What the paragraphs of a Word document are set as, by their styles (ECMA-376 part 1, 17.7) and numbering (17.9)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from tradecheck.source.outline import LISTS, Outline, Part

if TYPE_CHECKING:
    from docx.document import Document

Element = Any

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL: Final = f"{_W}val"
_BODY_TEXT: Final = 9
"""The outline level that is none (17.3.1.20)."""
_TITLE: Final = "title"
_QUOTES: Final = ("quote", "intense quote")
_MOST_STYLES: Final = 30
"""How many styles may be based on one another."""


class _Style(Struct, frozen=True):
    """What a style, or a paragraph itself, says; ``None`` where it leaves that to the style that it is based on."""

    name: str | None = None
    level: int | None = None
    numbering: tuple[str | None, int | None] = (None, None)
    """The list, ``"0"`` for none, and how deep in it, from 0."""
    base: str | None = None


class Setting:
    """Follows the paragraphs of a document, and opens and closes what they stand in."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self._outline = outline
        styles = list(document.styles.element.iterchildren(f"{_W}style"))
        self._styles = {style.get(f"{_W}styleId"): _style(style) for style in styles}
        self._default = next(
            (
                s.get(f"{_W}styleId")
                for s in styles
                if s.get(f"{_W}type") == "paragraph" and s.get(f"{_W}default") == "1"
            ),
            None,
        )
        self._bulleted = _bulleted(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._lists: list[tuple[str, int]] = []
        """The lists that are open, with how deep each is."""
        self._base = 0

    def enter(self) -> int:
        """Begin what holds paragraphs, such as a cell. Returns what :meth:`leave` takes."""
        outer, self._base, self._lists = self._base, self._outline.depth(), []
        return outer

    def leave(self, outer: int) -> None:
        """The end of what :meth:`enter` began."""
        self._base, self._lists = outer, []

    def begin(self, paragraph: Element) -> None:
        """What the text of a paragraph is set in."""
        own = _style(paragraph)
        names, level, listed, depth = self._resolved(own)
        if names & {_TITLE}:
            level = 0
        if level is not None and level < _BODY_TEXT:
            self.close()
            self._outline.level = min(level, 5) + 1
        elif listed and listed != "0":
            self._outline.level = 0
            self._item(listed, depth)
        else:
            in_quote = bool(names & {*_QUOTES})
            if not (in_quote and self._is_quoted()):
                self.close()
                if in_quote:
                    self._outline.begin(Part.QUOTE)
            self._outline.level = 0

    def _resolved(self, own: _Style) -> tuple[set[str], int | None, str | None, int]:
        names: set[str] = set()
        level, (listed, depth) = own.level, own.numbering
        base = own.base or self._default
        for _ in range(_MOST_STYLES):
            style = self._styles.get(base)
            if style is None:
                break
            names.add((style.name or "").lower())
            level = style.level if level is None else level
            listed = listed or style.numbering[0]
            depth = style.numbering[1] if depth is None else depth
            base = style.base
        return names, level, listed, min(max(depth or 0, 0), 8)

    def _is_quoted(self) -> bool:
        path = self._outline.path[self._base :]
        return not self._lists and bool(path) and path[-1].part is Part.QUOTE

    def close(self) -> None:
        """End the list or the quote that is open in this cell, note or body."""
        self._outline.close(self._base)
        self._lists = []

    def _item(self, listed: str, depth: int) -> None:
        if not self._lists or self._lists[0][0] != listed:
            self.close()
        while self._lists and self._lists[-1][1] > depth:
            self._lists.pop()
            self._outline.end(*LISTS)
        counts = self._counts[listed]
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, 0) + 1
        if not self._lists or self._lists[-1][1] < depth:
            self._lists.append((listed, depth))
            self._outline.begin(Part.BULLETS if (listed, depth) in self._bulleted else Part.NUMBERS)
        self._outline.begin(Part.ITEM, counts[depth])


def _style(element: Element) -> _Style:
    """What a style, or the properties of a paragraph, say."""
    name = element.find(f"{_W}name")
    base = element.find(f"{_W}basedOn")
    if base is None:
        base = element.find(f"{_W}pPr/{_W}pStyle")
    level = element.find(f"{_W}pPr/{_W}outlineLvl")
    listed = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    depth = element.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    return _Style(
        None if name is None else name.get(_VAL),
        _number(level),
        (None if listed is None else listed.get(_VAL), _number(depth)),
        None if base is None else base.get(_VAL),
    )


def _number(element: Element) -> int | None:
    value = "" if element is None else element.get(_VAL, "")
    return int(value) if value.isdecimal() else None


def _bulleted(document: Document) -> frozenset[tuple[str, int]]:
    """The lists, and how deep in them, whose items have no numbers."""
    related = (relation for relation in document.part.rels.values() if relation.reltype.endswith("/numbering"))
    relation = next(related, None)
    if relation is None or relation.is_external:
        return frozenset()
    root = relation.target_part.element
    forms = {
        (abstract.get(f"{_W}abstractNumId"), _depth(level)): level.find(f"{_W}numFmt").get(_VAL)
        for abstract in root.iterchildren(f"{_W}abstractNum")
        for level in abstract.iterchildren(f"{_W}lvl")
        if level.find(f"{_W}numFmt") is not None
    }
    return frozenset(
        (num.get(f"{_W}numId"), depth)
        for num in root.iterchildren(f"{_W}num")
        for (abstract, depth), form in forms.items()
        if num.find(f"{_W}abstractNumId").get(_VAL) == abstract and form in ("bullet", "none")
    )


def _depth(level: Element) -> int:
    value = level.get(f"{_W}ilvl", "0")
    return int(value) if value.isdecimal() else 0
