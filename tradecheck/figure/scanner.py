"""From a text to its figures, in one pass: at each digit or number word, read one figure or step over a look-alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, TypeVar

from tradecheck.figure.lookalikes import is_numbered, links, quick_skip, year_at
from tradecheck.figure.numerals import BREAK, GAP, WORD, Amount, multipliers, number_words, read_amount, read_share
from tradecheck.figure.units import Minor, is_money, joined, minor_of, minor_words, per_words, prefix_words, unit_words
from tradecheck.lexicon.loader import Words, fold, table, word_map

V = TypeVar("V")

TIMES: frozenset[str] = frozenset({"s", "min", "h", "day", "week", "month", "year"})

_HYPHENED = re.compile(r"[-‐‑–]?([а-я]+)")
_DASH = re.compile(rf"{GAP}?[-‐‑–—−]{GAP}?(?=\d)")
_TO = re.compile(rf"{GAP}{{1,2}}(?:до|и){GAP}{{1,2}}")
_FROM = re.compile(rf"(?:^|[^а-я])(от|между)(?:{GAP}{{1,2}}(?:около|примерно|почти))?{GAP}{{1,2}}$")
_SIGN = re.compile(r"(?:^|[\s(\[;:,/—–«])([+\-−–±])$|(?:^|[^а-я])(плюс|минус)$")
_TRIGGER = re.compile(r"\d+|[а-я]+")


@dataclass(slots=True)
class Draft:
    """A figure while it is being read; ``unit`` is ``None`` until one is found, its own or a neighbour's."""

    start: int
    end: int
    amount: Amount
    unit: str | None
    form: str
    latent: bool = False
    to: Draft | None = None
    """The far end of a range."""
    sign: Literal["+", "-"] | None = None

    @property
    def multiplied(self) -> bool:
        """Whether a multiplier was printed."""
        return self.amount.multiplied


@cache
def ratio_words() -> dict[str, Decimal]:
    """Words that are a multiple by themselves: "вдвое", "утроился", "двукратный"."""
    numerals = table("numerals")
    groups = (numerals["times"], numerals["times_verb"], numerals["times_adjective"])
    return {form: Decimal(key) for group in groups for form, key in word_map(group).items()}


@cache
def _adjectives() -> dict[str, str]:
    return word_map(table("numerals")["adjective"])


@cache
def _starters() -> frozenset[str]:
    return number_words() | ratio_words().keys() | {"наполовину"}


def drafts(text: str, *, lenient: bool = False) -> list[Draft]:
    """Every figure of the folded ``text`` as read by itself; ``lenient`` takes bare integers too."""
    found: list[Draft] = []
    barred = links(text)
    starters, pos = _starters(), 0
    for match in _TRIGGER.finditer(text):
        start = match.start()
        if start < pos:
            continue
        word = match.group()
        if not word[0].isdigit():
            if word in starters and (draft := _from_words(text, start)):
                found.append(draft)
                pos = draft.end
            continue
        while barred and barred[0][1] <= start:
            barred.pop(0)
        if barred and barred[0][0] <= start:
            continue
        pos = quick_skip(text, start)
        if pos > start:
            continue
        draft = _from_digits(text, start, lenient=lenient)
        if draft is None:
            pos = _number_end(text, start)
            continue
        found.append(draft)
        pos = draft.end
    return found


def _number_end(text: str, start: int) -> int:
    """Where an unread number stops: past its groups, so that no part of it is read later."""
    match = re.compile(rf"\d+(?:(?:[.,']|{GAP})\d+)*").match(text, start)
    return match.end() if match else start + 1


def _from_digits(text: str, start: int, *, lenient: bool) -> Draft | None:
    year = year_at(text, start)
    amount = read_amount(text, start)
    if amount is None:
        return None
    near = _single(text, amount)
    if year > start and not amount.multiplied and (near is None or near.unit in (None, "year", "g")):
        return None
    if near is None:
        return None
    far = _far_end(text, near)
    if far is not None:
        near = _range(near, far)
    elif near.unit is None and not near.multiplied and not (lenient or is_count(text, near)):
        return near if _may_be_latent(near) else None
    if amount.doubtful and near.unit not in ("%", "x", "pp") and not near.multiplied:
        return None
    return near


