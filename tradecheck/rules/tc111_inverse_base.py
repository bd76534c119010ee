"""What is a third less than the other, that the other exceeds by a half.

Formula: (1 − p) · (1 + q) = 1. "На 33% меньше" turned round is "на 49% больше", not "на 33% больше": the base is another. Only a comparison
that "то есть", "значит" or "наоборот" turns round is held to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import is_compared
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("то же сравнение от другой базы", "the same comparison from the other base")
NEEDED = ("приде", "нужн", "надо", "понадоб", "останет")
TURNS = frozenset({"есть", "значит", "наоборот", "иначе", "соответственно"})


def _relations(article: Article) -> Iterator[Relation]:
    for first, second in pairwise(article.claims):
        if _is_turned(first, second):
            part = Figure(first.index) / 100
            computed = (1 / (1 - part) - 1) * 100 if first.direction < 0 else (1 - 1 / (1 + part)) * 100
            statement = ("inverse", second.index)
            yield Relation("TC111", second.index, "=", computed, 2.6, statement, WORDS)


def _is_turned(first: Claim, second: Claim) -> bool:
    both = all(c.role is Role.CHANGE and c.unit == "%" and is_compared(c) for c in (first, second))
    opposite = first.direction == -second.direction != 0
    named = second.indicator is None or first.indicator is second.indicator
    planned = any("target" in cues(word) or word.startswith(NEEDED) for word in second.lead)
    return (
        not planned
        and both
        and opposite
        and named
        and first.sentence == second.sentence
        and bool(TURNS & set(second.lead))
    )


RULE = Rule(
    formula=Bilingual("(1 − меньше) · (1 + больше) = 1", "(1 − less) · (1 + more) = 1"),
    message=Bilingual(
        "«{reported}» и {others} считаны от разных баз: обратное сравнение — {computed}",
        "“{reported}” and {others} have different bases: turned round, the comparison is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Собрали на ⟦33%⟧ меньше, чем прошлой осенью, то есть тогда было на ⟨33%⟩ больше.",
        "Новый станок тратит на ⟦40%⟧ меньше энергии, значит, старый тратил на ⟨40%⟩ больше.",
        "Билет в купе на ⟦60%⟧ дороже плацкартного, то есть плацкарт на ⟨60%⟩ дешевле.",
    ),
    accepted=(
        "Собрали на 33% меньше, чем прошлой осенью, то есть тогда было на 49% больше.",
        "Новый станок тратит на 40% меньше энергии, а выпускает на 40% больше деталей.",
        "Билет в купе на 60% дороже плацкартного, то есть плацкарт на 37,5% дешевле.",
        "Собрали на 33% меньше зерна, значит, ввезти придётся на 33% больше.",
        "Экспорт на 33% меньше прошлогоднего, импорт на 33% больше.",
    ),
)
