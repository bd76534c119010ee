"""A relation: what the words of a text say must hold between some of its figures."""

from __future__ import annotations

from collections.abc import Hashable
from enum import IntEnum
from fractions import Fraction
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from tradecheck.interval import Interval
from tradecheck.relation.algebra import Formula, Node, Values
from tradecheck.span import Bilingual

Order = Literal["=", "<=", ">="]
Slip = Literal[
    "direction",
    "percent for times",
    "times for percent",
    "percent for points",
    "points for percent",
    "by for to",
    "to for by",
    "base period",
]
"""A slip of a word beside a figure."""


BEYOND: Final = 5000
"""No one slip sets two sides so far apart: they are of different things."""
ACQUITS: Final = -1.0
"""Prior of a reading that has too little behind it to accuse by, and enough to account for figures that it fits."""


class Verdict(IntEnum):
    """How a relation stands, from good to bad."""

    HOLDS = 0
    """Within half a unit of the printed digits."""
    LOOSE = 1
    """Only under the wide reading: truncation, hedges, round numbers."""
    FAILS = 2


class Alternative(Struct, frozen=True):
    """The relation as it would be if not a figure but a word were the slip: «вырос» for «снизился», per cent for times."""

    kind: Slip
    order: Order
    formula: Formula

    def holds(self, reported: Interval, values: Values) -> bool:
        """Whether the same number fits this reading; ``False`` where it cannot be told."""
        try:
            computed = self.formula.value(values)
        except ZeroDivisionError:
            return False
        if self.order == "=":
            return reported.meets(computed)
        return reported.low <= computed.high if self.order == "<=" else reported.high >= computed.low


class Relation(Struct, frozen=True, eq=False):
    """``subject`` (a figure) stands in ``order`` to what ``formula`` gives.

    ``prior`` says how surely the words mean this relation, in log-odds: 0 is even, 3 is 20 to 1. Relations with one
    ``statement`` are rival readings of the same words: if one of them holds, the others were not meant.
    """

    rule: str
    subject: int
    order: Order
    formula: Formula
    prior: float
    statement: Hashable
    words: Bilingual
    """The formula in words, for the reader."""
    alternatives: tuple[Alternative, ...] = ()
    """What the words would say with one slip of theirs undone."""
    strict: bool = False
    """Whether the figures are taken at their word, not as intervals: for what is a judgement anyway."""
    absolute: bool = False
    """Whether only the size of the formula's value counts (a balance)."""
    figures: tuple[int, ...] = ()
    """All figures of the relation, the subject first."""

    def __post_init__(self) -> None:
        force_setattr(self, "figures", (self.subject, *self.formula.figures()))

    @property
    def is_difference(self) -> bool:
        """Whether the formula subtracts: a slip of one digit may then make it many times as great."""
        return isinstance(self.formula, Node) and self.formula.sign == "-"

    @property
    def is_sum(self) -> bool:
        """Whether the formula adds parts up."""
        return isinstance(self.formula, Node) and self.formula.sign == "+"

    @property
    def reading(self) -> Hashable:
        """The kind of statement that this is one reading of: "run", "sides"..."""
        return self.statement[0] if isinstance(self.statement, tuple) else None

    def computed(self, values: Values) -> Interval:
        """What the other figures give for the subject."""
        result = self.formula.value(values)
        if not self.absolute or result.low >= 0:
            return result
        return -result if result.high <= 0 else Interval.of(0, max(-result.low, result.high))

    def holds(self, values: Values) -> bool:
        """Whether the relation can be true with every figure somewhere in its interval; ``True`` where it cannot be told."""
        try:
            computed = self.computed(values)
        except ZeroDivisionError:
            return True
        reported = values[self.subject]
        if self.order == "=":
            return reported.meets(computed)
        return reported.low <= computed.high if self.order == "<=" else reported.high >= computed.low

    def required(self, figure: int, values: Values) -> Interval | None:
        """What ``figure`` would have to be for the relation to hold, the others as they are; ``None`` where nothing serves."""
        reported = values[self.subject]
        try:
            if figure == self.subject:
                return self._beyond(self.computed(values))
            goal = reported if self.order == "=" else self._beyond(reported, mirrored=True)
            return self.formula.solve(figure, goal, values)
        except (ZeroDivisionError, ValueError):
            return None

    def _beyond(self, bound: Interval, *, mirrored: bool = False) -> Interval:
        """All that may stand on the good side of ``bound``, up to a thousandfold and more."""
        if self.order == "=":
            return bound
        if (self.order == "<=") != mirrored:
            return Interval(min(Fraction(0), bound.low), bound.high)
        return Interval.of(bound.low, max(bound.high, bound.low * 10**7))


def verdict(relation: Relation, narrow: Values, wide: Values) -> Verdict:
    """How ``relation`` stands with the figures' narrow and wide intervals."""
    if relation.strict:
        points = {figure: Interval.point(narrow[figure].middle) for figure in relation.figures}
        exact = points | {relation.subject: narrow[relation.subject]}
        return Verdict.HOLDS if relation.holds(exact) else Verdict.FAILS
    if not relation.holds(wide):  # as most readings do not, and then the narrow ones need no asking
        return Verdict.FAILS
    return Verdict.HOLDS if relation.holds(narrow) else Verdict.LOOSE
