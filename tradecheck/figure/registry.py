"""The pint registry of figures: every currency is a dimension of its own, ratios and counts are pure numbers.

It starts empty and holds the units of the lexicon alone, so that no English unit (a cup) is taken for a currency.
pint is imported at the first call, for that takes longer than most checks do.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from tradecheck.figure.units import UnitName, atoms, is_money

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    import pint


_BELOW_MONEY = (
    "", " / [mass]", " / [length]", " / [length] ** 2", " / [length] ** 3", " / [time]", " / [container]",
    " * [time] ** 2 / [length] ** 2 / [mass]",
)  # fmt: skip
"""What money may stand over in pint's dimensions: nothing, mass, length, area, volume, time, container, energy."""


@cache
def registry() -> pint.UnitRegistry[Any]:
    """The one registry, made at the first call; its numbers are :class:`decimal.Decimal`.

    >>> str(registry().Quantity(Decimal(2), "t").to("kg"))
    '2000 kg'
    """
    import pint

    units: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)
    for unit, atom in atoms().items():
        meaning = f"[{unit}]" if atom.dimension == "money" else atom.entry["pint"]
        units.define(f"{_atom_name(unit)} = {meaning}")
    return units


def pint_name(unit: UnitName) -> str:
    """What the registry calls ``unit``. Raises :class:`KeyError` for no unit.

    >>> pint_name("USD/bbl"), pint_name("%"), pint_name("RUB/1000m3")
    ('USD / bbl', 'percent', 'RUB / thousand_m3')
    """
    return " / ".join(_atom_name(part) for part in unit.split("/"))


def quantity(value: Decimal, unit: UnitName) -> pint.Quantity[Decimal]:
    """``value`` of ``unit`` as a pint quantity.

    Adding unlike quantities raises :class:`pint.DimensionalityError`: dollars to euros, tonnes to dollars.

    >>> value = quantity(Decimal(80), "USD/bbl") * quantity(Decimal(1000), "bbl")
    >>> print(value.to("USD"))
    80000 USD
    """
    made: pint.Quantity[Decimal] = registry().Quantity(value, pint_name(unit))
    return made


def exchange(rates: Mapping[UnitName, Decimal], base: UnitName = "USD") -> AbstractContextManager[Any]:
    """Within it money converts at ``rates``: what one unit of ``base`` costs in each currency.

    Prices and flows convert too. Raises :class:`ValueError` for a currency that is none and a rate not above zero.

    >>> with exchange({"KZT": Decimal(500), "EUR": Decimal("0.8")}):
    ...     print(quantity(Decimal(5), "EUR").to("KZT").m == 3125)
    True
    """
    import pint

    table = {base: Decimal(1), **rates}
    for currency, rate in table.items():
        if not is_money(currency) or rate <= 0:
            raise ValueError(f"no rate of exchange: {currency!r} at {rate}")
    context: Any = pint.Context()
    for below in _BELOW_MONEY:
        for source, paid in table.items():
            for target, got in table.items():
                if source != target:
                    convert = _conversion(source, target, got, paid)
                    context.add_transformation(f"[{source}]{below}", f"[{target}]{below}", convert)
    units: Any = registry()  # pint's annotation of ``context`` knows names only
    manager: AbstractContextManager[Any] = units.context(context)
    return manager


def _conversion(source: UnitName, target: UnitName, got: Decimal, paid: Decimal) -> Callable[..., Any]:
    """Money of ``source`` as money of ``target``, multiplied before it is divided to lose no digit."""

    def convert(units: Any, amount: Any, **_: Any) -> Any:
        return amount * got / paid * units.Quantity(Decimal(1), f"{target} / {source}")

    return convert


def _atom_name(unit: UnitName) -> str:
    return str(atoms()[unit].entry.get("name", unit))
