"""Whether two claims are about the same thing at the same time: what decides if their figures may be compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tradecheck.claim.cues import Indicator, cues, indicator_of
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.period import Period
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import fold
from tradecheck.relation.tiles import NUMBERS

TRADE_PAIRS = (
    ("export", "import"),
    ("supply", "purchase"),
    ("sale", "purchase"),
    ("sale", "import"),
    ("supply", "import"),
    ("export", "purchase"),
    ("income", "expense"),
    ("births", "deaths"),
    ("arrivals", "departures"),
    ("revenue", "cost"),
    ("revenue", "expense"),
    ("sale", "expense"),
)
"""Indicators that stand on the two sides of a turnover or a balance, however the sentence calls them."""


def same_unit(a: Claim, b: Claim) -> bool:
    """Whether two levels are in one unit; a price may leave out what it is for: "$84,3 за баррель" and "$38,3"."""
    if a.unit == b.unit:
        return True
    named = [claim.indicator.kind for claim in (a, b) if claim.indicator is not None]
    exchanged = any(is_money(claim.unit.partition("/")[2] or "1") for claim in (a, b))  # "394 драма за доллар"
    sure = len(named) > 1 and not exchanged
    priced = set(named) == {"price"} and (sure or a.figure.scale == b.figure.scale)
    return priced and a.unit.split("/")[0] == b.unit.split("/")[0] and (a.unit + b.unit).count("/") == 1


def is_compared(change: Claim) -> bool:
    """Whether a comparative stands right behind a change: "на 16% меньше", "втрое дороже"."""
    return any(cues(word) & {"more", "less"} for word in change.after[:1])


def of_another_stretch(one: Claim, other: Claim) -> bool:
    """Whether a month is told for the one, and for the other all since the year began, or some months."""
    a, b = one.period, other.period
    if a is None or b is None or not (one.own_period and other.own_period) or a.point or b.point:
        return False
    return a.months != b.months and 1 in (a.months, b.months) and None not in (a.begin_month, b.begin_month)


def is_bare(level: Claim) -> bool:
    """Whether a level is printed without unit and multiplier: it may be in the unit of another."""
    return level.unit == "1" and level.figure.text == level.figure.digits


def is_below_zero(article: Article, level: Claim) -> bool:
    """Whether a minus stands right before a level, which its value leaves out: "с −2,3 до −1,4 °C"."""
    before = article.text[max(0, level.figure.start - 6) : level.figure.start]
    if before.lower() == "минус ":
        return True
    before = before[-2:]
    return before[-1:] in ("−", "-", "–") and (len(before) == 1 or before[0].isspace() or before[0] == "(")


def same_time(a: Claim, b: Claim) -> bool:
    """Whether the two claims are for one period, as far as the text tells."""
    if a.period is b.period:
        return True
    if a.period is None or b.period is None:
        return False
    unplaced = a.period.begin_month is None or b.period.begin_month is None  # "за квартал", said of one told before
    return (
        a.period.same_span(b.period)
        or (unplaced and a.period.months == b.period.months is not None)
        or _is_one_but_for_year(a.period, b.period)
        or _is_until_now(a.period, b.period)
        or _is_until_now(b.period, a.period)
    )


def _is_until_now(since: Period, told: Period) -> bool:
    """Whether one of two periods began with the other, and goes on: "с начала года", "за одиннадцать месяцев"."""
    years = {since.year, told.year} - {None}
    return since.is_open and told.cumulative and told.begin_month == since.begin_month and len(years) < 2 and not told.is_past


def _is_one_but_for_year(a: Period, b: Period) -> bool:
    """Whether one of two periods is the other with its year left unsaid: "за первое полугодие", "за шесть месяцев 2017 года"."""
    if (a.year is None) == (b.year is None) or a.point or b.point or a.base or b.base or a.relative or b.relative:
        return False
    return (a.months, a.begin_month) == (b.months, b.begin_month) and a.months is not None


def same_subject(a: Claim, b: Claim) -> bool:
    """Whether nothing tells the two claims' entities apart: one sentence, or proper names in common."""
    return a.sentence == b.sentence or not a.entities or not b.entities or bool(a.entities & b.entities)


def naming(article: Article, claim: Claim) -> tuple[str, ...]:
    """The words that name a figure from before: those of its own, after those of the figure that opens its frame.

    "В остальные страны вывоз снизился на 10,6%, до 7,9 млрд" names the countries before the rate.
    """
    first = claim.index
    while first and article.claims[first - 1].frame == claim.frame:
        first -= 1
    opening = article.claims[first]
    return opening.lead if opening is claim else (*opening.lead, *claim.lead)


def levels(article: Article, *, roles: tuple[Role, ...] = (Role.LEVEL,)) -> Iterator[Claim]:
    """The claims that are levels of something, means and targets left out."""
    yield from (claim for claim in article.claims if is_level(claim, roles=roles))


