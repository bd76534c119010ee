"""The labelled items: short news texts, the slips that they hold, and which of their figures are related.

One JSON object a line. ``text``; ``published``, the day, where it is known; ``source``, the address of the news whose figures the
text tells in other words. ``findings``: for each slip its ``kind``, the ``suspects`` (spans of the figures that may be the wrong
one, likeliest first), what would be ``right`` (several if any will do, none if no figure is to be changed), its ``origin`` (it was
``published``, or ``planted``), ``soft`` if it is a matter of taste, neither wanted nor wrong. ``relations`` of clean items: what holds
between figures, see :mod:`benchmarks.accuracy.related`. ``clean``: the item that this one is a copy of but for its slip.
Spans are code points, half-open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.accuracy.related import Related
from tradecheck.span import Span

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip of an item."""

    kind: str
    suspects: tuple[Span, ...]
    right: tuple[str, ...]
    origin: str
    soft: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One text with what is wrong in it."""

    id: str
    text: str
    published: date | None
    slips: tuple[Slip, ...]
    related: tuple[Related, ...] = ()
    clean: str | None = None


def load(name: str) -> list[Item]:
    """The items of one set; raises :class:`ValueError` with file and line for a span that lies outside its text."""
    path = FOLDER / f"{name}.jsonl"
    items = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        item = _item(json.loads(line))
        spans = [*(s for slip in item.slips for s in slip.suspects), *(s for r in item.related for s in r.figures)]
        if not all(0 <= span.start < span.end <= len(item.text) for span in spans):
            raise ValueError(f"{path.name}:{number}: a span lies outside the text of {item.id}")
        items.append(item)
    return items


def _item(data: dict[str, Any]) -> Item:
    return Item(
        id=data["id"],
        text=data["text"],
        published=date.fromisoformat(data["published"]) if "published" in data else None,
        slips=tuple(_slip(finding) for finding in data["findings"]),
        related=tuple(_related(relation) for relation in data["relations"]),
        clean=data.get("clean"),
    )


def _related(data: dict[str, Any]) -> Related:
    return Related(data["kind"], tuple(_spans(data["figures"])), data.get("sign", 1), Fraction(data.get("factor", 1)))


def _slip(data: dict[str, Any]) -> Slip:
    return Slip(data["kind"], tuple(_spans(data["suspects"])), tuple(data["right"]), data["origin"], data.get("soft"))


def _spans(pairs: list[list[int]]) -> Iterator[Span]:
    return (Span(start, end) for start, end in pairs)
