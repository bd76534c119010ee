"""Which levels are the parts of which whole: export and import of a turnover, the members of a list of a total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.cues import FOLLOWS, indicator_of
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.numerals import cardinals
from tradecheck.lexicon.loader import fold
from tradecheck.relation.complements import complements
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.elliptic import has_unread
from tradecheck.relation.links import NESTED, around, is_with_partner, levels, same_subject, same_time, two_sides
from tradecheck.relation.model import BEYOND
from tradecheck.relation.once import once_an_article
from tradecheck.relation.partitions import partitions
from tradecheck.relation.runs import CLOSED, LOWEST, is_rest, runs
from tradecheck.relation.shared import completed, shared_lists
from tradecheck.relation.transfer import transferred
from tradecheck.relation.weighted import agreed, rates_of

ENUMERATED: Final = 2.0
"""Prior of a list that ends with «и»."""
_AGAIN: Final = frozenset({"он", "его", "этот", "показатель"})
IN_SUM: Final = ("в", "сумме")
"""What makes a level one of all that was told before: "продала на 411 млн, закупила на 896 млн, в сумме 1,3 млрд"."""
SHIFT: Final = 8
"""A whole is told with a multiplier or a comma in a wrong place if its parts make it up so many times."""
NEAR: Final = 4
"""How many figures before a whole another may stand that the parts make up."""
ENDLESS: Final = 40
"""No parts stand so many figures behind their whole but in a sentence that has no end."""
REACH: Final = 3
"""How many sentences a turnover and its two sides may lie apart."""


@once_an_article
def divisions(article: Article) -> Iterator[Division]:
    """Every whole with parts that the article tells."""
    for told in _divisions(article, list(levels(article))):
        if told.kind is Kind.SIDES or not _is_of_another(article, told):
            yield told


def _divisions(article: Article, found: list[Claim]) -> Iterator[Division]:
    told = [
        *(division for claim in found if _is_turnover(claim) for division in _turnover(article, claim, found)),
        *_lists(article, found),
        *complements(article, found),
        *partitions(article, found),
        *shared_lists(article, found),
        *completed(
            article, agreed(runs(article, list(levels(article, roles=(Role.LEVEL, Role.ASIDE)))), rates_of(article))
        ),
    ]
    yield from told
    yield from transferred(article, told)


def _is_headed(article: Article, whole: Claim, first: Claim) -> bool:
    """Whether a list has a heading that names something else than the level before: "Ушло 12,9 млн тонн. Экспорт: на юг — 4,2 млн"."""
    if "colon" not in first.notes or whole.index > first.index or whole.sentence == first.sentence:
        return False
    head, _, label = article.text[article.sentences[first.sentence].start : first.figure.start].rpartition(":")
    named = [told for word in fold(head).split() if (told := indicator_of(word.strip('«»",.()')))]
    return any(map(str.isalpha, label)) and bool(named) and named[0] is first.indicator and named[0] is not whole.indicator


def _is_of_another(article: Article, division: Division) -> bool:
    """Whether the levels are parts of no such whole: two are greater than it, or a level told before it is their sum to the digit."""
    whole, parts = division.whole, division.parts
    if division.adds_up():
        return False
    total = sum(part.figure.value for part in parts)
    if _is_headed(article, whole, parts[0]):
        return True
    beyond = sum(part.figure.value > whole.figure.value for part in parts) > 1 and total < SHIFT * whole.figure.value
    values = {c.index: c.figure.narrow for c in parts}
    last = min(parts[0].index, whole.index + ENDLESS)
    before = (c for c in article.claims[max(0, whole.index - NEAR) : last] if c is not whole)
    near = [c for c in before if c.role is Role.LEVEL and c.unit == whole.unit]
    made = division.sum.value(values)
    return beyond or any(made.meets(c.figure.narrow) for c in near)


def _is_turnover(claim: Claim) -> bool:
    told = claim.own_indicator or not _AGAIN.isdisjoint(claim.lead[-4:])  # "оборот вырос на 28%, он равен 1,1 млрд"
    return claim.indicator is not None and bool(claim.indicator.total_of) and told


def _turnover(article: Article, whole: Claim, found: list[Claim]) -> Iterator[Division]:
    """Export and import told next after the turnover, or just before it."""
    for near in (_after(whole, found), [] if is_with_partner(article, whole) else _before(whole, found)):
        sides = two_sides([c for c in near if c.lead != IN_SUM])
        prior = 2.4
        if sides is None and len(near) == 2 and near[0].sentence == near[1].sentence:
            sides, prior = (near[0], near[1]), 1.6  # "российские поставки..., белорусские..."
        if sides is None:
            continue
        follows = bool(FOLLOWS & set(whole.lead))  # "оборот, стало быть, 5,81 млрд"
        prior -= 0.0 if follows or all(abs(s.sentence - whole.sentence) <= 1 for s in sides) else 0.4
        if any(c.notes & {"besides"} for c in (whole, *sides)) or sides[1].behind[-1:] == ("и",):  # and a third
            prior -= 2.0
        yield Division(whole, sides, prior, Kind.SIDES)


def _fits(whole: Claim, part: Claim) -> bool:
    flow = part.indicator is not None and part.indicator.kind == "flow"
    return flow and part.unit == whole.unit and part.scope in ("", whole.scope) and same_time(whole, part)


def _after(whole: Claim, found: list[Claim]) -> list[Claim]:
    return _until_a_total(whole, (c for c in around(found, whole, 0, REACH) if c.index > whole.index))[:3]


def _before(whole: Claim, found: list[Claim]) -> list[Claim]:
    near = _until_a_total(whole, (c for c in reversed(around(found, whole, REACH)) if c.index < whole.index))
    return [claim for claim in near if same_subject(whole, claim)][:3][::-1]


def _until_a_total(whole: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Those of ``claims`` that fit the whole, up to another turnover."""
    return [claim for claim in takewhile(lambda c: not _is_turnover(c), claims) if _fits(whole, claim)]


