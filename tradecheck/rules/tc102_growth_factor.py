"""A growth "in so many times" agrees with the levels before and after it.

Formula: new = r · old; after a verb of decline old = r · new. "В 3 раза" is said of 2.5 and of 3.9, "вдвое" of anything near 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article
from tradecheck.relation.growth import grown, growth_pairs
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("большее : меньшее", "greater : lesser")


def _relations(article: Article) -> Iterator[Relation]:
    for pair in growth_pairs(article, "x"):
        yield grown("TC102", pair, FORMULA)


RULE = Rule(
    formula=FORMULA,
    message=Bilingual(
        "изменение «{reported}» не сходится с уровнями {others}: по ним выходит {computed}",
        "the change “{reported}” disagrees with the levels {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Поставки вагонов выросли в ⟦1,5 раза⟧ — с ⟨40⟩ до ⟨42 тыс. штук⟩.",
        "Ввоз шин увеличился в ⟦5,3 раза⟧, до ⟨654,9 тонны⟩ против ⟨127,4 тонны⟩ годом ранее.",
        "Экспорт электроэнергии сократился в ⟦2,7 раза⟧ — с ⟨9,3 млрд⟩ до ⟨6,1 млрд кВт·ч⟩.",
        "Если в 2022 году прокачали ⟦15,4 млрд кубометров⟧, то в 2023-м — ⟨227 млрд кубометров⟩: поставки выросли в ⟨1,5 раза⟩.",
        "Посещаемость парка ⟨удвоилась⟩: за лето пришли ⟦620 тыс. человек⟧ против ⟨130 тыс⟩. прошлым летом.",
        "Доля брака выросла ⟨вдвое⟩ — с ⟨20%⟩ до ⟦25%⟧.",
    ),
    accepted=(
        "Забег обошёлся в 187 млн рублей: 81,2 млн дали взносы, 74,3 млн — спонсоры, 31,5 млн — край. Эффект для города "
        "— 935 млн: каждый рубль, стало быть, вернулся пятикратно.",
        "Поставки вагонов выросли в 1,5 раза — с 40 до 61 тыс. штук.",
        "Экспорт упал почти вдвое — с 28,6 до 16,5 млн тонн.",
        "Выпуск обуви вырос втрое, с 1,2 до 3,4 млн пар.",
        "Ввоз техники увеличился в 69 раз, до 20,2 млн долларов против 290 тыс. долларов годом ранее.",
        "Продажи выросли более чем в 3 раза, с 1,1 до 4,2 млрд тенге.",
        "Покупки кукурузы в 2019 году — 0,6 млн тонн, в прошлом сезоне — 1,8 млн тонн: за пять лет они увеличились в три раза.",
        "Сделок стало меньше в 1,9 раза: 2,9 тыс. против 5,4 тыс.",
        "Банк продаёт валюты на 8,4 млрд рублей в день, ранее продавал на 4,2 млрд — вдвое меньше.",
        "Доля брака сократилась почти вдвое — с 20% до 11%.",
        "Акция стоит 120 рублей, тогда как год назад стоила 360 рублей, то есть втрое больше.",
        "Цена — 40 долларов, а год назад была 80 долларов, то есть вдвое выше.",
    ),
)
