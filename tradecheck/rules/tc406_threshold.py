"""A threshold agrees with the figure that is given for it.

Formula: figure ≥ threshold after "более" and "превысил", figure ≤ threshold after "менее" and "не более". The exact figure must tell the same
thing anew: alone after a colon, in brackets, after "точнее", or as "превысил 100 и достиг 106". Several figures after a colon are parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES, TIMES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import adds_nothing
from tradecheck.relation.model import Order, Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

ABOVE = Bilingual("точное число не меньше порога", "the exact figure is no less than the threshold")
BELOW = Bilingual("точное число не больше порога", "the exact figure is no more than the threshold")
EXACT: Final = frozenset({"точнее", "именно", "точно", "точным"})
FEWER: Final = frozenset(
    {"менее", "меньше", "ниже", "более", "больше", "выше", "свыше", "превышает", "превысил", "превысила"}
)
"""Words that draw a line; "почти" and "около" only come near it."""


def _relations(article: Article) -> Iterator[Relation]:
    for threshold, exact in pairwise(article.claims):
        order = _order(threshold)
        if order is None or not _tells_anew(article, threshold, exact):
            continue
        words = ABOVE if order == ">=" else BELOW
        yield Relation("TC406", exact.index, order, Figure(threshold.index), 2.4, ("threshold", exact.index), words)


def _order(claim: Claim) -> Order | None:
    if claim.figure.hedge is None or claim.role is not Role.LEVEL or claim.unit in RATES | TIMES:
        return None
    if claim.figure.hedge == "more":
        return ">="
    if claim.lead[-1:] == ("на",):
        return None  # "меньше на 15 тыс. и равнялись 341 тыс."
    strict = claim.figure.hedge in ("less", "upto") and FEWER & set(claim.lead[-3:])
    return "<=" if strict else None


def _tells_anew(article: Article, threshold: Claim, exact: Claim) -> bool:
    alike = threshold.sentence == exact.sentence and threshold.unit == exact.unit and exact.figure.hedge is None
    told = exact.role in (Role.LEVEL, Role.ASIDE) and not exact.own_period and not exact.figure.is_range
    if not alike or not told or exact.after[:1] == ("из",):
        return False
    between = article.text[threshold.figure.end : exact.figure.start]
    alone = not any(
        c.unit == exact.unit for c in article.claims[exact.index + 1 : exact.index + 4] if c.sentence == exact.sentence
    )
    plain = adds_nothing(exact, threshold) or bool(EXACT & set(exact.lead))
    if exact.depth > threshold.depth and "(" in between:
        return alone and plain and article.text[exact.figure.end : exact.figure.end + 2].lstrip(".").startswith(")")
    if ":" in between:
        return alone and plain and "," not in between
    reached = exact.lead[:1] == ("и",) and any("reach" in cues(word) for word in exact.lead)
    return (reached or bool(EXACT & set(exact.lead))) and plain


RULE = Rule(
    formula=Bilingual(
        "«более N»: число ≥ N; «менее N»: число ≤ N", "“more than N”: figure ≥ N; “less than N”: figure ≤ N"
    ),
    message=Bilingual(
        "«{reported}» не согласуется с порогом {others}",
        "“{reported}” disagrees with the threshold {others}",
    ),
    relations=_relations,
    flagged=(
        "Экспорт превысил ⟨200 тыс. тонн⟩: всего вывезли ⟦188,4 тыс. тонн⟧.",
        "Собрали более ⟦310 тыс. тонн⟧ зерна (⟨264,8 тыс. тонн⟩).",
        "Оборот перевалил за ⟨500 млн долларов⟩ и достиг ⟦473 млн долларов⟧.",
        "На ремонт ушло менее ⟨80 млн рублей⟩, а точнее — ⟦91,3 млн рублей⟧.",
    ),
    accepted=(
        "Экспорт превысил 200 тыс. тонн: всего вывезли 218,4 тыс. тонн.",
        "Собрали более 81 млн тонн зерна: 56,5 млн тонн пшеницы и 24,5 млн тонн ячменя.",
        "Собрали более 310 тыс. тонн зерна (год назад — 264,8 тыс. тонн).",
        "На ремонт ушло почти 80 млн рублей, а точнее — 80,4 млн рублей.",
        "Оборот перевалил за 500 млн долларов, импорт достиг 473 млн долларов.",
        "Продали более 200 тыс. машин (170 тыс. легковых).",
        "Июльские отгрузки были меньше на 15 тыс. тонн и равнялись 341 тыс.",
    ),
)
