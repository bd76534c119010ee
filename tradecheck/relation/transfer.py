"""What a sum that holds reveals: where the tonnes of the parts make up the whole's, so do their dollars and last year's tonnes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.division import Division, Kind

SHOWN: Final = 2.4
HINTED: Final = 1.5
"""Priors of a sum whose parts another one has shown to be all there are: a tight one, and one that rounding might have made."""
TIGHT: Final = 60
"""A sum is tight if its roundings leave no more room than this part of the whole."""
WHERE: Final = {Role.LEVEL: (Role.LEVEL, Role.ASIDE, Role.EQUIVALENT), Role.PREVIOUS: (Role.PREVIOUS, Role.ASIDE)}


def transferred(article: Article, divisions: Iterable[Division]) -> Iterator[Division]:
    """For each division whose parts add up to the digit, the other sums that its members must satisfy."""
    for division in divisions:
        if division.adds_up(narrow=True):
            yield from _beside(article, division, SHOWN if _is_tight(division) else HINTED)


def _is_tight(division: Division) -> bool:
    """Whether the sum leaves so little room that chance would hardly have made it."""
    room = sum(claim.figure.high - claim.figure.low for claim in (division.whole, *division.parts))
    return room * TIGHT < division.whole.figure.value


def _beside(article: Article, division: Division, prior: float) -> Iterator[Division]:
    """The sums of what stands right beside each member: in another unit, or for the base period."""
    members = (division.whole, *division.parts)
    stretches = [_stretch(article, claim, members) for claim in members]
    units = dict.fromkeys(c.unit for c in stretches[0] if c.unit not in RATES)
    for unit, (role, roles) in ((u, r) for u in units for r in WHERE.items()):
        if unit == division.whole.unit and role is Role.LEVEL:
            continue
        found = [next((c for c in s if c.unit == unit and c.role in roles), None) for s in stretches]
        told = [claim for claim in found if claim is not None]
        if len(told) == len(members):
            yield Division(told[0], tuple(told[1:]), prior, Kind.LIST)


def _stretch(article: Article, claim: Claim, members: Sequence[Claim]) -> list[Claim]:
    """The claims after one member in its sentence, up to the next member."""
    later = [m.index for m in members if m.index > claim.index]
    stop = min(later, default=len(article.claims))
    return [c for c in article.claims[claim.index + 1 : min(stop, claim.index + 6)] if c.sentence == claim.sentence]
