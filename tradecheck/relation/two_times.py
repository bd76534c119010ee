"""Two levels for two times as those of the change beside them: of two years, of two months, of then and now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tradecheck.claim.cues import FOLLOWING, FOLLOWS, WAS
from tradecheck.claim.model import Claim, Frame, Role
from tradecheck.claim.period import Period
from tradecheck.figure.draft import RATES
from tradecheck.lexicon.loader import fold
from tradecheck.relation.links import is_bare, is_compared, same_unit
from tradecheck.relation.pair import ONLY, PAIR, Pair, is_named_alone, one_indicator, points_back, tells_another
from tradecheck.relation.tiles import YEAR

_OLDEST: Final = "позапрошл"
"""What begins the word for the year before last, or the month."""
ALSO: Final = frozenset({"тоже", "также"})
"""What a change is told with that is of another thing: "масла тоже ввезли больше, почти втрое"."""
FAR: Final = 3
"""How many sentences before the level of the year after may be told."""
NEXT: Final = 2
"""Months: of two named without a year the later is the one that follows so soon."""


def two_times(frames: Sequence[Frame], number: int, change: Claim) -> Iterator[Pair]:
    """Two levels of one sentence for two years, beside the change: "если в 2022 году было 15 млрд, то в 2023-м — 22"."""
    for first, second in (
        (number - 1, number),
        (number, number + 1),
        (number + 1, number + 2),
        (number - 2, number - 1),
    ):
        if first < 0 or second >= len(frames):
            continue
        one = frames[first].first(Role.LEVEL, Role.PREVIOUS)
        other = frames[second].first(Role.LEVEL, Role.PREVIOUS)
        if one is None or other is None or one.sentence != other.sentence or not _tells_of(change, one, other):
            continue
        if tells_another(frames[first], change) or tells_another(frames[second], change):
            continue
        order = in_time(one, other)
        if order and one.unit == other.unit and one.unit not in RATES and one_indicator(one, other):
            yield Pair(change, order[1], order[0], ONLY)


def _tells_of(change: Claim, one: Claim, other: Claim) -> bool:
    """Whether a change is told in the sentence of two levels, or in the next of their indicator: "...13,1. Рождаемость упала на 8%"."""
    if change.sentence == one.sentence or (one.sentence == change.sentence + 1 and one.lead[:1] == ("если",)):
        return True
    if one.sentence == change.sentence + 1 and change.own_indicator and max(one.index, other.index) == change.index + PAIR:
        return all(c.indicator in (None, change.indicator) or not c.own_indicator for c in (one, other))
    named = change.own_indicator and change.indicator is one.indicator is other.indicator and ALSO.isdisjoint(change.lead)
    named = named or (points_back(change) and is_named_alone(change))
    return change.sentence == one.sentence + 1 and named and change.index == max(one.index, other.index) + 1


def two_told(frames: Sequence[Frame], number: int, change: Claim) -> Iterator[Pair]:
    """Two levels told one after another, then what follows from them: "сейчас 5180 рублей, с февраля — 5570, то есть на 8% больше"."""
    ahead = frames[number + 1].claims[0] if number + 1 < len(frames) else None
    supposed = ahead is not None and ahead.lead[:1] == ("если",) and ahead.sentence - change.sentence <= 1
    last = number if frames[number].of(Role.LEVEL) else number + 2 if supposed else number - 1
    if not 0 < last < len(frames) or not (
        supposed or FOLLOWING & set(pairwise(change.lead)) or FOLLOWS & set(change.lead) or points_back(change)
    ):
        return
    told = [frame.of(Role.LEVEL, Role.PREVIOUS) for frame in frames[last - 1 : last + 1]]
    if any(len(levels) != 1 for levels in told):
        return
    first, second = told[0][0], told[1][0]
    listed = (first.notes & {"part", "colon"} and WAS.isdisjoint(first.lead)) or "и" in (
        *second.lead[:1],
        *second.lead[-1:],
    )
    bare = is_bare(first) or is_bare(second)  # who knows what of
    alone = not listed and not bare and not any(tells_another(frame, change) for frame in frames[last - 1 : last + 1])
    dated = first.own_period or second.own_period or Role.PREVIOUS in (first.role, second.role)
    alone = alone and _comparable(first, second) and (dated or first.sentence == second.sentence)
    listed_before = frames[last - PAIR].of(Role.LEVEL) if last >= PAIR else []
    third = any(c.sentence == first.sentence and same_unit(c, first) for c in listed_before)
    alone = alone and (dated or not third)  # "рыбакам платят 287 тыс., металлургам 166 тыс., поварам — 80"
    near = abs(change.sentence - first.sentence) <= 1 and same_unit(second, first) and first.unit not in RATES
    if alone and near and one_indicator(second, first):
        old, new = (second, first) if second.role is Role.PREVIOUS else (first, second)
        ordered = in_time(first, second)
        if ordered is None and old.role is not Role.PREVIOUS:
            old, new = sorted((first, second), key=lambda c: c.figure.value * (change.direction or 1))
        pair = ordered[::-1] if ordered else (new, old)
        yield Pair(change, *pair, ONLY)
        if is_compared(change):  # "раньше стоила 360, то есть втрое больше"
            yield Pair(change, *pair[::-1], ONLY)


def _comparable(first: Claim, second: Claim) -> bool:
    """Whether the times told for two levels are alike: a month is not set beside half a year."""
    one, other = first.period, second.period
    if one is None or other is None or not (first.own_period and second.own_period):
        return True
    return (one.months, one.point) == (other.months, other.point) and (one.kind == "span") == (other.kind == "span")


def year_apart(frames: Sequence[Frame], number: int, change: Claim) -> Iterator[Pair]:
    """A level of the sentence and one of the sentences before, a year apart: "В 2018-м весь экспорт дал 5 млн; рост — 8 раз"."""
    here = [
        c for f in frames[max(0, number - 1) : number + 1] for c in f.of(Role.LEVEL) if c.sentence == change.sentence
    ]
    if len(here) != 1 or not here[0].own_period or any(f.of(Role.PREVIOUS) for f in frames[number : number + 1]):
        return
    (old,) = here
    for frame in reversed(frames[max(0, number - 6) : number]):
        new = frame.first(Role.LEVEL, unit=old.unit)
        if new is None or not 0 < change.sentence - new.sentence <= FAR or not _one_topic(new, old):
            continue
        years = [claim.period.year if claim.period else None for claim in (new, old)]
        if years[0] is not None and years[1] is not None and years[0] - years[1] == 1 and old.unit not in RATES:
            if _names_its_year(old):
                yield Pair(change, new, old, ONLY)
            return


def _names_its_year(level: Claim) -> bool:
    """Whether the words of a level's period tell its year, which it did not take from what stood before."""
    period = level.period
    return period is not None and (period.relative is not None or str(period.year) in period.text)


