"""The slips of a compound, which has two numbers to slip in: "2 млрд 695 млн", "10 тысяч 828,3 тонны"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from re import Match
from typing import Final

from tradecheck.engine.candidate import ANEW, THOUSAND, USUAL, WORD, Candidate, remultiplied, retold, scales
from tradecheck.engine.digit_slips import digit_slips, number_of, places_of, spelt
from tradecheck.figure.model import Figure
from tradecheck.interval import Interval
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import fold

_NUMBER: Final = lazy(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")
PAIR: Final = 2
MANY: Final = 1000
"""From here on a number takes the next multiplier."""


def in_parts(place: int, figure: Figure, required: Interval, least: float) -> Iterator[Candidate]:
    """The slips at least so usual in either number that may have led to the compound from something near ``required``, undone."""
    for part in _NUMBER.finditer(figure.text):
        scale, before = _scale_after(figure.text, part), number_of(part.group())
        for digits, now, near, kind, usual in digit_slips(part.group()):
            moved = Fraction(figure.value) + Fraction(now - before) * scale
            room = Fraction(near) * scale
            if usual >= least and required.low - room <= moved <= required.high + room:
                yield from retold(place, figure, _with(figure.text, (part, digits)), kind, usual)


def rescaled(place: int, figure: Figure) -> Iterator[Candidate]:
    """The compound with both its numbers a thousandfold, or a thousandth: "1 млн 764,1 тыс. тонн" for "1 тыс. 764,1 тонны"."""
    parts = list(_NUMBER.finditer(figure.text))
    for shift, usual in USUAL if len(parts) == PAIR else ():
        text = figure.text
        for part in reversed(parts):
            raised = _raised(text, part, shift)
            if raised is None:
                break
            text = raised
        else:
            yield from retold(place, figure, text, "multiplier", usual)


def _raised(text: str, number: Match[str], shift: int) -> str | None:
    """The text with another multiplier after a number, or with one, or none; ``None`` where there is none so great or so small."""
    word = _multiplier_after(text, number)
    power = scales()[0][fold(word.group())][0] if word else 0
    if word is None:
        return f"{text[: number.end()]} тыс.{text[number.end() :]}" if shift == THOUSAND else None
    if power + shift == 0:
        return text[: number.end()] + text[word.end() :].removeprefix(".")
    return remultiplied(text, word, shift)


def recompounded(place: int, figure: Figure, required: Interval, usual: float) -> Iterator[Candidate]:
    """The compound as the other figures give it, in the multipliers that it is printed with."""
    parts = list(_NUMBER.finditer(figure.text))
    if len(parts) != PAIR:
        return
    (first, scale), (last, unit) = ((part, _scale_after(figure.text, part)) for part in parts)
    mark = next((c for c in last.group() if c in ",."), ",")
    whole, rest = divmod(round(required.middle / unit, places_of(last.group())) * unit, scale)
    if 0 < whole < MANY and rest and unit < scale:
        text = _with(figure.text, (first, str(whole)), (last, spelt(rest / unit, places_of(last.group()), mark)))
        yield from retold(place, figure, text, ANEW, usual)


def _scale_after(text: str, number: Match[str]) -> int:
    """What the multiplier right after a number stands for; 1 where none is."""
    word = _multiplier_after(text, number)
    return int(10 ** scales()[0][fold(word.group())][0]) if word else 1


def _multiplier_after(text: str, number: Match[str]) -> Match[str] | None:
    """The multiplier right after a number, if there is one."""
    word = WORD.match(text, number.end() + 1)
    return word if word and fold(word.group()) in scales()[0] else None


def _with(text: str, *numbers: tuple[Match[str], str]) -> str:
    """The text with other digits for some of its numbers, which come in order."""
    for number, digits in reversed(numbers):
        text = text[: number.start()] + digits + text[number.end() :]
    return text
