"""Finds the periods that a text names, and dates them from one another and from the day of publication."""

from __future__ import annotations

from bisect import bisect_left
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.period import Period
from tradecheck.claim.period_grammar import Hit, hits
from tradecheck.claim.period_mention import Mention, Part, mention
from tradecheck.claim.period_tags import tagged
from tradecheck.lazy import lazy

if TYPE_CHECKING:
    from tradecheck.claim.period import Relative

_SENTENCE_END = lazy(r"[.!?…\n](?:(?<=\n)|(?<!\bг.)(?<!\bгг.)\s++(?=[А-ЯЁA-Z«\"]))")
"""Told by its first character, which is quick to search for."""
_RELATIVE: dict[str, Relative] = {
    "prev": "previous",
    "prior": "previous",
    "this": "current",
    "present": "current",
    "next": "next",
}
_OFFSET = {"prev": -1, "before_prev": -2, "this": 0, "present": 0, "next": 1}
_HALF_YEAR = 182  # days
_SUB_YEAR = ("half", "quarter", "month", "months", "day")


def periods(text: str, published: date | None = None) -> list[Period]:
    """The periods of ``text`` in order, none overlapping another.

    A month or a quarter that names no year takes it from the year named before it, or is the latest one not after
    ``published``; where neither tells, ``year`` stays ``None``.

    >>> now, before = periods("За четыре месяца 2022 года экспорт вырос до 1,4 млрд против 1,1 млрд годом ранее.")
    >>> now.year, now.months, before.year, before.months, before.base
    (2022, 4, 2021, 4, True)
    """
    reader = _Reader(published, [match.end() for match in _SENTENCE_END.finditer(text)])
    found: list[Period] = []
    for hit in hits(tagged(text)):
        said = mention(hit)
        if said:
            start, end = hit.bounds
            goes_on = bool(found) and found[-1].base and not text[found[-1].end : start].strip(" ,")
            found.append(reader.read(hit, said, Period(start, end, text[start:end], said.kind, base=goes_on)))
    return found


