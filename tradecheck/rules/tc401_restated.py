"""Two mentions of one level agree: the headline with the text, the lead with what follows.

Formula: first mention = second mention. Only mentions that print the same digits under different multipliers are held to it, an opening
that the text repeats with its digits or comma in other places, and a headline whose figure the text has in no other way: other levels of
one indicator are too often of another month, another partner or another source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import levels, same_time, stems
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

PRIOR: Final = 2.4
ANOTHER: Final = 3.0
"""Prior of a headline's rate that nothing in the text comes to, where the text tells another of the same indicator."""
BODY: Final = 12
"""How many sentences of the text a headline is held to."""
LONG: Final = 5
"""As many digits make a number that no other is like by chance."""
FIRST: Final = 3
"""As many sentences of the text tell what the headline says."""
DIGITS: Final = 2
"""As many digits make a figure telling, and are put in each other's place by a slip."""
THOUSAND: Final = 3
"""By how much scales differ that are a thousandfold of one another."""
SHORT: Final = 3
"""Rates no longer than "9,3" are often like one another by chance."""
LEVELS: Final = 12
"""How many levels of the text a headline's rate may come from."""
_STOPS: Final = (".", "!", "?", "…", ":")
WORDS = Bilingual("другое упоминание", "the other mention")
REACH = 6
"""How many sentences apart two mentions are looked for."""
MOST = 80
"""How many levels apart, which are more only in sentences that have no end."""


def _relations(article: Article) -> Iterator[Relation]:
    told = [c for c in levels(article) if c.figure.digits and c.figure.scale and not c.figure.is_range]
    for place, later in enumerate(told):
        for earlier in told[max(0, place - MOST) : place]:
            near = later.sentence - earlier.sentence <= REACH
            if near and any(tells(earlier, later) for tells in _TELLING):
                yield _relation(earlier, later)
    yield from _of_headline(article)
    yield from _of_headline_rate(article)


def _relation(earlier: Claim, later: Claim) -> Relation:
    statement = ("restated", earlier.index, later.index)
    return Relation("TC401", later.index, "=", Figure(earlier.index), PRIOR, statement, WORDS)


def _of_headline(article: Article) -> Iterator[Relation]:
    """A level of the first line that no level of the text repeats, but one with its comma, its multiplier or two digits elsewhere."""
    found = [c for c in levels(article, roles=(Role.LEVEL, Role.DELTA)) if _is_telling(c)]  # "потеряла 850 млрд"
    body = [c for c in found if c.paragraph and c.sentence <= BODY]
    for told in (c for c in found if not c.paragraph and c.sentence == 0):
        alike = [c for c in body if c.unit == told.unit and c.role is told.role]  # "прибавив 54 тыс." and "5,4 тыс. разводов"
        if len(_bare(told)) < DIGITS or any(c.figure.wide.meets(told.figure.wide) for c in alike):
            continue
        slips = [c for c in alike if _is_slip_of(told, c)]
        if len(slips) == 1:
            yield _relation(told, slips[0])


def _of_headline_rate(article: Article) -> Iterator[Relation]:
    """A change of the first line that the text tells only with another digit, or with two digits swapped."""
    changes = [c for c in article.claims if c.role is Role.CHANGE and c.unit in ("%", "x") and c.figure.digits]
    for told in (c for c in changes if not c.paragraph and c.sentence == 0):
        body = [c for c in changes if c.paragraph and c.sentence <= BODY and c.unit == told.unit]
        if not any(c.figure.wide.meets(told.figure.wide) for c in body):
            near = [c for c in body if c.direction == told.direction != 0 and c.sentence <= FIRST]
            headline = article.text[article.sentences[0].start : article.sentences[0].end].rstrip()[-1:] not in _STOPS
            if len(near) != 1:
                continue
            long = told.unit != "%" or len(told.figure.digits) > SHORT or _is_named_alike(told, near[0])
            if long and _is_miswritten(told.figure.digits, near[0].figure.digits, headline=headline):
                yield _relation(told, near[0])
            elif headline and _is_named_alike(told, near[0]) and not _is_told_elsewhere(article, told):
                yield replace(_relation(told, near[0]), prior=ANOTHER)


def _is_named_alike(told: Claim, later: Claim) -> bool:
    """Whether both are changes of one indicator, named with each, and neither is told but roughly."""
    one, other = told.indicator, later.indicator
    named = told.own_indicator and one is not None and other is not None
    exact = told.figure.hedge is None and later.figure.hedge is None and told.unit == "%"
    timely = told.period is None or same_time(told, later)
    return named and exact and timely and one.name == other.name  # type: ignore[union-attr]


