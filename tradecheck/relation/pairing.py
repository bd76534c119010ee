"""Which levels a change lies between: those of its own frame, or those that the frames around it tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, permutations
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import AGAINST, BACK, FOLLOWING, FOLLOWS, WAS, cues, cues_in, indicator_of
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.claim.period import Period
from tradecheck.figure.draft import RATES
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import fold
from tradecheck.relation.links import alike, is_bare, is_below_zero, is_compared, opposed, same_unit, stems
from tradecheck.relation.model import ACQUITS
from tradecheck.relation.near import POINTS, SUREST, Near, near_levels
from tradecheck.relation.once import once_a_claim
from tradecheck.relation.turns import in_turn, is_one_of_several

STATED: Final = 3.4
"""Prior of a relation whose parts one frame states: "на 20% — с 50 до 75"."""
NEIGHBOUR: Final = 1.6
"""Prior of a relation with a level that the next frame or sentence gives."""
NAMED: Final = 3.0
"""Prior of levels that stand right before a change that nothing else is told with."""
ONLY: Final = 2.3
"""The same, where no other level could be meant."""
RENAMED: Final = 2.0
"""The same, where the other level goes by another name: "доходы... Годом ранее собрали налогов"."""
DOUBTFUL: Final = 0.5
"""The most that signs can say for levels of shares, or of a base that is farther back than the change spans."""
BESIDE: Final = 4
"""How many figures before and after a change such levels may stand."""
AROUND: Final = 7
"""How many figures before and after a difference the levels may stand that it is of."""
_DIFFERENCE: Final = ("разниц", "разрыв", "разлет")
AHEAD: Final = 4
"""How many frames ahead the base may be told."""
BACK_AGAIN: Final = 8
"""How many frames back a level may stand that is for as long a time as the base."""
FAR: Final = 3
"""How many sentences before the level of the year after may be told."""
EXCEEDS: Final = ("превыс", "превзош", "обогна", "опереди")
SHORT: Final = 4
PAIR: Final = 2
FEW: Final = 20
"""So few of something are seldom what the sentence before tells a change of."""
CHANGES: Final = ("прибавк", "прирост", "снижени", "сокращени", "увеличени", "убыл", "отток", "приток")
_ALONE: Final = BACK | {"на"}
YEAR, NEXT = 12, 2
"""Months: of two named without a year the later is the one that follows so soon."""
SPANS: Final = (("недел",), ("сутк", "день", "накануне", "дня", "дней"), ("месяц",), ("квартал",))
"""Words for one span of time: a change over a week is no change over a year."""


class Pair(Struct, frozen=True):
    """A change with the level that it led to and the level that it started from."""

    rate: Claim
    new: Claim
    old: Claim
    prior: float


@once_a_claim
def pairs_of(article: Article, change: Claim) -> Iterator[Pair]:
    """The levels before and after a change, from its own frame or from the frames beside it."""
    frame = article.frames[change.frame]
    two = _compares_two(change)
    aimed = _is_against_aim(change)
    told = _one_way(_pairs_of(article, change.frame, frame, change))
    for pair in (*told, *_acquitting(article, change, told)):
        sided = pair.new.indicator is not pair.old.indicator and pair.old.own_indicator
        if (two and AGAINST.isdisjoint(pair.old.lead) and not sided) or (aimed and pair.old.role is not Role.TARGET):
            continue
        accuses = pair.prior > ACQUITS
        if (
            _gives_reason(frame, pair)
            or _is_of_third(pair)
            or _has_its_own(frame, pair)
            or (accuses and is_told_as_base(pair.new))
        ):
            continue
        if is_below_zero(article, pair.new) or is_below_zero(article, pair.old) or _changes_sign(pair):
            continue
        change_before = any(word.startswith(CHANGES) for word in pair.old.lead[-4:])  # "прибавка составляла 1,3 млрд"
        if not change_before and in_turn(article, pair.new, pair.old):
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
    if turns_round(frame, change) or is_one_of_several(article, change) or _is_bound(change):
        return
    yield from _two_sides(article, change)
    if base := _base_told_by(frame, change):
        for pair in _level_before(article, number, [base], change):
            yield Pair(change, pair.old, pair.new, pair.prior)
        before = article.claims[max(0, base.index - BESIDE - 1) : change.index]
        yield from (
            Pair(change, base, level, ACQUITS)
            for level in before
            if level.role is Role.LEVEL and same_unit(level, base)
        )
        return
    olds, news = frame.of(Role.PREVIOUS, Role.ASIDE), frame.of(Role.LEVEL)
    yield from _both(frame, change, STATED, Role.PREVIOUS, Role.ASIDE)
    news = [new for new in news if not olds or any(new.unit == old.unit for old in olds)]
    if news and not olds:
        yield from _base_next(frame, article.frames[number + 1 : number + 1 + AHEAD], change)
    if not news:
        told = (
            frame.of(Role.PREVIOUS)
            or _base_in_bracket(frame)
            or _base_before(article.frames[max(0, number - 1) : number], change)
        )
        yield from _level_before(article, number, told, change)
    if not news and not olds:
        yield from _levels_next(article, number, change)
        yield from _one_by_one(article, number, change)
        yield from _under_headline(article, change)
        yield from _levels_before(article.frames[max(0, number - 1) : number], change)
    yield from _in_bracket(article, change)
    yield from _two_times(article.frames, number, change)
    yield from _two_told(article.frames, number, change)
    yield from _year_apart(article.frames, number, change)
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
    if change.role is Role.DELTA and any(word.startswith(_DIFFERENCE) for word in change.lead):
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
    if not _one_span(near.old, change):
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
    return base and is_compared(change)


def _base_told_by(frame: Frame, change: Claim) -> Claim | None:
    """The base that the change leads back to: "Год назад ущерб был в 1,8 раза меньше — 3 млрд"."""
    back = change.own_period and change.period is not None and (change.period.base or change.period.is_past)
    after = [c for c in frame.of(Role.PREVIOUS) if c.index == change.index + 1 and not c.depth]
    return after[0] if back and is_compared(change) and after and len(after[0].lead) == 1 else None


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


def _is_of_third(pair: Pair) -> bool:
    """Whether an amount sets a thing beside a third one: "поднимется с 1200 до 1280 рублей: это на 100 дешевле двух билетов"."""
    compared = pair.rate.role is Role.DELTA and is_compared(pair.rate)
    turned = pair.old.direction == pair.new.direction == -pair.rate.direction != 0
    return compared and turned and pair.rate.index > max(pair.new.index, pair.old.index)


def is_told_as_base(level: Claim) -> bool:
    """Whether «было» right before a level makes it no new one: "прибавили 10% (было 3,2 рубля)"."""
    return level.depth > 0 and level.lead[-1:] in (("было",), ("был",), ("была",))


def _has_its_own(frame: Frame, pair: Pair) -> bool:
    """Whether the change is told with a level of its own, and both of the pair are others: "долг сократился на 130 млн, до 540 млн"."""
    own = [c for c in frame.of(Role.LEVEL) if c.unit == pair.new.unit and c.index > pair.rate.index]
    return bool(own) and pair.rate.own_indicator and frame.number not in (pair.new.frame, pair.old.frame)


def _changes_sign(pair: Pair) -> bool:
    """Whether a profit became a loss, or a price is told of a piece: "вместо прибыли — убыток 87 млн", "по 50 тыс. метров"."""
    told = [{word[:5] for word in level.lead} for level in (pair.new, pair.old)]
    turned = any("прибы" in one and "убыто" in other for one, other in (told, told[::-1]))
    each = ("по",) in (pair.new.lead[-1:], pair.old.lead[-1:]) and not is_money(pair.old.unit.partition("/")[0])
    return turned or each


def _gives_reason(frame: Frame, pair: Pair) -> bool:
    """Whether the levels tell after a colon what something else did: "минус 2%: контрактная цена снизилась с 800 до 700"."""
    first, change = min(pair.new, pair.old, key=lambda level: level.index), pair.rate
    if first.index < change.index or "colon" not in first.notes or not any(map(indicator_of, first.lead)):
        return False
    one = change.indicator and first.indicator and alike(change.indicator.name, first.indicator.name)
    return not one or any(level.unit != first.unit for level in frame.of(Role.LEVEL) if level.index < change.index)


def _base_next(frame: Frame, following: Sequence[Frame], change: Claim) -> Iterator[Pair]:
    """The base told next: "Год назад было 451 млн", past what speaks of other measures."""
    for later in following:
        if later.claims[0].sentence - frame.claims[0].sentence > 1:
            return
        own = later.of(Role.CHANGE, Role.DELTA) or (later.of(Role.LEVEL) and later.of(Role.PREVIOUS))
        olds = [] if own else [c for c in later.claims if _is_before(c, change)]
        pairs = [(new, old) for old in olds for new in frame.of(Role.LEVEL)[:1] if _same_measure(new, old)]
        for new, old in pairs:
            yield Pair(change, new, old, _prior(new, old, alone=len(pairs) == 1))
        rival = any(c.unit == new.unit for c in later.of(Role.LEVEL, Role.TARGET) for new in frame.of(Role.LEVEL))
        if pairs or rival:
            return


def _prior(new: Claim, old: Claim, *, alone: bool) -> float:
    if not _one_indicator(new, old):
        return RENAMED
    return ONLY if alone else NEIGHBOUR


def _same_measure(new: Claim, old: Claim) -> bool:
    named = new.indicator is not None and old.indicator is not None and old.own_indicator
    other = named and opposed(new.indicator, old.indicator)  # type: ignore[arg-type]
    return same_unit(new, old) and new.unit not in RATES and not other


def _is_before(old: Claim, change: Claim) -> bool:
    """Whether a level is one of the time that the change counts from."""
    if old.role is Role.PREVIOUS:
        return _one_span(old, change) and _is_told_base(old)
    period = old.period
    if old.role is not Role.LEVEL or period is None or not old.own_period or not _one_span(old, change):
        return False
    if period.is_past:
        return True
    words = fold(period.text)
    if words.startswith(("на начало", "к началу")) and change.period is not None:
        return fold(change.period.text).startswith("за ")  # "за квартал вырос... На начало апреля — 296 млрд"
    start = words.startswith("в начале") or (period.point and "1 января" in words)
    return start and (change.period is None or "с начала" in fold(change.period.text))


def _is_told_base(old: Claim) -> bool:
    """Whether more than a bare «было» makes a level that of the base: "на пике было 5 млн" is of another time."""
    period = old.period
    timed = period is not None and (period.base or period.is_past)
    return timed or any((word not in WAS and "before" in cues(word)) or word in AGAINST for word in old.lead)


def _one_span(old: Claim, change: Claim) -> bool:
    """Whether the base is as far back as the change spans: "за неделю" goes with "неделей ранее" alone."""
    told = (*change.lead, fold(change.period.text) if change.period else "")
    base = " ".join((fold(old.period.text) if old.period else "", *old.lead))
    for span in SPANS:
        if any(word.startswith(span) or f"за {span[0]}" in word for word in told[-5:]):
            return any(stem in base for stem in span)
    return True


def _base_before(earlier: Sequence[Frame], change: Claim) -> list[Claim]:
    """The base told right before: "Год назад собрали 7,2 млн, рост — 19,4%", "Год назад собрали 7,2 млн. Рост — 19,4%"."""
    back = 1 if _points_back(change) and _is_named_alone(change) else 0
    beside = [f for f in earlier if change.sentence - f.claims[-1].sentence <= back]
    near = [f for f in beside if not f.of(Role.CHANGE, Role.DELTA)]
    told = [old for frame in near if not frame.of(Role.LEVEL) for old in frame.of(Role.PREVIOUS)]
    past = [c for frame in near for c in frame.of(Role.LEVEL) if len(frame.claims) == 1 and _is_before(c, change)]
    return told or (past if back or _is_named_alone(change) else [])


def _base_in_bracket(frame: Frame) -> list[Claim]:
    """The base in brackets after the change, by its date: "с начала года прибавили 6,8% (56,1 млрд на 1 января)"."""
    return [c for c in frame.of(Role.ASIDE) if c.own_period and c.period and (c.period.point or c.period.is_past)]


def _in_bracket(article: Article, change: Claim) -> Iterator[Pair]:
    """A level, then its base and the change in brackets: "прибыль — 9,0 млрд (7,0 млрд, +28,5%)"."""
    new, old = article.claims[max(0, change.index - 2)], article.claims[max(0, change.index - 1)]
    bare = bool(change.figure.sign) and old.role in (Role.LEVEL, Role.ASIDE) and not old.lead and not change.lead[:-1]
    inside = new.depth < old.depth == change.depth and new.sentence == change.sentence
    if bare and inside and new.role is Role.LEVEL and same_unit(new, old) and new.unit not in RATES:
        yield Pair(change, new, old, STATED)


def _level_before(article: Article, number: int, olds: Sequence[Claim], change: Claim) -> Iterator[Pair]:
    """The level that an earlier frame told: "Вывезли на 949 млн. Год назад было 451 млн, то есть рост вдвое"."""
    for old in olds:
        earlier = [c for f in article.frames[max(0, number - 4) : number] for c in f.of(Role.LEVEL)]
        nameless = (
            change.role is Role.DELTA and change.own_indicator and old.frame == change.frame
        )  # and a level without a name is of another thing
        news = [
            c
            for c in earlier
            if c.unit == old.unit
            and old.sentence - c.sentence <= 1
            and c.unit not in RATES
            and _one_indicator(c, old)
            and (c.indicator or not nameless)
        ]
        news = [c for c in news if "part" not in c.notes]
        named = [c for c in news if _topic(c) & _topic(old)]
        if timely := _of_like_time(article, number, old, news):
            yield Pair(change, timely, old, ONLY)
        elif news:
            alone = len(news) == 1 or len(named) == 1
            yield Pair(change, named[0] if len(named) == 1 else news[-1], old, ONLY if alone else NEIGHBOUR)


def _of_like_time(article: Article, number: int, old: Claim, news: Sequence[Claim]) -> Claim | None:
    """The level told for as many months as the base, farther back, where the nearer ones are of no time told: "за 11 месяцев — 104 млн"."""
    months = old.period.months if old.period is not None and old.own_period else None
    if months is None or any(c.own_period or c.sentence == old.sentence for c in news):
        return None
    earlier = [c for f in article.frames[max(0, number - BACK_AGAIN) : number] for c in f.of(Role.LEVEL)]
    like = [c for c in earlier if c.own_period and c.period is not None and c.period.months == months]
    like = [c for c in like if c.unit == old.unit and not (c.period and c.period.is_past) and _one_indicator(c, old)]
    return like[-1] if like else None


def _topic(level: Claim) -> frozenset[str]:
    """The beginnings of the longer words before a level that are neither cue nor indicator: what it is a level of."""
    return frozenset(w[:6] for w in level.lead if len(w) > 5 and not cues(w) and indicator_of(w) is None)


def _levels_next(article: Article, number: int, change: Claim) -> Iterator[Pair]:
    """Both levels told after the change: "На 3% упал выпуск: было 73, стало 71"."""
    for frame in article.frames[number + 1 : number + 2]:
        away = frame.claims[0].sentence - change.sentence
        if frame.of(Role.CHANGE, Role.DELTA) or away > 1 or _is_of_another(frame, change, away):
            continue
        told = "colon" in frame.claims[0].notes or frame.claims[0].own_indicator
        prior = ONLY if told else RENAMED if away else NEIGHBOUR
        found = (p for p in _both(frame, change, prior) if not away or p.new.unit not in RATES)
        yield from (p for p in found if not away or p.new.unit != "1" or p.new.figure.value >= FEW)
        for old in article.frames[number + 2 : number + 3] if away else ():
            if old.claims[0].sentence == frame.claims[0].sentence and not old.of(Role.LEVEL, Role.CHANGE, Role.DELTA):
                both = Frame(frame.number, (*frame.claims, *old.claims))
                yield from (
                    p for p in _both(both, change, RENAMED) if p.new.unit not in RATES and _one_span(p.old, change)
                )


def _one_by_one(article: Article, number: int, change: Claim) -> Iterator[Pair]:
    """Both levels told after the change, a fact each: "выросла на 28%, считают в отрасли. Всего выдано 23,9 млрд. Годом ранее — 18,6"."""
    beside = article.frames[number + 1 : number + 3]
    if len(beside) < PAIR or any(frame.of(Role.CHANGE, Role.DELTA) for frame in beside):
        return
    new, old = beside[0].first(Role.LEVEL), beside[1].claims[0]
    if new is None or new.unit in RATES or not _is_before(old, change) or not _same_measure(new, old):
        return
    away = new.sentence - change.sentence, old.sentence - new.sentence
    past = new.own_period and new.period is not None and (new.period.is_past or new.period.base)
    past = past and not (
        old.period is not None and fold(old.period.text).startswith("годом")
    )  # "за прошлый год... годом ранее"
    topical = "total" in cues_in(new.lead) or not stems(new.lead).isdisjoint(stems(change.lead))
    other = not topical and _is_of_another(beside[0], change, 1)
    if away[0] != 1 or away[1] > 1 or past or other or _is_part(new):
        return
    yield Pair(change, new, old, ONLY if topical else NEIGHBOUR)


def _under_headline(article: Article, change: Claim) -> Iterator[Pair]:
    """The levels of a change of the first line, told together below it by the same name: "составила 6,84 млрд против 5,97 млрд"."""
    if change.sentence or not change.own_indicator or change.unit != "%":
        return
    first = article.sentences[0]
    if article.text[first.start : first.end].rstrip()[-1:] in (".", "!", "?", "…", ":", ";"):
        return
    for frame in article.frames[change.frame + 1 : change.frame + BESIDE]:
        if frame.claims[0].sentence > FAR:
            return
        if not frame.of(Role.CHANGE, Role.DELTA):
            named = (p for p in _both(frame, change, ONLY) if p.new.own_indicator and p.new.unit not in RATES)
            same = (p for p in named if p.new.indicator is change.indicator)
            whose = (
                change.indicator is not None and change.indicator.kind == "balance"
            )  # "прибыль группы... прибыль компании"
            yield from (p for p in same if whose or p.new.scope in ("", change.scope))


def _is_part(level: Claim) -> bool:
    """Whether a level is told as a part: "из них", "в том числе"."""
    return bool(level.notes & {"part", "mean"})


def _is_of_another(frame: Frame, change: Claim, away: int) -> bool:
    """Whether levels after a change name an indicator of their own, or a direction of their own against the change's."""
    first = frame.claims[0]
    anew = first.scope in ("", change.scope) and first.entities <= change.entities  # "выручка... Выручка составила"
    other = (
        first.indicator is None or change.indicator is None or not alike(first.indicator.name, change.indicator.name)
    )
    named = first.own_indicator and (other or (away > 0 and not anew))
    turned = any(c.direction and change.direction and c.direction != change.direction for c in frame.claims)
    own = first.lead[:1] in (("и",), ("а",)) and any(cues(word) & {"up", "down"} for word in first.lead)
    return named or turned or own  # "денег больше на 1,9%, и средний размер подрос с 257 до 271 тыс."


