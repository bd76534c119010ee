"""A part named of a whole is no greater than the whole.

Formula: part ≤ whole, for each member of a list that "из них", "в том числе" or a colon opens. What stands beside the whole
("кроме того", "помимо этого") is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import around, levels, same_time
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("часть не больше целого", "a part is no more than the whole")


OPENING = frozenset({("из", "них"), ("из", "которых"), ("из", "которой"), ("из", "которого"), ("том", "числе")})
"""What opens a list of parts; "на которых" and "среди них" do not."""


def _relations(article: Article) -> Iterator[Relation]:
    found = list(levels(article, roles=(Role.LEVEL, Role.ASIDE)))
    yield from _partners(found)
    for place, claim in enumerate(found):
        if place and claim.notes & {"part"} and not claim.notes & {"besides", "share"}:
            whole = found[place - 1]
            if _is_whole_of(whole, claim):
                statement = ("whole", whole.index, claim.index)
                yield Relation("TC202", claim.index, "<=", Figure(whole.index), 2.4, statement, WORDS)


def _partners(found: list[Claim]) -> Iterator[Relation]:
    """The trade with one partner against all trade: only a difference that another multiplier explains is held to it."""
    wholes = [c for c in found if c.indicator is not None and c.indicator.total_of and c.own_indicator]
    for whole, part in ((one, other) for one in wholes for other in around(found, one, 0, 4)):
        fits = part.index > whole.index and part.figure.unit == whole.figure.unit and same_time(whole, part)
        named = part.indicator is not None and part.indicator.name == whole.indicator.name  # type: ignore[union-attr]
        near = part.paragraph == whole.paragraph
        if fits and near and named and not part.own_period and part.figure.value > 5 * whole.figure.value:
            yield Relation(
                "TC202", part.index, "<=", Figure(whole.index), 1.5, ("whole", whole.index, part.index), WORDS
            )


def _is_whole_of(whole: Claim, part: Claim) -> bool:
    opens = OPENING & set(zip(part.lead, part.lead[1:], strict=False))
    near = whole.sentence == part.sentence and whole.frame != part.frame and whole.figure.unit == part.figure.unit
    return bool(opens) and near and same_time(whole, part) and not part.own_period


RULE = Rule(
    formula=Bilingual("часть ≤ целое", "part ≤ whole"),
    message=Bilingual(
        "часть «{reported}» больше целого {others}",
        "the part “{reported}” is greater than the whole {others}",
    ),
    relations=_relations,
    flagged=(
        "Район собрал ⟦358 тыс. тонн⟧ зерна, в том числе пшеницы — ⟨2,9 млн тонн⟩.",
        "В страну ввезли ⟦12,4 тыс. автомобилей⟧, из них ⟨84,1 тыс. автомобилей⟩ — из Китая.",
        "Переводы составили ⟦2,5 млн долларов⟧, из которых ⟨71,7 млн долларов⟩ отправили физлица.",
    ),
    accepted=(
        "Район собрал 358 тыс. тонн зерна, кроме того, получено 400 тыс. тонн рапса.",
        "Район собрал 358 тыс. тонн зерна, в том числе пшеницы — 291 тыс. тонн.",
        "В страну ввезли 12,4 тыс. автомобилей, из них 8,1 тыс. — из Китая.",
        "Доходы составили 49,6 млрд рублей, расходы — 52,4 млрд рублей, в том числе на медицину — 13,4 млрд рублей.",
    ),
)