class _Reader(Struct):
    """Reads mentions in order and remembers what later ones lean on."""

    published: date | None
    sentence_starts: list[int]
    named: Period | None = None
    """The last period, other than a base, whose year the text itself gives."""
    latest: int | None = None
    """The latest of those years: "с начала года" is counted in it."""
    topic: Period | None = None
    """The latest period that "годом ранее" and "тот же период" may refer to."""

    def read(self, hit: Hit, said: Mention, bare: Period) -> Period:
        """The period that a mention stands for here; ``bare`` holds its place and kind, and whether it goes on with a base."""
        past = bare.base or said.pointer in ("earlier", "then") or (said.pointer == "same" and self._is_past(hit, said))
        period = replace(
            bare,
            months=said.months,
            relative=_RELATIVE.get(said.whose),
            point=said.point,
            cumulative=said.cumulative,
            base=(past or hit.is_compared) and not (said.since and said.cumulative),
        )
        if said.pointer:
            return self._follow(said, period)
        if said.last or said.first:
            period = self._date(hit, said, period)
        period = self._as_goal_or_base(hit, period)
        self._remember(said, period)
        return period

    @staticmethod
    def _is_past(hit: Hit, said: Mention) -> bool:
        """Whether "тот же период" is that of another year and not the one just named."""
        return bool(said.whose or said.last or hit.preposition == "to")

    # --- calendar dates -------------------------------------------------------------------------------------------

    def _date(self, hit: Hit, said: Mention, period: Period) -> Period:
        """Give ``period`` the dates that its words and its surroundings say."""
        anchor = said.last or said.first or Part()
        year = anchor.year or self._year(hit, said, period, anchor)
        if said.last is None:
            first_day, begin = _first_day(anchor, year), 1 if said.cumulative else None
            return replace(period, first=first_day, year=year if said.cumulative else None, begin_month=begin)
        if said.first is None:
            return replace(period, year=year)
        first_year = said.first.year or _year_before(year, said.first, said.last)
        first, last = _first_day(said.first, first_year), _last_day(said.last, year)
        if first and last and first > last:
            return period
        begin, months = _whole_months(said.first, first_year, said.last, year)
        return replace(
            period,
            first=first,
            last=last,
            year=year if first_year == year else None,
            begin_month=begin,
            months=months,
        )

    def _year(self, hit: Hit, said: Mention, period: Period, part: Part) -> int | None:
        """The year of a date that gives none in figures."""
        if said.whose in _OFFSET:
            return self.published.year + _OFFSET[said.whose] if self.published else None
        if said.whose == "prior":
            return self.topic.year - 1 if self.topic and self.topic.year else None
        if said.whose == "that":
            return self.named.year if self.named else None
        if self.named and self._leans_on_named(period):
            return self.latest if said.since and said.cumulative else self.named.year
        if self.published and (part.month or said.since):
            ahead = hit.preposition == "until" or hit.tag("E") == "finish"
            return _nearest_year(part, period, self.published, ahead=ahead)
        return None

    def _leans_on_named(self, period: Period) -> bool:
        """Whether the year named before holds here too: in its own sentence, or where parts of that year are told."""
        named = self.named
        if not named or not named.year:
            return False
        at_start = bisect_left(self.sentence_starts, period.start + 1)
        if at_start == bisect_left(self.sentence_starts, named.start + 1):
            return True
        if self.published:
            return named.kind in _SUB_YEAR and named.year >= self.published.year - 1
        return named.kind in _SUB_YEAR or period.kind in ("month", "day")

    # --- pointers -------------------------------------------------------------------------------------------------

    def _follow(self, said: Mention, period: Period) -> Period:
        """A period named from another: a year before the topic, the same months of a named year, last month."""
        if said.pointer == "unit":
            return self._unit(said, period)
        topic = self.topic
        if said.pointer == "this":
            return _copied(replace(period, relative=topic.relative if topic else "current"), topic, 0)
        if said.pointer == "then":
            return replace(period, relative="previous")
        if said.pointer == "same":
            return self._same(said, replace(period, relative="same_previous"))
        period = replace(period, relative="previous")
        if said.kind == "year":
            return _copied(replace(period, months=topic.months if topic else None), topic, -1) if topic else period
        return _months_back(period, topic)

    def _same(self, said: Mention, period: Period) -> Period:
        """«За аналогичный период 2020 года»: the topic's months in that year, or in the one before the topic's."""
        topic = self.topic
        year = said.last.year if said.last else None
        if year is None and said.whose == "prev" and self.published:
            year = self.published.year - 1
        if topic and topic.year and year:
            return _copied(period, topic, year - topic.year)
        if topic and not year and (period.base or said.sure):
            return _copied(period, topic, -1)
        if topic and not year and not said.whose and not period.base:
            return replace(_copied(period, topic, 0), relative=topic.relative)
        if topic is None:
            return replace(period, year=year)
        return replace(_copied(period, topic, 0), year=year, first=None, last=None)

    def _unit(self, said: Mention, period: Period) -> Period:
        """«В прошлом месяце», «в этом квартале»."""
        if not said.months:
            return period
        if said.whose == "prior":
            return _months_back(period, self.topic)
        if not self.published or said.whose not in _OFFSET:
            return period
        index = 12 * self.published.year + self.published.month - 1
        return _of_months(period, index - index % said.months + said.months * _OFFSET[said.whose], said.months)

    # --- roles and memory -----------------------------------------------------------------------------------------

    def _as_goal_or_base(self, hit: Hit, period: Period) -> Period:
        """«К 2030 году» sets a goal, «к 2016 году» and «к январю» name a base, «к 1 января» is a moment."""
        preposition, year = hit.preposition, period.year
        if preposition not in ("to", "until") or period.base:
            return _as_same(period)
        now = self.published.year if self.published else None
        over = year is not None and year < (now or (self.named.year if self.named and self.named.year else year))
        ahead = period.kind == "year" and not over and period.relative != "previous"
        if ahead or preposition == "until" or hit.rule == "edge":
            return replace(period, target=not over and (year is not None or period.relative == "next"))
        return _as_same(replace(period, base=not period.point))

    def _remember(self, said: Mention, period: Period) -> None:
        """Keep what a later mention may lean on."""
        if period.base or period.target:
            return
        given = said.last or said.first
        if period.year and given and given.year and (given.month or not said.since) and not self._looks_back(period):
            self.named = period
            self.latest = max(self.latest or 0, period.year)
        whole = period.begin_month and period.months
        if whole or period.point or (period.first and period.last and period.kind != "day"):
            self.topic = period

    def _looks_back(self, period: Period) -> bool:
        """Whether the same months of an earlier year are only recalled: "за полгода 2014-го — 13,1, за полгода 2013-го — 14,0"."""
        named = self.named
        if not named or not named.year or not period.year or period.kind not in _SUB_YEAR:
            return False
        alike = (named.months, named.begin_month) == (period.months, period.begin_month)
        return alike and period.months is not None and period.year < named.year


