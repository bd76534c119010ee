"""What a figure is in its clause: level, previous level, rate of change, absolute change, share..."""

from __future__ import annotations

from tradecheck.claim.amount_roles import amount_role
from tradecheck.claim.context import Context, Reading
from tradecheck.claim.cues import cues
from tradecheck.claim.gap import Gap
from tradecheck.claim.model import Role
from tradecheck.claim.rate_roles import rate_role
from tradecheck.figure.draft import RATES, TIMES

_PRESENT = ("нынешн", "теперешн", "сегодняшн", "текущ")


def role_of(gap: Gap, context: Context) -> Reading:
    """The role of the figure after ``gap``, and the direction of a change."""
    unit = gap.figure.unit
    if unit in TIMES or _is_to_present(gap):
        return Role.OTHER, 0
    if unit in RATES:
        return rate_role(gap, context)
    return amount_role(gap, context)


def _is_to_present(gap: Gap) -> bool:
    """Whether an earlier level is compared with that of now: "в 2025-м дефицит равнялся 2,4 трлн, на 1 трлн меньше нынешнего"."""
    compared = bool(gap.after) and bool(cues(gap.after[0]) & {"more", "less"})
    return compared and any(word.startswith(_PRESENT) for word in gap.after[1:2])
