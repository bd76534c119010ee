"""Which levels a change lies between: those of its own frame, or those that the frames around it tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, permutations
from typing import Final

from tradecheck.claim.cues import AGAINST, FOLLOWING, FOLLOWS, WAS, cues, indicator_of
from tradecheck.claim.gap import SKIPPED
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import POINTS, RATES
from tradecheck.relation.bases import (
    AHEAD,
    base_after,
    base_before,
    base_in_bracket,
    base_in_parallel,
    base_next,
    in_bracket,
    level_before,
)
from tradecheck.relation.both_levels import instead_of, levels_before, levels_next, one_by_one, under_headline
from tradecheck.relation.in_kind import of_one_kind
from tradecheck.relation.just_told import just_told
from tradecheck.relation.links import is_bare, is_compared, opposed, same_unit
from tradecheck.relation.model import ACQUITS
from tradecheck.relation.near import SUREST, Near, near_levels
from tradecheck.relation.once import once_a_claim
from tradecheck.relation.pair import NAMED, NEIGHBOUR, ONLY, PAIR, STATED, Pair, both, one_span
from tradecheck.relation.strangers import are_strangers, is_since_another_time
from tradecheck.relation.turns import in_turn, is_one_of_several, turn_pairs
from tradecheck.relation.two_times import two_times, two_told, year_apart
from tradecheck.relation.year_before import is_from_another_day, level_after, points_apart, year_before

DOUBTFUL: Final = 0.5
"""The most that signs can say for levels of shares, or of a base that is farther back than the change spans."""
BESIDE: Final = 4
"""How many figures before and after a change such levels may stand."""
AROUND: Final = 7
"""How many figures before and after a difference the levels may stand that it is of."""
_DIFFERENCE: Final = ("разниц", "разрыв", "разлет")
EXCEEDS: Final = ("превыс", "превзош", "обогна", "опереди")
SHORT: Final = 4
ANEW: Final = (("то", "есть"), ("т", "е"))
HEDGES: Final = SKIPPED - {"чем"}
"""Words that may loosen the level behind a comparative."""


@once_a_claim
def pairs_of(article: Article, change: Claim) -> Iterator[Pair]:
    """The levels before and after a change, from its own frame or from the frames beside it."""
    if is_since_another_time(article, change):
        return
    frame = article.frames[change.frame]
    two = _compares_two(change)
    aimed = _is_against_aim(change)
    told = _one_way(_pairs_of(article, change.frame, frame, change))
    for pair in (*told, *_acquitting(article, change, told)):
        sided = pair.new.indicator is not pair.old.indicator and pair.old.own_indicator
        if (two and AGAINST.isdisjoint(pair.old.lead) and not sided) or (aimed and pair.old.role is not Role.TARGET):
            continue
        if pair.prior > ACQUITS and is_told_as_base(pair.new):
            continue
        if is_from_another_day(pair):
            continue
        if not are_strangers(article, frame, pair) and in_turn(article, pair.new, pair.old):
            yield pair


def _is_bound(change: Claim) -> bool:
    """Whether the words tell the most or the least that a change may be: "выросли в среднем на 14,8%, предельный рост — 18,2%"."""
    return any(word.startswith(("предельн", "максимальн", "минимальн")) for word in change.lead[-3:])


def _one_way(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs, those of the same two levels only in the order that is surest."""
    told = sorted(pairs, key=lambda pair: -pair.prior)
    first: dict[frozenset[int], int] = {}
    return [pair for pair in told if first.setdefault(_levels(pair), pair.new.index) == pair.new.index]