def _as_same(period: Period) -> Period:
    """A part of last year, where it is a base, is the same part of that year as the one compared with it."""
    if period.base and period.relative == "previous" and period.kind not in ("year", "span"):
        return replace(period, relative="same_previous")
    return period


def _first_day(part: Part, year: int | None) -> date | None:
    return _day(year, part.month or 1, part.day or 1)


def _last_day(part: Part, year: int | None) -> date | None:
    return _day(year, part.month or 12, part.day or 31)


def _day(year: int | None, month: int, day: int) -> date | None:
    """A date, or the last of its month where the month has fewer days; ``None`` outside the calendar."""
    if year is None or not MINYEAR <= year <= MAXYEAR:
        return None
    for last in range(min(day, 31), 28, -1):
        with suppress(ValueError):
            return date(year, month, last)
    return date(year, month, min(day, 28))


def _nearest_year(part: Part, period: Period, published: date, *, ahead: bool) -> int:
    """The year of a month or a day that names none.

    A deadline lies ahead; a day of the news is the one nearest to the publication; all else is the latest not after it.
    """
    day = _first_day(part, published.year) or published
    if ahead:
        return published.year + (day < published)
    if part.day and not period.point:
        return published.year + ((published - day).days > _HALF_YEAR) - ((day - published).days > _HALF_YEAR)
    return published.year - (day > published)


def _year_before(year: int | None, first: Part, last: Part) -> int | None:
    """The year of the first end of a range, where only the last gives one: "с октября по март 2021 года"."""
    falls = (first.month or 1, first.day or 1) > (last.month or 12, last.day or 31)
    return year - 1 if year and falls else year


def _whole_months(first: Part, first_year: int | None, last: Part, year: int | None) -> tuple[int | None, int | None]:
    """The month in which a range of whole months begins and its length; nothing for days."""
    if first.day or last.day:
        return None, None
    begin, end = first.month or 1, last.month or 12
    years = (year or 0) - (first_year or 0) if year and first_year else int(end < begin)
    return begin, 12 * years + end - begin + 1


def _of_months(period: Period, index: int, months: int) -> Period:
    """``period`` dated: ``months`` months from the month number ``index``, counted from January of the year 0."""
    (first_year, first), (last_year, last) = divmod(index, 12), divmod(index + months - 1, 12)
    return replace(
        period,
        first=_first_day(Part(month=first + 1), first_year),
        last=_last_day(Part(month=last + 1), last_year),
        year=first_year if first_year == last_year else None,
        begin_month=first + 1,
        months=months,
    )


def _months_back(period: Period, topic: Period | None) -> Period:
    """The month or quarter before the topic, where the topic is one of that length."""
    if not topic or not period.months or topic.months != period.months or not topic.begin_month or not topic.year:
        return period
    return _of_months(period, 12 * topic.year + topic.begin_month - 1 - period.months, period.months)


def _copied(period: Period, topic: Period | None, years: int) -> Period:
    """``period`` with the topic's shape, moved by ``years``."""
    if topic is None:
        return period
    kind = period.kind if topic.kind == "span" and not topic.months and period.kind != "year" else topic.kind
    return replace(
        period,
        kind=kind,
        first=_moved(topic.first, years),
        last=_moved(topic.last, years),
        year=topic.year + years if topic.year else None,
        months=topic.months or period.months,
        begin_month=topic.begin_month,
        point=topic.point or period.point,
        cumulative=topic.cumulative,
    )


def _moved(day: date | None, years: int) -> date | None:
    """The same day of another year; the last of February stays the last."""
    if day is None:
        return None
    last_of_february = day.month == 2 and (day + timedelta(days=1)).month == 3
    year = day.year + years
    return _day(year, day.month, 31 if last_of_february else day.day)
