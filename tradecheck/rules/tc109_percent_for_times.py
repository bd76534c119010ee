"""A percentage that fits the levels as a multiple, a multiple that fits them as a percentage, and "на 300 %" for "в три раза".

Formula: new = old · (1 ± p) fails, and the same number fits as r in new = r · old, or as new : old × 100 %; and the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from tradecheck.claim.model import Article
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import grown, growth_pairs
from tradecheck.relation.model import Alternative, Relation, Verdict, verdict
from tradecheck.relation.pair import Pair
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

PERCENT = Bilingual("(новое − старое) : старое × 100 %", "(new − old) : old × 100 %")
TIMES = Bilingual("большее : меньшее", "greater : lesser")
LEAST = 0.0
"""Prior of levels below which no number is tried another way: it would fit some of them by chance."""
SURER = 0.4
"""What the relation gains on the plain growth: that the number fits another way explains how it came about."""


def _relations(article: Article) -> Iterator[Relation]:
    narrow = {n: f.narrow for n, f in enumerate(article.figures)}
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    for unit, words in (("%", PERCENT), ("x", TIMES)):
        for pair in (p for p in growth_pairs(article, unit) if p.prior >= LEAST):
            relation = grown("TC109", pair, words)
            swapped = next(a for a in relation.alternatives if a.kind != "direction")
            fits = swapped.holds(narrow[pair.rate.index], narrow) or _is_index(pair).holds(
                narrow[pair.rate.index], narrow
            )
            if fits and verdict(relation, narrow, wide) is Verdict.FAILS:
                yield replace(relation, prior=relation.prior + SURER)


def _is_index(pair: Pair) -> Alternative:
    """The number read as the new level in per cent of the old."""
    scale = 100 if pair.rate.unit == "%" else 1
    return Alternative("percent for times", "=", Figure(pair.new.index) / Figure(pair.old.index) * scale)


RULE = Rule(
    formula=Bilingual(
        "p % вместо r раз; r · 100 % вместо (r − 1) · 100 %", "p % for r times; r · 100 % for (r − 1) · 100 %"
    ),
    message=Bilingual(
        "«{reported}» не сходится с уровнями {others}: по ним выходит {computed}; то же число подходит, если спутаны проценты и разы",
        "“{reported}” disagrees with the levels {others}: they give {computed}; the same number fits if per cent and times were confused",
    ),
    relations=_relations,
    flagged=(
        "Выпуск ветряков вырос на ⟦1,9%⟧ — с ⟨4⟩ до ⟨7,6 млн штук⟩.",
        "Продажи электромобилей увеличились на ⟦300%⟧ — с ⟨1,5⟩ до ⟨4,5 тыс. машин⟩.",
        "Экспорт шерсти вырос в ⟦24 раза⟧, до ⟨6,2 млн долларов⟩ против ⟨5,0 млн долларов⟩ годом ранее.",
        "Портфель банка за год вырос на ⟦2,3%⟧. Если на 1 июля прошлого года он составлял ⟨41,2 млрд рублей⟩, то к началу нынешнего июля достиг ⟨94,8 млрд⟩.",
        "Экспорт составил ⟨1,36 млрд долларов⟩, импорт — ⟨1,71 млрд⟩. Импорт превысил экспорт в ⟦25,7 раза⟧.",
        "Закупка молока выросла в ⟦3,5 раза⟧: заводы приняли ⟨918,4 тыс. тонн⟩ при ⟨887,3 тыс⟩. годом ранее.",
        "Раньше на область отводили ⟨2,6 млрд рублей⟩, ныне — ⟨4,16 млрд⟩: лимит подняли на ⟦160%⟧.",
    ),
    accepted=(
        "Выпуск ветряков вырос на 1,9% — с 4 до 4,08 млн штук.",
        "Выпуск ветряков вырос в 1,9 раза — с 4 до 7,6 млн штук.",
        "Продажи электромобилей увеличились на 200% — с 1,5 до 4,5 тыс. машин.",
        "Экспорт шерсти вырос на 24%, до 6,2 млн долларов против 5,0 млн долларов годом ранее.",
        "Чистый убыток авиакомпании — 3,18 млрд рублей (год назад убыток 1,22 млрд, то есть стало хуже в 2,6 раза).",
    ),
)
