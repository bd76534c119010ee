"""Which single slips, undone, would mend a broken relation.

Every repair is tried on the whole article, since a repair that mends one relation and breaks another is none (I. Fellegi, D. Holt,
"A systematic approach to automatic edit and imputation", 1976; S. Scholtus, on errors that satisfied edits rule out, 2011).
"""

from __future__ import annotations

import math
from collections import ChainMap
from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.model import Claim, Role
from tradecheck.engine.candidate import ANEW, Candidate
from tradecheck.engine.slips import recomputed, slips
from tradecheck.engine.system import COMPANY, TOLD, System, is_run
from tradecheck.engine.words import edits
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Node, Values
from tradecheck.relation.model import Alternative, Relation

RECOMPUTED: Final = {"rate": 2.0, "change": 1.3, "level": 0.3}
"""How usual it is that the figure itself was computed wrongly, by what it is."""
LEFT_OUT: Final = 2.5
"""The same of a total in which one of its parts was forgotten."""
TURNED: Final = 2.6
"""The same of a change that is counted from the wrong one of its two levels, or of the index told for the growth."""
HUNDRED: Final = Interval.point(100)
LEAST_INDEX: Final = 80
"""No less is told as an index: a share of so much may have been taken for a change."""
COPIED: Final = 2.8
"""The same of a level that says just what the one before does."""
TELLING: Final = 3
"""So many digits are seldom those of two parts."""
PAIR: Final = 2
WORDS: Final = {
    "direction": 2.6,
    "percent for times": 3.4,
    "times for percent": 3.0,
    "percent for points": 3.2,
    "points for percent": 3.2,
    "by for to": 2.6,
    "to for by": 2.6,
    "base period": 3.0,
}
"""How usual the slips of words are."""
TIGHT: Final = 0.7
"""What a repair gains that fits to half a unit of the last digit."""
SPECIFIC: Final = 2.4
"""From here on a repair is a slip of its own kind, not just another number put in."""
MENDS: Final = 2.2
"""What a repair gains by each further relation that it mends."""
AGAIN: Final = 0.8
"""What a repair gains that undoes another usual slip too: "64" is both "46" with its digits swapped and what the levels give."""
BREAKS: Final = 3.0
"""What it loses by each relation that held and holds no more."""
SCALED: Final = frozenset({"multiplier", "lost multiplier", "moved comma"})
"""Slips that change a figure's order of magnitude, and are judged by the company it keeps."""


class Repair(Struct, frozen=True):
    """A candidate with what it does to the article: the broken relations that it mends, and how good it is."""

    candidate: Candidate
    mended: frozenset[int]
    broken: int
    score: float
    slip: str = ""
    """The slip that leads to the same figure, where a sum done anew does and is likelier."""

    @property
    def kind(self) -> str:
        """What kind of slip it undoes: that of a figure done anew is the one that leads there too, if any does."""
        return self.slip or self.candidate.kind


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
            repair = replace(second, score=second.score + more, slip=second.slip or first.slip)
        found[key] = repair
    return sorted(found.values(), key=_rank)


def _rank(repair: Repair) -> tuple[float, bool, int, str]:
    """The better first; of equal ones first the slip undone, for it keeps the digits that were printed."""
    candidate = repair.candidate
    return -repair.score, candidate.kind == ANEW, candidate.place, candidate.replacement


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
            usual = RECOMPUTED[_kind(system.article.claims[place])]
            other = _is_of_other_base(system, relation) or _is_index(system, relation)
            usual = TURNED if place == relation.subject and other else usual
            short = place == relation.subject and _leaves_one_out(system, relation)
            copied = _is_copied(system, relation, place) or _is_repeated(system, relation, place)
            yield from recomputed(place, figures[place], exact, max(COPIED * copied, LEFT_OUT if short else usual))


def _leaves_one_out(system: System, relation: Relation) -> bool:
    """Whether a total is, to the digit, what its parts come to without one of them."""
    if not isinstance(relation.formula, Node) or relation.formula.sign != "+" or len(relation.figures) <= PAIR + 1:
        return False
    reported, computed = system.narrow[relation.subject], relation.computed(system.narrow)
    return any(reported.meets(computed - system.narrow[part]) for part in relation.formula.figures())