def _levels_before(earlier: Sequence[Frame], change: Claim) -> Iterator[Pair]:
    """Both levels told before the change: "Вывезли 485 тыс. тонн против 1205 годом ранее. Потеря — 720 тыс. тонн"."""
    for frame in earlier:
        near = change.sentence - frame.claims[-1].sentence
        goes_on = (near == 0 and len(change.lead) < 4 and not change.own_indicator) or (
            near == 1 and _points_back(change)
        )
        if not frame.of(change.role) and goes_on:
            yield from _both(frame, change, NAMED if near == 0 and _is_named_alone(change) else NEIGHBOUR)


def _is_named_alone(change: Claim) -> bool:
    """Whether nothing but its own name leads to a change: "против 59 млн годом ранее, спад составил 4%", "прирост — 22%"."""
    return bool(change.lead) and all(word in _ALONE or cues(word) & {"up", "down", "reach"} for word in change.lead)


def _both(frame: Frame, change: Claim, prior: float, *old_roles: Role) -> Iterator[Pair]:
    """The levels of one frame in one unit, before and after the change."""
    for old in frame.of(*(old_roles or (Role.PREVIOUS,))):
        for new in frame.of(Role.LEVEL):
            if same_unit(new, old):
                yield Pair(change, new, old, prior)


