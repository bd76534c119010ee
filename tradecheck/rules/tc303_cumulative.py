"""What is counted from the start of a year does not fall as the year goes on.

Formula: longer period ≥ shorter period, where both begin together: six months and nine, a quarter and a half. It holds for one flow that
cannot be negative; a profit may turn into a loss, a stock may be spent.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import REACH, adds_nothing, around, levels, one_measure
from tradecheck.relation.model import Relation
from tradecheck.relation.tiles import dated, runs_on
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("нарастающий итог не убывает", "a running total does not fall")
LEFT = frozenset({"stock", "share", "part"})


def _relations(article: Article) -> Iterator[Relation]:
    told = dated(article, [c for c in levels(article) if not c.notes & LEFT])
    periods = {d.claim.index: d.period for d in told}
    claims = [d.claim for d in told]
    for longer in claims:
        for shorter in around(claims, longer, REACH, REACH):
            prior = one_measure(longer, shorter)
            first, second = sorted((longer, shorter), key=lambda c: c.index)
            if prior > 0 and adds_nothing(second, first) and runs_on(periods[longer.index], periods[shorter.index]):
                statement = ("running", longer.index, shorter.index)
                yield Relation("TC303", longer.index, ">=", Figure(shorter.index), prior, statement, WORDS)


RULE = Rule(
    formula=Bilingual("больший срок ≥ меньший срок", "longer period ≥ shorter period"),
    message=Bilingual(
        "за больший срок — «{reported}», а за меньший, с того же начала, — {others}",
        "the longer period has “{reported}”, the shorter one from the same start {others}",
    ),
    relations=_relations,
    flagged=(
        "За полугодие импорт составил ⟦120,4 млрд долларов⟧, за девять месяцев — ⟨18,3 млрд долларов⟩.",
        "За пять месяцев порт отгрузил ⟦41,2 млн тонн⟧ угля, за шесть — ⟨5,1 млн тонн⟩.",
        "Экспорт за первый квартал 2023 года достиг ⟨3,6 млрд долларов⟩. За полугодие 2023 года экспорт составил ⟦7,4 млн долларов⟧.",
    ),
    accepted=(
        "За полугодие импорт составил 12 млрд долларов, за девять месяцев — 18,3 млрд долларов.",
        "За полугодие импорт составил 12 млрд долларов, за сентябрь — 2 млрд долларов.",
        "За полугодие прибыль завода составила 12 млрд рублей, за девять месяцев прибыль — 10 млрд рублей.",
        "За полугодие 2022 года импорт составил 12 млрд долларов, за девять месяцев 2021 года импорт составил 10 млрд долларов.",
        "За полугодие экспорт зерна достиг 12 млн тонн, за девять месяцев экспорт угля — 10 млн тонн.",
        "За девять месяцев импорт шин — 1,2 млн штук, за полугодие импорт масел — 3 млн штук.",
        "За полугодие импорт составил 12 млрд долларов, в среднем за девять месяцев — по 2 млрд долларов в месяц.",
    ),
)
