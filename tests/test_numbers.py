from decimal import Decimal
from fractions import Fraction

import pytest

from tradecheck.interval import Interval
from tradecheck.numbers import interval, number, plain, plain_interval_end


@pytest.mark.parametrize(
    ("low", "high", "ru", "en"),
    [
        (4_250_000, 4_350_000, "4,25–4,35 млн", "4.25–4.35 million"),
        (950_000, 1_050_000, "0,95–1,05 млн", "0.95–1.05 million"),
        (0, 4_300_000_000, "0–4,3 млрд", "0–4.3 billion"),
        (12_500, 13_500, "12 500–13 500", "12,500–13,500"),
        (-5, Decimal("-3.5"), "−5…−3,5", "−5…−3.5"),
        (4_300_000, 5_000_000_000_000, "4,3 млн – 5 трлн", "4.3 million – 5 trillion"),
    ],
)
def test_intervals(low, high, ru, en):
    found = Interval.of(low, high)
    assert interval(found).replace("\N{NO-BREAK SPACE}", " ") == ru
    assert interval(found, lang="en").replace("\N{NO-BREAK SPACE}", " ") == en


def test_near_intervals_are_told_apart():
    left, right = Interval.of(Decimal("1.1"), Decimal("1.12510")), Interval.of(Decimal("1.12530"), 2)
    apart = left.gap(right)
    assert interval(left, apart=apart).split("–")[1] < interval(right, apart=apart).split("–")[0]


def test_units():
    assert number(25, "%") == "25\N{NO-BREAK SPACE}%"
    assert number(2, "pp", "en") == "2\N{NO-BREAK SPACE}pp"


def test_a_number_for_a_machine_is_never_in_powers_of_ten():
    assert plain(Decimal("1E+30")) == "1" + "0" * 30
    assert plain_interval_end(Fraction(10**5000), up=True) == "1" + "0" * 5000
