"""A sum of money with no multiplier among sums of the same flow that have one has lost it; so have people who are told in fractions.

Formula: level ≥ the least of its siblings : 1000, of people : 10. A turnover of 726.8 dollars between turnovers of 823 and 550 million is no
turnover. It is a judgement, and raised only for an amount that is printed with decimals or grew by a rate, as prices are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.units import is_money
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import PERSON, around, levels, printed_noun
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

MANY = ("человек", "граждан", "ян", "ов", "ев", "ей")
"""How nouns end that a multiplier stands before: "2,28 млн граждан"."""
PRICES = ("стои", "цен", "килограмм", "пришл", "приход", "литр", "тонн", "билет", "штук", "просят")
TENTH = Bilingual("не меньше десятой доли соседних чисел", "no less than a tenth of the numbers beside it")
WORDS = Bilingual("не меньше тысячной доли соседних сумм", "no less than a thousandth of the sums beside it")


def _relations(article: Article) -> Iterator[Relation]:
    sums = [
        c
        for c in levels(article)
        if is_money(c.unit) and c.indicator is not None and c.indicator.kind in ("flow", "stock")
    ]
    yield from _people(article)
    rated = {c.frame for c in article.claims if c.role is Role.CHANGE} | {
        c.frame - 1 for c in article.claims if c.role is Role.CHANGE and "и" in c.lead[:1]
    }
    for claim in sums:
        siblings = [c for c in around(sums, claim, 4, 2) if c.index != claim.index and c.unit == claim.unit]
        telling = "," in claim.figure.digits or claim.frame in rated
        if (
            _is_bare(claim)
            and not _is_price(claim)
            and telling
            and len(siblings) > 1
            and not any(_is_bare(c) for c in siblings)
        ):
            yield _no_less(claim, siblings, Fraction(1, 1000), WORDS)


def _people(article: Article) -> Iterator[Relation]:
    """People told in fractions beside others in thousands or millions: "2,28 граждан" beside "6,1 млн человек"."""
    counted = [c for c in levels(article) if c.unit == "1" and (c.figure.scale or printed_noun(c) == PERSON)]
    for claim in counted:
        plural = claim.figure.text.endswith(MANY)  # a fraction has the singular: "2,4 человека на место"
        told = printed_noun(claim) == PERSON and plural and not claim.figure.scale and "," in claim.figure.digits
        siblings = [c for c in around(counted, claim, 4, 2) if c.figure.scale]
        if told and len(siblings) > 1:
            yield _no_less(claim, siblings, Fraction(1, 10), TENTH)


def _no_less(claim: Claim, siblings: Sequence[Claim], part: Fraction, words: Bilingual) -> Relation:
    """That a figure is no less than a part of the least of its siblings."""
    least = min(siblings, key=lambda c: (c.figure.value, c.index))
    return Relation("TC502", claim.index, ">=", Figure(least.index) * part, 1.7, ("lost", claim.index), words)


def _is_price(claim: Claim) -> bool:
    """Whether the words tell a price: "килограмм яблок стоит 48 рублей"."""
    told = any(word.startswith(PRICES) for word in (*claim.lead, *claim.after[:2]))
    return told or claim.after[:1] in (
        ("за",),
        ("на",),
        ("с",),
        ("со",),
    )  # "взнос 12,06 рубля за метр", "49,9 рубля на поездку"


def _is_bare(claim: Claim) -> bool:
    return claim.figure.scale == 0 and 1 <= claim.figure.value < 10_000


RULE = Rule(
    formula=Bilingual("уровень ≥ наименьший из соседних : 1000", "level ≥ least of its siblings : 1000"),
    message=Bilingual(
        "у «{reported}» нет множителя, а у соседних сумм ({others}) он есть",
        "“{reported}” has no multiplier, and the sums beside it ({others}) have one",
    ),
    relations=_relations,
    flagged=(
        "Товарооборот с Россией превысил 823 млн долларов. Вторым по обороту стал Китай: ⟦726,8 доллара⟧. Оборот с Казахстаном составил "
        "⟨550 млн долларов⟩.",
        "Экспорт пшеницы принёс ⟨148,4 млн долларов⟩, экспорт ячменя — ⟦17,8 доллара⟧, экспорт кукурузы — 180,2 млн долларов.",
        "Доходы области достигли ⟨20,4 млрд рублей⟩, доходы столицы — 31,6 млрд рублей, доходы района — ⟦416,4 рубля⟧.",
        "За месяц за рубеж улетели ⟦2,14 граждан⟧, на 28,4% больше. Всего перевозчики обслужили 5,9 млн человек. Внутри "
        "страны перевезено ⟨3,8 млн человек⟩.",
    ),
    accepted=(
        "Экспорт нефти принёс 148,4 млн долларов при цене 56,76 доллара за баррель, импорт составил 180,2 млн долларов.",
        "Доходы банка выросли до 20,4 млрд рублей, расходы — до 16,5 млрд рублей, а комиссия — до 85 рублей.",
        "Один перевод в среднем равнялся 98 долларам, весь поток — 12,9 млрд долларов, из них 3,9 млрд — Узбекистан.",
        "Выручка составила 20,4 млрд рублей, дивиденды — 31,6 млрд рублей; акции подорожали до 416,4 рубля.",
        "Доходы от билетов — 401 млн рублей, расходы — 1,16 млрд рублей, дотация — 759 млн рублей, то есть 49,9 рубля на поездку.",
        "Доходы от билетов — 1,79 млрд рублей (28,1 рубля с пассажира), расходы — 3,08 млрд рублей.",
        "Всего перевозчики обслужили 5,9 млн человек, внутри страны – 3,8 млн человек. На номер пришлось 2,7 человека.",
        "В области живёт 1,4 млн человек, в столице – 0,6 млн человек, по 38,4 человека на квадратный километр.",
    ),
    judgement=True,
)
