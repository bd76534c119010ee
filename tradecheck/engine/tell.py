"""From broken relations to findings: one for each slip, with the repairs that mend the article."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.model import Article
from tradecheck.claim.reader import reread
from tradecheck.engine.candidate import ANEW
from tradecheck.engine.confidence import confidence
from tradecheck.engine.doubt import ALARM, suspects
from tradecheck.engine.evidence import odds_of
from tradecheck.engine.finding import Applicability, Edit, Finding, Fix, Severity
from tradecheck.engine.repairs import Repair, repairs
from tradecheck.engine.system import System, weigh
from tradecheck.engine.wording import calculation, describe_fix, message
from tradecheck.lexicon.loader import fold
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WINDOW: Final = 4
WIDER: Final = 12
"""How many sentences around a finding its repairs are tried on, in a long text: a few, and more of them where those do not tell."""
TRIES: Final = 8
"""How many repairs of a finding are tried on the article."""
SAFE: Final = frozenset({"percent for points", "points for percent"})
"""Slips of wording alone: undone, every figure stays, and the slip is told only where the figures fit to the digit."""
SUREST: Final = 0.99
"""The most confidence there is: nothing is told as certain."""
SURE: Final = 3.2
"""Log-odds from which it is told as an error."""


class Case(Struct, frozen=True):
    """A broken relation that is worth telling, its repairs, best first, and the log-odds that it is a slip."""

    relation: Relation
    fixes: list[Repair]
    odds: float


def findings(system: System, by_code: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """The findings of an article whose relations are weighed, in order of appearance; a doubtful one that nothing mends is none."""
    cases = _cases(system)
    told = (_finding(system.article, by_code, case, len(cases)) for case in cases)
    mended = (f for f in told if f.fixes or f.severity is not Severity.WARNING)
    return tuple(sorted(mended, key=lambda f: (f.span, f.code)))


def _cases(system: System) -> list[Case]:
    """The broken relations that are worth telling, with their repairs and their odds: one for each slip."""
    found = ((relation, repairs(system, relation)) for relation in suspects(system))
    weighed = (Case(relation, fixes, odds_of(system, relation, fixes)) for relation, fixes in found)
    return _distinct(system, [case for case in weighed if case.odds >= ALARM])


def _distinct(system: System, cases: list[Case]) -> list[Case]:
    """One case for each slip, the one first whose best repair mends most."""
    kept: list[Case] = []
    while cases:
        best = max(cases, key=lambda c: (len(c.fixes[0].mended) if c.fixes else 0, c.odds, -c.relation.subject))
        kept.append(best)
        told = _told_with(system, best.relation, best.fixes)
        cases = [case for case in cases if case.relation not in told]
    return kept


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
        confidence=min(round(confidence(odds), 2), SUREST),
        text=message(rule, article, relation, shown),
        span=figures[primary].span,
        related=tuple(sorted(figures[n].span for n in others)),
        calculation=shown,
        fixes=tuple(_fix(article.text, r, safe=n == 0 and r.candidate.kind in SAFE) for n, r in enumerate(kept)),
        fingerprint=_fingerprint(rule, article, relation),
    )


class _Neighbourhood(Struct, frozen=True, eq=False, dict=True):
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
    """Up to three repairs that mend the whole article, no more than two of one figure, each amount told once."""
    kept: list[Repair] = []
    tried = 0
    for fix in fixes:
        same = [k.candidate for k in kept if k.candidate.place == fix.candidate.place]
        again = fix.candidate.kind == ANEW and any(k.figure.value == fix.candidate.figure.value for k in same)
        if fix.broken or not fix.candidate.edits or len(same) == 2 or again:
            continue
        if len(kept) == 3 or tried == TRIES:
            break
        tried += 1
        if near.is_mended_by(fix):
            kept.append(fix)
    return kept


def _count(article: Article, by_code: Mapping[str, Rule]) -> int:
    return len(_cases(weigh(article, by_code.values())))


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