def _one_topic(new: Claim, old: Claim) -> bool:
    """Whether both levels name the same indicator, as wide or as narrow."""
    named = new.indicator is not None and old.indicator is not None and new.own_indicator and old.own_indicator
    return named and new.indicator is old.indicator and new.scope == old.scope


def in_time(one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """The two levels, the earlier year first; ``None`` if they are not for the same part of two years, each named."""
    a, b = one.period, other.period
    if a is None or b is None or a is b:
        return None
    oldest = [_OLDEST in fold(period.text) for period in (a, b)]
    if oldest[0] != oldest[1]:
        known = (b if oldest[0] else a).relative is not None
        return None if not known else (one, other) if oldest[0] else (other, one)
    past = [period.is_past or period.base for period in (a, b)]
    if past[0] != past[1] and (b if past[0] else a).year is None:
        return (one, other) if past[0] else (other, one)
    if not (one.own_period and other.own_period):
        return None
    if a.year == b.year or a.year is None or b.year is None:
        later = _months_later(a, b)
        return None if not later else (other, one) if later > 0 else (one, other)
    if (a.months, a.begin_month, a.point) != (b.months, b.begin_month, b.point):
        return None
    return (one, other) if a.year < b.year else (other, one)


def _months_later(a: Period, b: Period) -> int:
    """1 where ``a`` is the later of two months or of two days of one month's start, -1 where ``b`` is; 0 where nobody knows."""
    alike = (a.months, a.point, a.kind) == (b.months, b.point, b.kind) and (a.months == 1 or a.point)
    if not alike or a.begin_month is None or b.begin_month is None or a.cumulative or b.cumulative:
        return 0
    apart = (a.begin_month - b.begin_month) % YEAR
    return 1 if 1 <= apart <= NEXT else -1 if apart >= YEAR - NEXT else 0
