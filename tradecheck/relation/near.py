"""Which levels a change may lie between, judged by where they stand and what they are called.

Beside the wordings that leave no doubt (``pairing``) a change has levels near it that no pattern ties to it. Each pair of them is
weighed by signs that each say a little, against the other pairs and against there being none. A pair that holds accounts for the
change, and one that most signs speak for may be held to it.

The weights were fitted on 736 changes of labelled items, 206 of them labelled with their levels, and rounded (see ``choice``
and ``benchmarks/accuracy/weights.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import AGAINST, cues, is_passive
from tradecheck.claim.frames import CAUSES
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.period import Period
from tradecheck.figure.draft import POINTS, RATES
from tradecheck.relation.choice import likeliest
from tradecheck.relation.links import close_by, periods_between, same_unit, stems
from tradecheck.relation.tiles import YEAR

BACK: Final = 3
"""How many sentences before a change its levels may stand."""
AHEAD: Final = 2
"""How many after it."""
SUREST: Final = 3.0
"""What signs alone can say at the most."""
FAR: Final = 5
"""A level is seldom so many times its base."""

NONE: Final = 3.4
"""How much speaks for no pair at all."""
NO_DIRECTION: Final = 1.5
"""What a change adds to it of which the words do not tell whether it is up or down: "вернулся пятикратно"."""
SIGNS: Final = {
    "old told as such": 0.8,
    "old told as a level": -2.1,
    "old told as a level with words of a time before": 2.2,
    "new with words of a time before": -0.6,
    "old told in brackets": -1.9,
    "old of another time": 2.0,
    "old of an earlier year": 0.7,
    "old of a later year": -1.0,
    "old after «к»": 1.1,
    "old of the time compared with": 1.5,
    "old of another time than compared with": -1.5,
    "old a year before the new": 1.5,
    "new told as of now": 0.4,
    "old and new in one frame": 1.4,
    "new after old": -1.4,
    "new deeper in brackets": -1.0,
    "old in the sentence of the change": 2.2,
    "new in the sentence of the change": 0.3,
    "old in the frame of the change": 0.4,
    "new in the frame of the change": 0.8,
    "old or new next to the change": 0.5,
    "change in brackets of its own": -1.6,
    "change in brackets behind another level": -2.0,
    "another change before the old": -2.0,
    "another change before the new": -0.9,
    "another level before the new": -1.5,
    "the same indicator": 0.3,
    "another indicator": -1.7,
    "the same words before both": -0.9,
    "as the change says": 0.7,
    "against what the change says": -2.2,
    "far apart in size": -2.1,
    "unit unsaid": -0.4,
    "bare counts": 0.8,
}
"""What each sign adds for a pair of levels."""
_BEFORE: Final = ("прошл", "предыдущ", "давност", "минувш", "позапрош")
_AFTER: Final = frozenset({"после", "при"})
_NOW: Final = frozenset({"теперь", "сейчас", "уже", "ныне", "стало", "стоит", "насчитывает"})


class Near(Struct, frozen=True):
    """Two levels near a change, with the log-odds that they are its levels."""

    new: Claim
    old: Claim
    odds: float


def near_levels(article: Article, change: Claim) -> list[Near]:
    """The likeliest pairs of levels near a change, the likeliest first."""
    none = NONE if change.direction else NONE + NO_DIRECTION
    pairs = ((sum(SIGNS[sign] for sign in signs), pair) for signs, pair in signs_of(article, change))
    return [Near(new, old, odds) for odds, (new, old) in likeliest(pairs, none)]


def signs_of(article: Article, change: Claim) -> Iterator[tuple[list[str], tuple[Claim, Claim]]]:
    """Every pair of levels near a change, the new one first, with the signs that speak for it or against it."""
    claims = article.claims
    base = compared_with(article, change)
    olds, news = _levels(article, change)
    of_old = [(old, list(_of_old(claims, change, old))) for old in olds if not _is_cause(old)]
    of_new = [(new, list(_of_new(claims, change, new))) for new in news if not _is_cause(new)]
    words = {level.index: stems(level.lead) for level in (*olds, *news)}
    for old, one in of_old:
        for new, other in of_new:
            if new is not old and may_share_unit(new, old):
                timed = of_base_time(old, new, base)
                yield [*one, *other, *_of_both(claims, change, new, old, words), *filter(None, [timed])], (new, old)


def _levels(article: Article, change: Claim) -> tuple[list[Claim], list[Claim]]:
    """The levels near a change that may be its base, and those that may be what it led to."""
    beside = [c for c in close_by(article, change, BACK, AHEAD) if c.index != change.index and c.figure.value]
    if change.unit in POINTS:
        shares = [c for c in beside if c.unit == "%"]
        news = [c for c in shares if c.role in (Role.LEVEL, Role.SHARE, Role.PERCENT)]
        return [c for c in shares if c.role is Role.PREVIOUS] + news, news
    amounts = [
        c for c in beside if c.unit not in RATES and (change.role is not Role.DELTA or may_share_unit(c, change))
    ]
    olds = [c for c in amounts if c.role in (Role.PREVIOUS, Role.ASIDE, Role.LEVEL)]
    return olds, [c for c in amounts if c.role is Role.LEVEL]


def may_share_unit(one: Claim, other: Claim) -> bool:
    """Whether two levels may be in one unit, one of them not printed with it."""
    if same_unit(one, other):
        return True
    return (lacks_unit(one) or lacks_unit(other)) and not _is_wild(one, other) and "/" not in one.unit + other.unit


def lacks_unit(claim: Claim) -> bool:
    """Whether a level is printed without a unit, lent to it or not: "78,5 млн"."""
    return claim.figure.latent or (claim.unit == "1" and claim.figure.scale > 0)


def _is_wild(one: Claim, other: Claim) -> bool:
    """Whether one level is more than five times the other, even with another multiplier, which is the usual slip."""
    lesser, greater = sorted((one.figure.value, other.figure.value))
    return greater > lesser * FAR and not _is_slipped(lesser, greater)


def _is_slipped(lesser: Decimal, greater: Decimal) -> bool:
    """Whether the two come near to one another when one is told in thousands of what it is."""
    return lesser * 1000 < greater * FAR and greater < lesser * 1000 * FAR


def _is_cause(level: Claim) -> bool:
    """Whether a level is told in a clause of cause, which has a change of its own: "так как курс повысился с 77 до 91"."""
    return level.lead[:1] in CAUSES or level.lead[:2] in CAUSES


def _of_old(claims: Sequence[Claim], change: Claim, old: Claim) -> Iterator[str]:
    if old.role is Role.PREVIOUS:
        yield "old told as such"
    else:
        yield "old told in brackets" if old.role is Role.ASIDE else "old told as a level"
        if is_told_before(old):
            yield "old told as a level with words of a time before"
    if old.lead[-1:] == ("к",):
        yield "old after «к»"
    yield from _of_place(claims, change, old, "old")


def _of_new(claims: Sequence[Claim], change: Claim, new: Claim) -> Iterator[str]:
    if is_told_before(new):
        yield "new with words of a time before"
    if not _NOW.isdisjoint(new.lead[-6:]):
        yield "new told as of now"
    yield from _of_place(claims, change, new, "new")


def _of_place(claims: Sequence[Claim], change: Claim, level: Claim, which: str) -> Iterator[str]:
    if level.sentence == change.sentence:
        yield f"{which} in the sentence of the change"
    if level.frame == change.frame:
        yield f"{which} in the frame of the change"
    if any(_is_rival(c, change) for c in _between(claims, level, change)):
        yield f"another change before the {which}"


def _of_both(
    claims: Sequence[Claim], change: Claim, new: Claim, old: Claim, words: Mapping[int, set[str]]
) -> Iterator[str]:
    if old.frame == new.frame:
        yield "old and new in one frame"
    if new.index > old.index:
        yield "new after old"
    if new.depth > old.depth:
        yield "new deeper in brackets"
    if 1 in (abs(old.index - change.index), abs(new.index - change.index)):
        yield "old or new next to the change"
    if change.depth > 0 and change.depth not in (new.depth, old.depth):
        yield "change in brackets of its own"
    beside = claims[max(0, change.index - 1)]
    behind = change.depth > beside.depth and beside.sentence == change.sentence and beside.role is Role.LEVEL
    later = change.depth > new.depth and new.index > change.index
    if (behind and new is not beside) or later:
        yield "change in brackets behind another level"
    if any(c.unit == new.unit and c.role is Role.LEVEL and c is not old for c in _between(claims, new, change)):
        yield "another level before the new"
    if new.indicator and old.indicator:
        if new.indicator is old.indicator:
            yield "the same indicator"
        elif old.own_indicator:
            yield "another indicator"
    if not words[new.index].isdisjoint(words[old.index]):
        yield "the same words before both"
    yield from _of_times(new, old)
    yield from _of_values(change, new, old)


def compared_with(article: Article, change: Claim) -> Period | None:
    """The time that the words right before or behind a change compare with: "на 6% больше, чем в 2012 году", "к апрелю — минус 53%"."""
    sentence = article.sentences[change.sentence]
    before = article.figures[change.index - 1].end if change.index else 0
    after = article.figures[change.index + 1].start if change.index + 1 < len(article.figures) else len(article.text)
    first, last = max(before, sentence.start), min(after, sentence.end)
    told = [p for p in periods_between(article, first, last) if p.base]
    behind = [p for p in told if p.start >= change.figure.end]
    return behind[0] if behind else told[-1] if told else None


def of_base_time(old: Claim, new: Claim, base: Period | None) -> str:
    """What the time of a level says of its being the base: the very one compared with, one a year before the new level's, or another."""
    period = old.period
    if period is None or not old.own_period or period is base:
        return ""
    if base is not None and base.year is not None:
        if is_stretch(period, base.year, base):
            return "old of the time compared with"
        return "" if period.year in (None, base.year) else "old of another time than compared with"
    now = new.period
    if now is None or now.year is None or period is now or period.relative is not None:
        return ""
    return "old a year before the new" if is_stretch(period, now.year - 1, now) else ""


