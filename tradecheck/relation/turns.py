"""Which of two lists of levels goes with which, where «соответственно» tells: "2 316 и 243 (годом ранее — 2 498 и 232 соответственно)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.links import is_compared

RESPECTIVELY = ("соответственно",)
LONGEST = 8
"""How many levels such a list has at the most."""


def in_turn(article: Article, new: Claim, old: Claim) -> bool:
    """Whether a new level goes with an old one as «соответственно» has it; ``True`` where the word does not tell."""
    told = _list_up_to_the_word(article.claims, old)
    if len(told) < 2:
        return True
    before = _list_before(article, told)
    if len(before) < len(told):
        return True
    return before[old.index - told[0].index] is new or new not in before


def turn_pairs(article: Article, change: Claim) -> Iterator[tuple[Claim, Claim]]:
    """The level that a change led to, with its base in a list that follows: "Резерв — 2,6 трлн (−12%), фонд — 4,8. Было 2,9 и 4,7"."""
    new = article.frames[change.frame].first(Role.LEVEL)
    if new is None:
        return
    for old in article.claims[change.index + 1 : change.index + LONGEST]:
        if old.role is Role.PREVIOUS and old.unit == new.unit and len(told := _list_up_to_the_word(article.claims, old)) > 1:
            before = _list_before(article, told)
            if len(before) == len(told) and new in before and told[before.index(new)].unit == new.unit:
                yield new, told[before.index(new)]
            return


def _list_before(article: Article, told: Sequence[Claim]) -> Sequence[Claim]:
    """The levels, as many as a list has, that it goes back to: right before it, in its sentence, or all of the sentence before."""
    first = told[0]
    before = _list_that_ends(article.claims, first.index - 1)[-len(told) :]
    near = article.claims[max(0, first.index - LONGEST) : first.index]
    if len(before) < len(told):
        before = [c for c in near if c.sentence == first.sentence and c.role is Role.LEVEL][-len(told) :]
    if len(before) < len(told):
        earlier = [c for c in near if c.sentence == first.sentence - 1 and c.role is Role.LEVEL and not c.depth]
        before = earlier if len(earlier) == len(told) else before
    return before


def is_one_of_several(article: Article, change: Claim) -> bool:
    """Whether a change is told with others «соответственно», or of one thing each: "прибавка 10,8% по числу и 9% по площади"."""
    claims = article.claims
    return len(_list_up_to_the_word(claims, change)) > 1 or _is_by_kind(claims, change) or _is_of_two(claims, change)


def _is_by_kind(claims: Sequence[Claim], change: Claim) -> bool:
    """Whether «по» behind a change, and behind the one that «и» joins to it, tells what each is of."""
    near = claims[max(0, change.index - 1) : change.index + 2]
    told = [pair for pair in pairwise(near) if change in pair]
    return any(one.after[:1] == other.after[:1] == ("по",) and other.lead[-1:] == ("и",) for one, other in told)


def _is_of_two(claims: Sequence[Claim], change: Claim) -> bool:
    """Whether one comparative closes two changes that «и» joins, each of a thing of its own: "угля и газа, на 6,5% и 2,7% больше"."""
    near = claims[max(0, change.index - 1) : change.index + 2]
    return any(
        change in (one, other)
        and one.unit == other.unit
        and one.sentence == other.sentence
        and other.lead in (("и",), ("и", "на"))
        and not is_compared(one)
        and is_compared(other)
        for one, other in pairwise(near)
    )


def _list_up_to_the_word(claims: Sequence[Claim], member: Claim) -> Sequence[Claim]:
    """The list that a level belongs to, if «соответственно» stands behind its last."""
    last = member.index
    while last + 1 < len(claims) and last < member.index + LONGEST and _goes_on(claims, last + 1):
        last += 1
    listed = _list_that_ends(claims, last)
    before = listed[0].lead if listed else ()
    told = RESPECTIVELY in (claims[last].after[:1], claims[last].behind[:1])
    ahead = RESPECTIVELY[0] in before and before[-1:] in (("на",), ("в",))  # "то есть соответственно на 25% и 18%"
    return listed if told or ahead else ()


def _list_that_ends(claims: Sequence[Claim], last: int) -> Sequence[Claim]:
    first = last
    while first > 0 and last - first < LONGEST and _goes_on(claims, first):
        first -= 1
    return claims[max(0, first) : last + 1]


def _goes_on(claims: Sequence[Claim], place: int) -> bool:
    """Whether nothing but a comma or «и» parts a level from the one before, with the same preposition."""
    one, before = claims[place], claims[place - 1]
    joined = one.lead in ((), ("и",)) or (one.lead[:1] == ("и",) and one.lead[1:] == before.lead[-1:])
    parted = one.depth != before.depth or one.role is not before.role  # "(годом ранее — 2 498..."
    return one.sentence == before.sentence and joined and (not parted or one.lead[:1] == ("и",))
