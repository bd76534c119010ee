"""Equations and inequalities between figures, over intervals: sum, product and order are enough.

A formula holds each figure at most once, so interval evaluation gives exactly the numbers that the figures allow, and a formula
can be solved for any of its figures by undoing its operations from the outside in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal

from tradecheck.interval import Exact, Interval

Values = Mapping[int, Interval]
"""The interval of each figure, by its place among the figures of the text."""


class Formula:
    """A formula over figures. Arithmetic on formulas makes formulas; a number stands for itself.

    >>> growth = Figure(0) * (1 + Figure(1) / 100)
    >>> growth.value({0: Interval.point(50), 1: Interval.point(20)})
    Interval(60, 60)
    >>> growth.solve(1, Interval.point(75), {0: Interval.point(50)})
    Interval(50, 50)
    """

    __slots__ = ()

    def __add__(self, other: Formula | Exact) -> Formula:
        return Node("+", self, as_formula(other))

    def __radd__(self, other: Exact) -> Formula:
        return Node("+", as_formula(other), self)

    def __sub__(self, other: Formula | Exact) -> Formula:
        return Node("-", self, as_formula(other))

    def __rsub__(self, other: Exact) -> Formula:
        return Node("-", as_formula(other), self)

    def __mul__(self, other: Formula | Exact) -> Formula:
        return Node("*", self, as_formula(other))

    def __truediv__(self, other: Formula | Exact) -> Formula:
        return Node("/", self, as_formula(other))

    def __rtruediv__(self, other: Exact) -> Formula:
        return Node("/", as_formula(other), self)

    def figures(self) -> Iterator[int]:
        """The figures that the formula holds, left to right."""
        raise NotImplementedError

    def value(self, values: Values) -> Interval:
        """Every number that the formula can give; raises :class:`ZeroDivisionError` where it divides by what may be 0."""
        raise NotImplementedError

    def solve(self, wanted: int, result: Interval, values: Values) -> Interval:
        """Every number that figure ``wanted`` may be for the formula to give ``result``.

        Raises :class:`ZeroDivisionError` where the operations cannot be undone, :class:`KeyError` if the figure is not there.
        """
        raise NotImplementedError


class Figure(Formula):
    """The value of the figure at ``place``."""

    __slots__ = ("place",)

    def __init__(self, place: int) -> None:
        self.place = place

    def figures(self) -> Iterator[int]:
        yield self.place

    def value(self, values: Values) -> Interval:
        return values[self.place]

    def solve(self, wanted: int, result: Interval, values: Values) -> Interval:  # noqa: ARG002
        if wanted != self.place:
            raise KeyError(wanted)
        return result


class Constant(Formula):
    """A number."""

    __slots__ = ("number",)

    def __init__(self, number: Fraction) -> None:
        self.number = number

    def figures(self) -> Iterator[int]:
        return iter(())

    def value(self, values: Values) -> Interval:  # noqa: ARG002
        return Interval.point(self.number)

    def solve(self, wanted: int, result: Interval, values: Values) -> Interval:  # noqa: ARG002
        raise KeyError(wanted)


class Range(Formula):
    """A number known only to an interval: a rate that moves, a habit of rounding."""

    __slots__ = ("bounds",)

    def __init__(self, bounds: Interval) -> None:
        self.bounds = bounds

    def figures(self) -> Iterator[int]:
        return iter(())

    def value(self, values: Values) -> Interval:  # noqa: ARG002
        return self.bounds

    def solve(self, wanted: int, result: Interval, values: Values) -> Interval:  # noqa: ARG002
        raise KeyError(wanted)


class Node(Formula):
    """Two formulas and the operation between them."""

    __slots__ = ("left", "right", "sign")

    def __init__(self, sign: Literal["+", "-", "*", "/"], left: Formula, right: Formula) -> None:
        self.sign, self.left, self.right = sign, left, right

    def figures(self) -> Iterator[int]:
        yield from self.left.figures()
        yield from self.right.figures()

    def value(self, values: Values) -> Interval:
        left, right = self.left.value(values), self.right.value(values)
        if self.sign == "+":
            return left + right
        if self.sign == "-":
            return left - right
        return left * right if self.sign == "*" else left / right

    def solve(self, wanted: int, result: Interval, values: Values) -> Interval:
        if wanted in self.left.figures():
            other = self.right.value(values)
            undo = {"+": lambda: result - other, "-": lambda: result + other, "*": lambda: result / other}
            return self.left.solve(wanted, undo.get(self.sign, lambda: result * other)(), values)
        other = self.left.value(values)
        undo = {"+": lambda: result - other, "-": lambda: other - result, "*": lambda: result / other}
        return self.right.solve(wanted, undo.get(self.sign, lambda: other / result)(), values)


def as_formula(value: Formula | Exact) -> Formula:
    """A number as a formula; a formula as it is."""
    return value if isinstance(value, Formula) else Constant(Fraction(value))


def total(parts: list[Formula]) -> Formula:
    """The sum of several formulas, of one at least."""
    result = parts[0]
    for part in parts[1:]:
        result = result + part
    return result
