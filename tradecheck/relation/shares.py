"""Which level a share is of, and of which whole: "57% от 51 млрд", "из 640 опрошенных 78%, или 498", "64 млн из 89 млн, то есть 72%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import FOLLOWING, FOLLOWS, cues, indicator_of
from tradecheck.claim.gap import PREPOSITIONS
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.claim.rate_roles import LEAST_INDEX
from tradecheck.figure.draft import RATES
from tradecheck.relation.links import around, is_level, levels, opens_list, same_time, same_unit, stems, two_sides
from tradecheck.relation.model import ACQUITS
from tradecheck.relation.near_shares import is_of_several, near_parts
from tradecheck.relation.parts import divisions

OF_IT: Final = 3.0
"""Prior of a whole that follows the share: "57% от 51 млрд"."""
FOLLOWED: Final = 2.4
"""Of one of two levels from which the share is said to follow."""
OUT_OF: Final = 2.6
"""Of one that «из» opens: "из 640 опрошенных"."""
SHOWN: Final = 2.4
"""Of one that the part makes up together with the other parts."""
NAMED: Final = 2.3
"""Of the only one that goes by the name which the share gives it: "это 38% всего экспорта"."""
NAMED_BEFORE: Final = 1.9
"""The same where it stands in the sentence before."""
OF_THE_WHOLE: Final = ("поток", "объем", "сумм", "общ", "всего", "всех", "итог")
"""How the words begin that tell no more of a whole than that it is one: "(14% потока)"."""
SAME: Final = 1.4
NEAR: Final = 1.1
"""Of a greater level of the same sentence, and of one before."""
TOLD: Final = 0.9
"""What «это» before the share adds."""
BOTH: Final = 2.2
"""Of a turnover whose two sides alone are told."""
REACH: Final = 2
"""How many sentences back the whole may stand."""
FAR: Final = 6
INDEXED: Final = 2
"""How many sentences before a rate others may be told of what there was."""
OF_ALL: Final = ("все", "общ", "совокупн")
"""The beginnings of words that make the greatest level of a name the whole: "38% всей торговли"."""
_ALL: Final = frozenset({"весь", "вся", "всей", "всего"})
_APPOSED: Final = ((), ("или",), ("всего",), ("это",), ("то", "есть"))
_TELLING: Final = ((), ("или",), ("это",), ("то", "есть"))
_OF_IT: Final = frozenset({("из", "этого"), ("из", "них"), ("из", "общего"), ("из", "этой")})
OF_THEM: Final = frozenset({("из", "них"), ("из", "которых")})
PAIR: Final = 2
WILD: Final = 100
"""A part is that many times its whole by a slip of the multiplier alone."""
_BACK: Final = frozenset({"этих", "этой", "этого"})
"""Words that call a whole told before: "7,4 млрд, 70% этих денег (5,2 млрд)"."""
_SHARED: Final = ("приход", "пришл", "пришел")
_GAINED: Final = frozenset({"добавилось", "добавились", "прибавилось", "прибавились"})
"""Verbs of what a level grew by: "за июнь добавилось 197 млн (3,7%)"."""
_HEDGES: Final = frozenset({"ровно", "почти", "около", "примерно", "или", "это"})


class Share(Struct, frozen=True):
    """``share`` = ``part`` : the sum of ``wholes`` (one, or the two sides of a turnover) · 100."""

    share: Claim
    part: Claim
    wholes: tuple[Claim, ...]
    prior: float
    alone: bool = False
    """Whether it speaks for no other share of a list."""
    weighed: bool = False
    """Whether its prior tells already whether others of its sentence fit the whole."""
    doubted: bool = False
    """Whether the words around it name something else: that other shares fit the whole then says little."""


def shares(article: Article) -> Iterator[Share]:
    """Every reading of every share that stands with the level it is the share of."""
    known = list(levels(article))
    told = list(_told(article))
    shared = frozenset(share.frame for share, _ in told)  # a member with a share of its own is no whole
    shown = {(part.index, d.whole.index) for d in divisions(article) if d.adds_up(narrow=True) for part in d.parts}
    for share, part in told:
        for target in around(article.claims, share, REACH):
            if target.role is Role.TARGET and target.unit == part.unit and target.figure.value > part.figure.value:
                yield Share(share, part, (target,), ACQUITS)
        yield from (Share(share, part, (whole,), ACQUITS, alone=True) for whole in _before_in_sentence(article, share, part))
        for reading in _readings(article, share, part, known, shared):
            of = reading.part.index, reading.wholes[0].index
            yield Share(share, reading.part, reading.wholes, max(reading.prior, SHOWN)) if of in shown else reading
    for share in (c for c in article.claims if c.role in (Role.SHARE, Role.PERCENT) and c.unit == "%"):
        if _is_one_of_rates(article, share):
            continue
        yield from _following(known, share)
        yield from _out_of(article, share)
        for near in near_parts(article, share):
            rest = _is_rest(near.whole) or _is_in_turn(article, near.part, share)
            if not rest and not _is_growth(near.part, share):
                yield Share(share, near.part, (near.whole,), near.odds, weighed=True, doubted=near.doubted)


def _is_growth(part: Claim, share: Claim) -> bool:
    """Whether a per cent tells by how much a level grew: "гастрономы — 1,7 трлн (на 18%)", "за июнь добавилось 197 млн (3,7%)"."""
    by_so_much = share.depth > 0 and share.lead == ("на",)
    return by_so_much or any(word in _GAINED for word in part.lead[-2:])


def _before_in_sentence(article: Article, share: Claim, part: Claim) -> Iterator[Claim]:
    """The greater levels right before a part with its share in brackets: "очно учатся 2,36 млн (58%), за счёт бюджета — 1,4 млн (59%)"."""
    if share.depth > part.depth and share.index == part.index + 1:
        here = (c for c in reversed(around(article.claims, part, 0)) if c.index < part.index and same_unit(c, part))
        yield from islice((c for c in here if c.role is Role.LEVEL and c.figure.value > part.figure.value), PAIR)


def _is_rest(level: Claim) -> bool:
    """Whether a level is what a part leaves of its whole: "новых 142, то есть 40%; остальные 213 — старые"."""
    return any(word.startswith("остальн") for word in level.lead[-2:])


def _following(known: Sequence[Claim], share: Claim) -> Iterator[Share]:
    """A share that follows from the only two levels before it: "куплено на 62 млрд. Весь оборот — 437 млрд. Доля, следовательно, 14%"."""
    if not (FOLLOWS & set(share.lead) or FOLLOWING & set(pairwise(share.lead))) or share.depth:
        return
    before = [c for c in around(known, share, REACH) if c.index < share.index and c.unit not in RATES]
    told = [c for c in before if c.sentence >= before[-1].sentence - 1] if before else []
    if len(told) != PAIR or told[0].unit != told[1].unit or not same_time(*told):
        return
    first, second = told
    if _is_of_unnamed(share, first, second):
        return
    opens = opens_list(second) or second.lead[-1:] == ("из",) or first.lead == ("из",)
    part, whole = (first, second) if _is_told_as_all(second) or second.lead[-1:] == ("из",) else (second, first)
    if opens or _is_told_as_all(second):
        yield Share(share, part, (whole,), FOLLOWED)


def _is_of_unnamed(share: Claim, first: Claim, second: Claim) -> bool:
    """Whether a share is told to fall to what neither level is told of: "весь рынок — 11 трлн, следовательно, на лидера приходится 37%"."""
    if not any(word.startswith(_SHARED) for word in share.lead):
        return False
    known = FOLLOWS | {"таким", "образом", "следовательно"}
    named = stems(word for word in share.lead if word not in known and not cues(word))
    return bool(named) and named.isdisjoint(stems((*first.lead, *first.behind, *second.lead, *second.behind)))


def _out_of(article: Article, share: Claim) -> Iterator[Share]:
    """A share right behind its part and «из» with its whole, named at the most: "7,4 тыс. домов из 7,8 тыс. — готовность 95%"."""
    if share.index < PAIR or share.own_period:
        return  # "1,9 млрд из 19,9 млрд, год назад — 10,2%"
    part, whole = article.claims[share.index - PAIR : share.index]
    together = part.sentence == whole.sentence == share.sentence and part.depth == whole.depth
    named = len(share.lead) < PAIR and not share.after
    if whole.lead == ("из",) and together and named and same_unit(part, whole):
        yield Share(share, part, (whole,), FOLLOWED)


def _is_told_as_all(level: Claim) -> bool:
    """Whether a level is told to be of everything: "весь оборот — 437 млрд", "при общей выработке 29,8 млрд"."""
    return any(word.startswith(OF_ALL) or word in _ALL for word in level.lead)


def _told(article: Article) -> Iterator[tuple[Claim, Claim]]:
    """Each share with the level that it is the share of."""
    for frame in article.frames:
        for share in (claim for claim in frame.of(Role.SHARE, Role.PERCENT) if claim.unit == "%"):
            if _is_one_of_indices(article, share) or is_of_several(share) or _is_one_of_rates(article, share):
                continue
            part = _part_of(article, frame, share)
            if (
                part is not None
                and not _is_growth(part, share)
                and not part.notes & {"mean"}
                and not _is_left(part, share)
                and not _is_in_turn(article, part, share)
            ):
                yield share, part


def _is_in_turn(article: Article, part: Claim, share: Claim) -> bool:
    """Whether two shares are told of two parts, the first of the first: "22,0 млрд и 22,9 млрд, или 49% и 51%"."""
    following = article.claims[share.index + 1 : share.index + 2]
    two = any(c.unit == "%" and c.lead == ("и",) and c.sentence == share.sentence for c in following)
    return two and part.lead == ("и",) and part.index == share.index - 1


def _is_left(part: Claim, share: Claim) -> bool:
    """Whether the level behind a share is what is left without it: "две трети: из 95 млн осталось 31,6 млн"."""
    return part.index > share.index and any(word.startswith("остал") for word in part.lead)


def _is_one_of_indices(article: Article, share: Claim) -> bool:
    """Whether it is more than a hundred per cent where others are: "сахара — 381 (104,9%), свинины — 197 (106,8%)"."""
    if share.figure.value <= 100:
        return False
    beside = [c for c in around(article.claims, share, INDEXED) if c.unit == "%" and c is not share]
    indices = any(c.role is Role.INDEX and c.figure.value >= LEAST_INDEX for c in beside)
    return indices or any(c.figure.value > 100 and c.sentence == share.sentence for c in beside)


def _is_one_of_rates(article: Article, share: Claim) -> bool:
    """Whether a bare per cent goes on with rates told before it: "512 кафе выбрали ставку 5%, 73 — 7%"."""
    before = (c for c in around(article.claims, share, 0) if c.unit == "%" and c.index < share.index)
    return not share.lead and any(word.startswith("ставк") for c in before for word in c.lead[-1:])


def _part_of(article: Article, frame: Frame, share: Claim) -> Claim | None:
    """The level right before the share, its equivalent in another currency passed over; or right after it: "80,3%: $1,73 млрд"."""
    earlier = [c for c in frame.claims if c.index < share.index and c.role is not Role.EQUIVALENT]
    of_them = (
        share.after[:2] in OF_THEM
    )  # "прошёл 100 собеседований, четверть из них — по Go": the hundred is the whole
    if earlier and earlier[-1].role is Role.LEVEL and earlier[-1].unit not in RATES and not of_them:
        return earlier[-1]
    if (out_of := _before_its_whole(article, share)) is not None:
        return out_of
    if (behind := _told_out_of(article, share)) is not None:
        return behind[0]
    later = article.claims[share.index + 1] if share.index + 1 < len(article.claims) else None
    if later is not None and later.role is Role.LEVEL and _is_its_whole(share, later):
        return _told_after(article, later)
    if later is None or later.sentence != share.sentence or later.role is not Role.LEVEL or later.own_period:
        return None
    opened = _opening_whole(article.claims, share) is not None
    apposed = later.lead in (_APPOSED if opened else _TELLING) or (opened and later.lead[-1:] == ("всего",))
    named = share.figure.form == "ratio" and 0 < len(later.lead) <= PAIR and later.lead == share.after[: len(later.lead)]
    if named and later.depth == share.depth and later.unit not in RATES:
        return later  # "половина экспорта — 8,3 млрд долларов"
    told = share.role is Role.SHARE or opened or later.lead in (("или",), ("это",), ("то", "есть"))
    return later if told and apposed and later.unit not in RATES else None


def _told_after(article: Article, whole: Claim) -> Claim | None:
    """The part that follows from share and whole: "3% от 41,6 млрд, то есть 1,25 млрд"."""
    part = article.claims[whole.index + 1] if whole.index + 1 < len(article.claims) else None
    if part is None or part.sentence != whole.sentence or part.unit != whole.unit or part.role is not Role.LEVEL:
        return None
    return part if part.lead[-2:] in _APPOSED and part.lead else None


def _before_its_whole(article: Article, share: Claim) -> Claim | None:
    """The part of "64 млн из 89 млн, то есть 72%": the level before the whole that «из» leads in."""
    if share.index < 2:
        return None
    part, whole = article.claims[share.index - 2 : share.index]
    out_of = whole.lead[-1:] == ("из",) and len(whole.lead) < 5 and part.unit == whole.unit
    levels_of_it = part.role is whole.role is Role.LEVEL and part.sentence == whole.sentence == share.sentence
    return part if out_of and levels_of_it and _follows(share) and part.figure.value < whole.figure.value else None


def _follows(share: Claim) -> bool:
    """Whether the words before a share tell that it follows from what stands before: "то есть 72%", "ровно половина"."""
    told = FOLLOWS & set(share.lead) or FOLLOWING & set(pairwise(share.lead))
    return bool(told or (share.lead and _HEDGES.issuperset(share.lead)))


def _told_out_of(article: Article, share: Claim) -> tuple[Claim, Claim] | None:
    """Part and whole right behind the share: "приходится 30% вывоза: 240 млн из 1,4 млрд"."""
    pair = article.claims[share.index + 1 : share.index + 3]
    if (
        len(pair) == PAIR and pair[0].lead[-1:] == ("из",) and "colon" in pair[0].notes
    ):  # "4,2%: из 18,6 млн не вернули 0,78 млн"
        pair = pair[::-1]
        told = pair[0].unit == pair[1].unit and pair[0].role is pair[1].role is Role.LEVEL
        return (pair[0], pair[1]) if told and pair[0].sentence == share.sentence else None
    if len(pair) < PAIR or pair[1].lead != ("из",) or pair[0].unit != pair[1].unit or len(pair[0].lead) > PAIR:
        return None
    part, whole = pair
    return (part, whole) if part.role is whole.role is Role.LEVEL and whole.sentence == share.sentence else None


def _opening_whole(claims: Sequence[Claim], share: Claim) -> Claim | None:
    """The level with which the share's sentence opens after «из»: "Из 640 опрошенных... 78%"."""
    first = share.index
    while first and claims[first - 1].sentence == share.sentence:
        first -= 1
    opening = claims[first]
    return opening if opening.lead == ("из",) and is_level(opening) and opening is not share else None


