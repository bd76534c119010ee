"""What each sign of ``relation/near.py``, ``share_signs.py``, ``near_quotients.py`` and ``run_signs.py`` is worth, fitted anew.

``python -m benchmarks.accuracy.weights changes`` (or ``shares``, ``quotients``, ``runs``) prints the weight that each sign gets beside the one in use. Those in
use are rounded and lie nearer to nothing, as unread texts are less like the items than these are like each other, and some were set
by hand: that a whole goes by another name was made to say more, for the sake of texts that do not tell it. The model is a conditional logit (see ``relation/choice.py``)
with a Gaussian prior of variance ``1 / RIDGE`` on the weight of each sign, fitted by Newton's method. Items with a planted slip are taken in with
less weight, so that no sign rests on figures being right. Few quotients are labelled; of the others of right texts the reading that fits
to a part in ``TIGHT`` is taken for the one that was meant, and none where none fits at all. The same is done with the shares of texts that
have no labels: they weigh little, as by that rule most of them have no reading, and what speaks for none is fitted of them apart.
Of the runs of right texts, those are taken for sums that make up their whole to the digit, and the others for none, unless another
run makes up their whole. Needs numpy, which comes with ``tradecheck[dev]``.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Final, NamedTuple

import numpy as np

from benchmarks.accuracy.items import Item, load
from benchmarks.accuracy.planted import plant
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.reader import read
from tradecheck.engine.system import TOLD
from tradecheck.relation import near, near_quotients, run_signs, share_signs
from tradecheck.relation.links import levels
from tradecheck.relation.runs import runs

RIDGE: Final = 0.7
STEPS: Final = 25
PLANTED: Final = 0.3
"""What an item with a planted slip weighs beside one without."""
UNLABELLED: Final = 0.1
"""What a share weighs that no reader labelled."""
SEED: Final = 11
TRIPLE: Final = 3
TIGHT: Final = 33
SHARP: Final = 50
"""A share is told of what leaves it no more room than this part of its size."""
LOOSE: Final = 20
"""What a run leaves to its roundings is less than this part of its whole, or it may fit by chance."""
KINDS: Final = {"changes": ("growth", "times", "difference"), "shares": ("share",), "quotients": ("product",)}
MODULES: Final[dict[str, ModuleType]] = {"changes": near, "shares": share_signs, "quotients": near_quotients, "runs": run_signs}
MORE: Final = {
    "changes": (),
    "shares": ("news", "written", "wider", "pairs", "crowded", "fresh"),
    "quotients": ("written", "wider", "pairs"),
    "runs": ("written", "wider", "pairs", "crowded", "news", "fresh"),
}
"""Sets whose right texts have such readings too, labelled or not."""
NONE: Final = "none of them"
NONE_UNLABELLED: Final = "none of them, where nothing is labelled"
UNCLEAR: Final = (-1, -1)
"""In place of a label: a reading fits, but so loosely that it may be by chance."""


class Choice(NamedTuple):
    """One figure with the signs of each of its readings, which of them is labelled (none if ``None``), and what it weighs."""

    readings: list[list[str]]
    meant: int | None
    weight: float
    none: str = NONE
    """What speaks for none of the readings."""


def choices(items: Sequence[Item], what: str) -> Iterator[Choice]:
    """Every change or share of the clean items, and those that a planted slip touches."""
    clean = {item.id: item for item in items if not item.slips}
    if what == "runs":
        for item in clean.values():
            yield from _runs(read(item.text, item.published))
        return
    for item in clean.values():
        if what == "shares" and not item.related:
            yield from _unlabelled(read(item.text, item.published))
        else:
            yield from _choices(item, item, what, 1.0)
    if what == "quotients":  # whose signs do not look at the figures but for which of two is greater
        return
    for copy in plant(clean.values(), SEED):
        yield from _choices(clean[copy.clean or ""], copy, what, PLANTED)


def _runs(article: Article) -> Iterator[Choice]:
    """Every run that no word tells of, and whether it makes up its whole."""
    told = [run for run in runs(article, list(levels(article, roles=(Role.LEVEL, Role.ASIDE)))) if run.prior < TOLD]
    summed = [run.adds_up(narrow=True) for run in told]
    made = {run.whole.index for run, holds in zip(told, summed, strict=True) if holds}
    for run, holds in zip(told, summed, strict=True):
        room = sum(claim.figure.high - claim.figure.low for claim in run.members)
        if room * LOOSE < run.whole.figure.value and (holds or run.whole.index not in made):
            yield Choice([list(run_signs.signs_of(article, run))], 0 if holds else None, 1.0)


def _unlabelled(article: Article) -> Iterator[Choice]:
    """Every share of a text without labels that one reading alone fits so that chance would seldom, or none at all."""
    for share in filter(share_signs.is_asked, article.claims):
        readings = list(share_signs.signs_of(article, share))
        rooms = [share_signs.room(share, *pair) for _, pair in readings]
        sharp = [place for place, room in enumerate(rooms) if room is not None and room * SHARP < 1]
        if len(sharp) == 1 or all(room is None or room * share_signs.BLUNT >= 1 for room in rooms):
            yield Choice([signs for signs, _ in readings], next(iter(sharp), None), UNLABELLED, NONE_UNLABELLED)


def _choices(labelled: Item, printed: Item, what: str, weight: float) -> Iterator[Choice]:
    article = read(printed.text, printed.published)
    meant = _labels(labelled, what) or (_fitting(article) if what == "quotients" else {})
    for claim in article.claims:
        if not _is_asked(claim, what):
            continue
        readings = list(MODULES[what].signs_of(article, claim))
        wanted = meant.get(claim.index)
        if wanted == UNCLEAR:
            continue
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
        if related.kind == "product":
            places = [places[1], places[0], places[2]]
        if related.kind in KINDS[what] and len(places) == TRIPLE and None not in places:
            found[places[0]] = (places[1], places[2])
    return found  # type: ignore[return-value] # none of them is None


def _fitting(article: Article) -> dict[int, tuple[int, int]]:
    """The total and the number that each quotient fits best, if it fits them so that chance would seldom; else that this is unclear."""
    narrow = {claim.index: claim.figure.narrow for claim in article.claims}
    wide = {claim.index: claim.figure.wide for claim in article.claims}
    best: dict[int, tuple[float, tuple[int, int]]] = {}
    for rate, number, total in _all_quotients(article):
        told = near_quotients.quotient(article, rate, number, total, 0.0)
        reported, computed = narrow[told.total.index], told.formula.value(narrow)
        if wide[told.total.index].meets(told.formula.value(wide)):
            room = float((reported.high - reported.low + computed.high - computed.low) / (2 * reported.middle))
            best[told.rate.index] = min((room, (told.total.index, told.number.index)), best.get(told.rate.index, (math.inf, UNCLEAR)))
    return {rate: pair if room * TIGHT < 1 else UNCLEAR for rate, (room, pair) in best.items()}


def _all_quotients(article: Article) -> Iterator[tuple[Claim, Claim, Claim]]:
    for rate in article.claims:
        yield from ((rate, number, total) for _, (total, number) in near_quotients.signs_of(article, rate))


def _is_asked(claim: Claim, what: str) -> bool:
    if what == "changes":
        return claim.role in (Role.CHANGE, Role.DELTA)
    if what == "quotients":
        return claim.role in (Role.LEVEL, Role.TARGET)
    return share_signs.is_asked(claim)


def _touches(item: Item, article: Article, places: Iterable[int]) -> bool:
    wrong = item.slips[0].suspects[0].start
    return any(article.figures[place].start == wrong for place in places)


def merged(sets: Iterable[Choice]) -> list[Choice]:
    """The choices, those that are alike taken together: of the runs there are many."""
    weights: dict[tuple[tuple[tuple[str, ...], ...], int | None, str], float] = defaultdict(float)
    for choice in sets:
        weights[tuple(tuple(sorted(signs)) for signs in choice.readings), choice.meant, choice.none] += choice.weight
    return [Choice([list(s) for s in readings], meant, weight, none) for (readings, meant, none), weight in weights.items()]


def fit(sets: Sequence[Choice]) -> dict[str, float]:
    """The weights that make the labelled readings likeliest."""
    options = [[[choice.none], *choice.readings] for choice in sets]
    names = sorted({sign for readings in options for signs in readings for sign in signs})
    column = {name: n for n, name in enumerate(names)}
    counts = np.array([len(readings) for readings in options])
    starts = np.concatenate(([0], counts.cumsum()[:-1]))
    signs = np.zeros((int(counts.sum()), len(names)))
    for row, told in enumerate(told for readings in options for told in readings):
        signs[row, [column[sign] for sign in told]] = 1
    meant = starts + [0 if choice.meant is None else choice.meant + 1 for choice in sets]
    weight = np.array([choice.weight for choice in sets])
    ridge = np.array([0.0 if name in (NONE, NONE_UNLABELLED) else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        odds = np.exp(signs @ weights)
        share = (odds / np.repeat(np.add.reduceat(odds, starts), counts))[:, None]
        expected = np.add.reduceat(signs * share, starts)
        slope = weight @ (signs[meant] - expected) - ridge * weights
        spread = signs.T @ (signs * share * np.repeat(weight, counts)[:, None]) - expected.T @ (expected * weight[:, None])
        step = np.linalg.solve(spread + np.diag(ridge), slope)
        weights += step / max(1.0, float(abs(step).max()))  # far off, a whole step leads farther
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of signs anew.")
    parser.add_argument("what", choices=sorted(MODULES))
    what = parser.parse_args().what
    sets = [choice for choice in choices([item for name in ("published", "dense", *MORE[what]) for item in load(name)], what) if choice.readings]
    used = MODULES[what].SIGNS
    print(f"{len(sets)} choices, {sum(choice.meant is not None for choice in sets)} of them labelled")
    for sign, weight in sorted(fit(merged(sets)).items()):
        print(f"{sign:50} {weight:5.1f} {used.get(sign, 0):5.1f}")


if __name__ == "__main__":
    main()