def is_stretch(period: Period, year: int, like: Period) -> bool:
    """Whether a period is that part of a year which ``like`` is of its own."""
    return (period.year, period.months, period.begin_month, period.point) == (year, like.months, like.begin_month, like.point)


def _of_times(new: Claim, old: Claim) -> Iterator[str]:
    if old.period is None:
        return
    if old.own_period and old.period is not new.period and not (old.period.is_past or old.period.base):
        yield "old of another time"
    if new.period is not None and new.period.year and old.period.year:
        if old.own_period and old.period.year < new.period.year:
            yield "old of an earlier year"
        elif old.period.year > new.period.year:
            yield "old of a later year"


def is_told_before(level: Claim) -> bool:
    """Whether the words before a level, or its period, speak of a time before: "прошлогодний рекорд, 2,31 млн"."""
    period = level.period if level.own_period else None
    if period is not None and (period.is_past or period.base):
        return True
    of_part = period is not None and (period.months or YEAR) < YEAR  # "в третьем квартале было получено"
    return any(
        word.startswith(_BEFORE)
        or word in AGAINST
        or (word in _AFTER and then != "этом")
        or ("before" in cues(word) and not (of_part and is_passive(word, then)))
        for word, then in pairwise((*level.lead, ""))
    )


def _of_values(change: Claim, new: Claim, old: Claim) -> Iterator[str]:
    grown = (new.figure.value > old.figure.value) - (new.figure.value < old.figure.value)
    slipped = _is_slipped(*sorted((new.figure.value, old.figure.value)))
    if change.direction and grown and not slipped:
        yield "as the change says" if grown == change.direction else "against what the change says"
    if _is_wild(new, old):
        yield "far apart in size"
    if not same_unit(new, old):
        yield "unit unsaid"
    elif new.unit == "1":
        yield "bare counts"


def _between(claims: Sequence[Claim], one: Claim, other: Claim) -> Sequence[Claim]:
    first, last = sorted((one.index, other.index))
    return claims[first + 1 : last]


def _is_rival(claim: Claim, change: Claim) -> bool:
    return claim.role is change.role and claim.unit == change.unit
