"""What was read and tested: each figure with its claim, and each relation, held or broken. The way to see why nothing was said."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tradecheck.claim.model import Article, Claim
from tradecheck.engine.doubt import ALARM
from tradecheck.engine.evidence import odds_of
from tradecheck.engine.repairs import repairs
from tradecheck.engine.system import TOLD, weigh
from tradecheck.engine.tell import findings
from tradecheck.relation.model import Relation, Verdict, verdict
from tradecheck.rules.base import Rule


class Tested(Struct, frozen=True):
    """One relation that was tested, with what came of it; ``odds`` are the log-odds of an alarm, for broken ones."""

    rule: str
    name: str
    relation: Relation
    verdict: Verdict
    odds: float | None
    told: bool
    """Whether it is told as a finding, alone or with another."""


class Explanation(Struct, frozen=True):
    """Everything that a check knew of a text."""

    article: Article
    tested: tuple[Tested, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claim that each figure was read as."""
        return self.article.claims


def explain(article: Article, rules: Iterable[Rule]) -> Explanation:
    """The claims of an article and every relation that words tell of, in order of their subjects.

    Relations that only the arithmetic could show (the sum of figures that merely stand together) are given where they hold.
    """
    names = {rule.code: rule for rule in rules}
    system = weigh(article, names.values())
    accused = [{finding.span, *finding.related} for finding in findings(system, names)]
    tested = []
    for relation in (*system.holding, *system.failing):
        state = verdict(relation, system.narrow, system.wide)
        if state is Verdict.FAILS and relation.prior < TOLD:
            continue
        odds = odds_of(system, relation, repairs(system, relation)) if state is Verdict.FAILS else None
        spans = {article.figures[n].span for n in relation.figures}
        told = odds is not None and odds >= ALARM and any(spans & finding for finding in accused)
        tested.append(Tested(relation.rule, names[relation.rule].name, relation, state, odds, told))
    return Explanation(article, tuple(sorted(tested, key=lambda t: (t.relation.subject, t.rule))))
