"""The base that a growth implies for a part of the year fits into the whole of last year.

Formula: part now : (1 + p) ≤ last year's whole. Four months that grew by 24.5 % to 1.4 billion had 1.12 billion a year earlier, and
the whole of that year cannot have had less.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.growth import base_of
from tradecheck.relation.links import REACH, around, levels, one_measure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual(
    "база части года = нынешний уровень : (1 + рост); она не больше всего прошлого года",
    "base of the part = level now : (1 + growth); it is no more than the whole of last year",
)


def _relations(article: Article) -> Iterator[Relation]:
    years = [c for c in levels(article) if c.period is not None and c.period.months == 12 and not c.notes & {"stock"}]
    frames = {frame.number: frame for frame in article.frames}
    for part in levels(article):
        if part.period is None or part.period.months in (None, 12) or part.notes & {"stock"}:
            continue
        rates = [c for c in frames[part.frame].of(Role.CHANGE) if c.unit in ("%", "x") and not c.notes & {"real"}]
        for rate in rates[:1]:
            for whole in around(years, part, REACH, REACH):
                if _is_year_before(whole, part):
                    statement = ("base", whole.index, part.index)
                    yield Relation(
                        "TC302", whole.index, ">=", base_of(part, rate), one_measure(whole, part), statement, WORDS
                    )


def _is_year_before(whole: Claim, part: Claim) -> bool:
    one, other = whole.period, part.period
    if one is None or other is None or one.year is None or other.year is None:
        return False
    return one.year == other.year - 1 and one_measure(whole, part) > 0


RULE = Rule(
    formula=Bilingual("часть : (1 + рост) ≤ весь прошлый год", "part : (1 + growth) ≤ the whole of last year"),
    message=Bilingual(
        "весь прошлый год («{reported}») меньше своей части: {others} дают за неё {computed}",
        "the whole of last year (“{reported}”) is less than a part of it: by {others} that part had {computed}",
    ),
    relations=_relations,
    flagged=(
        "В 2021 году объём торговли двух стран вырос на 33% — до ⟦4,3 миллиона долларов⟧, а за четыре месяца 2022 года — на "
        "⟨24,5%⟩, до ⟨1,4 миллиарда долларов⟩.",
        "Экспорт в 2023 году составил ⟦2,1 млн долларов⟧. За полугодие 2024 года экспорт вырос на ⟨12%⟩, до ⟨1,3 млрд долларов⟩.",
        "За 2020 год импорт сложился в ⟦730 млн рублей⟧, а за девять месяцев 2021 года вырос в ⟨1,5 раза⟩ — до ⟨6,2 млрд рублей⟩.",
    ),
    accepted=(
        "В 2021 году объём торговли двух стран вырос на 33% — до 4,3 миллиарда долларов, а за четыре месяца 2022 года — на "
        "24,5%, до 1,4 миллиарда долларов.",
        "За 2021 год экспорт составил 4,3 млрд долларов, за четыре месяца 2022 года он вырос в 4 раза — до 5,1 млрд долларов.",
        "В 2021 году товарооборот вырос на 4%, до 2,3 млрд долларов, а экспорт за полгода 2022 года — на 8%, до 0,9 млрд.",
        "Долг на конец 2021 года — 4,3 млн долларов. За четыре месяца 2022 года экспорт вырос на 24,5%, до 1,4 млрд долларов.",
        "За семь месяцев 2017 года порты перевалили 446,2 млн тонн грузов. Южные гавани обработали 146,2 млн тонн "
        "(+9,3%). Каспий отстаёт: 2,1 млн тонн, то есть лишь 60,8% от объёма 2016 года, в том числе 1,6 млн тонн сухих "
        "и 0,5 млн тонн наливных грузов.",
    ),
)
