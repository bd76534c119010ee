"""A total agrees with the sum of its parts, where the text names them all.

Formula: total = Σ parts. Export and import make up the turnover; a list after a colon may be closed or open, so it is held to the
sum only where one usual slip would make it fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure, total
from tradecheck.relation.links import levels, same_subject, same_time, two_sides
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

TRADE = Bilingual("экспорт + импорт", "exports + imports")
REACH = 3
"""How many sentences a turnover and its two sides may lie apart."""


def _relations(article: Article) -> Iterator[Relation]:
    found = list(levels(article))
    for claim in found:
        if claim.indicator is not None and claim.indicator.total_of and claim.own_indicator:
            yield from _turnover(claim, found)


def _turnover(whole: Claim, found: list[Claim]) -> Iterator[Relation]:
    """Export and import told next after the turnover, or just before it."""
    for near in (_after(whole, found), _before(whole, found)):
        sides = two_sides(near)
        if sides is None:
            continue
        prior = 2.4 if all(s.sentence - whole.sentence in (-1, 0, 1) for s in sides) else 1.4
        if whole.notes & {"besides"} or any(s.notes & {"besides"} for s in sides):
            prior -= 2.0
        formula = total([Figure(side.index) for side in sides])
        yield Relation("TC201", whole.index, "=", formula, prior, ("total", whole.index), TRADE)


def _fits(whole: Claim, part: Claim) -> bool:
    alike = part.unit == whole.unit and same_time(whole, part) and same_subject(whole, part)
    return alike and part.index != whole.index and abs(part.sentence - whole.sentence) <= REACH


def _after(whole: Claim, found: list[Claim]) -> list[Claim]:
    near = []
    for claim in found:
        if claim.index <= whole.index:
            continue
        if claim.indicator is not None and claim.indicator.total_of and claim.own_indicator:
            break
        if _fits(whole, claim):
            near.append(claim)
    return near[:4]


def _before(whole: Claim, found: list[Claim]) -> list[Claim]:
    near = []
    for claim in reversed([c for c in found if c.index < whole.index]):
        if claim.indicator is not None and claim.indicator.total_of and claim.own_indicator:
            break
        if _fits(whole, claim):
            near.append(claim)
    return list(reversed(near[:3]))


RULE = Rule(
    formula=Bilingual("целое = сумма частей", "total = sum of the parts"),
    message=Bilingual(
        "целое «{reported}» не сходится с частями {others}: их сумма — {computed}",
        "the total “{reported}” disagrees with its parts {others}: they add up to {computed}",
    ),
    relations=_relations,
    flagged=(
        "Товарооборот составил ⟨1,127 млрд долларов⟩: экспорт — ⟨378,1 млн⟩, импорт — ⟦749,1 млрд долларов⟧.",
        "Оборот двух стран достиг ⟨38,17 млрд долларов⟩. Экспорт вырос на 25,9%, до ⟨16,44 млрд долларов⟩, импорт — на 31%, "
        "до ⟦21,37 млрд долларов⟧.",
        "Внешнеторговый оборот области — ⟨586,5 млн долларов⟩. На экспорт пришлось ⟨200,4 млн долларов⟩, на импорт — ⟦368,1 млн "
        "долларов⟧.",
    ),
    accepted=(
        "Товарооборот составил 38,8 млрд долларов: экспорт — 20,3 млрд, импорт — 18,4 млрд долларов.",
        "Оборот за полугодие — 1,127 млрд долларов, за один июнь экспорт составил 78,1 млн, а импорт — 49,1 млн долларов.",
        "Товарооборот вырос до 12,3 млрд долларов. В том числе экспорт сельхозпродукции составил 1,2 млрд долларов.",
        "Внешнеторговый оборот региона — 678,06 млн долларов: экспорт 390,3 млн, импорт 287,8 млн долларов.",
    ),
)
