"""What part of a period brought is no more than what the whole of it brought.

Formula: part ≤ whole, for one flow that cannot be negative. Stocks (reserves, debts), balances and profits may fall within a year.
Two counts from one start, as six months and nine, are the business of TC303.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.period import Period
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import REACH, around, levels, one_flow
from tradecheck.relation.model import Relation
from tradecheck.relation.tiles import runs_on
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

DECEMBER = 12
"""What is told of December with "с начала года" may be of the year before."""
WORDS = Bilingual("часть периода не больше целого", "a part of a period is no more than the whole")


def _relations(article: Article) -> Iterator[Relation]:
    dated = [
        c
        for c in levels(article, roles=(Role.LEVEL, Role.PREVIOUS))
        if c.period is not None and not c.notes & {"stock", "share"}
    ]
    forecast = [c for c in article.claims if c.role is Role.TARGET and c.period is not None and c.own_indicator]
    for part in dated:
        for whole in (*around(dated, part, REACH, REACH), *around(forecast, part, REACH, REACH)):
            if part.index != whole.index and "part" not in whole.notes and _holds_part(whole, part):
                statement = ("part", part.index, whole.index)
                yield Relation("TC301", whole.index, ">=", Figure(part.index), one_flow(whole, part), statement, WORDS)


def _holds_part(whole: Claim, part: Claim) -> bool:
    one, other = whole.period, part.period
    if one is None or other is None or one.point or other.point or not (whole.own_period or part.own_period):
        return False
    inside = one.covers(other) and not one.same_span(other) and not runs_on(one, other)
    return (inside or (whole.own_period and _is_to_date(one, other))) and one_flow(whole, part) > 0


def _is_to_date(whole: Period, part: Period) -> bool:
    """Whether the whole runs from the start of the year on, and the part is of that year: "в октябре..., с начала года"."""
    to_date = whole.cumulative and whole.kind == "span" and whole.months is None
    known = part.begin_month is not None and part.months is not None and part.relative is None and not part.base
    if not to_date or not known or part.cumulative or part.begin_month == DECEMBER:
        return False
    return whole.year == part.year or whole.year is None or part.year is None


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
        "В октябре порт перевалил ⟦5,2 млн тонн⟧, с начала года — ⟨4,6 млн тонн⟩.",
        "Экспорт зерна в октябре составил ⟨5,2 млрд тонн⟩. Всего с начала года за рубеж отправлено ⟦46,3 млн тонн⟧.",
        "С января по ноябрь налоговики собрали ⟦384,2 млрд рублей⟧. В ноябре собрано ⟨396,1 млрд рублей⟩.",
        "Грузооборот порта за январь — август достиг ⟦91,3 млн тонн⟧. В одном только августе перевалили ⟨104 млн тонн⟩.",
    ),
    accepted=(
        "За 2013 год из-за рубежа прислали 1 873 млн долларов: Россия — 1 608 млн, США — 97 млн, Казахстан — 24 млн "
        "долларов. Вывезено 318 млн. Самым щедрым стал декабрь, 181 млн долларов.",
        "Остаток средств на 1 декабря 2021 года составил 6,8 трлн рублей, на 1 января 2022 года — 5,4 трлн рублей.",
        "За девять месяцев 2023 года экспорт достиг 107,7 млрд долларов, за весь 2023 год экспорт составил 143 млрд долларов.",
        "В июне 2022 года импорт составил 10,3 млн долларов, за первое полугодие 2021 года импорт достиг 8,6 млн долларов.",
        "За январь 2022 года прибыль банка составила 12 млрд рублей, за первый квартал 2022 года прибыль — 10 млрд рублей.",
        "В октябре дорога погрузила 95,8 млн тонн. Угля погружено 28,4 млн за месяц и 306,2 млн с января, нефти — 16,8 млн и 192,4 млн тонн.",
        "В декабре порт перевалил 5,2 млн тонн, с начала года — 4,6 млн тонн.",
        "В октябре порт перевалил 5,2 млн тонн, с начала сезона — 3,6 млн тонн сахара.",
        "Погрузка в октябре снизилась до 94,3 млн тонн. С начала года отправлено 929,5 млн тонн. Угля за десять месяцев погружено 270,4 млн тонн, железной руды — 91,8 млн.",
        "Ноябрьский экспорт края 2009 года — 29,8 млрд долларов (103% к ноябрю прошлого года), за январь — ноябрь — 258,4 млрд.",
    ),
)
