"""How a population changes: by its natural change and by migration, each of them a gain or a loss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.links import close_by, same_time

REACH: Final = 2
"""How many sentences from the change of a population its two causes may be told."""
CAUSES: Final = ("natural", "migration")
GAIN: Final = ("прирост", "приток", "положительн", "плюс", "прибавк", "прибыл")
LOSS: Final = ("убыл", "отток", "отрицательн", "минус", "потер")
"""How the words begin that tell whether a population gains by a cause or loses."""


class PopulationChange(Struct, frozen=True):
    """The change of a population with its natural change and its net migration."""

    change: Claim
    natural: Claim
    migration: Claim

    @property
    def formula(self) -> Formula:
        """What the two causes come to, losses counted as such."""
        one, other = Figure(self.natural.index), Figure(self.migration.index)
        return one + other if _sign(self.natural) == _sign(self.migration) else one - other


def population_changes(article: Article) -> Iterator[PopulationChange]:
    """Every change of a population beside the only two causes that are told with a sign: "прибавилось 88 тыс.: прирост 95, отток 7"."""
    if not any(map(_is_cause, article.claims)):
        return
    for change in article.claims:
        if change.role is not Role.DELTA or change.unit != "1" or change.depth or _is_of_cause(change):
            continue
        causes = [c for c in close_by(article, change, REACH, REACH) if _is_cause(c)]
        timely = [c for c in causes if same_time(change, c) or not (change.own_period and c.own_period)]
        natural, migration = ([c for c in timely if c.indicator and c.indicator.name == name] for name in CAUSES)
        if len(natural) == len(migration) == 1:
            yield PopulationChange(change, natural[0], migration[0])


def _is_cause(level: Claim) -> bool:
    """Whether a level is told to be a natural change or a net migration, and which way it goes."""
    named = level.indicator is not None and level.indicator.name in CAUSES and level.own_indicator
    return named and level.role is Role.LEVEL and bool(_sign(level))


def _is_of_cause(change: Claim) -> bool:
    """Whether the change is one of births or deaths, of those who came or left, or of a cause itself."""
    return change.indicator is not None and change.own_indicator and change.indicator.name != "population"


def _sign(cause: Claim) -> int:
    words = (*cause.lead, *cause.after)
    gains, losses = (any(word.startswith(stems) for word in words) for stems in (GAIN, LOSS))
    return gains - losses
