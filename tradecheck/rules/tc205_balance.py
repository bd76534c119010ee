"""A balance agrees with its two sides: exports less imports, income less expenses.

Formula: b = |x − y|. The word (дефицит, профицит, сальдо) tells the sign, the figure its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tradecheck.claim.cues import cues_in, indicator_of
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.elliptic import is_elliptic
from tradecheck.relation.links import TRADE_PAIRS, around, is_level, opens_list, same_time, side_pairs, two_sides
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.parts import divisions
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

NEXT = 2
"""How many sentences the profits and losses may stand from what they come to."""
REACH = 5
"""How many sentences before a balance its sides may stand."""
OF_PEOPLE = frozenset({"natural", "migration"})
"""Balances of which the name tells the sides."""
CARRIED = 0.9
"""What is lost where the times agree only if one of them was not carried along."""
SURE = 2.5
"""Prior of the only two sides of one time."""
SEVERAL = 1.5
"""What is lost where other two sides may be meant."""
OF_CHANGE = 3.0
"""What is lost where the amount is a change of the balance."""
UNNAMED = 0.2
"""What is lost where no word names the balance."""
OTHER_TIME = 4.5
"""What is lost where the sides seem to be of another time."""
_BESIDE = 4
"""How many characters before a bracketed figure the number may end that it goes with."""
_OWN = (Role.LEVEL, Role.TARGET, Role.PREVIOUS)
_TOLD = (Role.LEVEL, Role.TARGET, Role.DELTA)
WORDS = Bilingual("большее − меньшее", "greater − lesser")


def _relations(article: Article) -> Iterator[Relation]:
    found = [claim for claim in article.claims if is_level(claim) or _is_planned(article, claim)]
    for claim in article.claims:
        named = _is_balance(claim) or _is_excess(claim) or _is_of_next_year(article, claim)
        balances = claim.role in _TOLD and named
        if balances and not _is_behind_unread(article, claim):
            yield from _balance(article, claim, found)
        elif claim.role is Role.LEVEL and _is_net_result(article, claim):
            yield from _net_result(article, claim)
        elif claim.role is Role.DELTA and claim.unit == "1":
            yield from _net(article, claim)


def _is_net_result(article: Article, claim: Claim) -> bool:
    """Whether a level is what the profits of some and the losses of others come to: "сальдированный результат — 118 млрд"."""
    told = claim.indicator is not None and claim.indicator.name == "balance" and claim.scope.startswith("прибы")
    start = max(article.sentences[claim.sentence].start, article.figures[claim.index - 1].end if claim.index else 0)
    return told or "сальдирован" in article.text[start : claim.figure.start].lower()


def _net_result(article: Article, net: Claim) -> Iterator[Relation]:
    """"303 предприятия заработали 128 млрд, ещё 115 потеряли 10 млрд; сальдированный результат — 118 млрд"."""
    beside = [c for c in around(article.claims, net, NEXT, NEXT) if c is not net and c.unit == net.unit and is_level(c)]
    beside = [c for c in beside if c.depth == net.depth and same_time(net, c)]
    words = {c.index: (*c.lead, *(w for b in article.claims[max(0, c.index - 1) : c.index] for w in b.behind)) for c in beside}
    gained = [c for c in beside if any(w.startswith(("прибыл", "заработ")) for w in words[c.index])]
    lost = [c for c in beside if any(w.startswith("убыт") for w in words[c.index]) and c not in gained]
    if len(gained) == len(lost) == 1:
        yield _relation(article, net, (gained[0], lost[0]), UNNAMED)


def _is_planned(article: Article, claim: Claim) -> bool:
    """Whether a side is told as a plan alone: "доходы запланированы в размере 96 млрд, расходы — 98 млрд, дефицит — 2 млрд"."""
    if not (claim.role is Role.TARGET or "target" in claim.notes) or claim.role is Role.DELTA or not claim.own_indicator:
        return False
    beside = (c for c in around(article.claims, claim, 0) if c is not claim)
    levels = [c for c in beside if c.indicator is claim.indicator and is_level(c)]
    return all(c.own_period and not c.own_indicator for c in levels)  # the years after it


def _is_all_told(article: Article, plan: Claim) -> bool:
    """Whether nothing but the plan is told of a side: "доходов планируют получить 67,4 млрд. Дефицит окажется немногим более 1,1"."""
    beside = around(article.claims, plan, REACH, REACH)
    alone = not any(c.indicator is plan.indicator and c.role is Role.LEVEL for c in beside)
    return alone and plan.lead[-1:] != ("на",)  # "доходы, как ожидают, растут на 1,2 трлн"


def _is_part_of_plan(article: Article, side: Claim) -> bool:
    """Whether a side is part of one that is planned: "доходы запланированы в сумме 118 млрд, из них налоговые — 102 млрд"."""
    before = article.claims[max(0, side.index - 1)]
    return opens_list(side) and before.role is Role.TARGET and before.indicator is side.indicator


def _net(article: Article, delta: Claim) -> Iterator[Relation]:
    """People lost or gained, told right after those who came and those who left: "прибыли 27 тыс., выбыли 30 тыс., потеряно 3 тыс."."""
    before = [
        c
        for c in article.claims[max(0, delta.index - 2) : delta.index]
        if c.sentence == delta.sentence and is_level(c) and c.depth == delta.depth
    ]
    for sides in _pairs(delta, before):
        yield _relation(article, delta, sides, UNNAMED)


def _is_behind_unread(article: Article, level: Claim) -> bool:
    """Whether brackets tell a level of a number that is no figure: "валовая прибыль 6250 (5200)"."""
    start = max(article.figures[level.index - 1].end if level.index else 0, level.figure.start - _BESIDE)
    return level.depth > 0 and article.text[start : level.figure.start].rstrip("( \u00a0")[-1:].isdigit()


def _is_balance(claim: Claim) -> bool:
    if claim.indicator is None or not claim.own_indicator:
        return False
    return bool(claim.indicator.balance_of) or bool(_left_of(claim))


def _is_of_next_year(article: Article, claim: Claim) -> bool:
    """Whether a level goes on with the balances of a sentence: "дефицит — 391 млрд в 2014 году, 817 млрд в 2015-м"."""
    if claim.own_indicator or not claim.own_period or claim.indicator is None or not claim.indicator.balance_of:
        return False
    here = (c for c in around(article.claims, claim, 0) if c.index < claim.index and c.unit == claim.unit)
    return any(c.indicator is claim.indicator and c.own_indicator and c.own_period for c in here)


def _left_of(claim: Claim) -> str:
    """What a profit is left after: the cost of sales of a gross one, all expenses of one before taxes; "" of any other figure."""
    if claim.indicator is None or claim.indicator.name != "profit":
        return ""
    if any(word.startswith("валов") for word in claim.lead):
        return "cost"
    return "expense" if any(word.startswith(("операцион", "налогооблож")) for word in claim.lead) else ""


def _is_excess(claim: Claim) -> bool:
    """Whether one side is told to exceed the other by the amount: "доходы превысили расходы на 4 млрд рублей"."""
    named = {found.name for word in claim.lead if (found := indicator_of(word))}
    sides = any(set(pair) <= named for pair in TRADE_PAIRS)
    more = any(word.startswith("превыс") for word in claim.lead) or ("больше", "чем") in pairwise(claim.lead)
    return sides and "на" in claim.lead and more


def _balance(article: Article, balance: Claim, found: list[Claim]) -> Iterator[Relation]:
    parts = {
        part.index
        for d in divisions(article)
        if d.adds_up(narrow=True)
        for part in d.parts
        if part.indicator is d.whole.indicator
    }
    level = [
        c
        for c in around(found, balance, REACH, 3)
        if (c.unit == balance.unit or is_elliptic(c))
        and c.scope == balance.scope
        and c.index not in parts
        and (c.role is Role.LEVEL or c.sentence == balance.sentence or _is_all_told(article, c))
        and not _is_part_of_plan(article, c)
        and (not c.depth or (c.sentence == balance.sentence and not _is_aside(article, c)))
    ]
    level = [c for c in level if not _has_another(article, balance, c)]
    near = [c for c in level if same_time(balance, c)]
    carried = [] if two_sides(near) else [c for c in level if _may_be_of_one_time(balance, c)]
    doubt = CARRIED if carried else 0.0
    if balance.role is Role.DELTA and balance.lead[-1:] == ("на",) and not _is_excess(balance):
        doubt = OF_CHANGE  # "дефицит вырос на 183 млн": unless the slip is that it should read «до»
    near = near if two_sides(near) else carried
    before = [c for c in near if c.index < balance.index]
    after = [c for c in near if c.index > balance.index]
    near = before if two_sides(before) else after
    pairs = _pairs(balance, near[-6:] if near is before else near[:6])
    close = [sides for sides in pairs if _stand_together(article, sides)]
    close = [sides for sides in close if sides[0].sentence == balance.sentence] or close
    for sides in pairs:
        alone = len(pairs) == 1 or [sides] == close
        yield _relation(article, balance, sides, doubt if alone else doubt + SEVERAL)
    former = [c for c in around(article.claims, balance, REACH) if c.role is Role.PREVIOUS and c.unit == balance.unit]
    # sides of a time that only the reader can tell: one that holds accounts for it
    for sides in (*_pairs(balance, level[-8:]), *_pairs(balance, former[-8:])):
        if sides not in pairs:
            yield _relation(article, balance, sides, OTHER_TIME)


def _has_another(article: Article, balance: Claim, side: Claim) -> bool:
    """Whether a side stands, in another sentence, right before a balance of its own: "доходы — 191 млрд, расходы — 208, дефицит — 17"."""
    if side.sentence == balance.sentence:
        return False
    later = (c for c in around(article.claims, side, 0) if c.index > side.index and c.unit == balance.unit)
    return any(c.role in _OWN and c.indicator is balance.indicator and c.own_indicator for c in later)


def _is_aside(article: Article, side: Claim) -> bool:
    """Whether brackets tell the side of another time, right behind that of the balance: "выручка — 4,9 млрд (в 2023-м — 3,7 млрд)"."""
    before = [c for c in around(article.claims, side, 0) if c.index < side.index]
    compared = side.own_period or (bool(before) and before[-1].role is Role.CHANGE and before[-1].depth == side.depth)
    return compared and any(c.indicator is side.indicator and is_level(c) and c.depth < side.depth for c in before)


def _stand_together(article: Article, sides: tuple[Claim, Claim]) -> bool:
    """Whether no other level stands between the two sides, and both stand in one sentence."""
    first, second = sorted(sides, key=lambda c: c.index)
    between = article.claims[first.index + 1 : second.index]
    return first.sentence == second.sentence and not any(is_level(c) for c in between)


def _pairs(balance: Claim, claims: list[Claim]) -> list[tuple[Claim, Claim]]:
    """The sides among ``claims``: of a profit what came in and what it is left after, of other balances any but the cost of sales."""
    left_of = _left_of(balance)
    if balance.indicator is not None and balance.indicator.name in OF_PEOPLE:
        own = balance.indicator.balance_of
        return [s for s in side_pairs(claims) if tuple(c.indicator.name for c in s if c.indicator) == own]
    pairs = [(sides, sides[1].indicator.name if sides[1].indicator else "") for sides in side_pairs(claims)]
    return [sides for sides, name in pairs if (name == left_of if left_of else name != "cost")]


def _is_after_another(article: Article, balance: Claim) -> bool:
    """Whether brackets before a balance tell what it takes in besides: "с услугами (профицит 1,9 млрд) дефицит сжимается до 0,8"."""
    before = article.claims[max(0, balance.index - 1)]
    return before.sentence == balance.sentence and before.depth > balance.depth and "besides" in before.notes


def _relation(article: Article, balance: Claim, sides: tuple[Claim, Claim], doubt: float) -> Relation:
    besides = any(c.notes & {"besides"} for c in (balance, *sides)) or "besides" in cues_in(balance.lead)
    besides = besides or _is_after_another(article, balance)
    if any(("тот", "же") in pairwise(c.lead) and c.period is not None and c.period.is_past for c in (balance, *sides)):
        doubt = OTHER_TIME  # "годом ранее родились 7 тыс. За тот же срок умерли 12 тыс., убыль — 6 тыс.": which of the two times?
    named = balance.lead[-1:] and balance.lead[-1][:5] in balance.entities
    if named and all(side.sentence < balance.sentence for side in sides):
        doubt = OTHER_TIME  # "доходы 13,7 трлн, расходы 14,1 трлн. Самые большие дыры: Москва 181 млрд"
    first, second = (Figure(side.index) for side in sides)
    prior = SURE - doubt - (2.0 if besides else 0.0)
    statement = ("balance", balance.index)
    if sign := _sign(balance, sides):
        told, turned = (first - second, second - first) if sign > 0 else (second - first, first - second)
        alternatives = (Alternative("direction", "=", turned),)
        return Relation("TC205", balance.index, "=", told, prior, statement, WORDS, alternatives)
    return Relation("TC205", balance.index, "=", first - second, prior, statement, WORDS, absolute=True)


def _may_be_of_one_time(balance: Claim, side: Claim) -> bool:
    """Whether the two are of one time but for a period that one of them carries along from another sentence."""
    return same_time(balance, side) or not (balance.own_period and side.own_period)


def _sign(balance: Claim, sides: tuple[Claim, Claim]) -> int:
    """1 for a surplus, -1 for a deficit of exports and imports or of income and expense; 0 where the words leave it open."""
    named = tuple(side.indicator.name if side.indicator else "" for side in sides)
    if named not in SIGNED or balance.indicator is None or not all(side.own_indicator for side in sides):
        return 0
    gained = any(word.startswith("прирост") for word in balance.lead)
    lost = any(word.startswith("убыл") for word in balance.lead)
    return balance.indicator.sign or gained - lost


SIGNED = (("export", "import"), ("income", "expense"), ("births", "deaths"), ("arrivals", "departures"))
"""The sides of which the first makes a surplus."""


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
    ),
)
