"""From figures and periods to claims: a walk through each sentence that carries its verb, indicator and period along.

At each figure the words since the one before decide two things: what the figure is, and whether it joins the frame that is open
or opens another. What a clause leaves out it takes from the clause before.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.amount_roles import is_owed
from tradecheck.claim.context import Context
from tradecheck.claim.cues import BACK, Indicator, cues, cues_in, indicator_of
from tradecheck.claim.dated_lists import with_times_of_lists
from tradecheck.claim.frames import joins_frame
from tradecheck.claim.gap import Gap
from tradecheck.claim.gaps import gaps
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.opening import SPANS, is_topic, with_opening_time
from tradecheck.claim.period import Period
from tradecheck.claim.period_scanner import periods as find_periods
from tradecheck.claim.roles import role_of
from tradecheck.claim.segment import Sentence, Token, sentences, tokens
from tradecheck.figure.draft import RATES, TIMES
from tradecheck.figure.model import Figure
from tradecheck.figure.reader import extract
from tradecheck.lexicon.loader import fold

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from tradecheck.figure.units import UnitName

NO_RATES: Final[Mapping[UnitName, Decimal]] = {}
PAIR: Final = 2
TOLD_AT_ONCE: Final = 12
"""How many figures of a sentence its time is told for behind them."""
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
_MONTHLY: Final = tuple(
    "январск февральск мартовск апрельск майск июньск июльск августовск сентябрьск октябрьск ноябрьск декабрьск".split()
)
"""How the adjectives of months begin, and how they end."""
_ADJECTIVE: Final = ("ий", "ая", "ое", "ие", "ого", "ой", "их", "ому", "ую", "им", "ими", "ом")
_FORMER: Final = ("объем", "уровн", "показат", "результат")
"""How nouns begin for what there was in another time."""
NOTES: Final = frozenset({"mean", "real", "stock", "total", "part", "besides", "target", "share", "before"})
"""Classes of cues that a claim keeps from its clause."""
OWED_NOTES: Final = NOTES - {"target"}
"""The same where «должна» tells of a debt."""


class _State(Struct):
    """What the walk carries along."""

    frame: int = -1
    claims: list[Claim] = []
    indicator: Indicator | None = None
    scope: str = ""
    direction: int = 0
    pace: int = 0
    rate: int = 0
    """The direction of the last percentage of the sentence, if it was a change."""
    verb: str = ""
    outside: tuple[str, int] = ("", 0)
    """Verb and direction outside brackets, to which the sentence comes back."""
    indexed: bool = False
    """Whether brackets of the sentence tell levels in per cent of what they were."""
    deep: bool = False
    """Whether the last figure stood in brackets."""
    period: Period | None = None
    entities: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    base: bool = False
    """Whether the sentence tells of the base period: it opens with "Тогда" or "Годом ранее"."""
    carried: Period | None = None
    """The period with which the sentence began."""
    aside: Period | None = None
    """The period that the sentence left for one before it, and that the next sentence goes back to."""

    def open_frame(self) -> list[Claim]:
        """The claims of the frame that is open."""
        return [claim for claim in self.claims[-8:] if claim.frame == self.frame]


class _Place(Struct, frozen=True):
    """Where the walk is: which sentence, its periods, and whether a figure came before in it."""

    number: int
    sentence: Sentence
    periods: list[Period]
    text: str
    start: int
    """Where the figure before ends, or the sentence begins."""
    stop: int
    first: bool
    behind: Mapping[int, Period]
    """The periods that stand behind the figures they are of, by where the figures begin."""


def read(text: str, published: date | None = None, rates: Mapping[UnitName, Decimal] = NO_RATES) -> Article:
    """All that ``text`` says with figures. ``published`` resolves «прошлый год» and its like; ``rates`` go to the article."""
    figures = tuple(extract(text, counts=True))
    if not figures:
        return Article(text, (), (), (), published, (), rates)
    folded = fold(text)
    periods = tuple(_clear_of(figures, find_periods(text, published)))
    parts = tuple(sentences(text, [(f.start, f.end) for f in figures]))
    state = _State()
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
    periods: list[Period], words: list[Token], state: _State,
) -> None:  # fmt: skip
    mine = [figures[n] for n in indices]
    lead = next((p for p in periods if p.start - sentence.start < 4), None)
    _begin(state, words, text, lead)
    opening = tuple(word.word for word in words[:2])
    state.base = opening in OPENING or opening[:1] in OPENING or (lead is not None and lead.base)
    behind = _periods_behind(mine, periods)
    for order, gap in enumerate(gaps(words, mine, periods, sentence.start, sentence.end)):
        start = mine[order - 1].end if order else sentence.start
        stop = mine[order + 1].start if order + 1 < len(mine) else sentence.end
        _step(state, gap, indices[order], _Place(number, sentence, periods, text, start, stop, order == 0, behind))
    if state.period is None and (told := [p for p in periods if is_topic(p) and not _is_inside(text, sentence, p)]):
        _tell_time(state, told[0], number)


def _is_inside(text: str, sentence: Sentence, period: Period) -> bool:
    """Whether a period stands in brackets."""
    before = text[sentence.start : period.start]
    return before.count("(") > before.count(")")


def _tell_time(state: _State, period: Period, number: int) -> None:
    """Take up the time of a sentence in which no figure stands near it: "642 тыс. сертификатов на ... оформил фонд за девять месяцев"."""
    state.period = period
    for place, claim in enumerate(state.claims[-TOLD_AT_ONCE:], max(0, len(state.claims) - TOLD_AT_ONCE)):
        if claim.sentence == number and claim.period is None and claim.role is not Role.PREVIOUS:
            state.claims[place] = replace(claim, period=period)


def _periods_behind(figures: list[Figure], periods: list[Period]) -> Mapping[int, Period]:
    """The periods of a sentence that tells each after its amount: "391 млрд, или 0,5% ВВП, в 2014 году, 817 млрд, или 1%, в 2015-м"."""
    amounts = [figure for figure in figures if figure.unit not in RATES and figure.unit not in TIMES]
    told = [period for period in periods if period.kind == "year" and not period.base and not period.relative]
    if len(amounts) < PAIR or len(told) != len(amounts) or len(told) < len(periods):
        return {}
    ends = [*(figure.start for figure in amounts[1:]), told[-1].end + 1]
    alternate = all(f.end < p.start < end for f, p, end in zip(amounts, told, ends, strict=True))
    return {figure.start: period for figure, period in zip(amounts, told, strict=True)} if alternate else {}


def _begin(state: _State, words: list[Token], text: str, lead: Period | None) -> None:
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


def _period_of(gap: Gap, place: _Place, state: _State, role: Role) -> tuple[Period | None, bool]:
    """The period a figure is for: the last one named before it in the sentence, or the next after it, or the carried one.

    In a list, the one right behind it: "31 млрд в 2020-м, 30 млрд в 2021-м".
    """
    if (own := place.behind.get(gap.figure.start)) is not None:
        state.period = own
        return own, True
    alike = gap.period is not None and fold(place.text[place.start : gap.period.start]).rstrip().endswith("как и")
    if gap.period is not None and gap.period.base and not gap.period.target and role is not Role.LEVEL and not alike:
        return gap.period, True
    behind = next((p for p in place.periods if _is_right_behind(place.text[gap.figure.end : p.start])), None)
    taken = gap.period is not None and not place.first and _is_right_behind(place.text[place.start : gap.period.start])
    if (
        behind is not None
        and (gap.period is None or taken)
        and not behind.base
        and not behind.target
        and _is_topic(behind, place)
    ):
        state.period = state.period if gap.depth or role is Role.PREVIOUS else behind
        return behind, True
    told = [p for p in place.periods if p.end <= gap.figure.start and _is_topic(p, place)]
    told = [p for p in told if not _is_closed(place.text[p.end : gap.figure.start])]
    if told:
        over = fold(told[-1].text)
        spanned = role in (Role.CHANGE, Role.DELTA) and (
            over in SPANS or (over.startswith("за ") and over.endswith(" лет"))
        )
        if role is Role.LEVEL and over in SPANS and _is_of_change(state, told[-1]):
            return state.period, False  # "долг за месяц поднялся на 53% и составил 6,5 млн"
        state.period = state.period if gap.depth or spanned else told[-1]
        return told[-1], gap.period is told[-1] and not taken  # by the figure before
    after = [p for p in place.periods if gap.figure.end <= p.start < place.stop and p.start - gap.figure.end < 60]
    if after and any(mark in place.text[gap.figure.end : after[0].start] for mark in ";:,("):
        after = []
    if after and not after[0].base and not after[0].target and not _is_of_former(after[0], place):
        changed = role in (Role.CHANGE, Role.DELTA) and fold(after[0].text) in SPANS
        inside = gap.depth and not _is_closed(place.text[gap.figure.end : after[0].start])
        state.period = state.period if inside or changed or role is Role.PREVIOUS else after[0]
        return after[0], True
    return state.period, False


def _is_of_change(state: _State, period: Period) -> bool:
    """Whether a change before tells over which time it came about."""
    near = state.claims[-8:]
    return any(claim.period is period and claim.own_period and claim.role in (Role.CHANGE, Role.DELTA) for claim in near)


def _is_closed(between: str) -> bool:
    """Whether the bracket that a period stands in is closed again before the figure."""
    return between.count(")") > between.count("(")


def _is_right_behind(between: str) -> bool:
    """Whether nothing but a dash or a full stop stands between figure and period: "31 млрд в 2020-м", "1 млн — в августе"."""
    return between != "" and between.strip(" \u00a0\u202f.—–-") == ""


def _is_topic(period: Period, place: _Place) -> bool:
    """Whether figures after the period are for it: it is no base, no deadline, and not the "за год" of a yearly change."""
    before = fold(place.text[max(place.sentence.start, period.start - 40) : period.start]).split()
    yearly = period.text.lower() == "за год" or (
        before and cues(before[-1]) & {"up", "down"} and period.text.startswith("за ")
    )
    alike = "как" in before[-2:] and not {"тогда", "время"} & set(before[-3:])  # "как и в прошлом сезоне"
    alike = alike or before[-2:] == ["же,", "что"]  # "та же, что в 2014 году"
    compared = "чем" in before or alike or _is_of_former(period, place)
    of_month = period.kind == "year" and fold(period.text).endswith("года") and any(map(_is_month_adjective, before))
    return not (period.base or period.target or compared or yearly or of_month)


def _is_of_former(period: Period, place: _Place) -> bool:
    """Whether a period is that of what there was, of which the per cent before it are: "62% от объёма 2016 года"."""
    before = fold(place.text[max(place.sentence.start, period.start - 40) : period.start]).split()
    return before[-2:-1] == ["от"] and before[-1].startswith(_FORMER)


def _is_month_adjective(word: str) -> bool:
    """Whether a word tells of which month something is: "ноябрьский экспорт 2009 года" is not for the year."""
    return word.startswith(_MONTHLY) and word.endswith(_ADJECTIVE)


def _step(state: _State, gap: Gap, index: int, place: _Place) -> None:
    """Read one figure: take up the cues of its gap, decide its role, and whether it joins the open frame."""
    named = gap.indicator()
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
    frame = state.open_frame() if not place.first or _points_back(gap) else []
    last = frame[-1] if frame and not gap.broken() else None
    before = last.figure if last else None
    moved = gap.period is not None and not gap.period.base and (not place.first or _is_told_when(place))
    state.base = state.base and not gap.broken() and not moved
    told = last.direction if last else 0
    year = state.period.year if state.period else None
    context = Context(
        verb=state.verb,
        direction=state.direction,
        before=before,
        role=last.role if last else None,
        before_direction=told,
        rate_direction=state.rate,
        year=year,
        pace=state.pace,
        base=state.base,
        delta=next((claim.direction for claim in reversed(frame) if claim.role is Role.DELTA), 0),
        spans={claim.role for claim in frame} >= {Role.PREVIOUS, Role.LEVEL},
    )
    role, sign = role_of(gap, context)
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
    period, own = _period_of(gap, place, state, role)
    if own:
        state.aside = _left_for(state, period, place)
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


def _named_behind(gap: Gap, named: Indicator | None) -> Indicator | None:
    """The indicator that the word right behind a figure names, where none is named before it, or heads are: "12103 родившихся"."""
    told = indicator_of(gap.after[0]) if gap.after else None
    heads = told is not None and told.measured == "heads" and gap.figure.unit == "1"
    return told if named is None or heads else None


def _is_told_when(place: _Place) -> bool:
    """Whether a sentence opens with the time at which something was said: "На прошлой неделе ФТС сообщила, что за полугодие..."."""
    return place.periods[0].kind in ("week", "day") and place.periods[0].base


def _left_for(state: _State, period: Period | None, place: _Place) -> Period | None:
    """The period that a sentence leaves for an earlier one, and that the next goes back to: "достиг 3,04; в прошлом году было 2,77"."""
    told = bool(state.claims) and state.claims[-1].sentence == place.number
    before = state.claims[-1].period if told else state.carried
    if period is None or before is None or before.is_past:
        return None
    earlier = period.year is not None and before.year is not None and period.year < before.year
    if told and state.carried is not None and _looks_back(period, state.carried):
        return state.carried
    return before if period.is_past or earlier or (period.kind != "day" and _looks_back(period, before)) else None


def _looks_back(period: Period, carried: Period) -> bool:
    """Whether a sentence only recalls a time like the one that it began with: "долг подрос на 6%: 1 января он был 41 млрд"."""
    if period.kind != carried.kind or period.base or (period.year or carried.year) != carried.year:
        return False
    if period.kind == "day":
        return period.first < carried.first if period.first and carried.first else not period.point and period.text != carried.text
    months = period.begin_month, carried.begin_month
    return period.months == carried.months and None not in months and months < months[::-1]


def _points_back(gap: Gap) -> bool:
    """Whether a sentence goes on with the fact before: "Это на 16% больше"."""
    anew = gap.words[:2] == ("в", "процентах") or ("в", "проценты") in pairwise(gap.words)  # "если перевести в проценты"
    return (anew or (bool(gap.words) and gap.words[0] in BACK)) and len(gap.words) < 9


def _recast(state: _State, gap: Gap, role: Role, sign: int) -> None:
    """An amount that turns out to be a change: "на 1,6 млн, или на 5%, больше"."""
    last = state.claims[-1]
    traded = any("trade" in cues(word) for word in last.lead[-4:])  # "вывезли товаров на 812 млн, то есть на 16% меньше"
    if role is Role.CHANGE and gap.is_apposition and last.role is Role.LEVEL and "на" in last.lead[-2:] and not traded:
        state.claims[-1] = replace(last, role=Role.DELTA, direction=sign)
