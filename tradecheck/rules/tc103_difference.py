"""An absolute change agrees with the levels before and after it.

Formula: Δ = new − old, counted in the direction of the verb. The difference of two rounded levels is only known to the sum of
their roundings.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article
from tradecheck.relation.growth import delta_pairs, difference, point_pairs
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("новое − старое", "new − old")


def _relations(article: Article) -> Iterator[Relation]:
    for pair in (*delta_pairs(article), *point_pairs(article)):
        yield difference("TC103", pair, FORMULA)


RULE = Rule(
    formula=FORMULA,
    message=Bilingual(
        "прибавка «{reported}» не сходится с уровнями {others}: разность — {computed}",
        "the change by “{reported}” disagrees with the levels {others}: their difference is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Доходы фонда выросли на ⟦4,7 млрд рублей⟧ — с ⟨17,9⟩ до ⟨35 млрд рублей⟩.",
        "Импорт сократился на ⟦17 млн долларов⟧, с ⟨98,4 млн⟩ до ⟨68,4 млн долларов⟩.",
        "Доля пшеницы выросла на ⟦6,1 п. п⟧. — с ⟨4,6%⟩ до ⟨6,2%⟩.",
        "Сбор зерна увеличился на ⟦210 тыс. тонн⟧ — с ⟨1,45 млн⟩ до ⟨1,56 млн тонн⟩.",
        "Гостиницы летом были загружены на ⟨88%⟩, это на ⟦30 п. п⟧. ниже прошлогоднего уровня (⟨91%⟩).",
        "Регулятор снизил ставку на ⟨50 б. п⟩., до ⟦12,45%⟧, с прежних ⟨14,75%⟩.",
        "Перевалка порта — ⟨4,72 млн тонн⟩, это на ⟦3 млн тонн⟧ меньше сентябрьской (⟨5,02 млн тонн⟩).",
        "Парк вырастет с ⟨300⟩ до ⟨450 машин⟩, то есть прибавит ⟦120⟧.",
    ),
    accepted=(
        "Лук сбросил 9,4 рубля и стоит 41,2 рубля вместо 50,6 рубля.",
        "Зимой вышло наоборот: 28,4 млн евро против 41,7 млн, плюс 13,3 млн.",
        "Доходы бюджета выросли на 19,1 млрд рублей — с 619,67 до 638,84 млрд рублей.",
        "Импорт сократился на 30 млн долларов, с 98,4 млн до 68,4 млн долларов.",
        "Расходы выросли почти на 5 млрд, с 17,9 до 22,6 млрд рублей.",
        "Торговый дефицит снизился с 6,402 до 4,592 млрд долларов.",
        "Цена билета выросла на 300 рублей, а осенью поднимется ещё — с 2500 до 2700 рублей.",
        "Гостиницы летом были загружены на 88%, это на 3 п. п. ниже прошлогоднего уровня (91%).",
        "Ключевая ставка повышена на 2 процентных пункта, до 21% годовых. Год назад она составляла 15%.",
        "Регулятор снизил ставку на 50 б. п., до 14,25%, с прежних 14,75%.",
        "Доля иностранцев — 4,9% (–0,1 п. п.), ещё в январе 2022-го было 18,8%.",
        "Агентство понизило прогноз роста мира на 0,1 п. п., до 2,5%, для еврозоны — с 1,5% до 1,3%.",
        "Резервы выросли на 6,9 млрд долларов, до 732,1 млрд. Неделей раньше прибавка составляла 1,3 млрд.",
        "На станцию прибыло 412 вагонов. Неделей ранее она приняла 358 вагонов, то есть на 54 меньше.",
    ),
)
