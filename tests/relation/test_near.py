"""Levels near a change or a share that no pattern ties to it, and lists that «соответственно» pairs."""

import pytest

from tradecheck.claim.model import Article, Claim
from tradecheck.claim.reader import read
from tradecheck.engine.system import weigh
from tradecheck.relation.near import near_levels
from tradecheck.relation.near_shares import near_parts
from tradecheck.relation.turns import in_turn
from tradecheck.rules.base import rules

PAIRED = "Ввезли и вывезли 2 316 и 1 243 вагона (годом ранее — 2 498 и 1 132 соответственно), ввоз снизился на 7,3%."


def one(article: Article, text: str) -> Claim:
    (claim,) = (claim for claim in article.claims if claim.figure.text == text)
    return claim


@pytest.mark.parametrize(
    ("text", "change", "new", "old"),
    [
        (
            "На складах 61,4 млн тонн зерна. Прошлой осенью там лежало 49,2 млн тонн, прибавка — 24,8%.",
            "24,8%",
            "61,4 млн тонн",
            "49,2 млн тонн",
        ),
        (
            "Таможня выпустила 214,3 тыс. машин. Ввоз сократился на 23,1%, ведь тогда оформили 278,7 тыс. машин.",
            "23,1%",
            "214,3 тыс. машин",
            "278,7 тыс. машин",
        ),
        ("Цех дал 2,04 млн тонн бумаги, плюс 1,5% к прежним 2,01 млн тонн.", "1,5%", "2,04 млн тонн", "2,01 млн тонн"),
    ],
)
def test_the_levels_of_a_change_are_the_likeliest_pair(text: str, change: str, new: str, old: str) -> None:
    article = read(text)
    best = near_levels(article, one(article, change))[0]
    assert (best.new.figure.text, best.old.figure.text) == (new, old)


def test_the_part_and_the_whole_of_a_share_are_the_likeliest_reading() -> None:
    article = read(
        "Порт принял 38,4 млн тонн грузов. На уголь пришлось 12,1 млн тонн (31,5%), на зерно — 4,2 млн тонн."
    )
    best = near_parts(article, one(article, "31,5%"))[0]
    assert (best.part.figure.text, best.whole.figure.text) == ("12,1 млн тонн", "38,4 млн тонн")


def test_more_than_all_is_no_share() -> None:
    article = read("Порт принял 38,4 млн тонн грузов, угля — 12,1 млн тонн (104,9%).")
    assert near_parts(article, one(article, "104,9%")) == []


def test_levels_of_things_apart_in_size_beyond_a_multiplier_are_no_pair() -> None:
    article = read("Выдали 612 тыс. полисов на 1,51 трлн рублей, на 72% больше.")
    pairs = [(near.new.figure.text, near.old.figure.text) for near in near_levels(article, one(article, "72%"))]
    assert pairs == []


def test_respectively_pairs_two_lists_in_their_order() -> None:
    article = read(PAIRED)
    new, old = one(article, "2 316"), one(article, "2 498")
    assert in_turn(article, new, old)
    assert not in_turn(article, one(article, "1 243 вагона"), old)


def test_a_pair_that_holds_accounts_for_the_change() -> None:
    text = "Продали 384 тыс. тонн на 612 млн долларов: выручка выросла на 18,8% (годом ранее — 344 тыс. тонн и 515 млн долларов)."
    told = [rule for rule in rules() if not rule.note]
    system = weigh(read(text), told)
    assert [relation for relation in system.failing if relation.rule == "TC101" and relation.prior > 1] == []


def test_chance_accounts_for_nothing_where_the_words_leave_no_doubt() -> None:
    text = "Выручка выросла вдвое — с 10,2 до 41,3 млн рублей; на складе 12 тыс. единиц, в пути 25 тыс. единиц."
    told = [rule for rule in rules() if not rule.note]
    assert any(relation.rule == "TC102" for relation in weigh(read(text), told).failing)
