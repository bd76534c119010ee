"""What speaks for two levels near a share being its part and its whole: where they stand, what they are called, how great they are.

The weights were fitted on 9,700 shares of right texts, 3,000 of which have a part and a whole (see ``choice``, and
``benchmarks/accuracy/weights.py``, which fits them anew), and rounded. Three were set by hand: that a whole goes by another name says
more than in those texts, for the sake of texts that do not tell it; so does a share in brackets; and that a part is greater than its whole
says less, as a slip of the multiplier makes it so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.links import close_by, counted, naming, opens_list, same_time, share_behind, stems
from tradecheck.relation.near import may_share_unit
from tradecheck.relation.once import once_a_claim, once_an_article

BACK: Final = 6
"""How many sentences before a share its whole may stand; one after it."""
REACH: Final = 4
"""How many figures before a share its part may stand; two after it."""
WILD: Final = 100
BLUNT: Final = 16
"""A share fits by more than chance if its roundings leave it no more than this part of its size."""
NEAR: Final = 3
"""How many sentences before a share its whole is near it."""
MANY: Final = 3
"""From so many on, others that fit are many."""
ELSEWHERE: Final = "whole by another name"
BESIDE: Final = "another in the sentence fits the whole"
OTHERWISE: Final = "share right behind the part, but of another name"
DOUBTS: Final = frozenset({ELSEWHERE, OTHERWISE})
"""Signs that the words around a share name something else."""

SIGNS: Final = {
    "share told as such": 0.6,
    "share called one": 0.4,
    "share with a verb of shares": 0.3,
    "share in words": -2.2,
    "share led in by «на»": -1.7,
    "share as of before": -1.1,
    "share behind another": -0.6,
    "part before the share": -0.3,
    "share right behind the part": 1.0,
    "share in brackets behind the part": 0.4,
    "another level told again by the share": -1.6,
    "share in brackets behind another level": -2.0,
    "part right after the share": 0.1,
    "part in brackets behind the share": 0.7,
    "part in brackets elsewhere": -1.7,
    "part two figures after": -1.2,
    "part two figures before": 0.4,
    "part in the sentence": 2.0,
    "part in the sentence before": 0.2,
    "part in the frame": 0.9,
    "part led in by «из»": -1.0,
    "part joined to what is before": 0.3,
    "part told as one": 0.3,
    "part told as a mean": -0.6,
    "share named as the part": 0.6,
    "share named otherwise": -0.2,
    OTHERWISE: -0.4,
    "another share fits the part": -3.5,
    "whole the greatest": 0.7,
    "whole the first": 0.7,
    "whole after all": -2.1,
    "whole near": 0.6,
    "whole in the frame": 0.5,
    "whole right before the share": 0.5,
    "whole told as a total": 0.4,
    "whole opens its sentence": 0.5,
    "share by the indicator of the whole": 0.6,
    "one other fits the whole": -0.2,
    "two others fit the whole": 0.3,
    "many others fit the whole": 0.9,
    BESIDE: 2.2,
    "whole greater": 2.2,
    "whole greater by far": -1.3,
    "whole the only greater": 0.6,
    "whole the last greater before": 0.2,
    "whole greater but for a multiplier": 0.9,
    "whole before the part": -0.3,
    "in one unit": 0.6,
    "with one multiplier": 0.5,
    "whole a sibling with a share of its own": -1.0,
    "whole by its name": 1.0,
    ELSEWHERE: -1.5,
    "part by the name of the whole": 1.1,
    "one time": 1.0,
    "other times": -0.7,
    "the same indicator": -0.1,
    "the same words before both": 0.4,
}
"""What each sign adds for a part with its whole."""
_ANY_WHOLE: Final = (
    "общег",
    "общей",
    "всего",
    "всех",
    "объем",
    "итог",
    "сумм",
    "показ",
    "числа",
    "колич",
    "тогда",
    "против",
)
"""What begins words behind a share that name no whole of their own."""
_SHARES: Final = ("дол", "удельн")
"""What begins words that call a figure a share."""
_MAKES_UP: Final = ("соста", "обесп", "занима", "занял", "приход", "приш", "формир", "равн")
"""What begins verbs that tell of a share."""
_NO_NAMES: Final = (
    *(*_ANY_WHOLE, *_SHARES, *_MAKES_UP),
    *("подня", "вырос", "оцени", "дости", "стало", "получ", "прода", "около", "почти", "больш", "более", "менее", "этого", "этой"),
    *("котор", "таким", "образ", "тепер", "осталь", "также", "тольк", "процент"),
)
"""What begins the words that name nothing that a share could be known by."""
_GDP: Final = frozenset({"ввп", "врп"})
AGAIN: Final = frozenset({"или", "есть", "это"})

Reading = tuple[list[str], tuple[Claim, Claim]]


def signs_of(article: Article, share: Claim) -> Iterator[Reading]:
    """Every part with a whole near a share, with the signs that speak for them or against them."""
    known = _levels_near(article, share)
    own, called = _names((*share.lead, *naming(article, share))), _name_of_whole(article.claims, share)
    fits, parts_of = _fits(article)
    before = article.claims[share.index - 1] if share.index else None
    always = list(_of_share(share, before))
    of_part = {
        c.index: [*always, *_of_part(share, c, before), *_of_names(own, share, c), *_told_for(parts_of, c, share)]
        for c in _parts(article.claims, known, share)
    }
    of_whole = {c.index: [*_of_whole(article, known, share, c), *_of_others(article, fits, share, c)] for c in known}
    for part, whole in _pairs(article, share):
        both = (*_of_both(article, share, part, whole), *_of_size(known, part, whole), *_by_name(article, share, called, part, whole))
        yield [*of_part[part.index], *of_whole[whole.index], *both], (part, whole)


def _levels_near(article: Article, share: Claim) -> list[Claim]:
    beside = close_by(article, share, BACK, 1)
    return [c for c in beside if c.role is Role.LEVEL and c.unit not in RATES and c.figure.value]


def _parts(claims: Sequence[Claim], known: Sequence[Claim], share: Claim) -> list[Claim]:
    first = share.index + 1 if share.after[:2] == ("из", "них") else share.index - REACH  # what stands before is the whole
    near = (c for c in known if first <= c.index <= share.index + 2 and abs(c.sentence - share.sentence) <= 1)
    return [c for c in near if not _is_joined_to_former(claims, c)]


def _is_joined_to_former(claims: Sequence[Claim], level: Claim) -> bool:
    """Whether «и» joins a level to one that is told as of before: "год назад было иначе: 22,8 млрд и 24,7 млрд"."""
    return level.index > 0 and level.lead == ("и",) and claims[level.index - 1].role is Role.PREVIOUS


@once_a_claim
def _pairs(article: Article, share: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Every part with every whole that it may be of."""
    known = _levels_near(article, share)
    for part in _parts(article.claims, known, share):
        for whole in known:
            if whole is not part and may_share_unit(part, whole) and not _are_siblings(article.claims, share, whole, part):
                yield part, whole


