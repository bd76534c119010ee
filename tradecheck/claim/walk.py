"""The walk through the sentences of a text: what it carries along, and where it is."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tradecheck.claim.cues import Indicator
from tradecheck.claim.model import Claim
from tradecheck.claim.period import Period
from tradecheck.claim.segment import Sentence


class State(Struct):
    """What the walk carries along."""

    frame: int = -1
    claims: list[Claim] = []
    indicator: Indicator | None = None
    scope: str = ""
    direction: int = 0
    pace: int = 0
    rate: int = 0
    """The direction of the last percentage of the sentence, if it was a change."""
    verb: str = ""
    outside: tuple[str, int] = ("", 0)
    """Verb and direction outside brackets, to which the sentence comes back."""
    indexed: bool = False
    """Whether brackets of the sentence tell levels in per cent of what they were."""
    deep: bool = False
    """Whether the last figure stood in brackets."""
    period: Period | None = None
    entities: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    base: bool = False
    """Whether the sentence tells of the base period: it opens with "Тогда" or "Годом ранее"."""
    carried: Period | None = None
    """The period with which the sentence began."""
    aside: Period | None = None
    """The period that the sentence left for one before it, and that the next sentence goes back to."""

    def open_frame(self) -> list[Claim]:
        """The claims of the frame that is open."""
        return [claim for claim in self.claims[-8:] if claim.frame == self.frame]


class Place(Struct, frozen=True):
    """Where the walk is: which sentence, its periods, and whether a figure came before in it."""

    number: int
    sentence: Sentence
    periods: list[Period]
    text: str
    start: int
    """Where the figure before ends, or the sentence begins."""
    stop: int
    first: bool
    behind: Mapping[int, Period]
    """The periods that stand behind the figures they are of, by where the figures begin."""
