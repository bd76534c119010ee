"""What a text says with its figures: claims, and the frames (stated facts) that they make up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from tradecheck.claim.cues import Indicator
from tradecheck.claim.period import Period
from tradecheck.claim.segment import Sentence
from tradecheck.figure.model import Figure
from tradecheck.figure.units import UnitName


class Role(StrEnum):
    """What a figure does in its frame."""

    LEVEL = "level"
    PREVIOUS = "previous"
    """The level in the base period: "с 50", "против 50 годом ранее"."""
    CHANGE = "change"
    """A rate of change: "на 20%", "в 1,5 раза"."""
    DELTA = "delta"
    """An absolute change: "на 5 млн больше"."""
    SHARE = "share"
    INDEX = "index"
    """A level in per cent of another: "104% к прошлому году"."""
    PERCENT = "percent"
    """A per cent of which the words do not tell what it is."""
    EQUIVALENT = "equivalent"
    """The same amount in another currency, in brackets."""
    ASIDE = "aside"
    """An amount in brackets after a rate of change: the previous level, or the change itself."""
    TARGET = "target"
    OTHER = "other"


class Claim(Struct, frozen=True):
    """One figure and what it is said to be.

    ``index`` is its place among the figures of the text. ``direction`` is 1 for growth, -1 for decline, 0 where the words do
    not tell. ``entities`` are the beginnings of the proper names around it; ``notes`` the cue classes of its clause
    (``"mean"``, ``"real"``, ``"stock"``, ``"total"``, ``"part"``, ``"besides"``...) and the marks before it that tell (``"colon"``,
    ``"semicolon"``).
    """

    index: int
    figure: Figure
    role: Role
    direction: int
    indicator: Indicator | None
    own_indicator: bool
    scope: str
    """The beginning of the noun that narrows the indicator ("экспорт мёда"); empty for the whole of it."""
    entities: frozenset[str]
    period: Period | None
    own_period: bool
    sentence: int
    paragraph: int
    frame: int
    depth: int
    notes: frozenset[str]
    lead: tuple[str, ...]
    """The words right before the figure, nearest last."""
    after: tuple[str, ...]
    behind: tuple[str, ...]
    """The words that name it from behind: "8,1 млн тонн — наливные"."""

    @property
    def unit(self) -> str:
        """The unit of the figure; pieces count as a bare number."""
        return "1" if self.figure.unit == "item" else self.figure.unit


class Frame(Struct, frozen=True):
    """One stated fact: the claims that are about the same thing, in order of appearance."""

    number: int
    claims: tuple[Claim, ...]

    def of(self, *roles: Role) -> list[Claim]:
        """The claims with one of the roles."""
        return [claim for claim in self.claims if claim.role in roles]

    def first(self, *roles: Role, unit: str | None = None) -> Claim | None:
        """The first claim with one of the roles (and the unit), or ``None``."""
        return next((c for c in self.claims if c.role in roles and unit in (None, c.unit)), None)


class Article(Struct, frozen=True, eq=False, dict=True, weakref=True):
    """A text with all that was read from it: what rules look at. Each is itself alone, so that what is found of it can be kept."""

    text: str
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    sentences: tuple[Sentence, ...]
    published: date | None
    claims: tuple[Claim, ...]
    rates: Mapping[UnitName, Decimal] = {}
    """What one unit of a currency costs in roubles, where the user says so."""

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The frames in order of appearance: each stands at the place of its number, as claims number them without a gap."""
        numbers: dict[int, list[Claim]] = {}
        for claim in self.claims:
            numbers.setdefault(claim.frame, []).append(claim)
        return tuple(Frame(number, tuple(claims)) for number, claims in numbers.items())
