"""A long text is judged place by place: what holds far away says nothing here."""

import pytest

import tradecheck
from tradecheck.claim.reader import read
from tradecheck.relation import near as near_levels
from tradecheck.relation import near_shares
from tradecheck.rules.base import rules

THINGS = ("литров", "досок", "машин", "книг", "станков")
SUM = "Оборот области — {0}5,5 млн долларов: экспорт — {0}1,2 млн, импорт — 4,3 млн долларов. "
APART = "Цена тонны угля — 4,{} тыс. рублей. "
HERE = (
    "Для залпа использовали около 120 шашек и 90 ракет.\n«Удачный вечер», — написал он, перечислив цвета.\n"
    "«В общей сложности около 120 шашек и 90 ракет. Зрителей было более 140», — сообщил он."
)


def test_sums_far_away_make_no_alarm_of_what_is_none_by_itself() -> None:
    far = "".join(SUM.format(n) for n in range(1, 10)) + "".join(APART.format(n) for n in range(10, 90))
    assert tradecheck.check(HERE).ok
    assert tradecheck.check(far).ok
    assert tradecheck.check(f"{far}\n\n{HERE}").ok


def test_a_slip_is_told_wherever_in_a_long_text_it_stands() -> None:
    slip = "Выручка сети выросла на 12% — с 34,1 до 43,2 млрд рублей. "
    plain = "".join(APART.format(n) for n in range(10, 60))
    for text in (slip + plain, plain + slip, plain + slip + plain):
        assert [finding.code for finding in tradecheck.check(text).findings] == ["TC101"]


def _alone_and_in_a_crowd(told: str) -> tuple[tradecheck.Finding, tradecheck.Finding]:
    sold = ", ".join(f"{n} тыс. {thing}" for n, thing in zip(range(31, 71, 2), THINGS * 4, strict=False))
    (alone,), (crowded,) = (tradecheck.check(text).findings for text in (told, f"{told} Продано {sold}."))
    assert alone.span == crowded.span
    return alone, crowded


def test_a_finding_in_a_crowd_of_figures_is_less_sure():
    alone, crowded = _alone_and_in_a_crowd("В 2021 году собрали 14 тыс. тонн, в 2022 году — 21 тыс. тонн, рост — 25%.")
    assert alone.confidence > crowded.confidence + 0.1


def test_unless_it_is_a_thousandfold():
    alone, crowded = _alone_and_in_a_crowd("В 2021 году собрали 16,8 тыс. тонн, в 2022 году — 21 млн тонн, рост — 25%.")
    assert alone.confidence == crowded.confidence


@pytest.mark.parametrize(
    "told",
    [
        "население убыло на 3,1 тыс. человек, родилось 7,4 тыс., умерло 10,5 тыс., ",
        "экспорт 4,1 млрд долларов, импорт 3,2 млрд, доля 44%, 12% и 7% экспорта, ",
        "в среднем по 12 тыс. рублей, 40 домов, всего 480 тыс. рублей, ",
        "экспорт упал с 4,1 млрд долларов до 3 млрд, импорт с 3,2 млрд до 2 млрд, сальдо с 1 млрд до 0,9 млрд, ",
    ],
)
def test_a_sentence_without_an_end_has_no_more_readings_a_figure_than_a_shorter_one(told: str) -> None:
    def readings(times: int) -> int:
        article = read(told * times)
        near = [pair for c in article.claims for signs in (near_levels.signs_of, near_shares.signs_of) for pair in signs(article, c)]
        return len(near) + sum(1 for rule in rules() for _ in rule.relations(article))

    assert readings(64) < 2.3 * readings(32)
