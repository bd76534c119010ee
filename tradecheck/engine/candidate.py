"""A figure as it would be without a slip: what would be printed, and what that reads as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from re import Match
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.engine.finding import Edit
from tradecheck.errors import ParseError
from tradecheck.figure.model import Figure
from tradecheck.figure.reader import parse
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import fold, table

USUAL: Final = ((3, 4.0), (-3, 3.2))
"""By how many powers of ten a multiplier is to be raised, and how usual the slip is: "миллион" for "миллиард" far more than the reverse."""
THOUSAND: Final = 3
"""The power of ten of a thousand, whose abbreviation has a full stop."""
ANEW: Final = "recomputed"
"""The kind of a figure that is done anew from the others."""


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
def scales() -> tuple[dict[str, tuple[int, int]], dict[tuple[int, int], str]]:
    """Multiplier words as (power, form), and back: the same grammatical form of another multiplier."""
    words: dict[str, tuple[int, int]] = {}
    back: dict[tuple[int, int], str] = {}
    for power, forms in table("slips")["multiplier_forms"].items():
        for number, form in enumerate(forms.split("|")):
            words.setdefault(form.strip(), (int(power), number))
            back[int(power), number] = form.strip()
    return words, back


WORD: Final = lazy(r"[а-яё]+", re.IGNORECASE)


def remultiplied(text: str, word: Match[str], shift: int) -> str | None:
    """``text`` with the multiplier ``word`` raised by so many powers of ten, in the same form; ``None`` where there is no such word."""
    words, back = scales()
    power, form = words[fold(word.group())]
    replacement = back.get((power + shift, form))
    if replacement is None:
        return None
    rest = text[word.end() :]
    rest = rest.removeprefix(".") if power == THOUSAND else f".{rest}" if replacement == "тыс" and rest else rest
    return text[: word.start()] + replacement + rest


def retold(place: int, figure: Figure, text: str, kind: str, usual: float) -> Iterator[Candidate]:
    """The candidate that prints ``text`` for the whole figure, if that reads as a figure of the same unit."""
    read = _reading(text)
    if read is None:
        return
    if read.unit == "1" and figure.unit != "1":
        read = replace(read, unit=figure.unit)
    if read.unit != figure.unit or read.value <= 0:
        return
    if figure.hedge:
        read = with_hedge(read, figure)
    yield Candidate(place, (Edit(figure.span, text),), read, kind, usual)


@lru_cache(maxsize=4096)  # every relation of a figure asks for the same
def _reading(text: str) -> Figure | None:
    """The figure that ``text`` is, if it is one. No hedge stands within it, so that those of the house make no difference."""
    try:
        return parse(text)
    except ParseError:
        return None


def with_hedge(read: Figure, figure: Figure) -> Figure:
    """The wide interval as far around the new value as the old one's was around the old."""
    below, above = (figure.wide_low / figure.value, figure.wide_high / figure.value) if figure.value else (1, 1)
    return replace(read, hedge=figure.hedge, wide_low=read.value * below, wide_high=read.value * above)
