"""Reading numbers: digits in every grouping, number words and fractions in words.

Everything here reads *folded* text (:func:`tradecheck.lexicon.loader.fold`) from a given place and says how far it got.
What cannot be read with certainty is not read at all: half of a number is worse than none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from msgspec import Struct

from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import table, word_map

GAP = r"(?:[^\S\r\n\x1c-\x1f\x85]|&(?:nbsp|thinsp);)"
"""One space of a line, of any width. ``re`` takes twice as long to compile a class that lists them."""
HYPHEN = "[-‐-–]"
"""A hyphen, or a dash that is typed for one.

``re`` takes ten times as long to compile a class of characters beyond Latin-1 that has more than two runs of neighbours, so there
are few of those.
"""
BREAK = lazy(rf"{GAP}{{0,3}}(?:\r?\n(?=[^\W\d_]|[$%€-₽]))?")
"""What may stand between a number and its multiplier or unit: spaces, or the end of a hard-wrapped line."""
WORD = lazy("[a-zа-я]+")

HALVES = ("пол", "полу")
"""What a half of a multiplier begins with: "полмиллиарда", "полумиллиона"."""

_GROUP_GAP = "(?:[ \u00a0]|[\u2000-\u200a\u202f]|&(?:nbsp|thinsp);)"
_GROUPED = lazy(
    rf"\d{{1,3}}(?:(?:{_GROUP_GAP}\d{{3}})+(?!{_GROUP_GAP}?\d)|(?P<mark>['’])\d{{3}}(?:(?P=mark)\d{{3}})*(?!(?P=mark)?\d))"
    r"(?P<rest>[.,]\d+)?(?![.,]?\d)"
)
DOTTED = lazy(
    r"(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})(?![.,]?\d)"
)
_PLAIN = lazy(r"(?P<whole>\d+)(?:(?P<point>[.,])(?P<part>\d+))?(?![.,]?\d)")
_WHOLE = lazy(rf"\d++(?!(?:[.,']|’|{GAP})\d|,{GAP}\d)")
"""Digits with nothing beside them that could make them part of a longer number."""
_LOOSE = lazy(rf"(?P<whole>\d{{1,3}}),{GAP}(?P<part>\d{{1,2}})(?=[ \u00a0](?:тыс|мил|мл|трл|три))")
_NOT_DIGIT = lazy(r"\D+")


class Number(Struct, frozen=True):
    """A number as printed: ``value``, one unit of its last printed place (``step``), and where it stops."""

    value: Decimal
    step: Decimal
    end: int
    digits: str = ""
    vague: tuple[Decimal, Decimal] | None = None
    """The factors of an indefinite number («несколько», «десятки»)."""
    doubtful: bool = False
    """Whether "152.995" or "152,000" was printed: a decimal, or thousands in the English manner."""


@cache
def cardinals() -> dict[str, int]:
    """Number words and what they stand for."""
    return {form: int(key) for form, key in word_map(table("numerals")["cardinal"]).items()}


@cache
def multipliers() -> dict[str, int]:
    """Multiplier words and their powers of ten."""
    return {form: int(key) for form, key in word_map(table("numerals")["multiplier"]).items()}


@cache
def collectives() -> dict[str, int]:
    """Words that a number counts as it counts thousands, and their powers of ten: "три десятка"."""
    return {form: int(key) for form, key in word_map(table("numerals")["collective"]).items()}


@cache
def groups() -> dict[str, int]:
    """What so many things are called together: "тройка", "дуэт"."""
    return {form: int(key) for form, key in word_map(table("numerals")["group"]).items()}


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
def lone() -> frozenset[str]:
    """Multipliers that stand for one of themselves: "около миллиона"."""
    return frozenset(word_map({"1": table("numerals")["lone"]["forms"]}))


@cache
def _ordinals() -> dict[str, int]:
    return {form: int(key) for form, key in word_map(table("numerals")["ordinal_part"]).items()}


@cache
def half_of() -> frozenset[str]:
    """Units of which a fraction may be named: "четверть процента"."""
    return frozenset(word_map({"1": table("numerals")["half_of"]["forms"]}))


@cache
def half_units() -> frozenset[str]:
    """Halves of units in one word: "полпроцента"."""
    return frozenset("пол" + form for form in half_of())


@cache
def number_words() -> frozenset[str]:
    """Every word with which a number in words may begin."""
    halves = {half + form for form in multipliers() if len(form) > 3 for half in HALVES}
    ordinals = _ordinals().keys()
    return (
        frozenset(cardinals())
        | _mixed().keys()
        | _parts().keys()
        | _vague().keys()
        | lone()
        | half_units()
        | halves
        | {HALVES[0]}
        | ordinals
    )


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
    if match := _WHOLE.match(text, pos):
        whole = match.group()
        return None if _is_document(whole) else Number(Decimal(whole), _ONE, match.end(), whole)
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
    if _is_document(match["whole"]):
        return None
    part = match["part"] or ""
    thousands = len(part) == 3 and len(match["whole"]) < 4 and match["whole"] != "0"
    doubtful = thousands and (match["point"] == "." or part == "000")
    return _number(match["whole"], part, match, doubtful=doubtful)


def _is_document(whole: str) -> bool:
    """Whether digits number a document: "000123"."""
    return whole.startswith("000") or (len(whole) > 3 and whole[0] == "0")


_ONE = Decimal(1)


def _number(whole: str, part: str, match: re.Match[str], *, doubtful: bool = False) -> Number:
    value = Decimal(f"{whole}.{part}" if part else whole)
    return Number(value, _ONE.scaleb(-len(part)) if part else _ONE, match.end(), match.group(), doubtful=doubtful)


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
    return (
        (Fraction(top, below), following.end()) if below <= 10 and 0 < top < below and (top > 1 or below > 2) else None
    )


_PARTS = frozenset({"часть", "части", "частью"})
