"""From an article to its findings: find the relations, weigh them, and tell each slip once."""

from __future__ import annotations

import math
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Final, NamedTuple

from tradecheck.claim.model import Article
from tradecheck.claim.reader import reread
from tradecheck.engine.confidence import confidence
from tradecheck.engine.diagnose import SCALED, SPECIFIC, TOLD, WORDS, Repair, System, independent, repairs, weigh
from tradecheck.engine.finding import Applicability, Edit, Finding, Fix, Severity
from tradecheck.engine.wording import calculation, describe_fix, message
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.lexicon.loader import fold
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

ALARM: Final = 2.2
"""Log-odds from which a broken relation is told."""
NEAR: Final = 1.25
"""Two sides within this factor were meant to agree."""
MULTIPLIERS: Final = frozenset({"multiplier", "lost multiplier"})
SLIGHT: Final = 10
"""A difference is off by little if by less than this part of what it is taken from."""
WILD: Final = 10
"""Two sides in the wrong order by this factor differ by a multiplier; a moved comma takes twice as much."""
BEYOND: Final = 5000
"""No one slip sets two sides so far apart: they are of different things."""
PAIR: Final = 2
PARALLEL: Final = 0.5
"""What a sum of figures that merely stand together gains by each other one of the article that holds to the digit."""
FEW: Final = 4
TRIED: Final = 0.3
"""What a sum that no word tells of loses by each figure beyond a few: the more slips are tried, the sooner one fits by chance."""
WINDOW: Final = 4
WIDER: Final = 12
"""How many sentences around a finding its repairs are tried on, in a long text: a few, and more of them where those do not tell."""
TRIES: Final = 8
"""How many repairs of a finding are tried on the article."""
SHARP: Final = 100
"""A repair is sharp if the other figures and its own rounding leave it no more room than this part of its size."""
MEANT: Final = 2.4
"""Prior from which a rate was meant of these levels even if others account for it too."""
SUMMED: Final = 1.3
"""The same of a level: that one relation accounts for it says little against its parts."""
STRONG: Final = 2.9
"""Prior from which the words leave little doubt."""
SAFE: Final = frozenset({"percent for points"})
"""Slips of wording alone: undone, every figure stays, and the slip is told only where the figures fit to the digit."""
USUAL: Final = 0.8
"""What a repair says for a slip if it undoes a usual one."""
FITS: Final = 0.6
"""What it says, once or twice, by how sharply it makes the sides meet."""
ANOTHER: Final = 1.0
"""What it says if it mends another relation too."""
IN_PLACE: Final = 1.0
"""What it says if it puts a part in place that is far greater than its whole."""
ROUNDING: Final = 0.1
"""More than is lost when log-odds are added up."""
SURE: Final = 3.2
"""Log-odds from which it is told as an error."""


class Case(NamedTuple):
    """A broken relation that is worth telling, its repairs, best first, and the log-odds that it is a slip."""

    relation: Relation
    fixes: list[Repair]
    odds: float