def _pairs_of(article: Article, number: int, frame: Frame, change: Claim) -> Iterator[Pair]:
    yield from of_one_kind(article, change)
    if turns_round(frame, change) or is_one_of_several(article, change) or _is_bound(change):
        return
    yield from _two_sides(article, change)
    yield from instead_of(article, change)
    if base := _base_told_by(frame, change):
        for pair in level_before(article, number, [base], change):
            yield Pair(change, pair.old, pair.new, pair.prior)
        before = article.claims[max(0, base.index - BESIDE - 1) : change.index]
        yield from (
            Pair(change, base, level, ACQUITS)
            for level in before
            if level.role is Role.LEVEL and same_unit(level, base)
        )
        return
    olds, news = frame.of(Role.PREVIOUS, Role.ASIDE), frame.of(Role.LEVEL)
    yield from both(frame, change, STATED, Role.PREVIOUS, Role.ASIDE)
    news = [new for new in news if not olds or any(new.unit == old.unit for old in olds)]
    if news and not olds:
        yield from base_next(frame, article.frames[number + 1 : number + 1 + AHEAD], change)
    if not news:
        told = (
            frame.of(Role.PREVIOUS)
            or base_in_bracket(frame)
            or base_in_parallel(article, change)
            or base_before(article.frames[max(0, number - 1) : number], change)
        )
        yield from level_before(article, number, told, change)
    if not news and not olds:
        yield from base_after(article, change)
        yield from levels_next(article, number, change)
        yield from one_by_one(article, number, change)
        yield from under_headline(article, change)
        yield from levels_before(article.frames[max(0, number - 1) : number], change)
    yield from (Pair(change, new, old, NAMED) for new, old in turn_pairs(article, change))
    yield from year_before(article, change)
    yield from points_apart(article, change)
    yield from level_after(article, change)
    yield from in_bracket(article, change)
    yield from just_told(article, change)
    yield from two_times(article.frames, number, change)
    yield from two_told(article.frames, number, change)
    yield from year_apart(article.frames, number, change)
    for near in near_levels(article, change):
        yield Pair(change, near.new, near.old, min(near.odds, _most(change, near)))


def _two_sides(article: Article, change: Claim) -> Iterator[Pair]:
    """One side set beside the other: "экспорт — 1,36 млрд, импорт — 1,71 млрд. Импорт превысил экспорт на 25,7%"."""
    verbs = [n for n, word in enumerate(change.lead) if word.startswith(EXCEEDS)]
    named = [found for word in change.lead if (found := indicator_of(word))] if verbs else []
    if len(named) != PAIR or not opposed(*named) or named[0].total_of or named[0].balance_of:
        return
    before = [c for c in article.claims[max(0, change.index - AROUND) : change.index] if c.role is Role.LEVEL]
    greater, lesser = ([c for c in before if c.indicator is one and c.own_indicator] for one in named)
    if len(greater) == len(lesser) == 1 and same_unit(greater[0], lesser[0]):
        yield Pair(change, greater[0], lesser[0], ONLY)


def _acquitting(article: Article, change: Claim, told: Sequence[Pair]) -> Iterator[Pair]:
    """Readings that accuse nobody: the pairs turned round, and levels that no wording ties to the change."""
    turned = [Pair(change, pair.old, pair.new, ACQUITS) for pair in told] if may_turn_round(article, change) else []
    yield from turned
    if change.role is Role.CHANGE and not any(map(_runs_from_to, (*told, *turned))):
        known = {_levels(pair) for pair in (*told, *turned) if pair.prior > ACQUITS}
        yield from (pair for pair in _beside(article, change) if _levels(pair) not in known)
    cut = change.lead[:1] == ("есть",)  # of «то есть», which stands nine words before
    follows = cut or FOLLOWS & set(change.lead) or FOLLOWING & set(pairwise(change.lead))
    if change.role is Role.DELTA and (follows or any(word.startswith(_DIFFERENCE) for word in change.lead)):
        yield from _any_two(article, change)


def _levels(pair: Pair) -> frozenset[int]:
    """The two levels of a pair, whichever is the new one."""
    return frozenset((pair.new.index, pair.old.index))


def _runs_from_to(pair: Pair) -> bool:
    """Whether the levels leave no doubt, right beside the change: "в 8,5 раза (с 2,2 тыс. до 18,9 тыс.)"."""
    places = sorted((pair.rate.index, pair.old.index, pair.new.index))
    named = pair.old.lead[-1:] in (("с",), ("со",)) and pair.new.lead[-1:] == ("до",)
    return named and pair.new.index == pair.old.index + 1 and places[-1] - places[0] == 2


