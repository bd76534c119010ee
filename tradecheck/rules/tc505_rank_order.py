"""Who stands second has no more than who stands first.

Formula: first ≥ second ≥ third, where one sentence gives the places in order ("на первом месте..., на втором...") and a figure to each. Lists
that are merely headed by "лидируют" may stand in any order and are left alone, and so are ranks by something named ("по темпам роста").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.units import is_money
from tradecheck.relation.algebra import Figure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("у следующего места не больше, чем у предыдущего", "a place has no more than the one before it")
PLACES = ("перв", "втор", "трет", "четверт", "пят")
_APART = frozenset({"по", "за", "с", "со", "конца", "меньше", "наименьш"})
"""Words after which a figure is not what the places are given for."""
ROLES = (Role.LEVEL, Role.SHARE, Role.PERCENT)


def _relations(article: Article) -> Iterator[Relation]:
    for _, group in groupby(article.claims, key=lambda c: c.sentence):
        claims = list(group)
        if _is_ranking(claims):
            for better, worse in pairwise(claims):
                statement = ("rank", worse.index)
                yield Relation("TC505", worse.index, "<=", Figure(better.index), 2.4, statement, WORDS)


def _is_ranking(claims: Sequence[Claim]) -> bool:
    """Whether each figure of the sentence, all in one unit, is told of the next place."""
    if not 2 <= len(claims) <= len(PLACES) or len({c.unit for c in claims}) > 1:
        return False
    if not any(word.startswith(("мест", "строч", "позици")) for word in claims[0].lead):
        return False
    if any(c.figure.scale == 0 and is_money(c.unit) for c in claims):  # a price: the cheapest may come first
        return False
    level = all(c.role in ROLES and not c.direction and not c.depth and not _APART & set(c.lead) for c in claims)
    return level and all(_place(c) == number for number, c in enumerate(claims))


def _place(claim: Claim) -> int | None:
    found = [n for word in claim.lead for n, name in enumerate(PLACES) if word.startswith(name)]
    return found[0] if len(found) == 1 else None


RULE = Rule(
    formula=Bilingual("первое место ≥ второе ≥ третье", "first place ≥ second ≥ third"),
    message=Bilingual(
        "место ниже, а число больше: «{reported}» после {others}",
        "a lower place with a greater figure: “{reported}” after {others}",
    ),
    relations=_relations,
    flagged=(
        "На первом месте Китай — 22,4 млрд долларов, на втором Турция — ⟨10,3 млрд долларов⟩, на третьем Индия — ⟦81,2 млрд долларов⟧.",
        "Первое место занял «Север» — ⟨41%⟩ рынка, второе «Восток» — ⟦63%⟧.",
        "На первом месте уголь — ⟦1,9 млн тонн⟧, на втором зерно — ⟨7,4 млн тонн⟩.",
    ),
    accepted=(
        "На первом месте Китай — 22,4 млрд долларов, на втором Турция — 18,1 млрд долларов, на третьем Индия — 10,3 млрд долларов.",
        "По темпам роста на первом месте Китай — 22,4 млрд долларов, на втором Турция — 81,2 млрд долларов.",
        "На первом месте Китай — 22,4 млрд долларов, на втором Турция, которая вдвое опередила Индию с её 30 млрд долларов.",
        "На первом месте по дешевизне Омск — 40 рублей, на втором Томск — 44 рубля.",
        "Китай вложил 22 млрд долларов, Турция — 10 млрд, Индия — 18 млрд долларов.",
        "На первом месте уголь — 1,9 млн тонн, на втором зерно — 740 тыс. тонн.",
    ),
    judgement=True,
)
