"""What a phrase says of a period by itself, before the text around it and the date of publication are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.period_tags import full_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradecheck.claim.period import Kind
    from tradecheck.claim.period_grammar import Hit

_KINDS: dict[str, tuple[Kind, int | None]] = {
    "yr": ("year", 12),
    "month": ("month", 1),
    "quarter": ("quarter", 3),
    "half": ("half", 6),
    "week": ("week", None),
    "day": ("day", None),
    "season": ("season", None),
    "span": ("span", None),
    "moment": ("day", None),
}


class Part(Struct, frozen=True):
    """A calendar date of which the year, the month or the day may be unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class Mention(Struct, frozen=True):
    """One phrase understood: ``first`` and ``last`` name calendar dates, ``pointer`` says where else to look."""

    kind: Kind
    first: Part | None = None
    last: Part | None = None
    months: int | None = None
    whose: str = ""
    """The tag of the word that names the year of ``last``: "prev", "this", ...; "" where a number or nothing does."""
    pointer: Literal["", "earlier", "same", "this", "then", "unit"] = ""
    since: bool = False
    """It has a beginning and no end: «с 2001 года»."""
    point: bool = False
    cumulative: bool = False
    sure: bool = True
    """Whether the wording alone settles the year: "тот же период" may be last year's or the one just named."""


def mention(hit: Hit) -> Mention | None:
    """What the phrase says, or ``None`` where it names no period after all: «3 месяца подписки»."""
    return _READERS.get(hit.rule, _calendar)(hit)


def _unit(hit: Hit, *groups: str) -> tuple[Kind, int | None]:
    return _KINDS[hit.tag(*groups).split("_")[0]]


def _last_part(hit: Hit) -> Part:
    return Part(hit.number("Y2", "Y3"), hit.number("M2"), hit.number("D2"))


def _calendar(hit: Hit) -> Mention:
    """A day, a month or a year, alone."""
    part, whose = _last_part(hit), hit.tag("W2", "W")
    kind: Kind = "day" if part.day else "month" if part.month else "year"
    months = {"day": None, "month": 1, "year": 12}[kind]
    if hit.preposition == "from" and not hit.is_compared:
        return Mention("span", part, None, None, whose, since=True, cumulative=(part.month, part.day) == (1, None))
    point = kind == "day" and hit.preposition in ("on", "to")
    return Mention(kind, part, part, months, whose, point=point)


def _date(hit: Hit) -> Mention:
    part = Part(*full_date(hit.word("X1")))
    return Mention("day", part, part, point=hit.preposition in ("on", "to"))


def _days(hit: Hit) -> Mention:
    first = Part(hit.number("Y1"), hit.number("M1", "M2"), hit.number("D1"))
    return Mention("span", first, _last_part(hit), whose=hit.tag("W2"))


def _stretch(hit: Hit) -> Mention:
    first = Part(hit.number("Y1", "X1"), hit.number("M1"), hit.number("D1"))
    last = Part(hit.number("Y2", "X2"), hit.number("M2"), hit.number("D2"))
    only_months = bool(first.month and last.month and not (first.day or last.day))
    cumulative = only_months and first.month == 1
    return Mention("months" if only_months else "span", first, last, whose=hit.tag("W2"), cumulative=cumulative)


def _months(hit: Hit) -> Mention:
    first = Part(hit.number("Y1"), hit.number("M1"))
    last = Part(hit.number("Y2"), hit.number("M2"))
    if hit.tag("J") == "and" and (last.month or 0) - (first.month or 0) != 1:
        return Mention("months", whose=hit.tag("W2"))
    return Mention("months", first, last, whose=hit.tag("W2"), cumulative=first.month == 1)


def _years(hit: Hit) -> Mention:
    return Mention("span", Part(hit.number("X1", "X3")), Part(hit.number("X2", "X4")))


def _season(hit: Hit) -> Mention:
    year = hit.number("X1") or 0
    return Mention("season", Part(year, 7), Part(year + 1, 6), 12)


def _of_year(hit: Hit, kind: Kind, begin: int, months: int) -> Mention | None:
    """Whole months of one year, counted from ``begin``."""
    last = begin + months - 1
    if last > 12:
        return Mention(kind, months=months)
    year = hit.number("Y2", "Y3")
    whose = hit.tag("W2", "W3")
    return Mention(kind, Part(year, begin), Part(year, last), months, whose, cumulative=begin == 1)


