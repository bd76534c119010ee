"""How much a balance has changed, and how much its two sides: "доходы увеличены на 1,9 млрд, расходы на 3,1 млрд, дефицит на 1,2 млрд"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from msgspec import Struct

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.links import close_by, same_time
from tradecheck.relation.sides import Sides, pairs_of, side_of

REACH: Final = 3
"""How many sentences before the change of a balance, or after it, those of its sides may stand."""


class BalanceChange(Struct, frozen=True):
    """The change of a balance and those of two sides."""

    change: Claim
    sides: Sides

    @property
    def formula(self) -> Formula:
        """What the balance changes by: what the changes of the sides leave of each other, or both where they go apart."""
        first, second = (Figure(side.index) for side in self.sides)
        apart = self.sides[0].direction * self.sides[1].direction < 0
        return first + second if apart else first - second


def balance_changes(article: Article) -> Iterator[BalanceChange]:
    """Every change of a balance beside the only two changes of its sides that are told of one time."""
    for change in article.claims:
        if change.indicator is None or not change.indicator.balance_of or not _is_told(change):
            continue
        near = [c for c in close_by(article, change, REACH, REACH) if c is not change and _goes_with(article, change, c)]
        if len(pairs := pairs_of(article, change, near)) == 1 and not _is_told_of_more(pairs[0]):
            yield BalanceChange(change, pairs[0])


def _is_told(change: Claim) -> bool:
    return change.role is Role.DELTA and change.own_indicator and bool(change.direction) and not change.depth


def _goes_with(article: Article, change: Claim, side: Claim) -> bool:
    alike = side.unit == change.unit and side.scope == change.scope and _is_told(side)
    return alike and same_time(change, side) and bool(side_of(article, side))


def _is_told_of_more(sides: Sides) -> bool:
    """Whether something else goes into the change: "помимо этого"."""
    return "besides" in frozenset(chain.from_iterable(side.notes for side in sides))
