"""Which relations of an article are broken, and which single slips would mend them.

Relation by relation first; then every repair is tried on the whole article, since a repair that mends one relation and breaks
another is none (I. Fellegi, D. Holt, "A systematic approach to automatic edit and imputation", 1976; S. Scholtus, on errors that
satisfied edits rule out, 2011). Of rival readings of one statement the best that holds is taken, and the others are forgotten.
"""

from __future__ import annotations

import math
from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.engine.slips import Candidate, recomputed, slips
from tradecheck.engine.words import edits
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.relation.model import Alternative, Relation, Verdict, verdict
from tradecheck.rules.base import Rule

RECOMPUTED: Final = {"rate": 2.0, "change": 1.3, "level": 0.3}
"""How usual it is that the figure itself was computed wrongly, by what it is."""
WORDS: Final = {
    "direction": 2.6,
    "percent for times": 3.4,
    "times for percent": 3.0,
    "percent for points": 3.2,
    "by for to": 2.6,
    "base period": 3.0,
}
"""How usual the slips of words are."""
TIGHT: Final = 0.7
"""What a repair gains that fits to half a unit of the last digit."""
SPECIFIC: Final = 2.4
"""From here on a repair is a slip of its own kind, not just another number put in."""
TOLD: Final = 1.3
"""Prior from which words tell of a relation; below it, only the arithmetic does."""
MENDS: Final = 2.2
"""What a repair gains by each further relation that it mends."""
AGAIN: Final = 0.8
"""What a repair gains that undoes another usual slip too: "64" is both "46" with its digits swapped and what the levels give."""
NAMED: Final = 2.3
"""Prior from which words leave no doubt that a list is closed."""
RARE: Final = 4.0
"""How much likelier, in log-odds, a figure is right than wrong."""
BREAKS: Final = 3.0
"""What it loses by each relation that held and holds no more."""
COMPANY: Final = 30
"""How many figures before and after one keep it company."""
SCALED: Final = frozenset({"multiplier", "lost multiplier", "moved comma"})
"""Slips that change a figure's order of magnitude, and are judged by the company it keeps."""


class Repair(NamedTuple):
    """A candidate with what it does to the article: the broken relations that it mends, and how good it is."""

    candidate: Candidate
    mended: frozenset[int]
    broken: int
    score: float


@dataclass(slots=True)
class System:
    """The relations of one article, weighed: one reading a statement."""

    article: Article
    narrow: dict[int, Interval]
    wide: dict[int, Interval]
    holding: list[Relation]
    failing: list[Relation]
    holding_with: dict[int, list[Relation]] = field(default_factory=dict)
    """The relations that hold, by their figures."""
    failing_with: dict[int, list[int]] = field(default_factory=dict)
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
        """Whether another sum, of three parts or more, holds to the digit between figures that this one takes otherwise."""
        taken = set(relation.figures)
        near = {id(r): r for figure in taken for r in self.holding_with.get(figure, ())}.values()
        return any(
            r.rule == relation.rule and len(r.figures) > 3 and len(taken & set(r.figures)) >= 2 and r.holds(self.narrow)
            for r in near
        )

    def is_outdone(self, relation: Relation) -> bool:
        """Whether a sum that holds to the digit takes the same parts of another whole, or the same whole with one part more."""
        taken = set(relation.figures)
        near = {id(r): r for figure in taken for r in self.holding_with.get(figure, ())}.values()
        sums = [r for r in near if r.rule == relation.rule and r.order == "=" and r.holds(self.narrow)]
        parts = taken - {relation.subject}
        return any(taken < set(r.figures) or parts == set(r.figures) - {r.subject} for r in sums)


def independent(one: Relation, other: Relation) -> bool:
    """Whether two relations have one figure in common at the most."""
    return len(set(one.figures) & set(other.figures)) <= 1


def weigh(article: Article, rules: Iterable[Rule]) -> System:
    """Judge every relation that the rules find, and keep one reading of each statement."""
    relations = (relation for rule in rules for relation in rule.relations(article))
    narrow = {n: f.narrow for n, f in enumerate(article.figures)}
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    statements: dict[object, list[tuple[Verdict, float, Relation]]] = {}
    for relation in _each_once(relations):
        statements.setdefault(relation.statement, []).append(
            (verdict(relation, narrow, wide), relation.prior, relation)
        )
    system = System(article, narrow, wide, [], [])
    for readings in statements.values():
        best = min(readings, key=lambda r: (-r[1], r[0]))[-1]
        meant = min((r for r in readings if r[0] is not Verdict.FAILS), key=lambda r: (-r[1], r[0]), default=None)
        if meant is not None and (meant[-1] is best or accounts_for(meant[-1], best, wide)):
            system.holding.append(meant[-1])
            continue
        system.failing.append(best)
        if _is_run(best):  # only the arithmetic can choose
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


def _is_run(relation: Relation) -> bool:
    """Whether the relation is one of many readings of figures that merely stand together."""
    return isinstance(relation.statement, tuple) and relation.statement[0] == "run"


def _each_once(relations: Iterable[Relation]) -> list[Relation]:
    """The relations, those of one rule between the same figures only in their surest reading."""
    best: dict[tuple[str, str, int, tuple[int, ...]], Relation] = {}
    for relation in relations:
        key = relation.rule, relation.order, relation.subject, tuple(sorted(relation.figures))
        if key not in best or best[key].prior < relation.prior:
            best[key] = relation
    return list(best.values())