def check(article: Article, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """The findings of an article under some rules, in order of appearance.

    Each slip gives one finding; a repair is offered only if the text with it made has a finding less. A pure function: the same
    article and rules give the same findings.
    """
    by_code = {rule.code: rule for rule in rules}
    cases = _distinct(*_weighed(article, by_code))
    findings = [_finding(article, by_code, case, len(cases)) for case in cases]
    return tuple(sorted(findings, key=lambda f: (f.span, f.code)))


def _weighed(article: Article, by_code: Mapping[str, Rule]) -> tuple[System, list[Case]]:
    system = weigh(article, by_code.values())
    return system, _cases(system)


def _distinct(system: System, cases: list[Case]) -> list[Case]:
    """One case for each slip, the one first whose best repair mends most."""
    kept: list[Case] = []
    while cases:
        best = max(cases, key=lambda c: (len(c.fixes[0].mended) if c.fixes else 0, c.odds, -c.relation.subject))
        kept.append(best)
        told = _told_with(system, best.relation, best.fixes)
        cases = [case for case in cases if case.relation not in told]
    return kept


def _cases(system: System) -> list[Case]:
    """The broken relations that are worth telling, with their repairs and their odds."""
    cases = []
    for relation in system.failing:
        standing = relation.prior + sum(_standing(system, relation))
        if standing + _most(system, relation) < ALARM:
            continue  # whatever its repairs, and they take long to find
        fixes = repairs(system, relation)
        odds = standing + _evidence(system, relation, fixes)
        if odds >= ALARM:
            cases.append(Case(relation, fixes, odds))
    return cases


def _most(system: System, relation: Relation) -> float:
    """What repairs can say for a slip at the most."""
    beside = (system.failing[n] for figure in relation.figures for n in system.failing_with.get(figure, ()))
    another = any(one.prior >= TOLD and independent(one, relation) for one in beside)
    equation = relation.order == "="
    sharp = equation and relation.prior < STRONG
    wild = equation and relation.prior < TOLD and _apart(system, relation) > WILD
    return USUAL + 2 * FITS * sharp + ANOTHER * another + IN_PLACE * wild + ROUNDING


def odds_of(system: System, relation: Relation, fixes: list[Repair]) -> float:
    """The log-odds that a broken relation was meant, and is a slip: what the words say, and what the arithmetic says."""
    return relation.prior + sum(_standing(system, relation)) + _evidence(system, relation, fixes)


def _standing(system: System, relation: Relation) -> Iterator[float]:
    """What the relations that hold say for a broken one and against it, whatever would mend it."""
    if relation.prior < TOLD:
        yield -TRIED * max(0, len(relation.figures) - FEW)
        yield PARALLEL * min(2, system.parallels(relation))
    if relation.order == "=" and _may_be_other(system, relation) and system.is_confirmed(relation):
        yield -2.0
    if (relation.prior < 2 and system.is_explained(relation)) or system.is_outdone(relation):
        yield -2.0


def _evidence(system: System, relation: Relation, fixes: list[Repair]) -> float:
    """What the repairs say for a slip, and against it: a wild disagreement that no usual slip explains was not meant."""
    clean = [fix for fix in fixes if not fix.broken]
    best = max((_telling(system, relation, fix) for fix in clean), default=0.0)
    apart = _apart(system, relation)
    evidence = (
        USUAL if best >= SPECIFIC else 0.0 if best >= 0.8 else -0.1 if apart < NEAR and relation.prior > 2 else -0.8
    )
    if relation.prior < STRONG and best >= SPECIFIC:
        evidence += FITS * max((_sharpness(system, relation, fix) for fix in clean), default=0)
    others = (system.failing[n] for fix in clean for n in fix.mended)
    if any(independent(other, relation) and other.prior >= TOLD for other in others):
        evidence += ANOTHER
    if apart > WILD and relation.order == "=" and any(_sets_in_place(system, relation, fix) for fix in clean):
        evidence += IN_PLACE
    if best < SPECIFIC and apart > 3 and relation.order == "=" and not relation.absolute:
        evidence -= 0.5 if relation.prior >= STRONG else 1.2
        evidence -= 2.0 if apart > BEYOND else 0.0
    return evidence


def _sets_in_place(system: System, relation: Relation, fix: Repair) -> bool:
    """Whether another multiplier makes a part far greater than its whole fit to the digit: "612 млн: 438 млн и 174 млрд"."""
    part, figures = fix.candidate.place, system.article.figures
    if fix.candidate.kind != "multiplier" or part == relation.subject or relation.prior >= TOLD:
        return False
    printed = figures[part]
    if printed.value < figures[relation.subject].value or (printed.high - printed.low) * WILD > printed.value:
        return False
    return relation.holds(ChainMap({fix.candidate.place: fix.candidate.figure.narrow}, system.narrow))


def _may_be_other(system: System, relation: Relation) -> bool:
    """Whether the subject may be told of something else: a rate of other levels, the first of figures that merely stand together."""
    rate = system.article.figures[relation.subject].unit in RATES
    return relation.prior < (MEANT if rate else SUMMED)


def _sharpness(system: System, relation: Relation, fix: Repair) -> int:
    """1 if a usual slip undone makes the sides meet to a part in a hundred, 2 if to one in a thousand: chance seldom does."""
    if relation.order != "=" or fix.candidate.usual < SPECIFIC:
        return 0
    required = relation.required(fix.candidate.place, system.narrow)
    value = Fraction(fix.candidate.figure.value)
    if required is None or not required.meets(fix.candidate.figure.narrow):
        return 0
    printed = fix.candidate.figure.narrow
    room = (required.high - required.low + printed.high - printed.low) * SHARP
    return 2 if room * 16 < value else 1 if room < value else 0


def _telling(system: System, relation: Relation, fix: Repair) -> float:
    """How much a repair speaks for a slip: some digits always set two figures in order, so only wild disorder tells of one."""
    kind = fix.candidate.kind
    if kind in WORDS:
        return fix.candidate.usual
    if relation.order != "=" and (kind in SCALED or len(relation.figures) == PAIR):
        wild = WILD if kind in MULTIPLIERS else 2 * WILD
        telling = kind in SCALED and _apart(system, relation) >= wild
        return fix.candidate.usual if telling else min(fix.candidate.usual, 0.9)
    if relation.order != "=":
        return fix.candidate.usual
    blunt = _is_negligible(system, relation, fix) if fix.candidate.kind in MULTIPLIERS else relation.prior < 2
    return min(fix.candidate.usual, 0.9) if blunt and not _sharpness(system, relation, fix) else fix.candidate.usual


def _is_negligible(system: System, relation: Relation, fix: Repair) -> bool:
    """Whether the repaired figure is lost in the roundings of the others, so that any small number would do."""
    required = relation.required(fix.candidate.place, system.wide)
    return required is None or required.high - required.low > 2 * Fraction(fix.candidate.figure.value)


def _apart(system: System, relation: Relation) -> float:
    """By what factor the two sides differ."""
    reported = abs(system.article.figures[relation.subject].value)
    try:
        computed = abs(relation.computed(system.wide).middle)
    except ZeroDivisionError:
        return 1.0
    if relation.is_difference and _is_slight(system, relation):
        return 1.0
    if not reported or not computed:
        return math.inf
    ratio = float(computed) / float(reported)
    return max(ratio, 1 / ratio)


def _is_slight(system: System, relation: Relation) -> bool:
    """Whether two sides differ by little beside what one is a difference of: a slip of one digit makes a balance many times as great."""
    points = {n: Interval.point(system.article.figures[n].value) for n in relation.figures}
    off = points[relation.subject].gap(relation.formula.value(points))
    return off * SLIGHT < max(abs(points[n].middle) for n in relation.formula.figures())


def _told_with(system: System, relation: Relation, fixes: list[Repair]) -> list[Relation]:
    """The broken relations that one finding accounts for: those its best repair mends, and those about the same figures."""
    if not fixes:
        return [relation]
    mended = {number for fix in fixes[:3] for number in fix.mended}
    shared = set(relation.figures)
    beside = {n for figure in shared for n in system.failing_with.get(figure, ())} | mended
    return [
        system.failing[n]
        for n in sorted(beside)
        if system.failing[n] is relation or n in mended or len(shared & set(system.failing[n].figures)) >= 2
    ]


def _finding(article: Article, by_code: Mapping[str, Rule], case: Case, count: int) -> Finding:
    figures, relation, rule = article.figures, case.relation, by_code[case.relation.rule]
    kept = _alternatives(_Neighbourhood(article, relation, by_code, count), case.fixes)
    primary = kept[0].candidate.place if kept else relation.subject
    others = [n for n in dict.fromkeys(relation.figures) if n != primary]
    shown = calculation(article, relation)
    severe = case.odds >= SURE and not rule.judgement
    severity = Severity.INFO if rule.note else Severity.ERROR if severe else Severity.WARNING
    odds = case.odds if severe else min(case.odds, SURE)  # what is no error is never surer than one
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        confidence=round(confidence(odds), 2),
        text=message(rule, article, relation, shown),
        span=figures[primary].span,
        related=tuple(sorted(figures[n].span for n in others)),
        calculation=shown,
        fixes=tuple(_fix(article.text, r, safe=n == 0 and r.candidate.kind in SAFE) for n, r in enumerate(kept)),
        fingerprint=_fingerprint(rule, article, relation),
    )


