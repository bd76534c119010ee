"""What a check says: findings, the arithmetic behind them, and what would mend them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from tradecheck.interval import Interval
from tradecheck.span import Bilingual, Span


class Severity(StrEnum):
    """How sure the arithmetic is: ``error`` cannot be true under any rounding."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Applicability(StrEnum):
    """Whether a fix may be applied unseen.

    An inconsistency does not say which figure is wrong, so only a slip of wording that leaves every figure as it is can be safe.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"
    """Only to be read: markup stands in the way of making it, so it has no edits."""


class Edit(NamedTuple):
    """Put ``replacement`` in place of the characters that ``span`` covers."""

    span: Span
    replacement: str


class Fix(Struct, frozen=True):
    """One way to make the figures agree."""

    text: Bilingual
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.UNSAFE

    @property
    def label(self) -> str:
        """What the fix does, in Russian."""
        return self.text.ru

    def apply(self, text: str) -> str:
        """``text`` with the edits made."""
        for edit in sorted(self.edits, key=lambda e: e.span, reverse=True):
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        return text


class Calculation(Struct, frozen=True):
    """What the text reports beside what its other figures give: both as printed for a reader and as wide intervals."""

    formula: Bilingual
    reported: Bilingual
    computed: Bilingual
    reported_interval: Interval
    computed_interval: Interval


class Finding(Struct, frozen=True):
    """Figures of one text that cannot be true together."""

    code: str
    name: str
    severity: Severity
    confidence: float
    text: Bilingual
    span: Span
    related: tuple[Span, ...]
    calculation: Calculation
    fixes: tuple[Fix, ...]
    fingerprint: str

    @property
    def message(self) -> str:
        """What disagrees, in Russian."""
        return self.text.ru
