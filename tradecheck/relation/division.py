"""A whole with its parts, as a text tells them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from msgspec import Struct

from tradecheck.claim.model import Claim
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Figure, Formula, total
from tradecheck.relation.links import opens_list

SHIFTS: Final = tuple(Interval.point(Fraction(10) ** power) for power in (-6, -3, -2, -1, 1, 2, 3, 6))
"""By how much a comma or a multiplier is put wrong."""


OPENING_WORDS: Final = ("из", "них")
"""What a sentence opens with that lists the parts of the level before it."""


class Kind(Enum):
    """How the parts are told."""

    SIDES = "sides"
    """All the parts there are, by their names: exports and imports, town and country."""
    LIST = "list"
    """The members of a list, which may be all or some."""
    OPEN = "open"
    """Some of the parts: "в том числе"."""
    RUN = "run"
    """Levels that merely stand together: only the arithmetic can tell that they are parts."""


class Division(Struct, frozen=True):
    """A whole with its parts; ``prior`` says how surely they are all its parts, in log-odds."""

    whole: Claim
    parts: tuple[Claim, ...]
    prior: float
    kind: Kind

    @property
    def statement(self) -> tuple[str, int]:
        """What is stated: of the wholes that a list may have, one is meant; so of the sides that a turnover may have."""
        if self.kind is Kind.RUN:
            return "run", self.whole.index
        return ("sides", self.whole.index) if self.kind is Kind.SIDES else ("list", self.parts[0].index)

    @property
    def members(self) -> tuple[Claim, ...]:
        """The whole and its parts."""
        return self.whole, *self.parts

    @property
    def sum(self) -> Formula:
        """What the parts add up to."""
        return total([Figure(part.index) for part in self.parts])

    def adds_up(self, *, narrow: bool = False) -> bool:
        """Whether the parts make up the whole, by the wide reading or to half a unit of the last digit."""
        values = {c.index: c.figure.narrow if narrow else c.figure.wide for c in self.members}
        return values[self.whole.index].meets(self.sum.value(values))

    @property
    def is_vague(self) -> bool:
        """Whether the levels are printed so coarsely that the sum holds by chance: 4 млн and 3,62 млн make 7,1 to 8,1."""
        values = {claim.index: claim.figure.narrow for claim in self.members}
        made, whole = self.sum.value(values), values[self.whole.index]
        return (made.high - made.low + whole.high - whole.low) * _COARSE > made.middle

    @property
    def is_apart(self) -> bool:
        """Whether the whole stands before the list, not at its head: a sentence before, or before a colon or «из них»."""
        first = self.parts[0]
        return first.sentence > self.whole.sentence or bool(first.notes & {"colon", "part"})

    @property
    def is_announced(self) -> bool:
        """Whether the list stands right behind its whole, after a colon or «из них», and its members cannot overlap as people do."""
        first = self.parts[0]
        begins = first.lead[:2] == OPENING_WORDS  # "…достигла 98,2 млрд. Из них 61,4 млрд дали…"
        return (
            ("colon" in first.notes or opens_list(first))
            and (first.sentence == self.whole.sentence or (begins and first.sentence == self.whole.sentence + 1))
            and first.frame == self.whole.frame + 1
            and self.whole.unit not in ("1", "item")
            and first.indicator in (None, self.whole.indicator)
        )

    @property
    def is_shifted(self) -> bool:
        """Whether one member with its comma or its multiplier elsewhere would make the sum hold."""
        values = {claim.index: claim.figure.narrow for claim in self.members}
        whole = values[self.whole.index]
        for member in self.members:
            asked = self.sum.value(values) if member is self.whole else self.sum.solve(member.index, whole, values)
            if asked is not None and any((asked * shift).meets(values[member.index]) for shift in SHIFTS):
                return True
        return False

    @property
    def is_swapped(self) -> bool:
        """Whether the whole or one part with two digits swapped would make the sum hold."""
        values = {claim.index: claim.figure.narrow for claim in self.members}
        asked = {part: self.sum.solve(part.index, values[self.whole.index], values) for part in self.parts}
        asked[self.whole] = self.sum.value(values)
        return any(room.low <= value <= room.high for member, room in asked.items() for value in _swapped(member))

    @property
    def comes_near(self) -> bool:
        """Whether the parts come near the whole, with a wrong multiplier at the most: near enough to be meant to make it up."""
        whole, *parts = (claim.figure.value for claim in self.members)
        if whole <= 0 or min(parts) <= 0:
            return False
        told = sum(parts)
        sums = [told, *(told - part + part / _SCALE for part in parts if part > whole)]
        sums += [told - part + part * _SCALE for part in parts if part * _SCALE <= whole]
        pairs = [(one, whole) for one in sums] + [(told, whole * _SCALE), (told, whole / _SCALE)]
        return any(abs(one - total) < _NEAR * total for one, total in pairs)

    @property
    def is_one_slip_off(self) -> bool:
        """Whether the parts come near the whole, or one slip of a comma, a multiplier or two digits keeps the sum from holding."""
        return self.comes_near or self.is_shifted or self.is_swapped


def _swapped(member: Claim, *, across: bool = False) -> Iterator[Fraction]:
    """What a level would be with two neighbouring digits in each other's place, those on both sides of the comma only if ``across``."""
    digits, unit = _printed(member)
    for first, second in pairwise(n for n, digit in enumerate(digits) if digit != "."):
        if digits[first] != digits[second] and (across or second == first + 1):
            told = list(digits)
            told[first], told[second] = told[second], told[first]
            yield unit * Fraction("".join(told))


def _with_another_digit(member: Claim) -> Iterator[Fraction]:
    """What a level would be with another digit in the place of one."""
    digits, unit = _printed(member)
    for n, one in enumerate(digits):
        if one != ".":
            yield from (unit * Fraction(f"{digits[:n]}{other}{digits[n + 1 :]}") for other in "0123456789" if other != one)


def _printed(member: Claim) -> tuple[str, Fraction]:
    """The digits of a level, with a point, and what it is told in; no digits where it is not printed in them, is nothing, or never ends."""
    digits = str(member.figure.digits).replace(",", ".")
    if not digits.replace(".", "", 1).isdecimal() or not member.figure.value or len(digits) > _LONGEST:
        return "", Fraction(0)
    return digits, Fraction(member.figure.value) / Fraction(digits)


def may_be_misprinted(member: Claim, meant: Interval) -> bool:
    """Whether one wrong digit, or two swapped ones, keep a figure from what it is meant to be."""
    return any(meant.low <= value <= meant.high for value in (*_swapped(member, across=True), *_with_another_digit(member)))


_NEAR: Final = Decimal("0.25")
"""Parts that miss a level by no more than this part of it were meant to make it up."""
_COARSE: Final = 20
_LONGEST: Final = 24
"""No figure that somebody mistyped has so many digits."""
_SCALE: Final = Decimal(1000)