def _readings(
    article: Article, share: Claim, part: Claim, known: list[Claim], shared: frozenset[int]
) -> Iterator[Share]:
    sure = _sure_whole(article, share, part)
    if sure is not None:
        yield sure
        return
    beside = around(known, share, REACH, 1)
    told = next((named for word in share.after if (named := indicator_of(word))), None)
    meant = [c for c in beside if told and c.indicator and c.indicator.name == told.name and c.index < part.index]
    meant = [c for c in meant if same_time(c, part)]
    meant = [c for c in meant if _may_be_whole(c, part)] or meant  # "по расходам добавка 3,1 млрд, до 131,7 млрд"
    meant = [c for c in meant if c.own_indicator] or meant
    meant = meant or [c for c in beside if told and c.indicator is told and "всего" in c.lead]
    if meant and share.after[0].startswith(OF_ALL):
        meant = [max(meant, key=lambda c: c.figure.value)]
    if told and told.total_of and not meant:
        yield from _of_both_sides(share, part, around(known, share, FAR))
    wholes = [c for c in (meant or beside) if (meant or c.frame not in shared) and _may_be_whole(c, part)]
    alone = bool(meant) and len(wholes) == 1
    of_whole = len(wholes) == 1 and not meant and bool(share.after) and share.after[0].startswith(OF_THE_WHOLE)
    for whole in wholes:
        named_before = alone and whole.own_indicator and part.sentence - whole.sentence == 1 and not whole.scope
        prior = SAME if whole.sentence == part.sentence else NEAR
        prior += TOLD if share.lead[-1:] == ("это",) else 0.0
        if alone and (prior > SAME or (whole.own_indicator and prior == SAME)):
            prior = NAMED
        elif named_before or of_whole:
            prior = max(prior, NAMED_BEFORE)
        yield Share(share, part, (whole,), prior)