def _are_siblings(claims: Sequence[Claim], share: Claim, whole: Claim, part: Claim) -> bool:
    """Whether «и» joins the two, or each has a rate in brackets: "из 20 сотрудников и 12 подрядчиков", "6 млрд (52%), 4 млрд (36%)"."""
    joined = part.index == whole.index + 1 and part.lead[:1] == ("и",)
    behind = claims[whole.index + 1 : whole.index + 2]
    alike = share.depth > part.depth and any(c.unit == "%" and c.depth > whole.depth for c in behind) and share not in behind
    return joined or (alike and not opens_list(part)) or _are_few_of_other_things(whole, part)


def _are_few_of_other_things(whole: Claim, part: Claim) -> bool:
    """Whether both are small counts, and not of the same: "около 23 туристов... три точки из 15"."""
    few = whole.unit == part.unit == "1" and whole.figure.value < WILD and part.figure.value < WILD
    return few and counted(whole) != counted(part)


def _is_told_again(level: Claim, share: Claim) -> bool:
    """Whether a share tells nothing but the level right before it anew: "187 дел, 8,8%", "187 дел (8,8%)"."""
    if level.sentence != share.sentence or level.unit in RATES:
        return False
    return not share.lead or share.lead[-1] in AGAIN or share.depth > level.depth


def _of_part(share: Claim, part: Claim, before: Claim | None) -> Iterator[str]:
    """Where the part stands, and what leads from it to the share; ``before`` is the figure right before the share."""
    again = part is before and part.sentence == share.sentence
    if part is before:
        yield "part before the share"
    if again:
        yield "share right behind the part"
        if share.depth > part.depth:
            yield "share in brackets behind the part"
    elif before is not None and _is_told_again(before, share):
        yield "another level told again by the share"
        if share.depth > before.depth:
            yield "share in brackets behind another level"
    if (place := _PLACES.get(part.index - share.index)) is not None:
        yield place
    if part.depth > share.depth:
        yield "part in brackets behind the share" if part.index == share.index + 1 else "part in brackets elsewhere"
    if part.sentence == share.sentence:
        yield "part in the sentence"
    elif part.sentence < share.sentence:
        yield "part in the sentence before"
    if part.frame == share.frame:
        yield "part in the frame"
    yield from _of_part_itself(part)


