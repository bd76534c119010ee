"""Everything that is measured, in one run over the ten sets."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Final

from benchmarks.accuracy.calibration import Bin, Sample, reliability, samples
from benchmarks.accuracy.items import Item, load
from benchmarks.accuracy.planted import plant
from benchmarks.accuracy.score import Scores, score

UNUSUAL: Final = ("crowded", "dense", "unread", "later")
"""Sets that say nothing of how often slips are told: of right texts alone, of planted digits that outnumber all else, and of what
nothing is mended for."""
SEED: Final = 7
"""Of the planted slips that docs/accuracy.md tells of."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of each set, and the broken relations of those in which texts and slips are as usual."""

    seed: int
    sets: dict[str, Scores]
    samples: list[Sample]

    @property
    def bins(self) -> list[Bin]:
        """What the log-odds of the samples are worth."""
        return reliability(self.samples)


def _is_weighed(item: Item) -> bool:
    """Whether the relations of an item count for the confidence: of the pairs every other one, which is plenty; no planted news."""
    first = item.clean or item.id
    return int(first[-1]) % 2 == 0 if first.startswith("pairs") else not (item.clean and first.startswith("news"))


def measure(seed: int = SEED) -> Measured:
    """Check all items of the ten sets."""
    published, dense, news, later = load("published"), load("dense"), load("news"), load("later")
    sets = {
        "published": published,
        "written": load("written"),
        "wider": load("wider"),
        "pairs": load("pairs"),
        "crowded": load("crowded"),
        "dense": [*dense, *plant(dense, seed)],
        "slips": list(plant(published, seed)),
        "unread": load("unread"),
        "news": [*news, *plant(news, seed)],
        "later": [*later, *plant(later, seed)],
    }
    weighed = [item for name, items in sets.items() if name not in UNUSUAL for item in items]
    weighed = [item for item in weighed if _is_weighed(item)]
    with ProcessPoolExecutor() as pool:  # the longest work first
        weighing = pool.submit(samples, weighed)
        scoring = {name: pool.submit(score, sets[name]) for name in sorted(sets, key=lambda n: -len(sets[n]))}
        return Measured(seed, {name: scoring[name].result() for name in sets}, weighing.result())
