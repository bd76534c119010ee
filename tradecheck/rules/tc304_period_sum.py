"""Periods that together make up a longer one bring together what it brings.

Formula: whole = Σ periods, for a flow and for periods that tile the whole without gap or overlap: two months, a quarter of three
months, a year of two halves. Stocks, means, prices and shares do not add up over time, and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tradecheck.claim.model import Article, Claim
from tradecheck.claim.period import Period
from tradecheck.figure.draft import RATES, TIMES
from tradecheck.relation.algebra import Figure, total
from tradecheck.relation.links import adds_nothing, around, levels, same_subject
from tradecheck.relation.model import Relation
from tradecheck.relation.tiles import YEAR, Dated, dated, run_of_years, tilings, years_told
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("сумма периодов, из которых состоит целый", "the sum of the periods that the whole consists of")
REACH = 3
"""How many sentences the whole and its periods may lie apart."""
LEAST = 2
"""How many years a stretch has at the least."""
BEFORE = 2
"""How many sentences before a whole that names no indicator its periods may stand."""
ONE_SENTENCE, NEAR, OTHER = 3.2, 2.3, 0.6
"""Priors of periods told in one sentence with their whole, in others around it, and where a word tells of somebody else."""


def _relations(article: Article) -> Iterator[Relation]:
    known = [c for c in levels(article) if _adds_up_over_time(c)]
    told = dated(article, known)
    claims = [d.claim for d in told]
    periods = {d.claim.index: d.period for d in told}
    for whole in told:
        near = [Dated(c, periods[c.index]) for c in around(claims, whole.claim, REACH, REACH)]
        parts = [d for d in near if _one_flow(whole.claim, d.claim)]
        for tiling in tilings(whole, parts):
            yield _relation(whole.claim, tiling)
    yield from _of_years(article, known, told)
    yield from _of_span(known)


def _of_span(known: Sequence[Claim]) -> Iterator[Relation]:
    """Several years told together, and one by one after that: "за 2020–2022 годы — 12 млн: 3 в 2020-м, 4 в 2021-м, 5 в нынешнем"."""
    for whole in (c for c in known if c.own_period):
        years = _years_of(whole.period) if whole.period else []
        if len(years) < LEAST:
            continue
        after = [c for c in around(known, whole, 0, 2) if c.index > whole.index and c.unit == whole.unit]
        dated_parts = [(c, c.period) for c in after if c.own_period and c.period and c.period.kind == "year"][
            : len(years)
        ]
        named = [period.year for _, period in dated_parts]
        now = bool(named) and named[-1] is None and dated_parts[-1][1].relative == "current"
        if named == years or (now and named[:-1] == years[:-1] and len(named) == len(years)):
            yield _relation(whole, [c for c, _ in dated_parts])


def _years_of(period: Period) -> list[int]:
    """The years that a stretch of whole years runs over; none of any other period."""
    if period.kind != "span" or period.first is None or period.last is None or period.begin_month != 1:
        return []
    return list(range(period.first.year, period.last.year + 1)) if (period.months or 0) % YEAR == 0 else []


def _of_years(article: Article, known: Sequence[Claim], told: Sequence[Dated]) -> Iterator[Relation]:
    """Years told one by one, and several of them together: "за два года"."""
    for whole in known:
        if count := years_told(article, whole):
            before = [d for d in told if d.claim.sentence == whole.sentence and d.claim.index < whole.index]
            years = run_of_years([d for d in before if _one_flow(whole, d.claim)], count)
            if years:
                yield _relation(whole, years)


def _adds_up_over_time(claim: Claim) -> bool:
    kind = claim.indicator.kind if claim.indicator else "flow"
    still = claim.notes & {"stock", "share", "part", "besides", "real"}
    measured = claim.unit not in RATES | TIMES and "/" not in claim.unit
    return kind in ("flow", "balance") and not still and measured and not claim.figure.is_range


def _one_flow(whole: Claim, part: Claim) -> bool:
    """Whether the two are levels of one flow; where no indicator is named, of one sentence."""
    if whole.index == part.index or whole.unit != part.unit:
        return False
    summed_up = part.indicator is None and {"целом", "всего", "итого"} & set(whole.lead) and whole.own_period
    if summed_up and 0 <= whole.sentence - part.sentence <= BEFORE:
        return True
    if whole.indicator is not None and part.indicator is None:
        return 0 <= part.sentence - whole.sentence <= 1
    if whole.scope != part.scope:
        return False
    if whole.indicator is None or part.indicator is None:
        summed = whole.indicator is None and 0 < whole.sentence - part.sentence <= BEFORE
        return summed or (whole.indicator is part.indicator and (whole.sentence == part.sentence or whole.own_period))
    loss = {word[:5] == "убыто" for claim in (whole, part) for word in claim.lead}  # a loss is no profit
    balance = whole.indicator.kind == "balance"
    return whole.indicator.name == part.indicator.name and same_subject(whole, part) and not (balance and True in loss)


def _relation(whole: Claim, parts: Sequence[Claim]) -> Relation:
    beside = all(part.sentence == whole.sentence for part in parts)
    formula = total([Figure(part.index) for part in parts])
    row = sorted((whole, *parts), key=lambda c: c.index)
    plain = not beside or all(adds_nothing(later, earlier) for earlier, later in pairwise(row))
    prior = (ONE_SENTENCE if beside else NEAR) if plain else OTHER
    return Relation("TC304", whole.index, "=", formula, prior, ("tiling", whole.index), WORDS)


RULE = Rule(
    formula=Bilingual("целый период = Σ периодов", "whole period = Σ periods"),
    message=Bilingual(
        "за весь период — «{reported}», а его части {others} дают {computed}",
        "the whole period has “{reported}”, and its parts {others} give {computed}",
    ),
    relations=_relations,
    flagged=(
        "За 2021–2023 годы район построил жилья на ⟨10,2 млрд рублей⟩: ⟨2,2 млрд рублей⟩ в 2021-м, ⟦4,4 млн рублей⟧ в 2022-м и "
        "⟨3,6 млрд рублей⟩ в 2023-м.",
        "В январе экспорт угля составил ⟨1,16 млрд долларов⟩, в феврале — ⟨1,20 млрд долларов⟩, а за два месяца — ⟦2,63 млрд долларов⟧.",
        "За первое полугодие доходы бюджета составили ⟨45,2 млрд рублей⟩, за второе — ⟨51,3 млрд рублей⟩, за год — ⟦69,5 млрд рублей⟧.",
        "Добыча нефти за январь — ⟨2,13 млн тонн⟩, за февраль — ⟨1,92 млн тонн⟩, за март — ⟦201 тыс. тонн⟧, за I квартал — ⟨6,06 млн тонн⟩.",
        "В 2021 году экспорт мёда составил ⟨12,4 млн долларов⟩, в 2022 году — ⟨15,8 млн долларов⟩, а всего за два года — ⟦22,8 млн "
        "долларов⟧.",
        "В марте вывезли ⟨363,6 млн кубометров⟩ газа, в феврале — ⟦535,5 млн кубометров⟧, в январе — ⟨293,3 млн кубометров⟩. С начала года вышло ⟨1 млрд 12,4 млн кубометров⟩.",
        "В январе камней реализовано на ⟨312,4 млн долларов⟩, в феврале — на ⟨287,9 млн долларов⟩, в марте — на ⟨301,6 млн долларов⟩. В целом за январь — март выручка составила ⟦600,3 млн долларов⟧.",
        "Птицефабрики за первые четыре месяца текущего года получили ⟨284,7 млн яиц⟩. За январь — март собрано ⟨211,3 млн яиц⟩, в апреле — ⟦73,4 яйца⟧.",
        "Порт за полгода перевалил ⟦42,0 млн тонн⟧: в первом квартале ⟨18,4 млн тонн⟩, во втором — ⟨21,6 млн тонн⟩.",
    ),
    accepted=(
        "За 2021–2023 годы район построил жилья на 10,2 млрд рублей: 2,2 млрд рублей в 2021-м, 4,4 млрд рублей в 2022-м и 3,6 млрд "
        "рублей в 2023-м.",
        "За 2021–2024 годы район построил жилья на 9,1 млрд рублей: 2,4 млрд рублей в 2021-м, 1,3 млрд рублей в 2022-м и 3,6 млрд "
        "рублей в 2023-м.",
        "За январь экспорт в Китай составил 1,2 млрд долларов, за февраль — 1,3 млрд, за два месяца весь экспорт — 9,8 млрд долларов.",
        "В январе экспорт угля составил 1,0 млрд долларов, в феврале — 1,1 млрд долларов, а за два месяца — 2,2 млрд долларов.",
        "В январе вклады составили 1,0 млрд долларов, в феврале — 1,1 млрд долларов, в среднем за два месяца — 1,05 млрд долларов.",
        "В январе экспорт угля составил 1,0 млрд долларов, в феврале — 1,1 млрд долларов, экспорт нефти за два месяца — 2,8 млрд долларов.",
        "На 1 января долг составлял 1,0 млрд долларов, в феврале — 1,1 млрд долларов, а за два месяца выплачено 2,8 млрд долларов.",
        "За январь добыто 2,1 млн тонн угля, за март — 2,0 млн тонн, за I квартал — 6,8 млн тонн.",
        "За первое полугодие прибыль составила 12,4 млрд рублей, за второе убыток — 2,1 млрд рублей, за год прибыль — 10,3 млрд рублей.",
        "За первые три месяца сезона вывезено 12,6 млн тонн зерна. Июль дал 2,9 млн тонн, август — 4,6 млн, сентябрь — 5,1 млн тонн.",
    ),
)
