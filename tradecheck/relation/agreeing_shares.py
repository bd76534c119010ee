"""Shares that agree with one another what their whole is, where the level before them misses it by one usual slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from tradecheck.interval import Interval
from tradecheck.relation.division import SHIFTS, may_be_misprinted
from tradecheck.relation.shares import Share

MANY: Final = 3
"""Two shares agree by chance now and then; of three, each with its part, that is rare."""
HUNDRED: Final = Interval.point(100)


class Agreement(Struct, frozen=True):
    """The reading of a share that goes with those of its list."""

    told: Share
    is_slip: bool
    """Whether one usual slip keeps the level from being their whole; else it is none of theirs."""


def agreements(readings: Iterable[Share]) -> dict[tuple[int, int], Agreement]:
    """The readings of lists whose shares agree on a whole that is not the level taken for it, by share and level."""
    lists: dict[tuple[int, int], list[Share]] = {}
    for told in readings:
        if len(told.wholes) == 1 and not told.alone and told.prior > 0 and told.share.figure.narrow.low > 0:
            lists.setdefault((told.wholes[0].index, told.share.sentence), []).append(told)
    return {(one.told.share.index, whole): one for (whole, _), listed in lists.items() for one in _agreeing(listed)}


def _agreeing(listed: Sequence[Share]) -> Iterator[Agreement]:
    """The shares of one list, each with its own part, if they agree on another whole."""
    by_share = {told.share.index: told for told in listed}
    parts = {told.part.index for told in by_share.values()}
    meant = _implied(list(by_share.values())) if len(parts) == len(by_share) >= MANY else None
    whole = listed[0].wholes[0]
    if meant is not None and not whole.figure.wide.meets(meant):
        slip = may_be_misprinted(whole, meant) or any((whole.figure.narrow * shift).meets(meant) for shift in SHIFTS)
        yield from (Agreement(told, slip) for told in by_share.values())


def _implied(listed: Sequence[Share]) -> Interval | None:
    """What the whole must be for all the shares to hold."""
    implied = [told.part.figure.narrow * HUNDRED / told.share.figure.narrow for told in listed]
    low, high = max(one.low for one in implied), min(one.high for one in implied)
    return Interval.of(low, high) if low <= high else None