def _sure_whole(article: Article, share: Claim, part: Claim) -> Share | None:
    """The whole that the words around share and part leave no doubt of."""
    claims = article.claims
    following = claims[share.index + 1] if share.index + 1 < len(claims) else None
    if (
        following is not None
        and following.unit == part.unit
        and following is not part
        and _is_its_whole(share, following)
    ):
        return Share(share, part, (following,), OF_IT)
    behind = _told_out_of(article, share)
    if behind is not None and behind[0] is part:
        return Share(share, part, behind[1:], OUT_OF)
    opening = _opening_whole(claims, share)
    if opening is None and part.sentence == share.sentence - 1 and FOLLOWING & set(pairwise(share.lead)):
        opening = _opening_whole(claims, part)  # "Из 4 810 заявок поддержано 1 635. Одобрено, таким образом, 34%"
    if opening is not None and opening is not part and opening.unit == part.unit:
        return Share(share, part, (opening,), OUT_OF)
    if part.index == share.index - 2 and _before_its_whole(article, share) is part:
        return Share(share, part, (claims[part.index + 1],), OUT_OF)
    if part.behind[:2] in _OF_IT:
        of_it = [c for c in around(claims, part, 1) if c.index < part.index and c.unit == part.unit and is_level(c)]
        return Share(share, part, (of_it[-1],), OUT_OF) if of_it else None
    if part.index - 1 == share.index > 0 and opens_list(share) and claims[share.index - 1].unit == part.unit:
        return Share(share, part, (claims[share.index - 1],), OUT_OF)  # "51 млрд, из них 57%, или 27 млрд"
    before = claims[part.index - 1] if part.index else None
    if before is None or before.unit != part.unit:
        return None
    if before.sentence == part.sentence - 1 and part.lead[:2] in OF_THEM and is_level(before):
        return Share(share, part, (before,), OUT_OF)  # "зарегистрировано 27 480 преступлений. Из них 9 310, или 34%"
    if before.sentence != part.sentence:
        return None
    if part.lead[-1:] == ("из",):
        return Share(share, before, (part,), OUT_OF)
    if not is_level(before):
        return None
    return Share(share, part, (before,), OUT_OF) if opens_list(part) else None


