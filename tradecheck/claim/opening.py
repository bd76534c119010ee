"""The time of the figures that a text opens with, where it tells it only after them: "Более 18 тыс. машин завезли в страну за полгода"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.model import Claim, Role
from tradecheck.claim.period import Period
from tradecheck.lexicon.loader import fold

AHEAD: Final = 1
"""How many sentences after a headline its time may be told."""

SPANS: Final = frozenset({"за год", "за квартал", "за месяц", "за неделю", "за сутки", "за день", "за полгода"})
"""What a change is told over: levels after it are of no such stretch."""


def with_opening_time(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those before any time is told given the first that is, if the next sentence tells it at the latest, and no other.

    What was before goes by another time, and what is outside brackets by none that they tell.
    """
    dated = list(claims)
    first = next((claim for claim in claims if claim.period is not None), None)
    if first is None or not first.own_period or not is_topic(first.period):
        return dated
    reach = AHEAD if _is_alone(claims[first.index :]) else 0
    converted = first.role is Role.EQUIVALENT  # "41 млрд рублей (3 млрд юаней) в марте"
    for claim in claims[: first.index]:
        beside = (converted or first.depth <= claim.depth) and first.sentence - claim.sentence <= reach
        if beside and claim.role is not Role.PREVIOUS:
            dated[claim.index] = replace(claim, period=first.period)
    return dated


def is_topic(period: Period | None) -> bool:
    """Whether a text may be about a time: a stretch of it, no base, no deadline, nothing past."""
    if period is None or period.months is None or fold(period.text) in SPANS:
        return False
    return not (period.point or period.base or period.target or period.is_past)


def _is_alone(claims: Sequence[Claim]) -> bool:
    """Whether all claims of the first one's sentence are of its time."""
    here = takewhile(lambda claim: claim.sentence == claims[0].sentence, claims)
    return all(claim.period is claims[0].period for claim in here)