def _may_be_latent(draft: Draft) -> bool:
    """A bare number of any size is kept for the latent pass, which drops those that find no neighbour."""
    return len(draft.amount.digits) <= 15


def is_count(text: str, draft: Draft) -> bool:
    """Whether a bare number looks like a count by itself: grouped, with a decimal comma, or of five to nine digits."""
    digits = draft.amount.digits
    telling = 5 <= len(digits) <= 9 if digits.isdigit() else "." not in digits
    return telling and not is_numbered(text, draft.start, draft.amount.end)


def _single(text: str, amount: Amount) -> Draft | None:
    """One amount with the currency before it or the unit after it."""
    start, unit = read_prefix(text, amount.start)
    end, form = amount.end, amount.form
    adjective = _HYPHENED.match(text, end) if form == "digits" else None
    if adjective and text[end : adjective.start(1)] and (named := _adjectives().get(adjective[1])):
        return Draft(start, adjective.end(), amount, named, "adjective", sign=_sign(text, start))
    after = read_unit(text, end)
    if after is None and unit is None and (minor := _walk(text, end, minor_words())):
        return _in_minor(amount, minor[0], minor[1], start)
    if after is not None and (unit is None or after[0] == unit):
        named, stop = after
        if named == "x" and not _is_multiple(text, start, stop, amount):
            return None
        if named in TIMES and not amount.multiplied and _is_duration_of_period(text, start):
            return None
        compound = _with_minor(text, amount, named, stop)
        if compound is not None:
            return compound
        unit, end = named, stop
    elif unit is not None and after is not None and after[0].startswith(f"{unit}/"):
        unit, end = after
    if unit is None and not amount.multiplied and is_numbered(text, start, end):
        return None
    return Draft(start, end, amount, unit, form, sign=_sign(text, start))


def _in_minor(amount: Amount, minor: Minor, end: int, start: int) -> Draft:
    """A figure in a minor unit alone, in its currency: "90 копеек" is 0.9 RUB."""
    value, step = amount.value * minor.factor, amount.step * minor.factor
    told = Amount(
        amount.start, amount.end, value, step, amount.scale, amount.multiplied, amount.digits, amount.digits_start, amount.form
    )  # fmt: skip
    return Draft(start, end, told, minor.currency, amount.form)


