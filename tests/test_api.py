"""What ``import tradecheck`` gives, and its verbs where they are called wrongly."""

import subprocess
import sys
from datetime import date, datetime
from importlib import metadata

import pytest

import tradecheck
from tests.conventions.tree import ROOT

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


def test_the_version_is_looked_up_when_it_is_asked_for():
    code = "import sys, tradecheck\nprint([name for name in sys.modules if name.startswith(('tradecheck', 'importlib.meta'))])"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"['tradecheck']"
    assert tradecheck.__version__ == metadata.version("tradecheck")
    assert "__version__" in dir(tradecheck)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = tradecheck.nothing
