"""Parts of which each is told with its share: where the shares come to 100 %, the parts are all there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.model import Article
from tradecheck.interval import Interval
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.links import share_behind

WHOLE: Final = 2.6
"""Prior of a sum whose parts have shares that come to 100 %."""
_ALL: Final = Interval.point(100)


def completed(article: Article, divisions: Iterable[Division]) -> Iterator[Division]:
    """The divisions, those surer whose parts' shares make up the whole."""
    for division in divisions:
        full = division.prior < WHOLE and _come_to_all(article, division)
        yield replace(division, prior=WHOLE, kind=Kind.LIST) if full else division


def _come_to_all(article: Article, division: Division) -> bool:
    shares = [share_behind(article.claims, part) for part in division.parts]
    told = [share.figure.narrow for share in shares if share is not None]
    return len(told) == len(division.parts) and sum(told, start=Interval.point(0)).meets(_ALL)
