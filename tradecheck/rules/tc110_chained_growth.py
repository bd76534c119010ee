"""Growths of years in a row multiply to the growth over all of them.

Formula: 1 + s = Π (1 + pᵢ): twice 10 % are 21 %, not 20. Only years that follow one another are chained, and only with a growth that is said to
be over just so many years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure, Formula
from tradecheck.relation.links import adds_nothing
from tradecheck.relation.model import Relation
from tradecheck.relation.tiles import Dated, dated, run_of_years, years_told
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("Π (1 + рост за год) − 1", "Π (1 + growth of a year) − 1")


def _relations(article: Article) -> Iterator[Relation]:
    changes = [c for c in article.claims if c.role is Role.CHANGE and c.unit == "%" and c.direction]
    told: list[Dated] | None = None
    for whole in changes:
        count = years_told(article, whole)
        if not count:
            continue
        told = dated(article, changes) if told is None else told
        before = [d for d in told if _one_flow(whole, d.claim)]
        years = run_of_years(before, count)
        if years and all(adds_nothing(later, earlier) for earlier, later in pairwise((*years, whole))):
            yield _relation(whole, years)


def _one_flow(whole: Claim, year: Claim) -> bool:
    """Whether the growth of a year stands before that of all years, and is of the same thing."""
    before = year.sentence == whole.sentence and year.index < whole.index
    real = whole.notes & {"real"} == year.notes & {"real"}
    return before and whole.indicator is year.indicator and whole.scope == year.scope and real


def _relation(whole: Claim, years: Sequence[Claim]) -> Relation:
    chain: Formula = _factor(years[0])
    for year in years[1:]:
        chain = chain * _factor(year)
    formula = (chain - 1) * 100 if whole.direction > 0 else (1 - chain) * 100
    return Relation("TC110", whole.index, "=", formula, 3.0, ("chain", whole.index), WORDS)


def _factor(change: Claim) -> Formula:
    return 1 + Figure(change.index) * Fraction(change.direction, 100)


RULE = Rule(
    formula=Bilingual(
        "1 + рост за все годы = Π (1 + рост за год)", "1 + growth over all years = Π (1 + growth of a year)"
    ),
    message=Bilingual(
        "рост за все годы «{reported}» не сходится с ростом по годам {others}: вместе они дают {computed}",
        "the growth over all years “{reported}” disagrees with those of the years {others}: together they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "В 2021 году выпуск вырос на ⟨10,2%⟩, в 2022 году — на ⟨11,4%⟩, а за два года — на ⟦228%⟧.",
        "Цены в 2020 году поднялись на ⟨4,9%⟩, в 2021 году — на ⟨8,4%⟩, в 2022 году — на ⟨11,9%⟩, всего за три года — на ⟦72,2%⟧.",
        "В 2022 году экспорт упал на ⟨20,4%⟩, в 2023 году — на ⟨30,1%⟩, а за два года снизился на ⟦4,44%⟧.",
    ),
    accepted=(
        "В 2021 году выпуск вырос на 10%, в 2022 году — на 10%, а за два года — на 21%.",
        "Цены в 2020 году поднялись на 4,9%, в 2021 году — на 8,4%, в 2022 году — на 11,9%, всего за три года — на 27,2%.",
        "В 2021 году выпуск вырос на 10%, в 2022 году — на 10%, а за три года — на 35%.",
        "В 2021 году экспорт вырос на 10%, в 2022 году — на 10%, а импорт за два года — на 35%.",
        "В 2021 году выпуск вырос на 10%, в 2022 году — на 10%, за два года — на 4,5 млн тонн.",
    ),
)
