"""The two sides of a balance: which figures are exports or imports, income or expenses, births or deaths, and whose they may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tradecheck.claim.dated_lists import head_of_list
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.units import is_money
from tradecheck.relation.elliptic import is_elliptic
from tradecheck.relation.links import around, is_level, opens_list, same_time, side_pairs
from tradecheck.relation.parts import divisions

REACH: Final = 5
"""How many sentences before a balance its sides may stand."""
RECEIVED: Final = ("получ", "собра", "собер", "собир")
"""How the verbs begin that make income of what a treasury takes in, where expenses are told beside it."""
_CAME: Final = (*RECEIVED, "пришл", "поступ")
SPENT: Final = ("ушл", "потрат", "истрат", "израсход")
"""How those begin that make expenses of what leaves it, told beside what came in."""
EARNED: Final = "заработ"
"""How the verb begins that does so too."""
OPERATING: Final = "опера"
"""How the word begins that makes expenses those that an operating profit is left after."""
LIKE: Final = 2
"""What is less than so many times as small as a plan may be told of it again."""
GDP: Final = ("ввп",)
_OWN: Final = (Role.LEVEL, Role.TARGET, Role.PREVIOUS)
Sides = tuple[Claim, Claim]


def side_of(article: Article, claim: Claim) -> str:
    """The name of the side that a figure is: that of its indicator, or what its verb makes of it; "" where neither tells.

    "Казна получит 11,8 трлн рублей, а потратит 12,7 трлн": income and expenses.
    """
    earned = _is_earned(article, claim)
    if not earned and (verb := _side_by_verb(article, claim)):
        return verb
    if claim.indicator is not None and not earned:
        return claim.indicator.name
    head = head_of_list(article.claims, claim)
    received = earned or any(word.startswith(RECEIVED) for word in head.lead)
    return "income" if received and is_money(claim.unit) else ""


def _side_by_verb(article: Article, claim: Claim) -> str:
    """The side of a sum that no name is told of, beside the other: "в казну пришло 20,4 млрд, ушло 16,5 млрд"."""
    if claim.own_indicator or not is_money(claim.unit):
        return ""
    one, other = (_CAME, SPENT), (SPENT, _CAME)
    for near in article.claims[max(0, claim.index - 1) : claim.index + 2]:
        if near.sentence == claim.sentence and near.unit == claim.unit and near is not claim and not near.own_indicator:
            for verbs, name in ((one, "income"), (other, "expense")):
                if all(any(word.startswith(verb) for word in c.lead) for c, verb in zip((claim, near), verbs, strict=True)):
                    return name
    return ""


def _is_earned(article: Article, claim: Claim) -> bool:
    """Whether what is earned is told beside what is spent, and so no profit: "заработал 2,84 млрд, а израсходовал 3,47 млрд"."""
    if not any(word.startswith(EARNED) for word in claim.lead) or (claim.indicator and claim.indicator.name != "profit"):
        return False
    beside = article.claims[max(0, claim.index - 1) : claim.index + 2]
    told = (c.indicator for c in beside if c.sentence == claim.sentence and c.own_indicator)
    return any(indicator is not None and indicator.name == "expense" for indicator in told)


def is_of_gdp(claim: Claim) -> bool:
    """Whether a percentage tells an amount as a part of the gross domestic product: "доходы — 18,5% ВВП"."""
    return claim.unit == "%" and claim.role in (Role.PERCENT, Role.SHARE) and claim.after[:1] == GDP


def left_of(claim: Claim) -> str:
    """What a profit is left after: the cost of sales of a gross one, all expenses of one before taxes; "" of any other figure."""
    if claim.indicator is None or claim.indicator.name != "profit":
        return ""
    if any(word.startswith("валов") for word in claim.lead):
        return "cost"
    return "expense" if any(word.startswith(("операцион", "налогооблож")) for word in claim.lead) else ""


def pairs_of(article: Article, balance: Claim, claims: Sequence[Claim]) -> list[Sides]:
    """The sides among ``claims``: of a profit what came in and what it is left after, of other balances any but the cost of sales."""
    left, own = left_of(balance), _own_sides(balance)
    names = {claim.index: side_of(article, claim) for claim in claims}
    pairs = side_pairs(claims, list(names.values()))
    if own:
        return [sides for sides in pairs if tuple(names[c.index] for c in sides) == own]
    return [
        (one, other) for one, other in pairs if (names[other.index] == left if left else names[other.index] != "cost")
    ]


def _own_sides(balance: Claim) -> tuple[str, ...]:
    indicator = balance.indicator
    return indicator.balance_of if indicator is not None and indicator.is_net_of_people else ()


def is_planned(article: Article, claim: Claim) -> bool:
    """Whether a side is told as a plan alone: "доходы запланированы в размере 96 млрд, расходы — 98 млрд, дефицит — 2 млрд"."""
    if not (claim.role is Role.TARGET or "target" in claim.notes) or claim.role is Role.DELTA:
        return False
    if not (claim.own_indicator or side_of(article, claim) == "income"):
        return False
    beside = (c for c in around(article.claims, claim, 0) if c is not claim)
    levels = [c for c in beside if c.indicator is claim.indicator and is_level(c)]
    return all(c.own_period and not c.own_indicator for c in levels)  # the years after it


def _is_all_told(article: Article, plan: Claim) -> bool:
    """Whether nothing but the plan is told of a side: "доходов планируют получить 67,4 млрд. Дефицит окажется немногим более 1,1"."""
    beside, side = around(article.claims, plan, REACH, REACH), side_of(article, plan)
    alike = (c for c in beside if c.role is Role.LEVEL and c.figure.value * LIKE > plan.figure.value)
    rivals = [c for c in alike if side_of(article, c) == side]
    later = all(c.own_period and not c.own_indicator and c.sentence == plan.sentence for c in rivals)
    return later and plan.lead[-1:] != ("на",)  # "доходы, как ожидают, растут на 1,2 трлн"


def _is_part_of_plan(article: Article, side: Claim) -> bool:
    """Whether a side is part of one that is planned: "доходы запланированы в сумме 118 млрд, из них налоговые — 102 млрд"."""
    before = article.claims[max(0, side.index - 1)]
    return opens_list(side) and before.role is Role.TARGET and before.indicator is side.indicator


def listed_parts(article: Article) -> frozenset[int]:
    """The parts of a side that are told with it: its taxes, its subsidies."""
    narrow = (division for division in divisions(article) if division.adds_up(narrow=True))
    return frozenset(part.index for d in narrow for part in d.parts if part.indicator is d.whole.indicator)


def may_be_side(article: Article, balance: Claim, side: Claim) -> bool:
    """Whether a figure may be a side of a balance, whatever its time."""
    scopes = (balance.scope, OPERATING) if left_of(balance) else (balance.scope,)
    if side.scope not in scopes or side is balance or _is_part_of_plan(article, side):
        return False
    if is_of_gdp(balance) or is_of_gdp(side):
        return is_of_gdp(balance) and is_of_gdp(side)
    if side.unit != balance.unit and not is_elliptic(side):
        return False
    if side.role is not Role.LEVEL and side.sentence != balance.sentence and not _is_all_told(article, side):
        return False
    aside = side.depth > 0 and (side.sentence != balance.sentence or _is_aside(article, side))
    if aside and not _is_bracket_of(article, balance, side):
        return False
    return not _has_another(article, balance, side)


def _is_bracket_of(article: Article, balance: Claim, side: Claim) -> bool:
    """Whether brackets tell a side of the balance's time, and the level before them one of another: "12 млрд (за полугодие — 70 млрд)"."""
    before = [c for c in around(article.claims, side, 0) if c.index < side.index and c.depth < side.depth]
    outer = [c for c in before if c.unit == side.unit and c.indicator is side.indicator]
    return bool(outer) and same_time(balance, side) and not same_time(balance, outer[-1])


def _has_another(article: Article, balance: Claim, side: Claim) -> bool:
    """Whether a side stands, in another sentence, right before a balance of its own: "доходы — 191 млрд, расходы — 208, дефицит — 17"."""
    excess = balance.indicator is not None and balance.indicator.kind == "flow"  # "экспорт превысил импорт на 4 млрд"
    if side.sentence == balance.sentence or excess:
        return False
    later = (c for c in around(article.claims, side, 0) if c.index > side.index and c.unit == balance.unit)
    return any(c.role in _OWN and c.indicator is balance.indicator and c.own_indicator for c in later)


def _is_aside(article: Article, side: Claim) -> bool:
    """Whether brackets tell the side of another time, right behind that of the balance: "выручка — 4,9 млрд (в 2023-м — 3,7 млрд)"."""
    before = [c for c in around(article.claims, side, 0) if c.index < side.index]
    compared = side.own_period or (bool(before) and before[-1].role is Role.CHANGE and before[-1].depth == side.depth)
    return compared and any(c.indicator is side.indicator and is_level(c) and c.depth < side.depth for c in before)
