"""The slips that newsrooms make, as ways to change one figure: another multiplier, a moved comma, swapped digits...

Each gives a candidate: the figure's text with the slip undone, the figure that it then is, and how usual such a slip is,
in log-odds. How usual they are was counted on errors really published: a wrong or lost multiplier comes first, and "миллион"
for "миллиард" is far more usual than the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.engine.finding import Edit
from tradecheck.engine.words import takes_genitive
from tradecheck.errors import ParseError
from tradecheck.figure.draft import RATES
from tradecheck.figure.model import Figure
from tradecheck.figure.reader import parse
from tradecheck.figure.rounding import wide
from tradecheck.interval import Interval
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import fold, table

ANEW: Final = "recomputed"
"""The kind of a figure that is done anew from the others."""
FEWER: Final = 0.6
"""How much less usual a comma is in another place where the number begins with a nought."""
LONG = 10_000
"""A number printed out so far has seldom lost a multiplier: "67 000 рублей"; nor has a bare count."""


class Candidate(Struct, frozen=True):
    """A figure, or a word beside it, as it would be without a slip."""

    place: int
    edits: tuple[Edit, ...]
    figure: Figure
    kind: str
    usual: float

    @property
    def replacement(self) -> str:
        """What would be printed instead; empty where no edit is known."""
        return " ".join(edit.replacement for edit in self.edits)


@cache
def _scales() -> tuple[dict[str, tuple[int, int]], dict[tuple[int, int], str]]:
    """Multiplier words as (power, form), and back: the same grammatical form of another multiplier."""
    words: dict[str, tuple[int, int]] = {}
    back: dict[tuple[int, int], str] = {}
    for power, forms in table("slips")["multiplier_forms"].items():
        for number, form in enumerate(forms.split("|")):
            words.setdefault(form.strip(), (int(power), number))
            back[int(power), number] = form.strip()
    return words, back


_WORD = lazy(r"[а-яё]+", re.IGNORECASE)


def _retold(place: int, figure: Figure, text: str, kind: str, usual: float) -> Iterator[Candidate]:
    """The candidate that prints ``text`` for the whole figure, if that reads as a figure of the same unit."""
    read = _reading(text)
    if read is None:
        return
    if read.unit == "1" and figure.unit != "1":
        read = replace(read, unit=figure.unit)
    if read.unit != figure.unit or read.value <= 0:
        return
    if figure.hedge:
        read = _with_hedge(read, figure)
    yield Candidate(place, (Edit(figure.span, text),), read, kind, usual)


@lru_cache(maxsize=4096)  # every relation of a figure asks for the same
def _reading(text: str) -> Figure | None:
    """The figure that ``text`` is, if it is one. No hedge stands within it, so that those of the house make no difference."""
    try:
        return parse(text)
    except ParseError:
        return None


def _with_hedge(read: Figure, figure: Figure) -> Figure:
    """The wide interval as far around the new value as the old one's was around the old."""
    below, above = (figure.wide_low / figure.value, figure.wide_high / figure.value) if figure.value else (1, 1)
    return replace(read, hedge=figure.hedge, wide_low=read.value * below, wide_high=read.value * above)


def slips(place: int, figure: Figure, required: Interval, least: float = 0.0) -> Iterator[Candidate]:
    """The slips at least so usual that may have led to ``figure`` from something near ``required``, undone.

    A range or a number in words has few.
    """
    if figure.is_range or figure.form == "ratio":
        return
    yield from (c for c in _multipliers(place, figure) if c.usual >= least)
    before = _number(figure.digits) if figure.digits else Decimal(0)
    if not before or (figure.latent and figure.scale and not _WORD.search(figure.text)):
        return
    low, high = _bounds(figure, required, before)
    for digits, now, near, kind, usual in _digit_slips(figure.digits):
        if figure.unit in RATES and kind == "moved comma":
            usual -= 0.6  # a rate is short: its comma moves into too many results by chance
        if usual >= least and (figure.form == "compound" or low - near <= now <= high + near):
            yield from _redigited(place, figure, digits, kind, usual)


def _bounds(figure: Figure, required: Interval, before: Decimal) -> tuple[Decimal, Decimal]:
    """``required`` in the scale of the printed digits."""
    scale = Fraction(before) / Fraction(figure.value)
    low, high = required.low * scale, required.high * scale
    return Decimal(low.numerator) / Decimal(low.denominator), Decimal(high.numerator) / Decimal(high.denominator)


