"""Slips of words beside a figure, undone: "вырос" for "снизился", per cent for times, per cent for points."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tradecheck.engine.finding import Edit
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import fold, table
from tradecheck.span import Span

if TYPE_CHECKING:
    from tradecheck.figure.model import Figure
    from tradecheck.relation.model import Slip

_WORD = lazy("[а-яё]+", re.IGNORECASE)
_BEFORE = lazy(r"(?<![а-яё])(?P<on>на|до|в|во)(?P<hedge>(?:\s+[а-яё]+){0,2}\s+)$", re.IGNORECASE)
_BASE_YEAR = lazy(
    r"\b(?:сравнению с|чем в|чем за|против|к)\s(?:[а-яё—–-]{1,12}\s){0,4}(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_GOES_ON = lazy(r"\s+[а-яё(—–-]|[,;:)]")
"""What follows the full stop of an abbreviation within a sentence."""
_CLOSE = lazy(r"[.!?;]\s|\n")
"""Where what is told of a figure ends at the latest."""
BEHIND = 30
"""How far behind a figure that word may stand, in characters."""
REACH = 120
"""How far from a figure the word that tells its direction may stand, in characters."""


@cache
def _antonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in table("slips")["antonyms"]["pairs"]:
        up, down = (word.strip() for word in pair.split("|"))
        found.setdefault(up, down)
        found.setdefault(down, up)
    return found


def edits(text: str, figure: Figure, slip: Slip) -> tuple[Edit, ...]:
    """What would undo the slip beside ``figure``; nothing where the words to change were not found."""
    if slip == "direction":
        return _turned(text, figure)
    if slip == "base period":
        return _year_before(text, figure)
    if slip == "percent for points":
        return _to_points(figure)
    if slip == "points for percent":
        return _to_percent(text, figure)
    if slip in ("by for to", "to for by"):
        return _exchanged(text, figure, *(("на", "до") if slip == "by for to" else ("до", "на")))
    return _swapped(text, figure, to_times=slip == "percent for times")


_POINTS = {"процента": "процентных пункта", "процентов": "процентных пунктов", "процент": "процентный пункт"}


def _to_points(figure: Figure) -> tuple[Edit, ...]:
    """Per cent made points: "6,4%" is "6,4 п. п.", «два процента» are «два процентных пункта»."""
    if figure.digits:
        return (Edit(figure.span, f"{figure.digits} п. п."),)
    number, _, word = figure.text.rpartition(" ")
    return (Edit(figure.span, f"{number} {_POINTS[word]}"),) if number and word in _POINTS else ()


def _to_percent(text: str, figure: Figure) -> tuple[Edit, ...]:
    """Points made per cent: "4,5 п. п." is "4,5%"; the full stop that ends a sentence stays."""
    if not figure.digits:
        return ()
    stop = text[figure.end : figure.end + 1] == "." and _GOES_ON.match(text, figure.end + 1) is not None
    return (Edit(Span(figure.start, figure.end + stop), f"{figure.digits}%"),)


def _year_before(text: str, figure: Figure) -> tuple[Edit, ...]:
    """The year that the figure compares with made the one before; of several such years the nearest to the figure."""
    found = _BASE_YEAR.finditer(text, max(0, figure.start - REACH), figure.end + REACH)
    years = sorted(found, key=lambda match: abs(match.start() - figure.start))
    if not years:
        return ()
    start, end = years[0].span("year")
    return (Edit(Span(start, end), str(int(years[0]["year"]) - 1)),)


def _turned(text: str, figure: Figure) -> tuple[Edit, ...]:
    """The nearest word of growth or decline made its opposite; the nearest before the figure, or just after it."""
    start = max(0, figure.start - REACH)
    before = [m for m in _WORD.finditer(text, start, figure.start) if fold(m.group()) in _antonyms()]
    end = _CLOSE.search(text, figure.end, figure.end + BEHIND)
    behind = _WORD.finditer(text, figure.end, end.start() if end else figure.end + BEHIND)
    after = [m for m in behind if fold(m.group()) in _antonyms()]
    comparatives = [m for m in after if fold(m.group()) in ("больше", "меньше", "выше", "ниже", "дороже", "дешевле")]
    match = comparatives[0] if comparatives else before[-1] if before else None
    if match is None:
        return ()
    opposite = _antonyms()[fold(match.group())]
    told = opposite.capitalize() if match.group()[0].isupper() else opposite
    return (Edit(Span(match.start(), match.end()), told),)


def _exchanged(text: str, figure: Figure, wrong: str, right: str) -> tuple[Edit, ...]:
    """The preposition before the figure made the other one."""
    match = _BEFORE.search(text[max(0, figure.start - 40) : figure.start])
    if match is None or fold(match["on"]) != wrong:
        return ()
    start = figure.start - len(match.group())
    return (Edit(Span(start, start + len(match["on"])), right),)


def _swapped(text: str, figure: Figure, *, to_times: bool) -> tuple[Edit, ...]:
    match = _BEFORE.search(text[max(0, figure.start - 40) : figure.start])
    if match is None or not figure.digits:
        return ()
    start = figure.start - len(match.group())
    hedge = match["hedge"]
    times = " раза" if takes_genitive(figure.digits) else " раз"
    before, after = ("в", times) if to_times else ("на", "%")
    return (Edit(Span(start, figure.end), f"{before}{hedge}{figure.digits}{after}"),)


def takes_genitive(digits: str) -> bool:
    """Whether "раза" follows the number: after a fraction, and after 2, 3, 4."""
    whole = int(re.sub(r"\D", "", digits) or 0)
    return "," in digits or "." in digits or (whole % 10 in (2, 3, 4) and whole % 100 not in (12, 13, 14))
