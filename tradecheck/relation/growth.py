"""Which rate of change belongs to which levels, and the relation between the three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tradecheck.claim.cues import BACK
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.links import alike
from tradecheck.relation.model import Alternative, Relation
from tradecheck.span import Bilingual

STATED: Final = 3.4
"""Prior of a relation whose parts one frame states: "на 20% — с 50 до 75"."""
NEIGHBOUR: Final = 1.6
"""Prior of a relation with a level that the next frame or sentence gives."""
ONLY: Final = 2.3
"""The same, where no other level could be meant."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A rate of change with the level that it led to and the level that it started from."""

    rate: Claim
    new: Claim
    old: Claim
    prior: float


def growth_pairs(article: Article, unit: str) -> Iterator[Pair]:
    """Every rate of change in ``unit`` ("%" or "x") with the levels it may be of."""
    for number, frame in enumerate(article.frames):
        for rate in (c for c in frame.of(Role.CHANGE) if c.unit == unit):
            yield from (pair for pair in pairs_of(article, number, frame, rate) if pair.new.unit not in RATES)


def pairs_of(article: Article, number: int, frame: Frame, change: Claim) -> Iterator[Pair]:
    """The levels before and after a change, from its own frame or from the frames beside it."""
    olds, news = frame.of(Role.PREVIOUS, Role.ASIDE), frame.of(Role.LEVEL)
    yield from _both(frame, change, STATED, Role.PREVIOUS, Role.ASIDE)
    news = [new for new in news if not olds or any(new.unit == old.unit for old in olds)]
    if news and not olds and number + 1 < len(article.frames):
        yield from _base_next(frame, article.frames[number + 1], change)
    if not news:
        yield from _level_before(article, number, frame.of(Role.PREVIOUS), change)
    if not news and not olds:
        yield from _levels_next(article.frames[number + 1 : number + 2], change)
        yield from _levels_before(article.frames[max(0, number - 1) : number], change)


def _base_next(frame: Frame, following: Frame, change: Claim) -> Iterator[Pair]:
    """The base told next: "Год назад было 451 млн"."""
    if following.of(Role.CHANGE, Role.DELTA) or following.claims[0].sentence - frame.claims[0].sentence > 1:
        return
    olds = following.of(Role.PREVIOUS)
    for old in olds:
        new = frame.first(Role.LEVEL, unit=old.unit)
        if new is not None and new.unit not in RATES and _one_indicator(new, old):
            yield Pair(change, new, old, ONLY if len(olds) == 1 else NEIGHBOUR)


def _levels_next(following: tuple[Frame, ...], change: Claim) -> Iterator[Pair]:
    """Both levels told after the change: "На 3% упал выпуск: было 73, стало 71"."""
    for frame in following:
        if not frame.of(Role.CHANGE, Role.DELTA) and frame.claims[0].sentence == change.sentence:
            yield from _both(frame, change, NEIGHBOUR)


def _levels_before(earlier: tuple[Frame, ...], change: Claim) -> Iterator[Pair]:
    """Both levels told before the change: "Вывезли 485 тыс. тонн против 1205 годом ранее. Потеря — 720 тыс. тонн"."""
    for frame in earlier:
        near = change.sentence - frame.claims[-1].sentence
        goes_on = (near == 0 and len(change.lead) < 4) or (near == 1 and change.lead[:1] and change.lead[0] in BACK)
        if not frame.of(Role.CHANGE, Role.DELTA) and goes_on and not change.own_indicator:
            yield from _both(frame, change, NEIGHBOUR)


def _both(frame: Frame, change: Claim, prior: float, *old_roles: Role) -> Iterator[Pair]:
    """The levels of one frame in one unit, before and after the change."""
    for old in frame.of(*(old_roles or (Role.PREVIOUS,))):
        for new in frame.of(Role.LEVEL):
            if old.unit == new.unit:
                yield Pair(change, new, old, prior)


def _level_before(article: Article, number: int, olds: list[Claim], change: Claim) -> Iterator[Pair]:
    """The level that an earlier frame told: "Вывезли на 949 млн. Год назад было 451 млн, то есть рост вдвое"."""
    for old in olds:
        earlier = [
            c for f in article.frames[max(0, number - 4) : number] for c in f.of(Role.LEVEL) if c.unit == old.unit
        ]
        news = [
            c for c in earlier if change.sentence - c.sentence <= 1 and c.unit not in RATES and _one_indicator(c, old)
        ]
        if news:
            yield Pair(change, news[-1], old, ONLY if len(news) == 1 else NEIGHBOUR)


def _one_indicator(new: Claim, old: Claim) -> bool:
    """Whether the old level does not name another indicator than the new."""
    if not old.own_indicator or new.indicator is None or old.indicator is None:
        return True
    return alike(new.indicator.name, old.indicator.name)


def percent_change(old: Claim, new: Claim, direction: int) -> Formula:
    """By how many per cent the level changed, counted in ``direction``."""
    before, after = Figure(old.index), Figure(new.index)
    return (1 - after / before) * 100 if direction < 0 else (after / before - 1) * 100


def factor(old: Claim, new: Claim, direction: int) -> Formula:
    """How many times the level grew, or fell where ``direction`` is down."""
    before, after = Figure(old.index), Figure(new.index)
    return before / after if direction < 0 else after / before


def grown(rule: str, pair: Pair, words: Bilingual) -> Relation:
    """The relation between a rate and its two levels, told for the rate."""
    times = pair.rate.unit == "x"
    change, other = (factor, percent_change) if times else (percent_change, factor)
    up, down = change(pair.old, pair.new, 1), change(pair.old, pair.new, -1)
    formula, turned = (up, down) if pair.rate.direction >= 0 else (down, up)
    swapped = other(pair.old, pair.new, pair.rate.direction)
    alternatives = (
        Alternative("direction", "=", turned),
        Alternative("times for percent" if times else "percent for times", "=", swapped),
    )
    prior = pair.prior - (3 if "real" in pair.rate.notes else 0)
    return Relation(rule, pair.rate.index, "=", formula, prior, statement_of(pair.rate, pair.old), words, alternatives)


def statement_of(change: Claim, other: Claim) -> tuple[str, int]:
    """What is stated: an amount in brackets is read in two ways, of which one may hold."""
    return ("aside", other.index) if other.role is Role.ASIDE else ("change", change.index)


def base_of(level: Claim, rate: Claim) -> Formula:
    """The level before the change: new : (1 ± p), or new : r."""
    figure = Figure(rate.index)
    if rate.unit == "x":
        return Figure(level.index) * figure if rate.direction < 0 else Figure(level.index) / figure
    return Figure(level.index) / (1 + figure * Fraction(-1 if rate.direction < 0 else 1, 100))


def delta_pairs(article: Article) -> Iterator[Pair]:
    """Every absolute change with the levels it may lie between."""
    for number, frame in enumerate(article.frames):
        for delta in frame.of(Role.DELTA):
            yield from (pair for pair in pairs_of(article, number, frame, delta) if pair.new.unit == delta.unit)


def difference(rule: str, pair: Pair, words: Bilingual) -> Relation:
    """The relation between an absolute change and its two levels, told for the change."""
    new, old = Figure(pair.new.index), Figure(pair.old.index)
    up, down = new - old, old - new
    formula, turned = (up, down) if pair.rate.direction >= 0 else (down, up)
    statement = ("difference", pair.rate.index)
    return Relation(
        rule, pair.rate.index, "=", formula, pair.prior, statement, words, (Alternative("direction", "=", turned),)
    )  # fmt: skip
