"""What each sign of ``relation/near.py`` and ``relation/near_shares.py`` is worth, fitted anew to the labelled items.

``python -m benchmarks.accuracy.weights changes`` (or ``shares``) prints the weight that each sign gets beside the one in use. Those in
use are rounded and lie nearer to nothing, as unread texts are less like the items than these are like each other, and some were set
by hand: that a whole goes by another name was made to say more, for the sake of texts that do not tell it. The model is a conditional logit (see ``relation/choice.py``)
with a Gaussian prior of variance ``1 / RIDGE`` on each weight, fitted by gradient ascent. Items with a planted slip are taken in with
less weight, so that no sign rests on figures being right.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Final, NamedTuple

from benchmarks.accuracy.items import Item, load
from benchmarks.accuracy.planted import plant
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.reader import read
from tradecheck.relation import near, near_shares

RIDGE: Final = 0.7
STEPS: Final = 250
RATE: Final = 0.02
PLANTED: Final = 0.3
"""What an item with a planted slip weighs beside one without."""
SEED: Final = 11
TRIPLE: Final = 3
KINDS: Final = {"changes": ("growth", "times", "difference"), "shares": ("share",)}
MODULES: Final[dict[str, ModuleType]] = {"changes": near, "shares": near_shares}
NONE: Final = "none of them"


class Choice(NamedTuple):
    """One figure with the signs of each of its readings, which of them is labelled (none if ``None``), and what it weighs."""

    readings: list[list[str]]
    meant: int | None
    weight: float


def choices(items: Sequence[Item], what: str) -> Iterator[Choice]:
    """Every change or share of the clean items, and those that a planted slip touches."""
    clean = {item.id: item for item in items if not item.slips}
    for item in clean.values():
        yield from _choices(item, item, what, 1.0)
    for copy in plant(clean.values(), SEED):
        yield from _choices(clean[copy.clean or ""], copy, what, PLANTED)


def _choices(labelled: Item, printed: Item, what: str, weight: float) -> Iterator[Choice]:
    article = read(printed.text, printed.published)
    meant = _labels(labelled, what)
    for claim in article.claims:
        if not _is_asked(claim, what):
            continue
        readings = list(MODULES[what].signs_of(article, claim))
        wanted = meant.get(claim.index)
        if weight < 1 and (wanted is None or not _touches(printed, article, (claim.index, *wanted))):
            continue
        places = [(one.index, other.index) for _, (one, other) in readings]
        if wanted is not None and wanted not in places:
            continue  # what is meant is no reading at all: weights cannot help
        place = None if wanted is None else places.index(wanted)
        yield Choice([signs for signs, _ in readings], place, weight)


def _labels(item: Item, what: str) -> dict[int, tuple[int, int]]:
    """The two levels that are labelled with each figure, by their places."""
    figures = read(item.text, item.published).figures
    by_start = {figure.start: place for place, figure in enumerate(figures)}
    found = {}
    for related in item.related:
        places = [by_start.get(span.start) for span in related.figures]
        if related.kind in KINDS[what] and len(places) == TRIPLE and None not in places:
            found[places[0]] = (places[1], places[2])
    return found  # type: ignore[return-value] # none of them is None


def _is_asked(claim: Claim, what: str) -> bool:
    if what == "changes":
        return claim.role in (Role.CHANGE, Role.DELTA)
    return claim.unit == "%" and claim.role in (Role.SHARE, Role.PERCENT) and claim.figure.value <= near_shares.WILD


def _touches(item: Item, article: Article, places: Iterable[int]) -> bool:
    wrong = item.slips[0].suspects[0].start
    return any(article.figures[place].start == wrong for place in places)


def fit(sets: Sequence[Choice]) -> dict[str, float]:
    """The weights that make the labelled readings likeliest."""
    weights: dict[str, float] = defaultdict(float)
    for _ in range(STEPS):
        gradient: dict[str, float] = defaultdict(float)
        for choice in sets:
            _add_gradient(gradient, choice, weights)
        for sign, slope in gradient.items():
            weights[sign] += RATE * (slope - RIDGE * weights[sign])
    return dict(weights)


def _add_gradient(gradient: dict[str, float], choice: Choice, weights: dict[str, float]) -> None:
    options = [[NONE], *choice.readings]
    odds = [math.exp(sum(weights[sign] for sign in signs)) for signs in options]
    everything = sum(odds)
    meant = 0 if choice.meant is None else choice.meant + 1
    for place, (signs, one) in enumerate(zip(options, odds, strict=True)):
        for sign in signs:
            gradient[sign] += choice.weight * ((place == meant) - one / everything)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of signs anew.")
    parser.add_argument("what", choices=sorted(MODULES))
    what = parser.parse_args().what
    sets = list(choices([*load("published"), *load("dense")], what))
    used = MODULES[what].SIGNS
    print(f"{len(sets)} choices, {sum(choice.meant is not None for choice in sets)} of them labelled")
    for sign, weight in sorted(fit(sets).items()):
        print(f"{sign:50} {weight:5.1f} {used.get(sign, MODULES[what].NONE if sign == NONE else 0):5.1f}")


if __name__ == "__main__":
    main()