@dataclass(frozen=True, eq=False)
class _Neighbourhood:
    """The text around a finding in which its repairs are tried: so many sentences of a long article, or all of a short one.

    What a repair does to relations that reach farther is known already: one that breaks any is no repair.
    """

    article: Article
    relation: Relation
    by_code: Mapping[str, Rule]
    whole: int
    """The number of findings of the whole article."""
    reach: int = WINDOW
    """How many sentences before and after the finding belong to it."""

    @cached_property
    def place(self) -> slice:
        """Where it lies in the article."""
        sentences, told = self.article.sentences, [self.article.claims[n].sentence for n in self.relation.figures]
        if len(sentences) <= 4 * self.reach:
            return slice(0, len(self.article.text))
        first, last = max(0, min(told) - self.reach), min(len(sentences) - 1, max(told) + self.reach)
        return slice(sentences[first].start, sentences[last].end)

    @cached_property
    def count(self) -> int:
        """The number of its findings, read by itself."""
        text = self.article.text[self.place]
        return self.whole if text == self.article.text else _count(reread(self.article, text), self.by_code)

    @cached_property
    def wider(self) -> _Neighbourhood | None:
        """The one around it, if there is any: what a finding rests on may stand farther off."""
        if self.reach == WIDER or self.place == slice(0, len(self.article.text)):
            return None
        return replace(self, reach=WIDER)

    def is_mended_by(self, repair: Repair) -> bool:
        """Whether the text with the repair made, read anew, has a finding less."""
        edits = tuple(Edit(e.span.shifted(-self.place.start), e.replacement) for e in repair.candidate.edits)
        mended = Fix(Bilingual("", ""), edits).apply(self.article.text[self.place])
        if self.count and _count(reread(self.article, mended), self.by_code) < self.count:
            return True
        return self.wider is not None and self.wider.is_mended_by(repair)


