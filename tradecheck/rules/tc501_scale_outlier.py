"""One figure of a list is of the same multiplier as the others.

Formula: the figure ≤ 100 · any of the others. Of "3,1 млн, 2,4 млн, 2,9 млрд" the last has digits like the others and another
multiplier. Big and small do stand side by side (China and Tonga), so this is only a note: `info`, and off
unless the rule is selected by its code or name, or the fail level is `info`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from tradecheck.claim.model import Article, Claim
from tradecheck.figure.draft import RATES, TIMES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import levels
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("сто любых из остальных", "a hundred times any of the others")
THOUSAND: Final = 1000
ALIKE: Final = 3
"""Members of one size differ by no more."""
FEWEST: Final = 3


def _relations(article: Article) -> Iterator[Relation]:
    known = [c for c in levels(article) if c.unit not in RATES | TIMES and c.figure.scale and not c.notes & {"total"}]
    for _, group in groupby(known, key=lambda c: (c.sentence, c.unit)):
        yield from _outliers(list(group))


def _outliers(claims: Sequence[Claim]) -> Iterator[Relation]:
    if len(claims) < FEWEST:
        return
    ordered = sorted(claims, key=lambda c: c.figure.value)
    *others, high = ordered
    low, top = others[0].figure.value, others[-1].figure.value
    digits = high.figure.value / THOUSAND
    if top <= ALIKE * low and low <= ALIKE * digits and digits <= ALIKE * top:
        for other in others:  # held to each, so that the odd one mends most
            statement = ("scale", high.index, other.index)
            yield Relation("TC501", high.index, "<=", Figure(other.index) * 100, 2.4, statement, WORDS)


RULE = Rule(
    formula=Bilingual("число ≤ 100 · любое из остальных", "figure ≤ 100 · any of the others"),
    message=Bilingual(
        "«{reported}» в тысячу раз больше соседей по списку, таких как {others}",
        "“{reported}” is a thousand times its neighbours in the list, such as {others}",
    ),
    relations=_relations,
    flagged=(
        "Район получил 3,1 млн рублей, город — ⟨2,4 млн рублей⟩, посёлок — ⟦2,9 млрд рублей⟧.",
        "На стенде три проекта: на ⟨14 млн долларов⟩, на ⟦17 млрд долларов⟧ и на 21 млн долларов.",
        "Отгрузили ⟨640 тыс. тонн⟩ угля, 710 тыс. тонн руды и ⟦820 млн тонн⟧ щебня.",
    ),
    accepted=(
        "Район получил 3,1 млн рублей, город — 2,4 млн рублей, посёлок — 2,9 млн рублей.",
        "Китай вложил 240 млрд долларов, Тонга — 3 млн долларов.",
        "Район получил 3,1 млн рублей, город — 2,4 млн рублей, область — 41 млрд рублей.",
        "Отгрузили 640 тыс. тонн угля, 71 тыс. тонн руды и 82 млн тонн щебня.",
    ),
    note=True,
)
