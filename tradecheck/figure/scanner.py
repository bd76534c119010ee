"""From a text to its figures, in one pass: at each digit or number word, read one figure or step over a look-alike."""

from __future__ import annotations

import re
from functools import cache

from tradecheck.figure.amounts import read_amount
from tradecheck.figure.draft import COUNTS, TIMES, Draft
from tradecheck.figure.lookalikes import (
    is_glued,
    is_numbered,
    is_part_of_a_name,
    is_reference,
    links,
    may_count,
    number_end,
    serial_end,
    skip_lookalike,
    year_at,
)
from tradecheck.figure.multiples import dependent_words, figure_words, read_figure_word, read_share_figure
from tradecheck.figure.numerals import HYPHEN, number_words
from tradecheck.figure.ranges import extend
from tradecheck.figure.single import read_single
from tradecheck.lazy import lazy

_HYPHENED = lazy(f"{HYPHEN}[а-я]")
_LONGEST_LATENT = 15
_FEW = (1, 2)
"""«Один человек», «две компании» count nothing worth checking."""


@cache
def _starters() -> frozenset[str]:
    return number_words() | figure_words().keys() | dependent_words().keys() | {"наполовину", "порядок"}


@cache
def _next_candidate() -> re.Pattern[str]:
    """Past all that cannot begin a figure, to the next run of digits or word that may: ``[1]``; empty at the end.

    Words are told by their first four letters here, so that Python looks at one word in thirty. What the group has passed it never
    gives back, as what follows always matches; were it possessive, Python before 3.11.5 would pass too much (python/cpython#106052).
    """
    by_head: dict[str, set[str]] = {}
    for word in sorted(_starters()):
        by_head.setdefault(word[0], set()).add(word[1:4])
    heads = "|".join(f"{head}(?:{'|'.join(sorted(tails))})" for head, tails in by_head.items())
    return re.compile(rf"(?:[^\dа-я]*+(?!{heads})[а-я]++)*[^\dа-я]*+(\d+|[а-я]+|\Z)")


def drafts(text: str, *, lenient: bool = False) -> list[Draft]:
    """Every figure of the folded ``text`` as read by itself.

    ``lenient`` takes what only a whole phrase makes sure: bare integers, a lone «треть».

    >>> [(draft.start, draft.end, draft.unit) for draft in drafts("с 5 до 7 млн рублей, или вдвое")]
    [(2, 3, None), (7, 19, 'RUB'), (25, 30, 'x')]
    """
    found: list[Draft] = []
    barred = iter(links(text))
    bar = next(barred, None)
    starters, pos, floor = _starters(), 0, 0
    for match in _next_candidate().finditer(text):
        start, word = match.start(1), match[1]
        if start < pos or (word not in starters and not word[:1].isdigit()):
            continue
        while bar is not None and bar[1] <= start:
            bar = next(barred, None)
        if bar is not None and bar[0] <= start:
            continue
        if word in starters:
            draft = _from_words(text, start, word, floor, lenient=lenient)
        else:
            pos = serial_end(text, start) if is_glued(text, start) else skip_lookalike(text, start)
            if pos > start:
                continue
            draft, pos = _from_digits(text, start, floor, lenient=lenient)
        if draft is not None:
            found.append(draft)
            pos = floor = draft.end
    return found


def _from_digits(text: str, start: int, floor: int, *, lenient: bool) -> tuple[Draft | None, int]:
    """The figure whose number begins at ``start``, if there is one, and where the number stops."""
    amount = read_amount(text, start)
    if amount is None:
        return None, number_end(text, start)
    near = read_single(text, amount, floor)
    if near is None or (not amount.multiplied and near.unit in (None, "year", "g") and year_at(text, start) > start):
        return None, number_end(text, start)
    whole = extend(text, near, lenient=lenient)
    if whole.unit in TIMES and is_reference(text, whole.end):
        return None, whole.end
    stands = not amount.doubtful if whole is not near else _stands_in_digits(text, near, lenient=lenient)
    return (whole, whole.end) if stands else (None, max(whole.end, number_end(text, start)))


def _stands_in_digits(text: str, draft: Draft, *, lenient: bool) -> bool:
    """Whether a number in digits may be a figure: not doubtful, and not so long a bare number that it is a serial one."""
    if draft.amount.doubtful and (draft.unit is None if draft.multiplied else draft.unit not in ("%", "x", "pp")):
        return False
    if draft.unit is not None or draft.multiplied or lenient:
        return True
    return is_count(text, draft) or len(draft.amount.digits) <= _LONGEST_LATENT


def is_count(text: str, draft: Draft) -> bool:
    """Whether a bare number looks like a count by itself: grouped, with a decimal comma, or of five to nine digits."""
    digits = draft.amount.digits
    if _HYPHENED.match(text, draft.end):
        return False
    telling = 5 <= len(digits) <= 9 if digits.isdigit() else "." not in digits
    if not telling or is_numbered(text, draft.start, draft.amount.end):
        return False
    if is_part_of_a_name(text, draft.start) and digits.replace(",", "").isdigit():
        return False
    return not digits.isdigit() or may_count(text, draft.start, draft.amount.end)


def _from_words(text: str, start: int, word: str, floor: int, *, lenient: bool) -> Draft | None:
    if draft := read_figure_word(text, start, word, lenient=lenient):
        return draft
    amount = read_amount(text, start)
    near = read_single(text, amount, floor) if amount is not None else None
    if near is not None:
        whole = near if near.amount.vague else extend(text, near, lenient=lenient)
        if _stands_in_words(whole):
            return whole
    return read_share_figure(text, start, word, lenient=lenient)


def _stands_in_words(draft: Draft) -> bool:
    """Whether a number in words is a figure: it has a unit or a multiplier, and is no length of time."""
    if draft.unit in TIMES or (draft.unit is None and (not draft.multiplied or draft.amount.value == 1000)):
        return False  # «тысяча и одна ночь»
    if draft.amount.vague and not draft.multiplied:
        return draft.unit is not None and draft.unit.partition("/")[0] not in COUNTS
    return draft.unit not in COUNTS or draft.amount.value not in _FEW or draft.to is not None
