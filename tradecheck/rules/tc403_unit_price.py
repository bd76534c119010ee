"""A price times a volume is what was paid; a yield times an area is the harvest.

Formula: total = rate · amount, each in its units: centners a hectare times hectares give centners, which are compared as tonnes.
Only a rate that the words give for the whole amount is held to it ("по 64 центнера с гектара", "средняя цена", "урожайность"): a
price of the day, of one grade or of one deal says nothing of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article
from tradecheck.figure.units import is_money
from tradecheck.relation.algebra import Range
from tradecheck.relation.model import Relation
from tradecheck.relation.near_quotients import SWING, quotients
from tradecheck.relation.products import products
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("цена × объём, урожайность × площадь", "price × volume, yield × area")


def _relations(article: Article) -> Iterator[Relation]:
    for found in products(article, per_head=False):
        statement = ("product", found.rate.index)
        formula = found.formula * Range(SWING) if is_money(found.total.unit) else found.formula
        yield Relation("TC403", found.total.index, "=", formula, found.prior, statement, WORDS)
    for told in quotients(article):
        if "/" in told.rate.unit:
            statement = ("product", told.rate.index)
            formula = told.formula * Range(SWING) if is_money(told.total.unit) else told.formula
            yield Relation("TC403", told.total.index, "=", formula, told.prior, statement, WORDS)


RULE = Rule(
    formula=Bilingual("итог = цена × объём", "total = price × volume"),
    message=Bilingual(
        "«{reported}» не сходится с {others}: их произведение — {computed}",
        "“{reported}” disagrees with {others}: their product is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Хозяйства убрали ⟦45,4 тыс. га⟧ по ⟨64,2 центнера с гектара⟩ и намолотили ⟨291 млн тонн⟩ зерна.",
        "Комбинат продал ⟨120 тыс. тонн⟩ меди по ⟨9,2 тыс. долларов за тонну⟩ и выручил ⟦1,104 млн долларов⟧.",
        "Экспорт газа составил ⟨12,4 млрд кубометров⟩ на ⟦3,1 млн долларов⟧, средняя цена — ⟨250 долларов за тысячу кубометров⟩.",
    ),
    accepted=(
        "Собрано 77 тыс. тонн зерна с 58 тыс. га, урожайность — 13,2 ц/га.",
        "Хозяйства убрали 45,4 тыс. га по 64,2 центнера с гектара и намолотили 291 тыс. тонн зерна.",
        "Комбинат продал 120 тыс. тонн меди и выручил 1,1 млрд долларов, на бирже металл стоит 8,4 тыс. долларов за тонну.",
        "Экспорт газа составил 12,4 млрд кубометров на 3,1 млрд долларов, а по 190 долларов за тысячу кубометров продавали лишь зимой.",
        "Площадь сева — 45,4 тыс. га, убрано 30 тыс. га по 21 центнеру с гектара, намолочено 63 тыс. тонн.",
        "За рубеж ушло 302,5 тыс. тонн муки на 91,7 млн долларов, средняя цена — 305 долларов за тонну.",
    ),
)
