"""What speaks for the part and the whole of a share."""

import pytest

from tradecheck.claim.reader import read
from tradecheck.relation.near_shares import near_parts
from tradecheck.relation.share_signs import SIGNS, signs_of


def signs(text, share, part, whole):
    article = read(text, None)
    one = next(c for c in article.claims if c.figure.text == share)
    return next(found for found, pair in signs_of(article, one) if [c.figure.text for c in pair] == [part, whole])


LIST = "Собрано 240 млн рублей: с жителей — 96 млн (40%), с фирм — 84 млн (35%), с торговли — 60 млн (24%)."


@pytest.mark.parametrize(
    ("text", "reading", "sign"),
    [
        (LIST, ("24%", "60 млн", "240 млн рублей"), "another in the sentence fits the whole"),
        (LIST, ("24%", "60 млн", "240 млн рублей"), "two others fit the whole"),
        (LIST, ("24%", "84 млн", "240 млн рублей"), "another share fits the part"),
        (LIST, ("35%", "60 млн", "240 млн рублей"), "share in brackets behind another level"),
        ("Собрано 812 тыс. тонн. Вывезено 203 тыс., то есть 25%.", ("25%", "203 тыс", "812 тыс. тонн"), "in one unit"),
        ("Долг — 52 млрд рублей, внутренний — 31 млрд, или 4% ВВП.", ("4%", "31 млрд", "52 млрд рублей"), "whole by another name"),
        ("Экспорт достиг 8,4 млрд долларов. Доля зерна — 25%: 2,1 млрд.", ("25%", "2,1 млрд", "8,4 млрд долларов"), "share called one"),
    ],
)
def test_a_sign_is_seen(text, reading, sign):
    assert sign in signs(text, *reading)


def test_every_sign_has_a_weight():
    for text in (LIST, "Из 640 опрошенных за — 498, или 78%, против — 96 (15%)."):
        article = read(text, None)
        assert {sign for claim in article.claims for found, _ in signs_of(article, claim) for sign in found} <= set(SIGNS)


def test_a_list_of_shares_names_its_whole():
    article = read(LIST, None)
    for share in (c for c in article.claims if c.unit == "%"):
        best = near_parts(article, share)[0]
        assert (best.part.index, best.whole.figure.text) == (share.index - 1, "240 млн рублей")


def test_levels_joined_to_those_of_before_are_no_parts_of_now():
    article = read("Оборот — 61 млрд рублей; год назад было иначе: 24 млрд и 26 млрд, или 48% и 52%.", None)
    for share in (c for c in article.claims if c.unit == "%"):
        assert not [near for near in near_parts(article, share) if near.odds > 0]
