"""The times of a list, where another list tells them: "доходы — 40 трлн в 2026 году, 43 в 2027-м и 46 в 2028-м, расходы — 44, 46 и 49"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.model import Claim, Role
from tradecheck.figure.draft import RATES, TIMES

GLUE: Final = frozenset({"и", "а", "на", "в", "же", "уже", "еще", "до"})
"""What may stand between the members of a list, beside its times."""
REACH: Final = 4
"""How many sentences before a list the times may be told that it goes by."""
PAIR: Final = 2
RESPECTIVELY: Final = "соответственно"
_LEVELS: Final = (Role.LEVEL, Role.TARGET)


def with_times_of_lists(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a list without times of its own given those of the last list of as many that tells them.

    A list of two is only given them where «соответственно» says so. A rate right behind a member is of the member's time.
    """
    timed = list(claims)
    dated: list[Claim] = []
    for members in _lists(claims):
        if _is_dated(members):
            dated = members
        elif _goes_by(members, dated):
            for member, model in zip(members, dated, strict=True):
                timed[member.index] = replace(member, period=model.period, own_period=True)
    return _with_rates(timed)


def _lists(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The lists of two levels or more, each told in one sentence with nothing between its members but rates and times."""
    for _, group in groupby(claims, key=attrgetter("sentence")):
        members: list[Claim] = []
        for claim in group:
            if claim.unit in RATES or claim.depth:
                continue
            if members and not _goes_on(members[-1], claims[claim.index - 1], claim):
                yield from _of_several(members)
                members = []
            members.append(claim)
        yield from _of_several(members)


def _of_several(members: list[Claim]) -> Iterator[list[Claim]]:
    if len(members) >= PAIR and all(claim.role in _LEVELS for claim in members):
        yield members


def _goes_on(last: Claim, before: Claim, claim: Claim) -> bool:
    """Whether a level goes on with the list of the last one: in its unit, and with no word of its own but those of the figure before it."""
    plain = claim.unit == last.unit and claim.unit not in TIMES and claim.role in _LEVELS
    rest = [word for word in claim.lead if word not in before.after and word not in GLUE]  # "(19,5% ВВП) в 2015 году, 16 трлн"
    return plain and not rest and not claim.notes & {"semicolon"}


def _is_dated(members: Sequence[Claim]) -> bool:
    """Whether each member has a time of its own, as long as the others and another."""
    periods = [claim.period for claim in members]
    told = all(claim.own_period and period is not None for claim, period in zip(members, periods, strict=True))
    alike = {(p.months, p.point, p.base) for p in periods if p is not None}
    return told and len(alike) == 1 and len({(p.year, p.begin_month) for p in periods if p is not None}) == len(members)


def _goes_by(members: Sequence[Claim], dated: Sequence[Claim]) -> bool:
    """Whether a list is told for the times of another."""
    if len(members) != len(dated) or members[0].sentence - dated[0].sentence > REACH:
        return False
    words = (*members[0].lead, *members[-1].behind, *members[-1].after)
    told = RESPECTIVELY in words
    return not any(claim.own_period for claim in members) and (told or len(members) > PAIR)


def _with_rates(claims: list[Claim]) -> list[Claim]:
    """The claims, a rate that its words give no time told for that of the level right before: "16 трлн (19% ВВП) в 2016 году"."""
    timed = list(claims)
    for level, rate in pairwise(claims):
        beside = rate.frame == level.frame and rate.role is Role.PERCENT and not rate.own_period
        if beside and level.role in _LEVELS and level.own_period:
            timed[rate.index] = replace(rate, period=level.period)
    return timed


def head_of_list(claims: Sequence[Claim], claim: Claim) -> Claim:
    """The figure whose words name one of a list: the first of its sentence before it with nothing but glue in between."""
    while claim.index and GLUE.issuperset(claim.lead):
        before = claims[claim.index - 1]
        if before.sentence != claim.sentence or before.unit != claim.unit:
            break
        claim = before
    return claim