def _is_of_other_base(system: System, relation: Relation) -> bool:
    """Whether a change is counted, to the digit, from the level that it led to: "с 10 до 13 млн, на 23%"."""
    rate, *levels = relation.figures
    changes = system.article.claims[rate].role is Role.CHANGE
    if len(levels) != PAIR or system.article.figures[rate].unit != "%" or not changes:
        return False
    one, other = (system.narrow[n] for n in levels)
    if one.low <= 0 or other.low <= 0:
        return False
    apart = [abs(x / y - 1) * 100 for x, y in ((one.middle, other.middle), (other.middle, one.middle))]
    return any(system.narrow[rate].low <= value <= system.narrow[rate].high for value in apart)


def _is_index(system: System, relation: Relation) -> bool:
    """Whether a change is, to the digit, told as the index: "вырос на 123,5%" for 23,5%, "упал на 93,1%" for 6,9%."""
    told = system.narrow[relation.subject]
    changes = system.article.claims[relation.subject].role is Role.CHANGE
    if not changes or system.article.figures[relation.subject].unit != "%" or told.low < LEAST_INDEX:
        return False
    required = relation.required(relation.subject, system.narrow)
    form = told - HUNDRED if told.low > HUNDRED.low else HUNDRED - told
    return required is not None and form.low > 0 and required.meets(form)


def _is_copied(system: System, relation: Relation, place: int) -> bool:
    """Whether a level is printed as the one that it changed from is: "собрано 9,48 млрд, на 9% больше прошлогодних 9,48 млрд"."""
    figures, levels = system.article.figures, set(relation.figures[1:])
    change = figures[relation.subject].unit in RATES or system.article.claims[relation.subject].role is Role.DELTA
    if place == relation.subject or len(levels) != PAIR or not change:
        return False
    one, other = (figures[n] for n in levels)
    return one.digits == other.digits != "" and one.value == other.value


def _is_repeated(system: System, relation: Relation, place: int) -> bool:
    """Whether a part is printed as another of its sum is, to three digits or more: "экспорт — 173,5 тыс., импорт — 173,5 тыс."."""
    figures = system.article.figures
    if place == relation.subject or not isinstance(relation.formula, Node) or relation.formula.sign != "+":
        return False
    one = figures[place]
    claims = system.article.claims
    beside = (n for n in relation.figures[1:] if n != place and claims[n].sentence == claims[place].sentence)
    others = (figures[n] for n in beside)  # told in another sentence, it is told anew
    telling = sum(digit.isdigit() for digit in one.digits) >= TELLING
    return telling and any(other.digits == one.digits and other.value == one.value for other in others)


def _kind(claim: Claim) -> str:
    if claim.unit in RATES:
        return "rate"
    derived = claim.role is Role.DELTA or (claim.indicator is not None and bool(claim.indicator.balance_of))
    return "change" if derived else "level"


def _try(system: System, relation: Relation, candidate: Candidate) -> Repair | None:
    """What the article looks like with the candidate in place; ``None`` if the relation is broken still."""
    narrow = narrow_with(system, candidate)
    wide = ChainMap({candidate.place: candidate.figure.wide}, system.wide)
    if not relation.holds(wide):
        return None
    touched = [
        n
        for n in system.failing_with.get(candidate.place, ())
        if system.failing[n] is relation or (system.failing[n].prior >= TOLD and not is_run(system.failing[n]))
    ]
    mended = frozenset(n for n in touched if system.failing[n].holds(wide))
    kept = (r for r in system.holding_with.get(candidate.place, ()) if r.prior >= TOLD)
    broken = sum(1 for r in kept if not r.holds(wide))
    score = candidate.usual + MENDS * (len(mended) - 1) - BREAKS * broken - (len(touched) - len(mended))
    score += TIGHT if relation.holds(narrow) else 0.0
    derived = candidate.place == relation.subject and relation.order == "="
    if candidate.kind in SCALED and candidate.figure.unit not in RATES and not derived:
        score += _company(system, candidate)
    return Repair(candidate, mended, broken, score, "" if candidate.kind == ANEW else candidate.kind)


def narrow_with(system: System, candidate: Candidate) -> Values:
    """The figures as they are printed, with a candidate in place."""
    return ChainMap({candidate.place: candidate.figure.narrow}, system.narrow)


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
