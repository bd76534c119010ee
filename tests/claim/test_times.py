"""Which time a figure is told for, where its own words do not say."""

import pytest

from tradecheck.claim.reader import read

TIMES = [
    pytest.param(
        "Свыше 16 тыс. тракторов на 310 млн рублей завезли дилеры за январь – май.",
        ("за январь – май", "за январь – май"),
        id="told behind the figures",
    ),
    pytest.param(
        "Вывоз карпа — 7,4 тыс. тонн. За полугодие завод продал 5,1 тыс. тонн.",
        ("За полугодие", "За полугодие"),
        id="a headline, and the sentence after it",
    ),
    pytest.param(
        "Вывоз карпа — 7,4 тыс. тонн. Июнь — 3,1 тыс., июль — 4,3 тыс. тонн.",
        (None, "Июнь", "июль"),
        id="a headline, and the months that make it up",
    ),
    pytest.param(
        "215 тыс. справок на бумаге с печатями и подписями всех ответственных лиц выдал архив за девять месяцев. "
        "Наследникам отдали 84 тыс. справок.",
        ("за девять месяцев", "за девять месяцев"),
        id="told too far behind to be of the figure for sure",
    ),
    pytest.param(
        "На 1 октября долг — 52,6 млрд рублей. За квартал он подрос на 4,1%: 1 июля край был должен 50,5 млрд. Ссуды — 31,2 млрд.",
        ("На 1 октября", "За квартал", "1 июля", "На 1 октября"),
        id="a day that is only recalled",
    ),
    pytest.param(
        "В августе осталось 6 210 лотов, тогда как в мае их было 8 400. Студий — 1 980.",
        ("В августе", "в мае", "В августе"),
        id="a month that is only recalled",
    ),
    pytest.param(
        "В 2025 году отгрузили 36 тыс. кубов вместо 34 тыс. кубов в 2024 году. Китай взял 19 тыс. кубов.",
        ("В 2025 году", "в 2024 году", "В 2025 году"),
        id="what it came instead of",
    ),
    pytest.param(
        "Оборот — 41 млрд рублей (3 млрд юаней) в марте. Долг за месяц ужался на 2 млрд и равен 7 млрд рублей.",
        ("в марте", "в марте", "за месяц", "в марте"),
        id="what a change is told over",
    ),
    pytest.param(
        "Оборот за восемь месяцев против прошлого года ужался на 8%, до 4,1 млрд рублей.",
        ("прошлого года", "за восемь месяцев"),
        id="what is compared with",
    ),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times(text, times):
    claims = read(text).claims
    assert tuple(claim.period.text if claim.period else None for claim in claims) == times
