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

    @property
    def statement(self) -> tuple[str, int]:
        """What is stated: of the wholes that a list may have, one is meant; so of the sides that a turnover may have."""
        return ("turnover", self.whole.index) if self.closed else ("list", self.parts[0].index)


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
        prior = 2.4
        if sides is None and len(near) == 2 and near[0].sentence == near[1].sentence:
            sides, prior = (near[0], near[1]), 1.6  # "российские поставки..., белорусские..."
        if sides is None:
            continue
        prior -= 0.0 if all(abs(s.sentence - whole.sentence) <= 1 for s in sides) else 1.0
        if any(c.notes & {"besides"} for c in (whole, *sides)):
            prior -= 2.0
        yield Division(whole, sides, prior, closed=True)


def _fits(whole: Claim, part: Claim) -> bool:
    flow = part.indicator is not None and part.indicator.kind == "flow"
    alike = flow and part.unit == whole.unit and part.scope in ("", whole.scope) and same_time(whole, part)
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
            if _fits(whole, claim) and same_subject(whole, claim):
                near.append(claim)
    return near[:3][::-1]


def _lists(found: list[Claim]) -> Iterator[Division]:
    """Members told after a colon or "из них", with each level before them that may be their whole."""
    for place, claim in enumerate(found):
        if place == 0 or not claim.notes & {"colon", "part"}:
            continue
        parts = _members(found, place)
        if len(parts) < 2 or any(c.notes & {"besides"} for c in parts):
            continue
        for whole in reversed(found[max(0, place - 4) : place]):
            near = claim.sentence - whole.sentence
            if whole.unit != claim.unit or near > 2 or whole.frame == claim.frame or not same_time(whole, claim):
                continue
            prior = 1.5 if near == 0 or (near == 1 and claim.lead[:1] == ("из",)) else 1.0
            yield Division(whole, parts, prior - (0.2 if len(parts) > 2 else 0.0), closed=False)


def _members(found: list[Claim], place: int) -> tuple[Claim, ...]:
    """The levels of a list that begins at ``place``: the rest of its sentence, in one unit, until another list opens."""
    first = found[place]
    parts = [first]
    for other in found[place + 1 :]:
        opens = other.frame != first.frame and other.notes & {"colon", "part"}
        if other.sentence != first.sentence or other.unit != first.unit or opens or not same_time(first, other):
            break
        parts.append(other)
    return tuple(parts)
