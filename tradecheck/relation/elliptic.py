"""Figures whose multiplier and unit the writer left to the reader: "583,6 млн тонн, на 3,4% меньше, чем год назад (604,1)".

Nobody but the sense tells what such a number is of. So it is taken for whatever makes a relation hold, and it accuses
nobody where its neighbours are printed otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from tradecheck.claim.cues import cues
from tradecheck.claim.gap import LINKS, PREPOSITIONS
from tradecheck.claim.model import Article, Claim
from tradecheck.figure.model import Figure
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Values
from tradecheck.relation.links import is_bare
from tradecheck.relation.model import Relation

MULTIPLIERS: Final = tuple(Interval.point(Fraction(10) ** power) for power in (3, 6, 9, 12))
_MANY: Final = ("ов", "ев", "ей", "ек", "ок", "ий")
"""How nouns end in the plural that a count before a dash is of: "Ресторанов — 930"."""
_NO_NOUNS: Final = PREPOSITIONS | LINKS | frozenset("и у для при около".split())


def is_elliptic(claim: Claim) -> bool:
    """Whether a number is printed bare and counts nothing: «604,1», "а ещё 490 — из казны"."""
    if not is_bare(claim) or ("," not in claim.figure.digits and claim.lead and claim.lead[-1].endswith(_MANY)):
        return False
    return not claim.after or claim.after[0] in _NO_NOUNS or bool(cues(claim.after[0]))


def elliptic(article: Article, relation: Relation) -> list[int]:
    """The figures of a relation that lack what the others are printed with; none where all are plain counts."""
    bare = [n for n in relation.figures if is_elliptic(article.claims[n])]
    if any(article.figures[n].scale > 0 for n in relation.figures):
        return bare + [n for n in relation.figures if _lacks_multiplier(article.figures[n])]
    return bare if any("," in article.figures[n].digits for n in bare) else []


def _lacks_multiplier(figure: Figure) -> bool:
    """Whether a bare number took a unit from its neighbour, and no multiplier."""
    return figure.latent and not figure.scale and figure.text == figure.digits


def holds_multiplied(relation: Relation, bare: Iterable[int], values: Values) -> bool:
    """Whether the relation holds once the figures ``bare`` are thousands, millions or more."""
    for multiplier in MULTIPLIERS:
        raised = dict(values) | {n: values[n] * multiplier for n in bare}
        if relation.holds(raised):
            return True
    return False