_PLACES: Final = {1: "part right after the share", 2: "part two figures after", -2: "part two figures before"}


def _of_part_itself(part: Claim) -> Iterator[str]:
    if part.lead[-1:] == ("из",):
        yield "part led in by «из»"
    if part.lead[:1] == ("и",):
        yield "part joined to what is before"
    if part.notes & {"part"}:
        yield "part told as one"
    if part.notes & {"mean"}:
        yield "part told as a mean"


def _of_share(share: Claim, before: Claim | None) -> Iterator[str]:
    """What speaks for any part and whole of a share, or for none: how it is told."""
    if share.role is Role.SHARE:
        yield "share told as such"
    if share.figure.form == "ratio":
        yield "share in words"
    if any(word.startswith(_SHARES) for word in share.lead):
        yield "share called one"
    if any(word.startswith(_MAKES_UP) for word in share.lead):
        yield "share with a verb of shares"
    joined = before if before is not None and before.unit == "%" and share.lead == ("и",) else share  # "на 24% и 18%"
    if joined.lead[-1:] == ("на",):
        yield "share led in by «на»"
    if _is_of_before(share):
        yield "share as of before"
    if before is not None and before.unit == "%" and before.sentence == share.sentence and len(share.lead) < MANY:
        yield "share behind another"


def _is_of_before(claim: Claim) -> bool:
    """Whether a figure is told of a time before: "годом раньше — 8,7%"."""
    return "before" in claim.notes or (claim.period is not None and claim.own_period and claim.period.base)


def _of_names(own: set[str], share: Claim, part: Claim) -> Iterator[str]:
    """Whether what the words before a share name goes by the name of the part."""
    if own & _names((*part.lead, *part.behind)):
        yield "share named as the part"
    elif own:
        yield "share named otherwise"
        if share.index == part.index + 1 and _names(share.lead):
            yield OTHERWISE


def _names(words: Sequence[str]) -> set[str]:
    return {stem for stem in stems(words) if not stem.startswith(_NO_NAMES)}


def _told_for(parts_of: Mapping[int, set[int]], part: Claim, share: Claim) -> Iterator[str]:
    if parts_of.get(part.index, frozenset()) - {share.index}:
        yield "another share fits the part"


def _of_whole(article: Article, known: Sequence[Claim], share: Claim, whole: Claim) -> Iterator[str]:
    """Where the whole stands, whatever the part."""
    alike = [c for c in known if c.unit == whole.unit]
    if all(c.figure.value <= whole.figure.value for c in alike):
        yield "whole the greatest"
    if alike[0] is whole:
        yield "whole the first"
    if whole.sentence > share.sentence:
        yield "whole after all"
    elif share.sentence - whole.sentence <= NEAR:
        yield "whole near"
    if whole.frame == share.frame:
        yield "whole in the frame"
    if whole.index == share.index - 1:
        yield "whole right before the share"
    if "total" in whole.notes:
        yield "whole told as a total"
    if whole.index == 0 or article.claims[whole.index - 1].sentence != whole.sentence:
        yield "whole opens its sentence"
    if share.indicator is not None and share.indicator is whole.indicator:
        yield "share by the indicator of the whole"


_FITTING: Final = {1: "one other fits the whole", 2: "two others fit the whole", MANY: "many others fit the whole"}


def _of_others(article: Article, fits: Mapping[int, set[int]], share: Claim, whole: Claim) -> Iterator[str]:
    """Whether other shares fit the whole."""
    others = fits.get(whole.index, set()) - {share.index}
    if others:
        yield _FITTING[min(len(others), MANY)]
        if any(article.claims[n].sentence == share.sentence for n in others):
            yield BESIDE


