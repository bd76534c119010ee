"""The base of a change, where the frames around it tell it, with the level that goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tradecheck.claim.cues import cues, indicator_of
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.links import around, same_unit
from tradecheck.relation.pair import (
    NEIGHBOUR,
    ONLY,
    RENAMED,
    STATED,
    Pair,
    is_before,
    is_named_alone,
    one_indicator,
    points_back,
    same_measure,
)
from tradecheck.relation.tiles import YEAR

AHEAD: Final = 4
"""How many frames ahead the base may be told."""
BARE_WORDS: Final = frozenset({"на", "а", "и"})
"""What alone stands before a change that is told as the one before it."""
BARE: Final = 2
"""So many words name more than a time: "от пика сентября 2021 года (10 377)"."""
FARTHER: Final = 3
"""How many sentences back a level may stand that alone goes by the base's name."""
BACK_AGAIN: Final = 8
"""How many frames back a level may stand that is for as long a time as the base."""


def base_next(frame: Frame, following: Sequence[Frame], change: Claim) -> Iterator[Pair]:
    """The base told next: "Год назад было 451 млн", past what speaks of other measures."""
    for later in following:
        if later.claims[0].sentence - frame.claims[0].sentence > 1:
            return
        own = later.of(Role.CHANGE, Role.DELTA) or (later.of(Role.LEVEL) and later.of(Role.PREVIOUS))
        olds = [] if own else [c for c in later.claims if is_before(c, change)]
        pairs = [(new, old) for old in olds for new in frame.of(Role.LEVEL)[:1] if same_measure(new, old)]
        for new, old in pairs:
            yield Pair(change, new, old, _prior(new, old, alone=len(pairs) == 1))
        rival = any(c.unit == new.unit for c in later.of(Role.LEVEL, Role.TARGET) for new in frame.of(Role.LEVEL))
        if pairs or rival:
            return


def _prior(new: Claim, old: Claim, *, alone: bool) -> float:
    if not one_indicator(new, old):
        return RENAMED
    return ONLY if alone else NEIGHBOUR


def base_before(earlier: Sequence[Frame], change: Claim) -> list[Claim]:
    """The base told right before: "Год назад собрали 7,2 млн, рост — 19,4%", "Год назад собрали 7,2 млн. Рост — 19,4%"."""
    back = 1 if points_back(change) and is_named_alone(change) else 0
    beside = [f for f in earlier if change.sentence - f.claims[-1].sentence <= back]
    near = [f for f in beside if not f.of(Role.CHANGE, Role.DELTA)]
    told = [old for frame in near if not frame.of(Role.LEVEL) for old in frame.of(Role.PREVIOUS)]
    past = [c for frame in near for c in frame.of(Role.LEVEL) if len(frame.claims) == 1 and is_before(c, change)]
    return told or (past if back or is_named_alone(change) else [])


def base_after(article: Article, change: Claim) -> Iterator[Pair]:
    """A level, what it grew by, and then the base, a sentence each: "Платят 77 тыс. Прибавка за год — 12%. Тогда платили 68 тыс."."""
    if not points_back(change):
        return
    near = around(article.claims, change, 1, 1)
    if sum(c.sentence == change.sentence for c in near) > 1:
        return
    before = [c for c in near if c.index < change.index and c.role is Role.LEVEL]
    after = [c for c in near if c.index > change.index]
    olds = [c for c in after[:1] if c.role is Role.PREVIOUS and is_before(c, change)]
    if olds and len(before) == 1 and same_measure(before[0], olds[0]):
        yield Pair(change, before[0], olds[0], ONLY)


def base_in_bracket(frame: Frame) -> list[Claim]:
    """The base in brackets after the change, by its date: "с начала года прибавили 6,8% (56,1 млрд на 1 января)"."""
    return [
        c
        for c in frame.of(Role.ASIDE)
        if c.own_period and c.period and (c.period.point or c.period.is_past or _is_dated(c))
    ]


def base_in_parallel(article: Article, change: Claim) -> list[Claim]:
    """The base in brackets after another change whose base is dated: "за месяц — на 1,6% (на 1 мая — 62 млрд), за год — на 9% (57)"."""
    if not change.frame:
        return []
    before, here = article.frames[change.frame - 1], article.frames[change.frame]
    pair = [c.role for c in before.claims] == [c.role for c in here.claims] == [Role.CHANGE, Role.ASIDE]
    alike = pair and before.claims[-1].unit == here.claims[-1].unit and before.claims[0].sentence == change.sentence
    bare = all(word in BARE_WORDS for word in change.lead) and change.direction == before.claims[0].direction
    return list(here.claims[1:]) if alike and bare and base_in_bracket(before) else []


