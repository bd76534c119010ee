"""Balances and the two sides that each is left of: exports and imports, income and expenses, births and deaths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import indicator_of
from tradecheck.claim.dated_lists import head_of_list
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.units import is_money
from tradecheck.relation.elliptic import is_elliptic
from tradecheck.relation.links import TRADE_PAIRS, around, is_level, opens_list, same_time, side_pairs
from tradecheck.relation.parts import divisions

REACH: Final = 5
"""How many sentences before a balance its sides may stand."""
AHEAD: Final = 3
"""How many after it."""
NEAREST: Final = 6
"""How many of the amounts before a balance, or after it, are tried as its sides."""
OF_PEOPLE: Final = frozenset({"natural", "migration"})
"""Balances of which the name tells the sides."""
CARRIED: Final = 0.9
"""What is lost where the times agree only if one of them was not carried along."""
SEVERAL: Final = 1.5
"""What is lost where other two sides may be meant."""
OF_CHANGE: Final = 3.0
"""What is lost where the amount is a change of the balance."""
OTHER_TIME: Final = 4.5
"""What is lost where the sides seem to be of another time."""
RECEIVED: Final = ("получ", "собра", "собер", "собир")
"""How the verbs begin that make income of what a treasury takes in, where expenses are told beside it."""
GDP: Final = ("ввп",)
_BESIDE: Final = 4
"""How many characters before a bracketed figure the number may end that it goes with."""
_OWN: Final = (Role.LEVEL, Role.TARGET, Role.PREVIOUS)
_TOLD: Final = (Role.LEVEL, Role.TARGET, Role.DELTA)
Sides = tuple[Claim, Claim]


class Balance(Struct, frozen=True):
    """A balance, two sides that it may be left of, the greater one not known, and what speaks against that, in log-odds."""

    balance: Claim
    sides: Sides
    doubt: float


def balances(article: Article) -> Iterator[Balance]:
    """Every balance that is named as one, with each two sides around it."""
    named = [claim for claim in article.claims if _is_named(article, claim)]
    if not named:
        return
    found = [claim for claim in article.claims if is_of_gdp(claim) or is_level(claim) or _is_planned(article, claim)]
    listed = _listed_parts(article)
    for claim in named:
        yield from _of(article, claim, [c for c in found if c.index not in listed])


def side_of(article: Article, claim: Claim) -> str:
    """The name of the side that a figure is: that of its indicator, or what its verb makes of it; "" where neither tells.

    "Казна получит 11,8 трлн рублей, а потратит 12,7 трлн": income and expenses.
    """
    if claim.indicator is not None:
        return claim.indicator.name
    head = head_of_list(article.claims, claim)
    received = any(word.startswith(RECEIVED) for word in head.lead)
    return "income" if received and is_money(claim.unit) else ""


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


def is_excess(claim: Claim) -> bool:
    """Whether one side is told to exceed the other by the amount: "доходы превысили расходы на 4 млрд рублей"."""
    named = {found.name for word in claim.lead if (found := indicator_of(word))}
    sides = any(set(pair) <= named for pair in TRADE_PAIRS)
    more = any(word.startswith("превыс") for word in claim.lead) or ("больше", "чем") in pairwise(claim.lead)
    return sides and "на" in claim.lead and more


def pairs_of(article: Article, balance: Claim, claims: Sequence[Claim]) -> list[Sides]:
    """The sides among ``claims``: of a profit what came in and what it is left after, of other balances any but the cost of sales."""
    left, own = left_of(balance), _own_sides(balance)
    names = {claim.index: side_of(article, claim) for claim in claims}
    pairs = side_pairs(claims, list(names.values()))
    if own:
        return [sides for sides in pairs if tuple(names[c.index] for c in sides) == own]
    return [(one, other) for one, other in pairs if (names[other.index] == left if left else names[other.index] != "cost")]


def _own_sides(balance: Claim) -> tuple[str, ...]:
    indicator = balance.indicator
    return indicator.balance_of if indicator is not None and indicator.name in OF_PEOPLE else ()


def _is_named(article: Article, claim: Claim) -> bool:
    told = claim.role in _TOLD or is_of_gdp(claim)
    named = _is_balance(claim) or is_excess(claim) or _is_of_next_year(article, claim)
    return told and named and not _is_behind_unread(article, claim)


def _is_balance(claim: Claim) -> bool:
    if claim.indicator is None or not claim.own_indicator:
        return False
    return bool(claim.indicator.balance_of) or bool(left_of(claim))


def _is_of_next_year(article: Article, claim: Claim) -> bool:
    """Whether a level goes on with the balances of a sentence: "дефицит — 391 млрд в 2014 году, 817 млрд в 2015-м"."""
    timed = claim.own_period or is_of_gdp(claim)
    if claim.own_indicator or not timed or claim.indicator is None or not claim.indicator.balance_of:
        return False
    here = (c for c in around(article.claims, claim, 0) if c.index < claim.index and c.unit == claim.unit)
    return any(c.indicator is claim.indicator and c.own_indicator for c in here)


def _is_behind_unread(article: Article, level: Claim) -> bool:
    """Whether brackets tell a level of a number that is no figure: "валовая прибыль 6250 (5200)"."""
    start = max(article.figures[level.index - 1].end if level.index else 0, level.figure.start - _BESIDE)
    return level.depth > 0 and article.text[start : level.figure.start].rstrip("( \u00a0")[-1:].isdigit()


def _is_planned(article: Article, claim: Claim) -> bool:
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
    beside = around(article.claims, plan, REACH, REACH)
    rivals = [c for c in beside if c.indicator is plan.indicator and c.role is Role.LEVEL]
    later = all(c.own_period and not c.own_indicator and c.sentence == plan.sentence for c in rivals)
    return later and plan.lead[-1:] != ("на",)  # "доходы, как ожидают, растут на 1,2 трлн"


def _is_part_of_plan(article: Article, side: Claim) -> bool:
    """Whether a side is part of one that is planned: "доходы запланированы в сумме 118 млрд, из них налоговые — 102 млрд"."""
    before = article.claims[max(0, side.index - 1)]
    return opens_list(side) and before.role is Role.TARGET and before.indicator is side.indicator


def _listed_parts(article: Article) -> frozenset[int]:
    """The parts of a side that are told with it: its taxes, its subsidies."""
    narrow = (division for division in divisions(article) if division.adds_up(narrow=True))
    return frozenset(part.index for d in narrow for part in d.parts if part.indicator is d.whole.indicator)


def _of(article: Article, balance: Claim, found: Sequence[Claim]) -> Iterator[Balance]:
    level = [c for c in around(found, balance, REACH, AHEAD) if _may_be_side(article, balance, c)]
    near = [c for c in level if same_time(balance, c)]
    carried = [c for c in level if same_time(balance, c) or not (balance.own_period and c.own_period)]
    doubt = 0.0
    if not pairs_of(article, balance, near):
        near, doubt = carried, CARRIED if carried else 0.0
    if balance.role is Role.DELTA and balance.lead[-1:] == ("на",) and not is_excess(balance):
        doubt = OF_CHANGE  # "дефицит вырос на 183 млн": unless the slip is that it should read «до»
    before = [c for c in near if c.index < balance.index][-NEAREST:]
    after = [c for c in near if c.index > balance.index][:NEAREST]
    if balance.role is Role.TARGET:
        after = [c for c in after if c.sentence == balance.sentence]  # "ждали дефицита в 46 млрд. Экспорт достиг 180 млрд"
    pairs = pairs_of(article, balance, before) or pairs_of(article, balance, after)
    close = [sides for sides in pairs if _stand_together(article, sides)]
    close = [sides for sides in close if sides[0].sentence == balance.sentence] or close
    for sides in pairs:
        alone = len(pairs) == 1 or [sides] == close
        yield Balance(balance, sides, doubt if alone else doubt + SEVERAL)
    former = [c for c in around(article.claims, balance, REACH) if c.role is Role.PREVIOUS and c.unit == balance.unit]
    # sides of a time that only the reader can tell: one that holds accounts for it
    for sides in (*pairs_of(article, balance, level[-8:]), *pairs_of(article, balance, former[-8:])):
        if sides not in pairs:
            yield Balance(balance, sides, OTHER_TIME)


def _may_be_side(article: Article, balance: Claim, side: Claim) -> bool:
    """Whether a figure may be a side of a balance, whatever its time."""
    if side.scope != balance.scope or side is balance or _is_part_of_plan(article, side):
        return False
    if is_of_gdp(balance) or is_of_gdp(side):
        return is_of_gdp(balance) and is_of_gdp(side)
    if side.unit != balance.unit and not is_elliptic(side):
        return False
    if side.role is not Role.LEVEL and side.sentence != balance.sentence and not _is_all_told(article, side):
        return False
    if side.depth and (side.sentence != balance.sentence or _is_aside(article, side)):
        return False
    return not _has_another(article, balance, side)


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


def _stand_together(article: Article, sides: Sides) -> bool:
    """Whether no other level stands between the two sides, and both stand in one sentence."""
    first, second = sorted(sides, key=lambda c: c.index)
    between = article.claims[first.index + 1 : second.index]
    return first.sentence == second.sentence and not any(is_level(c) for c in between)
