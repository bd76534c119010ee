"""An absolute change, the same change in per cent and the level after it agree.

Formula: p = Δ : (level − Δ) for growth, Δ : (level + Δ) for decline.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tradecheck.claim.cues import BACK
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import statement_of
from tradecheck.relation.model import ACQUITS, Alternative, Relation
from tradecheck.relation.pair import NEIGHBOUR, ONLY, STATED
from tradecheck.relation.turns import is_one_of_several
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

GENERIC: Final = ("показател", "результат", "уров", "итог", "цифр")
_PRONOUNS: Final = frozenset({"он", "она", "оно", "они"})
_THEIR: Final = frozenset({"их", "его", "ее"})
NAMED: Final = 3.0
OF_BASE = Bilingual("прибавка : прежний уровень × 100 %", "change : level before × 100 %")
FORMULA = Bilingual("прибавка : (уровень − прибавка) × 100 %", "change : (level − change) × 100 %")


def _relations(article: Article) -> Iterator[Relation]:
    for number, frame in enumerate(article.frames):
        yield from _in_frame(article, number, frame)


def _in_frame(article: Article, number: int, frame: Frame) -> Iterator[Relation]:
    for rate in (c for c in frame.of(Role.CHANGE) if c.unit == "%"):
        if is_one_of_several(article, rate):
            continue
        for delta in frame.of(Role.DELTA, Role.ASIDE):
            if delta.sentence != rate.sentence and any(word.startswith("разниц") for word in delta.lead):
                continue  # "средняя — 188 тыс., разница — 40 тыс. Прирост средней составил 13%"
            if rate.direction == -delta.direction != 0 or _has_both_levels(frame, delta, rate):
                continue
            direction = rate.direction or delta.direction or 1
            levels = [c for c in frame.of(Role.LEVEL) if c.unit == delta.unit]
            told = [] if levels or delta.role is Role.ASIDE else _told_beside(article, number, delta)
            for level in levels or told:
                share = Figure(level.index) / Figure(delta.index)
                up, down = 100 / (share - 1), 100 / (share + 1)
                formula, turned = (up, down) if direction > 0 else (down, up)
                alternatives = (Alternative("direction", "=", turned),)
                statement = (
                    ("delta", rate.index, delta.index) if delta.role is Role.DELTA else statement_of(rate, delta)
                )
                near = level.sentence >= delta.sentence
                prior = STATED - 0.4 if levels else ONLY if near else NEIGHBOUR
                yield Relation("TC104", rate.index, "=", formula, prior, statement, FORMULA, alternatives)
                before = _is_told_before(level, delta)
                if before or (level.own_period and level.index > delta.index):
                    prior += NAMED if before else -NAMED
                    yield Relation("TC104", rate.index, "=", 100 / share, prior, statement, OF_BASE)
                elif level.index < delta.index and (
                    level.sentence < delta.sentence or "когда" in level.lead
                ):  # "она равнялась 2,4 млрд. Прирост — 470 млн"
                    yield Relation("TC104", rate.index, "=", 100 / share, ACQUITS, statement, OF_BASE)


def _has_both_levels(frame: Frame, delta: Claim, rate: Claim) -> bool:
    """Whether the rate follows from two levels told after the amount: "прирост в 540 дел дали кражи: 4 104 против 3 600, на 14% больше"."""
    between = [c for c in frame.claims if delta.index < c.index < rate.index]
    return {c.role for c in between} >= {Role.LEVEL, Role.PREVIOUS}


def _is_told_before(level: Claim, delta: Claim) -> bool:
    """Whether the words or the time make the level the one before the change: "в прошлую путину было 118 тыс., прирост — 46 тыс."."""
    past = level.own_period and level.period is not None and level.period.is_past
    return past or (level.index < delta.index and "before" in level.notes and level.lead[-1:] == ("было",))


def _told_beside(article: Article, number: int, delta: Claim) -> list[Claim]:
    """The level that the same sentence told just before, or that the next one gives by a pronoun: "на 1 октября он равен 17 млрд"."""
    frames = article.frames
    before = frames[number - 1].of(Role.LEVEL) if number else []
    goes_on = (
        delta.lead[:1] == ("и",)
        or not _THEIR.isdisjoint(delta.lead)
        or (len(before) == 1 and "и" in before[0].after[:1])
    )
    if len(before) == 1 and before[0].unit == delta.unit and before[0].sentence == delta.sentence and goes_on:
        return before
    opening = frames[number].claims[0]
    again = (opening.lead[:1] and opening.lead[0] in BACK) or any(w.startswith(GENERIC) for w in opening.lead)
    if len(before) == 1 and before[0].unit == delta.unit and before[0].sentence == delta.sentence - 1 and again:
        return before  # "оборот — 700,5 млн долларов. Прошлогодний показатель превышен на 14,8%, или на 90,1 млн"
    after = frames[number + 1].of(Role.LEVEL) if number + 1 < len(frames) else []
    meant = [c for c in after if c.unit == delta.unit and c.sentence == delta.sentence + 1]
    return meant if len(meant) == 1 and _PRONOUNS & set(meant[0].lead) else []


RULE = Rule(
    formula=FORMULA,
    message=Bilingual(
        "изменение «{reported}» не сходится с {others}: по ним выходит {computed}",
        "the change “{reported}” disagrees with {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Долг вырос на ⟨9,2 млн⟩, или на ⟦15%⟧, до ⟨99,4 млн рублей⟩.",
        "Через порт прошло ⟨2 484,8 тыс. тонн⟩ нефти, на ⟨864 тыс. тонн⟩, или на ⟦35%⟧, больше прошлогоднего.",
        "Выпуск молока составил ⟨132 214 тонн⟩ — на ⟨3100 тонн⟩, или на ⟦21%⟧, больше, чем годом ранее.",
        "Портфель ссуд за месяц вырос на ⟨640 млрд рублей⟩, или на ⟨3,9%⟩. На 1 октября он равен ⟦17,05 млрд рублей⟧.",
        "Торговля достигла ⟨66,5 млрд долларов⟩ и за год увеличилась на ⟨10,7 млрд⟩, или на ⟦12,9%⟧.",
        "Внешнеторговый оборот республики оценивают в ⟨687,4 миллиарда долларов⟩. Прошлогодний показатель превышен на ⟨14,9%⟩, "
        "или на ⟦89,1 миллиона долларов⟧.",
    ),
    accepted=(
        "Столетних в крае 99 763; в прошлом году было 95 119, прибавка 4644 человека, или 4,9%.",
        "Долг вырос на 9 млн, или на 10%, до 99 млн рублей.",
        "Через порт прошло 2 484,8 тыс. тонн нефти, на 864 тыс. тонн, или на 53%, больше прошлогоднего.",
        "Доходы увеличились на 90,1 млн, или на 14,8%, до 700,5 млн рублей.",
        "Ввоз товаров снизился на 2,531 млрд долларов, или на 33%, до 5,077 млрд долларов.",
        "Первый квартал был убыточным (минус 0,9 млрд), поэтому за полугодие прибыль сложилась в размере 1,7 млрд рублей — на 63% ниже прошлогодней (4,6 млрд).",
        "Заболеваемость гриппом за неделю выросла на 12,4%, до 57,1 случая на 10 тыс., но порога не достигла.",
        "Почти весь прирост, составивший 610 дел, дали кражи в сети: их стало 4 720 против 4 100, то есть на 15% больше.",
        "В прошлую путину, с которой только и сравнивать, было 125 тыс., прирост составил 50 тыс. тонн, или 40,0%.",
        "На 1 октября долг равнялся 2,41 млрд рублей. Прирост в 460 млн (19,1%) дали три посёлка.",
        "На конец сентября на учёте состояли 7 420 человек. В январе безработных насчитывалось 6 990, и за девять месяцев их стало больше на 430, то есть на 6,2%.",
        "Карбамид с января подорожал на $80, до $410, хлоркалий — на $50, до $335, то есть соответственно на 24% и 18%.",
        "Медианная зарплата — 147 тыс. рублей, средняя — 188 тыс., разница — 41 тыс. Прирост средней составил 13% от 166 тыс.",
        "Резервы выросли на $4,6 млрд, до 683,1 млрд; неделей раньше они равнялись 678,5 млрд. С начала года, когда в резервах числилось 605,2 млрд, прирост достиг 77,9 млрд долларов, или 12,9%.",
        "Ввоз товаров упал слабее, на 12,4% или до 5,31 млрд долларов (из соседних стран — на 1,8%, до 2,38 млрд).",
        "За полугодие рынок кредитов прибавил 214 млрд рублей (+14% в пересчёте на год) и вышел на отметку 3 трлн 281 "
        "млрд рублей.",
    ),
)
