"""Parts of which each is told with its share: where the shares come to 100 %, the parts are all there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.model import Article, Claim
from tradecheck.interval import Interval
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.links import share_behind

WHOLE: Final = 2.6
"""Prior of a sum whose parts have shares that come to 100 %."""
BACK: Final = 4
"""How many levels in their unit before the parts are tried as their whole, and how many sentences before them."""
FEWEST: Final = 3
"""From so many parts on a list is one, wherever its members stand."""
_ALL: Final = Interval.point(100)


def completed(article: Article, divisions: Iterable[Division]) -> Iterator[Division]:
    """The divisions, those surer whose parts' shares make up the whole."""
    for division in divisions:
        full = division.prior < WHOLE and _come_to_all(article, division.parts)
        yield replace(division, prior=WHOLE, kind=Kind.LIST) if full else division


def shared_lists(article: Article, found: Sequence[Claim]) -> Iterator[Division]:
    """Lists of parts with a share each, of whatever times and in however many sentences, with the levels that may be their whole.

    "Долг — 2 908 млн. Из них 1 694 млн (58,3%) — за 2019 год. За 2018 год должны 578 млн (19,9%), за прежние — 635 млн (21,8%)."
    """
    for first, parts in _lists(article, found):
        before = [c for c in found[max(0, first - BACK) : first] if parts[0].sentence - c.sentence <= BACK]
        wholes = [Division(c, parts, WHOLE, Kind.LIST) for c in before if c.unit == parts[0].unit]
        if _come_to_all(article, parts):
            yield from (told for told in wholes if told.is_one_slip_off)
        else:
            yield from (told for told in wholes if told.adds_up(narrow=True))


def _lists(article: Article, found: Sequence[Claim]) -> Iterator[tuple[int, tuple[Claim, ...]]]:
    """Levels in one unit that follow each other, each with its share right behind, and which of the levels is the first."""
    parts: list[Claim] = []
    for place, level in enumerate(found):
        shared = share_behind(article.claims, level) is not None
        if parts and not (shared and level.unit == parts[-1].unit and level.sentence - parts[-1].sentence <= 1):
            if len(parts) >= FEWEST:
                yield place - len(parts), tuple(parts)
            parts = []
        if shared:
            parts.append(level)
    if len(parts) >= FEWEST:
        yield len(found) - len(parts), tuple(parts)


def _come_to_all(article: Article, parts: Sequence[Claim]) -> bool:
    shares = [share_behind(article.claims, part) for part in parts]
    told = [share.figure.narrow for share in shares if share is not None]
    return len(told) == len(parts) and sum(told, start=Interval.point(0)).meets(_ALL)
