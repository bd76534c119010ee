"""What a mean, a price or a yield is the quotient of: which total near it, and which number, judged by where they stand and what they
are called.

Beside the wordings that leave no doubt (``each``, ``products``). A reading that holds accounts for the quotient; one that most signs
speak for is told only where a usual slip would make it fit. The weights were fitted on 610 quotients of right texts, of 229 of which
a reading is labelled or fits so well that chance seldom would, and halved (see ``choice`` and ``benchmarks/accuracy/weights.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES, TIMES
from tradecheck.figure.units import is_money
from tradecheck.interval import Interval
from tradecheck.lexicon.loader import fold
from tradecheck.relation.choice import likeliest
from tradecheck.relation.each import is_coarse, is_for_each, is_one_of_two, of_one_size
from tradecheck.relation.links import around, close_by, of_another_stretch, printed_noun, same_time
from tradecheck.relation.near import lacks_unit
from tradecheck.relation.once import once_an_article
from tradecheck.relation.products import Product, conversion, is_mean, measured

REACH: Final = 3
"""How many sentences from a quotient its total and its number may stand."""
SUREST: Final = 1.1
"""What signs alone can say at the most."""

NONE: Final = 1.9
"""How much speaks for no reading at all."""
SIGNS: Final = {
    "a mean with its unit": 2.5,
    "told with its unit": -1.6,
    "told as a mean": -0.9,
    "told for each": 0.4,
    "told for one": 0.7,
    "told by a name": 0.4,
    "told to fall on each": -3.2,
    "all in one sentence": 1.8,
    "both in one sentence": 1.4,
    "both side by side": 0.6,
    "number by its name": 1.1,
    "the only number by its name": 0.7,
    "number in the sentence": 1.8,
    "number next to the quotient": 0.9,
    "number behind the quotient": -1.7,
    "number a quotient itself": -1.2,
    "number a target": -0.6,
    "number of another time": -0.1,
    "number of who knows what": -0.8,
    "the only number in its sentence": 1.2,
    "total in the sentence": 1.2,
    "total next to the quotient": 1.1,
    "total behind the quotient": -1.4,
    "total a quotient itself": -2.1,
    "total a target": -0.9,
    "total of another time": -0.7,
    "total told as such": 1.6,
    "total less than the quotient": -1.2,
    "another before the total": 0.1,
    "the only total": 0.9,
    "the only total in its sentence": 1.8,
}
"""What each sign adds for a total and a number."""
_LEVELS: Final = (Role.LEVEL, Role.TARGET)
_NAMES: Final = (
    "урожайн", "надо", "плотност", "нагрузк", "продуктивн", "яйценоск", "тариф", "взнос", "норматив", "наработк", "выработк",
    "коэффициент", "ставк",
)  # fmt: skip
"""What words that name a quotient begin with."""
_SHARED_OUT: Final = ("приход", "пришл")
_SPANS: Final = {"day": ("сут", "день", "дневн", "среднесут", "ежедн"), "month": ("месяч", "месяц", "ежемес")}
"""What words that tell of each of a number of days or months begin with."""
SWING: Final = Interval.of(Fraction(985, 1000), Fraction(1015, 1000))
"""By how much a mean may miss what it is of: it leaves out what was sold otherwise, and who came or left within the year."""
STEM: Final = 3


@once_an_article
def quotients(article: Article) -> Iterator[Product]:
    """Every quotient with the totals and numbers near it, the likeliest first."""
    for rate in article.claims:
        pairs = ((sum(SIGNS[sign] for sign in signs), pair) for signs, pair in signs_of(article, rate))
        for odds, (total, number) in likeliest(pairs, NONE):
            yield quotient(article, rate, number, total, min(odds, SUREST))


def quotient(article: Article, rate: Claim, number: Claim, total: Claim, odds: float) -> Product:
    """The quotient of the two, with what turns their units into one another."""
    above, below = _units(article.claims, rate)
    unit = total.unit if lacks_unit(rate) else above
    factor = (conversion(number.unit, below) if below else Fraction(1)) * conversion(unit, total.unit)
    return Product(rate, number, total, factor, odds)


def signs_of(article: Article, rate: Claim) -> Iterator[tuple[list[str], tuple[Claim, Claim]]]:
    """Every total and number near a quotient, with the signs that speak for them or against them; none for what is no quotient."""
    telling = _tellings(article)
    told = telling[rate.index]
    if told is None or (rate.unit != "1" and is_coarse(rate)):
        return
    above, below = _units(article.claims, rate)
    near = [c for c in close_by(article, rate, REACH, REACH) if _may_be_told(c) and c is not rate]
    near = [c for c in near if not of_another_stretch(rate, c)]
    totals = [c for c in near if _may_be_total(rate, above, c)]
    numbers = [c for c in near if _may_be_number(below, c)]
    named = {c.index for c in numbers if (below and c.unit == below) or _is_named(c, rate)}
    numbers = [c for c in numbers if c.unit == "1" or c.index in named]
    greater = [c for c in totals if c.figure.value > rate.figure.value]
    of_total = [(c, [*_of_place(telling, rate, c, "total"), *_of_total(rate, c, totals, greater)]) for c in totals]
    of_number = [(c, [*_of_place(telling, rate, c, "number"), *_of_number(c, numbers, named)]) for c in numbers]
    for number, one in of_number:
        for total, other in of_total:
            if total is not number and (total.unit != number.unit or total.unit == "1"):
                yield [told, *one, *other, *_of_both(rate, total, number)], (total, number)


@once_an_article
def _tellings(article: Article) -> Iterator[str | None]:
    """How the words tell of each figure that it is a quotient; ``None`` of those of which they do not."""
    return (_told(article.claims, claim) for claim in article.claims)


def _told(claims: Sequence[Claim], rate: Claim) -> str | None:
    above, slash, _ = rate.unit.partition("/")
    if rate.role not in _LEVELS or rate.figure.is_range or above in RATES or above in TIMES or is_one_of_two(rate):
        return None
    if slash:
        return "a mean with its unit" if is_mean(rate) else "told with its unit"
    if _one_before(claims, rate) is not None:
        return "told for one"
    if is_for_each(rate):
        return "told for each"
    if is_mean(rate):
        return "told as a mean"
    if rate.after[:1] == ("за",) and _is_numbered(claims, rate):
        return "told for one"
    if any(word.startswith(_NAMES) for word in rate.lead):
        return "told by a name"
    shared = "на" in rate.lead and any(word.startswith(_SHARED_OUT) for word in rate.lead)
    return "told to fall on each" if shared else None


def _is_numbered(claims: Sequence[Claim], rate: Claim) -> bool:
    """Whether what a figure is told for is numbered in its sentence: "на 126 номеров... по 8,5 млн за номер"."""
    beside = (c for c in around(claims, rate, 0) if c is not rate and c.unit == "1")
    words = (word for c in beside for word in (*fold(c.figure.text).split(), *c.after[:1]))
    return len(rate.after) > 1 and any(word.isalpha() and akin(word, rate.after[1]) for word in words)


def _one_before(claims: Sequence[Claim], rate: Claim) -> Claim | None:
    """The one of something that a figure is told for: "один километр обошёлся в 78,5 млн", "на одну тонну пришлось 2 грамма"."""
    before = claims[rate.index - 1] if rate.index else None
    return before if before is not None and before.sentence == rate.sentence and before.figure.value == 1 else None


def _units(claims: Sequence[Claim], rate: Claim) -> tuple[str, str]:
    """What a quotient is told in, and what it is told for; the latter empty where words alone tell it."""
    above, slash, below = rate.unit.partition("/")
    one = None if slash else _one_before(claims, rate)
    return above, below if one is None or one.unit == "1" else one.unit


def _may_be_told(claim: Claim) -> bool:
    return (
        (claim.role in _LEVELS or claim.unit in _SPANS)
        and claim.figure.value != 1
        and (claim.unit == "1" or not is_coarse(claim))
    )


def _may_be_total(rate: Claim, above: str, claim: Claim) -> bool:
    if "/" in claim.unit or claim.unit in RATES or claim.unit in TIMES:
        return False
    if claim.unit == rate.unit and of_one_size(rate, claim):
        return False
    if (
        claim.unit == above
        or {claim.unit, above} <= {"1", "item", "person"}
        or (lacks_unit(rate) and is_money(claim.unit))
    ):
        return True
    return not is_money(above) and not is_money(claim.unit) and measured(claim.unit) == measured(above) != "count"


def _may_be_number(below: str, claim: Claim) -> bool:
    figure = claim.figure
    if "/" in claim.unit or claim.unit in RATES or is_money(claim.unit) or figure.is_range or figure.value <= 1:
        return False
    if below:
        return claim.unit == below if claim.unit in TIMES else measured(claim.unit) == measured(below)
    return claim.unit in TIMES or measured(claim.unit) != "count" or figure.value % 1 == 0


def _is_named(number: Claim, rate: Claim) -> bool:
    """Whether the words around a quotient name what is numbered: "одно место обошлось в...", "средний чек"."""
    names = [word for word in (*rate.lead, *rate.after) if not cues(word)]
    if number.unit in _SPANS:
        return any(name.startswith(_SPANS[number.unit]) for name in names)
    own = (*fold(number.figure.text).replace(".", " ").split(), *number.after[:2])
    return any(akin(word, name) for word in own if word.isalpha() for name in names)


def akin(one: str, other: str) -> bool:
    """Whether two words may be forms of one: they begin alike but for one letter of the shorter, or three of the longer.

    >>> akin("место", "мест"), akin("чек", "чеков"), akin("место", "месяц")
    (True, True, False)
    """
    shorter, longer = sorted((len(one), len(other)))
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shorter)
    return alike >= max(STEM, longer - 3, shorter - 1)


def _of_place(telling: Sequence[str | None], rate: Claim, claim: Claim, which: str) -> Iterator[str]:
    if claim.sentence == rate.sentence:
        yield f"{which} in the sentence"
    if abs(claim.index - rate.index) == 1:
        yield f"{which} next to the quotient"
    if claim.index > rate.index:
        yield f"{which} behind the quotient"
    if claim.own_period and rate.own_period and not same_time(claim, rate):
        yield f"{which} of another time"
    if claim.role is Role.TARGET:
        yield f"{which} a target"
    if "mean" in claim.notes or telling[claim.index] is not None:
        yield f"{which} a quotient itself"


def _of_total(rate: Claim, total: Claim, totals: Sequence[Claim], greater: Sequence[Claim]) -> Iterator[str]:
    first, last = sorted((rate.index, total.index))
    if any(first < c.index < last for c in totals):
        yield "another before the total"
    if "total" in total.notes:
        yield "total told as such"
    if total.figure.value <= rate.figure.value and total.unit == rate.unit:
        yield "total less than the quotient"
    if [c.index for c in greater] == [total.index]:
        yield "the only total"
    if sum(c.sentence == total.sentence for c in greater) == 1:
        yield "the only total in its sentence"


def _of_number(number: Claim, numbers: Sequence[Claim], named: set[int]) -> Iterator[str]:
    if number.index in named:
        yield "number by its name"
        if len(named) == 1:
            yield "the only number by its name"
    if number.unit == "1" and not printed_noun(number) and not number.after:
        yield "number of who knows what"
    if sum(c.sentence == number.sentence for c in numbers) == 1:
        yield "the only number in its sentence"


def _of_both(rate: Claim, total: Claim, number: Claim) -> Iterator[str]:
    if total.sentence == number.sentence:
        yield "both in one sentence"
        if total.sentence == rate.sentence:
            yield "all in one sentence"
    if abs(total.index - number.index) == 1:
        yield "both side by side"