def _lists(article: Article, found: list[Claim]) -> Iterator[Division]:
    """Members told after a colon or "из них", with each level before them that may be their whole."""
    for place, claim in enumerate(found):
        out_of = place > 0 and found[place - 1].lead == ("из",)  # "из 230 маршрутов 113 пеших и 117 конных"
        if place == 0 or not (out_of or claim.notes & {"colon", "part"}) or claim.lead == ("из",):
            continue
        parts = _members(found, place)
        if len(parts) < 2 or any(c.notes & {"besides"} for c in parts) or has_unread(article, parts[0], parts[-1]):
            continue
        if any(c.own_indicator and c.indicator is not None and c.indicator.is_net_of_people for c in parts):
            continue  # "прибавила 88 тыс., из них естественный прирост — 95 тыс., миграционный отток — 7 тыс."
        more = bool({"числе", "включая", "среди"} & set(claim.lead)) and not is_rest(article, parts[-1])
        for whole in reversed(found[max(0, place - 4) : place]):
            near = claim.sentence - whole.sentence
            if whole.lead[-1:] == ("по",) or whole.figure.value == claim.figure.value:
                continue  # a price; the whole told anew
            if whole.unit != claim.unit or near > 2 or whole.frame == claim.frame or not same_time(whole, claim):
                continue
            members = _no_greater(whole, parts) if more else parts
            if len(members) < 2 or min(part.figure.value for part in members) > BEYOND * whole.figure.value:
                continue
            if out_of and whole is not found[place - 1]:
                break
            prior = 1.5 if near == 0 or (near == 1 and claim.lead[:1] == ("из",)) else 1.0
            division = Division(whole, members, prior, Kind.OPEN if more else Kind.LIST)
            if _is_difference(division):
                continue
            if more:  # which may be all the same: only the arithmetic can tell
                yield replace(division, prior=LOWEST, kind=Kind.RUN)
            closed = is_rest(article, members[-1]) or _is_counted(claim, members)
            if near <= 1 and closed and (division.comes_near or division.is_shifted):
                yield replace(division, prior=CLOSED)
                continue
            yield (
                replace(division, prior=ENUMERATED) if not more and near == 0 and _is_enumerated(division) else division
            )


def _is_difference(division: Division) -> bool:
    """Whether two levels are told whose difference the whole is: "отток — 3,2 млрд: вложили 14,8 млрд, вывели 18 млрд"."""
    whole, *parts = (claim.figure for claim in division.members)
    if len(parts) != 2 or min(part.value for part in parts) <= whole.value:
        return False
    greater, lesser = sorted(parts, key=lambda part: part.value, reverse=True)
    return (greater.wide - lesser.wide).meets(whole.wide)


def _is_counted(first: Claim, members: Sequence[Claim]) -> bool:
    """Whether the words before a list tell how many it has: "в двух районах: 150 млн в Северном и 88 млн в Южном"."""
    return "colon" in first.notes and any(cardinals().get(word) == len(members) for word in first.lead)


def _is_enumerated(division: Division) -> bool:
    """Whether the list ends with «и», right behind a whole that it comes near: what it names is all there is."""
    last = division.parts[-1]
    return (
        bool({"и", "еще"} & {*last.lead[:1], *last.lead[-1:]})
        and division.parts[0].frame == division.whole.frame + 1
        and division.comes_near
    )


def _no_greater(whole: Claim, parts: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The members of an open list up to one that is greater than the whole: it stands beside the whole, not within."""
    past = next((n for n, part in enumerate(parts) if n and part.figure.value > whole.figure.value), len(parts))
    return parts[:past]


def _members(found: list[Claim], place: int) -> tuple[Claim, ...]:
    """The levels of a list that begins at ``place``: the rest of its sentence, in one unit, until another list opens."""
    first = found[place]
    parts = [first]
    for other in found[place + 1 :]:
        opens = (other.frame != first.frame and other.notes & {"colon", "part"}) or NESTED & set(other.lead[-5:])
        parted = "semicolon" in other.notes and len(parts) > 1 and "semicolon" not in parts[-1].notes
        if other.sentence != first.sentence or other.unit != first.unit or opens or not same_time(first, other):
            break
        if parted or other.depth < first.depth:
            break
        if other.depth == first.depth:  # "пшеницы 5,8 млн (3,4 млн годится в пищу), кукурузы 1,1 млн"
            parts.append(other)
    return tuple(parts)
