"""Which levels are the parts of which whole: export and import of a turnover, the members of a list of a total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.links import levels, same_subject, same_time, two_sides

REACH = 3
"""How many sentences a turnover and its two sides may lie apart."""


@dataclass(frozen=True, slots=True)
class Division:
    """A whole with its parts; ``prior`` says how surely they are all its parts, in log-odds."""

    whole: Claim
    parts: tuple[Claim, ...]
    prior: float
    closed: bool
    """Whether the parts are named as all there are: two sides of a trade, not the members of a list."""


def divisions(article: Article) -> Iterator[Division]:
    """Every whole with parts that the article tells."""
    found = list(levels(article))
    for claim in found:
        if _is_turnover(claim):
            yield from _turnover(claim, found)
    yield from _lists(found)


def _is_turnover(claim: Claim) -> bool:
    return claim.indicator is not None and bool(claim.indicator.total_of) and claim.own_indicator


def _turnover(whole: Claim, found: list[Claim]) -> Iterator[Division]:
    """Export and import told next after the turnover, or just before it."""
    for near in (_after(whole, found), _before(whole, found)):
        sides = two_sides(near)
        if sides is None or max(s.figure.value for s in sides) > 10**7 * min(s.figure.value for s in sides):
            continue
        prior = 2.4 if all(abs(s.sentence - whole.sentence) <= 1 for s in sides) else 1.4
        if any(c.notes & {"besides"} for c in (whole, *sides)):
            prior -= 2.0
        yield Division(whole, sides, prior, closed=True)


def _fits(whole: Claim, part: Claim) -> bool:
    flow = part.indicator is not None and part.indicator.kind == "flow"
    alike = flow and part.unit == whole.unit and same_time(whole, part) and same_subject(whole, part)
    return alike and abs(part.sentence - whole.sentence) <= REACH


def _after(whole: Claim, found: list[Claim]) -> list[Claim]:
    near: list[Claim] = []
    for claim in found:
        if claim.index > whole.index:
            if _is_turnover(claim):
                break
            if _fits(whole, claim):
                near.append(claim)
    return near[:3]


def _before(whole: Claim, found: list[Claim]) -> list[Claim]:
    near: list[Claim] = []
    for claim in reversed(found):
        if claim.index < whole.index:
            if _is_turnover(claim):
                break
            if _fits(whole, claim):
                near.append(claim)
    return near[:3][::-1]


def _lists(found: list[Claim]) -> Iterator[Division]:
    """Members told after a colon or "из них": a total and what follows it in the same sentence."""
    for place, claim in enumerate(found):
        if place == 0 or not claim.notes & {"colon", "part"} or claim.notes & {"share"}:
            continue
        whole = found[place - 1]
        if whole.unit != claim.unit or whole.sentence != claim.sentence or whole.frame == claim.frame:
            continue
        parts = [claim]
        for other in found[place + 1 :]:
            if other.sentence != claim.sentence or other.unit != claim.unit or other.notes & {"colon"}:
                break
            parts.append(other)
        if len(parts) > 1 and not any(c.notes & {"besides"} for c in parts):
            yield Division(whole, tuple(parts), 1.5 if len(parts) == 2 else 1.3, closed=False)