def _is_dated(base: Claim) -> bool:
    """Whether the months of a base are told with their year: "(117,3 тыс. в январе—июле 2024-го)"."""
    period = base.period
    named = [word for word in base.lead if not cues(word) & {"more", "less"}]  # "превзошёл показатель января–июля 2024-го (117,3)"
    return period is not None and period.year is not None and period.months in range(1, YEAR) and len(named) < BARE


def in_bracket(article: Article, change: Claim) -> Iterator[Pair]:
    """A level, then its base and the change in brackets: "прибыль — 9,0 млрд (7,0 млрд, +28,5%)"."""
    new, old = article.claims[max(0, change.index - 2)], article.claims[max(0, change.index - 1)]
    bare = bool(change.figure.sign) and old.role in (Role.LEVEL, Role.ASIDE) and not old.lead and not change.lead[:-1]
    inside = new.depth < old.depth == change.depth and new.sentence == change.sentence
    if bare and inside and new.role is Role.LEVEL and same_unit(new, old) and new.unit not in RATES:
        yield Pair(change, new, old, STATED)


def level_before(article: Article, number: int, olds: Sequence[Claim], change: Claim) -> Iterator[Pair]:
    """The level that an earlier frame told: "Вывезли на 949 млн. Год назад было 451 млн, то есть рост вдвое"."""
    for old in olds:
        earlier = [c for f in article.frames[max(0, number - 4) : number] for c in f.of(Role.LEVEL)]
        nameless = (
            change.role is Role.DELTA and change.own_indicator and old.frame == change.frame
        )  # and a level without a name is of another thing
        news = [
            c
            for c in earlier
            if c.unit == old.unit
            and old.sentence - c.sentence <= 1
            and c.unit not in RATES
            and one_indicator(c, old)
            and (c.indicator or not nameless)
        ]
        news = [c for c in news if "part" not in c.notes]
        named = [c for c in news if topic(c) & topic(old)]
        if not news and (farther := _of_one_name(article, old)) is not None:
            yield Pair(change, farther, old, NEIGHBOUR)
        elif timely := _of_like_time(article, number, old, news):
            yield Pair(change, timely, old, ONLY)
        elif news:
            alone = len(news) == 1 or len(named) == 1
            yield Pair(change, named[0] if len(named) == 1 else news[-1], old, ONLY if alone else NEIGHBOUR)


def _of_one_name(article: Article, old: Claim) -> Claim | None:
    """The only level of the base's indicator in the sentences before: "расходы — 8 трлн... Траты выросли на 32% (было 6,1)"."""
    if not old.own_indicator or old.indicator is None or not old.indicator.additive:
        return None
    earlier = (c for c in around(article.claims, old, FARTHER) if c.index < old.index and c.unit == old.unit)
    named = [c for c in earlier if c.indicator is old.indicator and c.own_indicator and c.role is Role.LEVEL]
    return (
        named[0] if len(named) == 1 and named[0].scope == old.scope and not named[0].notes & {"part", "mean"} else None
    )


def _of_like_time(article: Article, number: int, old: Claim, news: Sequence[Claim]) -> Claim | None:
    """The level told for as many months as the base, farther back, where the nearer ones are of no time told: "за 11 месяцев — 104 млн"."""
    months = old.period.months if old.period is not None and old.own_period else None
    if months is None or any(c.own_period or c.sentence == old.sentence for c in news):
        return None
    earlier = [c for f in article.frames[max(0, number - BACK_AGAIN) : number] for c in f.of(Role.LEVEL)]
    like = [c for c in earlier if c.own_period and c.period is not None and c.period.months == months]
    like = [c for c in like if c.unit == old.unit and not (c.period and c.period.is_past) and one_indicator(c, old)]
    return like[-1] if like else None


def topic(level: Claim) -> frozenset[str]:
    """The beginnings of the longer words before a level that are neither cue nor indicator: what it is a level of."""
    return frozenset(w[:6] for w in level.lead if len(w) > 5 and not cues(w) and indicator_of(w) is None)
