"""What the role of a figure is read from, beside the words before it: what its clause told so far."""

from __future__ import annotations

from msgspec import Struct

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Role
from tradecheck.figure.model import Figure


class Context(Struct, frozen=True):
    """What the clause has told before the figure: its verb, the direction of change, and the figure before with its role."""

    verb: str
    direction: int
    before: Figure | None = None
    role: Role | None = None
    """The role of the figure before, if the frame is still open."""
    before_direction: int = 0
    rate_direction: int = 0
    """The direction of the rate of change before it in the sentence, if the last percentage was one."""
    year: int | None = None
    """The year that the clause is about."""
    pace: int = 0
    """Whether a rate is said to go up or down."""
    base: bool = False
    """Whether the sentence tells of the base period."""
    delta: int = 0
    """The direction of the absolute change that the frame tells."""
    spans: bool = False
    """Whether both levels of a change are told: "с 131 до 187 тенге"."""


Reading = tuple[Role, int]
"""A role, and the direction of a change."""


def turn_of(word: str) -> int:
    """1 for a word of growth, -1 for one of decline, 0 for any other."""
    kinds = cues(word)
    return 1 if "up" in kinds else -1 if "down" in kinds else 0
