"""A total agrees with the sum of its parts, where the text names them all.

Formula: total = Σ parts. Export and import make up the turnover; a list after a colon may be closed or open, so it is held to the
sum only where one usual slip would make it fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article
from tradecheck.relation.division import Kind
from tradecheck.relation.model import Order, Relation
from tradecheck.relation.parts import divisions
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

TRADE = Bilingual("сумма двух сторон", "sum of the two sides")
LIST = Bilingual("сумма названных частей", "sum of the parts named")

WITHIN = 2.2
"""Prior of a list that may leave parts out: it is no more than its whole."""


def _relations(article: Article) -> Iterator[Relation]:
    for division in divisions(article):
        order: Order = ">=" if division.kind is Kind.OPEN else "="
        words = TRADE if division.kind is Kind.SIDES else LIST
        if division.kind is Kind.LIST and division.prior < WITHIN and division.is_announced:
            statement = ("within", division.whole.index)
            yield Relation("TC201", division.whole.index, ">=", division.sum, WITHIN, statement, words)
        yield Relation("TC201", division.whole.index, order, division.sum, division.prior, division.statement, words)


RULE = Rule(
    formula=Bilingual("целое = сумма частей", "total = sum of the parts"),
    message=Bilingual(
        "целое «{reported}» не сходится с частями {others}: их сумма — {computed}",
        "the total “{reported}” disagrees with its parts {others}: they add up to {computed}",
    ),
    relations=_relations,
    flagged=(
        "Товарооборот составил ⟨1,127 млрд долларов⟩: экспорт — ⟨378,1 млн⟩, импорт — ⟦749,1 млрд долларов⟧.",
        "Оборот двух стран достиг ⟨38,17 млрд долларов⟩. Экспорт вырос на 25,9%, до ⟨16,44 млрд долларов⟩, импорт — на 31%, "
        "до ⟦21,37 млрд долларов⟧.",
        "Внешнеторговый оборот области — ⟨586,5 млн долларов⟩. На экспорт пришлось ⟦240,4 млн долларов⟧, на импорт — ⟨382,1 млн "
        "долларов⟩.",
        "Порт перевалил ⟨42,3 млн тонн⟩: сухих грузов — ⟨16,0 млн тонн⟩, наливных — ⟦23,6 млн тонн⟧.",
        "Шахты и разрезы дали ⟨143,9 млн тонн⟩ угля. Открытым способом добыто ⟦98,6 млн тонн⟧, подземным — ⟨54,3 млн тонн⟩.",
        "Склад отгрузил ⟨860 вагонов⟩: ⟨412⟩ ушли в порт, ⟨286⟩ — на заводы, ⟨126⟩ — за границу, остальные ⟦63⟧ стоят на станции.",
        "Совхоз сдал ⟨697 тонн⟩ свинины, ⟦724 тонны⟧ птицы и ⟨24 тонны⟩ говядины; в сумме — ⟨1463 тонны⟩.",
        "Суд взыскал с завода ⟨612 млн рублей⟩ — недоимку ⟨438 млн⟩ и санкции ⟦174 млрд⟧.",
        "Вывоз сложился в ⟨29,6 млрд долларов⟩. В страны СНГ ушло товаров на ⟦27,1 млрд долларов⟧. В остальные страны вывоз снизился на 10,6%, до ⟨7,9 млрд долларов⟩.",
        "Из ⟨240⟩ маршрутов края ⟨123⟩ пеших, ⟨64⟩ автомобильных, ⟦14⟧ велосипедных и ⟨12⟩ конных.",
        "Фонд построит дома за ⟦248 млн рублей⟧ в двух районах: ⟨150 млн⟩ в Северном и ⟨88 млн⟩ в Южном.",
    ),
    accepted=(
        "Коз в области 17,1 млн голов, в том числе дойных — 7,5 млн, овец — 27,7 млн, птицы — 539 млн голов.",
        "Товарооборот составил 38,8 млрд долларов: экспорт — 20,3 млрд, импорт — 18,4 млрд долларов.",
        "Оборот за полугодие — 1,127 млрд долларов, за один июнь экспорт составил 78,1 млн, а импорт — 49,1 млн долларов.",
        "Товарооборот вырос до 12,3 млрд долларов. В том числе экспорт сельхозпродукции составил 1,2 млрд долларов.",
        "Внешнеторговый оборот региона — 678,06 млн долларов: экспорт 390,3 млн, импорт 287,8 млн долларов.",
        "Порт перевалил 42,3 млн тонн: сухих грузов — 16,0 млн тонн, наливных — 26,3 млн тонн.",
        "Таможня насчитала торговли на 108,2 млрд долларов: экспорт — 38,3 млрд, импорт — 63,7 млрд в облагаемой части и 6,2 млрд прочий.",
        "Доходы региона достигли 186,4 млрд рублей. На социальные нужды израсходовано 118,7 млрд рублей, на дороги — 43,2 млрд, на прочее — 31,9 млрд.",
        "Соседи купили 3,12 млрд кВт·ч, Монголия — 0,86 млрд, Грузия — 0,73 млрд, прочие — 1,7 млрд.",
        "Дорога погрузила 98,6 млн тонн. Угля отправлено 27,4 млн тонн, нефти — 16,6 млн тонн, руды — 9,6 млн тонн, зерна — 2,9 млн тонн.",
        "Склад отгрузил 860 вагонов: 412 ушли в порт, 286 — на заводы, 126 — за границу, остальные 36 стоят на станции.",
        "Из 240 маршрутов города 118 автобусных, 86 трамвайных.",
        "За год в области заключили 2933 брака, расторгли 1109, в школы пошли 4042 ребёнка.",
        "За год в области случилось 402 аварии с детьми, в них 9 детей погибли, 431 ранен.",
        "Из чего сложился вывоз:\n— апатит — 1,27 млрд долларов;\n— рыба — 0,84 млрд;\n— никель — 1,95 млрд;\n— прочее — 0,06 млрд.",
        "Фонд построит дома за 248 млн рублей в трёх районах: 150 млн в Северном и 88 млн в Южном.",
    ),
)
