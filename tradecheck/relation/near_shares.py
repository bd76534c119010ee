"""Which level near a share is its part, and which its whole, judged by where they stand and what they are called.

Beside the wordings that leave no doubt (``shares``). A reading that holds accounts for the share; one that most signs speak for may
be held to it. The weights were fitted on 237 shares of labelled items, 130 of them labelled with part and whole, and rounded (see
``choice``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.choice import likeliest
from tradecheck.relation.links import around, same_time, share_behind, stems
from tradecheck.relation.near import may_share_unit

BACK: Final = 6
"""How many sentences before a share its whole may stand; one after it."""
BESIDE: Final = 4
"""How many figures before a share its part may stand; two after it."""
WILD: Final = 100
SUREST: Final = 2.3
"""What signs alone can say at the most."""

NONE: Final = 6.2
"""How much speaks for neither."""
SIGNS: Final = {
    "part before the share": 1.1,
    "part told again": 1.1,
    "share told again": 0.5,
    "part in the sentence": 1.6,
    "part in the frame": 0.8,
    "whole greater": 2.9,
    "whole greater by far": -2.8,
    "whole greater but for a multiplier": 1.0,
    "whole the greatest": 0.7,
    "whole the first": 0.8,
    "whole after the part": -0.7,
    "whole in brackets": -1.1,
    "whole with a share of its own": -1.0,
    "whole after «из»": 0.8,
    "whole after «от»": 0.6,
    "whole right before the part": 0.3,
    "another greater level between": -0.2,
    "whole by its name": 0.4,
    "whole by another name": -0.8,
    "another indicator": -1.0,
    "one time": 0.5,
    "bare counts": 1.5,
}
"""What each sign adds for a part with its whole."""
_AGAIN: Final = frozenset({"или", "есть", "это"})


class NearShare(NamedTuple):
    """A part and a whole near a share, with the log-odds that they are its own."""

    part: Claim
    whole: Claim
    odds: float


def near_parts(article: Article, share: Claim) -> list[NearShare]:
    """The likeliest readings of a share, the likeliest first; more than 100 per cent are none."""
    if share.figure.value > 100:
        return []
    amounts = [c for c in around(article.claims, share, BACK, 1) if c.role is Role.LEVEL and c.unit not in RATES]
    wholes = [c for c in amounts if c.figure.value]
    first = (
        share.index + 1 if share.after[:2] == ("из", "них") else share.index - BESIDE
    )  # what stands before is the whole
    parts = [c for c in wholes if first <= c.index <= share.index + 2 and abs(c.sentence - share.sentence) <= 1]
    readings = (
        (sum(SIGNS[sign] for sign in _signs(article.claims, wholes, share, part, whole)), (part, whole))
        for part in parts
        for whole in wholes
        if whole is not part and may_share_unit(part, whole) and not _are_siblings(whole, part)
    )
    return [NearShare(part, whole, odds) for odds, (part, whole) in likeliest(readings, NONE)]


def _are_siblings(whole: Claim, part: Claim) -> bool:
    """Whether «и» joins the two: "из 20 сотрудников и 12 подрядчиков"."""
    return part.index == whole.index + 1 and part.lead[:1] == ("и",)


def _signs(claims: Sequence[Claim], known: Sequence[Claim], share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    yield from _of_part(share, part)
    yield from _of_size(known, part, whole)
    yield from _of_whole(claims, share, part, whole)
    if part.own_indicator and part.indicator and whole.indicator and part.indicator is not whole.indicator:
        yield "another indicator"
    if same_time(whole, part):
        yield "one time"
    if part.unit == whole.unit == "1":
        yield "bare counts"


def _of_part(share: Claim, part: Claim) -> Iterator[str]:
    if part.index == share.index - 1:
        yield "part before the share"
        if not share.lead or share.lead[-1] in _AGAIN or share.depth > part.depth:
            yield "part told again"
    if part.index == share.index + 1 and len(part.lead) <= 1:
        yield "share told again"
    if part.sentence == share.sentence:
        yield "part in the sentence"
    if part.frame == share.frame:
        yield "part in the frame"


def _of_size(known: Sequence[Claim], part: Claim, whole: Claim) -> Iterator[str]:
    alike = [c for c in known if c.unit == whole.unit]
    if whole.figure.value > part.figure.value:
        yield "whole greater"
        if whole.figure.value > part.figure.value * WILD:
            yield "whole greater by far"
    elif part.figure.value < whole.figure.value * 1000:
        yield "whole greater but for a multiplier"
    if all(c.figure.value <= whole.figure.value for c in alike):
        yield "whole the greatest"
    if alike and alike[0] is whole:
        yield "whole the first"
    if any(whole.index < c.index < part.index and c.figure.value > part.figure.value for c in alike):
        yield "another greater level between"


def _has_share(claims: Sequence[Claim], whole: Claim, share: Claim) -> bool:
    """Whether another share than this one stands right behind the level."""
    behind = share_behind(claims, whole)
    return behind is not None and behind is not share


def _of_whole(claims: Sequence[Claim], share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    if whole.index > part.index:
        yield "whole after the part"
    if whole.depth:
        yield "whole in brackets"
    if _has_share(claims, whole, share):
        yield "whole with a share of its own"
    if whole.lead[-1:] == ("из",):
        yield "whole after «из»"
    if whole.index == share.index + 1 and share.after[:1] == ("от",):
        yield "whole after «от»"
    if whole.index == part.index - 1:
        yield "whole right before the part"
    if named := stems(share.after):
        yield "whole by its name" if named & (stems(whole.lead) | stems(whole.after)) else "whole by another name"
