"""One amount with its unit: a currency before it or a unit after it, in one part or two, as a noun or an adjective."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from tradecheck.figure.amounts import Amount, read_amount
from tradecheck.figure.draft import COUNTS, RATES, TIMES, Draft
from tradecheck.figure.lookalikes import is_angle, is_clock, is_milestone, is_numbered, is_title
from tradecheck.figure.numerals import BREAK, GAP, HYPHEN, WORD, cardinals, number_words
from tradecheck.figure.rounding import hedge_words
from tradecheck.figure.unit_reader import read_minor, read_per, read_prefix, read_unit
from tradecheck.figure.units import is_money, minor_of
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import table, word_map

if TYPE_CHECKING:
    from tradecheck.figure.units import UnitName

_HYPHENED = lazy(f"{HYPHEN}([а-я]+)")
_PERCENT_ADJECTIVE = lazy(rf"{HYPHEN}н?(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми|го|му|й|я|е|м|х)(?![а-я])")
_HOME = lazy(rf"{GAP}{{1,2}}(?:жиль|квартир|апартамент|студи|пентхаус|комнат)")
_TIMES_SIGN = lazy(r"(?<=\d)(?:[x×](?!\w)|х(?!\w))")
"""«2,3х» is 2.3 times; «2х» may be «двух»."""
_AND = lazy(rf"\.?(?:{GAP}{{1,2}}и(?={GAP}))?")
_LESSER = {"t": ("kg", 1000), "kg": ("g", 1000), "h": ("min", 60), "min": ("s", 60), "year": ("month", 12)}
"""Units of which a lesser one may follow as a figure's second part, and how many of those make one."""

NEARBY = 200
"""How far around «дал» a drink makes it decalitres, in characters."""
_CLAUSE_ENDS = lazy(r"\s*(?:[.,;:)»]|$)")
_DRINKS = lazy("декалит|пив[аоу]|водк|вин[аоу]|винн|вином|спирт|напит|коньяк|лик[её]р|шампан|алкогол|водочн|бутыл")
MILLION = 6
_IN = frozenset({"в", "во", "(в"})
_GROWTH = frozenset({"рост"})
_CLAUSE_BREAK = lazy(r"[.;!?\n](?=\s)")
_MORE_OR_LESS = frozenset({"боль", "мень", "выше", "ниже"})
_OF_A_PERIOD = frozenset(
    "за первые первых через последние последних течение спустя на ранее назад следующие ближайшие все эти те".split()
)


_AGO = lazy(r"\s(?:год|годом|неделей|неделю|месяцем|месяц|днем|кварталом)\s+(?:ран|наз)")
"""What no unit is: "против 19,7 млрд годом ранее"."""


@cache
def _adjectives() -> dict[str, UnitName]:
    return word_map(table("numerals")["adjective"])


def read_single(text: str, amount: Amount, floor: int = 0) -> Draft | None:
    """``amount`` with its unit, if it has one; ``None`` where it is no figure: "5 раз", "статья 15".

    What stands before ``floor`` belongs to the figure before.

    >>> draft = read_single("$250 за баррель", read_amount("$250 за баррель", 1))
    >>> draft.start, draft.end, draft.unit
    (0, 15, 'USD/bbl')
    """
    start, prefix = read_prefix(text, amount.start, floor)
    if amount.form == "digits" and (draft := _adjective(text, amount, start)):
        return draft
    if prefix is None and not amount.digits.isdigit() and (times := _TIMES_SIGN.match(text, amount.end)):
        return Draft(start, times.end(), amount, "x", amount.form, sign=read_sign(text, start))
    after = read_unit(text, amount.end)
    if after is not None and after[0] in TIMES and _AGO.search(text, amount.end, after[1] + 10):
        after = None
    if prefix is not None:
        return _with_prefix(text, amount, start, prefix, after)
    if after is not None:
        return _with_unit(text, amount, start, *after)
    if minor := read_minor(text, amount.end):
        return Draft(start, minor[1], amount.in_parts(minor[0].factor), minor[0].currency, amount.form)
    if not amount.multiplied and is_numbered(text, start, amount.end):
        return None
    return Draft(start, amount.end, amount, None, amount.form, sign=read_sign(text, start))


def _adjective(text: str, amount: Amount, start: int) -> Draft | None:
    """A figure as an adjective: "24,5-процентный", "24,5%-ный", "100-долларовый"."""
    if match := _HYPHENED.match(text, amount.end):
        unit = _adjectives().get(match[1])
        if unit == "x" and is_title(text, match.end()):
            return None
        if unit == "m" and _HOME.match(text, match.end()):  # "300-метровая квартира"
            unit = "m2"
    elif text[amount.end : amount.end + 1] == "%" and (match := _PERCENT_ADJECTIVE.match(text, amount.end + 1)):
        unit = "%"
    else:
        return None
    return Draft(start, match.end(), amount, unit, "adjective", sign=read_sign(text, start)) if unit else None


def _with_prefix(text: str, amount: Amount, start: int, prefix: UnitName, after: tuple[UnitName, int] | None) -> Draft:
    """A figure with its currency before it, and perhaps once more or a denominator after it."""
    sign = read_sign(text, start)
    if after is not None and after[0].partition("/")[0] == prefix:
        return Draft(start, after[1], amount, after[0], amount.form, sign=sign)
    unit, end = read_per(text, prefix, amount.end) or (prefix, amount.end)
    return Draft(start, end, amount, unit, amount.form, sign=sign)


def _is_verb(text: str, start: int, end: int) -> bool:
    """Whether «дал» gives and measures nothing: something follows it, and nobody drinks: "48 млрд дал налог на прибыль"."""
    ends = _CLAUSE_ENDS.match(text, end) is not None
    return not ends and not _DRINKS.search(text, max(0, start - NEARBY), end + NEARBY)


