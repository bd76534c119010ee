"""A mean times the number of days, months, persons or pieces is the total.

Formula: total = mean · n. The number of days in a period is known to a few, as months differ; the mean must be named as one ("в
среднем", "среднесуточная", "по 12 тыс. рублей на человека"), since a record day or a capacity says nothing of the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.period import Period
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Figure, Formula, Range, as_formula
from tradecheck.relation.each import prices_for_each
from tradecheck.relation.links import around, printed_noun
from tradecheck.relation.model import Relation
from tradecheck.relation.near_quotients import quotients
from tradecheck.relation.products import is_mean, products
from tradecheck.relation.tiles import period_told
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("среднее × число", "mean × number")
STATED: Final = 2.1
NEXT: Final = 3.0
"""Prior of a mean told right after its total: "за шесть месяцев ввезли 318,6 тыс. машин, в среднем 53,1 тыс. в месяц"."""
TIMES: Final = ("day", "week", "month")
_LIMITS: Final = frozenset({"в", "во", "за", "при", "на", "летом", "зимой"})
"""After these stand the days that the mean is of, where it is not of the whole period."""
YEAR: Final = 12
WEEK: Final = 7


def _relations(article: Article) -> Iterator[Relation]:
    for found in products(article, per_head=True):
        if found.rate.lead[-1:] == ("по",):  # a mean of all inhabitants is no sum paid to each
            statement = ("product", found.rate.index)
            yield Relation("TC305", found.total.index, "=", found.formula, found.prior, statement, WORDS)
    for each in prices_for_each(article):
        yield Relation("TC305", each.total.index, "=", each.formula, each.prior, ("each", each.price.index), WORDS)
    for told in quotients(article):
        if "/" not in told.rate.unit:
            yield Relation("TC305", told.total.index, "=", told.formula, told.prior, ("each", told.rate.index), WORDS)
    for rate in article.claims:
        above, _, below = rate.unit.partition("/")
        if below in TIMES and rate.role is Role.LEVEL and is_mean(rate) and not _LIMITS & set(rate.after[:1]):
            yield from _over_time(article, rate, "1" if above == "item" else above, below)


def _over_time(article: Article, rate: Claim, unit: str, below: str) -> Iterator[Relation]:
    """The total of the same sentence for a period of known length, if there is one alone."""
    told = [c for c in around(article.claims, rate, 1) if c.unit == unit and c.role is Role.LEVEL]
    beside = [c for c in told if c.sentence == rate.sentence] or [c for c in told if c.period is rate.period]
    if len(beside) != 1:
        return
    (total,) = beside
    period = period_told(article, total)
    named, counted = printed_noun(rate), printed_noun(total)
    if named and not counted and not any(word.startswith(named) for word in total.lead):
        return  # "добавилось 41,8 тыс. объектов, регистрируют по 4,6 тыс. сделок в неделю"
    if period is None or period.base or period.point or not period.months or total.notes & {"stock", "mean"}:
        return
    formula = Figure(rate.index) * _count(period, below)
    prior = NEXT if rate.index == total.index + 1 and total.own_period else STATED
    yield Relation("TC305", total.index, "=", formula, prior, ("times", rate.index), WORDS)


def _count(period: Period, below: str) -> Formula:
    """How many days, weeks or months the period has."""
    months = period.months or 0
    if below == "month":
        return as_formula(months)
    days = Interval.of(365, 366) if months == YEAR else Interval.of(30 * months - 2, 31 * months)
    return Range(days if below == "day" else days * Interval.point(Fraction(1, WEEK)))


RULE = Rule(
    formula=Bilingual("итог = среднее × число", "total = mean × number"),
    message=Bilingual(
        "«{reported}» не сходится со средним {others}: за весь срок или на всех выходит {computed}",
        "“{reported}” disagrees with the mean {others}: over all it comes to {computed}",
    ),
    relations=_relations,
    flagged=(
        "За шесть месяцев в край ввезли ⟦318,6 тыс. машин⟧, в среднем ⟨35,4 тыс. в месяц⟩.",
        "За 2023 год на промысле добыто ⟨3,65 млн тонн⟩ нефти, в среднем по ⟦100 тыс. тонн в сутки⟧.",
        "За первое полугодие завод выпустил ⟨14,4 тыс. машин⟩ — в среднем по ⟦4,2 тыс. машин в месяц⟧.",
        "В порт отправят ⟨120 комбайнов⟩ на ⟨27,6 млн долларов⟩, по ⟦320 тысяч долларов⟧ каждый.",
        "Выплату получили ⟨1500 человек⟩, в среднем по ⟨12 тыс. рублей на человека⟩, всего на это ушло ⟦81 млн рублей⟧.",
        "Город купит ⟨54⟩ трамвая за ⟨9,72 млрд рублей⟩, каждый обойдётся в ⟦108 млн рублей⟧.",
        "Завод продал ⟨4,4 млн тонн⟩ удобрений по ⟨890 долларов⟩, всего на ⟦3,9 млн долларов⟧.",
        "За июль аэропорт обслужил ⟦744 тыс. пассажиров⟧. В среднем через него проходило ⟨2,4 тыс. человек в сутки⟩.",
        "Участок в ⟨18,6 километра⟩ стоил бюджету ⟦1,46 млн рублей⟧, то есть один километр обошёлся в ⟨78,5 млн⟩.",
        "Покупатели пробили ⟨81,2 млн⟩ чеков, средний чек поднялся до ⟨599,8 рубля⟩. Выручка сети — ⟦48,7 млн рублей⟧.",
    ),
    accepted=(
        "За 2023 год на промысле добыто 3,65 млн тонн нефти, в среднем около 10 тыс. тонн в сутки.",
        "За 2023 год на промысле добыто 3,65 млн тонн нефти, рекорд — 14 тыс. тонн в сутки.",
        "В порт отправят 120 комбайнов на 27,6 млн долларов, по 230 тысяч долларов каждый.",
        "За 2023 год завод выпустил 14,4 тыс. машин — в среднем по 1,2 тыс. машин в месяц.",
        "Выплату получили 1500 человек, в среднем по 12 тыс. рублей на человека, всего на это ушло 18 млн рублей.",
        "Потребление молока — в среднем 240 кг на человека, произведено 3,1 млн тонн, в области живут 14,6 млн человек.",
        "За 2023 год экспорт составил 1,2 млн тонн, в среднем отгружали 5 тыс. тонн в сутки в сезон.",
        "За январь порт отгрузил 1,24 млн тонн угля, в среднем по 40 тыс. тонн в сутки.",
        "На складе 3,65 млн тонн угля, расход — в среднем 100 тыс. тонн в сутки.",
        "Город купит 54 трамвая за 9,72 млрд рублей, каждый обойдётся в 180 млн рублей.",
        "Фигурку за 67 000 рублей выпустили тиражом 4100 штук, кроссовки стоят по 16 000 рублей.",
        "Пособие в миллион рублей получат 1 780 учителей, а на Севере по два миллиона — ещё 310.",
        "Надбавка медсёстрам — по 10 тыс. рублей, в районе 120 медсестёр и 40 врачей, фонд оплаты — 21 млн рублей.",
        "Купили 10 столов по 5 тыс. рублей и 20 стульев по 2 тыс. рублей, всего на 90 тыс. рублей.",
        "Город закупил 24 автобуса по 18,5 млн рублей каждый и 10 троллейбусов по 31 млн. Начальная цена автобуса составляла 19,2 млн.",
        "Завод отдаст 240 млн евро за поезда, по 12 млн евро за состав. Первые три машины выйдут на линию в мае.",
        "До пандемии театры собирали 2,9 млн зрителей. За сезон пришли 2,6 млн, в среднем каждый отдал за билет 1300 рублей. Касса — 3,38 млрд рублей.",
        "В сёла приехали 38 врачей, каждый получил 1,5 или 2 млн рублей, в сумме 65 млн.",
        "Экспортировано 128 тыс. т картона. Тонна на внутреннем рынке стоит 47,2 тыс. руб. без НДС. На ремонт в августе заложено 1,6 млрд руб.",
        "Февраль 2016 года дал 138,2 млрд рублей (78 412 кредитов). Средняя сумма кредита, выданного с начала года, — 1,71 млн рублей.",
    ),
)