def _is_its_whole(share: Claim, following: Claim) -> bool:
    """Whether the level after a share is what it is a share of: "57% от 51 млрд", "28% всего экспорта (25 млрд)"."""
    planned = any(word.startswith("план") for word in following.lead)  # how far a plan was met is no share
    if following.sentence != share.sentence or following.role is not Role.LEVEL or planned:
        return False
    named = bool(share.after) and following.lead[: len(share.after)] == share.after
    named = named and share.after[0] not in PREPOSITIONS | _BACK  # "13% в городе (10,7 тыс.)"
    more = following.lead[len(share.after) :] or share.after[-1:]
    bracketed = following.depth > share.depth and "и" not in more  # "27,5% экспорта — и превзошла максимум (49,8 млрд)"
    return share.after == ("от",) or (named and (bracketed or more == ("в",)))


def _may_be_whole(whole: Claim, part: Claim) -> bool:
    """Whether a level near the part is greater, but for a multiplier, in its unit, and told before it or summed up after it."""
    summed = "всего" in whole.lead and 0 < whole.sentence - part.sentence <= REACH
    near = summed or (0 <= part.sentence - whole.sentence <= REACH and whole.index < part.index)
    greater = whole.figure.value > part.figure.value or whole.figure.value * WILD < part.figure.value
    return near and whole.unit == part.unit and greater


def _of_both_sides(share: Claim, part: Claim, known: Sequence[Claim]) -> Iterator[Share]:
    """A share of the turnover where only its two sides are told."""
    near = [c for c in known if c.index < part.index and c.unit == part.unit and same_time(c, part) and not c.scope]
    sides = two_sides(near)
    if sides is not None and part.index not in (sides[0].index, sides[1].index):
        yield Share(share, part, sides, BOTH)
