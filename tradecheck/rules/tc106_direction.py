"""The verb of change agrees with the levels: what grew is greater than it was.

Formula: new ≥ old after a verb of growth, new ≤ old after a verb of decline. A rate of growth that slows binds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.elliptic import has_unread, is_elliptic
from tradecheck.relation.links import around, is_below_zero
from tradecheck.relation.model import BEYOND, Alternative, Order, Relation
from tradecheck.relation.pairing import is_told_as_base, may_turn_round, turns_round
from tradecheck.relation.turns import in_turn
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

UP = Bilingual("после роста новое не меньше старого", "after a growth the new level is no less than the old")
DOWN = Bilingual("после снижения новое не больше старого", "after a decline the new level is no more than the old")


def _relations(article: Article) -> Iterator[Relation]:
    for frame in article.frames:
        yield from _in_frame(article, frame)


def _compared(old: Claim) -> int:
    """The direction that a comparative before the old level tells: "дешевле, чем год назад (32,9 млн)"."""
    return old.direction if any(cues(word) & {"more", "less"} for word in old.lead) else 0


def _is_of_a_list(article: Article, new: Claim, old: Claim) -> bool:
    """Whether the sentence before tells other levels too: "всего — 1412 тыс.: 866 тыс. и 546 тыс. Это на 9% больше (1299 тыс.)"."""
    levels = [c for c in around(article.claims, new, 0) if c.role is Role.LEVEL]
    beside = [c for c in levels if c.unit == new.unit or is_elliptic(c)]
    return new.sentence != old.sentence and len(beside) > 1


def _goes_on_from(new: Claim, old: Claim, change: Claim) -> bool:
    """Whether a later sentence sets beside something else what has grown or fallen already: "поднялся до 130 со 128. Это на 19% ниже пика"."""
    return bool(new.direction) and new.sentence == old.sentence < change.sentence


def _are_of_other_spans(new: Claim, old: Claim) -> bool:
    """Whether one level is told for a quarter and the other for nine months."""
    one, other = new.period, old.period
    return (
        one is not None and other is not None and None not in (one.months, other.months) and one.months != other.months
    )


def _are_of_other_things(new: Claim, old: Claim) -> bool:
    """Whether no slip explains how far apart the two are: "46 млрд рублей, меньше, чем в июне (21,6 тыс. и 124 млрд)"."""
    lesser, greater = sorted((new.figure.value, old.figure.value))
    return greater > lesser * BEYOND


def _in_frame(article: Article, frame: Frame) -> Iterator[Relation]:
    old = frame.first(Role.PREVIOUS)
    new = frame.first(Role.LEVEL, unit=old.unit) if old else None
    if (
        old is None
        or new is None
        or is_told_as_base(new)
        or not in_turn(article, new, old)
        or _is_of_a_list(article, new, old)
        or _are_of_other_things(new, old)
        or _are_of_other_spans(new, old)
        or has_unread(article, *sorted((new, old), key=lambda c: c.index))
        or is_below_zero(article, new)
        or is_below_zero(article, old)
    ):
        return
    order: Order
    other: Order
    told = {
        c.direction
        for c in frame.of(Role.CHANGE, Role.DELTA)
        if not (turns_round(frame, c) or may_turn_round(article, c) or _goes_on_from(new, old, c))
    } - {0}
    if any(cues(word) & {"up", "down"} for word in old.lead[-2:]) and new.direction == old.direction:
        told.add(new.direction)
    if len(told) > 1:
        return  # "поднимется с 1200 до 1280: это на 100 дешевле двух"; "песо сполз с 1342 до 1380, доллар подорожал"
    direction = told.pop() if told else new.direction or _compared(old)
    if direction and old.figure.value != new.figure.value:
        statement = ("direction", new.index, old.index)
        order, other, words = (">=", "<=", UP) if direction > 0 else ("<=", ">=", DOWN)
        turned = (Alternative("direction", other, Figure(old.index)),)
        yield Relation(
            "TC106", new.index, order, Figure(old.index), 2.6, statement, words, turned, strict=new.unit not in RATES
        )


RULE = Rule(
    formula=Bilingual("рост: новое ≥ старое; снижение: новое ≤ старое", "growth: new ≥ old; decline: new ≤ old"),
    message=Bilingual(
        "слово об изменении расходится с уровнями: «{reported}» после {others}",
        "the word of change disagrees with the levels: “{reported}” after {others}",
    ),
    relations=_relations,
    flagged=(
        "Добыча нефти снизилась с ⟨40⟩ до ⟦45 млн тонн⟧.",
        "Число филиалов выросло с ⟨1,6 тыс⟩. до ⟦1,2 тыс⟧.",
        "Объём кредитов сократился с ⟨11,5 млрд⟩ до ⟦18,2 млрд сомов⟧.",
        "Рост цен замедлился до ⟦9,4%⟧ с ⟨8,6%⟩ месяцем ранее.",
        "Область сократила отгрузки зерна со ⟦118 тыс. тонн⟧ в 2022 году до ⟨141 тыс. тонн⟩ в 2023-м.",
        "Фрахт опустился с ⟦24⟧ до ⟨26 долларов за тонну⟩.",
    ),
    accepted=(
        "За год статус получили 3,1 млн человек, годом раньше прирост составлял 2,6 млн, на 16% меньше.",
        "Ставка увеличится на 8,5%, с 10,00 до 10,85 фунта; разрыв, таким образом, сузится с 2,21 до 1,86 фунта.",
        "Банки списали 84 млрд рублей, вдвое больше прошлогоднего, портфель достиг 31,4 трлн рублей.",
        "Пострадали и погибли 1 816 и 223 человека (годом ранее — 1 998 и 212 соответственно): травм меньше, а "
        "смертность выросла на 5,2%.",
        "Парк машин у таксистов сократился с 5,2 до 4,7 млн.",
        "Сбор вырос на 15% к зиме и на 40% к прошлому лету, до 92 млн рублей (80 млн и 65,7 млн соответственно).",
        "Добыча нефти снизилась с 45 до 40 млн тонн.",
        "Рост экономики замедлился с 5 до 3%.",
        "Дефицит вырос с 7,5 до 8,4 млрд долларов.",
        "Темпы снижения ускорились с 3 до 5%.",
        "Средний курс ослаб с 76,9 до 90,7 рубля за доллар.",
        "Рост цен замедлился до 8,4% с 8,6% месяцем ранее.",
        "На участке с 296 км по 322 км скорость будет снижена до 90 км/ч.",
        "Фрахт опустился с 26 до 24 долларов за тонну.",
        "Надой за 2024 год дотянулся до 31 тыс. тонн, тогда как ещё пять лет назад был меньше 26 тыс.",
        "Евро стал одной из жертв взлёта доллара, упав до $1,05 с $1,08 в начале ноября.",
        "Порт обработал 48,2 млн тонн, на 3,6% меньше, чем годом ранее (50,0). Угля — 21,4 млн тонн.",
        "В ноябре порт просел на 31%, но первые десять дней декабря дали надежду: 290 тыс. тонн против 255 тыс., это плюс 14%.",
        "В июле банк выдал 8,1 тыс. кредитов на 46 млрд рублей — меньше, чем в июне (21,6 тыс. и 124 млрд), на 63% по числу и по сумме.",
        "Индекс поднялся до 131,2 пункта со 129,4 в июне. Это на 18% ниже рекорда 2022 года (160 пунктов).",
        "Кафе нарастили долю с 6,7 до 7,2 копейки на каждый рубль оборота.",
        "Улов составил 388 тыс. т, отставание от прошлогоднего графика — 17 тыс. т (4,2%).",
        "Доля нефти снизилась до 2% с 3%, газа (трубопровод плюс СПГ) — до 12% с 17%.",
        "«Преступлений немного меньше — с 68 412 до 68 257», — сказал прокурор и добавил, что краж за год стало больше на 6% "
        "(с 304 до 322).",
        "За восемь месяцев дефицит казны — 3,9 трлн рублей. Это чуть лучше, чем по итогам семи месяцев (тогда недоставало 4,7 "
        "трлн рублей).",
        "Добыто в шахтах 9,4 млн тонн угля (как год назад), в разрезах — 6,61 млн тонн, на 7% меньше.",
        "Азотных удобрений сделали 964 тыс. тонн, на 2,8% ниже мая 2020 г. Фосфорных по итогам мая — 361 тыс. тонн, и это "
        "меньше прошлогоднего на 21,4%.",
        "Область наторговала на 548,2 млн долларов. Это на 5,4% меньше прошлогоднего, но продажи (361,7 млн) всё ещё "
        "почти вдвое больше закупок (186,5 млн долларов).",
        "Пшеницы отправлено 14,6 млн тонн, что на 1,2 млн тонн хуже прежнего, ячменя – 3,5 млн тонн, здесь недостача "
        "0,7 млн тонн.",
        "Трески в этих водах взято 94,2 тыс. тонн, меньше прежнего, а пикши 31,8 тыс. тонн – больше.",
    ),
)
