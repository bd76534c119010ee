"""Both levels of a change, where the frames around it tell them: next, before, one by one, or under a headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tradecheck.claim.cues import cues, cues_in
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.lexicon.loader import fold
from tradecheck.relation.links import alike, is_bare, same_unit, stems
from tradecheck.relation.pair import (
    NAMED,
    NEIGHBOUR,
    ONLY,
    PAIR,
    RENAMED,
    Pair,
    both,
    is_before,
    is_named_alone,
    one_span,
    points_back,
    same_measure,
)

BELOW: Final = 3
"""How many frames, and how many sentences, below a headline its levels may be told."""
FEW: Final = 20
"""So few of something are seldom what the sentence before tells a change of."""


def instead_of(article: Article, change: Claim) -> Iterator[Pair]:
    """Both levels after a colon, the base first: "Фонд урежут на 24%: вместо прошлогодних 2,5 млрд рублей он получит 1,9 млрд"."""
    old, new = article.claims[change.index + 1 : change.index + 1 + PAIR] if change.index + PAIR < len(article.claims) else (change, change)
    told = old.role is Role.PREVIOUS and old.lead[:1] == ("вместо",) and "colon" in old.notes
    here = old.sentence == new.sentence == change.sentence and new.role in (Role.LEVEL, Role.TARGET)
    if told and here and (same_unit(new, old) or is_bare(new)) and old.unit not in RATES:
        yield Pair(change, new, old, NAMED)


def levels_next(article: Article, number: int, change: Claim) -> Iterator[Pair]:
    """Both levels told after the change: "На 3% упал выпуск: было 73, стало 71"."""
    for frame in article.frames[number + 1 : number + 2]:
        away = frame.claims[0].sentence - change.sentence
        if frame.of(Role.CHANGE, Role.DELTA) or away > 1 or _is_of_another(frame, change, away):
            continue
        told = "colon" in frame.claims[0].notes or frame.claims[0].own_indicator
        prior = ONLY if told else RENAMED if away else NEIGHBOUR
        found = (p for p in both(frame, change, prior) if not away or p.new.unit not in RATES)
        yield from (p for p in found if not away or p.new.unit != "1" or p.new.figure.value >= FEW)
        for old in article.frames[number + 2 : number + 3] if away else ():
            if old.claims[0].sentence == frame.claims[0].sentence and not old.of(Role.LEVEL, Role.CHANGE, Role.DELTA):
                joined = Frame(frame.number, (*frame.claims, *old.claims))
                yield from (
                    p for p in both(joined, change, RENAMED) if p.new.unit not in RATES and one_span(p.old, change)
                )


def one_by_one(article: Article, number: int, change: Claim) -> Iterator[Pair]:
    """Both levels told after the change, a fact each: "выросла на 28%, считают в отрасли. Всего выдано 23,9 млрд. Годом ранее — 18,6"."""
    beside = article.frames[number + 1 : number + 3]
    if len(beside) < PAIR or any(frame.of(Role.CHANGE, Role.DELTA) for frame in beside):
        return
    new, old = beside[0].first(Role.LEVEL), beside[1].claims[0]
    if new is None or new.unit in RATES or not is_before(old, change) or not same_measure(new, old):
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


def under_headline(article: Article, change: Claim) -> Iterator[Pair]:
    """The levels of a change of the first line, told together below it by the same name: "составила 6,84 млрд против 5,97 млрд"."""
    if change.sentence or not change.own_indicator or change.unit != "%":
        return
    first = article.sentences[0]
    if article.text[first.start : first.end].rstrip()[-1:] in (".", "!", "?", "…", ":", ";"):
        return
    for frame in article.frames[change.frame + 1 : change.frame + 1 + BELOW]:
        if frame.claims[0].sentence > BELOW:
            return
        if not frame.of(Role.CHANGE, Role.DELTA):
            named = (p for p in both(frame, change, ONLY) if p.new.own_indicator and p.new.unit not in RATES)
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


def levels_before(earlier: Sequence[Frame], change: Claim) -> Iterator[Pair]:
    """Both levels told before the change: "Вывезли 485 тыс. тонн против 1205 годом ранее. Потеря — 720 тыс. тонн"."""
    for frame in earlier:
        near = change.sentence - frame.claims[-1].sentence
        goes_on = (near == 0 and len(change.lead) < 4 and not change.own_indicator) or (
            near == 1 and points_back(change)
        )
        if not frame.of(change.role) and goes_on:
            yield from both(frame, change, NAMED if near == 0 and is_named_alone(change) else NEIGHBOUR)