def _two_times(frames: Sequence[Frame], number: int, change: Claim) -> Iterator[Pair]:
    """Two levels of one sentence for two years, beside the change: "если в 2022 году было 15 млрд, то в 2023-м — 22"."""
    for first, second in (
        (number - 1, number),
        (number, number + 1),
        (number + 1, number + 2),
        (number - 2, number - 1),
    ):
        if first < 0 or second >= len(frames):
            continue
        one = frames[first].first(Role.LEVEL, Role.PREVIOUS)
        other = frames[second].first(Role.LEVEL, Role.PREVIOUS)
        if one is None or other is None or one.sentence != other.sentence or not _tells_of(change, one, other):
            continue
        if _tells_another(frames[first], change) or _tells_another(frames[second], change):
            continue
        order = _in_time(one, other)
        if order and one.unit == other.unit and one.unit not in RATES and _one_indicator(one, other):
            yield Pair(change, order[1], order[0], ONLY)


def _tells_of(change: Claim, one: Claim, other: Claim) -> bool:
    """Whether a change is told in the sentence of two levels, or in the next of their indicator: "...13,1. Рождаемость упала на 8%"."""
    if change.sentence == one.sentence or (one.sentence == change.sentence + 1 and one.lead[:1] == ("если",)):
        return True
    named = change.own_indicator and change.indicator is one.indicator is other.indicator
    named = named or (_points_back(change) and _is_named_alone(change))
    return change.sentence == one.sentence + 1 and named and change.index == max(one.index, other.index) + 1


