"""Everything that is measured, in one run over the eight sets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Final

from benchmarks.accuracy.calibration import Bin, Sample, reliability, samples
from benchmarks.accuracy.items import load
from benchmarks.accuracy.planted import plant
from benchmarks.accuracy.score import Scores, score

UNUSUAL: Final = ("crowded", "dense", "unread")
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


def measure(seed: int = SEED) -> Measured:
    """Check all items of the eight sets."""
    published, dense = load("published"), load("dense")
    sets = {
        "published": published,
        "written": load("written"),
        "wider": load("wider"),
        "pairs": load("pairs"),
        "crowded": load("crowded"),
        "dense": [*dense, *plant(dense, seed)],
        "slips": list(plant(published, seed)),
        "unread": load("unread"),
    }
    scores = {name: score(items) for name, items in sets.items()}
    weighed = (items for name, items in sets.items() if name not in UNUSUAL)
    return Measured(seed, scores, samples(chain.from_iterable(weighed)))
