"""Ranges: two amounts that bound one figure, "3–5 млрд рублей", "от $500 тыс. до $2 млн", "два-три раза"."""

from __future__ import annotations

from typing import Final

from tradecheck.figure.amounts import Amount, read_amount
from tradecheck.figure.draft import Draft
from tradecheck.figure.lookalikes import skip_lookalike
from tradecheck.figure.numerals import GAP, WORD, number_words
from tradecheck.figure.single import read_single
from tradecheck.figure.unit_reader import read_per
from tradecheck.lazy import lazy

_DASH = lazy(rf"\.?{GAP}?([-‐‑–—−]){GAP}?(?=[^\s!-#%-/:-~])")
_TO = lazy(rf"\.?{GAP}{{1,2}}(?:до|и)(?:{GAP}{{1,2}}(?:около|примерно|почти))?{GAP}{{1,2}}")
_FROM = lazy(rf"(?:^|[^а-я])(?:от|между)(?:{GAP}{{1,2}}(?:около|примерно|почти))?{GAP}{{1,2}}$")
_SIGNS = frozenset("$€£¥₽₸")

WIDEST: Final = 1000
"""How many times its low end the high end of a range may be."""


def extend(text: str, near: Draft, *, lenient: bool = False) -> Draft:
    """The range that begins with ``near``, or ``near`` itself where none does.

    ``lenient`` needs no «от» before "3 до 5 млрд" where the phrase begins with it.

    >>> text = "от 3 до 5 млрд рублей"
    >>> whole = extend(text, read_single(text, read_amount(text, 3)))
    >>> text[whole.start : whole.end], int(whole.amount.value), int(whole.to.amount.value), whole.unit
    ('3 до 5 млрд рублей', 3000000000, 5000000000, 'RUB')
    """
    start = _far_start(text, near, lenient=lenient)
    far = _far_end(text, near, start) if start else None
    if far is None:
        return near
    unit, end = far.unit or near.unit, far.end
    if far.unit is None and near.unit is not None:
        unit, end = read_per(text, near.unit, far.end) or (unit, end)
    elif far.unit is not None and near.unit is not None and far.unit.partition("/")[0] == near.unit:
        unit = far.unit
    far.unit = unit
    return Draft(near.start, end, _lifted(near.amount, far.amount), unit, near.form, to=far, sign=near.sign)


def _far_start(text: str, near: Draft, *, lenient: bool) -> int:
    """Where the far end must begin if a range is written, or 0."""
    if match := _DASH.match(text, near.end):
        spaced = len(match.group().strip(".")) > 1
        return 0 if spaced and near.unit is not None and match[1] == "—" else match.end()
    match = _TO.match(text, near.end)
    if match is None:
        return 0
    bare = lenient and near.start == 0 and "до" in match.group()
    return match.end() if bare or _FROM.search(text, max(0, near.start - 24), near.start) else 0


def _far_end(text: str, near: Draft, start: int) -> Draft | None:
    """The far end that begins at ``start``, if the two agree and rise."""
    number = start + 1 if text[start : start + 1] in _SIGNS else start
    if number >= len(text):
        return None
    if text[number].isdigit():
        if skip_lookalike(text, number) > number:
            return None
    elif (word := WORD.match(text, number)) is None or word.group() not in number_words():
        return None
    amount = read_amount(text, number)
    far = read_single(text, amount) if amount is not None and not amount.vague else None
    if far is None or far.form == "adjective" or (far.unit is None and not far.multiplied and near.unit is None):
        return None
    low, high = _lifted(near.amount, far.amount).value, far.amount.value
    return far if _agree(near, far) and low < high <= WIDEST * low else None


def _agree(near: Draft, far: Draft) -> bool:
    return near.unit is None or far.unit is None or near.unit == far.unit or far.unit.startswith(f"{near.unit}/")


def _lifted(low: Amount, high: Amount) -> Amount:
    """The low end under the multiplier that is printed once for both: "80–120 тыс."."""
    if low.multiplied or not high.multiplied or low.value.scaleb(high.scale) >= high.value:
        return low
    return low.rescaled(high.scale)
