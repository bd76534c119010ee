"""What the engine's log-odds are worth: of the broken relations with such odds, how many accuse a figure that is wrong?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.accuracy.items import Item
from tradecheck.claim.reader import read
from tradecheck.engine.confidence import confidence
from tradecheck.engine.doubt import ALARM, suspects
from tradecheck.engine.evidence import odds_of
from tradecheck.engine.repairs import repairs
from tradecheck.engine.system import weigh
from tradecheck.engine.tell import SURE
from tradecheck.rules.base import rules
from tradecheck.span import Span

Key = tuple[str, tuple[int, ...]]
"""A relation by its rule and the places of its figures."""
LEAST = -2.0
"""Log-odds below which a relation is no more than an account of a figure: nobody would be accused by it."""
EDGES = (LEAST, -1.0, 0.0, 1.0, ALARM, SURE, 4.0, math.inf)


@dataclass(frozen=True, slots=True)
class Sample:
    """A broken relation: its log-odds, and whether the likeliest suspect of a slip is among its figures."""

    odds: float
    true: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The samples with odds from ``low`` to below ``high``: how many, the share true, the mean confidence given."""

    low: float
    high: float
    count: int
    share: float
    given: float


def samples(items: Iterable[Item]) -> list[Sample]:
    """Every broken relation that the engine weighed, told or not, but for those that were hardly meant at all.

    One that is broken in the clean item too, of which another is a copy, is no work of the slip: it is false, and counted again only
    if the slip changed its odds. What touches a matter of taste is not counted.
    """
    seen: dict[str, dict[Key, float]] = {}
    found: list[Sample] = []
    for item in items:
        weighed = seen[item.id] = {}
        before = seen.get(item.clean, {}) if item.clean else {}
        for key, odds, spans in _broken(item):
            weighed[key] = odds
            if odds >= LEAST and before.get(key) != odds and not _meet(
                spans, [s for slip in item.slips if slip.soft for s in slip.suspects]
            ):
                wrong = [slip.suspects[0] for slip in item.slips if not slip.soft]
                found.append(Sample(odds, key not in before and _meet(spans, wrong)))
    return found


def _broken(item: Item) -> Iterator[tuple[Key, float, list[Span]]]:
    """The broken relations of an item with their odds and where their figures stand."""
    told = [rule for rule in rules() if not rule.note]
    system = weigh(read(item.text, item.published), told)
    for relation in suspects(system, LEAST):
        spans = [system.article.figures[n].span for n in relation.figures]
        yield (relation.rule, relation.figures), odds_of(system, relation, repairs(system, relation)), spans


def _meet(some: list[Span], others: list[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def reliability(found: Iterable[Sample]) -> list[Bin]:
    """The samples by their odds; empty bins are left out."""
    ordered = list(found)
    bins = []
    for low, high in pairwise(EDGES):
        within = [sample for sample in ordered if low <= sample.odds < high]
        if within:
            share = sum(sample.true for sample in within) / len(within)
            given = sum(confidence(sample.odds) for sample in within) / len(within)
            bins.append(Bin(low, high, len(within), share, given))
    return bins


def fit(found: Iterable[Sample]) -> tuple[float, float]:
    """Slope and intercept of the logistic curve that makes the samples likeliest (Newton's method).

    >>> samples = [Sample(odds, n < 100 / (1 + math.exp(-odds / 2))) for odds in (-2, 0, 2) for n in range(100)]
    >>> [round(value, 1) for value in fit(samples)]
    [0.5, 0.0]
    """
    slope, intercept = 1.0, 0.0
    data = [(sample.odds, float(sample.true)) for sample in found]
    for _ in range(25):
        told = [(odds, true, 1 / (1 + math.exp(-(slope * odds + intercept)))) for odds, true in data]
        by_intercept = sum(true - p for _, true, p in told)
        by_slope = sum((true - p) * odds for odds, true, p in told)
        weight = sum(p * (1 - p) for *_, p in told)
        cross = sum(p * (1 - p) * odds for odds, _, p in told)
        square = sum(p * (1 - p) * odds * odds for odds, _, p in told)
        determinant = weight * square - cross * cross
        slope += (weight * by_slope - cross * by_intercept) / determinant
        intercept += (square * by_intercept - cross * by_slope) / determinant
    return slope, intercept