def _redigited(place: int, figure: Figure, digits: str, kind: str, usual: float) -> Iterator[Candidate]:
    offset = figure.digits_start - figure.start
    text = figure.text[:offset] + digits + figure.text[offset + len(figure.digits) :]
    if figure.unit == "x":
        text = re.sub(r"раза?$", "раза" if takes_genitive(digits) else "раз", text)
    if figure.form == "compound":
        yield from _retold(place, figure, text, kind, usual)
        return
    before, now = _number(figure.digits), _number(digits)
    if before and now:
        yield Candidate(place, (Edit(figure.span, text),), _rescaled(figure, text, digits, now, before), kind, usual)


def _rescaled(figure: Figure, text: str, digits: str, now: Decimal, before: Decimal) -> Figure:
    """The figure with other digits: its multiplier and unit as they are, its intervals by the new digits."""
    scale = figure.value / before
    value, step = now * scale, Decimal(1).scaleb(-_places(digits)) * scale
    moved = replace(figure, text=text, digits=digits, value=value, low=value - step / 2, high=value + step / 2)
    if figure.hedge:
        return _with_hedge(moved, figure)
    low, high = wide(value, step, whole=not _places(digits))
    return replace(moved, wide_low=low, wide_high=high)


def _places(digits: str) -> int:
    marks = [c for c in digits if c in ",."]
    return len(digits.rsplit(marks[-1], 1)[1]) if len(marks) == 1 else 0


def _number(digits: str) -> Decimal:
    return Decimal(re.sub(r"[^\d,.]", "", digits).replace(",", "."))


@lru_cache(maxsize=1024)  # every relation of a figure asks for the same
def _multipliers(place: int, figure: Figure) -> tuple[Candidate, ...]:
    return tuple(_with_other_multiplier(place, figure))


def _with_other_multiplier(place: int, figure: Figure) -> Iterator[Candidate]:
    words, back = _scales()
    named = [m for m in _WORD.finditer(figure.text) if fold(m.group()) in words]
    if named and figure.form != "compound":
        last = named[-1]
        power, form = words[fold(last.group())]
        for other, usual in ((power + 3, 4.0), (power - 3, 3.2)):
            if (replacement := back.get((other, form))) is not None:
                rest = figure.text[last.end() :]
                rest = rest.removeprefix(".") if power == 3 else f".{rest}" if replacement == "тыс" and rest else rest
                text = figure.text[: last.start()] + replacement + rest
                yield from _retold(place, figure, text, "multiplier", usual)
    lone = figure.form == "digits" and bool(figure.digits) and not figure.latent
    if not named and lone and figure.unit not in RATES:
        cut = figure.digits_start - figure.start + len(figure.digits)
        seldom = figure.value >= LONG or (figure.unit == "1" and figure.text == figure.digits)
        for multiplier in ("тыс.", "млн", "млрд"):
            text = f"{figure.text[:cut]} {multiplier}{figure.text[cut:]}"
            yield from _retold(place, figure, text, "lost multiplier", 1.6 if seldom else 3.4)


@lru_cache(maxsize=4096)
def _digit_slips(digits: str) -> tuple[tuple[str, Decimal, Decimal, str, float], ...]:
    """The number as it would be printed with one slip of the digits undone; its value, two units of its last digit, what the
    slip was and how usual.
    """
    made = [s for s in _spellings(digits) if s[0] != digits and not (s[0][0] == "0" and s[0][1:2].isdigit())]
    return tuple((text, _number(text), Decimal(2).scaleb(-_places(text)), kind, usual) for text, kind, usual in made)


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


def recomputed(place: int, figure: Figure, required: Interval, usual: float) -> Iterator[Candidate]:
    """The figure as the other figures give it, printed as finely as it was; finer by a digit where that does not fit."""
    if figure.is_range or not figure.digits or not figure.value or figure.form == "compound":
        return
    ratio = Fraction(figure.value) / Fraction(_number(figure.digits)) if _number(figure.digits) else Fraction(1)
    shown = required.middle / ratio
    if shown <= 0 or shown > 10**12:
        return
    marks = [c for c in figure.digits if c in ",."]
    decimals = _places(figure.digits)
    if figure.unit in RATES and not decimals and shown < 10:
        decimals = 1  # "2,4%" says more than "2%"
    for places in (decimals, decimals + 1):
        number = round(shown, places) if places else Fraction(round(shown))
        if number:
            text = _print(number, places, "." if marks and marks[-1] == "." else ",")
            made = list(_redigited(place, figure, text, ANEW, usual))
            yield from made
            if made and made[0].figure.wide.meets(required):
                return


def _print(number: Fraction, places: int, mark: str) -> str:
    scaled = round(number * 10**places)
    whole, part = divmod(scaled, 10**places)
    grouped = f"{whole:,}".replace(",", " ") if whole >= 10_000 else str(whole)
    return f"{grouped}{mark}{part:0{places}d}" if places and part else grouped