def _sign(text: str, start: int) -> Literal["+", "-"] | None:
    match = _SIGN.search(text, max(0, start - 8), start) or _SIGN.search(text[max(0, start - 8) : start].rstrip())
    if match is None:
        return None
    if match[1] and (text[start - 1 : start].isspace() or re.search("[а-я] .$", text[max(0, start - 3) : start])):
        return None  # a dash before a word or number is no minus
    mark = match[1] or match[2]
    return "+" if mark in ("+", "плюс") else "-" if mark != "±" else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The first word or sign after a number, the next ones of a unit, and what may stand before a number."""
    roots = {*unit_words().next, *prefix_words().next, *minor_words().next}
    signs = "".join(re.escape(root) for root in sorted(roots) if len(root) == 1 and not root.isalnum())
    word = f"[a-zа-яў²³]+|[{signs}]"
    first = re.compile(rf"(?:(?<=[а-я])\.)?{GAP}{{0,3}}(?:\r?\n(?=[a-zа-я]))?({word})")
    following = re.compile(rf"(?:\.?{GAP}{{0,2}}|\.?[-‐‑·⋅*])({word}|/|[0-9]{{1,4}}(?![0-9.,]))")
    before = re.compile(rf"(?:(?<![a-zа-я])([a-z]{{2,3}}) ?([{signs}])|(?<![a-zа-я])([a-z]{{2,3}})|([{signs}]))$")
    return first, following, before


def read_prefix(text: str, start: int) -> tuple[int, str | None]:
    """The currency sign or code right before ``start``: where it begins, and its currency.

    >>> read_prefix("до us$ 5", 7), read_prefix("на €5", 4), read_prefix("всего 5", 6)
    ((3, 'USD'), (3, 'EUR'), (6, None))
    """
    stop = start
    while stop > 0 and start - stop < 2 and text[stop - 1] in " \u00a0\u202f":
        stop -= 1
    match = _patterns()[2].search(text, max(0, stop - 5), stop)
    if match is None:
        return start, None
    node: Words[str] | None = prefix_words()
    for atom in filter(None, match.groups()):
        node = node.next.get(atom) if node else None
    if node is None or node.value is None:
        sign = match[2]
        lone = prefix_words().next.get(sign) if sign else None
        return (match.start(2), lone.value) if lone and lone.value else (start, None)
    return match.start(), node.value


def read_unit(text: str, end: int) -> tuple[str, int] | None:
    """The unit named right after ``end``, the longest there is, and where it stops.

    >>> read_unit("5 долларов сша за баррель", 1), read_unit("5 п. п.", 1), read_unit("5 кв.м", 1), read_unit("5 и", 1)
    (('USD/bbl', 25), ('pp', 6), ('m2', 6), None)
    """
    found = _walk(text, end, unit_words())
    if found is None:
        return None
    return _per(text, *found) or found


def _per(text: str, unit: str, end: int) -> tuple[str, int] | None:
    """The compound unit that a denominator after ``end`` makes of ``unit``: "за баррель"."""
    per = _walk(text, end, per_words(), first=_patterns()[1])
    compound = joined(unit, per[0]) if per else None
    return (compound, per[1]) if per and compound else None


def _walk(text: str, end: int, words: Words[V], first: re.Pattern[str] | None = None) -> tuple[V, int] | None:
    """The longest phrase of ``words`` that follows ``end``, and where it stops."""
    start, following, _ = _patterns()
    match = (first or start).match(text, end)
    node = words.next.get(match[1]) if match else None
    best: tuple[V, int] | None = None
    while node is not None and match is not None:
        if node.value is not None:
            best = node.value, match.end()
        if not node.next:
            break
        match = following.match(text, match.end())
        node = node.next.get(match[1]) if match else None
    return best


def _is_multiple(text: str, start: int, end: int, amount: Amount) -> bool:
    """Whether "N раз" is a multiple ("в 5 раз", "рост — 8,1 раза", "5 раз больше"), not a number of occasions."""
    if "," in amount.digits or "." in amount.digits or start == 0:
        return True
    before = text[max(0, start - 24) : start].split()
    more = WORD.search(text, end, end + 12)
    return any(w in ("в", "во", "рост", "(в") for w in before[-4:]) or bool(more and more.group()[:4] in ("боль", "мень", "выше", "ниже"))


_PERIOD_BEFORE = frozenset("за первые первых через последние последних течение спустя на ранее назад следующие ближайшие все эти те".split())


def _is_duration_of_period(text: str, start: int) -> bool:
    before = text[max(0, start - 16) : start].split()
    return bool(before) and before[-1] in _PERIOD_BEFORE


def _with_minor(text: str, amount: Amount, unit: str, end: int) -> Draft | None:
    """A figure in two units: "62 рубля 50 копеек", "1 тонна 746,1 килограмма"."""
    lesser = _LESSER.get(unit)
    if amount.multiplied or amount.step != 1 or not (lesser or is_money(unit)):
        return None
    start = BREAK.match(text, end).end()  # type: ignore[union-attr]
    if start == end or not text[start : start + 1].isdigit():
        return None
    more = read_amount(text, start)
    if more is None or more.multiplied:
        return None
    if lesser:
        after = read_unit(text, more.end)
        if after is None or after[0] != lesser or more.value >= 1000:
            return None
        value, step, stop = amount.value * 1000 + more.value, more.step, after[1]
    else:
        minor = _walk(text, more.end, minor_words())
        factor = minor_of(unit).factor
        if minor is None or more.value * factor >= 1:
            return None
        value, step, stop = amount.value + more.value * factor, more.step * factor, minor[1]
    whole = Amount(amount.start, more.end, value, step, 0, False, more.digits, more.digits_start, "compound")
    return Draft(amount.start, stop, whole, lesser or unit, "compound")


_LESSER = {"t": "kg", "kg": "g"}
"""Units of which a thousandth may follow as a figure's second part."""


