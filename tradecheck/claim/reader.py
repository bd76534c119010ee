"""From figures and periods to claims: a walk through each sentence that carries its verb, indicator and period along.

At each figure the words since the one before decide two things: what the figure is, and whether it joins the frame that is open
or opens another. What a clause leaves out it takes from the clause before.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tradecheck.claim.amount_roles import is_owed
from tradecheck.claim.context import Context
from tradecheck.claim.cues import BACK, Indicator, cues, cues_in, indicator_of
from tradecheck.claim.dated_lists import with_times_of_lists
from tradecheck.claim.frames import joins_frame
from tradecheck.claim.gap import Gap
from tradecheck.claim.gaps import gaps
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.opening import is_topic, with_opening_time
from tradecheck.claim.period import Period
from tradecheck.claim.period_scanner import periods as find_periods
from tradecheck.claim.roles import role_of
from tradecheck.claim.segment import Sentence, Token, sentences, tokens
from tradecheck.claim.times import is_inside, is_told_when, left_for, period_of, periods_behind, tell_time
from tradecheck.claim.walk import Place, State
from tradecheck.figure.draft import RATES, TIMES
from tradecheck.figure.model import Figure
from tradecheck.figure.reader import extract
from tradecheck.lexicon.loader import fold

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from tradecheck.figure.units import UnitName

NO_RATES: Final[Mapping[UnitName, Decimal]] = {}
SAME_NAMES: Final = {"рф": "росси", "кнр": "китай", "рк": "казах", "рб": "белор"}
"""How names of countries that are told by letters begin when told in full."""
OPENING: Final = frozenset({("тогда",), ("накануне",), ("прежде",), ("раньше",), ("до", "этого"), ("до", "того")})
"""What opens a sentence about the base period, besides a base period itself."""
HEAD: Final = 6
"""Among so many words at the head of a sentence it is told what its figures are parts of."""
OUT_OF: Final = frozenset(
    {("том", "числе"), ("среди", "них")} | {("из", word) for word in ("этого", "них", "этих", "этой", "которых", "общего")}
)
"""What a sentence opens with that tells the parts of the level before it."""
NOTES: Final = frozenset({"mean", "real", "stock", "total", "part", "besides", "target", "share", "before"})
"""Classes of cues that a claim keeps from its clause."""
OWED_NOTES: Final = NOTES - {"target"}
"""The same where «должна» tells of a debt."""


def read(text: str, published: date | None = None, rates: Mapping[UnitName, Decimal] = NO_RATES) -> Article:
    """All that ``text`` says with figures. ``published`` resolves «прошлый год» and its like; ``rates`` go to the article."""
    figures = tuple(extract(text, counts=True))
    if not figures:
        return Article(text, (), (), (), published, (), rates)
    folded = fold(text)
    periods = tuple(_clear_of(figures, find_periods(text, published)))
    parts = tuple(sentences(text, [(f.start, f.end) for f in figures]))
    state = State()
    holes = sorted([(f.start, f.end) for f in figures] + [(p.start, p.end) for p in periods])
    first = first_hole = first_period = 0
    for number, sentence in enumerate(parts):
        last = _until(figures, first, sentence.end)
        hole_end, period_end = (
            _until_pairs(holes, first_hole, sentence.end),
            _until(periods, first_period, sentence.end),
        )
        if last > first:
            words = tokens(folded, sentence.start, sentence.end, holes[first_hole:hole_end])
            _walk(
                text,
                sentence,
                number,
                figures,
                range(first, last),
                list(periods[first_period:period_end]),
                words,
                state,
            )
        elif period_end > first_period and not periods[period_end - 1].base and periods[period_end - 1].kind != "day":
            state.period = periods[period_end - 1]
        first, first_hole, first_period = last, hole_end, period_end
    claims = with_opening_time(with_times_of_lists(state.claims))
    return Article(text, figures, periods, parts, published, _with_topic(claims), rates)


def reread(article: Article, text: str) -> Article:
    """All that another text says, under what was given beside the article's own."""
    return read(text, article.published, article.rates)


