"""The library's verbs, where they are called wrongly."""

from datetime import date, datetime

import pytest

import tradecheck

LAST_YEAR = "В прошлом году экспорт вырос на 20% — с 50 до 75 млрд рублей."


@pytest.mark.parametrize("published", ["2024-01-01", 2024, ""])
def test_a_day_that_is_none_is_told_at_once(tmp_path, published):
    path = tmp_path / "a.txt"
    path.write_text("Ни одного числа.", encoding="utf-8")
    calls = [
        lambda: tradecheck.check("Ни одного числа.", published),
        lambda: tradecheck.check("<p>Ни одного числа.", published, "html"),
        lambda: tradecheck.check_file(path, published),
        lambda: tradecheck.explain("Ни одного числа.", published),
    ]
    for call in calls:
        with pytest.raises(TypeError, match=r"published takes a datetime\.date, not"):
            call()


def test_a_day_with_an_hour_is_a_day():
    first, second = (tradecheck.check(LAST_YEAR, day) for day in (date(2024, 5, 31), datetime(2024, 5, 31, 9)))  # noqa: DTZ001
    assert first == second
    assert first.claims[0].period.year == 2023