def _beside(article: Article, change: Claim) -> Iterator[Pair]:
    """The levels that stand right beside a change, whatever the words: if the change fits two of them, it may well be told of these."""
    near = article.claims[max(0, change.index - BESIDE) : change.index + BESIDE + 1]
    levels = [
        c
        for c in near
        if c.sentence == change.sentence and c.unit not in RATES and c.role not in (Role.DELTA, Role.OTHER)
    ]
    for old, new in permutations(levels, 2):
        if same_unit(new, old) or is_bare(new) or is_bare(old):
            yield Pair(change, new, old, ACQUITS)


def _any_two(article: Article, change: Claim) -> Iterator[Pair]:
    """The levels around a difference: it may be that of any two."""
    near = article.claims[max(0, change.index - AROUND) : change.index + AROUND]
    levels = [c for c in near if c.unit.partition("/")[0] == change.unit and c is not change]
    yield from (Pair(change, new, old, ACQUITS) for old, new in combinations(levels, 2))


def _most(change: Claim, near: Near) -> float:
    """The most that signs can say for a pair."""
    if not one_span(near.old, change):
        return DOUBTFUL
    if change.unit in POINTS:
        here = near.new.sentence == change.sentence == near.old.sentence and near.old.role is Role.PREVIOUS
        return NEIGHBOUR if here else DOUBTFUL
    return SUREST


def turns_round(frame: Frame, change: Claim) -> bool:
    """Whether the change turns the comparison round: "на 8 млрд, ранее — на 4 млрд, вдвое меньше"."""
    before = [c for c in frame.claims if c.index == change.index - 1]
    told = bool(before) and before[0].role is Role.PREVIOUS and not before[0].depth
    apart = told and (bool({"как", *WAS} & set(before[0].lead)) or not frame.of(Role.LEVEL))
    own = apart and bool(FOLLOWING & set(pairwise(change.lead)))
    return told and (own or not change.lead) and is_compared(change)


def may_turn_round(article: Article, change: Claim) -> bool:
    """Whether a comparative right behind the base may tell how the base compares: "годом ранее — 2,6 млн, на 16% меньше"."""
    before = article.claims[max(0, change.index - 1)]
    base = before.role is Role.PREVIOUS and before.sentence == change.sentence and before.depth == change.depth
    ahead = article.claims[change.index + 1 : change.index + 2]
    greater = any(
        c.lead[:1] == change.after[:1] and HEDGES.issuperset(c.lead[1:]) and c.depth == change.depth
        for c in ahead
        if not c.own_period
    )
    apart = change.lead[:1] == ("разница",)  # of either level: "у одних 337 тыс., у других 482 тыс. — разница 30%"
    return apart or (is_compared(change) and (base or greater))  # "в Петербурге их в 37 раз больше — около 850 тыс."


def _base_told_by(frame: Frame, change: Claim) -> Claim | None:
    """The base that the change leads back to: "Год назад ущерб был в 1,8 раза меньше — 3 млрд"."""
    back = change.own_period and change.period is not None and (change.period.base or change.period.is_past)
    after = [c for c in frame.of(Role.PREVIOUS) if c.index == change.index + 1 and not c.depth]
    lower = "before" in change.notes and any(cues(word) & {"more", "less"} for word in change.lead[-2:-1])
    compared = is_compared(change) or lower  # "годом ранее пик был ниже на 402 МВт, то есть 23 661"
    return after[0] if back and compared and after and (len(after[0].lead) < PAIR or after[0].lead in ANEW) else None


def _compares_two(change: Claim) -> bool:
    """Whether a thing is set beside another, not beside what it was: "смерти превысили рождения в 1,8 раза"."""
    verbs = [n for n, word in enumerate(change.lead) if word.startswith(EXCEEDS)]
    object_of = change.lead[verbs[-1] + 1 :] if verbs else ()
    named = [word for word in object_of if len(word) > SHORT]
    return bool(named) and not any(
        "before" in cues(w) or w.startswith(("прошл", "уров", "показат", "результат")) for w in named
    )


def _is_against_aim(change: Claim) -> bool:
    """Whether a change is counted from what was planned or foreseen: "на 26% ниже прогноза"."""
    return is_compared(change) and any("target" in cues(w) for w in change.after[1:3])


def is_told_as_base(level: Claim) -> bool:
    """Whether «было» right before a level makes it no new one: "прибавили 10% (было 3,2 рубля)"."""
    return level.depth > 0 and level.lead[-1:] in (("было",), ("был",), ("была",))
