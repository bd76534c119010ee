"""What part of a period brought is no more than what the whole of it brought.

Formula: part ≤ whole, for one flow that cannot be negative. Stocks (reserves, debts), balances and profits may fall within a year.
Two counts from one start, as six months and nine, are the business of TC303.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import REACH, around, levels, one_measure
from tradecheck.relation.model import Relation
from tradecheck.relation.tiles import runs_on
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("часть периода не больше целого", "a part of a period is no more than the whole")


def _relations(article: Article) -> Iterator[Relation]:
    dated = [c for c in levels(article) if c.period is not None and not c.notes & {"stock", "share", "part"}]
    forecast = [c for c in article.claims if c.role is Role.TARGET and c.period is not None and c.own_indicator]
    for part in dated:
        for whole in (*around(dated, part, REACH, REACH), *around(forecast, part, REACH, REACH)):
            if part.index != whole.index and _holds_part(whole, part):
                statement = ("part", part.index, whole.index)
                yield Relation(
                    "TC301", whole.index, ">=", Figure(part.index), one_measure(whole, part), statement, WORDS
                )


def _holds_part(whole: Claim, part: Claim) -> bool:
    one, other = whole.period, part.period
    if one is None or other is None or one.point or other.point or not (whole.own_period or part.own_period):
        return False
    inside = one.covers(other) and not one.same_span(other) and not runs_on(one, other)
    return inside and one_measure(whole, part) > 0


RULE = Rule(
    formula=Bilingual("часть ≤ целое", "part ≤ whole"),
    message=Bilingual(
        "за весь период — «{reported}», а за его часть — {others}",
        "the whole period has “{reported}”, a part of it {others}",
    ),
    relations=_relations,
    flagged=(
        "За одиннадцать месяцев 2021 года объём строительства составил ⟨6,8 трлн рублей⟩, а за 2021 год строительство "
        "составило ⟦8,4 млрд рублей⟧.",
        "Экспорт за девять месяцев 2023 года достиг ⟨107,7 млрд долларов⟩. За 2023 год экспорт составил ⟦103,5 млрд долларов⟧.",
        "В июне 2022 года импорт составил ⟨10,3 млн долларов⟩, за первое полугодие 2022 года импорт достиг ⟦8,58 млн долларов⟧.",
    ),
    accepted=(
        "Остаток средств на 1 декабря 2021 года составил 6,8 трлн рублей, на 1 января 2022 года — 5,4 трлн рублей.",
        "За девять месяцев 2023 года экспорт достиг 107,7 млрд долларов, за весь 2023 год экспорт составил 143 млрд долларов.",
        "В июне 2022 года импорт составил 10,3 млн долларов, за первое полугодие 2021 года импорт достиг 8,6 млн долларов.",
        "За январь 2022 года прибыль банка составила 12 млрд рублей, за первый квартал 2022 года прибыль — 10 млрд рублей.",
    ),
)