def _with_unit(text: str, amount: Amount, start: int, unit: UnitName, end: int) -> Draft | None:
    if unit == "x" and not _is_multiple(text, start, end, amount):
        if not amount.multiplied:
            return None
        return Draft(start, amount.end, amount, None, amount.form, sign=read_sign(text, start))  # "выезжали 15,3 млн раз"
    if unit == "dal" and _is_verb(text, start, end):
        return Draft(start, amount.end, amount, None, amount.form, sign=read_sign(text, start))
    if unit == "%" and amount.scale >= MILLION:  # "2,3 млн процентов за пользование деньгами" are money
        return Draft(start, amount.end, amount, None, amount.form, sign=read_sign(text, start))
    if unit in COUNTS and not amount.multiplied and is_numbered(text, start, amount.end):
        return None
    if unit in TIMES and not amount.multiplied and _is_length_of_period(text, start):
        return None
    if unit == "h" and not amount.multiplied and is_clock(text, start, end):
        return None
    if unit == "km" and not amount.multiplied and is_milestone(text, start, end):
        return None
    if unit == "degC" and is_angle(text, start, end):
        return None
    if (unit in _LESSER or is_money(unit)) and (compound := _with_lesser(text, amount, unit, end)):
        return compound
    sign = read_sign(text, start) or ("-" if unit in RATES and _is_minus(text, start) else None)
    return Draft(start, end, amount, unit, amount.form, sign=sign)


def _is_minus(text: str, start: int) -> bool:
    """Whether a minus proper, which nobody types for a dash, stands right before a rate: "это −3,6% к прошлому году"."""
    return text[max(0, start - 2) : start] in (" −", "\u00a0−")


def _is_multiple(text: str, start: int, end: int, amount: Amount) -> bool:
    """Whether "N раз" is a multiple ("в 5 раз", "рост — 8,1 раза", "5 раз больше"), not a number of occasions."""
    if (start, end) == (0, len(text)) or (amount.digits and not amount.digits.isdigit() and not amount.multiplied):
        return True
    before = _CLAUSE_BREAK.split(text[max(0, start - 32) : start])[-1].split()[-4:]
    more = WORD.search(text, end, end + 12)
    return not _GROWTH.isdisjoint(before) or _is_into(before) or bool(more and more.group()[:4] in _MORE_OR_LESS)


def _is_into(before: list[str]) -> bool:
    """Whether «в» and nothing but hedges or numbers end ``before``: "в более чем", but not "в космос"."""
    last = max((index for index, word in enumerate(before) if word in _IN), default=None)
    if last is None:
        return False
    between = WORD.findall(" ".join(before[last + 1 :]))
    return all(word in hedge_words() or word in number_words() or word == "или" for word in between)


def _is_length_of_period(text: str, start: int) -> bool:
    before = text[max(0, start - 16) : start].split()
    return bool(before) and before[-1] in _OF_A_PERIOD


def _with_lesser(text: str, amount: Amount, unit: UnitName, end: int) -> Draft | None:
    """A figure in two units: "62 рубля 50 копеек", "1 тонна 746,1 килограмма"."""
    if amount.multiplied or amount.step != 1:
        return None
    start = BREAK.match(text, _AND.match(text, end).end()).end()  # type: ignore[union-attr]
    if start == end or not (text[start : start + 1].isdigit() or _is_cardinal(text, start)):
        return None
    more = read_amount(text, start)
    if more is None or more.multiplied:
        return None
    if lesser := _LESSER.get(unit):
        after, (unit, factor) = read_unit(text, more.end), lesser
        if after is None or after[0] != unit or more.value >= factor:
            return None
        whole, stop = replace(amount, value=amount.value * factor + more.value, step=more.step), after[1]
    else:
        minor, part = read_minor(text, more.end), minor_of(unit).factor
        if minor is None or more.value * part >= 1:
            return None
        whole, stop = replace(amount, value=amount.value + more.value * part, step=more.step * part), minor[1]
        unit, stop = read_per(text, unit, stop) or (unit, stop)
    whole = replace(whole, end=more.end, digits=more.digits, digits_start=more.digits_start, form="compound")
    return Draft(amount.start, stop, whole, unit, "compound")


def _is_cardinal(text: str, start: int) -> bool:
    match = WORD.match(text, start)
    return match is not None and match.group() in cardinals()


def read_sign(text: str, start: int) -> Literal["+", "-"] | None:
    """The sign before the figure that begins at ``start``; a dash after a word ("импорт -5%") is no minus.

    >>> [read_sign(text, text.index("5")) for text in ("(−5%)", "(- 5%)", "+5%", "минус 5%", "импорт -5%", "3-5%", "импорт — 5%")]
    ['-', '-', '+', '-', None, None, None]
    """
    head = text[max(0, start - 8) : start]
    bare = head.rstrip()
    mark = bare[-1:]
    if mark == "с" and (word := next((word for word in ("плюс", "минус") if bare.endswith(word)), None)):
        before = bare[: -len(word)]
        return None if before and (before[-1].isalpha() or before[-1] in _MINUSES) else "+" if word == "плюс" else "-"
    opened = bare[-2:-1] == "("  # "(- 6,8%)"
    if mark not in _MARKS or not mark or (len(bare) < len(head) and mark != "+" and not opened):
        return None
    before = bare[:-1]
    if before and not (before[-1].isspace() or before[-1] in "([;:,/—–«"):
        return None
    if mark == "+":
        return "+"
    return None if mark == "±" or _AFTER_A_WORD.search(before) else "-"


_AFTER_A_WORD = lazy("[а-я] $")
_MINUSES = "-−–"
_MARKS = _MINUSES + "+±"