def _alternatives(near: _Neighbourhood, fixes: list[Repair]) -> list[Repair]:
    """Up to three repairs that mend the whole article, no more than two of one figure."""
    kept: list[Repair] = []
    tried = 0
    for fix in fixes:
        same = sum(k.candidate.place == fix.candidate.place for k in kept)
        if fix.broken or not fix.candidate.edits or same == 2:
            continue
        if len(kept) == 3 or tried == TRIES:
            break
        tried += 1
        if near.is_mended_by(fix):
            kept.append(fix)
    return kept


def _count(article: Article, by_code: Mapping[str, Rule]) -> int:
    return len(_distinct(*_weighed(article, by_code)))


def _fix(text: str, repair: Repair, *, safe: bool) -> Fix:
    candidate = repair.candidate
    before = " ".join(edit.span.of(text) for edit in candidate.edits)
    label = describe_fix(before, candidate.replacement, candidate.kind)
    return Fix(label, candidate.edits, Applicability.SAFE if safe else Applicability.UNSAFE)


def _fingerprint(rule: Rule, article: Article, relation: Relation) -> str:
    """A name for the finding that stays when other parts of the text change: its rule and figures, as they follow each other."""
    import hashlib

    texts = [" ".join(fold(article.figures[n].text).split()) for n in sorted(set(relation.figures))]
    return hashlib.sha256("|".join([rule.code, *texts]).encode()).hexdigest()[:16]
