"""Which relations of an article are broken, and which single slips would mend them.

Relation by relation first; then every repair is tried on the whole article, since a repair that mends one relation and breaks
another is none (I. Fellegi, D. Holt, "A systematic approach to automatic edit and imputation", 1976; S. Scholtus, on errors that
satisfied edits rule out, 2011). Of rival readings of one statement the best that holds is taken, and the others are forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tradecheck.engine.slips import RATES, Candidate, recomputed, slips
from tradecheck.figure.model import Figure
from tradecheck.interval import Interval
from tradecheck.relation.model import Relation, Verdict, verdict

RECOMPUTED: Final = {"rate": 2.0, "share": 2.0, "change": 1.3, "level": 0.3}
"""How usual it is that the figure itself was computed wrongly, by what it is."""
TIGHT: Final = 0.7
"""What a repair gains that fits to half a unit of the last digit."""
MENDS: Final = 2.2
"""What a repair gains by each further relation that it mends."""
BREAKS: Final = 3.0
"""What it loses by each relation that held and holds no more."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A candidate with what it does to the article: the broken relations that it mends, and how good it is."""

    candidate: Candidate
    mended: frozenset[int]
    broken: int
    score: float


@dataclass(slots=True)
class System:
    """The relations of one article, weighed: one reading a statement."""

    figures: tuple[Figure, ...]
    narrow: dict[int, Interval]
    wide: dict[int, Interval]
    holding: list[Relation]
    failing: list[Relation]

    def confirmed(self, figure: int) -> int:
        """How many equations that hold the figure takes part in."""
        return sum(1 for r in self.holding if r.order == "=" and figure in r.figures)


def weigh(figures: tuple[Figure, ...], relations: Iterable[Relation]) -> System:
    """Judge every relation, and keep one reading of each statement."""
    narrow = {n: f.narrow for n, f in enumerate(figures)}
    wide = {n: f.wide for n, f in enumerate(figures)}
    statements: dict[object, list[tuple[Verdict, float, Relation]]] = {}
    for relation in relations:
        statements.setdefault(relation.statement, []).append((verdict(relation, narrow, wide), relation.prior, relation))
    system = System(figures, narrow, wide, [], [])
    for readings in statements.values():
        state, _, best = min(readings, key=lambda r: (r[0] is Verdict.FAILS, -r[1], r[0]))
        (system.failing if state is Verdict.FAILS else system.holding).append(best)
    return system


def repairs(system: System, relation: Relation) -> list[Repair]:
    """The repairs of one broken relation, best first, one for each figure and reading."""
    found: dict[tuple[int, str], Repair] = {}
    for candidate in _candidates(system, relation):
        repair = _try(system, relation, candidate)
        if repair is None:
            continue
        key = (candidate.place, candidate.replacement)
        if key not in found or found[key].score < repair.score:
            found[key] = repair
    return sorted(found.values(), key=lambda r: (-r.score, r.candidate.place, r.candidate.replacement))


def _candidates(system: System, relation: Relation) -> Iterator[Candidate]:
    for place in dict.fromkeys(relation.figures):
        figure = system.figures[place]
        required = relation.required(place, system.wide)
        if required is None:
            continue
        yield from (c for c in slips(place, figure) if c.figure.wide.meets(required))
        exact = relation.required(place, {n: Interval.point(f.value) for n, f in enumerate(system.figures)})
        if relation.order == "=" and exact is not None:
            yield from recomputed(place, figure, exact, RECOMPUTED[_kind(system, relation, place)])


def _kind(system: System, relation: Relation, place: int) -> str:
    if system.figures[place].unit in RATES:
        return "rate"
    return "change" if place == relation.subject and relation.absolute else "level"


def _try(system: System, relation: Relation, candidate: Candidate) -> Repair | None:
    narrow = system.narrow | {candidate.place: candidate.figure.narrow}
    wide = system.wide | {candidate.place: candidate.figure.wide}
    if not relation.holds(wide):
        return None
    touched = [r for r in system.failing if candidate.place in r.figures]
    mended = frozenset(n for n, r in enumerate(system.failing) if r in touched and r.holds(wide))
    broken = sum(1 for r in system.holding if candidate.place in r.figures and not r.holds(wide))
    unmended = len(touched) - len(mended)
    score = candidate.usual + MENDS * (len(mended) - 1) - BREAKS * broken - unmended
    score += TIGHT if relation.holds(narrow) else 0.0
    return Repair(candidate, mended, broken, score)
