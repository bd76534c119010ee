"""A target to rise to lies above the level of today.

Formula: target ≥ level, where the text wants to raise the level of the same indicator to the target.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import around, levels, one_measure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("цель роста не ниже достигнутого", "a target of growth is no lower than what is reached")
REACH = 4
"""How many sentences before a target another level may stand that it is of."""
RAISE = frozenset(
    {"довести", "увеличить", "нарастить", "поднять", "увеличению", "наращиванию", "увеличения", "повысить", "доведение"}
)


def _relations(article: Article) -> Iterator[Relation]:
    known = list(levels(article))
    for target in article.claims:
        if (
            target.role is not Role.TARGET
            or target.direction < 0
            or not RAISE & set(target.lead)
            or "до" not in target.lead[-3:]
        ):
            continue
        level = _level_before(target, known)
        if level is not None and not _is_of_less(target, level, known):
            statement = ("target", target.index)
            yield Relation("TC405", target.index, ">=", Figure(level.index), 2.4, statement, WORDS)


def _level_before(target: Claim, known: list[Claim]) -> Claim | None:
    """The last level before the target that it can be a target for."""
    near = [c for c in around(known, target, 1) if c.index < target.index and c.unit == target.unit]
    return next((c for c in reversed(near) if one_measure(c, target) > 0 or target.indicator is None), None)


def _is_of_less(target: Claim, level: Claim, known: list[Claim]) -> bool:
    """Whether no name ties the two, and another level told before is less: the target may be of that."""
    if target.own_indicator and level.own_indicator:
        return False
    before = around(known, target, REACH)
    return any(
        c.unit == target.unit and c.index < target.index and c.figure.value < target.figure.value for c in before
    )


RULE = Rule(
    formula=Bilingual("цель ≥ уровень", "target ≥ level"),
    message=Bilingual(
        "цель роста — «{reported}», а достигнуто уже {others}",
        "the target of growth is “{reported}”, and {others} is reached already",
    ),
    relations=_relations,
    flagged=(
        "Товарооборот за 2023 год составил ⟨4,3 млрд долларов⟩. Поставлена задача довести товарооборот до ⟦2 млрд долларов⟧.",
        "Экспорт достиг ⟨1,2 млрд долларов⟩, к 2030 году его намерены увеличить до ⟦800 млн долларов⟧.",
        "Импорт удобрений составил ⟨15,8 тыс. тонн⟩. В планах — нарастить импорт удобрений до ⟦11 тыс. тонн⟧.",
    ),
    accepted=(
        "Сброс стоков снизился на 3,1 тыс. тонн, до 84,2 тыс. тонн, к 2030 году его намерены довести до 50 тыс. тонн.",
        "Товарооборот за 2023 год составил 4,3 млрд долларов. Поставлена задача довести товарооборот до 10 млрд долларов.",
        "Долг области — 34 млрд рублей, к концу года его предстоит снизить до 30 млрд рублей.",
        "Экспорт достиг 1,2 млрд долларов, экспорт мяса намерены довести до 300 млн долларов.",
        "В 2021 году товарооборот вырос в 1,5 раза и достиг 1,1 млрд долларов. Теперь цель — довести этот показатель до 2 млрд.",
    ),
)
