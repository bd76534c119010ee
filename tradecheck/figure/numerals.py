"""Reading numbers: digits in every grouping, number words, multipliers, and compounds of them ("4 млрд 300 млн").

Everything here reads *folded* text (:func:`tradecheck.lexicon.loader.fold`) from a given place and says how far it got.
What cannot be read with certainty is not read at all: half of a number is worse than none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tradecheck.lexicon.loader import table, word_map

GAP = "(?:[ \\t\u00a0\u2007\u2009\u202f]|&nbsp;)"
"""One space of a line, of any width."""
BREAK = re.compile(rf"{GAP}{{0,3}}(?:\r?\n(?=[a-zа-я$€₽₸%]))?")
"""What may stand between a number and its multiplier or unit: spaces, or the end of a hard-wrapped line."""
WORD = re.compile("[a-zа-я]+")

_HALVES = ("пол", "полу")
_AND_A_HALF = re.compile(rf"{GAP}{{1,2}}с{GAP}{{1,2}}половиной(?![а-я])")
_GLUED = re.compile(r"(?<=\d)[kк](?![a-zа-я])")
"""The thousands of the net: "$495к"."""
_CASE = re.compile(r"[-‐‑](?:ти|ми|(?<=[234][-‐‑])х)(?![а-я])")
"""A case ending after digits: "5-ти процентов", "3-х млн"."""

LONGEST = 24
"""A longer run of digits is an account or a serial number, and no figure."""

_GROUPED = re.compile(
    r"\d{1,3}(?P<gap>[ \u00a0\u2007\u2009\u202f'’]|&nbsp;)\d{3}(?:(?P=gap)\d{3})*(?!(?P=gap)?\d)(?P<rest>[.,]\d+)?(?![.,]?\d)"
)
DOTTED = re.compile(r"(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})(?![.,]?\d)")
_PLAIN = re.compile(r"(?P<whole>\d+)(?:(?P<point>[.,])(?P<part>\d+))?(?![.,]?\d)")
_LOOSE = re.compile(rf"(?P<whole>\d{{1,3}}),{GAP}(?P<part>\d{{1,2}})(?=[ \u00a0](?:тыс|мил|мл|трл|три))")
_NOT_DIGIT = re.compile(r"\D+")


class Number(NamedTuple):
    """A number as printed: ``value``, one unit of its last printed place (``step``), and where it stops."""

    value: Decimal
    step: Decimal
    end: int
    digits: str = ""
    vague: tuple[Decimal, Decimal] | None = None
    """The factors of an indefinite number («несколько», «десятки»)."""
    doubtful: bool = False
    """Whether "152.995" or "152,000" was printed: a decimal, or thousands in the English manner."""


class Amount(NamedTuple):
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

    def rescaled(self, scale: int) -> Amount:
        """The same printed number under another multiplier."""
        return self._replace(value=self.value.scaleb(scale), step=self.step.scaleb(scale), scale=scale, multiplied=True)


@cache
def cardinals() -> dict[str, int]:
    """Number words and what they stand for."""
    return {form: int(key) for form, key in word_map(table("numerals")["cardinal"]).items()}


@cache
def multipliers() -> dict[str, int]:
    """Multiplier words and their powers of ten."""
    return {form: int(key) for form, key in word_map(table("numerals")["multiplier"]).items()}


@cache
def _mixed() -> dict[str, Decimal]:
    return {form: Decimal(key) for form, key in word_map(table("numerals")["mixed"]).items()}


@cache
def _parts() -> dict[str, Fraction]:
    return {form: Fraction(key) for form, key in word_map(table("numerals")["part"]).items()}


@cache
def _denominators() -> dict[str, int]:
    return {form: int(key) for form, key in word_map(table("numerals")["denominator"]).items()}


@cache
def _vague() -> dict[str, tuple[Decimal, Decimal]]:
    bounds = word_map(table("numerals")["vague"])
    return {form: (Decimal(key.split("-")[0]), Decimal(key.split("-")[1])) for form, key in bounds.items()}


@cache
def _lone() -> frozenset[str]:
    return frozenset(word_map({"1": table("numerals")["lone"]["forms"]}))


@cache
def _ordinals() -> dict[str, int]:
    return {form: int(key) for form, key in word_map(table("numerals")["ordinal_part"]).items()}


@cache
def _half_of() -> frozenset[str]:
    return frozenset(word_map({"1": table("numerals")["half_of"]["forms"]}))


@cache
def _half_units() -> frozenset[str]:
    return frozenset("пол" + form for form in _half_of())


@cache
def number_words() -> frozenset[str]:
    """Every word with which a number in words may begin."""
    halves = {half + form for form in multipliers() if len(form) > 3 for half in _HALVES}
    ordinals = _ordinals().keys()
    return frozenset(cardinals()) | _mixed().keys() | _parts().keys() | _vague().keys() | _lone() | _half_units() | halves | ordinals


def word_at(text: str, pos: int) -> re.Match[str] | None:
    """The next word after spaces from ``pos``, if nothing else comes between."""
    return WORD.match(text, BREAK.match(text, pos).end())  # type: ignore[union-attr]


def read_digits(text: str, pos: int) -> Number | None:
    """The number in digits that begins at ``pos``, or ``None`` where it could be read in two ways.

    >>> read_digits("41 198,3 млн", 0).value, read_digits("1.022,4", 0).value, read_digits("152,995", 0).value
    (Decimal('41198.3'), Decimal('1022.4'), Decimal('152.995'))
    >>> read_digits("12.05.2020", 0) is None
    True
    """
    if match := _GROUPED.match(text, pos):
        whole, part = match.group(), match["rest"] or ""
        return _number(_NOT_DIGIT.sub("", whole[: len(whole) - len(part)]), part[1:], match)
    if match := DOTTED.match(text, pos):
        marks = [c for c in match.group() if not c.isdigit()]
        last = match.group().rfind(marks[-1]) if len(set(marks)) == 2 else len(match.group())
        return _number(_NOT_DIGIT.sub("", match.group()[:last]), match.group()[last + 1 :], match)
    if match := _LOOSE.match(text, pos):
        return _number(match["whole"], match["part"], match)
    match = _PLAIN.match(text, pos)
    if match is None:
        return None
    if len(match["whole"]) > 3 and match["whole"][0] == "0":  # the number of a document
        return None
    part = match["part"] or ""
    thousands = len(part) == 3 and len(match["whole"]) < 4 and match["whole"] != "0"
    doubtful = thousands and (match["point"] == "." or part == "000")
    return _number(match["whole"], part, match, doubtful=doubtful)


def _number(whole: str, part: str, match: re.Match[str], *, doubtful: bool = False) -> Number:
    value = Decimal(f"{whole}.{part}" if part else whole)
    return Number(value, Decimal(1).scaleb(-len(part)), match.end(), match.group(), doubtful=doubtful)


def read_words(text: str, pos: int) -> Number | None:
    """The number in words that begins at ``pos``: "сорок два", "два с половиной", "три целых пять десятых", "полтора".

    >>> read_words("двести сорок пять тонн", 0).value, read_words("два с половиной раза", 0).value
    (Decimal('245'), Decimal('2.5'))
    """
    match = WORD.match(text, pos)
    if match is None:
        return None
    word = match.group()
    if word in _mixed():
        return Number(_mixed()[word], Decimal("0.2"), match.end())
    if word in _vague():
        low, high = _vague()[word]
        return Number((low + high) / 2, Decimal(1), match.end(), vague=(low, high))
    if word in cardinals():
        return _read_cardinal(text, match)
    return None


def _read_cardinal(text: str, match: re.Match[str]) -> Number:
    total = Decimal(cardinals()[match.group()])
    last, end = total, match.end()
    while (following := word_at(text, end)) and following.group() in cardinals():
        addend = cardinals()[following.group()]
        if not 0 < addend < 10 ** (len(str(last)) - 1) or (last == 10 or 10 < last < 20):
            break
        total, last, end = total + addend, Decimal(addend), following.end()
    return _read_fraction(text, total, end)


def _read_fraction(text: str, whole: Decimal, end: int) -> Number:
    """What may follow a whole number in words: "с половиной", "целых пять десятых", "трети"."""
    first = word_at(text, end)
    if first is None:
        return Number(whole, Decimal(1), end)
    if first.group() == "с" and (half := word_at(text, first.end())) and half.group() == "половиной":
        return Number(whole + Decimal("0.5"), Decimal("0.5"), half.end())
    if first.group() in ("целых", "целая", "целой", "целую"):
        part = word_at(text, first.end())
        if part and part.group() == "и":
            part = word_at(text, part.end())
        numerator = read_words(text, part.start()) if part and part.group() in cardinals() else None
        below = word_at(text, numerator.end) if numerator else None
        if numerator and below and _denominators().get(below.group(), 0) in (10, 100, 1000):
            step = Decimal(1) / _denominators()[below.group()]
            return Number(whole + numerator.value * step, step, below.end())
    return Number(whole, Decimal(1), end)


def read_share(text: str, pos: int) -> tuple[Fraction, int] | None:
    """A fraction in words that begins at ``pos`` ("треть", "две трети", "пятая часть"), and where it stops.

    >>> read_share("две трети рынка", 0), read_share("четверть", 0)
    ((Fraction(2, 3), 9), (Fraction(1, 4), 8))
    """
    match = WORD.match(text, pos)
    if match is None:
        return None
    word, following = match.group(), word_at(text, match.end())
    if word in _ordinals() and following and following.group() in _PARTS:
        return Fraction(1, _ordinals()[word]), following.end()
    if word in _parts():
        return _parts()[word], match.end()
    if following is None or word not in cardinals():
        return None
    top, name = cardinals()[word], following.group()
    below = _parts()[name].denominator if name in _parts() else _denominators().get(name, 0)
    return (Fraction(top, below), following.end()) if below <= 10 and 0 < top < below and (top > 1 or below > 2) else None


_PARTS = frozenset({"часть", "части", "частью"})


def _multiplier(text: str, end: int) -> tuple[int, int] | None:
    """The power of ten named next after ``end``, and where the word stops."""
    if glued := _GLUED.match(text, end):
        return 3, glued.end()
    match = word_at(text, end)
    if match is None or match.group() not in multipliers():
        return None
    return multipliers()[match.group()], match.end()


_DOT = re.compile(rf"{GAP}?\.?,?")


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
    if start == before.end or start >= len(text) or not text[start].isalnum():
        return None
    if "," in text[before.end : start]:
        return None
    part = _read_part(text, start)
    if part is None or part.vague or part.scale >= before.scale:
        return None
    if not part.multiplied and (part.value >= 10**before.scale or bool(part.digits) != bool(before.digits) or part.scale):
        return None
    return part


def _read_part(text: str, pos: int) -> Amount | None:
    if pos >= len(text):
        return None
    if not text[pos].isdigit():
        number = read_words(text, pos)
        return _amount(text, pos, number, "words") if number is not None else _read_part_of_one(text, pos)
    number = read_digits(text, pos)
    if number is None or len(number.digits) > LONGEST:
        return None
    if number.step == 1 and (half := _AND_A_HALF.match(text, number.end)):
        number = number._replace(value=number.value + _HALF, step=_HALF, end=half.end())
    elif case := _CASE.match(text, number.end):
        number = number._replace(end=case.end())
    return _amount(text, pos, number, "digits")


_HALF = Decimal("0.5")


def _amount(text: str, pos: int, number: Number, form: str) -> Amount:
    """The number with the multiplier that follows it."""
    start = pos if number.digits else -1
    multiplier = _multiplier(text, number.end)
    if multiplier is None:
        return Amount(
            pos, number.end, number.value, number.step, 0, False, number.digits, start, form, number.vague, number.doubtful
        )  # fmt: skip
    scale, end = multiplier
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
    if word in _lone():
        return _read_lone(text, match)
    if word in _half_units():
        return Amount(pos, pos + len("пол"), _HALF, _HALF / 5, 0, False, "", -1, "words")
    half = next((half for half in reversed(_HALVES) if word.startswith(half) and word[len(half) :] in multipliers()), None)
    if half is not None:
        return _part_of(pos, match.end(), Fraction(1, 2), multipliers()[word[len(half) :]])
    share = read_share(text, pos)
    below = word_at(text, share[1]) if share else None
    if share is None or below is None:
        return None
    if below.group() in multipliers():
        return _part_of(pos, below.end(), share[0], multipliers()[below.group()])
    if below.group() not in _half_of():
        return None
    return _part_of(pos, share[1], share[0], 0)


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
