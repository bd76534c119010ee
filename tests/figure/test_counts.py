"""Small bare numbers count things only beside others, and only where the words around them say so."""

import pytest

from tradecheck import extract

COUNTING = [
    ("Из 230 маршрутов 113 пеших и 117 конных.", ["230", "113", "117"]),
    ("Погрузили 850 вагонов: 412 ушли в порт, остальные 438 стоят.", ["850 вагонов", "412", "438"]),
    ("Открыто 48 магазинов, закрыто 13.", ["48 магазинов", "13"]),
    ("Ресторанов — 930, и каждый кормит квартал.", ["930"]),
    ("Зафиксировано 2699 аварий — на 214 меньше прошлогоднего.", ["2699", "214"]),
    ("Родились 52 мальчика и 49 девочки.", ["52", "49"]),
    ("Поступило 702 жалобы: на шум — 398, 56,7%, на мусор — 304, 43,3%.", ["702", "398", "56,7%", "304", "43,3%"]),
]
NAMING = [
    "Школа 45 и лицей 12 открылись осенью.",
    "О пожаре сообщила служба 112.",
    "Статья 12, дом 15, рейс 204.",
    "В 2024 году завод открылся вновь.",
    "Матч кончился со счётом 3:1.",
    "Музей откроют 12 июня в 10:30.",
    "Самолёт Boeing 737 сел благополучно.",
]


@pytest.mark.parametrize(("text", "found"), COUNTING)
def test_counts_are_read_where_they_are_asked_for(text: str, found: list[str]) -> None:
    assert [figure.text for figure in extract(text, counts=True)] == found


@pytest.mark.parametrize("text", NAMING)
def test_names_and_dates_count_nothing(text: str) -> None:
    assert not extract(text, counts=True)


@pytest.mark.parametrize(("text", "found"), COUNTING)
def test_a_text_alone_gives_no_small_bare_numbers(text: str, found: list[str]) -> None:
    known = {figure.text for figure in extract(text)}
    assert known <= set(found)
    assert not any(text.isdigit() and len(text) < 5 for text in known)
