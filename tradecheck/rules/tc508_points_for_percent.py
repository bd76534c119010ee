"""A change of an amount is told in per cent, not in percentage points.

Formula: (new − old) : old · 100 = p, told as "p п. п.". Points are the difference of two percentages, and tonnes or roubles have none. The
rule is a judgement: it is raised only where the same number fits as per cent, to the digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import POINTS, RATES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import percent_change
from tradecheck.relation.links import around
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.pair import ONLY
from tradecheck.relation.pairing import pairs_of
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

PRIOR: Final = 1.5
_SHARES: Final = (Role.LEVEL, Role.PREVIOUS, Role.SHARE)
WORDS = Bilingual("новое − старое", "new − old")


def _relations(article: Article) -> Iterator[Relation]:
    for points in (c for c in article.claims if c.unit in POINTS and c.role is Role.CHANGE):
        if points.unit == "bp" or _is_of_share(article, points):
            continue
        for pair in pairs_of(article, points):
            if pair.prior < ONLY or pair.new.unit in RATES:
                continue
            percent = percent_change(pair.old, pair.new, points.direction)
            alternatives = (Alternative("points for percent", "=", percent),)
            difference = Figure(pair.new.index) - Figure(pair.old.index)
            statement = ("points", points.index)
            yield Relation("TC508", points.index, "=", difference, PRIOR, statement, WORDS, alternatives, strict=True)


def _is_of_share(article: Article, points: Claim) -> bool:
    """Whether a share stands in the sentence, which the points may be of."""
    return any(c.unit == "%" and c.role in _SHARES for c in around(article.claims, points, 0))


RULE = Rule(
    formula=Bilingual("(новое − старое) : старое × 100 %", "(new − old) : old × 100 %"),
    message=Bilingual(
        "«{reported}» между {others} — это проценты: процентные пункты бывают лишь у долей",
        "“{reported}” between {others} are per cent: only shares have percentage points",
    ),
    relations=_relations,
    flagged=(
        "Скорые поезда перевезли ⟨4,16 млн человек⟩, на ⟦4,5 п. п⟧. больше, чем год назад (⟨3,98 млн⟩).",
        "Смертность упала с ⟨612⟩ до ⟨578 случаев на 100 тыс. жителей⟩, то есть на ⟦5,6 п. п⟧.",
        "Проезд стоит ⟨36 рублей⟩ вместо ⟨30⟩, то есть вздорожал на ⟦20 п. п⟧.",
        "Вывоз муки вырос на ⟦95,8 процентного пункта⟧ — с ⟨0,95 млн⟩ до ⟨1,86 млн центнеров⟩.",
    ),
    accepted=(
        "Скорые поезда перевезли 4,16 млн человек, на 4,5% больше, чем год назад (3,98 млн).",
        "Доля экспорта выросла на 4,5 п. п., до 41%, сам он — с 3,98 млн до 4,16 млн тонн.",
        "Индекс деловой активности поднялся на 2,3 пункта, с 50,1 до 52,4.",
        "Выручка — 12,5 млрд рублей против 11,9 млрд; рентабельность опустилась на 5 п. п., до 41%.",
        "Ставка поднялась с 20% до 21%, на 1 п. п.",
    ),
    judgement=True,
)