def _of_both(article: Article, share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    """How the two stand to each other in the text."""
    if whole.index < part.index:
        yield "whole before the part"
    if part.unit == whole.unit:
        yield "in one unit"
    if part.figure.scale == whole.figure.scale:
        yield "with one multiplier"
    if _has_share(article.claims, whole, share) and not opens_list(part):
        yield "whole a sibling with a share of its own"
    if same_time(whole, part):
        yield "one time"
    elif whole.own_period and part.own_period:
        yield "other times"
    if part.indicator is not None and part.indicator is whole.indicator:
        yield "the same indicator"
    if not stems(part.lead).isdisjoint(stems(whole.lead)):
        yield "the same words before both"


def _of_size(known: Sequence[Claim], part: Claim, whole: Claim) -> Iterator[str]:
    if whole.figure.value > part.figure.value:
        yield "whole greater"
        if whole.figure.value > part.figure.value * WILD:
            yield "whole greater by far"
        greater = [c for c in known if c.unit == whole.unit and c.figure.value > part.figure.value]
        if greater == [whole]:
            yield "whole the only greater"
        if whole.index < part.index and [c for c in greater if c.index < part.index][-1:] == [whole]:
            yield "whole the last greater before"
    elif part.figure.value < whole.figure.value * 1000:
        yield "whole greater but for a multiplier"


def _by_name(article: Article, share: Claim, named: set[str], part: Claim, whole: Claim) -> Iterator[str]:
    """Whether the whole, or the part, goes by what the words behind a share call its whole."""
    if named:
        own = share.after if share.depth > whole.depth else ()  # "(40% бюджета), а доходы": the words may follow it too
        before = article.claims[whole.index - 1] if whole.index else share
        behind = () if before is share else before.after  # "(18,4% ВВП), расходы — 14,5 трлн"
        words = {*naming(article, whole), *whole.after}.difference(own, behind)
        yield "whole by its name" if named & {*stems(words), *_GDP.intersection(words)} else ELSEWHERE
        if not named & stems(words) and named & stems({*naming(article, part), *part.after, *part.behind}):
            yield "part by the name of the whole"


def _name_of_whole(claims: Sequence[Claim], share: Claim) -> set[str]:
    """What the words behind a share call its whole, or behind the one before, in brackets both: "(20% жителей), (7%)"."""
    before = claims[max(0, share.index - 2) : share.index]
    told = [c for c in before if share.depth and c.unit == "%" and c.depth == share.depth and c.sentence == share.sentence]
    words = share.after or next((c.after for c in told if c.after), ())
    return {stem for stem in (*stems(words), *_GDP.intersection(words)) if not stem.startswith(_ANY_WHOLE)}


def _has_share(claims: Sequence[Claim], whole: Claim, share: Claim) -> bool:
    """Whether another share than this one stands right behind the level, or right before it: "больше половины, 62%, — 547 тыс."."""
    before = [c for c in claims[max(0, whole.index - 1) : whole.index] if c.unit == "%" and c.sentence == whole.sentence]
    told = [c for c in (share_behind(claims, whole), *before) if c is not None and c.role in (Role.SHARE, Role.PERCENT)]
    return any(c is not share for c in told)


@once_an_article
def _fits(article: Article) -> Iterator[Mapping[int, set[int]]]:
    """Which shares fit each whole with a part beside them, and which fit each part: more sharply than chance would have it."""
    of_wholes: dict[int, set[int]] = defaultdict(set)
    of_parts: dict[int, set[int]] = defaultdict(set)
    for share in (c for c in article.claims if is_asked(c)):
        for part, whole in _pairs(article, share):
            if abs(part.index - share.index) < MANY and _is_fit(share, part, whole):
                of_wholes[whole.index].add(share.index)
                of_parts[part.index].add(share.index)
    yield of_wholes
    yield of_parts


_FORMER: Final = ("прежн", "прошлогодн", "позапрошл")
"""How the words begin that make a whole one of the time before."""


def is_asked(share: Claim) -> bool:
    """Whether a figure may be a share of a part in a whole, and not of what there was before: "14,8 млрд — 3,7% прежних трат"."""
    if share.after[:1] and share.after[0].startswith(_FORMER):
        return False
    return share.unit == "%" and share.role in (Role.SHARE, Role.PERCENT) and 0 < share.figure.value <= 100


def _is_fit(share: Claim, part: Claim, whole: Claim) -> bool:
    left = room(share, part, whole)
    return left is not None and left * BLUNT < 1


def room(share: Claim, part: Claim, whole: Claim) -> Decimal | None:
    """What part of its size the roundings leave to a share that fits part and whole; ``None`` if it does not fit."""
    s, p, w = share.figure, part.figure, whole.figure
    if w.value <= p.value or s.low * w.low > p.high * 100 or p.low * 100 > s.high * w.high:
        return None
    return sum(((f.high - f.low) / f.value for f in (s, p, w)), Decimal(0))