def is_with_partner(article: Article, level: Claim) -> bool:
    """Whether a turnover is that with one partner: "выросла и торговля с Молдовой — на 17%, до 499 тыс."."""
    frame = article.frames[level.frame].claims
    names = frozenset().union(*(claim.entities for claim in frame))
    return any(
        one in ("с", "со") and (other[:5] in names or other in ("ней", "ним", "ними"))
        for c in frame
        for one, other in pairwise(c.lead)
    )


def is_level(claim: Claim, *, roles: tuple[Role, ...] = (Role.LEVEL,)) -> bool:
    """Whether a claim is a level of something, no mean and no target."""
    return claim.role in roles and not claim.notes & {"mean", "target"}


def around(claims: Sequence[Claim], claim: Claim, back: int, ahead: int = 0) -> Sequence[Claim]:
    """Those of ``claims`` (in order of appearance) from ``back`` sentences before ``claim`` to ``ahead`` sentences after it.

    Every rule looks at a window of sentences, never at all pairs, so that a long report takes linear time.
    """
    first, last = window(claims, claim, back, ahead)
    return claims[first:last]


def close_by(article: Article, claim: Claim, back: int, ahead: int) -> Sequence[Claim]:
    """The same of all claims of an article, but none so far off as in a sentence that has no end."""
    near = article.claims[max(0, claim.index - FARTHEST) : claim.index + FARTHEST]
    return around(near, claim, back, ahead)


def window(claims: Sequence[Claim], claim: Claim, back: int, ahead: int = 0) -> tuple[int, int]:
    """Where in ``claims`` those of :func:`around` begin and end."""
    first = bisect_left(claims, claim.sentence - back, key=lambda c: c.sentence)
    last = bisect_right(claims, claim.sentence + ahead, key=lambda c: c.sentence)
    return first, last


def periods_between(article: Article, first: int, last: int) -> Sequence[Period]:
    """The periods that a text names between two places."""
    begin = bisect_left(article.periods, first, key=lambda p: p.start)
    return article.periods[begin : bisect_left(article.periods, last, key=lambda p: p.start)]


def side_pairs(claims: Sequence[Claim], names: Sequence[str] | None = None) -> list[tuple[Claim, Claim]]:
    """Every two levels that may be the two sides of a trade or a budget: export and import, income and expense.

    Each goes by its indicator, or by what ``names`` tells of it; the outgoing or incoming side comes first, as in :data:`TRADE_PAIRS`.
    """
    told = names or [claim.indicator.name if claim.indicator else "" for claim in claims]
    named = list(zip(claims, told, strict=True))
    return [(first, second) for first, one in named for second, other in named if (one, other) in TRADE_PAIRS]


