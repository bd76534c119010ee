"""The mean of all lies between the means of the groups that all consist of.

Formula: least group mean ≤ mean ≤ greatest group mean. Only pairs of groups that leave nobody out are held to it: town and country, men and
women, new and second-hand housing. A median, and the mean of a wider region, need not lie between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import around, same_time
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

HIGH = Bilingual("среднее не больше наибольшего из групповых", "a mean is no more than the greatest of its groups'")
LOW = Bilingual("среднее не меньше наименьшего из групповых", "a mean is no less than the least of its groups'")
PAIRS = (
    (("город",), ("сел", "дерев", "сельск")),
    (("мужчин", "мужск"), ("женщин", "женск")),
    (("мальчик",), ("девоч",)),
    (("первичн", "новостро"), ("вторич",)),
)
"""Beginnings of the words for two groups that together are all."""
PLACES = ("обла", "кра", "райо", "реги", "респ", "сети", "пред", "заво", "цена", "стои")
"""Beginnings of what a mean may be said of without being another mean: the region, the firm, the price."""
_SHORT = 4
WIDER = ("стран", "росси", "округ", "федерац", "мир", "отрасл", "снг", "рынк")


def _relations(article: Article) -> Iterator[Relation]:
    for mean in article.claims:
        if not _is_mean(mean):
            continue
        for first, second in PAIRS:
            beside = [c for c in around(article.claims, mean, 1, 1) if _comparable(mean, c)]
            one, other = _only(beside, first, second), _only(beside, second, first)
            if one is not None and other is not None and _names_nothing_else(mean, one, other):
                yield from _between(mean, one, other)


def _between(mean: Claim, one: Claim, other: Claim) -> Iterator[Relation]:
    low, high = sorted((one, other), key=lambda c: c.figure.value)
    prior = 2.5 if mean.sentence == one.sentence == other.sentence else 2.3
    yield Relation("TC207", mean.index, "<=", Figure(high.index), prior, ("mean", mean.index, "high"), HIGH)
    yield Relation("TC207", mean.index, ">=", Figure(low.index), prior, ("mean", mean.index, "low"), LOW)


def _names_nothing_else(mean: Claim, one: Claim, other: Claim) -> bool:
    """Whether the mean is of what the groups are told for: "средняя зарплата" beside wages, not "средняя пенсия"."""
    known = {word[:4] for claim in (one, other) for word in (*claim.lead, *claim.after)}
    words = mean.lead[next(n for n, word in enumerate(mean.lead) if word.startswith("средн")) :]
    return all(len(word) < _SHORT or word[:4] in known or word.startswith((*PLACES, "средн", "сост")) for word in words)


def _is_mean(claim: Claim) -> bool:
    if claim.depth or claim.role not in (Role.LEVEL, Role.PERCENT, Role.SHARE):
        return False
    if not any(word.startswith("средн") for word in claim.lead[-6:]):
        return False
    grouped = any(word.startswith(names) for pair in PAIRS for names in pair for word in claim.lead)
    wider = any(word.startswith((*WIDER, "медиан")) for word in (*claim.lead, *claim.after))
    return not grouped and not wider


def _comparable(mean: Claim, claim: Claim) -> bool:
    one = mean.indicator is None or claim.indicator is None or mean.indicator is claim.indicator
    level = claim.role in (Role.LEVEL, Role.PERCENT, Role.SHARE) and not claim.direction and not claim.depth
    return claim.index != mean.index and claim.unit == mean.unit and one and level and same_time(mean, claim)


def _only(claims: Sequence[Claim], names: tuple[str, ...], rivals: tuple[str, ...]) -> Claim | None:
    """The one claim that a word of a group stands before, and no word of the other group."""
    named = [c for c in claims if _has(c, names) and not _has(c, rivals)]
    return named[0] if len(named) == 1 else None


def _has(claim: Claim, names: tuple[str, ...]) -> bool:
    return any(word.startswith(names) for word in claim.lead[-4:])


RULE = Rule(
    formula=Bilingual("наименьшее ≤ среднее ≤ наибольшее", "least ≤ mean ≤ greatest"),
    message=Bilingual(
        "среднее «{reported}» не лежит между средними групп: {others}",
        "the mean “{reported}” does not lie between those of the groups: {others}",
    ),
    relations=_relations,
    flagged=(
        "Зарплата в городе — ⟨62 тыс. рублей⟩, в селе — 48 тыс. рублей, а в среднем по области — ⟦85 тыс. рублей⟧.",
        "Мужчины на заводе получают ⟦76,8 тыс. рублей⟧, женщины — 57,1 тыс. рублей, в среднем — ⟨666 тыс. рублей⟩.",
        "Квадратный метр в новостройках стоит ⟦121 тыс. рублей⟧, на вторичном рынке — 99 тыс. рублей, в среднем — ⟨1,08 млн рублей⟩.",
    ),
    accepted=(
        "Зарплата в городе — 62 тыс. рублей, в селе — 48 тыс. рублей, а в среднем по области — 58 тыс. рублей.",
        "Зарплата в городе — 62 тыс. рублей, в селе — 48 тыс. рублей, средняя пенсия — 22 тыс. рублей.",
        "Зарплата в городе — 62 тыс. рублей, в селе — 48 тыс. рублей, медианная — 45 тыс. рублей.",
        "Зарплата в городе — 62 тыс. рублей, в селе — 48 тыс. рублей, а в среднем по стране — 74 тыс. рублей.",
        "Мужчины на заводе получают 76,8 тыс. рублей, женщины — 57,1 тыс. рублей, в среднем — 66,6 тыс. рублей.",
        "В городе средний чек — 1,2 тыс. рублей, в аэропорту — 1,9 тыс. рублей, в среднем по сети — 1,5 тыс. рублей.",
    ),
)