def _with_topic(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims, those with no indicator given the one that the whole text is about, if it names one alone.

    A flow or a price is only taken for that where the text opens with it: it is not lent to just anything.
    """
    named = {claim.indicator.name: claim.indicator for claim in claims if claim.own_indicator and claim.indicator}
    if len(named) != 1:
        return tuple(claims)
    (topic,) = named.values()
    opening = (claim for claim in claims if claim.sentence == claims[0].sentence)
    if topic.kind != "rate" and not any(claim.own_indicator for claim in opening):
        return tuple(claims)
    fits = {claim.index for claim in claims if _may_be_of(topic, claim)}
    return tuple(
        claim if claim.indicator or claim.index not in fits else replace(claim, indicator=topic) for claim in claims
    )


def _may_be_of(topic: Indicator, claim: Claim) -> bool:
    """Whether an indicator may be measured in a claim's unit: rates in per cent, prices in money."""
    bare = topic.measured == "money" and claim.unit == "1"
    return not bare and topic.may_be_in(claim.unit) and (topic.kind != "rate" or claim.unit in RATES)


def _until(items: tuple[Figure, ...] | tuple[Period, ...], first: int, end: int) -> int:
    while first < len(items) and items[first].start < end:
        first += 1
    return first


def _until_pairs(items: list[tuple[int, int]], first: int, end: int) -> int:
    while first < len(items) and items[first][0] < end:
        first += 1
    return first


def _clear_of(figures: tuple[Figure, ...], periods: list[Period]) -> list[Period]:
    """The periods, less those that overlap a figure with a unit other than time."""
    spans = [(f.start, f.end) for f in figures if f.unit not in TIMES]
    kept, place = [], 0
    for period in periods:
        while place < len(spans) and spans[place][1] <= period.start:
            place += 1
        if place == len(spans) or spans[place][0] >= period.end:
            kept.append(period)
    return kept


def _walk(
    text: str, sentence: Sentence, number: int, figures: tuple[Figure, ...], indices: range,
    periods: list[Period], words: list[Token], state: State,
) -> None:  # fmt: skip
    mine = [figures[n] for n in indices]
    lead = next((p for p in periods if p.start - sentence.start < 4), None)
    _begin(state, words, text, lead)
    opening = tuple(word.word for word in words[:2])
    state.base = opening in OPENING or opening[:1] in OPENING or (lead is not None and lead.base)
    behind = periods_behind(mine, periods)
    for order, gap in enumerate(gaps(words, mine, periods, sentence.start, sentence.end)):
        start = mine[order - 1].end if order else sentence.start
        stop = mine[order + 1].start if order + 1 < len(mine) else sentence.end
        _step(state, gap, indices[order], Place(number, sentence, periods, text, start, stop, order == 0, behind))
    if state.period is None and (told := [p for p in periods if is_topic(p) and not is_inside(text, sentence, p)]):
        tell_time(state, told[0], number)


def _begin(state: State, words: list[Token], text: str, lead: Period | None) -> None:
    """A new sentence keeps the period, and the indicator where it points back or opens with the period before."""
    told = [w.word for w in words[:HEAD] if not w.is_mark]
    if state.aside is not None and not any(pair in OUT_OF for pair in pairwise(told)):
        state.period = state.aside
    state.aside = None
    state.carried = state.period
    opening = next((w.word for w in words if not w.is_mark), "")
    state.direction, state.pace, state.rate, state.verb, state.notes = 0, 0, 0, "", frozenset()
    state.outside, state.deep, state.indexed = ("", 0), False, False
    named = (w.word[:5] for n, w in enumerate(words) if n and text[w.start].isupper())
    state.entities = frozenset(SAME_NAMES.get(name, name) for name in named)
    pronoun = any(w.word in ("он", "она", "оно", "они", "этот", "эта", "эти") for w in words[:12])
    looks_back = lead is not None and (lead.base or lead.is_past)
    second = next((w.word for w in words[1:2] if not w.is_mark), "")
    goes_on = opening in BACK or (second in BACK and opening.endswith(("ой", "ый", "ий", "ая", "ое", "ее")))
    if not goes_on and opening not in ("тогда", "ранее", "накануне") and not pronoun and not looks_back:
        state.indicator, state.scope = None, ""


def _step(state: State, gap: Gap, index: int, place: Place) -> None:
    """Read one figure: take up the cues of its gap, decide its role, and whether it joins the open frame."""
    named = gap.indicator()
    _take_up_verb(state, gap)
    frame = state.open_frame() if not place.first or _points_back(gap) else []
    last = frame[-1] if frame and not gap.broken() else None
    before = last.figure if last else None
    moved = gap.period is not None and not gap.period.base and (not place.first or is_told_when(place))
    state.base = state.base and not gap.broken() and not moved
    role, sign = role_of(gap, _context(state, frame, last, before))
    if role is Role.INDEX and gap.in_bracket:
        state.indexed = True
    elif role is Role.PERCENT and state.indexed and gap.is_alone_in_bracket:
        role = Role.INDEX  # "оборот — 167 млрд (55% к прошлому году), экспорт — 100 млрд (51,8%)"
    if gap.figure.unit == "%":
        state.rate = sign if role is Role.CHANGE and not gap.preposition else 0
    joins = bool(frame) and joins_frame(gap, frame, role, named)
    if joins:
        _recast(state, gap, role, sign)
    else:
        state.frame += 1
        state.notes = frozenset()
    state.notes |= cues_in(gap.clause) & (OWED_NOTES if is_owed(gap) else NOTES)
    if any(mark.word == ":" for mark in gap.marks):
        state.notes |= {"colon"}
    if gap.broken():
        state.notes |= {"semicolon"}
    if named is not None:
        state.indicator, state.scope = named, gap.scope(state.entities)
    behind = gap.label or _named_behind(gap, named)
    told_of = behind or state.indicator
    indicator = told_of if told_of is not None and told_of.may_be_in(gap.figure.unit) else None
    goes_on = joins or (gap.has("reach") and gap.words[:1] == ("и",))  # "перевалил за 100 млрд и достиг 106,3 млрд"
    inherits = goes_on and bool(frame) and frame[-1].own_indicator and frame[-1].indicator is state.indicator
    period, own = period_of(gap, place, state, role)
    if own:
        state.aside = left_for(state, period, place)
    state.claims.append(
        Claim(
            index,
            gap.figure,
            role,
            sign,
            indicator,
            indicator is not None and ((named or behind) is not None or inherits),
            "" if behind is not None and named is None else state.scope,
            state.entities,
            period,
            own,
            place.number,
            place.sentence.paragraph,
            state.frame,
            gap.depth,
            state.notes,
            gap.lead(),
            gap.after,
            gap.behind,
        )
    )


def _take_up_verb(state: State, gap: Gap) -> None:
    """Take up what the words before a figure say of its direction, and leave again what only brackets said."""
    if state.deep and not gap.depth:
        state.verb, state.direction = state.outside
    direction, verb = gap.verb()
    if verb:
        state.verb = verb
        state.direction = direction or (0 if verb == "change" else state.direction)
    if not state.deep and (outside := gap.verb(outside=True))[1]:
        state.outside = outside[1], outside[0]
    state.deep = gap.depth > 0
    state.pace = gap.pace() or (0 if verb else state.pace)


def _context(state: State, frame: list[Claim], last: Claim | None, before: Figure | None) -> Context:
    """What is known at a figure before its own words are looked at; ``last`` is the claim before it in its frame."""
    return Context(
        verb=state.verb,
        direction=state.direction,
        before=before,
        role=last.role if last else None,
        before_direction=last.direction if last else 0,
        rate_direction=state.rate,
        year=state.period.year if state.period else None,
        pace=state.pace,
        base=state.base,
        delta=next((claim.direction for claim in reversed(frame) if claim.role is Role.DELTA), 0),
        spans={claim.role for claim in frame} >= {Role.PREVIOUS, Role.LEVEL},
    )


def _named_behind(gap: Gap, named: Indicator | None) -> Indicator | None:
    """The indicator that the word right behind a figure names, where none is named before it, or heads are: "12103 родившихся"."""
    told = indicator_of(gap.after[0]) if gap.after else None
    heads = told is not None and told.measured == "heads" and gap.figure.unit == "1"
    return told if named is None or heads else None


def _points_back(gap: Gap) -> bool:
    """Whether a sentence goes on with the fact before: "Это на 16% больше"."""
    anew = gap.words[:2] == ("в", "процентах") or ("в", "проценты") in pairwise(gap.words)  # "если перевести в проценты"
    return (anew or (bool(gap.words) and gap.words[0] in BACK)) and len(gap.words) < 9


def _recast(state: State, gap: Gap, role: Role, sign: int) -> None:
    """An amount that turns out to be a change: "на 1,6 млн, или на 5%, больше"."""
    last = state.claims[-1]
    traded = any("trade" in cues(word) for word in last.lead[-4:])  # "вывезли товаров на 812 млн, то есть на 16% меньше"
    if role is Role.CHANGE and gap.is_apposition and last.role is Role.LEVEL and "на" in last.lead[-2:] and not traded:
        state.claims[-1] = replace(last, role=Role.DELTA, direction=sign)
