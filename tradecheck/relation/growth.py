"""The relations between a change and its two levels: growth, difference, points, index."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import fold
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.links import same_unit
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.pair import ONLY, STATED, Pair, one_span
from tradecheck.relation.pairing import pairs_of
from tradecheck.span import Bilingual

_JUDGED = ("ухудш", "улучш")
"""Words that tell a loss grown as a decline: "убыток — 1,3 млрд, годом ранее — 1,1 млрд, ухудшение на 20%"."""
_NOMINAL = ("действующ", "номинал", "текущ", "фактическ")


def growth_pairs(article: Article, unit: str) -> Iterator[Pair]:
    """Every rate of change in ``unit`` ("%" or "x") with the levels it may be of."""
    for frame in article.frames:
        for rate in (c for c in frame.of(Role.CHANGE) if c.unit == unit):
            pairs = pairs_of(article, rate)
            # "ставка выросла вдвое — с 20% до 15%": per cent have times, but no per cent, of their own
            yield from (p for p in pairs if p.new.unit not in RATES or (unit == "x" and p.prior >= STATED))


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
    swapped = other(pair.old, pair.new, pair.rate.direction)
    formula, turned = (up, down) if _direction(pair) >= 0 else (down, up)
    known = pair.rate.direction != 0 and not any(word.startswith(_JUDGED) for word in pair.rate.lead[-3:])
    alternatives = (
        *((Alternative("direction", "=", turned),) if known else ()),
        Alternative("times for percent" if times else "percent for times", "=", swapped),
    )
    prior = pair.prior - (3 if _is_real(pair) else 0)
    statement = statement_of(pair.rate, pair.old)
    absolute = not known and not times
    return Relation(rule, pair.rate.index, "=", formula, prior, statement, words, alternatives, absolute=absolute)


def _direction(pair: Pair) -> int:
    """The direction of the change; of a multiple that is told with none, that of its levels: "вдвое, с 4% до 2%, сократился вес"."""
    if pair.rate.direction or pair.rate.unit != "x":
        return pair.rate.direction
    return -1 if pair.new.figure.value < pair.old.figure.value else 1


def _is_real(pair: Pair) -> bool:
    """Whether amounts of money stand beside a change in real terms: "в сопоставимых ценах — на 5,9%", not "в действующих — на 11,2%"."""
    real = "real" in pair.rate.notes and not any(word.startswith(_NOMINAL) for word in pair.rate.lead[-3:])
    return is_money(pair.new.unit.split("/")[0]) and (real or "текущих" in pair.new.lead)


def index_pairs(article: Article) -> Iterator[Pair]:
    """Every level told as a percentage of the level before: "80,6 млн тонн, или 97,5% к прошлому году"."""
    for frame in article.frames:
        for index in frame.of(Role.INDEX):
            before = article.claims[max(0, index.index - 1)]
            if before.role is Role.PREVIOUS and before.sentence == index.sentence and not frame.of(Role.LEVEL):
                continue  # "год назад ввели 45,5 млн кв. м, 98% от уровня годом ранее": of another base
            yield from pairs_of(article, index)


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
    for frame in article.frames:
        for delta in frame.of(Role.DELTA):
            yield from (pair for pair in pairs_of(article, delta) if _are_in_its_unit(pair))


def _are_in_its_unit(pair: Pair) -> bool:
    """Whether an absolute change is told in the unit of its levels, or of a price: "прибавил 9 копеек, 60,61 рубля за литр"."""
    prices = {level.unit.partition("/")[0] for level in (pair.new, pair.old)}
    if pair.rate.unit == "1" and pair.rate.figure.scale and pair.rate.frame == pair.new.frame == pair.old.frame:
        return same_unit(pair.new, pair.old)  # "8,52 млрд кубометров, превысив на 120 млн прошлогодние 8,40 млрд"
    return same_unit(pair.new, pair.rate) or same_unit(pair.old, pair.rate) or prices == {pair.rate.unit}


IN_ONE = {"pp": 1, "bp": 100}
"""Points of change in one per cent."""


def _is_led_to(article: Article, points: Claim) -> bool:
    """Whether the share that a change led to stands right before it in its sentence."""
    before = article.claims[max(0, points.index - 1)]
    return (
        before.role is Role.LEVEL and before.unit == "%" and before.sentence == points.sentence and before is not points
    )


def _is_base_of(old: Claim, points: Claim) -> bool:
    """Whether a share of another sentence is as far back as the change spans: "выросла... Декадой раньше она равнялась 15,9%".

    A year is too long: rates are raised more often than that.
    """
    return old.period is not None and old.period.base and "год" not in fold(old.period.text) and one_span(old, points)


def point_pairs(article: Article) -> Iterator[Pair]:
    """Every change in points with the two percentages it lies between: "на 9,3 п. п. ниже прошлогоднего уровня в 71,7%"."""
    for frame in article.frames:
        for points in (c for c in frame.of(Role.CHANGE) if c.unit in IN_ONE):
            news = [c for c in frame.of(Role.LEVEL, Role.PERCENT, Role.SHARE) if c.unit == "%"][:1]
            beside = article.frames[frame.number + 1 : frame.number + 2]
            around = (frame, *(f for f in beside if not points.depth and not f.of(Role.LEVEL)))
            olds = [
                c
                for f in around
                for c in f.of(Role.PREVIOUS)
                if c.unit == "%" and (c.sentence == points.sentence or not c.own_period or _is_base_of(c, points))
            ]
            if news and _is_led_to(article, points) and news[0].index > points.index and len(news[0].lead) > 1:
                continue  # "опустилась до 29,6%, за год — на 2,8 п. п., доля кредитов — до 15,9% с 17,0%"
            if news and olds:
                yield Pair(points, news[0], olds[0], STATED if olds[0].frame == points.frame else ONLY)
            else:
                yield from (p for p in pairs_of(article, points) if p.new.unit == "%")


def difference(rule: str, pair: Pair, words: Bilingual) -> Relation:
    """The relation between an absolute change and its two levels, told for the change."""
    new, old = Figure(pair.new.index), Figure(pair.old.index)
    scale = IN_ONE.get(pair.rate.unit, 1)
    up, down = (new - old, old - new) if scale == 1 else ((new - old) * scale, (old - new) * scale)
    formula, turned = (up, down) if pair.rate.direction >= 0 else (down, up)
    statement = ("difference", pair.rate.index)
    if not pair.rate.direction:
        return Relation(rule, pair.rate.index, "=", formula, pair.prior, statement, words, absolute=True)
    alternatives = (Alternative("direction", "=", turned),)
    return Relation(rule, pair.rate.index, "=", formula, pair.prior, statement, words, alternatives)
