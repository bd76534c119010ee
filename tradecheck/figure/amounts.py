"""Reading amounts: a number with its multiplier, and compounds of them ("4 млрд 300 млн").

Everything here reads *folded* text (:func:`tradecheck.lexicon.loader.fold`) from a given place and says how far it got.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.figure.numerals import (
    BREAK,
    GAP,
    HALVES,
    WORD,
    Number,
    collectives,
    half_of,
    half_units,
    lone,
    multipliers,
    number_words,
    read_digits,
    read_share,
    read_words,
    word_at,
)
from tradecheck.lazy import lazy

_AND_A_HALF = lazy(rf"{GAP}{{1,2}}с{GAP}{{1,2}}половиной(?![а-я])")
_GLUED = lazy(r"(?<=\d)[kк](?![a-zа-я])")
"""The thousands of the net: "$495к"."""
_CASE = lazy(r"[-‐‑](?:ти|ми|(?<=[234][-‐‑])х)(?![а-я])")
"""A case ending after digits: "5-ти процентов", "3-х млн"."""

LONGEST = 24
"""A longer run of digits is an account or a serial number, and no figure."""


class Amount(Struct, frozen=True):
    """A number with its multipliers, in base units."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    scale: int
    multiplied: bool
    digits: str
    digits_start: int
    form: str
    vague: tuple[Decimal, Decimal] | None = None
    doubtful: bool = False
    factor: Decimal = Decimal(1)
    """What a minor unit is of its currency, if the number is of one."""

    def rescaled(self, scale: int) -> Amount:
        """The same printed number under another multiplier."""
        return replace(self, value=self.value.scaleb(scale), step=self.step.scaleb(scale), scale=scale, multiplied=True)

    def in_parts(self, factor: Decimal) -> Amount:
        """The same printed number of a minor unit, which is so much of its currency: "7,2 копейки"."""
        vague = (self.vague[0] * factor, self.vague[1] * factor) if self.vague else None
        return replace(self, value=self.value * factor, step=self.step * factor, vague=vague, factor=factor)


_PLUS = lazy(rf"\+(?={GAP}?(?:[^\W\d_]|[$%€-₽])|\Z)")
"""The plus of "20+ млн клиентов", which means more."""


def _after_plus(text: str, end: int) -> int:
    match = _PLUS.match(text, end)
    return match.end() if match else end


def _multiplier(text: str, end: int) -> tuple[int, int] | None:
    """The power of ten named next after ``end``, and where the word stops."""
    if glued := _GLUED.match(text, end):
        return 3, glued.end()
    match = word_at(text, end)
    if match is None:
        return None
    if tens := collectives().get(match.group()):
        more = _multiplier(text, match.end())
        return (tens + more[0], more[1]) if more and more[0] > tens else (tens, match.end())
    if match.group() not in multipliers():
        return None
    return multipliers()[match.group()], match.end()


_DOT = lazy(rf"{GAP}?\.?,?")


def read_amount(text: str, pos: int) -> Amount | None:
    """The amount that begins at ``pos``: a number with its multiplier, or several that follow one another.

    >>> read_amount("4 млрд 637,5 млн долларов", 0).value == 4_637_500_000
    True
    >>> [int(read_amount(words, 0).value) for words in ("полмиллиона", "четверть миллиарда", "миллион")]
    [500000, 250000000, 1000000]
    """
    first = _read_part(text, pos)
    if first is None or not first.multiplied:
        return first
    whole = first
    while whole.scale > 0 and (more := _next_part(text, whole)):
        whole = Amount(
            first.start, more.end, whole.value + more.value, more.step, more.scale, True,
            more.digits, more.digits_start, "compound", doubtful=not more.multiplied and _lacks_a_multiplier(whole, more),
        )  # fmt: skip
        if not more.multiplied:
            break
    return whole


def _lacks_a_multiplier(whole: Amount, part: Amount) -> bool:
    """Whether "1 трлн 400" may well stand for "1 трлн 400 млрд"."""
    return bool(part.digits) and whole.scale > 3 and part.value < 1000


def _next_part(text: str, before: Amount) -> Amount | None:
    """The next, smaller part of a compound: "300 млн" of "4 млрд 300 млн", "828" of "10 тысяч 828"."""
    if before.vague or before.step * 10 < Decimal(1).scaleb(before.scale):  # "4,35 млрд 300 млн" is two figures
        return None
    dot = _DOT.match(text, before.end)
    start = BREAK.match(text, dot.end() if dot else before.end).end()  # type: ignore[union-attr]
    if start == before.end or not _may_begin(text, start):
        return None
    if "," in text[before.end : start]:
        return None
    part = _read_part(text, start)
    if part is None or part.vague or part.scale >= before.scale:
        return None
    if not part.multiplied and (
        part.value >= 10**before.scale or bool(part.digits) != bool(before.digits) or part.scale
    ):
        return None
    return part


