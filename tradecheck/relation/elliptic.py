"""Figures whose multiplier and unit the writer left to the reader: "583,6 млн тонн, на 3,4% меньше, чем год назад (604,1)".

Nobody but the sense tells what such a number is of. So it is taken for whatever makes a relation hold, and it accuses
nobody where its neighbours are printed otherwise.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from tradecheck.claim.cues import cues
from tradecheck.claim.gap import LINKS, PREPOSITIONS
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.figure.model import Figure
from tradecheck.interval import Interval
from tradecheck.lazy import lazy
from tradecheck.relation.algebra import Values
from tradecheck.relation.links import is_bare
from tradecheck.relation.model import Relation
from tradecheck.relation.once import once_an_article

MULTIPLIERS: Final = tuple(Interval.point(Fraction(10) ** power) for power in (3, 6, 9, 12))
BACK: Final = 3
"""How many figures before a bare one the amount may stand whose unit it leaves out."""
FEW: Final = 100
MUCH: Final = 30
"""A level is seldom so many times its base."""
_MEMBER: Final = lazy(
    r"(?<=[a-zа-яёA-ZА-ЯЁ»”\"),—–-][ \u00a0])\d{1,3}(?:,\d{1,2})?(?=[,;.)](?:\s|$)|\s*$|[ \u00a0](?:\(|и[ \u00a0]))"
)
"""A number between a name, or a dash, and the end of a member of a list."""
_MANY: Final = ("ов", "ев", "ей", "ек", "ок", "ий")
"""How nouns end in the plural that a count before a dash is of: "Ресторанов — 930"."""
_NO_NOUNS: Final = PREPOSITIONS | LINKS | frozenset("и у для при около".split())


def is_elliptic(claim: Claim) -> bool:
    """Whether a number is printed bare and counts nothing: «604,1», "а ещё 490 — из казны"."""
    if (
        not is_bare(claim)
        or claim.figure.scale
        or ("," not in claim.figure.digits and claim.lead and claim.lead[-1].endswith(_MANY))
    ):
        return False
    return not claim.after or claim.after[0] in _NO_NOUNS or bool(cues(claim.after[0]))


def elliptic(article: Article, relation: Relation) -> list[int]:
    """The figures of a relation that lack what the others are printed with; none where all are plain counts."""
    figures = [n for n in relation.figures if not _is_told_in_full(article, relation, n)]
    bare = [n for n in figures if is_elliptic(article.claims[n])]
    multiplied = any(article.figures[n].scale > 0 for n in relation.figures)
    if not multiplied and all(article.claims[n].role is Role.PREVIOUS for n in bare):
        return []  # "70,3 центнера с гектара (год назад 68,6)" leaves but the unit unsaid
    if any(_follows_unit(article, n) for n in bare) or multiplied:
        return bare + [n for n in figures if _lacks_multiplier(article.figures[n])]
    decimals = [n for n in relation.figures if "," in article.figures[n].digits and article.figures[n].unit == "1"]
    named = [n for n in decimals if n not in bare]  # "с 58,4 до 57,6 пункта"
    return bare if any("," in article.figures[n].digits for n in bare) and not named else []


def _is_told_in_full(article: Article, relation: Relation, place: int) -> bool:
    """Whether a count of hundreds cannot be of the thousands that the other level is told in: "с 939 до 3,6 тыс."."""
    figure = article.figures[place]
    if relation.is_sum or not figure.digits.isdigit() or figure.value < FEW:
        return False
    others = [article.figures[n] for n in relation.figures if n != place and article.figures[n].unit == figure.unit]
    return bool(others) and all(one.scale and figure.value < one.value < figure.value * MUCH for one in others)


def _follows_unit(article: Article, place: int) -> bool:
    """Whether the amount before a bare number in its sentence has a unit: "132 куб. км против нормы 161"."""
    claim = article.claims[place]
    near = article.claims[max(0, place - BACK) : place]
    before = next((c for c in reversed(near) if c.unit not in RATES), None)
    return before is not None and before.sentence == claim.sentence and before.unit != "1"


def is_patchy(article: Article, first: Claim, last: Claim, taken: Iterable[Claim]) -> bool:
    """Whether a list has members that are printed bare, or are no figures at all: "сети 36,2, данные 31,9, прочее — 25 млрд"."""
    known = {claim.index for claim in taken}
    between = article.claims[first.index : last.index + 1]
    if any(is_elliptic(c) and not c.depth and c.index not in known for c in between):
        return True
    return has_unread(article, first, last)


def has_unread(article: Article, first: Claim, last: Claim) -> bool:
    """Whether between two figures stands a number that is none."""
    unread = _unread(article)
    return bisect_left(unread, first.figure.end) < bisect_left(unread, last.figure.start)


@once_an_article
def _unread(article: Article) -> Iterator[int]:
    """The places of the numbers of a list that are no figures: "Москва — 54%, Петербург 21, Приморье 9"."""
    read = sorted([(f.start, f.end) for f in article.figures] + [(p.start, p.end) for p in article.periods])
    starts = [start for start, _ in read]
    for match in _MEMBER.finditer(article.text):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or read[before][1] <= match.start():
            yield match.start()


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
