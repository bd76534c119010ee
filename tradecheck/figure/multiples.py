"""Multiples and shares in words: "вдвое", "двукратный", "пятипроцентный", "на порядок", "на треть", "две трети"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tradecheck.figure.amounts import Amount
from tradecheck.figure.draft import Draft
from tradecheck.figure.lookalikes import is_title
from tradecheck.figure.numerals import GAP, read_share, word_at
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import forms, table, word_map

if TYPE_CHECKING:
    from tradecheck.figure.units import UnitName

_ON = lazy(
    rf"(?:^|[^а-я])(?:на|в|около|почти|примерно|порядка|более|менее|чем|за|до|составил[аио]?|больше|меньше){GAP}{{1,2}}$"
)
_OF_AMOUNT = lazy(
    rf"{GAP}{{1,2}}(?!год|месяц|недел|век|дня|дней|сезон|матч|тайм|игр)[а-я]{{1,30}}(?:{GAP}{{1,2}}[а-я]{{1,30}})?(?:,|{GAP}[—–-]){GAP}?[$€₽]?\d"
)
"""What follows a part that an amount tells anew: "треть гостей, 1,13 млн", "четверть этого объёма — 4,3 млрд"."""
_ORDINAL = lazy(rf"(?:перв|втор|трет|четверт|последн|друг)[а-я]+{GAP}{{1,2}}$")
_ORDER = lazy(rf"порядок(?={GAP}{{1,2}}(?:выш|ниж|больш|меньш|дорож|дешевл|превы|превос|отлич|лучш|хуж))")
_ORDER_MADE = lazy(
    rf"(?:вырос|возрос|увелич|сниз|упал|сократ|уменьш|превы|подорож|подешев)[а-я]*{GAP}(?:почти{GAP})?на{GAP}$"
)

_CHANGE = "вырос|вырас|возрос|возраст|увелич|сниз|сниж|упал|сократ|сокращ|уменьш|превы|превос|подорож|подешев|умнож"
_CHANGED_AFTER = lazy(rf"{GAP}{{1,2}}(?:выш|ниж|больш|меньш|дорож|дешевл|{_CHANGE})")
_CHANGED_BEFORE = lazy(rf"(?:^|[^а-я])(?:{_CHANGE})[а-я]*{GAP}{{1,2}}$")
_MANY = (Decimal(2), Decimal(99))
"""What «многократно» may stand for: from twice to the tens of times."""

_PART = Decimal(4)
"""How finely a share in words is meant, in points: «треть» is said of 31 to 35 per cent."""


class Named(Struct, frozen=True):
    """A word that is a figure by itself: its value and its unit."""

    value: Decimal
    unit: UnitName


@cache
def figure_words() -> dict[str, Named]:
    """Words that are a figure by themselves.

    >>> figure_words()["втрое"], figure_words()["семидесятипроцентный"]
    (Named(value=Decimal('3'), unit='x'), Named(value=Decimal('70'), unit='%'))
    """
    numerals = table("numerals")
    groups = (numerals["times"], numerals["times_verb"], numerals["times_adjective"])
    words = {form: Named(Decimal(key), "x") for group in groups for form, key in word_map(group).items()}
    endings = {unit: forms(word) for unit, word in numerals["adjective_of_words"].items()}
    for prefix, value in _prefixes().items():
        for unit, tails in endings.items():
            named = Named(value, unit)
            for tail in tails if value > 1 or unit == "%" else ():
                words.setdefault(prefix + tail, named)
    return words


@cache
def dependent_words() -> dict[str, Decimal | None]:
    """Words that multiply only beside a word of change, and by what: "двойной рост"; ``None`` for «многократно».

    >>> dependent_words()["двойной"], dependent_words()["многократно"]
    (Decimal('2'), None)
    """
    numerals = table("numerals")
    words: dict[str, Decimal | None] = {form: Decimal(key) for form, key in word_map(numerals["times_of"]).items()}
    return words | dict.fromkeys(word_map({"n": numerals["many_times"]["forms"]}))


@cache
def _multiplied() -> frozenset[str]:
    return frozenset(word_map({"n": table("numerals")["times_of_what"]["forms"]}))


def _prefixes() -> dict[str, Decimal]:
    """What an adjective of a number begins with: "пяти", "сорока", "двадцатипяти"."""
    single = {form: Decimal(key) for form, key in word_map(table("numerals")["adjective_prefix"]).items()}
    tens = {form: value for form, value in single.items() if 20 <= value < 100}
    ones = {form: value for form, value in single.items() if value < 10 and value == value.to_integral_value()}
    return single | {ten + one: tens[ten] + ones[one] for ten in tens for one in ones}


def read_figure_word(text: str, start: int, word: str, *, lenient: bool = False) -> Draft | None:
    """The figure that ``word`` alone makes, a multiple or an adjective.

    >>> text = "вырос вдвое"
    >>> draft = read_figure_word(text, 6, "вдвое")
    >>> draft.amount.value, draft.unit, draft.form
    (Decimal('2'), 'x', 'ratio')
    """
    if word == "порядок":
        return _order_of_magnitude(text, start, lenient=lenient)
    if word in dependent_words():
        return _dependent(text, start, word, lenient=lenient)
    named = figure_words().get(word)
    if named is None or is_title(text, start + len(word)):
        return None
    value, unit = named.value, named.unit
    step = Decimal(1) if unit == "%" or value >= 4 else Decimal("0.5")
    form = "ratio" if unit == "x" else "adjective"
    amount = Amount(start, start + len(word), value, step, 0, False, "", -1, form)
    return Draft(start, amount.end, amount, unit, form)


def _dependent(text: str, start: int, word: str, *, lenient: bool) -> Draft | None:
    """«Двойной рост», «многократно вырос»: a multiple only beside a word of change."""
    value, end = dependent_words()[word], start + len(word)
    after = word_at(text, end)
    if not lenient and (after is None or after.group() not in _multiplied()):
        changed = _CHANGED_AFTER.match(text, end) or _CHANGED_BEFORE.search(text, max(0, start - 32), start)
        if value is not None or not changed:
            return None
    vague = None if value is not None else _MANY
    amount = Amount(start, end, value or (_MANY[0] + _MANY[1]) / 2, Decimal("0.5"), 0, False, "", -1, "ratio", vague)
    return Draft(start, end, amount, "x", "ratio")


def _order_of_magnitude(text: str, start: int, *, lenient: bool) -> Draft | None:
    """«На порядок выше», which may be said of 5 to 20 times."""
    if not lenient and not _ORDER.match(text, start) and not _ORDER_MADE.search(text, max(0, start - 32), start):
        return None
    if not text[max(0, start - 4) : start].rstrip().endswith("на"):
        return None
    end = start + len("порядок")
    amount = Amount(start, end, Decimal(10), Decimal(1), 0, False, "", -1, "ratio", (Decimal(5), Decimal(20)))
    return Draft(start, end, amount, "x", "ratio")


def read_share_figure(text: str, start: int, word: str, *, lenient: bool = False) -> Draft | None:
    """A fraction in words, as per cent: "на треть", "две трети рынка", "наполовину".

    A lone part needs a word before it that makes it an amount: «на треть», but not «треть» as the name of a third.

    >>> text = "две трети рынка"
    >>> draft = read_share_figure(text, 0, "две")
    >>> draft.end, round(draft.amount.value, 2), draft.unit
    (9, Decimal('66.67'), '%')
    """
    if word == "наполовину":
        top, bottom, end, sure = 1, 2, start + len(word), True
    elif share := read_share(text, start):
        top, bottom, end = share[0].numerator, share[0].denominator, share[1]
        sure = lenient or top > 1 or word.startswith("одн")
        if word.endswith(("ая", "ья")) and not sure:  # «третья часть» is the third of a series as often
            return None
    else:
        return None
    told = _OF_AMOUNT.match(text, end) and not _ORDINAL.search(text, max(0, start - 16), start)
    if not (sure or told or _ON.search(text, max(0, start - 16), start)):
        return None
    amount = Amount(start, end, Decimal(100 * top) / bottom, _PART, 0, False, "", -1, "ratio")
    return Draft(start, end, amount, "%", "ratio")
