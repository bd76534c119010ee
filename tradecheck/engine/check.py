"""From an article to its findings: find the relations, weigh them, and tell each slip once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tradecheck.claim.model import Article
from tradecheck.engine.doubt import suspects
from tradecheck.engine.system import weigh
from tradecheck.rules.base import Rule

if TYPE_CHECKING:
    from tradecheck.engine.finding import Finding


def check(article: Article, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """The findings of an article under some rules, in order of appearance.

    Each slip gives one finding; a repair is offered only if the text with it made has a finding less. A pure function: the same
    article and rules give the same findings.
    """
    if not article.figures:
        return ()
    by_code = {rule.code: rule for rule in rules}
    system = weigh(article, by_code.values())
    if not any(suspects(system)):
        return ()
    from tradecheck.engine.tell import findings  # takes a while to import, and most texts need none of it

    return findings(system, by_code)
