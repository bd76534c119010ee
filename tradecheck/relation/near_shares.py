"""Which level near a share is its part, and which its whole, judged by where they stand and what they are called.

Beside the wordings that leave no doubt (``shares``). A reading that holds accounts for the share; one that most signs speak for may
be held to it. The weights were fitted on 614 shares of labelled items, 425 of them labelled with part and whole, and rounded (see
``choice``, and ``benchmarks/accuracy/weights.py``, which fits them anew).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.choice import likeliest
from tradecheck.relation.links import close_by, counted, naming, opens_list, same_time, share_behind, stems
from tradecheck.relation.near import may_share_unit

BACK: Final = 6
"""How many sentences before a share its whole may stand; one after it."""
BESIDE: Final = 4
"""How many figures before a share its part may stand; two after it."""
WILD: Final = 100
SUREST: Final = 2.3
"""What signs alone can say at the most."""
FARTHER: Final = 2.1
"""The same where the share is not told to follow from its sentence: its whole may be told nowhere."""
DOUBTFUL: Final = 1.2
"""The same of a whole that the words behind the share call otherwise: "307 млн (20,2% жителей континента)"."""
ELSEWHERE: Final = "whole by another name"

NONE: Final = 5.5
"""How much speaks for neither."""
SIGNS: Final = {
    "part before the share": 0.8,
    "part told again": 1.6,
    "part in the sentence": 1.9,
    "part in the frame": 0.9,
    "share in brackets behind the part": 2.0,
    "share in brackets behind a name": -2.5,
    "share told as such": 1.2,
    "whole greater": 1.6,
    "whole greater by far": -1.3,
    "whole greater but for a multiplier": -0.6,
    "whole the greatest": 0.7,
    "whole the first": 1.1,
    "whole the only greater": 0.6,
    "whole after all": -2.8,
    "whole in the frame": -0.4,
    "whole told as a total": 0.5,
    "whole a sibling with a share of its own": -2.0,
    "whole right before the share": 0.6,
    "whole by its name": 0.7,
    ELSEWHERE: -3.5,
    "one time": 0.3,
    "other times": -2.5,
    "the same indicator": 0.4,
    "the same words before both": 0.9,
    "bare counts": 0.8,
    "counts of the same": 1.0,
}
"""What each sign adds for a part with its whole."""
_OF_PLAN: Final = ("план", "задан", "назначен", "прошлог", "прежн", "предыдущ", "годового")
"""What begins the words for another whole than any level told as it is: a plan, or what was before."""
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
_TOGETHER: Final = frozenset({"вместе", "суммарно", "сообща"})
_AGAIN: Final = frozenset({"или", "есть", "это"})


class NearShare(Struct, frozen=True):
    """A part and a whole near a share, with the log-odds that they are its own."""

    part: Claim
    whole: Claim
    odds: float


def near_parts(article: Article, share: Claim) -> list[NearShare]:
    """The likeliest readings of a share, the likeliest first; more than 100 per cent are none."""
    if share.figure.value > 100 or is_of_several(share) or _is_of_plan(share) or _stands_behind_another(article, share):
        return []
    readings = (
        (sum(SIGNS[sign] for sign in signs), (pair, DOUBTFUL if ELSEWHERE in signs else _most(share, pair[1])))
        for signs, pair in signs_of(article, share)
    )
    return [NearShare(*pair, min(odds, most)) for odds, (pair, most) in likeliest(readings, NONE)]


def is_of_several(share: Claim) -> bool:
    """Whether the words tell the share of several levels taken together: "возвращено 118 млн, арестовано 146 млн, вместе это 85%"."""
    return any(word in _TOGETHER for word in share.lead)


def _most(share: Claim, whole: Claim) -> float:
    follows = whole.sentence == share.sentence and share.lead[-1:] and share.lead[-1] in _AGAIN
    of_all = share.after[:2] in (("от", "общего"), ("от", "общей"), ("от", "всего"), ("от", "всех"))
    return SUREST if follows or of_all else FARTHER


def _is_of_plan(share: Claim) -> bool:
    """Whether the words tell of no level told as it is: "40% годового плана", "выполнен на 76%", "погрешность не выше 2,5%"."""
    met = any(word.startswith(("выполн", "исполн", "погрешн")) for word in share.lead)
    return met or any(word.startswith(_OF_PLAN) for word in share.after[:3])


def _stands_behind_another(article: Article, share: Claim) -> bool:
    """Whether brackets put the share behind an amount that is no level told as it is: a plan, a base, a change."""
    before = article.claims[share.index - 1] if share.index else None
    behind = before is not None and before.sentence == share.sentence and before.depth < share.depth
    return behind and before is not None and before.unit not in RATES and before.role is not Role.LEVEL


def signs_of(article: Article, share: Claim) -> Iterator[tuple[list[str], tuple[Claim, Claim]]]:
    """Every part with a whole near a share, with the signs that speak for them or against them."""
    amounts = [c for c in close_by(article, share, BACK, 1) if c.role is Role.LEVEL and c.unit not in RATES]
    wholes = [c for c in amounts if c.figure.value]
    first = (
        share.index + 1 if share.after[:2] == ("из", "них") else share.index - BESIDE
    )  # what stands before is the whole
    parts = [c for c in wholes if first <= c.index <= share.index + 2 and abs(c.sentence - share.sentence) <= 1]
    for part in parts:
        of_part = list(_of_part(share, part))
        for whole in wholes:
            if (
                whole is not part
                and may_share_unit(part, whole)
                and not _are_siblings(article.claims, share, whole, part)
            ):
                yield [*of_part, *_signs(article, wholes, share, part, whole)], (part, whole)


def _are_siblings(claims: Sequence[Claim], share: Claim, whole: Claim, part: Claim) -> bool:
    """Whether «и» joins the two, or each has a rate in brackets: "из 20 сотрудников и 12 подрядчиков", "6 млрд (52%), 4 млрд (36%)"."""
    joined = part.index == whole.index + 1 and part.lead[:1] == ("и",)
    behind = claims[whole.index + 1 : whole.index + 2]
    alike = (
        share.depth > part.depth
        and any(c.unit == "%" and c.depth > whole.depth for c in behind)
        and share not in behind
    )
    return joined or (alike and not opens_list(part)) or _are_few_of_other_things(whole, part)


def _are_few_of_other_things(whole: Claim, part: Claim) -> bool:
    """Whether both are small counts, and not of the same: "около 23 туристов... три точки из 15"."""
    few = whole.unit == part.unit == "1" and whole.figure.value < WILD and part.figure.value < WILD
    return few and counted(whole) != counted(part)


def _signs(article: Article, known: Sequence[Claim], share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    yield from _of_size(known, part, whole)
    yield from _of_whole(article, share, part, whole)
    yield from _of_names(part, whole)
    if same_time(whole, part):
        yield "one time"
    elif whole.own_period and part.own_period:
        yield "other times"


def _of_part(share: Claim, part: Claim) -> Iterator[str]:
    if part.index == share.index - 1:
        yield "part before the share"
        if share.depth > part.depth:
            yield "share in brackets behind the part"
        if not share.lead or share.lead[-1] in _AGAIN or share.depth > part.depth:
            yield "part told again"
    behind = part.index == share.index - 1 and part.sentence == share.sentence
    if share.depth and share.lead and part.depth < share.depth and not behind:
        yield "share in brackets behind a name"
    if part.sentence == share.sentence:
        yield "part in the sentence"
    if part.frame == share.frame:
        yield "part in the frame"
    if share.role is Role.SHARE:
        yield "share told as such"


def _of_size(known: Sequence[Claim], part: Claim, whole: Claim) -> Iterator[str]:
    alike = [c for c in known if c.unit == whole.unit]
    if whole.figure.value > part.figure.value:
        yield "whole greater"
        if whole.figure.value > part.figure.value * WILD:
            yield "whole greater by far"
        if sum(c.figure.value > part.figure.value for c in alike) == 1:
            yield "whole the only greater"
    elif part.figure.value < whole.figure.value * 1000:
        yield "whole greater but for a multiplier"
    if all(c.figure.value <= whole.figure.value for c in alike):
        yield "whole the greatest"
    if alike and alike[0] is whole:
        yield "whole the first"


def _of_whole(article: Article, share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    if whole.sentence > share.sentence:
        yield "whole after all"
    if whole.frame == share.frame:
        yield "whole in the frame"
    if whole.index == share.index - 1:
        yield "whole right before the share"
    if "total" in whole.notes:
        yield "whole told as a total"
    if _has_share(article.claims, whole, share) and not opens_list(part):
        yield "whole a sibling with a share of its own"
    if named := _name_of_whole(article.claims, share):
        own = share.after if share.depth > whole.depth else ()  # "(40% бюджета), а доходы": the words may follow it too
        words = {*naming(article, whole), *whole.after}.difference(own)
        yield "whole by its name" if named & stems(words) else ELSEWHERE


def _name_of_whole(claims: Sequence[Claim], share: Claim) -> set[str]:
    """What the words behind a share call its whole, or behind the one before, in brackets both: "(20% жителей), (7%)"."""
    before = claims[max(0, share.index - 2) : share.index]
    told = [
        c for c in before if share.depth and c.unit == "%" and c.depth == share.depth and c.sentence == share.sentence
    ]
    words = share.after or next((c.after for c in told if c.after), ())
    return {stem for stem in stems(words) if not stem.startswith(_ANY_WHOLE)}


def _has_share(claims: Sequence[Claim], whole: Claim, share: Claim) -> bool:
    """Whether another share than this one stands right behind the level, or right before it: "больше половины, 62%, — 547 тыс."."""
    before = [
        c for c in claims[max(0, whole.index - 1) : whole.index] if c.unit == "%" and c.sentence == whole.sentence
    ]
    told = [c for c in (share_behind(claims, whole), *before) if c is not None and c.role in (Role.SHARE, Role.PERCENT)]
    return any(c is not share for c in told)


def _of_names(part: Claim, whole: Claim) -> Iterator[str]:
    if part.indicator is not None and part.indicator is whole.indicator:
        yield "the same indicator"
    if not stems(part.lead).isdisjoint(stems(whole.lead)):
        yield "the same words before both"
    if part.unit == whole.unit == "1":
        yield "bare counts"
        if counted(part) and counted(part) == counted(whole):
            yield "counts of the same"
