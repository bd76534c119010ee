"""What was labelled to hold between figures of a clean item, and whether it can hold, by the intervals of what is printed.

| kind | figures | what holds |
|---|---|---|
| ``sum`` | whole, parts | whole = sum of the parts |
| ``hundred`` | shares | their sum = 100 |
| ``difference`` | d, x, y | d = x - y or y - x |
| ``share`` | p, part, whole | part = p/100 of the whole |
| ``growth`` | p, new, old | new = old (1 + p/100), with sign -1 (1 - p/100) |
| ``times`` | r, new, old | new = r old, with sign -1 old = r new |
| ``part`` | whole, part | part is not greater than the whole |
| ``product`` | total, mean, number | total = mean · number · factor, which turns units into one another |
| ``same`` | x, y | x = y |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tradecheck.figure.model import Figure
from tradecheck.interval import Interval
from tradecheck.span import Span

HUNDRED = Interval.point(100)


@dataclass(frozen=True, slots=True)
class Related:
    """A relation by its kind and the spans of its figures, the result first."""

    kind: str
    figures: tuple[Span, ...]
    sign: int = 1
    factor: Fraction = Fraction(1)


def can_hold(related: Related, figures: Sequence[Figure]) -> bool:
    """Whether the relation can be true with every figure somewhere in its wide interval."""
    values = [figure.wide for figure in figures]
    if related.kind == "product":
        return values[0].meets(values[1] * values[2] * Interval.point(related.factor))
    return _HOLDS[related.kind](values, related.sign)


def _total(values: Sequence[Interval]) -> Interval:
    return sum(values[1:], start=values[0])


def _growth(values: Sequence[Interval], sign: int) -> bool:
    rate, new, old = values
    return new.meets(old * (HUNDRED + (rate if sign > 0 else -rate)) / HUNDRED)


def _times(values: Sequence[Interval], sign: int) -> bool:
    times, new, old = values if sign > 0 else (values[0], values[2], values[1])
    return new.meets(times * old)


_HOLDS: dict[str, Callable[[Sequence[Interval], int], bool]] = {
    "sum": lambda v, _: v[0].meets(_total(v[1:])),
    "hundred": lambda v, _: HUNDRED.meets(_total(v)),
    "difference": lambda v, _: v[0].meets(v[1] - v[2]) or v[0].meets(v[2] - v[1]),
    "share": lambda v, _: v[1].meets(v[0] * v[2] / HUNDRED),
    "growth": _growth,
    "times": _times,
    "part": lambda v, _: v[1].low <= v[0].high,
    "same": lambda v, _: all(x.meets(y) for x, y in pairwise(v)),
}
