"""A part named of a whole is no greater than the whole.

Formula: part ≤ whole, for each member of a list that "из них", "в том числе" or a colon opens. What stands beside the whole
("кроме того", "помимо этого") is no part of it. What is called the main part ("львиную долю") is no small part either.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.elliptic import is_elliptic
from tradecheck.relation.links import around, is_bare, is_with_partner, levels, opens_list, same_time
from tradecheck.relation.main_parts import main_parts
from tradecheck.relation.model import Relation
from tradecheck.relation.parts import divisions
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WILD = 30
"""So many times its revenue a profit is by a slip alone."""
PROFIT = Bilingual("прибыль не больше выручки", "a profit is no more than the revenue")
WORDS = Bilingual("часть не больше целого", "a part is no more than the whole")
MAIN = Bilingual("основная часть не меньше десятой доли целого", "the main part is no less than a tenth of the whole")
LEAST = 10
"""The main part of a whole is more than this part of it."""
CALLED, FARTHER = 2.4, 2.0
"""Priors of the level before what is called its main part, and of those farther off."""


def _relations(article: Article) -> Iterator[Relation]:
    found = list(levels(article, roles=(Role.LEVEL, Role.ASIDE)))
    yield from _partners(article, found)
    yield from _profits(found)
    yield from _main_parts(article)
    for place, claim in enumerate(found):
        whole = _whole_before(found, place)
        if (
            whole is None
            or _has_its_own(article, whole, claim)
            or claim.notes & {"besides", "share"}
            or _is_of_another_time(whole, claim)
            or not opens_list(claim)
        ):
            continue
        whole = _all_of(article, whole) if whole.sentence < claim.sentence else whole
        for part in _members(found, place):
            if _is_in_later_bracket(article, whole, part) or (is_elliptic(whole) and whole.sentence != part.sentence):
                continue
            if part.lead[-1:] == ("на",) or _is_of_counted(article, whole, part):
                continue  # "118 школ, три из них новые: на 1 550, 1 100 и 875 мест"
            if is_bare(whole) and "," in whole.figure.digits:
                continue  # "на тысячу жителей — 9,4 и 12,8"
            if whole.unit == "1" and not whole.figure.scale and part.figure.scale:
                continue  # "дефолтов за год — 14, из них девять у одной группы, на 611 млн": who knows what of
            statement = ("whole", whole.index, part.index)
            prior = 2.4 if whole.sentence == part.sentence else 2.2
            yield Relation("TC202", part.index, "<=", Figure(whole.index), prior, statement, WORDS)


def _is_in_later_bracket(article: Article, whole: Claim, part: Claim) -> bool:
    """Whether a bracket opens after the words for a list: "травм — 61, из них 3 тяжёлые (годом ранее 88 и 7)"."""
    between = article.text[whole.figure.end : part.figure.start].lower()
    return part.depth > whole.depth and between.rfind("(") > max(map(between.rfind, ("них", "числе", "котор")))


def _is_of_counted(article: Article, whole: Claim, part: Claim) -> bool:
    """Whether a part whose unit is not printed is one of what was counted before: "14,8 тыс. домов на 496 МВт, из которых 9,1 тыс. — дачи"."""
    before = article.claims[whole.index - 1] if whole.index else whole
    counts = before.sentence == whole.sentence and before.unit == "1" and before.figure.scale == part.figure.scale
    return part.figure.latent and counts and before.figure.value > 0 and whole.unit != "1"


def _has_its_own(article: Article, whole: Claim, part: Claim) -> bool:
    """Whether a plan or a mean stands right before the list, nearer than the level: "собрать 3,1 млн шин, из них 0,8 млн"."""
    before = article.claims[part.index - 1]
    near = before is not whole and before.sentence == part.sentence and before.unit == part.unit
    return near and before.role is not Role.LEVEL and before.figure.value >= part.figure.value


def _is_of_another_time(whole: Claim, part: Claim) -> bool:
    return part.own_period and not _is_within(whole, part)


def _is_within(whole: Claim, part: Claim) -> bool:
    """Whether the part is told for a time within that of the whole: "за третий квартал — 3,4 млн, в том числе в августе — 1,2"."""
    return whole.period is not None and part.period is not None and whole.period.covers(part.period)


def _whole_before(found: list[Claim], place: int) -> Claim | None:
    """The level in the same unit and of the same time that stands before the list: next to it, or at the end of the sentence before."""
    part = found[place]
    near = found[max(0, place - 3) : place]
    greater = {
        c.index
        for c in near
        if c.sentence == part.sentence and c.figure.value >= part.figure.value and c.unit == part.unit
    }
    for whole in reversed(near):
        if greater and whole.sentence == part.sentence and whole.unit == part.unit and whole.index not in greater:
            continue  # "10 914 животных 738 видов, в том числе 2 306 млекопитающих"
        away = part.sentence - whole.sentence
        if away > 1 or (away == 1 and part.lead[:1] not in (("из",), ("среди",)) and "них" not in part.lead):
            return None
        if whole.behind[:2] == ("из", "них"):
            return None  # "64 из них": a part itself
        if whole.lead == ("из",) and any(c.index == whole.index - 1 and c.sentence == whole.sentence for c in found):
            continue  # "540 организаций из 63 регионов, среди них 210 заводов"
        if whole.frame != part.frame and whole.unit == part.unit:
            return whole if same_time(whole, part) or _is_within(whole, part) else None
        if away == 0:
            return None
    return None


def _all_of(article: Article, part: Claim) -> Claim:
    """What the part makes up together with others, since the next sentence's "среди них" speaks of them all; else itself."""
    made_up = (d.whole for d in divisions(article) if part in d.parts and d.adds_up(narrow=True))
    return next(made_up, part)