def two_sides(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The first of :func:`side_pairs` in order of appearance, or ``None``."""
    return next(iter(side_pairs(claims)), None)


FARTHEST = 24
"""How many figures before one or after it are looked at, where every two of them are."""
REACH = 3
"""How many sentences of a paragraph two figures of one flow may lie apart."""


def one_measure(a: Claim, b: Claim) -> float:
    """How surely two levels measure the same flow of the same side, in log-odds; 0 or less where they do not."""
    if abs(a.sentence - b.sentence) > (REACH if a.paragraph == b.paragraph else 1):
        return 0.0
    if a.unit != b.unit or a.indicator is None or b.indicator is None or a.indicator.name != b.indicator.name:
        return 0.0
    if a.unit == "1" and not (a.own_indicator and b.own_indicator):
        return 0.0  # bare counts of who knows what
    apart = a.scope != b.scope and a.own_indicator and b.own_indicator
    if a.indicator.kind != "flow" or apart or not same_subject(a, b):
        return 0.0
    return 2.4 if a.sentence == b.sentence else 2.2


def one_flow(whole: Claim, part: Claim) -> float:
    """How surely what is told of a part of a period is held by what is told of all of it, in log-odds; 0 where it is not.

    Unlike :func:`one_measure`, the part may be narrower ("экспорт зерна" within exports), go by another name, or by none: then only
    a wild disagreement tells.
    """
    named = one_measure(whole, part)
    if named and not whole.own_indicator and not whole.own_period:
        return 0.0  # who knows what of: "танкер на 12 тыс. тонн"
    if named and not whole.own_indicator and (whole.index < part.index or _narrows(whole, part)):
        return UNNAMED
    if (
        named
        or whole.unit != part.unit
        or abs(whole.sentence - part.sentence) > (REACH if whole.paragraph == part.paragraph else 1)
    ):
        return named
    kinds = {claim.indicator.kind for claim in (whole, part) if claim.indicator is not None}
    if kinds - {"flow"} or whole.unit.count("/") or whole.unit == "1" or not same_subject(whole, part):
        return 0.0
    first, second = sorted((whole, part), key=lambda c: c.index)
    if not (whole.own_period and part.own_period):
        return 0.0
    if first.sentence == second.sentence and second.index == first.index + 1 and adds_nothing(second, first):
        return 2.3
    if part is second and second.sentence > first.sentence and adds_nothing(second, first):
        return PLAIN
    if whole.indicator is None or part.indicator is None:
        return UNNAMED
    return UNNAMED if alike(whole.indicator.name, part.indicator.name) and whole.scope in ("", part.scope) else 0.0


def _narrows(claim: Claim, before: Claim) -> bool:
    """Whether a level names a part of what the one before measures: "железной руды — 91 млн" after what all cargo came to."""
    told = {word[:5] for word in before.lead}
    adjective = any(word.endswith(_ADJECTIVE) and word[:5] not in told for word in claim.lead[:2])
    return adjective or (not claim.own_period and not adds_nothing(claim, before))


_ADJECTIVE = ("ого", "ной", "ных", "ских")
PLAIN = 2.2
"""How surely a figure that names nothing but its time measures the flow of one before it: "В ноябре собрано 46 млрд"."""
UNNAMED = 1.5
"""How surely two figures of one unit measure one flow where the words do not say so."""
_GLUE = frozenset(
    "а и но в во на за по с со то уже еще это же лишь только один одном одну самом всего итого вместе сумме сложности общей целом суммарно "
    "совокупности таким образом".split()
)  # fmt: skip
_TIMES = ("перв", "втор", "трет", "четв", *(number[:4] for number in NUMBERS), "года", "лет", "посл")
"""The beginnings of words that tell of a period."""


def adds_nothing(claim: Claim, before: Claim) -> bool:
    """Whether the words between two figures name nothing new: "а всего за полугодие — 27 млн", "в феврале составил 1,1 млн".

    What stands right after the figure ``before`` is its own, verbs tell no subject, and the indicator is told already.
    """
    told = {word[:5] for word in before.lead if len(word) > 3}
    return all(
        word in _GLUE
        or word in before.after
        or word[:5] in told
        or cues(word) & {"reach", "trade", "total", "up", "down"}
        or word.startswith(_TIMES)
        or (claim.scope and word.startswith(claim.scope))
        for word in claim.lead
        if claim.indicator is None or indicator_of(word) is not claim.indicator
    )


SIDES = (
    frozenset({"export", "supply", "sale"}),
    frozenset({"import", "purchase", "supply"}),
    frozenset({"cargo", "supply"}),
    frozenset({"harvest", "output"}),
    frozenset({"income", "taxes"}),
    frozenset({"revenue", "sale"}),
)
"""Names that one flow goes by in one text."""


def alike(one: str, other: str) -> bool:
    """Whether two names of indicators may stand for one flow.

    >>> alike("export", "supply"), alike("export", "import")
    (True, False)
    """
    return one == other or any(one in side and other in side for side in SIDES)


NESTED = frozenset({"которых", "которого", "которой", "них"})
"""Words that make a figure a part of the one right before it."""


def are_sides(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators are the two sides of a trade or a budget."""
    return (one.name, other.name) in TRADE_PAIRS or (other.name, one.name) in TRADE_PAIRS


def opposed(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators are parts, sides or balances of one another, so that neither is the other a year before."""
    made = (one.total_of + one.balance_of, other.total_of + other.balance_of)
    return are_sides(one, other) or other.name in made[0] or one.name in made[1] or one.kind != other.kind


OPENING = frozenset(
    {("из", "них"), ("из", "которых"), ("из", "которой"), ("из", "которого"), ("том", "числе"), ("среди", "них")}
    | {("из", this) for this in ("этого", "этой", "этих", "общего", "общей")}
)
"""What opens a list of parts; "на которых" does not."""


def opens_list(claim: Claim) -> bool:
    """Whether the words before a level open a list of parts: «из них», «в том числе»."""
    words = claim.lead
    return any(pair in OPENING and "исходя" not in words[max(0, n - 1) : n] for n, pair in enumerate(pairwise(words)))


def share_behind(claims: Sequence[Claim], level: Claim) -> Claim | None:
    """The share right behind a level in its sentence: "201 млрд (51,3%)", "143 млрд, или 36%"."""
    for behind in claims[level.index + 1 : level.index + 2]:
        if behind.unit == "%" and behind.role in (Role.SHARE, Role.PERCENT) and behind.sentence == level.sentence:
            return behind
    return None


def stems(words: Iterable[str]) -> set[str]:
    """What the longer words begin with, by which they are known again in another case."""
    return {word[:5] for word in words if len(word) > 4}


def counted(level: Claim) -> str:
    """What the noun of a bare count begins with: "1,28 млн пассажиров", "312 новых школ" by its adjective; "" where none is told."""
    return printed_noun(level) or next(iter(level.after), "")[:5]


def printed_noun(level: Claim) -> str:
    """The same of the noun that is part of the figure, all persons alike: "289 человек", not "83 модернизируют"; "" of mere pieces."""
    words = (word for word in fold(level.figure.text).split() if word.isalpha() and not word.startswith(_MULTIPLIERS))
    found = next(words, "")
    if not found or found.startswith(_PIECES):
        return ""
    return found[:5] if level.figure.unit == "item" else PERSON


PERSON = "челов"
_PIECES = ("штук", "шт", "единиц", "ед", "экземпл")
_MULTIPLIERS = ("тыс", "миллион", "миллиард", "триллион", "млн", "млрд", "трлн")
