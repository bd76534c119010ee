"""Exact numbers for a reader: "1,124–1,126 млрд", never a float on the way."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tradecheck.figure.units import describe
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from tradecheck.interval import Exact, Interval

_MULTIPLIERS = (
    (12, Bilingual("трлн", "trillion")),
    (9, Bilingual("млрд", "billion")),
    (6, Bilingual("млн", "million")),
)
_UNITS = {
    "1": Bilingual("", ""),
    "%": Bilingual("\N{NO-BREAK SPACE}%", "%"),
    "pp": Bilingual("\N{NO-BREAK SPACE}п. п.", "\N{NO-BREAK SPACE}pp"),
    "bp": Bilingual("\N{NO-BREAK SPACE}б. п.", "\N{NO-BREAK SPACE}bp"),
    "x": Bilingual("×", "×"),
}
_EXACT_DIGITS = 12
_LEAST_DIGITS = 3
_MOST_PLACES = 9
_WIDEST_RATIO = 1000

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_DOWN = Context(prec=_EXACT_DIGITS, rounding=ROUND_FLOOR, Emax=MAX_EMAX, Emin=MIN_EMIN)
_UP = Context(prec=_EXACT_DIGITS, rounding=ROUND_CEILING, Emax=MAX_EMAX, Emin=MIN_EMIN)


def number(value: Exact, unit: str = "1", lang: str = "ru") -> str:
    """One number as a newsroom prints it.

    >>> print(number(4_300_000, "USD"))
    4,3 млн долларов
    >>> number(Fraction(1, 3), lang="en"), number(Decimal("-24.5"), "%", "en")
    ('0.333333', '−24.5%')
    """
    exact = Fraction(value)
    power = _power(exact)
    digits = _digits(exact, power, _enough(exact / 10**power, 6), lang)
    return digits + _multiplier(power, lang) + _unit(unit, lang)


def interval(found: Interval, unit: str = "1", lang: str = "ru", apart: Exact = 0) -> str:
    """An interval with as many digits as its ends need; ``apart`` is a distance that the digits must show too.

    >>> from tradecheck.interval import Interval
    >>> print(interval(Interval.of(1_124_032_000, 1_126_032_000)))
    1,124–1,126 млрд
    >>> interval(Interval.of(-5, Decimal("3.5")), "%", "en")
    '−5…3.5%'
    """
    low, high = found.low, found.high
    if low == high:
        return number(low, unit, lang)
    power = _power(max(abs(low), abs(high)))
    if low and abs(high) > abs(low) * _WIDEST_RATIO:
        return f"{number(low, '1', lang)} – {number(high, unit, lang)}"
    step = min(high - low, Fraction(apart) or high - low) / 2 / 10**power
    needed = next((places for places in range(_MOST_PLACES) if step * 10**places >= 1), _MOST_PLACES)
    ends = [_digits(end, power, max(needed, _enough(end / 10**power, _LEAST_DIGITS)), lang) for end in (low, high)]
    joiner = "…" if low < 0 else "–"
    return joiner.join(ends) + _multiplier(power, lang) + _unit(unit, lang)


def bounds(said: str, found: Interval, lang: str = "ru", apart: Exact = 0) -> str:
    """The interval to print after the words for it; empty where the words hold it or it is one number.

    >>> from tradecheck.interval import Interval
    >>> bounds("20%", Interval.of(19, 21)), bounds("20% (19–21 %)", Interval.of(19, 21))
    ('[19–21]', '')
    """
    shown = interval(found, lang=lang, apart=apart)
    told = shown.replace("\N{NO-BREAK SPACE}", " ") in said.replace("\N{NO-BREAK SPACE}", " ")
    return "" if told or found.low == found.high else f"[{shown}]"


def plain(value: Exact) -> str | None:
    """A number for a machine: decimal digits, all of them; ``None`` for an infinite one.

    >>> plain(Decimal("4.30E+6")), plain(Decimal("Infinity"))
    ('4300000', None)
    """
    if isinstance(value, Decimal):
        return _trim(format(value, "f")) if value.is_finite() else None
    return plain_interval_end(value, up=False)


def plain_interval_end(value: Exact, *, up: bool) -> str:
    """An end of an interval for a machine: exact up to 12 digits, else rounded away from the interval's inside.

    >>> plain_interval_end(Fraction(2, 3), up=False), plain_interval_end(Fraction(2, 3), up=True)
    ('0.666666666666', '0.666666666667')
    """
    exact = Fraction(value)
    context = _UP if up else _DOWN
    return _trim(format(context.divide(Decimal(exact.numerator), Decimal(exact.denominator)), "f"))


def _power(value: Fraction) -> int:
    return next((power for power, _ in _MULTIPLIERS if abs(value) >= 10**power), 0)


def _enough(value: Fraction, digits: int) -> int:
    """The decimal places that show so many significant digits."""
    size = abs(value)
    if not size:
        return 0
    places = digits - 1
    while places > 0 and size >= 10 ** (digits - places):
        places -= 1
    while places < _MOST_PLACES and size * 10**places < 10 ** (digits - 1):
        places += 1
    return places


def _digits(value: Fraction, power: int, places: int, lang: str) -> str:
    decimal = _EXACT.scaleb(Decimal(round(value * 10**places / 10**power)), -places)
    whole, _, rest = _trim(format(abs(decimal), "f")).partition(".")
    if len(whole) > 4:
        head = len(whole) % 3
        groups = [whole[:head]] * bool(head) + [whole[i : i + 3] for i in range(head, len(whole), 3)]
        whole = ("," if lang == "en" else "\N{NO-BREAK SPACE}").join(groups)
    point = "." if lang == "en" else ","
    return "−" * (decimal < 0) + whole + (point + rest if rest else "")


def _trim(digits: str) -> str:
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in ("-0", "") else digits


def _multiplier(power: int, lang: str) -> str:
    return "".join(f"\N{NO-BREAK SPACE}{words[lang]}" for of, words in _MULTIPLIERS if of == power)


def _unit(unit: str, lang: str) -> str:
    known = _UNITS.get(unit)
    return known[lang] if known else f"\N{NO-BREAK SPACE}{describe(unit, lang)}".rstrip()
