"""Balances and the two sides that each is left of: exports and imports, income and expenses, births and deaths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import cues, indicator_of
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.links import TRADE_PAIRS, around, close_by, is_level, same_time
from tradecheck.relation.sides import REACH, Sides, is_of_gdp, is_planned, left_of, listed_parts, may_be_side, pairs_of

AHEAD: Final = 3
"""How many sentences after a balance its sides may stand."""
NEAREST: Final = 6
"""How many of the amounts before a balance, or after it, are tried as its sides."""
CARRIED: Final = 0.9
"""What is lost where the times agree only if one of them was not carried along."""
SEVERAL: Final = 1.5
"""What is lost where other two sides may be meant."""
OF_CHANGE: Final = 3.0
"""What is lost where the amount is a change of the balance."""
FORMER: Final = 0.3
"""What is lost where balance and sides are of the base period, which each of them may have of its own."""
OTHER_TIME: Final = 4.5
"""What is lost where the sides seem to be of another time."""
EXCEEDS: Final = ("превыс", "перевес", "превзош", "перекры", "обогн", "опереди", "опереж")
"""How the verbs begin that set one side above the other."""
_BESIDE: Final = 4
"""How many characters before a bracketed figure the number may end that it goes with."""
_TOLD: Final = (Role.LEVEL, Role.TARGET, Role.DELTA, Role.PREVIOUS)


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
    found = [claim for claim in article.claims if is_of_gdp(claim) or is_level(claim) or is_planned(article, claim)]
    listed = listed_parts(article)
    for claim in named:
        if claim.role is Role.PREVIOUS:
            yield from _of_former(article, claim)
        else:
            yield from _of(article, claim, [c for c in found if c.index not in listed])


def is_excess(claim: Claim) -> bool:
    """Whether one side is told to exceed the other by the amount: "доходы превысили расходы на 4 млрд рублей"."""
    named = {found.name for word in claim.lead if (found := indicator_of(word))}
    sides = any(set(pair) <= named for pair in TRADE_PAIRS)
    more = any(word.startswith(EXCEEDS) for word in claim.lead) or ("больше", "чем") in pairwise(claim.lead)
    return sides and "на" in claim.lead and more


def _is_excess_behind(article: Article, claim: Claim) -> bool:
    """The same with each side's amount in brackets behind it: "расходы (203,6 млрд) превысили доходы (197,4 млрд) на 6,2 млрд"."""
    one, other = article.claims[max(0, claim.index - 2) : claim.index] if claim.index > 1 else (claim, claim)
    named = (one.indicator, other.indicator)
    told = claim.lead == ("на",) and other.lead[:1] != () and other.lead[0].startswith(EXCEEDS)
    inside = one.depth > claim.depth and other.depth > claim.depth and one.sentence == other.sentence == claim.sentence
    return told and inside and None not in named and any(set(pair) == {i.name for i in named if i} for pair in TRADE_PAIRS)


def _is_named(article: Article, claim: Claim) -> bool:
    told = claim.role in _TOLD or is_of_gdp(claim)
    named = _is_balance(article, claim) or is_excess(claim) or _is_excess_behind(article, claim) or _is_of_next_year(article, claim)
    return told and named and not _is_behind_unread(article, claim)


def _is_balance(article: Article, claim: Claim) -> bool:
    if claim.indicator is None or not (claim.own_indicator or _goes_on_with_change(article, claim)) or _is_of_account(claim):
        return False
    return bool(claim.indicator.balance_of) or bool(left_of(claim))


def _is_of_account(claim: Claim) -> bool:
    """Whether a balance is that of an account, which trade is only a part of: "счёт текущих операций сведён с профицитом"."""
    return any(word.startswith("счет") and before != "за" for before, word in pairwise(("", *claim.lead)))