def _quarter(hit: Hit) -> Mention | None:
    """«Третий квартал» is one quarter, «три квартала» are nine months; «за 3 квартала» is the latter."""
    number, sort = hit.number("N") or 0, hit.tag("N")
    if not 1 <= number <= 4:
        return None
    in_figures = sort == "number" and number > 1 and hit.preposition == "for" and hit.tag("U") == "quarter"
    if sort == "cardinal" or in_figures or hit.word("F"):
        return _of_year(hit, "months", 1, 3 * number)
    return _of_year(hit, "quarter", 3 * number - 2, 3)


def _half(hit: Hit) -> Mention | None:
    number = hit.number("N", "O") or 0
    return _of_year(hit, "half", 6 * number - 5, 6) if number in (1, 2) else None


def _some_half(hit: Hit) -> Mention | None:
    if hit.word("H") and not hit.tag("Y2", "W2", "G2"):
        return Mention("half", months=6) if hit.preposition == "for" else None
    return _of_year(hit, "half", 1, 6)


def _count(hit: Hit) -> Mention | None:
    """«За четыре месяца» counts from January; «3 месяца подписки» is a duration and no period."""
    number = hit.number("N") or 0
    named = hit.preposition == "for" or hit.after_outcome or hit.word("F") or hit.tag("Y2", "W2", "G2")
    return _of_year(hit, "months", 1, number) if named and 1 <= number <= 24 else None


def _since(hit: Hit) -> Mention:
    if hit.word("S"):
        return Mention("season", since=True)
    return Mention("span", Part(hit.number("Y2"), 1), None, None, hit.tag("W2"), since=True, cumulative=True)


def _edge(hit: Hit) -> Mention:
    """The start or the end of a year or a month: a moment after "на", "к", "до", else a vague stretch."""
    at_start, month = hit.tag("E") == "start", hit.number("M2")
    part = Part(hit.number("Y2", "Y3"), month or (1 if at_start else 12), 1 if at_start else None)
    whose = hit.tag("W2", "W3")
    if hit.preposition == "from":
        return Mention("span", part, None, None, whose, since=True)
    if hit.preposition not in ("on", "to", "until"):
        return Mention("span", None, Part(part.year), whose=whose)
    moment = part if at_start else replace(part, day=31)
    return Mention("day", moment, moment, whose=whose, point=True)


def _same(hit: Hit) -> Mention:
    kind, months = _unit(hit, "U")
    number = hit.number("N")
    if number and months:
        kind, months = "months", months * number
    year = hit.number("Y2")
    given = Part(year) if year else None
    point, sure = hit.tag("U") == "moment", hit.tag("L") == "like"
    return Mention(kind, None, given, months, hit.tag("W2"), "same", point=point, sure=sure)


def _ago(hit: Hit) -> Mention:
    kind, months = _unit(hit, "U", "V")
    return Mention(kind, months=months, pointer="earlier")


def _near(hit: Hit) -> Mention:
    """«В прошлом году», «в этом квартале», «предыдущие три месяца»."""
    kind, months = _unit(hit, "U")
    number, whose = hit.number("N"), hit.tag("W")
    if number:
        return Mention("months" if months else "span", months=months and months * number, whose=whose)
    if hit.tag("U") == "yr":  # the plural: "в ближайшие годы"
        return Mention("span", whose=whose)
    if kind == "year":
        return Mention("year", Part(), Part(), 12, whose)
    return Mention(kind, months=months, whose=whose, pointer="unit")


def _recent(hit: Hit) -> Mention:
    kind, months = _unit(hit, "U")
    number = hit.number("N")
    if number and months:
        return Mention("months", months=months * number)
    return Mention("span" if kind == "year" else kind, months=months)


def _whole(hit: Hit) -> Mention:
    if hit.word("V"):
        return Mention("year", Part(), Part(), 12)
    kind, months = _unit(hit, "U")
    if kind == "year" and hit.word("A"):
        return Mention("year", Part(), Part(), 12)
    return Mention(kind, months=months)


def _then(hit: Hit) -> Mention:
    """«Прошлогодний» looks back a year, «тогда» to whatever was spoken of."""
    return Mention("year", months=12, pointer="earlier") if hit.word("L") else Mention("span", pointer="then")


_READERS: dict[str, Callable[[Hit], Mention | None]] = {
    "days": _days,
    "stretch": _stretch,
    "months": _months,
    "years": _years,
    "season": _season,
    "date": _date,
    "same": _same,
    "ago": _ago,
    "this_span": lambda _: Mention("span", pointer="this"),
    "recent": _recent,
    "near": _near,
    "quarter": _quarter,
    "half": _half,
    "some_half": _some_half,
    "count": _count,
    "since": _since,
    "edge": _edge,
    "whole": _whole,
    "present": lambda _: Mention("year", Part(), Part(), 12, "this"),
    "then": _then,
}
