"""Which rate of change belongs to which levels, and the relation between the three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.model import Relation
from tradecheck.span import Bilingual

STATED: Final = 3.0
"""Prior of a relation whose parts one frame states: "на 20% — с 50 до 75"."""
NEIGHBOUR: Final = 1.0
"""Prior of a relation with a level that the next frame or sentence gives."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A rate of change with the level that it led to and the level that it started from."""

    rate: Claim
    new: Claim
    old: Claim
    prior: float


def growth_pairs(article: Article, unit: str) -> Iterator[Pair]:
    """Every rate of change in ``unit`` ("%" or "x") with the levels it may be of."""
    frames = article.frames
    for number, frame in enumerate(frames):
        rates = [c for c in frame.of(Role.CHANGE) if c.unit == unit]
        for rate in rates:
            yield from _in_frame(frame, rate)
            if number + 1 < len(frames):
                yield from _across(frame, frames[number + 1], rate)


def _in_frame(frame: Frame, rate: Claim) -> Iterator[Pair]:
    for old in frame.of(Role.PREVIOUS):
        for new in frame.of(Role.LEVEL):
            if new.unit == old.unit and not _is_bare_rate(new):
                yield Pair(rate, new, old, STATED)


def _is_bare_rate(claim: Claim) -> bool:
    return claim.unit in ("%", "pp", "bp", "x")


def _across(frame: Frame, following: Frame, rate: Claim) -> Iterator[Pair]:
    """The base told by the next sentence: "Год назад было 451 млн"."""
    if frame.of(Role.PREVIOUS) or following.of(Role.CHANGE):
        return
    for old in following.of(Role.PREVIOUS):
        new = frame.first(Role.LEVEL, unit=old.unit)
        if new is not None and not old.own_indicator and old.sentence - new.sentence <= 1 and not _is_bare_rate(new):
            yield Pair(rate, new, old, NEIGHBOUR)


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
    change = factor if pair.rate.unit == "x" else percent_change
    direction = pair.rate.direction
    real = "real" in pair.rate.notes
    return Relation(
        rule, pair.rate.index, "=", change(pair.old, pair.new, direction), pair.prior - (3 if real else 0),
        ("change", pair.rate.index), words, turned=change(pair.old, pair.new, -1 if direction >= 0 else 1),
    )  # fmt: skip


def base_of(level: Claim, rate: Claim) -> Formula:
    """The level before the change: new : (1 ± p), or new : r."""
    figure = Figure(rate.index)
    if rate.unit == "x":
        return Figure(level.index) * figure if rate.direction < 0 else Figure(level.index) / figure
    return Figure(level.index) / (1 + figure * Fraction(-1 if rate.direction < 0 else 1, 100))


def delta_pairs(article: Article) -> Iterator[Pair]:
    """Every absolute change with the levels it may lie between."""
    frames = article.frames
    for number, frame in enumerate(frames):
        for delta in frame.of(Role.DELTA):
            pairs = list(_in_frame(frame, delta))
            if not pairs and number + 1 < len(frames):
                pairs = list(_across(frame, frames[number + 1], delta))
            yield from (pair for pair in pairs if pair.new.unit == delta.unit)


def difference(rule: str, pair: Pair, words: Bilingual) -> Relation:
    """The relation between an absolute change and its two levels, told for the change."""
    new, old = Figure(pair.new.index), Figure(pair.old.index)
    up, down = new - old, old - new
    formula, turned = (up, down) if pair.rate.direction >= 0 else (down, up)
    statement = ("difference", pair.rate.index)
    return Relation(rule, pair.rate.index, "=", formula, pair.prior, statement, words, turned)
