"""What a sum that holds reveals: where the tonnes of the parts make up the whole's, so do their dollars and last year's tonnes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.figure.units import is_money
from tradecheck.interval import Interval
from tradecheck.relation.division import Division, Kind

SHOWN: Final = 2.4
HINTED: Final = 1.5
"""Priors of a sum whose parts another one has shown to be all there are: a tight one, and one that rounding might have made."""
TIGHT: Final = 60
"""A sum is tight if its roundings leave no more room than this part of the whole."""
CHANCE: Final = 300
"""The same for levels that merely stand together, of which many runs are tried."""
ROLES: Final = ((Role.LEVEL, Role.ASIDE, Role.EQUIVALENT), (Role.PREVIOUS, Role.ASIDE), (Role.DELTA, Role.ASIDE))
"""What adds up beside levels that do: other levels, those of the base period, absolute changes of one direction."""
_PAID: Final = (("на",), ("за",))


def transferred(article: Article, divisions: Iterable[Division]) -> Iterator[Division]:
    """For each division whose parts add up to the digit, the other sums that its members must satisfy.

    And where the absolute changes of its members add up, the division itself.
    """
    for division in divisions:
        if division.adds_up(narrow=True):
            yield from _beside(article, division, SHOWN if is_tight(division) else HINTED)
        elif _changes_add_up(article, division):
            yield replace(division, prior=max(division.prior, SHOWN), kind=Kind.LIST)


def is_tight(division: Division) -> bool:
    """Whether the sum leaves so little room that chance would hardly have made it."""
    room = sum(claim.figure.high - claim.figure.low for claim in division.members)
    return room * (CHANCE if division.kind is Kind.RUN else TIGHT) < division.whole.figure.value


def _changes_add_up(article: Article, division: Division) -> bool:
    """Whether the absolute changes told with each member add up, counted with their signs."""
    changes = [
        next((c for c in _company(article, claim, division) if c.role is Role.DELTA and c.unit == claim.unit), None)
        for claim in division.members
    ]
    if not all(change is not None and change.direction for change in changes):
        return False
    whole, *parts = [(c.figure.narrow, c.direction) for c in changes if c is not None]
    total = sum((one if sign > 0 else -one for one, sign in parts), start=Interval.point(0))
    return total.meets(whole[0] if whole[1] > 0 else -whole[0])


def _beside(article: Article, division: Division, prior: float) -> Iterator[Division]:
    """The sums of what stands beside each member: in another unit, of the base period, or of the changes."""
    members = division.members
    companies = [_company(article, claim, division) for claim in members]
    units = dict.fromkeys(c.unit for c in companies[0] if c.unit not in RATES)
    for unit, roles in ((u, r) for u in units for r in ROLES if u != division.whole.unit or r is not ROLES[0]):
        found = [next((c for c in company if c.unit == unit and c.role in roles), None) for company in companies]
        told = [claim for claim in found if claim is not None]
        one_way = len({claim.direction for claim in told}) == 1 or Role.DELTA not in roles
        if len(told) == len(members) and one_way:
            yield Division(told[0], tuple(told[1:]), prior, Kind.LIST)


def _company(article: Article, claim: Claim, division: Division) -> list[Claim]:
    """The claims beside one member: those of its frame, those after it in its sentence up to the next member, and what it was paid for."""
    members = {member.index for member in division.members}
    stop = min((index for index in members if index > claim.index), default=len(article.claims))
    near = article.claims[max(0, claim.index - 4) : min(stop, claim.index + 6)]
    beside = [c for c in near if c.index not in members and c.sentence == claim.sentence]
    return [c for c in beside if c.frame == claim.frame or c.index > claim.index or _is_paid_for(c, claim)]


def _is_paid_for(goods: Claim, money: Claim) -> bool:
    """Whether a sum is told right behind what it was paid for: "7,1 тонны золота за 383 млн долларов"."""
    paid = money.lead[-1:] in _PAID and set(money.lead[:-1]) <= set(goods.after)
    return paid and goods.index == money.index - 1 and is_money(money.unit) and not is_money(goods.unit)