def _members(found: list[Claim], place: int) -> Iterator[Claim]:
    """The part that opens a list, and those that go on with it, each with its name behind: "14 млн тонн пшеницы и 15 млн тонн ячменя"."""
    first = found[place]
    yield first
    for part in found[place + 1 :]:
        goes_on = part.sentence == first.sentence and part.unit == first.unit and same_time(first, part)
        if (
            not goes_on
            or part.own_period
            or not first.behind
            or not part.behind
            or set(part.lead) - {"и", *first.behind}
        ):
            return
        first = part
        yield part


def _profits(found: list[Claim]) -> Iterator[Relation]:
    """A profit against the revenue that it is left of: one that is many times as great is of another multiplier."""
    revenues = [c for c in found if c.indicator is not None and c.indicator.name == "revenue" and c.own_indicator]
    for revenue in revenues:
        beside = (c for c in around(found, revenue, 1, 2) if c.indicator is not None and c.indicator.name == "profit")
        for profit in (c for c in beside if c.own_indicator and c.unit == revenue.unit and same_time(revenue, c)):
            if profit.figure.value < revenue.figure.value * WILD:
                continue  # a sale of shares may bring more than all that is sold
            statement = ("profit", profit.index, revenue.index)
            yield Relation("TC202", profit.index, "<=", Figure(revenue.index), 2.2, statement, PROFIT)


def _main_parts(article: Article) -> Iterator[Relation]:
    """What is called the main part against the levels before it: it is no more than one of them, and no small part of it."""
    for part, wholes in main_parts(article):
        for whole in wholes:
            prior = CALLED if whole is wholes[0] else FARTHER
            yield Relation("TC202", part.index, "<=", Figure(whole.index), prior, ("main part", part.index), WORDS)
            least = Figure(whole.index) / LEAST
            yield Relation("TC202", part.index, ">=", least, prior, ("least main part", part.index), MAIN)


