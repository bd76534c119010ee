"""What was done agrees with the plan and with how far the plan was met.

Formula: fact = plan · (1 + p) where the plan was exceeded by p; fact = p · plan where p of it was met.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

OVER = Bilingual("(факт : план − 1) × 100 %", "(fact : plan − 1) × 100 %")
MET = Bilingual("факт : план × 100 %", "fact : plan × 100 %")


PLAN = ("план", "заплан", "задани", "норматив")
"""The beginnings of words for what was set before the fact."""


def _relations(article: Article) -> Iterator[Relation]:
    """Every sentence that tells one plan, one fact in its unit and one percentage, in whatever order."""
    sentences: dict[int, list[Claim]] = {}
    for claim in article.claims:
        sentences.setdefault(claim.sentence, []).append(claim)
    for claims in sentences.values():
        plans = [c for c in claims if c.unit not in RATES and _is_plan(c)]
        rates = [c for c in claims if c.unit == "%" and c.role is not Role.INDEX]
        for plan in plans[:1]:
            facts = [c for c in claims if c.unit == plan.unit and c is not plan and c.role in (Role.LEVEL, Role.TARGET)]
            if len(plans) == len(rates) == 1:
                near = facts if len(facts) == 1 else [c for c in facts if c.index == rates[0].index - 1]
                yield from (relation for fact in near for relation in _relation(fact, rates[0], plan))


def _is_plan(claim: Claim) -> bool:
    """Whether a word for a plan governs the level: "от плановой потребности в", not "(50% плана) и израсходовала"."""
    if any(one.startswith("предусмотр") and other.startswith(PLAN) for one, other in pairwise(claim.lead)):
        return False  # "из 18 млрд, предусмотренных планом, закачано 17"
    since = list(takewhile(lambda word: not word.startswith(PLAN), reversed(claim.lead)))
    return len(since) < min(4, len(claim.lead)) and not any(w == "и" or cues(w) & {"trade", "reach"} for w in since)


def _relation(fact: Claim, rate: Claim, plan: Claim) -> Iterator[Relation]:
    share = Figure(fact.index) / Figure(plan.index)
    statement = ("plan", rate.index)
    if any(word.startswith(("превы", "сверх", "перевып")) for word in (*plan.lead, *rate.lead, *rate.after)):
        yield Relation("TC404", rate.index, "=", (share - 1) * 100, 2.6, statement, OVER)
    elif rate.role in (Role.SHARE, Role.PERCENT) or "от" in plan.lead:
        yield Relation("TC404", rate.index, "=", share * 100, 2.6, statement, MET)


RULE = Rule(
    formula=Bilingual("факт = процент · план", "fact = per cent · plan"),
    message=Bilingual(
        "«{reported}» не сходится с планом и фактом {others}: по ним выходит {computed}",
        "“{reported}” disagrees with the plan and the fact {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "За 11 месяцев добыли ⟨7,3 млн тонн⟩ нефти и на ⟦64%⟧ превысили годовой план в ⟨5,0 млн тонн⟩.",
        "Область ввела ⟨503,7 тыс. кв. м⟩ жилья, это ⟦86,1%⟧ от плана в ⟨650 тыс. кв. м⟩.",
        "Район намолотил ⟨118 тыс. тонн⟩ зерна — ⟦93%⟧ от плана в ⟨140 тыс. тонн⟩.",
        "План по сбору налога выполнен на ⟦76,2%⟧: при годовом задании ⟨6,43 млрд рублей⟩ поступило ⟨4,31 млрд рублей⟩.",
        "Вместо запланированных ⟨2,5 тыс. домов⟩ в области построили ⟨1,8 тыс⟩., или ⟦27%⟧.",
    ),
    accepted=(
        "За 11 месяцев добыли 7,3 млн тонн нефти и на 46% превысили годовой план в 5 млн тонн.",
        "Область ввела 503,7 тыс. кв. м жилья, это 77,5% от плана в 650 тыс. кв. м.",
        "В бюджет поступило 34,6 млрд рублей — 53% годового плана.",
        "Вместо запланированных 2,5 тыс. домов в области построили 1,8 тыс., или 72%.",
        "Добыча составила 7,3 млн тонн, на 4% больше прошлогодней, при плане в 5 млн тонн на квартал.",
        "Хранилище заполнено на 98%: из 18,4 млрд кубометров, предусмотренных планом, закачано 18,03 млрд.",
    ),
)
