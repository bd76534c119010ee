"""The units of figures: which words name them, which join to a compound unit, what they measure, how to call them.

Everything is built from ``lexicon/currencies.toml`` and ``lexicon/units.toml`` when first asked for: one more currency
or unit is one line there. Arithmetic on units is the business of :mod:`tradecheck.figure.registry`.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tradecheck.errors import LexiconError
from tradecheck.lexicon.loader import Words, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UnitName = str
"""An ISO 4217 code, an id of ``units.toml`` ("t", "%", "1"), or two of them joined ("USD/bbl")."""

_CURRENCY_KEYS = frozenset({"forms", "signs", "minor", "digits", "ru", "prefix", "withdrawn"})
_UNIT_KEYS = frozenset({"forms", "pint", "name", "ru", "en"})


class Minor(Struct, frozen=True):
    """A minor unit: so many units of a currency ("цент" is 0.01 USD)."""

    currency: UnitName
    factor: Decimal


class Per(Struct, frozen=True):
    """A connector with its denominator ("за баррель"): the unit it adds, and what it makes of a dimension."""

    unit: UnitName
    label: str
    kinds: Mapping[str, str]


class Atom(Struct, frozen=True):
    """A unit that is not compound: its dimension and its line of the lexicon."""

    dimension: str
    entry: Mapping[str, Any]


@cache
def currencies() -> Mapping[UnitName, Mapping[str, Any]]:
    """The lexicon's entry of every currency, by ISO 4217 code.

    >>> currencies()["JPY"]["digits"]
    0
    """
    entries = table("currencies")
    for code, entry in entries.items():
        _expect_keys("currencies", code, entry, _CURRENCY_KEYS)
    return entries


@cache
def atoms() -> Mapping[UnitName, Atom]:
    """Every unit that is not compound, denominators that stand alone nowhere included.

    >>> atoms()["ha"].dimension, atoms()["KZT"].dimension
    ('area', 'money')
    """
    result = {code: Atom("money", entry) for code, entry in currencies().items()}
    for section, entries in table("units").items():
        if section in ("per", "compound"):
            continue
        for name, entry in entries.items():
            if name in result:
                raise LexiconError(f"lexicon/units.toml: {name!r} names two units")
            _expect_keys("units", name, entry, _UNIT_KEYS)
            result[name] = Atom(section, entry)
    return result


@cache
def unit_words() -> Words[UnitName]:
    """What may follow a number. Words stand as the scanner cuts them: "кВт·ч" is "квт", "ч".

    >>> unit_words().after("квт").after("ч").value, unit_words().after("руб").value, unit_words().after("kzt").value
    ('kWh', 'RUB', 'KZT')
    """
    money = [(f"{entry['forms']} | {code} | {entry.get('signs', '')}", code) for code, entry in currencies().items()]
    others = [
        (atom.entry["forms"], name) for name, atom in atoms().items() if atom.dimension not in ("money", "denominator")
    ]
    compound = [(form_list, unit) for unit, form_list in table("units")["compound"].items()]
    return Words.of([*money, *others, *compound])


@cache
def prefix_words() -> Words[UnitName]:
    """What may stand before a number: signs of currencies and codes.

    >>> prefix_words().after("€").value, prefix_words().after("hk").after("$").value, prefix_words().after("eur").value
    ('EUR', 'HKD', 'EUR')
    """
    signs = [(entry["signs"], code) for code, entry in currencies().items() if "signs" in entry]
    codes = [(code, code) for code, entry in currencies().items() if entry.get("prefix", True)]
    return Words.of(signs + codes)


@cache
def minor_words() -> Words[Minor]:
    """Minor units, for the currency that owns the word.

    >>> minor_words().after("копеек").value
    Minor(currency='RUB', factor=Decimal('0.01'))
    """
    return Words.of((entry["minor"], minor_of(code)) for code, entry in currencies().items() if "minor" in entry)


def minor_of(currency: UnitName) -> Minor:
    """The minor unit of a currency, for "5 гривен 30 копеек", where the word alone would be another's.

    >>> minor_of("UAH"), minor_of("KWD").factor
    (Minor(currency='UAH', factor=Decimal('0.01')), Decimal('0.001'))
    """
    return Minor(currency, Decimal(1).scaleb(-currencies()[currency].get("digits", 2)))


@cache
def per_words() -> Words[Per]:
    """Connector and denominator, to be walked after a unit: "за баррель", "/ га", "с гектара", "в сутки".

    >>> per_words().after("за").after("баррель").value.unit
    'bbl'
    >>> per_words().after("за").after("год") is None
    True
    """
    return Words.of(
        (f"{connector} {denominator}", per)
        for connectors, denominators, per in _pers()
        for connector in connectors.split("|")
        for denominator in denominators.split("|")
    )


def joined(unit: UnitName, per: Per) -> UnitName | None:
    """The compound unit of ``unit`` and a denominator, or ``None`` where the two make none.

    >>> per = per_words().after("за").after("тонну").value
    >>> joined("USD", per), joined("km", per)
    ('USD/t', None)
    """
    return f"{unit}/{per.unit}" if dimension(unit) in per.kinds else None


def is_money(unit: UnitName) -> bool:
    """Whether ``unit`` is a currency, and no price.

    >>> is_money("EUR"), is_money("EUR/t"), is_money("t")
    (True, False, False)
    """
    return unit in currencies()


@cache
def dimension(unit: UnitName) -> str:
    """What ``unit`` measures: "money", "mass", "ratio", "count", "price", ... Raises :class:`KeyError` for no unit.

    >>> dimension("USD"), dimension("centner/ha"), dimension("bbl/day"), dimension("pp")
    ('money', 'yield', 'flow', 'ratio')
    """
    numerator, slash, _ = unit.partition("/")
    above = atoms()[numerator].dimension
    return _per_of(unit).kinds[above] if slash else above


@cache
def describe(unit: UnitName, lang: str = "ru") -> str:
    """A short label for readers; empty for a bare count.

    >>> describe("USD"), describe("USD/bbl"), describe("centner/ha"), describe("pp", "en"), describe("1")
    ('долларов', 'долларов за баррель', 'ц/га', 'pp', '')
    """
    numerator, slash, _ = unit.partition("/")
    if lang != "ru":
        return unit if slash else str(atoms()[unit].entry.get("en", unit))
    label = str(atoms()[numerator].entry.get("ru", numerator))
    if not slash:
        return label
    per = _per_of(unit).label
    return (label + per if per.startswith("/") else f"{label} {per}").strip()


@cache
def _pers() -> tuple[tuple[str, str, Per], ...]:
    """Every row of ``[[per]]``: connectors, denominators as form lists, and what they stand for."""
    return tuple(_read_pers())


def _read_pers() -> Iterator[tuple[str, str, Per]]:
    for rule in table("units")["per"]:
        connector = rule["words"].split("|")[0].strip()
        for unit, denominators in rule["units"].items():
            if unit not in atoms():
                raise LexiconError(f"lexicon/units.toml: [[per]] names no unit: {unit!r}")
            first = denominators.split("|")[0].strip()
            label = f"/{first}" if connector == "/" else f"{connector} {first}"
            yield rule["words"], denominators, Per(unit, label, rule["of"])


def _per_of(unit: UnitName) -> Per:
    """The first row that makes a compound unit."""
    numerator, _, denominator = unit.partition("/")
    above = atoms()[numerator].dimension
    for _, _, per in _pers():
        if per.unit == denominator and above in per.kinds:
            return per
    raise KeyError(unit)


def _expect_keys(file: str, name: str, entry: object, known: frozenset[str]) -> None:
    if not isinstance(entry, dict) or not known.issuperset(entry):
        raise LexiconError(f"lexicon/{file}.toml: {name!r} must be a table with keys among {', '.join(sorted(known))}")