def _partners(article: Article, found: list[Claim]) -> Iterator[Relation]:
    """The trade with one partner against all trade: only a difference that another multiplier explains is held to it."""
    wholes = [c for c in found if c.indicator is not None and c.indicator.total_of and c.own_indicator]
    wholes = [c for c in wholes if not is_with_partner(article, c)]
    for whole, part in ((one, other) for one in wholes for other in around(found, one, 0, 4)):
        fits = part.index > whole.index and part.figure.unit == whole.figure.unit and same_time(whole, part)
        named = part.indicator is not None and part.indicator.name == whole.indicator.name  # type: ignore[union-attr]
        near = part.paragraph == whole.paragraph and not (part.notes | whole.notes) & {"besides"}
        counts = part.unit == "1"  # "терминалов в торговле — 437 тыс., карт в обращении — 63 млн"
        if (
            fits
            and near
            and named
            and not counts
            and not part.own_period
            and part.figure.value > 5 * whole.figure.value
        ):
            yield Relation(
                "TC202", part.index, "<=", Figure(whole.index), 1.5, ("whole", whole.index, part.index), WORDS
            )


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
        "Порт отгрузил ⟦31,4 млн тонн⟧ зерна, в том числе 13,9 млн тонн пшеницы и ⟨148 млн тонн⟩ кукурузы.",
        "За год остров принял ⟦47,3 млн туристов⟧. Россиян среди них ⟨61 млн⟩.",
        "За третий квартал аэропорт принял ⟦3,4 млн пассажиров⟧, в том числе в августе — ⟨12,4 млн⟩.",
        "Кедрового ореха край вывез на ⟦7,31 млн долларов⟧. Львиную долю, ⟨24,6 млн долларов⟩, взял Китай.",
        "На капремонт школ выделено ⟨3,12 млрд рублей⟩. Основную часть — ⟦2,48 млн рублей⟧ — дала федеральная казна.",
        "За квартал выручка завода составила ⟦1,468 млн долларов⟧, на 9,4% меньше. EBITDA снизилась до ⟨487 млн долларов⟩.",
    ),
    accepted=(
        "Порты края приняли 219,6 млн тонн: сухих грузов — 91,2 млн, наливных — 128,4 млн. Среди них Ейск обработал 136,2 млн тонн.",
        "Район собрал 358 тыс. тонн зерна, кроме того, получено 400 тыс. тонн рапса.",
        "Район собрал 358 тыс. тонн зерна, в том числе пшеницы — 291 тыс. тонн.",
        "В страну ввезли 12,4 тыс. автомобилей, из них 8,1 тыс. — из Китая.",
        "Доходы составили 49,6 млрд рублей, расходы — 52,4 млрд рублей, в том числе на медицину — 13,4 млрд рублей.",
        "Торговля услугами составила 5,8 млрд долларов, товарами — 30,3 млрд долларов, общий оборот достиг 36,1 млрд долларов.",
        "Рассмотрено 286 жалоб, 64 из них удовлетворены, по 97 отказано, 125 в работе.",
        "Опрошены 540 организаций из 63 регионов, среди них 210 обрабатывающих и 95 торговых.",
        "Пакет обошёлся в 6,4 млрд рублей; исходя из этого вся компания оценена в 25,6 млрд рублей.",
        "На заводе трудятся 2 340 человек. В этом году он рассчитывает собрать 3,1 млн шин, из них 0,8 млн отправить за границу.",
        "В городе 118 школ, три из них новые: на 1 550, 1 100 и 875 мест.",
        "К сетям присоединили 14,8 тыс. потребителей мощностью 496 МВт, из которых 9,1 тыс. — льготники.",
        "Кедрового ореха край вывез на 31,7 млн долларов. Львиную долю, 24,6 млн долларов, взял Китай.",
        "Дилеры края продали 7 180 автобусов, из них 2 410 пришлись на китайские. Львиная доля остальных — 3 860 машин — наши.",
        "Продали 142 тыс. кв. м жилья. Здесь же введена основная часть квартального объёма: 36 тыс. кв. м из 44 тыс.",
        "Рыбаки добыли 1,48 млн тонн. Это на 7,3% меньше. На озёра пришлось 9,62 тыс. тонн. Львиную долю, 1,13 млн тонн, дал океан.",
        "Разницу сократили на 64 млрд рублей, до 402 млрд. Большую часть этого, 41 млрд рублей, дали переносы платежей.",
        "Терминалов в торговле установлено 431,5 тыс., карт в обращении 61,8 млн.",
        "Выросла и торговля области с Молдавией — на 16%, до 487,2 тыс. долларов. Примерно вдвое упал оборот с Туркменией (до "
        "594 тыс. долларов) и Киргизией (до 4,8 млн).",
        "За квартал выручка завода составила 1,468 млрд долларов, на 9,4% меньше. EBITDA снизилась до 487 млн долларов.",
        "Выручка фонда — 1,4 млн долларов, прибыль от продажи доли — 3,1 млн долларов.",
    ),
)
