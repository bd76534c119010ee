"""What was done agrees with the plan and with how far the plan was met.

Formula: fact = plan · (1 + p) where the plan was exceeded by p; fact = p · plan where p of it was met.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from msgspec.structs import replace

from tradecheck.claim.cues import WAS, cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import around
from tradecheck.relation.model import ACQUITS, Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FAR, FARTHER = 4, 6
"""How many words may stand between a word for a plan and its figure, and how many where the figure is told to be a target."""
REACH = 2
"""How many sentences before the fact its plan may be told."""
OVER = Bilingual("(факт : план − 1) × 100 %", "(fact : plan − 1) × 100 %")
SHORT = Bilingual("(1 − факт : план) × 100 %", "(1 − fact : plan) × 100 %")
MET = Bilingual("факт : план × 100 %", "fact : plan × 100 %")

MISSED = ("отста", "недобр", "недобор", "недовып", "недостач", "дотян", "ниже", "меньше")
"""The beginnings of words for how far a plan was missed."""
MEETS = (
    "выполн",
    "исполн",
    "осво",
    "реализ",
    "заполн",
    "обеспеч",
    "закры",
    "достиг",
    "собра",
    "готов",
    "заверш",
    "профинанс",
)
"""The beginnings of words for how far it was met."""
_WHICH = frozenset({"который", "которая", "которое", "которые"})
PEOPLE = ("населен", "жител", "граждан", "взросл")
"""The beginnings of words for whom a per cent may be of."""
PLAN = ("план", "заплан", "задани", "норматив", "ожидавш", "намечен", "обещанн")
"""The beginnings of words for what was set before the fact."""


def _relations(article: Article) -> Iterator[Relation]:
    """Every sentence that tells one plan, one fact in its unit and one percentage, in whatever order."""
    sentences: dict[int, list[Claim]] = {}
    for claim in article.claims:
        sentences.setdefault(claim.sentence, []).append(claim)
    for claims in sentences.values():
        rates = [c for c in claims if c.unit == "%" and c.role is not Role.INDEX]
        taken = [c.index for c in rates if _is_of_plan(c)]  # "42% плана; на 2027-й останется 9 км"
        plans = [c for c in claims if c.unit not in RATES and _is_plan(c)]
        plans = [c for c in plans if not (taken and c.index > taken[-1] and "semicolon" in c.notes)]
        for plan in plans[:1]:
            facts = [
                c
                for c in claims
                if c.unit == plan.unit
                and c is not plan
                and c.role in (Role.LEVEL, Role.TARGET)
                and c.lead[-1:] != ("с",)
                and not _is_still_to_do(c)
            ]
            if len(plans) == len(rates) == 1 and not facts and rates[0].lead == ("это",):
                facts = [
                    c for c in around(article.claims, plan, 1) if c.index == rates[0].index - 1 and c.unit == plan.unit
                ]
            if len(plans) == len(rates) == 1 and not (
                rates[0].depth and rates[0].index == plan.index + 1 and not plan.depth
            ):
                near = facts if len(facts) == 1 else [c for c in facts if c.index == rates[0].index - 1]
                yield from (relation for fact in near for relation in _relation(fact, rates[0], plan))
        if len(plans) == 1 and not rates:
            yield from _met_before(article, claims, plans[0])
        if not plans and len(rates) == 1 and _is_of_plan(rates[0]):
            yield from _told_before(article, claims, rates[0])
        if len(claims) == len(rates) == 1 and any(word.startswith(MEETS) for word in rates[0].lead):
            yield from _told_both_before(article, rates[0])


def _is_still_to_do(level: Claim) -> bool:
    """Whether an amount is what the plan still lacks: "до конца года надо сдать ещё 210 тыс.", "остаётся сдать 938 тыс."."""
    return not {"надо", "нужно", "предстоит", "осталось", "остается"}.isdisjoint(level.lead[-3:])


def _is_of_plan(rate: Claim) -> bool:
    """Whether a per cent is told of a plan: "63,4% годового плана", "76% от плановых показателей"."""
    return any(word.startswith(PLAN) for word in rate.after[:3])


def _met_before(article: Article, claims: list[Claim], plan: Claim) -> Iterator[Relation]:
    """How far the plan was met, told in the sentence before: "План исполнен на 78%. При задании 52 млрд собрано 39 млрд"."""
    before = [c for c in around(article.claims, plan, 1) if c.sentence < plan.sentence]
    met = [c for c in before if any(w.startswith(("выполн", "исполн")) for w in c.lead) and c.lead[-1:] == ("на",)]
    facts = [c for c in claims if c.unit == plan.unit and c is not plan and c.role is Role.LEVEL]
    if len(before) == len(met) == 1 and met[0].unit == "%" and facts:
        yield from _relation(facts[0], met[0], plan)


def _told_before(article: Article, claims: list[Claim], rate: Claim) -> Iterator[Relation]:
    """The plan told in a sentence before: "План на год — 12,4 млн тонн. Добыто 9,1 млн, или 73,4% плана"."""
    facts = [c for c in claims if c.index == rate.index - 1 and c.role is Role.LEVEL and c.unit not in RATES]
    for fact in facts:
        near = around(article.claims, rate, REACH)
        plans = [c for c in near if c.sentence < rate.sentence and c.unit == fact.unit and _is_plan(c)]
        if len(plans) == 1:
            yield from _relation(fact, rate, plans[0])
            others = [
                c for c in near if c.unit == fact.unit and c.role is Role.LEVEL and c is not fact
            ]  # "урезанного плана"
            yield from (replace(r, prior=ACQUITS) for c in others for r in _relation(fact, rate, c))


def _told_both_before(article: Article, rate: Claim) -> Iterator[Relation]:
    """Fact and plan told in the sentence before: "Собрали 612 млн, в плане было 570 млн. Выполнение — 107,4%"."""
    before = [c for c in around(article.claims, rate, 1) if c.sentence < rate.sentence and c.unit not in RATES]
    plans = [c for c in before if _is_plan(c)]
    facts = [c for c in before if c.role is Role.LEVEL and c not in plans]
    if len(plans) == len(facts) == 1 and plans[0].unit == facts[0].unit:
        yield from _relation(facts[0], rate, plans[0])


def _is_plan(claim: Claim) -> bool:
    """Whether a word for a plan governs the level: "от плановой потребности в", not "(50% плана) и израсходовала"."""
    if claim.lead[-1:] == ("с",):
        return False  # "планируют поднять с 610 до 900 МВт"
    if any(one.startswith("предусмотр") and other.startswith(PLAN) for one, other in pairwise(claim.lead)):
        return False  # "из 18 млрд, предусмотренных планом, закачано 17"
    since = list(takewhile(lambda word: not word.startswith(PLAN), reversed(claim.lead)))
    explained = not _WHICH.isdisjoint(since)  # "от плана, который составляет 650 тыс."
    other = any(w == "и" or (cues(w) & {"trade", "reach"} and not explained) for w in since)
    other = other or any(w.endswith(("ли", "ла")) and w not in WAS for w in since)  # "справились с заданием: передали казне 8 млрд"
    reach = FARTHER if claim.role is Role.TARGET else FAR
    return len(since) < min(reach, len(claim.lead)) and not other


def _is_missed(rate: Claim, plan: Claim) -> bool:
    """Whether a percentage is by how much a plan was missed: "отставание — 9%", "план не выполнен на 8%"."""
    told = (*plan.lead[-4:], *rate.lead[-4:], *rate.after[:1])
    unmet = any(one == "не" and other.startswith(MEETS) for one, other in pairwise(rate.lead))
    return unmet or any(word.startswith(MISSED) for word in told)


def _is_met(rate: Claim) -> bool:
    """Whether a percentage may be how much of a plan was met: "на 76%" is so only after a verb that says it."""
    of_people = any(word.startswith(PEOPLE) for word in rate.after[:1])  # "привиты 612 тыс., или 47% населения, при плане 640"
    return not of_people and (rate.lead[-1:] != ("на",) or any(word.startswith(MEETS) for word in rate.lead))


def _relation(fact: Claim, rate: Claim, plan: Claim) -> Iterator[Relation]:
    share = Figure(fact.index) / Figure(plan.index)
    statement = ("plan", rate.index)
    if any(word.startswith(("превы", "сверх", "перевып")) for word in (*plan.lead, *rate.lead, *rate.after)):
        yield Relation("TC404", rate.index, "=", (share - 1) * 100, 2.6, statement, OVER)
    elif _is_missed(rate, plan):
        yield Relation("TC404", rate.index, "=", (1 - share) * 100, 2.6, statement, SHORT)
    elif (rate.role in (Role.SHARE, Role.PERCENT) and _is_met(rate)) or "от" in plan.lead:
        yield Relation("TC404", rate.index, "=", share * 100, 2.6, statement, MET)
        of_all = Figure(plan.index) / Figure(fact.index) * 100  # "планируют привить 1,06 млн, 58% населения (1,81 млн)"
        yield Relation("TC404", rate.index, "=", of_all, ACQUITS, statement, MET)


RULE = Rule(
    formula=Bilingual("факт = процент · план", "fact = per cent · plan"),
    message=Bilingual(
        "«{reported}» не сходится с планом и фактом {others}: по ним выходит {computed}",
        "“{reported}” disagrees with the plan and the fact {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Построено ⟨512 тыс. кв. м⟩ жилья, отставание от плана в ⟨655 тыс. кв. м⟩ — ⟦12%⟧.",
        "За 11 месяцев добыли ⟨7,3 млн тонн⟩ нефти и на ⟦64%⟧ превысили годовой план в ⟨5,0 млн тонн⟩.",
        "Область ввела ⟨503,7 тыс. кв. м⟩ жилья, это ⟦86,1%⟧ от плана в ⟨650 тыс. кв. м⟩.",
        "Район намолотил ⟨118 тыс. тонн⟩ зерна — ⟦93%⟧ от плана в ⟨140 тыс. тонн⟩.",
        "План по сбору налога выполнен на ⟦76,2%⟧: при годовом задании ⟨6,43 млрд рублей⟩ поступило ⟨4,31 млрд рублей⟩.",
        "Вместо запланированных ⟨2,5 тыс. домов⟩ в области построили ⟨1,8 тыс⟩., или ⟦27%⟧.",
        "План по добыче на год — ⟨12,4 млн тонн⟩. За восемь месяцев поднято ⟨9,1 млн тонн⟩, или ⟦37,4%⟧ плана.",
        "Построено ⟨512,4 тыс. кв. м⟩ жилья — ⟦87,2%⟧ от плана, который составляет ⟨655 тыс. кв. м⟩.",
        "План по налогам исполнен за девять месяцев на ⟦86,1%⟧. При годовом задании ⟨48,2 млрд рублей⟩ собрано ⟨32,8 млрд рублей⟩.",
        "В бюджет поступило ⟨68,4 млрд рублей⟩. Это ⟨72,1%⟩ годового плана, утверждённого в размере ⟦94,9 млн рублей⟧.",
        "Сбор за сезон дал ⟨612 млн рублей⟩, в плане было ⟨570 млн⟩. Выполнение — ⟦170,4%⟧.",
        "Аграрии сдали ⟦279,6 тыс. тонн⟧ сырца (годовое задание — ⟨31,2 тыс. тонн⟩, исполнение ⟨89,6%⟩).",
    ),
    accepted=(
        "Вместо обещанных 40 км набережной город получит 26 км. Готовы 11 км, 42% урезанного плана; в 2027-м останется 9 км.",
        "Весь вывоз масла — 4,9 млн тонн, план союза (5,3 млн) не выполнен на 8%.",
        "Изъять планируют 196 тыс. голов (5% численности), добыто пока 89 тыс.",
        "Быстрых зарядок в крае 290. В план на год записали 320 и отстают от него на 9%.",
        "Мощность станции планируют поднять с 610 до 900 МВт, то есть почти наполовину.",
        "Улов — 235,5 тыс. тонн: это в 2,6 раза меньше, чем в 2023-м (609 тыс.), и на 26% ниже прогноза учёных (320 тыс.).",
        "За 11 месяцев добыли 7,3 млн тонн нефти и на 46% превысили годовой план в 5 млн тонн.",
        "Область ввела 503,7 тыс. кв. м жилья, это 77,5% от плана в 650 тыс. кв. м.",
        "В бюджет поступило 34,6 млрд рублей — 53% годового плана.",
        "План по добыче на год — 12,4 млн тонн. За восемь месяцев поднято 9,1 млн тонн, или 73,4% плана.",
        "Построено 512,4 тыс. кв. м жилья — 78,2% от плана, который составляет 655 тыс. кв. м.",
        "Вместо запланированных 2,5 тыс. домов в области построили 1,8 тыс., или 72%.",
        "Добыча составила 7,3 млн тонн, на 4% больше прошлогодней, при плане в 5 млн тонн на квартал.",
        "Хранилище заполнено на 98%: из 18,4 млрд кубометров, предусмотренных планом, закачано 18,03 млрд.",
        "В бюджет поступило 68,4 млрд рублей. Это 72,1% годового плана, утверждённого в размере 94,9 млрд рублей.",
        "Добыча в 2024 году составила 87,6 млн тонн при первоначальном плане 90,3 млн и уточнённом 88,4 млн. Экспорт — 68,6 млн тонн.",
        "Привить планируют 1,06 млн жителей, 58,6% населения (1,81 млн).",
        "Годовой план, 640 тыс. кв. м, выполнен на 75%; до конца года надо сдать ещё 160 тыс.",
        "Годовой план — 1,60 млн кв. м, к июлю он выполнен на 45%, остаётся сдать 880 тыс.",
        "Намечено было обновить 5 200 пунктов; к октябрю готовы 3 170 объектов, остаются 2 030. Таким образом, план выполнен на 61%.",
        "Таможни справились с заданием: передали казне 20 млрд 814 млн рублей. На март пришлось 8 млрд 122 млн рублей –"
        " 101,2% от задания месяца.",
        "Прививку получили 612,4 тыс. жителей, или 46,1% населения, в том числе 148,2 тыс. детей; план — 640 тыс., и до "
        "него не хватило 27,6 тыс.",
    ),
)
