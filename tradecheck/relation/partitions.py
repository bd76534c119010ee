"""Parts whose names leave nothing else: a port's exports, imports, transit and coasting trade, the basins of a country's ports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain, islice
from typing import Final

from tradecheck.claim.cues import Forms
from tradecheck.claim.model import Article, Claim
from tradecheck.lexicon.loader import table
from tradecheck.relation.complements import label
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.links import around, naming, same_time

NAMED: Final = 2.9
"""Prior of a whole that its parts come near: of thirty in texts without a slip, all thirty held."""
BACK: Final = 12
"""How many sentences before its parts the whole may stand."""
AHEAD: Final = 8
"""Over how many sentences the parts may be told."""
LONGEST: Final = 24
"""Among how many named figures the parts are."""
FAR: Final = 4
"""Parts miss the level that they make up by less than this part of it."""
CANDIDATES: Final = 24
"""How many levels before the first part may be the whole."""


@cache
def _forms(section: str) -> tuple[tuple[Forms, int], ...]:
    """The names of the sides of each family, and how many sides it has."""
    families = table("partitions")[section].values()
    return tuple((Forms({str(side): forms for side, forms in enumerate(sides)}), len(sides)) for sides in families)


def partitions(article: Article, found: Sequence[Claim]) -> Iterator[Division]:
    """Every whole before levels of which each is named for one side of a family, and which name all its sides."""
    told = [(claim, (naming(article, claim), claim.behind)) for claim in found]
    for forms, count in _forms("amounts"):
        for parts in _named_apart(told, forms, count):
            yield from _of(found, parts)


def share_partitions(article: Article, shares: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Every row of shares, one right after another, that name all sides of a family, one each: what is all there is."""
    told = [(share, (label(article, share),)) for share in shares]
    places = {share.index: place for place, share in enumerate(shares)}
    for forms, count in (*_forms("amounts"), *_forms("shares")):
        for parts in _named_apart(told, forms, count):
            first = places[parts[0].index]
            if tuple(shares[first : first + count]) == parts and parts[-1].sentence - parts[0].sentence <= 1:
                yield parts


Named = Sequence[tuple[Claim, tuple[tuple[str, ...], ...]]]
"""Figures, each with the words that may name it: those of its place that come first."""


def _named_apart(told: Named, forms: Forms, count: int) -> Iterator[tuple[Claim, ...]]:
    """As many figures as a family has sides, each named for another of them."""
    named = [(claim, side) for claim, words in told if (side := _side_of(words, forms)) is not None]
    for place, (first, _) in enumerate(named):
        before = named[place - 1][0] if place else None
        if before is not None and before.unit == first.unit and first.sentence - before.sentence <= 1:
            continue  # which goes on with the parts before it
        parts = _one_of_each(first, named[place : place + LONGEST])
        if len(parts) == count:
            yield parts


def _side_of(places: Sequence[Sequence[str]], forms: Forms) -> str | None:
    """The one side that words name, the first that name any; ``None`` where they name none or several."""
    found = (frozenset[str]().union(*map(forms.find, words)) for words in places)
    sides = next((sides for sides in found if sides), frozenset[str]())
    return next(iter(sides)) if len(sides) == 1 else None


def _one_of_each(first: Claim, named: Sequence[tuple[Claim, str]]) -> tuple[Claim, ...]:
    """The figures of each side from ``first`` on, of its unit and its time; none where two are told of one before all are.

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
    near = sorted((one for one in told if one.comes_near), key=_miss)
    made = (one for one in near if _miss(one) * FAR < one.whole.figure.value)  # with no multiplier taken for a wrong one
    least = min(part.figure.value for part in parts)
    shifted = (one for one in told if one.whole.figure.value > least and one.is_shifted)
    yield from islice(chain(made, filter(_is_swapped, told), near, shifted), 1)


def _is_swapped(division: Division) -> bool:
    """Whether two swapped digits keep the parts from their whole, and it is great enough for all but the greatest of them."""
    *others, greatest = sorted(part.figure.value for part in division.parts)
    whole = division.whole.figure.value
    return sum(others, Decimal(0)) < whole and greatest < 2 * whole and division.is_swapped


def _miss(division: Division) -> Decimal:
    """By how much the parts miss their whole."""
    return abs(sum((part.figure.value for part in division.parts), -division.whole.figure.value))
