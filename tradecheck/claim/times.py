"""Which time each figure is for: told before it or behind it, carried along from the sentence before, or left again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.cues import cues
from tradecheck.claim.gap import Gap
from tradecheck.claim.model import Role
from tradecheck.claim.opening import SPANS
from tradecheck.claim.period import Period
from tradecheck.claim.segment import Sentence
from tradecheck.claim.walk import Place, State
from tradecheck.figure.draft import RATES, TIMES
from tradecheck.figure.model import Figure
from tradecheck.lexicon.loader import fold

PAIR: Final = 2
TOLD_AT_ONCE: Final = 12
"""How many figures of a sentence its time is told for behind them."""
_MONTHLY: Final = tuple(
    "январск февральск мартовск апрельск майск июньск июльск августовск сентябрьск октябрьск ноябрьск декабрьск".split()
)
"""How the adjectives of months begin, and how they end."""
_ADJECTIVE: Final = ("ий", "ая", "ое", "ие", "ого", "ой", "их", "ому", "ую", "им", "ими", "ом")
_FORMER: Final = ("объем", "уровн", "показат", "результат")
"""How nouns begin for what there was in another time."""


def is_inside(text: str, sentence: Sentence, period: Period) -> bool:
    """Whether a period stands in brackets."""
    before = text[sentence.start : period.start]
    return before.count("(") > before.count(")")


def tell_time(state: State, period: Period, number: int) -> None:
    """Take up the time of a sentence in which no figure stands near it: "642 тыс. сертификатов на ... оформил фонд за девять месяцев"."""
    state.period = period
    for place, claim in enumerate(state.claims[-TOLD_AT_ONCE:], max(0, len(state.claims) - TOLD_AT_ONCE)):
        if claim.sentence == number and claim.period is None and claim.role is not Role.PREVIOUS:
            state.claims[place] = replace(claim, period=period)


def periods_behind(figures: list[Figure], periods: list[Period]) -> Mapping[int, Period]:
    """The periods of a sentence that tells each after its amount: "391 млрд, или 0,5% ВВП, в 2014 году, 817 млрд, или 1%, в 2015-м"."""
    amounts = [figure for figure in figures if figure.unit not in RATES and figure.unit not in TIMES]
    told = [period for period in periods if period.kind == "year" and not period.base and not period.relative]
    if len(amounts) < PAIR or len(told) != len(amounts) or len(told) < len(periods):
        return {}
    ends = [*(figure.start for figure in amounts[1:]), told[-1].end + 1]
    alternate = all(f.end < p.start < end for f, p, end in zip(amounts, told, ends, strict=True))
    return {figure.start: period for figure, period in zip(amounts, told, strict=True)} if alternate else {}


def period_of(gap: Gap, place: Place, state: State, role: Role) -> tuple[Period | None, bool]:
    """The period a figure is for: the last one named before it in the sentence, or the next after it, or the carried one.

    In a list, the one right behind it: "31 млрд в 2020-м, 30 млрд в 2021-м".
    """
    if (own := place.behind.get(gap.figure.start)) is not None:
        state.period = own
        return own, True
    alike = gap.period is not None and fold(place.text[place.start : gap.period.start]).rstrip().endswith("как и")
    if gap.period is not None and gap.period.base and not gap.period.target and role is not Role.LEVEL and not alike:
        return gap.period, True
    behind = next((p for p in place.periods if _is_right_behind(place.text[gap.figure.end : p.start])), None)
    taken = gap.period is not None and not place.first and _is_right_behind(place.text[place.start : gap.period.start])
    if (
        behind is not None
        and (gap.period is None or taken)
        and not behind.base
        and not behind.target
        and _is_topic(behind, place)
    ):
        state.period = state.period if gap.depth or role is Role.PREVIOUS else behind
        return behind, True
    told = [p for p in place.periods if p.end <= gap.figure.start and _is_topic(p, place)]
    told = [p for p in told if not _is_closed(place.text[p.end : gap.figure.start])]
    if told:
        over = fold(told[-1].text)
        spanned = role in (Role.CHANGE, Role.DELTA) and (
            over in SPANS or (over.startswith("за ") and over.endswith(" лет"))
        )
        if role is Role.LEVEL and over in SPANS and _is_of_change(state, told[-1]):
            return state.period, False  # "долг за месяц поднялся на 53% и составил 6,5 млн"
        state.period = state.period if gap.depth or spanned else told[-1]
        return told[-1], gap.period is told[-1] and not taken  # by the figure before
    after = [p for p in place.periods if gap.figure.end <= p.start < place.stop and p.start - gap.figure.end < 60]
    if after and any(mark in place.text[gap.figure.end : after[0].start] for mark in ";:,("):
        after = []
    if after and not after[0].base and not after[0].target and not _is_of_former(after[0], place):
        changed = role in (Role.CHANGE, Role.DELTA) and fold(after[0].text) in SPANS
        inside = gap.depth and not _is_closed(place.text[gap.figure.end : after[0].start])
        state.period = state.period if inside or changed or role is Role.PREVIOUS else after[0]
        return after[0], True
    return state.period, False


def _is_of_change(state: State, period: Period) -> bool:
    """Whether a change before tells over which time it came about."""
    near = state.claims[-8:]
    return any(claim.period is period and claim.own_period and claim.role in (Role.CHANGE, Role.DELTA) for claim in near)


def _is_closed(between: str) -> bool:
    """Whether the bracket that a period stands in is closed again before the figure."""
    return between.count(")") > between.count("(")


def _is_right_behind(between: str) -> bool:
    """Whether nothing but a dash or a full stop stands between figure and period: "31 млрд в 2020-м", "1 млн — в августе"."""
    return between != "" and between.strip(" \u00a0\u202f.—–-") == ""


def _is_topic(period: Period, place: Place) -> bool:
    """Whether figures after the period are for it: it is no base, no deadline, and not the "за год" of a yearly change."""
    before = fold(place.text[max(place.sentence.start, period.start - 40) : period.start]).split()
    yearly = period.text.lower() == "за год" or (
        before and cues(before[-1]) & {"up", "down"} and period.text.startswith("за ")
    )
    alike = "как" in before[-2:] and not {"тогда", "время"} & set(before[-3:])  # "как и в прошлом сезоне"
    alike = alike or before[-2:] == ["же,", "что"]  # "та же, что в 2014 году"
    compared = "чем" in before or alike or _is_of_former(period, place)
    of_month = period.kind == "year" and fold(period.text).endswith("года") and any(map(_is_month_adjective, before))
    return not (period.base or period.target or compared or yearly or of_month)


def _is_of_former(period: Period, place: Place) -> bool:
    """Whether a period is that of what there was, of which the per cent before it are: "62% от объёма 2016 года"."""
    before = fold(place.text[max(place.sentence.start, period.start - 40) : period.start]).split()
    return before[-2:-1] == ["от"] and before[-1].startswith(_FORMER)


def _is_month_adjective(word: str) -> bool:
    """Whether a word tells of which month something is: "ноябрьский экспорт 2009 года" is not for the year."""
    return word.startswith(_MONTHLY) and word.endswith(_ADJECTIVE)


def is_told_when(place: Place) -> bool:
    """Whether a sentence opens with the time at which something was said: "На прошлой неделе ФТС сообщила, что за полугодие..."."""
    return place.periods[0].kind in ("week", "day") and place.periods[0].base


def left_for(state: State, period: Period | None, place: Place) -> Period | None:
    """The period that a sentence leaves for an earlier one, and that the next goes back to: "достиг 3,04; в прошлом году было 2,77"."""
    told = bool(state.claims) and state.claims[-1].sentence == place.number
    before = state.claims[-1].period if told else state.carried
    if period is None or before is None or before.is_past:
        return None
    earlier = period.year is not None and before.year is not None and period.year < before.year
    if told and state.carried is not None and _looks_back(period, state.carried):
        return state.carried
    return before if period.is_past or earlier or (period.kind != "day" and _looks_back(period, before)) else None


def _looks_back(period: Period, carried: Period) -> bool:
    """Whether a sentence only recalls a time like the one that it began with: "долг подрос на 6%: 1 января он был 41 млрд"."""
    if period.kind != carried.kind or period.base or (period.year or carried.year) != carried.year:
        return False
    if period.kind == "day":
        return period.first < carried.first if period.first and carried.first else not period.point and period.text != carried.text
    months = period.begin_month, carried.begin_month
    return period.months == carried.months and None not in months and months < months[::-1]
