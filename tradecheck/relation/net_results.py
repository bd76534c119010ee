"""What two sides come to where no balance is named: profits less losses, people who came less those who left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.balances import Balance
from tradecheck.relation.links import around, is_level, same_time
from tradecheck.relation.sides import pairs_of

REACH: Final = 2
"""How many sentences the profits and losses may stand from what they come to."""
UNNAMED: Final = 0.2
"""What is lost where no word names the balance."""
PAIR: Final = 2
GAINED: Final = ("прибыл", "заработ")
"""How the words begin that tell of profits."""
LOST: Final = ("убыт", "минус", "потер")
"""And those that tell of losses."""


def net_results(article: Article) -> Iterator[Balance]:
    """Net results of many companies, and net changes of people."""
    for claim in article.claims:
        if claim.role is Role.LEVEL and _is_net_result(article, claim):
            yield from _of_companies(article, claim)
        elif claim.role is Role.DELTA and claim.unit == "1":
            yield from _of_people(article, claim)


def _is_net_result(article: Article, claim: Claim) -> bool:
    """Whether a level is what the profits of some and the losses of others come to: "сальдированный результат — 118 млрд"."""
    told = claim.indicator is not None and claim.indicator.name == "balance" and claim.scope.startswith("прибы")
    start = max(article.sentences[claim.sentence].start, article.figures[claim.index - 1].end if claim.index else 0)
    return told or "сальдирован" in article.text[start : claim.figure.start].lower()


def _of_companies(article: Article, net: Claim) -> Iterator[Balance]:
    """"303 предприятия заработали 128 млрд, ещё 115 потеряли 10 млрд; сальдированный результат — 118 млрд"."""
    alike = [
        c for c in around(article.claims, net, REACH, REACH) if c is not net and c.unit == net.unit and is_level(c)
    ]
    beside = {c.index: c for c in alike if c.depth == net.depth and same_time(net, c)}
    words = {n: (*c.lead, *_counted(article, n)) for n, c in beside.items()}
    gained = [n for n in beside if any(w.startswith(GAINED) for w in words[n])]
    lost = [n for n in beside if any(w.startswith(LOST) for w in words[n]) and n not in gained]
    if len(gained) == len(lost) == 1:
        yield Balance(net, (beside[gained[0]], beside[lost[0]]), UNNAMED)


def _counted(article: Article, level: int) -> tuple[str, ...]:
    """The words of the number of companies that a level is told of: "убыток 115 предприятий составил 10 млрд"."""
    before = article.claims[max(0, level - 1)]
    return (*before.lead, *before.behind) if before.unit == "1" and before.index < level else before.behind


def _of_people(article: Article, delta: Claim) -> Iterator[Balance]:
    """People lost or gained, told right after those who came and those who left: "прибыли 27 тыс., выбыли 30 тыс., потеряно 3 тыс."."""
    before = [
        c
        for c in article.claims[max(0, delta.index - PAIR) : delta.index]
        if c.sentence == delta.sentence and is_level(c) and c.depth == delta.depth
    ]
    yield from (Balance(delta, sides, UNNAMED) for sides in pairs_of(article, delta, before))
