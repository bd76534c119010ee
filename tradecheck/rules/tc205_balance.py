"""A balance agrees with its two sides: exports less imports, income less expenses.

Formula: b = |x − y|. The word (дефицит, профицит, сальдо) tells the sign, the figure its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tradecheck.claim.cues import cues_in
from tradecheck.claim.model import Article, Claim
from tradecheck.relation.algebra import Figure
from tradecheck.relation.balance_changes import balance_changes
from tradecheck.relation.balances import OTHER_TIME, Balance, balances
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.net_results import net_results
from tradecheck.relation.population import population_changes
from tradecheck.relation.sides import Sides, side_of
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

SURE: Final = 2.5
"""Prior of the only two sides of one time."""
CHANGED: Final = 2.0
"""Prior of the change of a balance with the only two changes of sides beside it."""
BESIDES: Final = 2.0
"""What is lost where something else goes into the balance."""
SIGNED: Final = (("export", "import"), ("income", "expense"), ("births", "deaths"), ("arrivals", "departures"))
"""The sides of which the first makes a surplus."""
WORDS: Final = Bilingual("большее − меньшее", "greater − lesser")
CAUSES: Final = Bilingual("естественное движение и миграция вместе", "natural change and migration together")


def _relations(article: Article) -> Iterator[Relation]:
    for told in (*balances(article), *net_results(article)):
        yield _relation(article, told)
    for change in balance_changes(article):
        statement = ("balance change", change.change.index)
        yield Relation("TC205", change.change.index, "=", change.formula, CHANGED, statement, WORDS, absolute=True)
    for people in population_changes(article):
        statement = ("population", people.change.index)
        yield Relation("TC205", people.change.index, "=", people.formula, CHANGED, statement, CAUSES, absolute=True)


def _relation(article: Article, told: Balance) -> Relation:
    balance, sides = told.balance, told.sides
    other = _is_of_unknown_time(balance, sides) or _is_of_one_of_many(balance, sides) or _is_split(article, balance, sides)
    doubt = OTHER_TIME if other else told.doubt
    prior = SURE - doubt - (BESIDES if _takes_in_more(article, balance, sides) else 0.0)
    statement = ("balance", balance.index)
    first, second = (Figure(side.index) for side in sides)
    if sign := _sign(article, balance, sides):
        meant, turned = (first - second, second - first) if sign > 0 else (second - first, first - second)
        alternatives = (Alternative("direction", "=", turned),)
        return Relation("TC205", balance.index, "=", meant, prior, statement, WORDS, alternatives)
    return Relation("TC205", balance.index, "=", first - second, prior, statement, WORDS, absolute=True)


def _is_of_unknown_time(balance: Claim, sides: Sides) -> bool:
    """Whether «тот же срок» may be either of two: "годом ранее родились 7 тыс. За тот же срок умерли 12 тыс., убыль — 6 тыс."."""
    told = (c for c in (balance, *sides) if c.period is not None and c.period.is_past)
    return any(("тот", "же") in pairwise(c.lead) for c in told)


def _is_of_one_of_many(balance: Claim, sides: Sides) -> bool:
    """Whether the balance is that of one of those whose sides are told: "доходы 13,7 трлн, расходы 14,1 трлн. Дыры: Москва 181 млрд"."""
    named = bool(balance.lead) and balance.lead[-1][:5] in balance.entities
    return named and all(side.sentence < balance.sentence for side in sides)


def _is_split(article: Article, balance: Claim, sides: Sides) -> bool:
    """Whether the balance is that of one of two places, and sides before are of both: "убыль составила 9 тыс. в области и 8 тыс. в городе"."""
    second = article.claims[balance.index + 1 : balance.index + 2]
    placed = balance.after[:1] in (("в",), ("у",)) and all(side.sentence < balance.sentence for side in sides)
    return placed and any(c.sentence == balance.sentence and c.unit == balance.unit and c.lead[-1:] == ("и",) for c in second)


def _takes_in_more(article: Article, balance: Claim, sides: Sides) -> bool:
    """Whether something is told besides: "с услугами (профицит 1,9 млрд) дефицит сжимается до 0,8"."""
    if any("besides" in claim.notes for claim in (balance, *sides)) or "besides" in cues_in(balance.lead):
        return True
    before = article.claims[max(0, balance.index - 1)]
    return before.sentence == balance.sentence and before.depth > balance.depth and "besides" in before.notes


def _sign(article: Article, balance: Claim, sides: Sides) -> int:
    """1 for a surplus, -1 for a deficit of exports and imports or of income and expense; 0 where the words leave it open."""
    names = tuple(side_of(article, side) for side in sides)
    if names not in SIGNED or balance.indicator is None or not all(side.own_indicator for side in sides):
        return 0
    gained = any(word.startswith("прирост") for word in balance.lead)
    lost = any(word.startswith("убыл") for word in balance.lead)
    return balance.indicator.sign or gained - lost


RULE = Rule(
    formula=WORDS,
    message=Bilingual(
        "сальдо «{reported}» не сходится с {others}: разность — {computed}",
        "the balance “{reported}” disagrees with {others}: their difference is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Доходы бюджета составили ⟦43,1 млрд рублей⟧, расходы — ⟨47,8 млрд рублей⟩, дефицит — ⟨6,3 млрд рублей⟩.",
        "Экспорт достиг ⟨29,6 млрд долларов⟩, импорт — ⟨34,1 млрд долларов⟩. Отрицательное сальдо — ⟦45 млрд долларов⟧.",
        "Страна вывезла товаров на ⟨270,2 млрд долларов⟩, ввезла на ⟨170,7 млрд⟩. Профицит составил ⟦59,5 млрд долларов⟧.",
        "Доходы области превысили расходы почти на ⟦3 миллиона рублей⟧: поступило доходов на ⟨18,4 млрд рублей⟩, расходы составили "
        "⟨15,5 млрд рублей⟩.",
        "Бюджет исполнен с дефицитом ⟦0,9 млрд рублей⟧: доходы — ⟨41,3 млрд рублей⟩, расходы — ⟨40,4 млрд рублей⟩.",
        "За год в области родились ⟨3412 человек⟩, умерли ⟨7125 человек⟩. Естественная убыль — ⟦3173 человека⟧.",
        "Выручка завода за год — ⟨21,4 млрд рублей⟩, себестоимость продаж — ⟨16,2 млрд рублей⟩; валовая прибыль сложилась в ⟦5,2 млн рублей⟧.",
        "Доходы компании — ⟦72,6 млрд тенге⟧, расходы — ⟨61,1 млрд тенге⟩, операционная прибыль — ⟨15,1 млрд тенге⟩.",
        "В область прибыли ⟨18 432 человека⟩, выбыли ⟨21 760 человек⟩, таким образом, она потеряла ⟦2 328 жителей⟧.",
        "Доходы казны составили ⟨118,4 млрд рублей⟩, из них 92,7 млрд — налоги, ещё 25,7 млрд пришло из центра. Расходы сложились в сумме ⟨131,9 млрд рублей⟩. Год закрыт с дефицитом в ⟦15,3 млрд рублей⟧.",
        "Доходы бюджета запланированы в размере ⟨96 млрд 412 млн рублей⟩, расходы — ⟨98 млрд 107 млн рублей⟩, дефицит — ⟦2 млрд 695 млн рублей⟧.",
        "Экспорт достиг ⟨56 млрд 903,7 млн долларов⟩, импорт — ⟦44 млн 381,2 тыс. долларов⟧, положительное сальдо — ⟨12 млрд 522,5 млн долларов⟩.",
        "Внешнеторговый оборот сложился в сумме 44,1 млрд долларов. Из них ⟨17,2 млрд⟩ пришлось на экспорт, ⟨26,9 млрд⟩ — на импорт, так что сальдо осталось отрицательным: ⟦9,7 млн долларов⟧.",
        "Появились на свет ⟨28,3 тыс. детей⟩, скончались ⟨58,9 тыс. человек⟩ — естественная убыль, соответственно, ⟦36,6 тыс⟧.",
        "Торговый минус по-прежнему велик — ⟦1 млрд 767 млн долларов⟧. Экспорт принёс ⟨871 млн долларов⟩, импорт достиг ⟨2 "
        "млрд 618 млн⟩.",
        "За полугодие товаров вывезли на ⟨17 млрд 218 млн долларов⟩, ввезли на ⟦19 млрд 641 млн⟧. До ⟨2 млрд 243 млн долларов⟩ "
        "сжалось отрицательное сальдо торговли страны.",
        "Прибыльными были 298 предприятий, заработали они ⟨126,4 миллиарда рублей⟩. Ещё 112 организаций получили убыток, всего "
        "на ⟨9,8 миллиарда рублей⟩. Сальдированный результат — ⟦161,6 миллиарда рублей⟧.",
        "Доходы составят ⟨13,462 трлн рублей⟩ в 2014 году, 14,431 трлн в 2015 году. Расходы — ⟨13,872 трлн рублей⟩ в 2014 "
        "году, 15,214 трлн в 2015 году. Дефицит запланирован на уровне ⟦451 млрд рублей⟧ в 2014 году, 783 млрд в 2015 году.",
        "Доходы бюджета составят ⟨18,4 трлн рублей⟩ в 2027 году, 19,2 трлн в 2028-м и 20,1 трлн в 2029-м, расходы — "
        "⟨19,7 трлн⟩, 20,3 трлн и 20,9 трлн рублей соответственно. Дефицит — ⟦3,1 трлн⟧, 1,1 трлн и 0,8 трлн рублей "
        "соответственно.",
        "По проекту, казна области в будущем году получит ⟨118,7 млрд рублей⟩, а потратит ⟨126,3 млрд⟩. Дефицит, таким "
        "образом, составит ⟦6,7 млрд рублей⟧.",
        "Доходы казны намечены в 13,6 трлн рублей (⟨18,4%⟩ ВВП), расходы — в 14,5 трлн (⟨19,6%⟩ ВВП), дефицит — 0,9 "
        "трлн рублей, или ⟦2,1%⟧ ВВП.",
        "За полугодие вывоз товаров упал с ⟨4,31 млрд долларов⟩ до 3,94 млрд, ввоз вырос с ⟨3,87 млрд⟩ до 3,91 млрд. "
        "Положительное сальдо съёжилось с ⟦4,4 млрд долларов⟧ до 30 млн.",
        "Депутаты поправили бюджет края. По доходам к нему добавили 2,3 млрд рублей, до ⟨84,6 млрд⟩, по расходам – 3,4 "
        "млрд, до ⟨97,2 млрд⟩. Дефицит в итоге вырос и равен ⟦16,2 млрд рублей⟧.",
        "Доходная часть бюджета увеличена на ⟨4,7 млрд рублей⟩. Расходная выросла на ⟨6,2 млрд⟩. Дефицит при этом вырос "
        "на ⟦5,1 млрд рублей⟧.",
        "За год население области убыло на ⟨3,1 тыс. человек⟩: естественная убыль составила ⟨7,4 тыс. человек⟩, "
        "миграционный прирост – ⟦3,4 тыс⟧.",
        "В доходной части 2011 года у района ⟨812,4 млн рублей⟩. В расходной – ⟨847,9 млн рублей⟩. Не хватает ⟦53,5 млн "
        "рублей⟧.",
        "Загс записал за полугодие ⟨8214⟩ родившихся и ⟨8631⟩ умерших. Естественная убыль равна ⟦471 человеку⟧.",
        "В область за год приехали ⟨14 306 человек⟩, покинули её ⟨16 951⟩. Миграционный отток — ⟦6245 человек⟧.",
        "Выручка перевозчика выросла на треть до ⟨4,82 млрд долларов⟩. Операционные расходы поднялись на 41% до ⟨4,57 "
        "млрд⟩. Операционная прибыль – ⟦520 млн долларов⟧.",
        "Январский экспорт страны – 27,4 млрд долларов (за семь месяцев – ⟨211,6 млрд⟩), импорт – 16,8 млрд (за семь "
        "месяцев – ⟦113,9 млрд⟧). Положительное сальдо в январе достигло 10,6 млрд, а за семь месяцев – ⟨79,7 млрд "
        "долларов⟩.",
        "Город рассчитывает получить ⟨271,3 млрд рублей⟩, потратить ⟨293,8 млрд⟩. Дефицит – ⟦25,2 млрд⟧. На метро "
        "отведено 11,4 млрд рублей, метро получит и кредит.",
    ),
    accepted=(
        "Дорожные доходы — 21,2 млрд рублей, прочие поступления — 15,2 млрд. Расходы — 38,6 млрд. Дефицит — 2,2 млрд рублей.",
        "Экспорт составил 40,2 млрд долларов, импорт — 43,1 млрд. В том числе соседям поставлено на 25,5 млрд, ввезено от них на "
        "24,6 млрд долларов. Профицит в торговле с ними — 0,9 млрд долларов.",
        "Экспорт составил 1,17 млрд долларов, импорт — 2,7 млрд, дефицит — 1,52 млрд долларов.",
        "Доходы бюджета — 34,6 млрд рублей, расходы — 31,2 млрд рублей, профицит — 3,3 млрд рублей.",
        "Экспорт вырос до 29,6 млрд долларов, импорт — до 34,1 млрд. С услугами дефицит составил 2,1 млрд долларов.",
        "Доходы составили 43,5 млрд рублей, расходы — 47,0 млрд, а в прошлом году дефицит равнялся 6,1 млрд рублей.",
        "Бюджет исполнен с профицитом 0,9 млрд рублей: доходы — 41,3 млрд рублей, расходы — 40,4 млрд рублей.",
        "За полугодие родились 3 812 детей, годом ранее — 4 103. За тот же срок умерли 7 046 человек, естественная убыль — 3,2 тыс. человек.",
        "Выручка завода за год — 21,4 млрд рублей, себестоимость продаж — 16,2 млрд рублей, чистая прибыль — 2,7 млрд рублей.",
        "Бюджет исполнен с дефицитом 4,9 млрд рублей. Доходы — 131,2 млрд рублей, расходы — 136,1 млрд рублей. Собственные доходы — 104,5 млрд рублей.",
        "Доходы регионов — 13,7 трлн рублей, расходы — 14,1 трлн. Самые большие дыры: Москва 181 млрд рублей, Кузбасс — 29,5 млрд.",
        "Доходы казны увеличены с 52,0 млрд до 56,0 млрд рублей, расходы — с 55,5 млрд до 60,8 млрд. Дефицит, который в первой редакции ограничивался 3,5 млрд, вырос до 4,8 млрд.",
        "Показатели сети, млн рублей (в скобках 2022 г.):\nвыручка 19 400 (17 200), +12,8%;\nсебестоимость 15 150 (13 900), +9,0%;\nваловая прибыль 4250 (3300), +28,8%.",
        "Выручка клуба — 4 млрд 874 млн рублей (+31% к 2023 году — 3 млрд 721 млн), расходы — 9 млрд 160 млн, разница в 4,29 млрд покрыта акционером.",
        "Доходы бюджета запланированы в размере 96 млрд 412 млн рублей, расходы — 98 млрд 107 млн рублей, дефицит — 1 млрд 695 млн рублей.",
        "Доходы запланированы в сумме 118,4 млрд рублей, из них налоговые — 101,9 млрд. Расходы составят 127,9 млрд рублей, дефицит — 9,5 млрд.",
        "За год край потерял 6,3 тыс. человек, причём 4,9 тыс. — за счёт естественной убыли и ещё 1,4 тыс. — из-за миграции. Умерло 10,8 тыс. человек, родилось 5,9 тыс.",
        "Область получит 187,4 млрд рублей, а израсходует 231,2 млрд. Дефицит равен 43,8 млрд рублей. Первоначально бюджет "
        "утвердили с доходами в 184 млрд рублей и расходами в 201 млрд, а дефицит приняли в объёме 17 млрд рублей.",
        "Доходы края — 31,6 миллиарда рублей, расходы — 34,9 миллиарда; дефицит становится больше на 174,3 миллиона рублей и "
        "равен 3,3 миллиарда.",
        "Доходы бюджета составят 18,4 трлн рублей в 2027 году, 19,2 трлн в 2028-м и 20,1 трлн в 2029-м, расходы — 19,7 "
        "трлн, 20,3 трлн и 20,9 трлн рублей соответственно. Дефицит — 1,3 трлн, 1,1 трлн и 0,8 трлн рублей "
        "соответственно.",
        "Аналитики закладывали рост отрицательного сальдо до 47 млрд долларов. За месяц экспорт увеличился до 181,2 "
        "млрд, импорт достиг 224,1 млрд долларов.",
        "Профицит торговли в мае – 9,4 млрд долларов, в апреле было 9,1 млрд, год назад 6,7 млрд. Экспорт поднялся до "
        "31,2 млрд (на 6% к прошлогодним 29,4 млрд), импорт опустился до 21,8 млрд против 22,5 млрд.",
        "За год население области убыло на 4,0 тыс. человек: естественная убыль составила 7,4 тыс. человек, миграционный "
        "прирост – 3,4 тыс.",
        "Доходная часть бюджета увеличена на 4,7 млрд рублей. Расходная выросла на 6,2 млрд. Дефицит при этом вырос на "
        "1,5 млрд рублей.",
        "За полугодие вывоз товаров упал с 4,31 млрд долларов до 3,94 млрд, ввоз вырос с 3,87 млрд до 3,91 млрд. "
        "Положительное сальдо съёжилось с 0,44 млрд долларов до 30 млн.",
        "Республика прибавила за год 71 тыс. человек (было 6 млн 204 тысячи), из них естественный прирост – 78 тысяч, "
        "миграционный отток – 7 тысяч.",
        "За девять месяцев в двух регионах родились 41 218 детей, умерли 58 904 человека. Естественная убыль составила 9 "
        "142 в области и 8 544 в городе.",
    ),
)