def _tells_another(frame: Frame, change: Claim) -> bool:
    """Whether a frame tells a change other than this one."""
    return frame.of(Role.CHANGE, Role.DELTA) not in ([], [change])


def _two_told(frames: Sequence[Frame], number: int, change: Claim) -> Iterator[Pair]:
    """Two levels told one after another, then what follows from them: "сейчас 5180 рублей, с февраля — 5570, то есть на 8% больше"."""
    ahead = frames[number + 1].claims[0] if number + 1 < len(frames) else None
    supposed = ahead is not None and ahead.lead[:1] == ("если",) and ahead.sentence - change.sentence <= 1
    last = number if frames[number].of(Role.LEVEL) else number + 2 if supposed else number - 1
    if not 0 < last < len(frames) or not (
        supposed or FOLLOWING & set(pairwise(change.lead)) or FOLLOWS & set(change.lead) or _points_back(change)
    ):
        return
    told = [frame.of(Role.LEVEL, Role.PREVIOUS) for frame in frames[last - 1 : last + 1]]
    if any(len(levels) != 1 for levels in told):
        return
    first, second = told[0][0], told[1][0]
    listed = (first.notes & {"part", "colon"} and WAS.isdisjoint(first.lead)) or "и" in (
        *second.lead[:1],
        *second.lead[-1:],
    )
    bare = is_bare(first) or is_bare(second)  # who knows what of
    alone = not listed and not bare and not any(_tells_another(frame, change) for frame in frames[last - 1 : last + 1])
    dated = first.own_period or second.own_period or Role.PREVIOUS in (first.role, second.role)
    alone = alone and _comparable(first, second) and (dated or first.sentence == second.sentence)
    near = abs(change.sentence - first.sentence) <= 1 and same_unit(second, first) and first.unit not in RATES
    if alone and near and _one_indicator(second, first):
        old, new = (second, first) if second.role is Role.PREVIOUS else (first, second)
        in_time = _in_time(first, second)
        if in_time is None and old.role is not Role.PREVIOUS:
            old, new = sorted((first, second), key=lambda c: c.figure.value * (change.direction or 1))
        pair = in_time[::-1] if in_time else (new, old)
        yield Pair(change, *pair, ONLY)
        if is_compared(change):  # "раньше стоила 360, то есть втрое больше"
            yield Pair(change, *pair[::-1], ONLY)


