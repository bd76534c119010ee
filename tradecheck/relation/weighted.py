"""The growth of a whole and of its parts: the bases that the parts imply add up to the base of the whole.

Formula: N : (1 + p) = Σ nᵢ : (1 + pᵢ).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Formula, total
from tradecheck.relation.division import Division
from tradecheck.relation.growth import base_of

AGREED: Final = 1.5
"""Prior of a sum that fails, where the growth of the members asks for the very figure that the sum asks for."""
FEW: Final = 2
"""The growth of two parts meets a third figure by chance too often."""
VAGUE: Final = 4
"""What the growth asks for must be known to this part of its size, or any figure would agree."""

Rates = Mapping[int, Claim]
"""The rate of growth told in each frame, by the frame's number."""


class Weighted(Struct, frozen=True):
    """A division of which the growth of the whole and of every part is told."""

    division: Division
    rate: Claim
    growths: tuple[Claim, ...]

    @property
    def base(self) -> Formula:
        """What the parts had in the base period, together."""
        return total([base_of(part, growth) for part, growth in zip(self.division.parts, self.growths, strict=True)])

    @property
    def is_real(self) -> bool:
        """Whether a growth is told in real terms, which levels in current prices do not give."""
        return any("real" in claim.notes for claim in (self.rate, *self.growths))


def rates_of(article: Article) -> Rates:
    """The first rate of change of every frame."""
    told = (c for c in reversed(article.claims) if c.role is Role.CHANGE and c.unit in ("%", "x") and c.direction)
    return {rate.frame: rate for rate in told}


def weighted(division: Division, rates: Rates) -> Weighted | None:
    """The division with the rates of its members; ``None`` where one is not told."""
    rate, *growths = (rates.get(claim.frame) for claim in division.members)
    told = [growth for growth in growths if growth is not None]
    if rate is None or rate.unit != "%" or len(told) < len(growths):
        return None
    return Weighted(division, rate, tuple(told))


def agreed(runs: Iterable[Division], rates: Rates) -> Iterator[Division]:
    """The divisions, those surer whose sum fails as their growth does: one figure put right would mend both."""
    for division in runs:
        yield replace(division, prior=max(division.prior, AGREED)) if _is_agreed(division, rates) else division


def _is_agreed(division: Division, rates: Rates) -> bool:
    known = weighted(division, rates) if division.is_apart else None
    if known is None or len(known.growths) <= FEW or known.is_real or division.adds_up():
        return False
    lacking = division.sum.value({c.index: c.figure.narrow for c in division.parts}).low < division.whole.figure.narrow.low
    near = division.comes_near and (division.is_swapped or not lacking)  # a part that is left out grows as the others do
    return (near or division.is_shifted) and any(_both_ask(known, member) for member in division.members)


def _both_ask(known: Weighted, member: Claim) -> bool:
    """Whether the sum and the growth ask for the same value of one member, and neither for the one printed."""
    division = known.division
    told = (*division.members, known.rate, *known.growths)
    values = {claim.index: claim.figure.narrow for claim in told}
    whole = division.whole
    try:
        if member is whole:
            by_sum = division.sum.value(values)
            by_growth = base_of(whole, known.rate).solve(whole.index, known.base.value(values), values)
        else:
            by_sum = division.sum.solve(member.index, values[whole.index], values)
            by_growth = known.base.solve(member.index, base_of(whole, known.rate).value(values), values)
    except (ZeroDivisionError, ValueError):
        return False
    printed: Interval = member.figure.wide
    vague = (by_growth.high - by_growth.low) * VAGUE > by_sum.middle
    return by_sum.low > 0 and by_sum.meets(by_growth) and not vague and not printed.meets(by_growth)
