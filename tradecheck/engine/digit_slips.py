"""The slips of the digits of one number: swapped, one wrong, one lost or needless, and a moved comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Final

FEWER: Final = 0.6
"""How much less usual a comma is in another place where the number begins with a nought."""


@lru_cache(maxsize=4096)
def digit_slips(digits: str) -> tuple[tuple[str, Decimal, Decimal, str, float], ...]:
    """The number as it would be printed with one slip of the digits undone; its value, two units of its last digit, what the
    slip was and how usual.
    """
    made = [s for s in _spellings(digits) if s[0] != digits and not (s[0][0] == "0" and s[0][1:2].isdigit())]
    return tuple(
        (text, number_of(text), Decimal(2).scaleb(-places_of(text)), kind, usual) for text, kind, usual in made
    )


def _spellings(digits: str) -> Iterator[tuple[str, str, float]]:
    spots = [i for i, c in enumerate(digits) if c.isdigit()]
    for i, j in pairwise(spots):
        yield _exchanged(digits, i, j), "swapped digits", 2.8 if j == i + 1 else 2.5
    for i in range(len(spots)):
        for j in range(i + 2, len(spots) if len(spots) < 6 else 0):
            yield _exchanged(digits, spots[i], spots[j]), "swapped digits", 1.6
    yield from _comma_slips(digits)
    for i in spots:
        for digit in "0123456789":
            if digit != digits[i] and not (i == 0 and digit == "0" and digits[1:2].isdigit()):
                yield digits[:i] + digit + digits[i + 1 :], "wrong digit", 0.8
    if digits.isdigit() and len(digits) < 5:
        yield digits + "0", "lost digit", 0.9
        if digits.endswith("0") and len(digits) > 1:
            yield digits[:-1], "needless digit", 0.9


def _exchanged(digits: str, i: int, j: int) -> str:
    return digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]


def _comma_slips(digits: str) -> Iterator[tuple[str, str, float]]:
    bare = re.sub(r"\D", "", digits)
    marks = [c for c in digits if c in ",."]
    if len(marks) > 1 or len(bare) < 2:
        return
    mark = marks[0] if marks else ","
    whole = digits.split(mark, 1)[0] if marks else digits
    whole = re.sub(r"\D", "", whole)
    for shift, usual in ((1, 2.6), (-1, 2.6), (2, 1.2), (-2, 1.2)):
        cut = len(whole) + shift
        if 0 < cut < len(bare):
            first, part = bare[:cut].lstrip("0") or "0", bare[cut:].rstrip("0")
            far = FEWER if bare[0] == "0" else 0.0  # "0,24" has fewer digits to tell by
            yield f"{first}{mark}{part}" if part else first, "moved comma", usual - far
        elif cut == len(bare) and marks:
            yield bare.lstrip("0") or "0", "moved comma", usual
        elif cut == 0:
            yield f"0{mark}{bare}", "moved comma", usual - 1


def places_of(digits: str) -> int:
    """How many digits a number has after its comma.

    >>> places_of("1 204,50"), places_of("1204"), places_of("1.204,5"), places_of("1.204.500")
    (2, 0, 1, 0)
    """
    return len(_parts_of(digits)[1])


def number_of(digits: str) -> Decimal:
    """The number that digits spell.

    >>> number_of("1 204,5"), number_of("1.204,5"), number_of("1.204.500")
    (Decimal('1204.5'), Decimal('1204.5'), Decimal('1204500'))
    """
    whole, part = _parts_of(digits)
    return Decimal(f"{whole}.{part}" if part else whole)


def _parts_of(digits: str) -> tuple[str, str]:
    """The digits before and after the comma; a mark that stands there twice, or before another, only sets thousands apart."""
    marks = [c for c in digits if c in ",."]
    whole, part = digits, ""
    if marks and marks.count(marks[-1]) == 1:
        whole, part = digits.rsplit(marks[-1], 1)
    return re.sub(r"\D", "", whole), re.sub(r"\D", "", part)


def spelt(number: Fraction, places: int, mark: str) -> str:
    """The digits of a number, so many of them after the comma ``mark``; none there where all would be noughts.

    >>> spelt(Fraction(24_091, 2), 1, ","), spelt(Fraction(12), 1, ",")
    ('12 045,5', '12')
    """
    scaled = round(number * 10**places)
    whole, part = divmod(scaled, 10**places)
    grouped = f"{whole:,}".replace(",", " ") if whole >= 10_000 else str(whole)
    return f"{grouped}{mark}{part:0{places}d}" if places and part else grouped