def _is_told_elsewhere(article: Article, told: Claim) -> bool:
    """Whether another figure says what a headline's rate does, or two levels of the text come to it."""
    body = [c for c in article.claims if c.paragraph]
    if any(c.unit in RATES and c.figure.wide.meets(told.figure.wide) for c in body):
        return True
    known = [c for c in body if c.unit not in RATES and c.figure.value and c.role is not Role.OTHER][:LEVELS]
    wide = told.figure.wide
    changes = (
        one.figure.value / other.figure.value * 100 - 100
        for one, other in permutations(known, 2)
        if one.unit == other.unit
    )
    return any(wide.low <= abs(Fraction(change)) <= wide.high for change in changes)


def _is_miswritten(one: str, other: str, *, headline: bool) -> bool:
    """Whether two digits of the numbers changed places, or, under a headline, one is another."""
    another = headline and len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return another or _swapped_over(one, other) > 0


def _is_telling(claim: Claim) -> bool:
    """Whether a figure is more than a bare count, of which an article has many."""
    figure = claim.figure
    return figure.digits not in ("", figure.text) and not figure.is_range and claim.unit not in RATES


def _bare(claim: Claim) -> str:
    """The significant digits of a figure."""
    return re.sub(r"\D", "", claim.figure.digits).strip("0")


def _is_slip_of(one: Claim, other: Claim) -> bool:
    digits = _bare(one), _bare(other)
    if other.period is not None and (other.period.is_past or other.period.base):
        return False
    if digits[0] == digits[1] or _is_rounded_elsewhere(one, other):
        return True
    apart = [n for n, (a, b) in enumerate(zip(*digits, strict=False)) if a != b]
    telling = len(digits[0]) > DIGITS or "total" in other.notes
    swapped = telling and len(digits[0]) == len(digits[1]) and sorted(digits[0]) == sorted(digits[1])
    return swapped and len(apart) == DIGITS and one.figure.scale == other.figure.scale


def _is_rounded_elsewhere(one: Claim, other: Claim) -> bool:
    """Whether one is the other rounded, but for its multiplier: "214 млн" over "214,3 млрд"."""
    if abs(one.figure.scale - other.figure.scale) != THOUSAND or not one.figure.scale or not other.figure.scale:
        return False
    shifted = one.figure.narrow * Interval.point(Fraction(10) ** (other.figure.scale - one.figure.scale))
    return shifted.meets(other.figure.narrow)


def _is_restated(earlier: Claim, later: Claim) -> bool:
    alike = earlier.figure.digits == later.figure.digits and earlier.figure.scale != later.figure.scale
    if not alike or earlier.unit != later.unit or earlier.sentence == later.sentence or earlier.scope != later.scope:
        return False
    one = (
        earlier.indicator is not None and later.indicator is not None and earlier.indicator.name == later.indicator.name
    )
    digits = len(earlier.figure.digits.strip("0").replace(",", "").replace(".", ""))
    return (one or earlier.indicator is None) and digits > (1 if one else 2) and same_time(earlier, later)


def _is_long_number_of(earlier: Claim, later: Claim) -> bool:
    """Whether two neighbouring digits of a long number changed places: "1 млн 348,2 тыс. тонн" and "1 млн 438,2 тыс. тонн"."""
    if earlier.unit != later.unit or not same_time(earlier, later):
        return False
    one, other = (str(int(c.figure.value)).rstrip("0") for c in (earlier, later))
    return len(one) >= LONG and _swapped_over(one, other) == 1


def _is_headline_of(earlier: Claim, later: Claim) -> bool:
    """Whether the opening names a level that the text right after names again with its digits or its comma in other places."""
    if earlier.sentence or later.sentence not in (1, 2) or earlier.unit != later.unit:
        return False
    named = earlier.indicator is not None and earlier.own_indicator and later.own_indicator
    one = named and earlier.indicator is later.indicator and earlier.scope == later.scope and same_time(earlier, later)
    again = not stems(earlier.lead).isdisjoint(stems(later.lead)) and _is_swapped(
        earlier.figure.digits, later.figure.digits
    )
    if again and earlier.figure.scale == later.figure.scale and same_time(earlier, later):
        return True
    digits = [re.sub(r"\D", "", claim.figure.digits) for claim in (earlier, later)]
    shuffled = sorted(digits[0]) == sorted(digits[1]) and len(set(digits[0])) > 1
    return (
        one and shuffled and earlier.figure.digits != later.figure.digits and earlier.figure.scale == later.figure.scale
    )


