"""Which level near a share is its part, and which its whole, judged by signs that each say a little (``share_signs``).

Beside the wordings that leave no doubt (``shares``). A reading that holds accounts for the share; one that most signs speak for may
be held to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.choice import likeliest
from tradecheck.relation.share_signs import AGAIN, BESIDE, DOUBTS, ELSEWHERE, SIGNS, signs_of

SUREST: Final = 2.3
"""What signs alone can say at the most."""
FARTHER: Final = 2.1
"""The same where the share is not told to follow from its sentence: its whole may be told nowhere."""
DOUBTFUL: Final = 1.2
"""The same of a whole that the words behind the share call otherwise: "307 млн (20,2% жителей континента)"."""
LISTED: Final = 3.2
"""The same where another share of the sentence fits the whole."""
NONE: Final = 6.8
"""How much speaks for neither: less by 1.3 than fitted, which found more in texts not fitted to, and raised no more alarms there."""
_OF_PLAN: Final = ("план", "задан", "назначен", "прошлог", "прежн", "предыдущ", "годового")
"""What begins the words for another whole than any level told as it is: a plan, or what was before."""
_TOGETHER: Final = frozenset({"вместе", "суммарно", "сообща"})


class NearShare(Struct, frozen=True):
    """A part and a whole near a share, with the log-odds that they are its own."""

    part: Claim
    whole: Claim
    odds: float
    doubted: bool
    """Whether words around them name something else."""


def near_parts(article: Article, share: Claim) -> list[NearShare]:
    """The likeliest readings of a share, the likeliest first; more than 100 per cent are none."""
    if share.figure.value > 100 or is_of_several(share) or _is_of_plan(share) or _stands_behind_another(article, share):
        return []
    readings = ((sum(SIGNS[sign] for sign in signs), (signs, pair)) for signs, pair in signs_of(article, share))
    return [
        NearShare(part, whole, min(odds, _most(share, whole, signs)), not DOUBTS.isdisjoint(signs))
        for odds, (signs, (part, whole)) in likeliest(readings, NONE)
    ]


def is_of_several(share: Claim) -> bool:
    """Whether the words tell the share of several levels taken together: "возвращено 118 млн, арестовано 146 млн, вместе это 85%"."""
    return any(word in _TOGETHER for word in share.lead)


def _most(share: Claim, whole: Claim, signs: Sequence[str]) -> float:
    if ELSEWHERE in signs:
        return DOUBTFUL
    if BESIDE in signs:
        return LISTED
    follows = whole.sentence == share.sentence and share.lead[-1:] and share.lead[-1] in AGAIN
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
