"""The exchange rates that the currency pairs of a text imply agree with one another, and with the rates that the user gives.

Formula: (amount in B : amount in A) is the same for every pair, give or take 20 %: rates move, but not tenfold within an article.
With ``exchange-rates`` configured, it is the rate given there, under the same tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.units import is_money
from tradecheck.interval import Interval
from tradecheck.relation.algebra import Figure, Range
from tradecheck.relation.links import around
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

REACH = 6
"""How many sentences apart two pairs may be compared."""
WORDS = Bilingual("сумма × курс другой пары", "amount × rate of another pair")
GIVEN = 3.0
"""How surely a rate that the user gives is meant, in log-odds."""
PARALLEL = 3.0
"""The same of two pairs that are the ends of one change."""
TOLD = 3.6
"""The same of a rate that the text itself tells with the two sums."""
GIVEN_WORDS = Bilingual("сумма × заданный курс", "amount × rate given")
TOLD_WORDS = Bilingual("сумма × названный курс", "amount × rate told")
_ENDS = ((("с",), ("до",)), (("со",), ("до",)), (("до",), ("с",)), (("до",), ("со",)))
CLOSE = Interval.of(Fraction(98, 100), Fraction(102, 100))
"""By how much a sum may differ from what it comes to at the rate told with it."""
_EQUALS = frozenset("это равно равняется составляет составит составило в рублях тенге примерно около или".split())
SWING = Interval.of(Fraction(5, 6), Fraction(6, 5))
"""By how much the rates of one text may differ."""


def _relations(article: Article) -> Iterator[Relation]:
    pairs = list(_pairs(article))
    yield from _against_given(article, pairs)
    yield from _against_told(article)
    hosts = {equal.index: host for host, equal in pairs}
    equals = [equal for _, equal in pairs]
    for host, equal in pairs:
        for other_equal in around(equals, equal, REACH, REACH):
            other_host = hosts[other_equal.index]
            if other_equal.index == equal.index or (host.unit, equal.unit) != (other_host.unit, other_equal.unit):
                continue
            rate = Figure(other_equal.index) / Figure(other_host.index)
            formula = Figure(host.index) * rate * Range(SWING)
            beside = _change_into_one_another((other_host, other_equal), (host, equal))
            prior = PARALLEL if beside else 2.8 if len(pairs) > 2 else 2.0
            yield Relation("TC402", equal.index, "=", formula, prior, ("rate", equal.index), WORDS)


def _change_into_one_another(*pairs: tuple[Claim, Claim]) -> bool:
    """Whether two pairs are a level and its base, told in one breath: "с 60 млрд долларов (102 млрд манатов) до 73,5 (125)"."""
    first, second = sorted(pairs, key=lambda pair: pair[0].index)
    told = (first[0].lead[-1:], second[0].lead[-1:])
    return told in _ENDS and second[0].index == first[1].index + 1 and first[0].sentence == second[0].sentence


def _against_given(article: Article, pairs: list[tuple[Claim, Claim]]) -> Iterator[Relation]:
    """Each pair against the rate that the user gives for its currencies."""
    roubles = {"RUB": Decimal(1), **article.rates}
    for host, equal in pairs:
        if host.unit != equal.unit and (host.unit in article.rates or equal.unit in article.rates):
            paid, got = roubles.get(host.unit), roubles.get(equal.unit)
            if paid and got:
                rate = Interval.point(Fraction(paid) / Fraction(got))
                formula = Figure(host.index) * Range(rate * SWING)
                yield Relation("TC402", equal.index, "=", formula, GIVEN, ("given rate", equal.index), GIVEN_WORDS)


def _against_told(article: Article) -> Iterator[Relation]:
    """Two sums told as one, and the rate beside them: "128 млн долларов, или 10,3 млрд рублей (курс — 80,5 рубля)"."""
    for rate in article.claims:
        paid, _, got = rate.unit.partition("/")
        if not is_money(paid) or (got and not is_money(got)) or (not got and rate.figure.scale):
            continue
        for host, equal in _told_at(article, rate):
            units = {host.unit, equal.unit}
            fits = units == {paid, got} if got else paid in units and len(units) > 1 and all(map(is_money, units))
            if fits and not host.figure.is_range:
                paying, bought = (equal, host) if equal.unit == paid else (host, equal)
                formula = Figure(bought.index) * Figure(rate.index) * Range(CLOSE)
                yield Relation("TC402", paying.index, "=", formula, TOLD, ("rate told", rate.index), TOLD_WORDS)


def _told_at(article: Article, rate: Claim) -> Iterator[tuple[Claim, Claim]]:
    """The two sums that a rate is told with: both before it, or the second after it: "по курсу ЦБ (94,5 рубля за евро) это 5,86 млрд"."""
    named = any(word.startswith("курс") for word in rate.lead)
    before = article.claims[max(0, rate.index - 2) : rate.index]
    if len(before) > 1 and (named or before[1].after[:1] == ("по",)) and before[1].sentence == rate.sentence:
        yield from [(before[0], before[1])] if _is_same_sum(before[0], before[1]) else []
    following = article.claims[rate.index + 1 : rate.index + 2]
    after = [c for c in following if c.sentence == rate.sentence and c.lead and _EQUALS.issuperset(c.lead)]
    if named and before and after and rate.sentence - before[-1].sentence <= 1:
        yield before[-1], after[0]


def _is_same_sum(host: Claim, equal: Claim) -> bool:
    told = (
        equal.role is Role.EQUIVALENT
        or equal.lead in (("или",), ("то", "есть"), ("это",))
        or _is_converted(host, equal)
    )
    return told and host.sentence == equal.sentence


def _pairs(article: Article) -> Iterator[tuple[Claim, Claim]]:
    """Each amount with the same amount in another currency."""
    for claim in article.claims[1:]:
        host = article.claims[claim.index - 1]
        if (
            ((claim.role is Role.EQUIVALENT and host.frame == claim.frame) or _is_converted(host, claim))
            and host.sentence == claim.sentence
            and not (host.figure.is_range or claim.figure.is_range)
        ):
            yield host, claim


def _is_converted(host: Claim, claim: Claim) -> bool:
    """Whether the words tell an amount to be the one before it in another currency: "31,2 млрд тенге, что эквивалентно 60 млн долларов"."""
    moneys = host.unit != claim.unit and is_money(host.unit) and is_money(claim.unit)
    return moneys and any(word.startswith(("эквивал", "пересч")) or word == "курсу" for word in claim.lead)


RULE = Rule(
    formula=Bilingual("курсы пар сходятся в пределах 20 %", "the rates of the pairs agree within 20 %"),
    message=Bilingual(
        "«{reported}» не сходится с обменным курсом: по {others} выходит {computed}",
        "“{reported}” disagrees with the exchange rate: by {others} it is {computed}",
    ),
    relations=_relations,
    flagged=(
        "Резервы фонда выросли с ⟨48,21 млрд долларов⟩ (⟦21,86 млрд тенге⟧) до ⟨52,64 млрд долларов⟩ (⟨23,87 трлн тенге⟩).",
        "Завод продают за ⟨62 млн евро⟩. По курсу ЦБ (⟨94,5 рубля за евро⟩) это ⟦6,85 млрд рублей⟧.",
        "Контракт подписали на ⟨128 млн долларов⟩, или ⟨1,03 млрд рублей⟩ (официальный курс на день подписания — ⟦80,50 рубля за доллар⟧).",
        "Вина ввезли на ⟦43,6 млн евро⟧ (⟨3,5 млрд рублей⟩ по курсу ⟨94,2 рубля за евро⟩).",
        "Бюджет вырос с ⟨80 млрд гривен⟩ (⟨$3,2 млрд⟩) до ⟨145 млрд гривен⟩ (⟦$58 млрд⟧), а расходы — до 90 млрд гривен ($3,6 млрд).",
        "Выручка — ⟨978 млрд тенге⟩ (⟦1880 млрд долларов⟧), год назад — ⟨867 млрд тенге⟩ (⟨1890 млн долларов⟩), в плане — 900 млрд тенге "
        "(1850 млн долларов).",
        "Кредит — ⟨4,2 млрд сомов⟩ (⟦$4,8 млн⟧), грант — ⟨1,1 млрд сомов⟩ (⟨$12,6 млн⟩), ещё 2 млрд сомов ($22,9 млн) даст банк.",
        "Фермеры выручили за чечевицу ⟨20,8 млрд тенге⟩ (⟨4 млн долларов⟩). Льна вывезено на ⟨31,2 млрд тенге⟩, что по тому же курсу эквивалентно ⟦60 млн долларов⟧.",
        "Из СНГ поступило ⟦46,8 млн долларов⟧, что при курсе ⟨2,71 лари⟩ составляет ⟨17,3 млн лари⟩.",
        "Порт купил два крана за ⟦196 млн юаней⟧. Курс — ⟨11,42 рубля за юань⟩, в рублях это ⟨2,42 млн⟩.",
    ),
    accepted=(
        "Резервы фонда выросли с 48,21 млрд долларов (21,86 трлн тенге) до 52,64 млрд долларов (23,87 трлн тенге).",
        "Завод продают за 62 млн евро. По курсу ЦБ (94,5 рубля за евро) это 5,86 млрд рублей.",
        "Контракт подписали на 128 млн долларов, или 10,3 млрд рублей (официальный курс на день подписания — 80,50 рубля за доллар).",
        "За дом просят 846 млн рублей, или 10,5 млн долларов по нынешним 80,6 рубля за доллар.",
        "Бюджет вырос с 80 млрд гривен ($3,2 млрд) до 145 млрд гривен ($5,8 млрд).",
        "Выручка — 7058 млрд тенге (13 565 млн долларов), год назад — 6349 млрд тенге (13 838 млн долларов).",
        "Завод стоит 102,1 млрд манатов ($60 млрд), линия — 2,3 млрд манатов ($1,4 млрд).",
        "Кредит — 4,2 млрд сомов ($48 млн), грант — 1,1 млрд рублей ($12,6 млн).",
    ),
)
