"""Which relations of an article hold and which are broken.

Of rival readings of one statement the best that holds is taken, and the others are forgotten.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from tradecheck.claim.model import Article
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.relation.elliptic import elliptic, holds_multiplied
from tradecheck.relation.model import Relation, Verdict, verdict
from tradecheck.rules.base import Rule

TOLD: Final = 1.3
"""Prior from which words tell of a relation; below it, only the arithmetic does."""
HINTED: Final = 0.4
"""Prior from which a sum that holds is more than chance."""
NAMED: Final = 2.3
"""Prior from which words leave no doubt that a list is closed."""
RARE: Final = 4.0
"""How much likelier, in log-odds, a figure is right than wrong."""
COMPANY: Final = 30
"""How many figures before and after one keep it company."""


class System(Struct):
    """The relations of one article, weighed: one reading a statement."""

    article: Article
    narrow: dict[int, Interval]
    wide: dict[int, Interval]
    holding: list[Relation]
    failing: list[Relation]
    holding_with: dict[int, list[Relation]] = {}
    """The relations that hold, by their figures."""
    failing_with: dict[int, list[int]] = {}
    """The places of the relations that fail, by their figures."""

    def index(self) -> None:
        """Set up the look-up by figure, once all relations are in."""
        for relation in self.holding:
            for figure in set(relation.figures):
                self.holding_with.setdefault(figure, []).append(relation)
        for place, relation in enumerate(self.failing):
            for figure in set(relation.figures):
                self.failing_with.setdefault(figure, []).append(place)

    def is_confirmed(self, relation: Relation) -> bool:
        """Whether an equation that holds, and says something else, accounts for the relation's subject already."""
        told = (r for r in self.holding_with.get(relation.subject, ()) if r.order == "=" and r.prior >= TOLD)
        return any(independent(r, relation) for r in told)

    def parallels(self, relation: Relation) -> int:
        """How many sums of as many parts hold to the digit near this one: where one is told so, others are."""
        near = range(min(relation.figures) - COMPANY, max(relation.figures) + COMPANY + 1)
        beside = {id(r): r for place in near for r in self.holding_with.get(place, ())}.values()
        sums = (r for r in beside if r.rule == relation.rule and r.order == "=")
        alike = (r for r in sums if len(r.figures) == len(relation.figures))
        return sum(1 for r in alike if not set(r.figures) & set(relation.figures) and r.holds(self.narrow))

    def is_explained(self, relation: Relation) -> bool:
        """Whether another sum, of three parts or more, holds to the digit between figures that this one takes otherwise.

        Of levels that are sought far off, the sum that words tell of their whole accounts for it too.
        """
        taken, sought = set(relation.figures), relation.prior < 0
        near = {id(r): r for figure in taken for r in self.holding_with.get(figure, ())}.values()
        return any(
            r.rule == relation.rule
            and set(r.figures) != taken
            and (
                (len(r.figures) > 3 and len(taken & set(r.figures)) >= 2)
                or (sought and r.subject == relation.subject and r.order == "=" and r.prior >= TOLD)
            )
            and r.holds(self.narrow)
            for r in near
        )

    def is_told_anew(self, relation: Relation) -> bool:
        """Whether a change that holds is told of the same two levels, so that the word before it turned the other way is of others.

        "В ноябре просели, но в декабре — 290 тыс. тонн против 255 тыс., плюс 14%."
        """
        levels = set(relation.figures)
        told = (r for r in self.holding_with.get(relation.subject, ()) if r.order == "=" and r.prior >= TOLD)
        return any(
            levels < set(r.figures) and r.holds(self.narrow) for r in told if r.subject not in levels and not r.absolute
        )

    def is_outdone(self, relation: Relation) -> bool:
        """Whether a sum that holds to the digit takes the same parts of another whole, or the same whole with more parts or fewer."""
        taken = set(relation.figures)
        near = {id(r): r for figure in taken for r in self.holding_with.get(figure, ())}.values()
        sums = [r for r in near if r.rule == relation.rule and r.order == "=" and r.holds(self.narrow)]
        parts = taken - {relation.subject}
        same = (r for r in sums if r.subject == relation.subject and r.prior >= HINTED)
        return any(set(r.figures) < taken for r in same) or any(
            taken < set(r.figures) or parts == set(r.figures) - {r.subject} for r in sums
        )


def independent(one: Relation, other: Relation) -> bool:
    """Whether two relations have one figure in common at the most, and do not set it beside one level after another."""
    bounds = one.rule == other.rule and one.order == other.order != "="
    return not bounds and len(set(one.figures) & set(other.figures)) <= 1


def weigh(article: Article, rules: Iterable[Rule]) -> System:
    """Judge every relation that the rules find, and keep one reading of each statement."""
    relations = (relation for rule in rules for relation in rule.relations(article))
    narrow = {n: f.narrow for n, f in enumerate(article.figures)}
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    statements: dict[object, list[tuple[Verdict, float, Relation]]] = {}
    for relation in _each_once(article, relations):
        state = verdict(relation, narrow, wide)
        if state is Verdict.FAILS and (bare := elliptic(article, relation)) and holds_multiplied(relation, bare, wide):
            state = Verdict.LOOSE
        statements.setdefault(relation.statement, []).append((state, relation.prior, relation))
    system = System(article, narrow, wide, [], [])
    for readings in statements.values():
        best = min(readings, key=lambda r: (-r[1], r[0]))[-1]
        meant = min((r for r in readings if r[0] is not Verdict.FAILS), key=lambda r: (-r[1], r[0]), default=None)
        if meant is not None and (meant[-1] is best or accounts_for(meant[-1], best, wide)):
            system.holding.append(meant[-1])
            continue
        system.failing.append(best)
        if is_run(best):  # only the arithmetic can choose
            system.failing += [r for *_, r in readings if r is not best]
    system.index()
    return system


def accounts_for(holding: Relation, failing: Relation, wide: dict[int, Interval]) -> bool:
    """Whether a reading that holds was meant rather than a likelier one that fails.

    That it holds speaks for it, the more so the less room its roundings leave to chance; and slips are rare.
    """
    if holding.order != "=" and failing.order == "=" and failing.prior >= NAMED:
        return False  # that the parts are no more than the whole says nothing, where their names divide it
    return holding.prior + _gain(holding, wide) > failing.prior - RARE


def _gain(relation: Relation, wide: dict[int, Interval]) -> float:
    """How much it says that a relation holds: the log of how seldom figures of that size would meet by chance."""
    reported = wide[relation.subject]
    try:
        computed = relation.computed(wide)
    except ZeroDivisionError:
        return 0.0
    room = reported.high - reported.low + computed.high - computed.low
    size = 2 * abs(reported.middle)
    return math.log(size / room) if 0 < room < size else 0.0


def is_run(relation: Relation) -> bool:
    """Whether the relation is one of many readings of figures that merely stand together."""
    return relation.reading == "run"


def _each_once(article: Article, relations: Iterable[Relation]) -> list[Relation]:
    """The relations, those of one rule between the same figures only in their surest reading.

    A rate and a difference are told of two levels in their order; parts make up their whole in any.
    """
    best: dict[tuple[str, str, int, tuple[int, ...], str], Relation] = {}
    for relation in relations:
        ordered = article.figures[relation.subject].unit in RATES or relation.is_difference
        figures = relation.figures if ordered else tuple(sorted(relation.figures))
        key = relation.rule, relation.order, relation.subject, figures, relation.words.en
        if key not in best or best[key].prior < relation.prior:
            best[key] = relation
    return list(best.values())
