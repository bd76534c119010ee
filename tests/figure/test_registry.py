"""Quantities of figures: they convert, mixing raises, prices multiply."""

from decimal import Decimal

import pint
import pytest

from tradecheck.figure.registry import exchange, quantity, registry
from tradecheck.figure.units import atoms


@pytest.mark.parametrize("unit", list(atoms()))
def test_every_unit_makes_a_quantity(unit):
    assert quantity(Decimal(5), unit).to_base_units().magnitude > 0


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [
        ("2.5", "t", "kg", "2500"),
        ("64.2", "centner/ha", "t/ha", "6.42"),
        ("3", "ha", "m2", "30000"),
        ("1", "GWh", "kWh", "1000000"),
        ("250", "USD/1000m3", "USD/m3", "0.25"),
        ("12", "%", "one", "0.12"),
        ("25", "bp", "pp", "0.25"),
        ("48", "t/day", "t/h", "2"),
    ],
)
def test_conversion(value, unit, target, expected):
    converted = quantity(Decimal(value), unit).to(target).magnitude
    assert isinstance(converted, Decimal)
    assert round(converted, 12) == Decimal(expected)


UNLIKE = [("USD", "EUR"), ("USD", "USD/bbl"), ("t", "m3"), ("RUB", "t"), ("TEU", "item")]


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_unlike_quantities_do_not_add(one, other):
    with pytest.raises(pint.DimensionalityError):
        quantity(Decimal(1), one) + quantity(Decimal(1), other)


def test_yield_times_area_is_a_harvest():
    harvest = quantity(Decimal("13.2"), "centner/ha") * quantity(Decimal(58000), "ha")
    assert round(harvest.to("t").magnitude) == 76560


def test_money_converts_at_given_rates_only():
    with exchange({"RUB": Decimal(90), "KZT": Decimal(450)}):
        assert quantity(Decimal(2), "USD").to("RUB").magnitude == 180
        assert quantity(Decimal(10), "RUB").to("KZT").magnitude == 50
        assert round(quantity(Decimal(80), "USD/bbl").to("RUB/bbl").magnitude, 9) == 7200
        assert round(quantity(Decimal(1), "USD/kWh").to("RUB/kWh").magnitude, 9) == 90
    with pytest.raises(pint.DimensionalityError):
        quantity(Decimal(2), "USD").to("RUB")


@pytest.mark.parametrize("rates", [{"RUR": Decimal(90)}, {"RUB": Decimal(0)}, {"t": Decimal(1)}])
def test_rates_that_cannot_be(rates):
    with pytest.raises(ValueError, match="no rate of exchange"):
        exchange(rates)


def test_there_is_one_registry():
    assert registry() is registry()
