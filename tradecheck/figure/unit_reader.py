"""Reading the units around a number in folded text: the currency before it, the unit and its denominator after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tradecheck.figure.numerals import GAP
from tradecheck.figure.units import Minor, UnitName, joined, minor_words, per_words, prefix_words, unit_words
from tradecheck.lazy import lazy

if TYPE_CHECKING:
    import re

    from tradecheck.lexicon.loader import Words

V = TypeVar("V")


_SIGN = r"(?:[^\w\s]|ƒ)"
_WORD = rf"[^\W\d_]+|{_SIGN}"
"""A word, with "²" and "³", or a sign; which of them there are is known to the lexicon."""
_FIRST = lazy(rf"(?:(?<=[а-я])\.)?{GAP}{{0,3}}(?:\r?\n(?=[a-zа-я]))?({_WORD})")
"""The first word or sign after a number."""
_FOLLOWING = lazy(rf"(?:\.?[-‐‑·⋅‧∙•*]|\.?{GAP}{{0,2}})({_WORD}|/|[0-9]{{1,4}}(?![0-9]|[.,][0-9]))")
"""The next word or sign of a unit."""
_BEFORE = lazy(
    rf"(?:(?<![^\W\d_])([a-z](?={_SIGN})|[a-z]{{2,3}}) ?({_SIGN})|(?<![^\W\d_])([^\W\d_]{{2,3}})|({_SIGN}))$"
)
"""What may stand right before a number."""


def read_prefix(text: str, start: int, floor: int = 0) -> tuple[int, UnitName | None]:
    """The currency sign or code right before ``start``: where it begins, and its currency.

    What stands before ``floor`` belongs to the figure before.

    >>> read_prefix("до us$ 5", 7), read_prefix("на €5", 4), read_prefix("всего 5", 6)
    ((3, 'USD'), (3, 'EUR'), (6, None))
    """
    stop = start
    while stop > floor and start - stop < 2 and text[stop - 1] in " \u00a0\u202f":
        stop -= 1
    if stop == floor or text[stop - 1].isdigit() or "а" <= text[stop - 1] <= "я":
        return start, None
    match = _BEFORE.search(text, max(floor, stop - 5), stop)
    if match is None:
        return start, None
    node: Words[UnitName] | None = prefix_words()
    for atom in filter(None, match.groups()):
        node = node.after(atom) if node else None
    if node is not None and node.value is not None:
        return match.start(), node.value
    lone = prefix_words().after(match[2]) if match[2] else None
    return (match.start(2), lone.value) if lone and lone.value else (start, None)


def read_unit(text: str, end: int) -> tuple[UnitName, int] | None:
    """The unit named right after ``end``, the longest there is, and where it stops.

    >>> read_unit("5 долларов сша за баррель", 1), read_unit("5 п. п.", 1), read_unit("5 кв.м", 1), read_unit("5 и", 1)
    (('USD/bbl', 25), ('pp', 6), ('m2', 6), None)
    """
    found = _walk(text, end, unit_words(), _FIRST)
    return (read_per(text, *found) or found) if found else None


def read_per(text: str, unit: UnitName, end: int) -> tuple[UnitName, int] | None:
    """The compound unit that a denominator after ``end`` makes of ``unit``, and where it stops.

    >>> read_per("$5 за тыс. куб. м", "USD", 2), read_per("$5 за год", "USD", 2)
    (('USD/1000m3', 17), None)
    """
    per = _walk(text, end, per_words(), _FOLLOWING)
    compound = joined(unit, per[0]) if per else None
    return (compound, per[1]) if per and compound else None


def read_minor(text: str, end: int) -> tuple[Minor, int] | None:
    """The minor unit named right after ``end``, and where it stops.

    >>> read_minor("90 коп.", 2)
    (Minor(currency='RUB', factor=Decimal('0.01')), 6)
    """
    return _walk(text, end, minor_words(), _FIRST)


def _walk(text: str, end: int, words: Words[V], first: re.Pattern[str]) -> tuple[V, int] | None:
    """The longest phrase of ``words`` that follows ``end``, and where it stops."""
    match = first.match(text, end)
    node = words.after(match[1]) if match else None
    best: tuple[V, int] | None = None
    while node is not None and match is not None:
        if node.value is not None:
            best = node.value, match.end()
        if not node.heads:
            break
        match = _FOLLOWING.match(text, match.end())
        node = node.after(match[1]) if match else None
    return best
