"""Reading numbers: digits in every grouping, number words, multipliers, and compounds of them ("4 млрд 300 млн").

Everything here reads *folded* text (:func:`tradecheck.lexicon.loader.fold`) from a given place and says how far it got.
What cannot be read with certainty is not read at all: half of a number is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tradecheck.lexicon.loader import table, word_map

GAP = "(?:[ \\t\u00a0\u2007\u2009\u202f]|&nbsp;)"
"""One space of a line, of any width."""
BREAK = re.compile(rf"{GAP}{{0,3}}(?:\r?\n(?=[a-zа-я$€₽₸%]))?")
"""What may stand between a number and its multiplier or unit: spaces, or the end of a hard-wrapped line."""
WORD = re.compile("[a-zа-я]+")

LONGEST = 24
"""A longer run of digits is an account or a serial number, and no figure."""

_GROUPED = re.compile(
    r"\d{1,3}(?P<gap>[ \u00a0\u2007\u2009\u202f'’]|&nbsp;)\d{3}(?:(?P=gap)\d{3})*(?!(?P=gap)?\d)(?P<rest>[.,]\d+)?(?![.,]?\d)"
)
DOTTED = re.compile(r"(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})(?![.,]?\d)")
_PLAIN = re.compile(r"(?P<whole>\d+)(?:(?P<point>[.,])(?P<part>\d+))?(?![.,]?\d)")
_LOOSE = re.compile(rf"(?P<whole>\d{{1,3}}),{GAP}(?P<part>\d{{1,2}})(?=[ \u00a0](?:тыс|мил|мл|трл|три))")
_NOT_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: ``value``, one unit of its last printed place (``step``), and where it stops."""

    value: Decimal
    step: Decimal
    end: int
    digits: str = ""
    vague: tuple[Decimal, Decimal] | None = None
    """The factors of an indefinite number («несколько», «десятки»)."""
    doubtful: bool = False
    """Whether "152.995" was printed: a decimal, or thousands in the English manner."""


@dataclass(frozen=True, slots=True)
class Amount:
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
def number_words() -> frozenset[str]:
    """Every word with which a number in words may begin."""
    halves = {"пол" + form for form in multipliers() if len(form) > 3}
    return frozenset(cardinals()) | _mixed().keys() | _parts().keys() | _vague().keys() | _lone() | halves


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
    part = match["part"] or ""
    doubtful = match["point"] == "." and len(part) == 3 and len(match["whole"]) < 4 and match["whole"] != "0"
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
    if word in _parts():
        return _parts()[word], match.end()
    if word in ("одна", "одну", "одной") or word not in cardinals():
        return None
    below = _denominators().get(following.group(), 0) if following else 0
    if following and 2 < below <= 10 and 1 < cardinals()[word] < below:
        return Fraction(cardinals()[word], below), following.end()
    return None


def _multiplier(text: str, end: int) -> tuple[int, int] | None:
    """The power of ten named next after ``end``, and where the word stops."""
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
            more.digits, more.digits_start, "compound",
        )  # fmt: skip
        if not more.multiplied:
            break
    return whole


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
    if not part.multiplied and (part.value >= 10**before.scale or not text[start].isdigit() or part.scale):
        return None
    return part


def _read_part(text: str, pos: int) -> Amount | None:
    in_digits = text[pos].isdigit() if pos < len(text) else False
    number = read_digits(text, pos) if in_digits else read_words(text, pos)
    if number is not None and len(number.digits) > LONGEST:
        return None
    if number is None:
        return None if in_digits else _read_bare_multiplier(text, pos)
    multiplier = _multiplier(text, number.end)
    if number.vague and multiplier is None:
        return None
    scale, end = multiplier or (0, number.end)
    return Amount(
        pos, end, number.value.scaleb(scale), number.step.scaleb(scale), scale, multiplier is not None,
        number.digits, pos if number.digits else -1, "digits" if in_digits else "words",
        number.vague and (number.vague[0].scaleb(scale), number.vague[1].scaleb(scale)),
        number.doubtful and multiplier is None,
    )  # fmt: skip


def _read_bare_multiplier(text: str, pos: int) -> Amount | None:
    """A multiplier that is its own number: "миллион", "полмиллиарда", "четверть миллиона"."""
    match = WORD.match(text, pos)
    if match is None:
        return None
    word, end = match.group(), match.end()
    if word in _lone():
        factor, scale = Fraction(1), multipliers()[word]
    elif word.startswith("пол") and word[3:] in multipliers():
        factor, scale = Fraction(1, 2), multipliers()[word[3:]]
    elif (share := read_share(text, pos)) and (named := _multiplier(text, share[1])):
        factor, (scale, end) = share[0], named
    else:
        return None
    value = Decimal(factor.numerator).scaleb(scale) / Decimal(factor.denominator)
    return Amount(pos, end, value, value / 5, scale, True, "", -1, "words")
