"""Parts whose names leave nothing else: a port's exports, imports, transit and coasting trade, the basins of a country's ports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from tradecheck.claim.cues import Forms
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.lexicon.loader import table
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.links import around, naming, same_time

NAMED: Final = 2.9
"""Prior of a whole that its parts come near: of thirty in texts without a slip, all thirty held."""
BACK: Final = 12
"""How many sentences before its parts the whole may stand."""
AHEAD: Final = 8
"""Over how many sentences the parts may be told."""
CANDIDATES: Final = 24
"""How many levels before the first part may be the whole."""


@cache
def _forms() -> dict[str, tuple[Forms, int]]:
    """The names of the sides of each family, and how many sides it has."""
    return {
        name: (Forms({str(side): forms for side, forms in enumerate(sides)}), len(sides))
        for name, sides in table("partitions").items()
    }


def partitions(article: Article, found: Sequence[Claim]) -> Iterator[Division]:
    """Every whole before levels of which each is named for one side of a family, and which name all its sides."""
    for forms, count in _forms().values():
        named = [(claim, side) for claim in found if (side := _side_of(article, claim, forms)) is not None]
        for place, (first, _) in enumerate(named):
            if place and first.sentence - named[place - 1][0].sentence <= 1 and _is_taken(named[:place], first):
                continue
            parts = _one_of_each(first, named[place:])
            if len(parts) == count:
                yield from _of(found, parts)


def _side_of(article: Article, claim: Claim, forms: Forms) -> str | None:
    """The one side that the words before a level name, or those behind it; ``None`` where they name none or several."""
    if claim.role is not Role.LEVEL:
        return None
    for words in (naming(article, claim), claim.behind):
        sides = frozenset[str]().union(*map(forms.find, words))
        if sides:
            return next(iter(sides)) if len(sides) == 1 else None
    return None


def _is_taken(before: Sequence[tuple[Claim, str]], first: Claim) -> bool:
    """Whether a level goes on with parts named before it."""
    return before[-1][0].unit == first.unit


def _one_of_each(first: Claim, named: Sequence[tuple[Claim, str]]) -> tuple[Claim, ...]:
    """The levels of each side from ``first`` on, of its unit and its time; none where two are told of one before all are.

    "Гружёный экспорт — 126 тыс., порожний — 251 тыс., импорт — 368 тыс."
    """
    told: dict[str, Claim] = {}
    for claim, side in named:
        if claim.sentence - first.sentence > AHEAD or claim.unit != first.unit or side in told:
            break
        if same_time(first, claim):
            told[side] = claim
    return tuple(told.values())


def _of(found: Sequence[Claim], parts: tuple[Claim, ...]) -> Iterator[Division]:
    """The parts with the level before them that they come nearest to, or would but for the comma or the multiplier of one figure."""
    first = parts[0]
    before = [c for c in around(found, first, BACK) if c.index < first.index and c.unit == first.unit and c.frame != first.frame]
    told = [Division(c, parts, NAMED, Kind.LIST) for c in before[-CANDIDATES:] if same_time(c, first)]
    near = [one for one in told if one.comes_near]
    shifted = [one for one in told if one.is_shifted and one.whole.figure.value > min(part.figure.value for part in parts)]
    yield from sorted(near, key=_miss)[:1] or shifted[:1]


def _miss(division: Division) -> Decimal:
    """By how much the parts miss their whole."""
    return abs(sum((part.figure.value for part in division.parts), -division.whole.figure.value))
