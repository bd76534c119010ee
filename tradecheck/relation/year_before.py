"""The base of a change told in another sentence, known by its time: the same part of the year before, or the day it counts from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.period import Period
from tradecheck.figure.draft import POINTS, RATES
from tradecheck.lexicon.loader import fold
from tradecheck.relation.just_told import is_far
from tradecheck.relation.links import alike, around, same_subject, same_unit
from tradecheck.relation.near import compared_with, is_stretch
from tradecheck.relation.pair import NEIGHBOUR, ONLY, Pair, one_span
from tradecheck.relation.tiles import YEAR

BACK: Final = 3
AHEAD: Final = 4
"""How many sentences before a change, and after it, the base may be told."""
SPANS: Final = (1, 3, 6, 12)
"""For how many months changes are usually told."""
LATE: Final = 27
"""The days from which a month may be at its end."""
STEMS: Final = ("январ", "феврал", "март", "апрел", "мая", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")


def year_before(article: Article, change: Claim) -> Iterator[Pair]:
    """"За полугодие 2016 года отправлено на 29% меньше, 479 тыс. тонн. За январь-июнь 2015 года отправили 678 тыс. тонн"."""
    new = _level_of(article, change)
    if new is None or new.period is None or new.period.year is None or not _is_yearly(article, change, new.period):
        return
    beside = [c for c in around(article.claims, change, BACK, AHEAD) if c is not new and same_unit(c, new) and not c.depth]
    timed = [c for c in beside if c.own_period and c.period is not None and is_stretch(c.period, new.period.year - 1, new.period)]
    if len(timed) != 1 or timed[0].role not in (Role.LEVEL, Role.PREVIOUS) or timed[0].sentence == change.sentence:
        return
    (old,) = timed
    between = article.claims[min(new.index, old.index) + 1 : max(new.index, old.index)]
    rival = any(c.role in (Role.LEVEL, Role.PREVIOUS) and same_unit(c, new) and not c.own_period for c in between)
    if _is_one_thing(new, old) and not is_far(new, old) and not old.notes & {"part", "mean", "besides", "target"}:
        yield Pair(change, new, old, NEIGHBOUR if rival else ONLY)


def _level_of(article: Article, change: Claim) -> Claim | None:
    """The level that a change led to, told in its frame with nothing beside it."""
    frame = article.frames[change.frame]
    levels = [c for c in frame.of(Role.LEVEL) if c.unit not in RATES]
    if change.unit in POINTS or len(levels) != 1 or frame.of(Role.PREVIOUS, Role.ASIDE):
        return None
    return levels[0] if not levels[0].notes & {"mean", "target"} else None


def _is_yearly(article: Article, change: Claim, now: Period) -> bool:
    """Whether a change is one within a year, as far as its words tell."""
    base = compared_with(article, change)
    if base is None or base.year is None:
        return base is None or base.is_past
    return is_stretch(base, (now.year or 0) - 1, now)


def _is_one_thing(new: Claim, old: Claim) -> bool:
    """Whether nothing that names the two levels tells them apart."""
    if old.scope and new.scope and old.scope != new.scope and old.own_indicator and new.own_indicator:
        return False
    named = new.indicator is not None and old.indicator is not None and old.own_indicator and new.own_indicator
    if named and not alike(new.indicator.name, old.indicator.name):  # type: ignore[union-attr]
        return False
    return same_subject(new, old)


def level_after(article: Article, change: Claim) -> Iterator[Pair]:
    """"Сдали на 36% меньше, чем за апрель 2019 года (4,8 млн кв. м). Весь апрель дал 3 млн кв. м"."""
    frame = article.frames[change.frame]
    olds = frame.of(Role.PREVIOUS)
    if len(olds) != 1 or frame.of(Role.LEVEL) or change.index > olds[0].index or not olds[0].depth:
        return
    (old,) = olds
    later = [c for c in around(article.claims, change, 0, 1) if c.sentence > change.sentence and same_unit(c, old)]
    here = [c for c in around(article.claims, change, 0) if c.role is Role.LEVEL and same_unit(c, old)]
    if here or not later or later[0].role is not Role.LEVEL or later[0].depth or not one_span(old, change):
        return
    told = article.frames[later[0].frame].of(Role.CHANGE, Role.DELTA)
    turned = (later[0].figure.value - old.figure.value) * change.direction < 0
    if not told and not turned and _is_one_thing(later[0], old) and not is_far(later[0], old):
        yield Pair(change, later[0], old, NEIGHBOUR)


def points_apart(article: Article, change: Claim) -> Iterator[Pair]:
    """Levels as far apart as the change spans: "За июнь фонд убавился на 363 млрд. На 1 июля было 13,57 трлн, на 1 июня — 13,94"."""
    span = _months_spanned(change)
    if span is None or change.unit in POINTS:
        return
    beside = [c for c in around(article.claims, change, BACK, BACK) if c.role in (Role.LEVEL, Role.PREVIOUS) and c.own_period]
    dated = [(month, c) for c in beside if c.unit not in RATES and (month := _month_of_point(c.period)) is not None]
    pairs = [(new, old) for late, new in dated for early, old in dated if same_unit(new, old) and _apart(late, early) == span]
    if len(pairs) != 1 or not _ends_with(change, _month_of_point(pairs[0][0].period)):
        return
    new, old = pairs[0]
    if _is_one_thing(new, old) and not is_far(new, old) and not (new.notes | old.notes) & {"part", "besides", "target"}:
        yield Pair(change, new, old, ONLY)


def _months_spanned(change: Claim) -> int | None:
    """Over how many months a change is told: 1 of a month, 12 of a year; ``None`` where the words do not tell."""
    period = change.period
    if period is None or period.point or period.base:
        return None
    return period.months if period.months in SPANS else None


def _ends_with(change: Claim, month: int | None) -> bool:
    """Whether a month that a change names is the one before the day that the new level is for."""
    period = change.period
    if period is None or period.begin_month is None or period.months != 1 or month is None:
        return True
    return (month - period.begin_month) % YEAR == 1


def _month_of_point(period: Period | None) -> int | None:
    """The month on whose first day a level is told, by its number; that after the month which a level is told for the end of."""
    if period is None or not period.point:
        return None
    if period.first is not None:
        late = period.first.day > LATE
        return (period.first.month % YEAR + 1 if late else period.first.month) if late or period.first.day == 1 else None
    words = fold(period.text).split()
    named = [n for n, stem in enumerate(STEMS, 1) for word in words if word.startswith(stem)]
    return named[0] if len(named) == 1 and "1" in words else None


def _apart(late: int, early: int) -> int:
    return (late - early) % YEAR or YEAR


def is_from_another_day(pair: Pair) -> bool:
    """Whether a change counts from another day than the one its base is told for: "прирост с начала года", "на 1 ноября — 13,5 млрд"."""
    late, early = (_month_of_point(c.period) if c.own_period else None for c in (pair.new, pair.old))
    period = pair.rate.period
    if early is None or period is None:
        return False
    if period.begin_month is not None and period.months is None and fold(period.text).startswith("с начала"):
        return early != period.begin_month
    span = _months_spanned(pair.rate)
    return late is not None and span is not None and _apart(late, early) != span
