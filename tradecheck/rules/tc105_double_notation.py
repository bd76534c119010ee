"""One change told twice, in per cent and in times, is the same change.

Formula: r = 1 + p for growth; for decline r = 1 : (1 − p).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tradecheck.claim.cues import cues
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import is_compared
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

HEADLINE = 3.2
"""Prior of a headline that takes the hundreds of the text's per cent for times."""
OPENING = 2.4
"""The same of a sentence that opens the text."""
NEARER = Decimal("0.5")
"""How near the hundreds must come to the times there."""
WHOLE = 100
REACH = 3
INDEX = Bilingual("процент : 100", "per cent : 100")
FORMULA = Bilingual("1 + процент : 100", "1 + per cent : 100")
FALLEN = Bilingual("1 : (1 − процент : 100)", "1 : (1 − per cent : 100)")


def _relations(article: Article) -> Iterator[Relation]:
    for frame in article.frames:
        percents = [c for c in frame.of(Role.CHANGE) if c.unit == "%"]
        times = [c for c in frame.of(Role.CHANGE) if c.unit == "x"]
        if (
            len(percents) == len(times) == 1
            and abs(percents[0].index - times[0].index) == 1
            and not _is_of_third(times[0])
        ):
            percent, multiple = percents[0], times[0]
            share = Figure(percent.index) / 100
            told, statement = percent.direction or multiple.direction, ("double", multiple.index)
            if told >= 0:
                yield Relation("TC105", multiple.index, "=", 1 + share, 2.2, statement, FORMULA)
            if told <= 0:  # "вдвое, на 45,3%, усохла": either, where no word tells
                yield Relation("TC105", multiple.index, "=", 1 / (1 - share), 2.2, statement, FALLEN)
    yield from _of_headline(article)
    yield from _of_index(article)


def _of_index(article: Article) -> Iterator[Relation]:
    """Times that tell anew how many per cent of the former level there are: "619% от прежнего объёма (то есть в 6,2 раза больше)"."""
    for percent, multiple in pairwise(article.claims):
        told = percent.unit == "%" and percent.role in (Role.INDEX, Role.SHARE, Role.PERCENT) and percent.figure.value > WHOLE
        anew = multiple.depth > percent.depth or multiple.lead[-3:-1] == ("то", "есть")
        if told and anew and multiple.unit == "x" and multiple.direction > 0 and multiple.sentence == percent.sentence:
            yield Relation("TC105", multiple.index, "=", Figure(percent.index) / 100, 2.2, ("double", multiple.index), INDEX)


def _is_of_third(change: Claim) -> bool:
    """Whether a comparative sets something beside a third thing that it names: "прибавка — 10%, вдвое больше общего роста цен"."""
    return len(change.after) > 1 and is_compared(change)


def _of_headline(article: Article) -> Iterator[Relation]:
    """The times of the first sentence beside the only great growth in per cent of those below, of which it takes the hundreds."""
    told = [c for c in article.claims if c.role is Role.CHANGE and (c.direction > 0 or _grows_behind(c))]
    opening = [c for c in told if c.unit == "x" and c.sentence == 0]
    percents = [c for c in told if c.unit == "%" and c.figure.value >= WHOLE and 0 < c.sentence <= REACH]
    if len(opening) != 1 or len(percents) != 1 or any(c.unit == "x" and c.sentence for c in told):
        return
    (multiple,), (percent,) = opening, percents
    hundreds = percent.figure.value / 100
    near = 1 if percent.paragraph else NEARER
    if abs(hundreds - multiple.figure.value) < near and hundreds + 1 > multiple.figure.value:
        formula = 1 + Figure(percent.index) / 100
        prior = HEADLINE if percent.paragraph else OPENING
        yield Relation("TC105", multiple.index, "=", formula, prior, ("double", multiple.index), FORMULA)


def _grows_behind(change: Claim) -> bool:
    """Whether a verb of growth stands right behind the change: "в пять раз нарастил поставки"."""
    return not change.direction and any("up" in cues(word) for word in change.after[:1])


RULE = Rule(
    formula=Bilingual("разы = 1 + процент : 100", "times = 1 + per cent : 100"),
    message=Bilingual(
        "«{reported}» и {others} — не одно изменение: проценты дают {computed}",
        "“{reported}” and {others} are not one change: the per cent give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Продажи электромобилей выросли на ⟦167%⟧, то есть в ⟨1,6 раза⟩.",
        "Импорт вина увеличился на ⟨40%⟩, или в ⟦2,4 раза⟧.",
        "Выпуск тракторов вырос в ⟦1,3 раза⟧, или на ⟨230%⟩.",
        "Продажи самокатов выросли в ⟦1,6 раза⟧\n\nПродажи самокатов в стране за год увеличились на ⟨167%⟩, сообщила сеть магазинов.",
        "Соседи в ⟨шесть раз⟩ нарастили поставки грузовиков. За полугодие ввоз, по данным таможни, подскочил на ⟦638%⟧ и "
        "достиг 3,4 миллиарда долларов.",
        "За июнь из страны ушло 28,4 млрд рублей в эквиваленте, или ⟨524,3%⟩ от того, что переводили в среднем за месяц "
        "(то есть в ⟦6,2 раза⟧ больше).",
    ),
    accepted=(
        "На начало года литр стоил 59,5 рубля, и прибавка составила 10,3%, вдвое больше общего роста цен.",
        "Продажи электромобилей выросли на 160%, то есть в 2,6 раза.",
        "Экспорт сократился на 50%, то есть вдвое.",
        "Импорт вина увеличился на 40%, или в 1,4 раза.",
        "Экспорт вырос на 40%, а импорт — в 2,4 раза.",
        "Продажи самокатов выросли в 2,6 раза\n\nПродажи самокатов в стране за год увеличились на 167%, сообщила сеть магазинов.",
        "Почти вдвое – на 45,6% – усохла за год торговля двух стран.",
        "Соседи в семь раз нарастили поставки грузовиков. За полугодие ввоз, по данным таможни, подскочил на 638% и "
        "достиг 3,4 миллиарда долларов.",
        "За июнь из страны ушло 28,4 млрд рублей в эквиваленте, или 524,3% от того, что переводили в среднем за месяц (то"
        " есть в 5,2 раза больше).",
    ),
)