def _far_end(text: str, near: Draft) -> Draft | None:
    """The far end of the range that ``near`` begins: "3–5 млрд", "от 3 до 5 млрд", "между 3 и 5"."""
    if near.amount.form not in ("digits", "compound"):
        return None
    dash = _DASH.match(text, near.end)
    opened = None if dash else _FROM.search(text, max(0, near.start - 24), near.start)
    link = dash or (_TO.match(text, near.end) if opened else None)
    if link is None or (near.unit is not None and dash and link.group() != link.group().strip()):
        return None
    start = link.end()
    if text[start] in "$€₽₸£":
        start += 1
    if start >= len(text) or not text[start].isdigit():
        return None
    amount = read_amount(text, start)
    if amount is None or quick_skip(text, start) > start:
        return None
    far = _single(text, amount)
    if far is None or (far.unit is None and not far.multiplied and near.unit is None):
        return None
    if far.unit is None and near.unit is not None and (priced := _per(text, near.unit, far.end)):
        near.unit, far.unit, far.end = priced[0], *priced
    return far if _rises(near, far) else None


def _rises(near: Draft, far: Draft) -> bool:
    low = near.amount.value
    if not near.multiplied and far.multiplied:
        low = low.scaleb(far.amount.scale)
        if low >= far.amount.value:
            low = near.amount.value
    agree = near.unit is None or far.unit is None or near.unit == far.unit
    return agree and low < far.amount.value and far.amount.value <= 1000 * low


def _range(near: Draft, far: Draft) -> Draft:
    low = near.amount
    if not low.multiplied and far.multiplied and low.value.scaleb(far.amount.scale) < far.amount.value:
        low = rescale(low, far.amount.scale)
    return Draft(near.start, far.end, low, far.unit or near.unit, "digits", to=far, sign=near.sign)


def rescale(amount: Amount, scale: int) -> Amount:
    """The same printed number under another multiplier."""
    return Amount(
        amount.start, amount.end, amount.value.scaleb(scale), amount.step.scaleb(scale), scale, True,
        amount.digits, amount.digits_start, amount.form, amount.vague,
    )  # fmt: skip


_ON = re.compile(rf"(?:^|[^а-я])(?:на|в|около|почти|примерно|порядка|более|менее|чем|за|до|составил[аио]?|больше|меньше){GAP}{{1,2}}$")


def _from_words(text: str, start: int) -> Draft | None:
    word = WORD.match(text, start).group()  # type: ignore[union-attr]
    if word in ratio_words():
        value = ratio_words()[word]
        amount = Amount(start, start + len(word), value, Decimal("0.5") if value < 4 else Decimal(1), 0, False, "", -1, "ratio")
        return Draft(start, amount.end, amount, "x", "ratio")
    amount_read = read_amount(text, start)
    figure = _words_figure(text, amount_read) if amount_read is not None else None
    return figure or _share(text, start, word)


def _words_figure(text: str, amount: Amount) -> Draft | None:
    draft = _single(text, amount)
    if draft is None or draft.unit in TIMES or (draft.unit is None and not draft.multiplied):
        return None
    if amount.value in (1, 2) and draft.unit in ("1", "item"):
        return None
    return draft


def _share(text: str, start: int, word: str) -> Draft | None:
    """A fraction in words, as per cent: "на треть", "две трети рынка", "наполовину"."""
    share = (1, 2, start + len(word)) if word == "наполовину" else None
    if share is None and (read := read_share(text, start)):
        share = (read[0].numerator, read[0].denominator, read[1])
    if share is None or (word != "наполовину" and share[0] == 1 and not _ON.search(text, max(0, start - 16), start)):
        return None
    top, bottom, end = share
    value = Decimal(100 * top) / bottom
    amount = Amount(start, end, value, Decimal(4), 0, False, "", -1, "ratio")
    return Draft(start, end, amount, "%", "ratio")


__all__ = ["Draft", "drafts", "fold", "is_money", "multipliers", "ratio_words", "read_prefix", "read_unit", "rescale"]
