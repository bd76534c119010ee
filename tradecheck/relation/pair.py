"""A change with two levels, and what ties levels to it: measure, indicator, span of time, and the words that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import AGAINST, BACK, WAS, cues
from tradecheck.claim.model import Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.lexicon.loader import fold
from tradecheck.relation.links import alike, is_bare, opposed, same_unit

STATED: Final = 3.4
"""Prior of a relation whose parts one frame states: "на 20% — с 50 до 75"."""
NEIGHBOUR: Final = 1.6
"""Prior of a relation with a level that the next frame or sentence gives."""
NAMED: Final = 3.0
"""Prior of levels that stand right before a change that nothing else is told with."""
ONLY: Final = 2.3
"""The same, where no other level could be meant."""
RENAMED: Final = 2.0
"""The same, where the other level goes by another name: "доходы... Годом ранее собрали налогов"."""
PAIR: Final = 2
WILD: Final = 10
"""A number alone that is so many times a level is of another unit."""
LIKE: Final = 3
"""Two levels of one thing are told in a sentence that differ by no more than so many times."""
_ALONE: Final = BACK | {"на"}
SPANS: Final = (("недел",), ("сутк", "день", "накануне", "дня", "дней"), ("месяц",), ("квартал",))
"""Words for one span of time: a change over a week is no change over a year."""

MONEY: Final = "деньг"
"""How the word begins that is no day."""


class Pair(Struct, frozen=True):
    """A change with the level that it led to and the level that it started from."""

    rate: Claim
    new: Claim
    old: Claim
    prior: float


def same_measure(new: Claim, old: Claim) -> bool:
    """Whether two levels are amounts in one unit, of indicators that may be one."""
    named = new.indicator is not None and old.indicator is not None and old.own_indicator
    other = named and opposed(new.indicator, old.indicator)  # type: ignore[arg-type]
    return same_unit(new, old) and new.unit not in RATES and not other


def is_before(old: Claim, change: Claim) -> bool:
    """Whether a level is one of the time that the change counts from."""
    if old.role is Role.PREVIOUS:
        return one_span(old, change) and _is_told_base(old)
    period = old.period
    if old.role is not Role.LEVEL or period is None or not old.own_period or not one_span(old, change):
        return False
    if period.is_past:
        return True
    words = fold(period.text)
    if words.startswith(("на начало", "к началу")) and change.period is not None:
        return fold(change.period.text).startswith("за ")  # "за квартал вырос... На начало апреля — 296 млрд"
    start = words.startswith("в начале") or (period.point and "1 января" in words)
    return start and (change.period is None or "с начала" in fold(change.period.text))


def _is_told_base(old: Claim) -> bool:
    """Whether more than a bare «было» makes a level that of the base: "на пике было 5 млн" is of another time."""
    period = old.period
    timed = period is not None and (period.base or period.is_past)
    return timed or any((word not in WAS and "before" in cues(word)) or word in AGAINST for word in old.lead)


def one_span(old: Claim, change: Claim) -> bool:
    """Whether the base is as far back as the change spans: "за неделю" goes with "неделей ранее" alone."""
    told = (*change.lead, fold(change.period.text) if change.period else "")
    base = " ".join((fold(old.period.text) if old.period else "", *old.lead))
    for span in SPANS:
        if any(word.startswith(span) or f"за {span[0]}" in word for word in told[-5:]):
            return any(stem in base for stem in span)
    return True


def _of_two_spans(old: Claim, change: Claim) -> bool:
    """Whether the change spans one stretch of time and the base tells of another: "за неделю — на 63 копейки, месяц назад — 64"."""
    told = (*change.lead[-5:], fold(change.period.text) if change.period else "")
    base = " ".join((fold(old.period.text) if old.period else "", *old.lead))
    spans = [span for span in SPANS if any(word.startswith(span) and not word.startswith(MONEY) for word in " ".join(told).split())]
    based = [span for span in SPANS if any(stem in base for stem in span)]
    return bool(spans) and bool(based) and not any(span in based for span in spans)


def is_named_alone(change: Claim) -> bool:
    """Whether nothing but its own name leads to a change: "против 59 млн годом ранее, спад составил 4%", "прирост — 22%"."""
    return bool(change.lead) and all(word in _ALONE or cues(word) & {"up", "down", "reach"} for word in change.lead)


def both(frame: Frame, change: Claim, prior: float, *old_roles: Role) -> Iterator[Pair]:
    """The levels of one frame in one unit, before and after the change."""
    for old in frame.of(*(old_roles or (Role.PREVIOUS,))):
        for new in frame.of(Role.LEVEL):
            alike = same_unit(new, old) or _leaves_unit_unsaid(new, old) or _leaves_out_what_for(new, old)
            if alike and not _of_two_spans(old, change):
                yield Pair(change, new, old, prior)


def _leaves_unit_unsaid(new: Claim, old: Claim) -> bool:
    """Whether brackets right behind a level tell its base by the number alone: "70,3 центнера с гектара (год назад 68,6)"."""
    behind = old.index == new.index + 1 and old.depth > new.depth and old.role is Role.PREVIOUS
    lesser, greater = sorted((new.figure.value, old.figure.value))
    return behind and is_bare(old) and not new.figure.scale + old.figure.scale and greater < lesser * WILD


def _leaves_out_what_for(new: Claim, old: Claim) -> bool:
    """Whether only one of two levels of a frame tells for what it is: "57,5 тыс. руб. в месяц (год назад — 54,2 тыс. руб.)"."""
    above = {level.unit.partition("/")[0] for level in (new, old)}
    lesser, greater = sorted((new.figure.value, old.figure.value))
    return len(above) == 1 and (new.unit + old.unit).count("/") == 1 and greater < lesser * LIKE


def tells_another(frame: Frame, change: Claim) -> bool:
    """Whether a frame tells a change other than this one."""
    return frame.of(Role.CHANGE, Role.DELTA) not in ([], [change])


def points_back(change: Claim) -> bool:
    """Whether the change opens its sentence as what follows from the one before: "Снижение за месяц — на 4,3%"."""
    return bool(change.lead) and change.lead[0] in BACK and not change.own_indicator


def one_indicator(new: Claim, old: Claim) -> bool:
    """Whether the old level does not name another indicator than the new."""
    if not old.own_indicator or new.indicator is None or old.indicator is None:
        return True
    return alike(new.indicator.name, old.indicator.name)
