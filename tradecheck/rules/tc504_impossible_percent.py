"""Nothing that cannot be negative falls by more than 100 %, and no share is greater than its whole.

Formula: decline ≤ 100 %, share ≤ 100 %. A profit may fall by more (it turns into a loss), a plan may be met by 112 %, exports may cover
imports more than once: only declines of flows, stocks and prices, and what is called a share, are held to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Constant
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

DECLINE = Bilingual("снижение не больше 100 %", "a decline is no more than 100 %")
SHARE = Bilingual("доля не больше 100 %", "a share is no more than 100 %")
WHOLE = Constant(Fraction(100))
NO_SHARE = ("план", "норм", "выполн", "покры", "превы", "прогноз", "прошл", "уровн")
"""The beginnings of words beside which a per cent is no part of a whole."""


def _relations(article: Article) -> Iterator[Relation]:
    for claim in article.claims:
        if claim.unit != "%" or claim.figure.value <= WHOLE.number or claim.figure.is_range:
            continue
        if _is_decline(claim):
            yield Relation("TC504", claim.index, "<=", WHOLE, 3.0, ("decline", claim.index), DECLINE)
        elif _is_share(claim):
            yield Relation("TC504", claim.index, "<=", WHOLE, 3.0, ("share", claim.index), SHARE)


def _is_decline(claim: Claim) -> bool:
    if claim.role is not Role.CHANGE or claim.direction >= 0 or claim.indicator is None or not claim.own_indicator:
        return False
    words = [
        kinds for word in (*claim.lead, *claim.after[:1]) if (kinds := cues(word) & {"up", "down", "even", "less"})
    ]
    falls = bool(words) and words[-1] & {"down", "less"} and not any("even" in kinds for kinds in words)
    return bool(falls) and claim.indicator.kind in ("flow", "stock", "price")


def _is_share(claim: Claim) -> bool:
    named = any(word.startswith("дол") and len(word) < 6 and word != "долг" for word in claim.lead[-6:])
    told = named and claim.indicator is not None and claim.indicator.name == "share"
    bare = claim.role in (Role.SHARE, Role.PERCENT, Role.LEVEL) and claim.after[:1] not in (("к",), ("от",))
    return told and bare and not any(word.startswith(NO_SHARE) for word in (*claim.lead, *claim.after))


RULE = Rule(
    formula=Bilingual("снижение ≤ 100 %; доля ≤ 100 %", "decline ≤ 100 %; share ≤ 100 %"),
    message=Bilingual(
        "«{reported}» — больше целого: такого снижения или такой доли не бывает",
        "“{reported}” is more than the whole: there is no such decline or share",
    ),
    relations=_relations,
    flagged=(
        "Экспорт угля за год сократился на ⟦120%⟧, сообщили на таможне.",
        "Доля Китая в экспорте мёда составила ⟦112%⟧.",
        "За полгода цены на картофель снизились на ⟦134%⟧, а на морковь — на 12%.",
    ),
    accepted=(
        "Прибыль завода упала на 120%, до убытка в 3,4 млрд рублей.",
        "План по доходам выполнен на 112%.",
        "Экспорт угля вырос на 120%, а доля Китая в нём достигла 62%.",
        "Экспорт угля составил 112% к прошлому году, доля Китая — 40%.",
        "Доля покрытия импорта экспортом составила 112%.",
        "Импорт сократился на 100%: поставки прекращены.",
    ),
)
