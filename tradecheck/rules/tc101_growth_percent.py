"""A growth in per cent agrees with the levels before and after it.

Formula: new = old · (1 ± p). The levels round, so the growth is only known to an interval: from 47.4 to 70.7 anything
between 48.9 and 49.4 % may have been printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import grown, growth_pairs, index_pairs
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("(новое − старое) : старое × 100 %", "(new − old) : old × 100 %")
INDEX = Bilingual("новое : старое × 100 %", "new : old × 100 %")


def _relations(article: Article) -> Iterator[Relation]:
    for pair in growth_pairs(article, "%"):
        yield grown("TC101", pair, FORMULA)
    for pair in index_pairs(article):
        formula = Figure(pair.new.index) / Figure(pair.old.index) * 100
        yield Relation("TC101", pair.rate.index, "=", formula, pair.prior, ("change", pair.rate.index), INDEX)


RULE = Rule(
    formula=FORMULA,
    message=Bilingual(
        "изменение «{reported}» не сходится с уровнями {others}: по ним выходит {computed}",
        "the change “{reported}” disagrees with the levels {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Оборот розничных сетей вырос на ⟦20%⟧ — с ⟨50⟩ до ⟨75 млрд рублей⟩.",
        "Добыча угля увеличилась на ⟦27%⟧, до ⟨949 тыс. тонн⟩ против ⟨729 тыс. тонн⟩ годом ранее.",
        "Завод выпустил ⟨120 тыс. тонн⟩ проката, на ⟦45%⟧ больше, чем годом ранее (⟨100 тыс. тонн⟩).",
        "Экспорт мёда упал на ⟦30%⟧, с ⟨80,4 млн⟩ до ⟨64,3 млн долларов⟩.",
        "Добыча нефти в области составила ⟨80,6 млн тонн⟩, или ⟨97,5%⟩ к прошлому году. Тогда было добыто ⟦87,2 млн тонн⟧.",
        "Сборы области выросли на ⟨18,4%⟩ и достигли ⟨16,1 млрд рублей⟩. Годом ранее казна получила ⟦16,3 млрд рублей⟧.",
        "Поездка сейчас обходится в ⟨5180 рублей⟩, а с 1 февраля — в ⟨5750 рублей⟩, то есть подорожает на ⟦21%⟧.",
        "Урожай картофеля — ⟨8,6 млн тонн⟩, моркови — 5,4 млн. Год назад картофеля собрали ⟨7,2 млн тонн⟩, рост — ⟦91,4%⟧.",
    ),
    accepted=(
        "Объём работ вырос на 49,1% — с 47,4 до 70,7 млрд тенге.",
        "Экспорт упал на 24%, до 370 млн долларов с 487 млн долларов.",
        "Продажи выросли почти на 50%, с 10,2 до 15,1 млрд рублей.",
        "Экспорт вырос на 12%, до 40 млн тонн, а годом ранее прибавка составляла 30%.",
        "Средний чек поднялся на 5% — с 1,2 до 1,3 тыс. рублей.",
        "Добыча нефти в области составила 80,6 млн тонн, или 97,5% к прошлому году. Тогда было добыто 82,7 млн тонн.",
        "Торговля достигла 66,5 млрд долларов и по сравнению с прошлым годом увеличилась на 10,7 млрд, или на 19,2%.",
        "Капитал банка после выкупа на 113 млрд рублей вырос на 20%, до 261,7 млрд рублей.",
        "За месяц цена метра выросла на 2%, до 158 тыс. рублей. Год назад метр стоил 131 тыс. рублей.",
        "Поездка сейчас обходится в 5180 рублей, а с 1 февраля — в 5750 рублей, то есть подорожает на 11%.",
        "Оборот фермы вырос сильнее, на 25,8%, так как средний курс доллара повысился с 77,1 до 90,7 рубля.",
        "Прибыль сети в третьем квартале выросла на 13,3%, до 98 млрд рублей, в первом и втором было 122,1 млрд и 155 млрд рублей.",
        "Филе стоит 193 рубля за кг, –7% к прошлому году, окорочка — 246 рублей, +6%.",
        "За октябрь рубль подешевел к доллару на 4,7%: официальный курс вырос с 92,71 до 97,05.",
        "Въехали 1,93 млн человек (–28%), выехали 1,27 млн (+6%), чистый приток — 0,66 млн против рекордных 1,47 млн.",
    ),
)
