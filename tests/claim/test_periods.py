"""Periods of Russian news text: the corpus, the order of things, and texts made to hurt."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradecheck.claim.period import Period
from tradecheck.claim.period_scanner import periods

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "periods.toml").read_text(encoding="utf-8"))["case"]


def one(text: str, published: date | None = None) -> Period:
    (period,) = periods(text, published)
    return period


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_corpus(case):
    found = periods(case["text"], case.get("published"))
    assert [period.text for period in found] == [expected["text"] for expected in case["found"]]
    for period, expected in zip(found, case["found"], strict=True):
        read = {name: getattr(period, name) for name in expected}
        assert read == {name: None if value == "none" else value for name, value in expected.items()}


@pytest.mark.parametrize("dash", ["-", "‐", "‑", "–", "—", "−"])
@pytest.mark.parametrize("blank", ["", " ", "\u00a0"])
def test_any_dash_with_any_blank_joins_months(dash, blank):
    period = one(f"за январь{blank}{dash}{blank}май\u00a02020\u00a0года")
    assert (period.begin_month, period.months, period.year) == (1, 5, 2020)


def test_a_year_covers_its_part_and_not_the_reverse():
    year, part = one("за 2022 год"), one("за четыре месяца 2022 года")
    assert year.covers(part)
    assert not part.covers(year)
    assert not one("за 2021 год").covers(part)


def test_two_wordings_of_one_stretch_are_the_same():
    assert one("в январе-апреле 2022 года").same_span(one("за первые четыре месяца 2022 года"))
    assert one("за I полугодие 2022 года").same_span(one("за шесть месяцев 2022 года"))
    assert not one("за I полугодие 2022 года").same_span(one("за шесть месяцев 2021 года"))


def test_undated_periods_compare_only_within_one_frame():
    last_year = one("за четыре месяца прошлого года")
    assert one("в прошлом году").covers(last_year)
    assert not one("за четыре месяца").same_span(last_year)
    assert not one("за 2022 год").covers(one("в апреле"))
    assert not one("с 2010 по 2015 год").covers(one("в апреле"))


def test_a_moment_is_no_part_of_a_year():
    assert not one("в 2022 году").covers(one("на 1 мая 2022 года"))
    assert one("на 1 мая 2022 года").same_span(one("на 01.05.2022"))


def test_the_last_of_february_stays_the_last():
    _, before = periods("На 29 февраля 2020 года — 5 млн, годом ранее — 4 млн.")
    assert before.first == date(2019, 2, 28)


def test_years_before_the_calendar_stay_undated():
    found = periods("В 1900 году. " + "В предыдущем году. " * 2000)
    assert found[1].year == 1899
    assert found[-1].first is None


def test_spans_keep_their_place_after_letters_that_grow_when_lowered():
    assert one("İİ в 2021 году").start == 3


@pytest.mark.parametrize(
    "piece",
    ["январь ", "январь-", "2020-", "2020", "с 1 мая ", "за ", "первые 3 ", "тот же ", "\n", "года ", "против "],
)
def test_a_long_hostile_text_ends(piece):
    text = piece * (250_000 // len(piece))
    assert len(periods(text)) <= len(text)


WORDS = re.split(
    "/",
    "в/за/с/по/к/до/на/1/31/2020/2021-го/года/год/мае/январь/-/февраль/первые/три/месяцев/тот/же/период/прошлого/"
    "годом/ранее/конец/начала/полугодие/квартал/,/./тогда/01.02.2020/предыдущем/месяце",
)


@given(st.lists(st.sampled_from(WORDS)), st.none() | st.dates())
def test_any_sequence_of_period_words_gives_ordered_spans(words, published):
    text = " ".join(words)
    end = 0
    for period in periods(text, published):
        assert end <= period.start < period.end
        assert period.text == text[period.start : period.end]
        assert not (period.first and period.last) or period.first <= period.last
        assert period.same_span(period) or not (period.months and period.begin_month)
        end = period.end
