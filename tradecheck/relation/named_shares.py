"""Shares whose names leave nothing else, so that they come to 100 %: town and country, a port's directions, the kinds of farms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure, Formula, total
from tradecheck.relation.complements import name_a_whole
from tradecheck.relation.division import may_be_misprinted
from tradecheck.relation.partitions import share_partitions

ALL: Final = 100
NEAR: Final = 4
"""How many figures apart two shares may stand that make up a whole."""
BESIDE: Final = 15
"""How far from 100 they may come by a slip."""


def named_shares(article: Article) -> Iterator[tuple[Claim, ...]]:
    """Every two shares or more whose names divide a whole, and that make it up or would but for one usual slip."""
    shares = [claim for claim in article.claims if claim.unit == "%" and _is_share(claim)]
    for told in (*_halves(article, shares), *share_partitions(article, shares)):
        if abs(sum((share.figure.value for share in told), Decimal(-ALL))) <= BESIDE and _make_it_up(told):
            yield told


def _halves(article: Article, shares: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Two shares with no third beside them: "государство дало 49,1% денег, частники — 50,9%"."""
    for place, (one, other) in enumerate(pairwise(shares)):
        if other.sentence - one.sentence > 1 or other.index - one.index >= NEAR:
            continue
        around = (*shares[max(0, place - 1) : place], *shares[place + 2 : place + 3])
        third = any(_goes_with(share, one, other) for share in around) or _has_third(article, other)
        if not third and name_a_whole(article, one, other):
            yield one, other


def _is_share(claim: Claim) -> bool:
    told = claim.role in (Role.SHARE, Role.PERCENT, Role.LEVEL)
    return told and not (claim.direction or claim.figure.sign or claim.figure.is_range)


def _goes_with(share: Claim, one: Claim, other: Claim) -> bool:
    """Whether a third share stands in the sentence of two, or in the one behind."""
    return share.sentence in (one.sentence, other.sentence, other.sentence + 1) and share.depth == other.depth


def _has_third(article: Article, other: Claim) -> bool:
    """Whether another part is told behind the second share by its amount alone: "краевых — 570 млн (30%), городских — 190 млн"."""
    level, *later = article.claims[other.index - 1], *article.claims[other.index + 1 : other.index + 2]
    return any(c.sentence == other.sentence and c.unit == level.unit != "%" for c in later)


def _make_it_up(shares: Sequence[Claim]) -> bool:
    """Whether shares make up their whole, or one usual slip of one of them keeps them from it; else they are of several wholes."""
    narrow = {share.index: share.figure.narrow for share in shares}
    wide = {share.index: share.figure.wide for share in shares}
    return any(
        left.value(wide).meets(wide[share.index]) or may_be_misprinted(share, left.value(narrow))
        for share, left in ((share, left_by([other for other in shares if other is not share])) for share in shares)
    )


def left_by(shares: Sequence[Claim]) -> Formula:
    """What shares leave to one that makes up their whole with them."""
    return ALL - total([Figure(share.index) for share in shares])
