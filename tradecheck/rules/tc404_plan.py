"""What was done agrees with the plan and with how far the plan was met.

Formula: fact = plan · (1 + p) where the plan was exceeded by p; fact = p · plan where p of it was met.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

OVER = Bilingual("(факт : план − 1) × 100 %", "(fact : plan − 1) × 100 %")
MET = Bilingual("факт : план × 100 %", "fact : plan × 100 %")


def _relations(article: Article) -> Iterator[Relation]:
    claims = article.claims
    for place, plan in enumerate(claims):
        if place < 2 or not any(word.startswith("план") for word in plan.lead[-2:]):
            continue
        rate, fact = claims[place - 1], claims[place - 2]
        near = rate.sentence == plan.sentence and fact.sentence == plan.sentence and fact.unit == plan.unit
        if not near or rate.unit != "%" or fact.role is not Role.LEVEL:
            continue
        yield from _relation(fact, rate, plan)


def _relation(fact: Claim, rate: Claim, plan: Claim) -> Iterator[Relation]:
    share = Figure(fact.index) / Figure(plan.index)
    statement = ("plan", rate.index)
    if any(word.startswith("превы") for word in (*plan.lead, *rate.lead)):
        yield Relation("TC404", rate.index, "=", (share - 1) * 100, 2.6, statement, OVER)
    elif "от" in plan.lead or rate.role in (Role.SHARE, Role.PERCENT):
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
    ),
    accepted=(
        "За 11 месяцев добыли 7,3 млн тонн нефти и на 46% превысили годовой план в 5 млн тонн.",
        "Область ввела 503,7 тыс. кв. м жилья, это 77,5% от плана в 650 тыс. кв. м.",
        "В бюджет поступило 34,6 млрд рублей — 53% годового плана.",
        "Добыча составила 7,3 млн тонн, на 4% больше прошлогодней, при плане в 5 млн тонн на квартал.",
    ),
)
