"""Both levels told one after the other, that of now and its base, and then what follows: the change between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tradecheck.claim.cues import FOLLOWING, FOLLOWS, WAS, cues
from tradecheck.claim.gap import LINKS, PREPOSITIONS, SKIPPED
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.links import alike, is_bare, is_compared, same_unit, stems
from tradecheck.relation.pair import NEIGHBOUR, ONLY, PAIR, RENAMED, Pair, is_named_alone, one_indicator, one_span
from tradecheck.relation.tiles import YEAR
from tradecheck.relation.two_times import in_time

ONE: Final = 1
STEM: Final = 5
GENERIC: Final = (
    "показател", "объем", "сумм", "числ", "количеств", "стоимост", "результат", "итог", "величин", "уров", "цифр", "поток", "продаж",
    "сдел", "спрос", "темп", "динамик",
)  # fmt: skip
"""The beginnings of nouns that speak of any level again."""
SHORT: Final = 3
"""So few words of its own may lead to a change that nothing says to follow."""
NOW: Final = frozenset({"ныне", "теперь", "сейчас", "нынче", "стало", "стала", "стали"})
WILD: Final = 4
"""A level is seldom so many times its base."""
FAR: Final = 8
"""How many figures before the base the level may stand."""


def just_told(article: Article, change: Claim) -> Iterator[Pair]:
    """The level and the base told right before: "Собрано 8,7 млн тонн. Год назад было 6,9 млн, так что прибавка — 26%"."""
    claims = article.claims
    if (pair := _then_and_now(claims, change)) is not None:
        yield pair
    old = _base(claims, change)
    if old is None or is_compared(change) or old.unit in RATES:
        return
    new = _level(claims, old)
    if new is None or not (_is_past(old) or in_time(new, old) == (old, new)):
        return
    if not one_indicator(new, old) or _is_of_another(new, change) or not _is_later(new, old):
        return
    if not (one_span(old, change) or _are_next(new, old)) or (is_bare(old) and new.unit != "1"):
        return
    told = _follows(change) or is_named_alone(change)
    here = change.sentence == old.sentence
    own = _own_words(change)
    if told or (len(own) <= SHORT if here else _goes_on(own, new, old)):
        yield Pair(change, new, old, ONLY if told else RENAMED if here else NEIGHBOUR)


def _then_and_now(claims: Sequence[Claim], change: Claim) -> Pair | None:
    """The base and what it is now, told right before: "раньше отводили 2,4 млрд, ныне — 3,84 млрд: лимит подняли на 60%"."""
    old, new = claims[change.index - PAIR : change.index] if change.index >= PAIR else (change, change)
    together = old.sentence == new.sentence == change.sentence and not (old.depth or new.depth or change.depth)
    told = _is_past(old) and new.role is Role.LEVEL and not NOW.isdisjoint(new.lead[-2:]) and same_unit(new, old)
    if not (together and told) or new.unit in RATES or is_compared(change) or _is_of_another(new, change):
        return None
    return Pair(change, new, old, ONLY) if len(_own_words(change)) <= SHORT else None


def _base(claims: Sequence[Claim], change: Claim) -> Claim | None:
    """The base that is the last amount before a change, told in its sentence, or in the one before if the change follows from it."""
    for claim in reversed(claims[max(0, change.index - 2) : change.index]):
        if claim.frame == change.frame and claim.role in (Role.DELTA, Role.CHANGE):
            continue  # "прибавка — 1,8 млн, или 26%"
        away = change.sentence - claim.sentence
        opens = away == 1 and claims[change.index - 1].sentence < change.sentence
        return claim if (away == 0 or opens) and not claim.depth else None
    return None


def _is_past(level: Claim) -> bool:
    if level.role is Role.PREVIOUS:
        return True
    period = level.period
    past = level.own_period and period is not None and (period.is_past or period.base)
    return level.role is Role.LEVEL and (past or (bool(level.own_period) and not WAS.isdisjoint(level.lead[-2:])))


def _is_later(new: Claim, old: Claim) -> bool:
    """Whether the year of neither level tells that the first is the older: "в 2019-м — 0,6 млн, в прошлом сезоне — 1,8 млн"."""
    if not new.own_period or new.period is None or new.period.year is None or old.period is None:
        return True
    return old.period.year is not None and old.period.year < new.period.year


def _are_next(new: Claim, old: Claim) -> bool:
    """Whether the two are of one month and the month before it: what changed within a month."""
    months = [c.period for c in (new, old) if c.period is not None and c.own_period and c.period.kind == "month"]
    starts = [period.begin_month for period in months if period.begin_month]
    return len(starts) == PAIR and (starts[0] - starts[1]) % YEAR == 1


def _level(claims: Sequence[Claim], old: Claim) -> Claim | None:
    """The last level in the unit of the base before it: one of now, told in its sentence or just before, with no change of its own."""
    for claim in reversed(claims[max(0, old.index - FAR) : old.index]):
        if claim.unit in RATES:
            if claim.role in (Role.CHANGE, Role.INDEX):
                return None
            continue
        if not same_unit(claim, old) or is_far(claim, old):
            continue
        away = old.sentence - claim.sentence
        named = claim.indicator is not None and claim.indicator is old.indicator
        near = away <= 1 or (away == SHORT - 1 and named)
        price = claim.indicator is not None and claim.indicator.kind == "price"
        listed = claim.notes & {"part", "target", "besides"} or ("mean" in claim.notes and not price) or claim.depth
        return claim if claim.role is Role.LEVEL and near and not listed and not _is_past(claim) else None
    return None


def is_far(level: Claim, old: Claim) -> bool:
    """Whether a level is many times the base, or a small part of it: no slip but that of a multiplier explains it."""
    lesser, greater = sorted((level.figure.value, old.figure.value))
    return WILD * lesser < greater <= lesser * 1000 / WILD


def _is_of_another(new: Claim, change: Claim) -> bool:
    """Whether a change names an indicator other than that of the level."""
    if not change.own_indicator or change.indicator is None or new.indicator is None:
        return False
    return not alike(change.indicator.name, new.indicator.name)


def _follows(change: Claim) -> bool:
    return bool(FOLLOWS & set(change.lead) or FOLLOWING & set(pairwise(change.lead)))


def _own_words(change: Claim) -> list[str]:
    """The words before a change that name something."""
    known = PREPOSITIONS | SKIPPED | LINKS
    return [word for word in change.lead if word not in known and not cues(word)]


def _goes_on(own: Sequence[str], new: Claim, old: Claim) -> bool:
    """Whether a sentence goes on with the levels before it, naming them again or in general: "Показатель потерял 6%"."""
    told = stems((*new.lead, *new.after, *old.lead))
    return len(own) <= ONE and all(word.startswith(GENERIC) or word[:STEM] in told for word in own)
