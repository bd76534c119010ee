"""Two parts whose names divide a whole: dry and liquid cargo, town and country, taxes and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.cues import Forms, cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.lexicon.loader import fold, table
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.each import is_coarse
from tradecheck.relation.links import are_sides, naming, opposed, same_time
from tradecheck.relation.runs import DASHES, is_left_open

NAMED: Final = 2.3
"""Prior of a whole that its two sides come near."""
UNLIKELY: Final = 0.5
"""The same of one that they do not come near."""
PAIR: Final = 2
TRADE: Final = "out"
"""The family of what goes out and what comes in, whose whole is no flow of one way: "продано продовольствия на 10,3 млрд"."""
REACH: Final = 2
"""How many sentences the whole may stand before its parts."""

_LEFT: Final = ("остал", "остаетс", "остающ")
_GENITIVE: Final = ("а", "я", "ы", "и", "ов", "ев", "ей")
"""How the name of goods ends behind their amount."""
_NONE: Final[frozenset[str]] = frozenset()


@cache
def _forms() -> Forms:
    return Forms(
        {f"{name}.{side}": forms for name, sides in table("complements").items() for side, forms in enumerate(sides)}
    )


def complements(article: Article, found: Sequence[Claim]) -> Iterator[Division]:
    """Every two neighbouring levels whose names complete each other, with the levels before them that may be their whole."""
    units: dict[str, list[Claim]] = {}
    for claim in found:
        units.setdefault(claim.unit, []).append(claim)
    for alike in units.values():
        yield from _in_one_unit(article, alike)


def complete(article: Article, first: Claim, second: Claim) -> bool:
    """Whether the names of two levels complete each other: "внешний долг..., внутренний..."."""
    return bool(_families(article, first, second)) and not _are_of_other_goods(first, second)


def name_a_whole(article: Article, first: Claim, second: Claim) -> bool:
    """Whether the words before two shares, or behind a dash, name the two sides of a whole: not "53% мужчин и 62% женщин".

    Of trade they do where the second is what is left: a country may well send 68% of its exports and 61% of its imports one way.
    """
    labels = [label(article, claim) for claim in (first, second)]
    families = _opposite(_sides(labels[0]), _sides(labels[1]))
    return bool(families - {TRADE}) or (bool(families) and any(word.startswith(_LEFT) for word in labels[1]))


def label(article: Article, share: Claim) -> tuple[str, ...]:
    """The words that name a share: those behind a dash, "62% — мужчины", else those before it."""
    dash = article.text[share.figure.end : share.figure.end + 2].strip() in DASHES
    return share.behind if dash and share.behind else naming(article, share)


def _in_one_unit(article: Article, found: Sequence[Claim]) -> Iterator[Division]:
    first_told = [n for n, claim in enumerate(found) if not n or found[n - 1].sentence != claim.sentence]
    opening = [n for n in first_told if "part" not in found[n].notes]  # "...до 2,1 млн. Из них в СНГ — 0,5. Внутренние — 3,8 млн"
    outside = [n for n, claim in enumerate(found) if not claim.depth]  # "коксующихся — 44 млн т (год назад — 41), остальных — 123"
    for place, beside in sorted({*pairwise(range(len(found))), *pairwise(opening), *pairwise(outside)}):
        first, second = found[place], found[beside]
        near = _near(first, second, found[place + 1 : beside])
        if not near or not (_adds_up(first) and _adds_up(second)) or _explains_base(article, first):
            continue
        if _are_of_other_goods(first, second):
            continue
        families = _families(article, first, second)
        if not families or (TRADE not in families and _go_both_ways(first, second)):
            continue
        summed = [claim for claim in found[beside + 1 : beside + 3] if "total" in claim.notes]
        for whole in (*reversed(found[max(0, place - 5) : place]), *summed):
            if _may_be_whole(whole, first, second, families):
                division = Division(whole, (first, second), UNLIKELY, Kind.LIST)
                near = division.is_one_slip_off and not is_coarse(whole)
                named = near and not (
                    _goes_on(article, found[beside + 1 : beside + 2], second) or _is_made_not_sold(division)
                )
                yield replace(division, prior=NAMED) if named else division


def _explains_base(article: Article, level: Claim) -> bool:
    """Whether brackets tell a level that makes up a base: "год назад сальдо равнялось 1,4 млрд (вывезли на 2,6 млрд, ввезли на 1,2)"."""
    before = article.claims[max(0, level.index - 1)]
    return level.depth > before.depth and before.role is Role.PREVIOUS and before.sentence == level.sentence


def _are_of_other_goods(first: Claim, second: Claim) -> bool:
    """Whether each figure is told of goods of its own: "рынок принял 1,3 млн т бензина, экспорт — 3,4 млн т нефтепродуктов"."""
    goods = [claim.after[0] for claim in (first, second) if claim.after and claim.after[0].endswith(_GENITIVE)]
    return len(goods) == PAIR and goods[0] != goods[1] and not any(map(_sides_of, goods))


def _go_both_ways(first: Claim, second: Claim) -> bool:
    """Whether one is bought and the other sold: "закупки в СНГ — 19,8 млрд, поставки в прочие государства — 7,9 млрд"."""
    one, other = first.indicator, second.indicator
    if one is None or other is None:
        return False
    return first.own_indicator and second.own_indicator and opposed(one, other)


def _goes_on(article: Article, following: Sequence[Claim], second: Claim) -> bool:
    """Whether a third part follows: "импорт 63 млрд в облагаемой части и 6 млрд прочий"."""
    if second.behind[-1:] == ("и",) or is_left_open(article, second):
        return True
    beside = article.claims[second.index + 1 : second.index + 2]  # its unit may be left out, or misread
    alike = (c for c in (*following, *beside) if c.unit in (second.unit, "1"))
    if any(c.sentence == second.sentence + 1 and any("rest" in cues(word) for word in c.lead[:2]) for c in following):
        return True  # "Импорт дал 3,7 трлн, экспорт — 0,4. Прочих платежей собрано 0,3"
    here = [c for c in alike if c.sentence == second.sentence]
    named = any(len(c.lead) == 1 and c.role is Role.LEVEL and "part" not in c.notes and not _is_derived(c) for c in here)
    return named or any("и" in (*c.lead[:1], *c.lead[-1:]) for c in here)  # "фермеры — 31 тыс., население — 134 тыс."


def _is_derived(level: Claim) -> bool:
    """Whether a level is a balance or a turnover of others."""
    return level.indicator is not None and bool(level.indicator.balance_of or level.indicator.total_of)


def _is_made_not_sold(division: Division) -> bool:
    """Whether the whole is what was made, and a part what was sold of it: some goes into store, or comes from there."""
    names = [claim.indicator.name if claim.indicator else "" for claim in division.members]
    return names[0] == "output" and bool({"export", "supply", "sale"}.intersection(names[1:]))


def _near(first: Claim, second: Claim, between: Sequence[Claim]) -> bool:
    """Whether nothing but what the first is made up of parts two levels of one time."""
    steps = {c.sentence for c in between if "part" in c.notes} - {first.sentence, second.sentence}
    beside = second.sentence - first.sentence <= 1 + len(steps) and first.frame != second.frame
    return beside and same_time(first, second)


def _adds_up(claim: Claim) -> bool:
    """Whether a level may be a part: no price, and nothing beside the whole; services told with goods are that no more than these."""
    beside = "besides" in claim.notes and ("и", "услуг") not in pairwise(claim.lead)
    return not beside and (claim.indicator is None or claim.indicator.additive)


def _families(article: Article, first: Claim, second: Claim) -> frozenset[str]:
    """The families of names of which the two figures have one side each, in the words before them or after them."""
    named = _words(first), _words(second)
    leads = naming(article, first), naming(article, second)
    ways = named, leads, (leads[0], named[1])
    return next((found for one, other in ways if (found := _opposite(_sides(one), _sides(other)))), frozenset())


def _words(claim: Claim) -> tuple[str, ...]:
    """What names a figure from behind, the words printed with it first: "18,4 млн мужчин"."""
    return (*fold(claim.figure.text).split(), *claim.behind)


def _sides(words: tuple[str, ...]) -> frozenset[str]:
    return _NONE.union(*map(_sides_of, words))


@lru_cache(maxsize=1 << 14)
def _sides_of(word: str) -> frozenset[str]:
    return _forms().find(word)


def _opposite(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    if one & other:
        return frozenset()
    return frozenset(_family(side) for side in one) & frozenset(_family(side) for side in other)


def _family(side: str) -> str:
    return side.split(".", maxsplit=1)[0]


def _may_be_whole(whole: Claim, first: Claim, second: Claim, families: frozenset[str]) -> bool:
    """Whether a level before is in the same unit, of the same time, near, and no side of the same family itself."""
    alike = whole.frame not in (first.frame, second.frame) and same_time(whole, first)
    named = [_family(side) for side in _sides(whole.lead)]
    one_side = any(named.count(family) == 1 for family in families)  # "шахты и разрезы" is the whole of both
    flow = TRADE in families and whole.own_indicator and whole.indicator is not None and not whole.indicator.total_of
    other = any(_is_other_side(whole, part) for part in (first, second))
    return not (flow or one_side or other) and alike and abs(first.sentence - whole.sentence) <= REACH


def _is_other_side(whole: Claim, part: Claim) -> bool:
    """Whether the one is told to go out and the other to come in."""
    if whole.indicator is None or part.indicator is None or not part.own_indicator:
        return False
    return are_sides(whole.indicator, part.indicator)