def _is_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits of three at the least changed places, be it over the comma."""
    return len(one) > DIGITS + 1 and 0 < _swapped_over(one, other) <= DIGITS


def _swapped_over(one: str, other: str) -> int:
    """How far apart the two characters stand by whose places alone the numbers differ; 0 if they differ otherwise."""
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(apart) != DIGITS:
        return 0
    first, second = apart
    return second - first if (one[first], one[second]) == (other[second], other[first]) else 0


_TELLING: Final = (_is_restated, _is_headline_of, _is_long_number_of)
"""The ways in which two mentions are told to be of one level."""

RULE = Rule(
    formula=Bilingual("упоминание = упоминание", "mention = mention"),
    message=Bilingual(
        "«{reported}» и {others} — похоже, одно число, записанное по-разному",
        "“{reported}” and {others} look like one figure written in two ways",
    ),
    relations=_relations,
    flagged=(
        "Банк увеличил прибыль на ⟦32%⟧\n\nЧистая прибыль банка за девять месяцев — 7,41 млрд рублей (+⟨22,9%⟩).",
        "Фонд выделит на дороги ⟦852 млрд рублей⟧.\nКак сообщили в министерстве, ⟨852 млн рублей⟩ пойдут на ремонт мостов и развязок.",
        "Экспорт мёда достиг ⟦12,4 млн долларов⟧. Экспорт мёда на уровне ⟨12,4 млрд долларов⟩ стал рекордным, отметили на таможне.",
        "Экспорт мёда за год — ⟦36,2 млн долларов⟧\nЭкспорт мёда за год достиг ⟨63,2 млн долларов⟩, сообщили на таможне.",
        "Завод вложит в линию ⟦3,75 млрд тенге⟧.\nОб этом рассказал директор: ⟨3,75 млн тенге⟩ пойдут на оборудование.",
        "Завод вложит в новый цех ⟦2,6 млрд рублей⟧\nПредприятие потратит на перестройку до 2028 года ⟨26 млрд рублей⟩, сообщили в пресс-службе.",
        "Порт принял за год ⟦143 млн тонн⟧\nПредприятие перевалило ⟨134 млн тонн⟩ грузов, годом ранее было 125 млн тонн.",
        "Турпоток в край вырос на ⟦42,6%⟧\n\nЗа полугодие край посетили 487,3 тыс. человек. Прирост — ⟨24,6%⟩.",
        "Страна вывезла ⟦1 млн 348,2 тыс. тонн⟧ ячменя. Выручка от ⟨1 млн 438,2 тыс. тонн⟩ превысила 361 млн долларов.",
    ),
    accepted=(
        "Банк увеличил прибыль на 32%\n\nЧистая прибыль банка за девять месяцев — 7,41 млрд рублей (+22,9%), за квартал — 2,64 млрд против 2,0 млрд.",
        "Банк увеличил прибыль на треть\n\nЧистая прибыль банка за девять месяцев — 7,41 млрд рублей (+32,9%).",
        "Фонд выделит на дороги 852 млн рублей.\nКак сообщили в министерстве, 852 млн рублей пойдут на ремонт мостов и развязок.",
        "Экспорт мёда достиг 12,4 млн долларов. Экспорт нефти составил 12,4 млрд долларов.",
        "Экспорт мёда за год — 36,2 млн долларов\nЭкспорт мёда за год достиг 36,2 млн долларов, сообщили на таможне.",
        "Экспорт мёда за год — 36,2 млн долларов\nВ прошлом году экспорт мёда достиг 32,6 млн долларов, сообщили на таможне.",
        "Бюджет вырос на 5 млрд рублей. Ещё 5 млн рублей дал грант.",
        "Кредит составил 852 млрд тенге. Банк получил 852 млн рублей дохода.",
        "Завод вложит в новый цех 2,6 млрд рублей\nНа первый этап уйдёт 1,4 млрд рублей, на второй — 1,2 млрд.",
        "Порт принял за год 143 млн тонн\nПредприятие перевалило 142,9 млн тонн грузов, годом ранее было 134 млн тонн.",
        "Жильё в крупных городах подорожало на 1,1%.\n\nЗа месяц цены в столице и в области выросли на 1,6% и 0,8% соответственно.",
        "Оборот области составил 54,6 млрд долларов, на 3,9% ниже прошлогоднего.\nНефти вывезли на 15,7 млрд (−9,3%), меди — на 1,9 млрд.",
        "Республика прибавила 54 тыс. жителей\nЗа полугодие сыграли 37,2 тыс. свадеб, разводов оказалось 5,4 тыс.",
    ),
)
