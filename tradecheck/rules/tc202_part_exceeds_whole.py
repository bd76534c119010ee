"""A part named of a whole is no greater than the whole.

Formula: part ≤ whole, for each member of a list that "из них", "в том числе" or a colon opens. What stands beside the whole
("кроме того", "помимо этого") is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import levels, same_time
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("часть не больше целого", "a part is no more than the whole")


def _relations(article: Article) -> Iterator[Relation]:
    found = list(levels(article))
    for place, claim in enumerate(found):
        if place and claim.notes & {"part"} and not claim.notes & {"besides", "share"}:
            whole = found[place - 1]
            if _is_whole_of(whole, claim):
                statement = ("whole", whole.index, claim.index)
                yield Relation("TC202", claim.index, "<=", Figure(whole.index), 2.4, statement, WORDS)


def _is_whole_of(whole: Claim, part: Claim) -> bool:
    opens = {"числе", "них", "которых", "которой", "включая"} & set(part.lead)
    near = whole.sentence == part.sentence and whole.frame != part.frame and whole.unit == part.unit
    return bool(opens) and near and same_time(whole, part) and not part.own_period


RULE = Rule(
    formula=Bilingual("часть ≤ целое", "part ≤ whole"),
    message=Bilingual(
        "часть «{reported}» больше целого {others}",
        "the part “{reported}” is greater than the whole {others}",
    ),
    relations=_relations,
    flagged=(
        "Район собрал ⟨358 тыс. тонн⟩ зерна, в том числе пшеницы — ⟦2,9 млн тонн⟧.",
        "В страну ввезли ⟨12,4 тыс. автомобилей⟩, из них ⟦84,1 тыс. автомобилей⟧ — из Китая.",
        "Переводы составили ⟨2,5 млн долларов⟩, из которых ⟦71,7 млн долларов⟧ отправили физлица.",
    ),
    accepted=(
        "Район собрал 358 тыс. тонн зерна, кроме того, получено 400 тыс. тонн рапса.",
        "Район собрал 358 тыс. тонн зерна, в том числе пшеницы — 291 тыс. тонн.",
        "В страну ввезли 12,4 тыс. автомобилей, из них 8,1 тыс. — из Китая.",
        "Доходы составили 49,6 млрд рублей, расходы — 52,4 млрд рублей, в том числе на медицину — 13,4 млрд рублей.",
    ),
)
