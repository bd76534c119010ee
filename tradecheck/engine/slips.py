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

from msgspec.structs import replace

from tradecheck.engine.candidate import ANEW, USUAL, WORD, Candidate, remultiplied, retold, scales, with_hedge
from tradecheck.engine.compound_slips import in_parts, recompounded, rescaled
from tradecheck.engine.digit_slips import digit_slips, number_of, places_of, spelt
from tradecheck.engine.finding import Edit
from tradecheck.engine.words import takes_genitive
from tradecheck.figure.draft import COUNTS, RATES
from tradecheck.figure.model import Figure
from tradecheck.figure.rounding import wide
from tradecheck.interval import Interval
from tradecheck.lexicon.loader import fold, table

LONG = 10_000
"""A number printed out so far has seldom lost a multiplier: "67 000 рублей"; nor has a bare count."""


def slips(place: int, figure: Figure, required: Interval, least: float = 0.0) -> Iterator[Candidate]:
    """The slips at least so usual that may have led to ``figure`` from something near ``required``, undone.

    A range or a number in words has few.
    """
    if figure.is_range or figure.form == "ratio":
        return
    yield from (c for c in _multipliers(place, figure) if c.usual >= least)
    if figure.form == "compound":
        yield from in_parts(place, figure, required, least)
        return
    before = number_of(figure.digits) if figure.digits else Decimal(0)
    if not before or (figure.latent and figure.scale and not WORD.search(figure.text)):
        return
    low, high = _bounds(figure, required, before)
    for digits, now, near, kind, usual in digit_slips(figure.digits):
        if figure.unit in RATES and kind == "moved comma":
            usual -= 0.6  # a rate is short: its comma moves into too many results by chance
        if kind == "moved comma" and figure.unit in COUNTS and not figure.scale and digits.count(","):
            continue  # a count of things has no comma
        if usual >= least and low - near <= now <= high + near:
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
    before, now = number_of(figure.digits), number_of(digits)
    if before and now:
        yield Candidate(place, (Edit(figure.span, text),), _rescaled(figure, text, digits, now, before), kind, usual)


def _rescaled(figure: Figure, text: str, digits: str, now: Decimal, before: Decimal) -> Figure:
    """The figure with other digits: its multiplier and unit as they are, its intervals by the new digits."""
    scale = figure.value / before
    value, step = now * scale, Decimal(1).scaleb(-places_of(digits)) * scale
    moved = replace(figure, text=text, digits=digits, value=value, low=value - step / 2, high=value + step / 2)
    if figure.hedge:
        return with_hedge(moved, figure)
    low, high = wide(value, step, whole=not places_of(digits))
    return replace(moved, wide_low=low, wide_high=high)


@lru_cache(maxsize=1024)  # every relation of a figure asks for the same
def _multipliers(place: int, figure: Figure) -> tuple[Candidate, ...]:
    return tuple(_with_other_multiplier(place, figure))


def _with_other_multiplier(place: int, figure: Figure) -> Iterator[Candidate]:
    named = [m for m in WORD.finditer(figure.text) if fold(m.group()) in scales()[0]]
    if figure.form == "compound":
        yield from rescaled(place, figure)
    elif named:
        for shift, usual in USUAL:
            if (text := remultiplied(figure.text, named[-1], shift)) is not None:
                yield from retold(place, figure, text, "multiplier", usual)
    lone = figure.form == "digits" and bool(figure.digits) and not figure.latent
    if not named and lone and figure.unit not in RATES:
        cut = figure.digits_start - figure.start + len(figure.digits)
        seldom = figure.value >= LONG or (figure.unit == "1" and figure.text == figure.digits)
        for multiplier in ("тыс.", "млн", "млрд"):
            text = f"{figure.text[:cut]} {multiplier}{_in_plural(figure.text[cut:])}"
            yield from retold(place, figure, text, "lost multiplier", 1.6 if seldom else 3.4)


@cache
def _plurals() -> dict[str, str]:
    """The forms of units after a bare number with the one that follows a multiplier."""
    forms = table("slips")["after_multiplier"].items()
    return {form.strip(): plural for plural, told in forms for form in told.split("|")}


def _in_plural(behind: str) -> str:
    """What stands behind a number, as it stands behind a multiplier: "9,1 рубля" is "9,1 млрд рублей"."""
    return WORD.sub(lambda word: _plurals().get(fold(word.group()), word.group()), behind, count=1)


def recomputed(place: int, figure: Figure, required: Interval, usual: float) -> Iterator[Candidate]:
    """The figure as the other figures give it, printed as finely as it was; finer by a digit where that does not fit."""
    if figure.is_range or not figure.digits or not figure.value:
        return
    if figure.form == "compound":
        yield from recompounded(place, figure, required, usual)
        return
    ratio = Fraction(figure.value) / Fraction(number_of(figure.digits)) if number_of(figure.digits) else Fraction(1)
    shown = required.middle / ratio
    if shown <= 0 or shown > 10**12:
        return
    marks = [c for c in figure.digits if c in ",."]
    decimals = places_of(figure.digits)
    if figure.unit in RATES and not decimals and shown < 10:
        decimals = 1  # "2,4%" says more than "2%"
    for places in (decimals, decimals + 1):
        number = round(shown, places) if places else Fraction(round(shown))
        if number:
            text = spelt(number, places, "." if marks and marks[-1] == "." else ",")
            made = list(_redigited(place, figure, text, ANEW, usual))
            yield from made
            if made and made[0].figure.wide.meets(required):
                return
