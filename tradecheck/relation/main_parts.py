"""What is told to be the main part of a level before it: "Оборот — 90 млн долларов. Львиную долю, 68,5 млн, дал экспорт"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim
from tradecheck.lexicon.loader import fold
from tradecheck.relation.links import around, is_level, naming, same_time

REACH: Final = 5
"""How many sentences before the part its whole may stand."""
MANY: Final = 12
"""How many levels before it are tried."""
_GREAT: Final = ("основн", "больш", "львин", "подавляющ", "главн")
_PART: Final = ("част", "дол", "масс", "объем")


def main_parts(article: Article) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each level that is called the main part, with the levels before it, the nearest first, one of which must be its whole."""
    for part in article.claims:
        if is_level(part) and not part.own_period and part.after[:1] != ("из",) and _is_called_main(article, part):
            before = (c for c in reversed(around(article.claims, part, REACH)) if c.index < part.index and c.unit == part.unit)
            wholes = list(islice((c for c in before if c.frame != part.frame and is_level(c) and same_time(c, part)), MANY))
            if wholes and part.unit != "1":
                yield part, wholes


def _is_called_main(article: Article, part: Claim) -> bool:
    """Whether the words before a level call it the main part of all, and not of what is left."""
    words = [fold(word) for word in naming(article, part)]
    called = any(one.startswith(_GREAT) and other.startswith(_PART) for one, other in pairwise(words))
    return called and not any("rest" in cues(word) for word in words)
