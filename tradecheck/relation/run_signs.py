"""How likely levels that merely stand together are the parts of one, judged by where they stand and what stands between them.

The log-odds are what the signs add up to, less what speaks for no sum (see ``choice``). The weights were fitted on 39,076 runs of texts in
which nothing is wrong, 1,680 of which make up their whole to the digit, and rounded (``benchmarks/accuracy/weights.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.division import Division
from tradecheck.relation.links import close_by

USUAL: Final = -2.4
"""The log-odds that a run of middling prior has."""
PACE: Final = 0.6
"""How much of what the signs say beyond that counts: unread texts are less like the labelled ones than these are like each other."""
MOST: Final = 0.55
"""What signs can add at the most: less than what words tell (``engine.system.TOLD``), as lists are often left open."""
LEAST: Final = -0.8
"""What they can take from it."""
WANTED: Final = "whole the first of its sentence"
"""Without this sign they add nothing."""
AGAINST: Final = frozenset({"list goes on", "another level between", "other levels between"})
"""With one of these neither."""
NONE: Final = 4.9
"""How much speaks for their being no parts of it."""
SIGNS: Final = {
    "parts in one sentence": 1.7,
    "whole the first of its sentence": 1.5,
    "list goes on": -1.6,
    "whole the greatest": 1.3,
    "another level between": -1.0,
    "other levels between": -1.3,
    "parts in brackets": -1.2,
    "names of several": -0.8,
    "parts by indicators": 0.5,
    "parts of times of their own": -0.4,
    "one paragraph": 0.2,
    "parts in the next sentence": 0.3,
    "whole by an indicator": 0.3,
}
_FEW: Final = 2


def gain(article: Article, division: Division) -> float:
    """What the signs add to the prior of a run, or take from it."""
    signs = list(signs_of(article, division))
    odds = sum(SIGNS[sign] for sign in signs) - NONE
    most = MOST if WANTED in signs and AGAINST.isdisjoint(signs) else 0.0
    return max(LEAST, min(most, PACE * (odds - USUAL)))


def signs_of(article: Article, division: Division) -> Iterator[str]:
    """What speaks for a run and against it."""
    whole, parts = division.whole, division.parts
    first, last = min(whole.index, parts[0].index), max(whole.index, parts[-1].index)
    near = close_by(article, whole, _FAR, _FAR)
    alike = [c for c in near if c.unit == whole.unit and c.role is Role.LEVEL and c not in division.members]
    if len({part.sentence for part in parts}) == 1:
        yield "parts in one sentence"
    if not any(c.sentence == whole.sentence and c.index < first for c in alike):
        yield "whole the first of its sentence"
    if any(last < c.index <= last + _NEXT and c.sentence == parts[-1].sentence for c in alike):
        yield "list goes on"
    if all(c.figure.value <= whole.figure.value for c in alike):
        yield "whole the greatest"
    if between := sum(first < c.index < last for c in alike):
        yield "another level between" if between == 1 else "other levels between"
    if any(part.depth for part in parts):
        yield "parts in brackets"
    yield from _of_names(article, whole, parts)
    if parts[0].sentence == whole.sentence + 1:
        yield "parts in the next sentence"
    if whole.paragraph == parts[-1].paragraph:
        yield "one paragraph"


_FAR: Final = 6
_NEXT: Final = 3


def _of_names(article: Article, whole: Claim, parts: tuple[Claim, ...]) -> Iterator[str]:
    if sum(_is_named(article, part) for part in parts) >= _FEW:
        yield "names of several"
    if all(part.own_indicator for part in parts):
        yield "parts by indicators"
    if any(part.own_period for part in parts):
        yield "parts of times of their own"
    if whole.own_indicator:
        yield "whole by an indicator"


def _is_named(article: Article, part: Claim) -> bool:
    """Whether a proper name, or the first word of a sentence, stands between a part and the figure before."""
    start = max(article.figures[part.index - 1].end if part.index else 0, article.sentences[part.sentence].start)
    return any(word[:1].isupper() and len(word) > _FEW and word[1:].islower() for word in article.text[start : part.figure.start].split())