def _comparable(first: Claim, second: Claim) -> bool:
    """Whether the times told for two levels are alike: a month is not set beside half a year."""
    one, other = first.period, second.period
    if one is None or other is None or not (first.own_period and second.own_period):
        return True
    return (one.months, one.point) == (other.months, other.point) and (one.kind == "span") == (other.kind == "span")


def _points_back(change: Claim) -> bool:
    """Whether the change opens its sentence as what follows from the one before: "Снижение за месяц — на 4,3%"."""
    return bool(change.lead) and change.lead[0] in BACK and not change.own_indicator


def _year_apart(frames: Sequence[Frame], number: int, change: Claim) -> Iterator[Pair]:
    """A level of the sentence and one of the sentences before, a year apart: "В 2018-м весь экспорт дал 5 млн; рост — 8 раз"."""
    here = [
        c for f in frames[max(0, number - 1) : number + 1] for c in f.of(Role.LEVEL) if c.sentence == change.sentence
    ]
    if len(here) != 1 or not here[0].own_period or any(f.of(Role.PREVIOUS) for f in frames[number : number + 1]):
        return
    (old,) = here
    for frame in reversed(frames[max(0, number - 6) : number]):
        new = frame.first(Role.LEVEL, unit=old.unit)
        if new is None or not 0 < change.sentence - new.sentence <= FAR or not _one_topic(new, old):
            continue
        years = [claim.period.year if claim.period else None for claim in (new, old)]
        if years[0] is not None and years[1] is not None and years[0] - years[1] == 1 and old.unit not in RATES:
            yield Pair(change, new, old, ONLY)
            return