def _goes_on_with_change(article: Article, level: Claim) -> bool:
    """Whether a level is what the change before it has led to: "дефицит становится больше на 182 млн и равен 3,4 млрд"."""
    before = article.claims[max(0, level.index - 1)]
    told = before.role in (Role.CHANGE, Role.DELTA) and before.own_indicator and before.indicator is level.indicator
    reached = level.lead[-1:] == ("до",) or any("reach" in cues(word) for word in level.lead[-2:])
    return told and reached and before.sentence == level.sentence and before.depth == level.depth


def _is_of_next_year(article: Article, claim: Claim) -> bool:
    """Whether a level goes on with the balances of a sentence: "дефицит — 391 млрд в 2014 году, 817 млрд в 2015-м"."""
    timed = claim.own_period or is_of_gdp(claim)
    if claim.own_indicator or not timed or claim.indicator is None or not claim.indicator.balance_of:
        return False
    here = (c for c in around(article.claims, claim, 0) if c.index < claim.index)
    told = (c for c in here if c.unit == claim.unit or is_of_gdp(c))
    return any(c.indicator is claim.indicator and c.own_indicator for c in told)


def _is_behind_unread(article: Article, level: Claim) -> bool:
    """Whether brackets tell a level of a number that is no figure: "валовая прибыль 6250 (5200)"."""
    start = max(article.figures[level.index - 1].end if level.index else 0, level.figure.start - _BESIDE)
    return level.depth > 0 and article.text[start : level.figure.start].rstrip("( \u00a0")[-1:].isdigit()


def _of(article: Article, balance: Claim, found: Sequence[Claim]) -> Iterator[Balance]:
    level = [c for c in around(found, balance, REACH, AHEAD) if may_be_side(article, balance, c)]
    near = [c for c in level if same_time(balance, c) or _is_up_to(c, balance)]
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
    reached = [sides for sides in pairs if all(side.lead[-1:] == ("до",) for side in sides)]
    close = [sides for sides in pairs if _stand_together(article, sides)]
    close = [sides for sides in close if sides[0].sentence == balance.sentence] or close
    close = reached if len(reached) == 1 else close  # "расходы — плюс 3,4 млрд, до 97,2 млрд"
    for sides in pairs:
        alone = len(pairs) == 1 or [sides] == close
        yield Balance(balance, sides, doubt if alone else doubt + SEVERAL)
    former = [c for c in around(article.claims, balance, REACH) if c.role is Role.PREVIOUS and c.unit == balance.unit]
    # sides of a time that only the reader can tell: one that holds accounts for it
    for sides in (*pairs_of(article, balance, level[-8:]), *pairs_of(article, balance, former[-8:])):
        if sides not in pairs:
            yield Balance(balance, sides, OTHER_TIME)


def _is_up_to(side: Claim, balance: Claim) -> bool:
    """Whether a side is told as of the day after the last of the balance's period: "к 1 июля в казну пришло..." of a first half."""
    day, span = side.period, balance.period
    if day is None or span is None or not span.cumulative or day.kind != "day" or day.first is None or span.last is None:
        return False
    return (day.first - span.last).days == 1


def _of_former(article: Article, balance: Claim) -> Iterator[Balance]:
    """The balance of the base period, with the sides that are told of it: "экспорт упал с 4,2 млрд, импорт вырос с 3,8, сальдо — с 0,4"."""
    former = [c for c in close_by(article, balance, REACH, AHEAD) if c.role is Role.PREVIOUS and c is not balance]
    alike = [c for c in former if c.unit == balance.unit and c.scope == balance.scope]
    pairs = pairs_of(article, balance, alike)
    others = any(c.indicator is balance.indicator for c in alike)
    for sides in pairs:
        apart = any(c.own_period and balance.own_period and not same_time(balance, c) for c in sides)
        yield Balance(balance, sides, OTHER_TIME if apart or others or len(pairs) > 1 else FORMER)


def _stand_together(article: Article, sides: Sides) -> bool:
    """Whether no other level stands between the two sides, and both stand in one sentence."""
    first, second = sorted(sides, key=lambda c: c.index)
    between = article.claims[first.index + 1 : second.index]
    return first.sentence == second.sentence and not any(is_level(c) for c in between)
