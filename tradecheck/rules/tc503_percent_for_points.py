"""A change between two shares that is their difference is told in percentage points, not in per cent.

Formula: new − old = Δ p.p.; told as "на Δ %" it would mean new = old · (1 ± Δ). Per cent for points is common usage, so this is a
judgement: it is raised only where the points fit to the digit and the per cent do not, and never as an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Final

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.growth import percent_change
from tradecheck.relation.model import Alternative, Relation
from tradecheck.relation.pair import Pair
from tradecheck.relation.pairing import pairs_of
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

NEAR: Final = 2
"""How many figures before and after a change the shares may stand that it is the difference of."""
BESIDE: Final = 1.5
_SHARES: Final = (Role.LEVEL, Role.PREVIOUS, Role.PERCENT, Role.SHARE)
WORDS = Bilingual("(новое − старое) : старое × 100 %", "(new − old) : old × 100 %")


def _relations(article: Article) -> Iterator[Relation]:
    for frame in article.frames:
        for rate in (c for c in frame.of(Role.CHANGE) if c.unit == "%" and not _is_idiom(c)):
            for pair in (*pairs_of(article, rate), *_beside(article, rate)):
                if pair.new.unit != "%":
                    continue
                new, old = Figure(pair.new.index), Figure(pair.old.index)
                points = old - new if rate.direction < 0 else new - old
                alternatives = (Alternative("percent for points", "=", points),)
                formula = percent_change(pair.old, pair.new, rate.direction)
                yield Relation(
                    "TC503", rate.index, "=", formula, 1.5, ("points", rate.index), WORDS, alternatives, strict=True
                )


def _beside(article: Article, rate: Claim) -> Iterator[Pair]:
    """Shares right beside a change that it is the difference of, to the digit: "10,5% против 11,9%, то есть уменьшился на 1,4%"."""
    near = article.claims[max(0, rate.index - NEAR) : rate.index + NEAR + 1]
    told = [c for c in near if c.unit == "%" and c.role in _SHARES and abs(c.sentence - rate.sentence) <= 1]
    told = [c for c in told if c.sentence <= rate.sentence or c.role is Role.PREVIOUS]
    changes = (c for c in near if c.role in (Role.CHANGE, Role.DELTA) and c.sentence == rate.sentence)
    if any(c is not rate and (c.depth <= rate.depth or c.frame == rate.frame) for c in changes):
        return
    if any(c.role is Role.LEVEL and c.unit not in RATES and c.frame == rate.frame for c in near):
        return  # "38,6 млрд, на 27% больше. Первый забрал 41%, второй — 14%"
    for new, old in permutations(told, 2):
        if Role.PREVIOUS not in (new.role, old.role) and new.frame != old.frame and new.sentence == old.sentence:
            continue  # "изнасилования раскрывают в 83%, увечья — до 93%, в целом раскрываемость подросла на 10%"
        risen = new.figure.value - old.figure.value
        together = max(new.index, old.index, rate.index) - min(new.index, old.index, rate.index) == NEAR
        if together and risen * (rate.direction or 1) == rate.figure.value:
            yield Pair(rate, new, old, BESIDE)


def _is_idiom(rate: Claim) -> bool:
    """Whether half a per cent is told as «полпроцента», which everybody takes for half a point."""
    return rate.figure.text.lower().startswith("пол")


RULE = Rule(
    formula=Bilingual("новое − старое = п. п.", "new − old = p.p."),
    message=Bilingual(
        "«{reported}» между {others} — это процентные пункты; в процентах выходит {computed}",
        "“{reported}” between {others} are percentage points; in per cent it is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Доля сторонников проекта увеличилась на ⟦2%⟧ — с ⟨65%⟩ до ⟨67%⟩.",
        "Доля Китая в торговле поднялась на ⟦6,4 процента⟧: с ⟨17,7 процента⟩ до ⟨24,1 процента⟩.",
        "Рентабельность упала на ⟦4%⟧, с ⟨23%⟩ до ⟨19%⟩.",
        "Доля желающих прийти на выборы увеличилась на ⟦два процента⟧ — с ⟨65⟩ до ⟨67 процентов⟩.",
        "Безработица составила ⟨10,5%⟩ против ⟨11,9%⟩ годом ранее, то есть снизилась на ⟦1,4%⟧.",
        "Средняя ставка поднялась до ⟨16,45%⟩. За месяц она выросла на ⟦0,87%⟧: в июне показатель равнялся ⟨15,58%⟩.",
        "Доля экспорта в выручке — ⟨36,1%⟩, это на ⟦0,6%⟧ ниже прошлогодней (⟨36,7%⟩).",
    ),
    accepted=(
        "Инфляция — 2,1%. Месяцем ранее было 2,2%. Дешевела энергия (−1,0%), дорожали услуги: 3,4% после 3,2%.",
        "Доля сторонников проекта увеличилась на 2 п. п. — с 65% до 67%.",
        "Безработица снизилась на 20% — с 5% до 4%.",
        "Доля Китая выросла с 17,7% до 24,1%.",
        "Ставка поднялась на 1 процентный пункт, с 20% до 21%.",
        "Средняя ставка по вкладам опустилась с 14,3% до 13,8% годовых, на полпроцента.",
        "Сервисы проката собрали 12,4 млрд рублей, на 27% больше, чем годом раньше. Первый забрал 41% выручки, второй — 14%, третий — 12%.",
        "Цены выросли на 0,02% после 0,79% неделей раньше. С начала месяца набежало 0,81%.",
        "Грабежи раскрывают в 82% случаев, разбои – до 92%. В целом раскрываемость подросла примерно на 10%.",
    ),
    judgement=True,
)