def _may_begin(text: str, pos: int) -> bool:
    """Whether digits or a number word stand at ``pos``."""
    word = WORD.match(text, pos)
    return word.group() in number_words() if word else text[pos : pos + 1].isdigit()


def _read_part(text: str, pos: int) -> Amount | None:
    if pos >= len(text):
        return None
    if not text[pos].isdigit():
        if (share := _read_shares(text, pos)) is not None:
            return share
        number = read_words(text, pos)
        return _amount(text, pos, number, "words") if number is not None else _read_part_of_one(text, pos)
    number = read_digits(text, pos)
    if number is None or len(number.digits) > LONGEST:
        return None
    if number.step == 1 and (half := _AND_A_HALF.match(text, number.end)):
        number = replace(number, value=number.value + _HALF, step=_HALF, end=half.end())
    elif case := _CASE.match(text, number.end):
        number = replace(number, end=case.end())
    return _amount(text, pos, number, "digits")


_HALF = Decimal("0.5")


def _amount(text: str, pos: int, number: Number, form: str) -> Amount:
    """The number with the multiplier that follows it."""
    start = pos if number.digits else -1
    number = replace(number, end=_after_plus(text, number.end)) if number.digits else number
    multiplier = _multiplier(text, number.end)
    if multiplier is None:
        return Amount(
            pos, number.end, number.value, number.step, 0, False, number.digits, start, form, number.vague, number.doubtful
        )  # fmt: skip
    scale, end = multiplier
    end = _after_plus(text, end)
    vague = (number.vague[0].scaleb(scale), number.vague[1].scaleb(scale)) if number.vague else None
    return Amount(
        pos, end, number.value.scaleb(scale), number.step.scaleb(scale), scale, True, number.digits, start, form, vague
    )  # fmt: skip


def _read_part_of_one(text: str, pos: int) -> Amount | None:
    """A multiplier or a unit that is counted by itself: "миллион", "полмиллиарда", "четверть миллиона", "полпроцента"."""
    match = WORD.match(text, pos)
    if match is None:
        return None
    word = match.group()
    if word in lone():
        return _read_lone(text, match)
    if word == HALVES[0] and (half_of_one := _read_hyphened_half(text, pos, match.end())):
        return half_of_one
    if word in half_units():
        return Amount(pos, pos + len("пол"), _HALF, _HALF / 5, 0, False, "", -1, "words")
    half = next(
        (half for half in reversed(HALVES) if word.startswith(half) and word[len(half) :] in multipliers()), None
    )
    if half is not None:
        return _part_of(pos, match.end(), Fraction(1, 2), multipliers()[word[len(half) :]])
    share = read_share(text, pos)
    below = word_at(text, share[1]) if share else None
    if share is None or below is None:
        return None
    if below.group() in multipliers():
        return _part_of(pos, below.end(), share[0], multipliers()[below.group()])
    if below.group() not in half_of():
        return None
    return _part_of(pos, share[1], share[0], 0)


def _read_hyphened_half(text: str, pos: int, end: int) -> Amount | None:
    """A half with a hyphen: "пол-миллиона", "пол-литра"."""
    word = WORD.match(text, end + 1) if text[end : end + 1] in ("-", "‐", "‑") else None
    if word is None or word.group() not in multipliers().keys() | half_of():
        return None
    if word.group() in multipliers():
        return _part_of(pos, word.end(), Fraction(1, 2), multipliers()[word.group()])
    return Amount(pos, end + 1, _HALF, _HALF / 5, 0, False, "", -1, "words")


def _read_shares(text: str, pos: int) -> Amount | None:
    """Several parts of a multiplier: "две трети миллиарда"."""
    share = read_share(text, pos)
    below = word_at(text, share[1]) if share and share[0].numerator > 1 else None
    if share is None or below is None or below.group() not in multipliers():
        return None
    return _part_of(pos, below.end(), share[0], multipliers()[below.group()])


def _read_lone(text: str, match: re.Match[str]) -> Amount:
    """A multiplier that is its own number: "миллион", "миллиард с половиной", "тысяча миллиардов"."""
    scale, end, factor = multipliers()[match.group()], match.end(), Fraction(1)
    if half := _AND_A_HALF.match(text, end):
        factor, end = Fraction(3, 2), half.end()
    elif (more := _multiplier(text, end)) and more[0] > scale:
        scale, end = scale + more[0], more[1]
    return _part_of(match.start(), end, factor, scale)


def _part_of(start: int, end: int, factor: Fraction, scale: int) -> Amount:
    value = Decimal(factor.numerator).scaleb(scale) / Decimal(factor.denominator)
    return Amount(start, end, value, value / 5, scale, scale > 0, "", -1, "words")
