"""A change told as a level, or a level told as a change: «на» stands where «до» was meant, or the reverse.

Formula: new − old = Δ fails, and Δ = new. "Вырос на 45 млн — с 30 до 45 млн" tells a change of 15 or a level of 45, not both.
In "упал на 364 млн с 371 млн, минус 1,9%" the rate tells that 364 is the new level, and in "упал до 412 рублей — с 9815 до 9403"
the two levels tell that 412 is the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import delta_pairs, difference
from tradecheck.relation.links import around, same_unit
from tradecheck.relation.model import Alternative, Relation, Verdict, verdict
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("новое − старое", "new − old")
OF_BASE = Bilingual("изменение в процентах · старое", "change in per cent · old")
ANEW = Bilingual("то же изменение, названное ещё раз", "the same change told again")
LEVEL = Bilingual("новое", "new")
SURER = 0.4
"""What the relation gains on the plain difference: that the change repeats the level explains how it came about."""
FITS: Final = 1.5
"""Prior of a reading that only the figures tell of: it is raised where they fit to the digit."""
SLIGHT: Final = 4
"""A change is so many times less than the levels it is of, or more."""


def _relations(article: Article) -> Iterator[Relation]:
    narrow = {n: f.narrow for n, f in enumerate(article.figures)}
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    for pair in delta_pairs(article):
        relation = difference("TC108", pair, FORMULA)
        repeats = pair.rate.figure.narrow.meets(pair.new.figure.narrow)
        if repeats and verdict(relation, narrow, wide) is Verdict.FAILS:
            level = Alternative("by for to", "=", Figure(pair.new.index))
            yield replace(relation, prior=relation.prior + SURER, alternatives=(level,))
    told = (relation for frame in article.frames for relation in (*_levels(article, frame), *_changes(article, frame)))
    for relation in told:
        fits = all(one.holds(narrow[relation.subject], narrow) for one in relation.alternatives)
        if fits and verdict(relation, narrow, wide) is Verdict.FAILS:
            yield relation


def _levels(article: Article, frame: Frame) -> Iterator[Relation]:
    """Amounts after «на» that may be new levels: what is told beside them of the change is of no other."""
    for amount in (c for c in frame.of(Role.DELTA) if _is_told_change(c)):
        old = frame.first(Role.PREVIOUS, unit=amount.unit)
        if old is None or any(same_unit(c, amount) for c in frame.of(Role.LEVEL)):
            continue
        sign = -1 if amount.direction < 0 else 1
        behind = article.claims[old.index + 1 : old.index + 2]  # "(кварталом ранее 371 млрд; минус 1,9%)"
        beside = (c for c in behind if c.role is Role.CHANGE and c.frame != frame.number and c.depth == old.depth > 0)
        for change in (*frame.of(Role.CHANGE, Role.DELTA), *beside):
            if change is amount or change.unit not in ("%", amount.unit):
                continue
            told = Figure(change.index)
            part, words = (Figure(old.index) * told / 100, OF_BASE) if change.unit == "%" else (told, ANEW)
            level = Alternative("by for to", "=", Figure(old.index) + part if sign > 0 else Figure(old.index) - part)
            yield Relation("TC108", amount.index, "=", part, FITS, ("to", amount.index), words, (level,))


def _is_told_change(amount: Claim) -> bool:
    """Whether a verb of change and «на» lead to an amount: "сократились на 364 млрд", not "пополнили казну на 22 млрд"."""
    return amount.lead[-1:] == ("на",) and any(cues(word) & {"up", "down"} for word in amount.lead[-2:-1])


def _changes(article: Article, frame: Frame) -> Iterator[Relation]:
    """Amounts after «до» that may be changes: both levels of which are told right behind."""
    for amount in (c for c in frame.of(Role.LEVEL) if c.lead[-1:] == ("до",) and c.unit not in RATES):
        behind = [c for c in around(article.claims, amount, 0) if amount.index < c.index <= amount.index + 2]
        old, new = _one(behind, Role.PREVIOUS), _one(behind, Role.LEVEL)
        if old is None or new is None or not (same_unit(old, new) and same_unit(new, amount)):
            continue
        if amount.figure.value * SLIGHT > min(old.figure.value, new.figure.value):
            continue
        fallen = old.figure.value > new.figure.value
        before, after = Figure(old.index), Figure(new.index)
        change = Alternative("to for by", "=", before - after if fallen else after - before)
        yield Relation("TC108", amount.index, "=", after, FITS, ("by", amount.index), LEVEL, (change,))


def _one(claims: Iterable[Claim], role: Role) -> Claim | None:
    found = [claim for claim in claims if claim.role is role]
    return found[0] if len(found) == 1 else None


RULE = Rule(
    formula=Bilingual("Δ = новое вместо Δ = новое − старое", "Δ = new in place of Δ = new − old"),
    message=Bilingual(
        "«{reported}» — уровень вместо изменения или изменение вместо уровня; по {others} выходит {computed}",
        "“{reported}” is a level told as a change, or a change told as a level; by {others} it is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Запасы газа с ⟨30 млрд кубометров⟩ выросли на ⟦45 млрд кубометров⟧, до ⟨45 млрд кубометров⟩.",
        "Поставки угля сократились на ⟦412 тыс. тонн⟧ — с ⟨530⟩ до ⟨412 тыс. тонн⟩.",
        "За квартал выручка сети увеличилась на ⟦8,6 млрд рублей⟧ и составила ⟨8,6 млрд рублей⟩ против ⟨7,1 млрд рублей⟩ годом ранее.",
        "Вложения в жильё сократились на ⟦364 млрд рублей⟧ с ⟨371 млрд рублей⟩ кварталом ранее, то есть на ⟨1,9%⟩.",
        "Запасы выросли на ⟦15,1 млрд рублей⟧ с прошлогодних 5,9 млрд рублей, то есть на ⟨9,2 млрд рублей⟩.",
        "Тонна топлива подешевела до ⟦412 рублей⟧ — с 69 815 до ⟨69 403 рублей⟩.",
    ),
    accepted=(
        "Запасы газа с 30 млрд кубометров выросли на 45 млрд кубометров, до 75 млрд кубометров.",
        "Поставки угля сократились на 118 тыс. тонн — с 530 до 412 тыс. тонн.",
        "За квартал выручка сети увеличилась на 1,5 млрд рублей и составила 8,6 млрд рублей против 7,1 млрд рублей годом ранее.",
        "Парк вырос на 200 вагонов — с 200 до 400 вагонов.",
        "Вложения в жильё сократились на 7 млрд рублей с 371 млрд рублей кварталом ранее, то есть на 1,9%.",
        "Тонна топлива подешевела до 6900 рублей — с 7310 рублей месяцем ранее.",
        "Сбор вырос до 120 тонн: яблок собрали до 80 тонн против 60 тонн, груш — 40 тонн.",
        "Патенты пополнили казну области на 21,7 млрд рублей — за тот же отрезок прошлого года было 18,4 млрд, прирост почти 18%.",
        "В 1999 году край наторговал на 103,0 млрд долларов, или на 13,9% меньше, чем за тот же отрезок кризисного года (119,6 млрд долларов).",
    ),
)
