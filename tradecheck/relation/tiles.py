"""Which periods tile another without gap or overlap: January and February two months, two halves a year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.model import Article, Claim
from tradecheck.claim.period import Period

ORDINALS: Final = {"перв": 1, "втор": 2, "трет": 3, "четв": 4}
"""The beginnings of the words that number halves and quarters."""
NUMBERS: Final = {
    "два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "одиннадцать": 11,
}  # fmt: skip
YEAR: Final = 12
MOST: Final = 6
"""How many ways of tiling one period are looked at."""


class Dated(Struct, frozen=True):
    """A claim with the period that is told for it."""

    claim: Claim
    period: Period


def dated(article: Article, claims: Sequence[Claim]) -> list[Dated]:
    """Those of ``claims`` for which a period is told, not carried along from an earlier figure."""
    found: list[Dated] = []
    for claim in claims:
        period = period_told(article, claim) or (_counted_on(found[-1], claim) if found else None)
        if period is not None and not period.base and not period.point:
            found.append(Dated(claim, _placed(found[-1], claim, period) if found else period))
    return found


def _placed(before: Dated, claim: Claim, period: Period) -> Period:
    """A bare "за год" or "за квартал" that sums up the figures before it in its sentence: it ends where they do."""
    known = before.period
    end = (known.begin_month or 0) + (known.months or 0)
    count = period.kind == "months" and period.begin_month == 1 and period.year is None and known.kind == "month"
    late = count and end - 1 > (period.months or YEAR)  # June is not among the first three months
    open_start = period.begin_month is None or late
    near = claim.sentence - before.claim.sentence <= 1
    if not open_start or period.months is None or not near:
        return period
    begin = end - period.months
    return replace(period, year=known.year, relative=known.relative, begin_month=begin) if begin > 0 else period


def period_told(article: Article, claim: Claim) -> Period | None:
    """The last period named since the figure before, even one that a walk through the sentence takes for a yearly change."""
    before = article.figures[claim.index - 1].end if claim.index else 0
    start = max(before, article.sentences[claim.sentence].start)
    place = bisect_left(article.periods, claim.figure.start, key=lambda p: p.start)
    last = article.periods[place - 1] if place else None
    if last is not None and last.start >= start and not last.target:
        former = [
            p for p in article.periods[max(0, place - 3) : place - 1] if p.start >= start and (p.base or p.is_past)
        ]
        return None if former else last  # "годом ранее прибыль за шесть месяцев равнялась 8,2 млрд"
    return claim.period if claim.own_period else None


def _counted_on(before: Dated, claim: Claim) -> Period | None:
    """The period of which only the number is told: "в первом квартале — 5 млн, во втором — 6", "за пять месяцев..., за шесть"."""
    known, lead = before.period, claim.lead[-2:]
    near = claim.sentence == before.claim.sentence and claim.index == before.claim.index + 1
    if not near or len(lead) < 2 or lead[0] not in ("в", "во", "за"):
        return None
    if known.kind == "months" and known.begin_month == 1 and lead[1] in NUMBERS:
        return replace(known, first=None, last=None, months=NUMBERS[lead[1]])
    number = ORDINALS.get(lead[1][:4]) if known.kind in ("half", "quarter") else None
    if number is None or known.months is None or number * known.months > YEAR:
        return None
    return replace(known, first=None, last=None, begin_month=(number - 1) * known.months + 1)


def runs_on(longer: Period, shorter: Period) -> bool:
    """Whether both begin together and one goes on past the other, within the year: "за полугодие", "за девять месяцев"."""
    if longer.months is None or shorter.months is None or longer.months >= YEAR:
        return False
    return longer.begin_month == shorter.begin_month and shorter.months < longer.months and longer.covers(shorter)


def tilings(whole: Dated, parts: Sequence[Dated]) -> list[tuple[Claim, ...]]:
    """The ways in which the periods of ``parts`` tile that of ``whole``, two tiles at least; of like tiles the nearest is taken."""
    period = _placed_by(_to_date(whole.period, parts), [p.period for p in parts if p.claim.index > whole.claim.index])
    start, months = period.begin_month, period.months
    if start is None or months is None:
        return []
    nearest: dict[tuple[int, int], Claim] = {}
    for part in sorted(parts, key=lambda p: abs(p.claim.index - whole.claim.index)):
        begin, length = part.period.begin_month, part.period.months
        if begin is not None and length and length < months and period.covers(part.period):
            nearest.setdefault((begin, begin + length), part.claim)
    return list(islice(_tile(start, start + months, nearest), MOST)) or _of_season(period, parts)


def _placed_by(period: Period, later: Sequence[Period]) -> Period:
    """A bare "за полгода" told before its periods: it begins where the first of them does."""
    begins = [p.begin_month for p in later if p.begin_month is not None and p.months]
    if period.begin_month is not None or period.months is None or period.kind not in ("half", "quarter") or not begins:
        return period
    return replace(period, begin_month=min(begins), year=period.year or later[0].year)


def _of_season(period: Period, parts: Sequence[Dated]) -> list[tuple[Claim, ...]]:
    """So many months in a row that a count of months is told for, though they are not the first of a year: "три месяца сезона"."""
    months = [d for d in parts if d.period.kind == "month" and d.period.begin_month]
    begins = [d.period.begin_month or 0 for d in months]
    in_a_row = begins == list(range(min(begins, default=0), min(begins, default=0) + len(begins)))
    counted = period.kind == "months" and period.year is None and len(months) == period.months
    return [tuple(d.claim for d in months)] if counted and in_a_row else []


def _to_date(period: Period, parts: Sequence[Dated]) -> Period:
    """A year "from its start" as so many months as the last of those told beside it; any other period as it is."""
    placed = [p.period for p in parts if p.period.begin_month and p.period.months]
    if period.months is not None or not period.cumulative or not placed:
        return period
    year = period.year or next((p.year for p in placed if p.year), None)
    ends = [(p.begin_month or 0) + (p.months or 0) - 1 for p in placed if p.year == year]
    return replace(period, year=year, months=max(ends, default=None), first=None, last=None)


def _tile(start: int, end: int, tiles: Mapping[tuple[int, int], Claim]) -> Iterator[tuple[Claim, ...]]:
    """Every way from ``start`` to ``end``; steps that lead nowhere are left out first, so that none is tried in vain."""
    open_from = {end}
    steps: dict[int, list[int]] = {}
    for begin, stop in sorted(tiles, reverse=True):
        if stop in open_from:
            open_from.add(begin)
            steps.setdefault(begin, []).append(stop)
    ways: list[tuple[int, ...]] = [(start,)]
    while ways:
        way = ways.pop()
        if way[-1] == end:
            yield tuple(tiles[step] for step in pairwise(way))
        else:
            ways += [(*way, stop) for stop in steps.get(way[-1], ())]


def years_told(article: Article, claim: Claim) -> int:
    """How many years a figure is told for: 2 for "за два года" or "за 2 года" before it, 0 where nothing such stands there."""
    if claim.index and (count := article.claims[claim.index - 1]).unit == "year":
        near = count.sentence == claim.sentence and count.lead[-1:] == ("за",)
        return int(count.figure.value) if near and count.figure.value in NUMBERS.values() else 0
    words = claim.lead
    for place in range(len(words) - 2):
        number = next((NUMBERS[w] for w in words[place + 1 : place + 3] if w in NUMBERS), 0)
        if words[place] == "за" and number and {"года", "лет"} & set(words[place + 2 : place + 4]):
            return number
    return 0


def run_of_years(before: Sequence[Dated], count: int) -> tuple[Claim, ...]:
    """The last ``count`` of the claims if they are for so many years in a row, else nothing."""
    run = before[-count:]
    years = [d.period.year for d in run if d.period.kind == "year" and d.period.year is not None]
    in_a_row = len(years) == count and all(year == years[0] + n for n, year in enumerate(years))
    return tuple(d.claim for d in run) if in_a_row else ()