def _one_topic(new: Claim, old: Claim) -> bool:
    """Whether both levels name the same indicator, as wide or as narrow."""
    named = new.indicator is not None and old.indicator is not None and new.own_indicator and old.own_indicator
    return named and new.indicator is old.indicator and new.scope == old.scope


def _in_time(one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """The two levels, the earlier year first; ``None`` if they are not for the same part of two years, each named."""
    a, b = one.period, other.period
    if a is None or b is None or a is b:
        return None
    past = [period.is_past or period.base for period in (a, b)]
    if past[0] != past[1] and (b if past[0] else a).year is None:
        return (one, other) if past[0] else (other, one)
    if not (one.own_period and other.own_period):
        return None
    if a.year == b.year or a.year is None or b.year is None:
        later = _months_later(a, b)
        return None if not later else (other, one) if later > 0 else (one, other)
    if (a.months, a.begin_month, a.point) != (b.months, b.begin_month, b.point):
        return None
    return (one, other) if a.year < b.year else (other, one)


def _months_later(a: Period, b: Period) -> int:
    """1 where ``a`` is the later of two months or of two days of one month's start, -1 where ``b`` is; 0 where nobody knows."""
    alike = (a.months, a.point, a.kind) == (b.months, b.point, b.kind) and (a.months == 1 or a.point)
    if not alike or a.begin_month is None or b.begin_month is None or a.cumulative or b.cumulative:
        return 0
    apart = (a.begin_month - b.begin_month) % YEAR
    return 1 if 1 <= apart <= NEXT else -1 if apart >= YEAR - NEXT else 0


def _one_indicator(new: Claim, old: Claim) -> bool:
    """Whether the old level does not name another indicator than the new."""
    if not old.own_indicator or new.indicator is None or old.indicator is None:
        return True
    return alike(new.indicator.name, old.indicator.name)