def repairs(system: System, relation: Relation) -> list[Repair]:
    """The repairs of one broken relation, best first, each edit once."""
    found: dict[tuple[object, ...], Repair] = {}
    tries = [_try(system, relation, candidate) for candidate in _candidates(system, relation)]
    tries += [_turn(system, relation, alternative) for alternative in relation.alternatives]
    for repair in filter(None, tries):
        key = (repair.candidate.place, repair.candidate.edits)
        if key in found:  # two slips that lead to one text make it likelier than either
            first, second = sorted((found[key], repair), key=lambda r: r.score)
            more = AGAIN if first.candidate.kind != second.candidate.kind else 0.0
            repair = second._replace(score=second.score + more)
        found[key] = repair
    return sorted(found.values(), key=lambda r: (-r.score, r.candidate.place, r.candidate.replacement))


def _candidates(system: System, relation: Relation) -> Iterator[Candidate]:
    figures = system.article.figures
    points = {n: Interval.point(figures[n].value) for n in relation.figures}
    for place in dict.fromkeys(relation.figures):
        required = relation.required(place, system.wide)
        if required is None:
            continue
        least = 0.0 if relation.prior >= TOLD else SPECIFIC
        yield from (c for c in slips(place, figures[place], required, least) if c.figure.wide.meets(required))
        exact = relation.required(place, points)
        if relation.order == "=" and exact is not None and relation.prior >= TOLD:
            yield from recomputed(place, figures[place], exact, RECOMPUTED[_kind(system.article.claims[place])])


def _kind(claim: Claim) -> str:
    if claim.unit in RATES:
        return "rate"
    derived = claim.role is Role.DELTA or (claim.indicator is not None and bool(claim.indicator.balance_of))
    return "change" if derived else "level"


def _try(system: System, relation: Relation, candidate: Candidate) -> Repair | None:
    """What the article looks like with the candidate in place; ``None`` if the relation is broken still."""
    narrow = ChainMap({candidate.place: candidate.figure.narrow}, system.narrow)
    wide = ChainMap({candidate.place: candidate.figure.wide}, system.wide)
    if not relation.holds(wide):
        return None
    touched = [
        n
        for n in system.failing_with.get(candidate.place, ())
        if system.failing[n] is relation or (system.failing[n].prior >= TOLD and not _is_run(system.failing[n]))
    ]
    mended = frozenset(n for n in touched if system.failing[n].holds(wide))
    kept = (r for r in system.holding_with.get(candidate.place, ()) if r.prior >= TOLD)
    broken = sum(1 for r in kept if not r.holds(wide))
    score = candidate.usual + MENDS * (len(mended) - 1) - BREAKS * broken - (len(touched) - len(mended))
    score += TIGHT if relation.holds(narrow) else 0.0
    derived = candidate.place == relation.subject and relation.order == "="
    if candidate.kind in SCALED and candidate.figure.unit not in RATES and not derived:
        score += _company(system, candidate)
    return Repair(candidate, mended, broken, score)


def _company(system: System, candidate: Candidate) -> float:
    """Whether another order of magnitude brings the figure nearer to the others of its unit, or takes it away from them."""
    figures = system.article.figures
    figure = figures[candidate.place]
    near = range(max(0, candidate.place - COMPANY), min(len(figures), candidate.place + COMPANY + 1))
    others = [
        figures[n].value
        for n in near
        if n != candidate.place and figures[n].unit == figure.unit and figures[n].value > 0
    ]
    if not others or figure.value <= 0 or candidate.figure.value <= 0:
        return 0.0
    before = min(abs(math.log10(figure.value / other)) for other in others)
    after = min(abs(math.log10(candidate.figure.value / other)) for other in others)
    return 0.8 if after < before else -1.5


def _turn(system: System, relation: Relation, alternative: Alternative) -> Repair | None:
    """The repair of a word beside the subject, where its number fits the other reading."""
    if not alternative.holds(system.wide[relation.subject], system.wide):
        return None
    figure = system.article.figures[relation.subject]
    changed = edits(system.article.text, figure, alternative.kind)
    tight = alternative.holds(system.narrow[relation.subject], system.narrow)
    score = WORDS[alternative.kind] + (TIGHT if tight else 0.0)
    beside = {n for place in relation.figures for n in system.failing_with.get(place, ())}
    mended = frozenset(
        n
        for n in beside
        if system.failing[n] is relation or _turns_too(system, system.failing[n], relation, alternative)
    )
    candidate = Candidate(relation.subject, changed, figure, alternative.kind, WORDS[alternative.kind])
    return Repair(candidate, mended, 0, score + MENDS * (len(mended) - 1))


def _turns_too(system: System, other: Relation, relation: Relation, alternative: Alternative) -> bool:
    """Whether the same word mends another relation of the frame too: the direction of a rate and of its levels."""
    claims = system.article.claims
    if claims[other.subject].frame != claims[relation.subject].frame:
        return False
    return any(
        a.kind == alternative.kind and a.holds(system.wide[other.subject], system.wide) for a in other.alternatives
    )
