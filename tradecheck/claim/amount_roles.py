"""What an amount is in its clause: a level, that of the base period, an absolute change, or a target."""

from __future__ import annotations

from itertools import pairwise

from tradecheck.claim.base_words import is_of_base
from tradecheck.claim.context import Context, Reading, turn_of
from tradecheck.claim.cues import AGAINST, FOLLOWING, FOLLOWS, NOUNS_OF_CHANGE, cues
from tradecheck.claim.gap import SKIPPED, Gap
from tradecheck.claim.model import Role
from tradecheck.figure.model import Figure
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import fold

_HEADS = (
    "населен",
    "жител",
    "человек",
    "взросл",
    "детей",
    "женщин",
    "мужчин",
    "родивш",
    "новорожд",
    "рожден",
    "занят",
    "работ",
    "голов",
    "домохоз",
)


def _is_per(gap: Gap) -> bool:
    """Whether an amount is what a rate is counted for: "68 случаев на 10 тыс. населения"."""
    round_number = str(gap.figure.value.normalize().as_tuple().digits) == "(1,)"
    own = fold(gap.figure.text).split()[1:] if gap.words == ("на",) else ()  # not "штат увеличен на 100 человек"
    told = (*own, *gap.after[:1])
    bare = (
        gap.words == ("на",) and not gap.comma() and (gap.figure.latent or gap.figure.unit == "1")
    )  # "до 68,3 случая на 10 тыс."
    return gap.preposition == "на" and round_number and (bare or any(word.startswith(_HEADS) for word in told))


def amount_role(gap: Gap, context: Context) -> Reading:
    """The role of an amount after ``gap``, and the direction of a change: a target, a base, a change, else a level."""
    if _is_per(gap) and context.role in (Role.LEVEL, Role.PREVIOUS):
        return Role.OTHER, 0
    if gap.aims() and "вместо" not in gap.words and not is_owed(gap):
        return Role.TARGET, 1 if context.direction >= 0 else -1
    if context.role is Role.TARGET and gap.words[:1] == ("и",) and len(gap.words) == 2 and not gap.preposition:
        return Role.TARGET, 1 if context.direction >= 0 else -1  # "при первоначальном плане 90 млн и уточнённом 88 млн"
    host = context.before if gap.in_bracket and context.role is not Role.EQUIVALENT else None
    if host is not None and _is_equivalent(gap.figure, host):
        return Role.EQUIVALENT, 0
    if gap.is_apposition and context.role is Role.CHANGE and gap.preposition != "до":
        return Role.DELTA, context.before_direction
    if gap.preposition == "на" and (reading := _after_on(gap, context)):
        return reading
    if gap.preposition == "до" and context.role is Role.CHANGE and not gap.than():
        return Role.LEVEL, context.direction
    if _is_base(gap, context) and not _is_told_change(gap, context):
        compared = context.role is Role.LEVEL or gap.in_bracket
        return Role.PREVIOUS, gap.compared_direction() if compared else 0
    opened = gap.in_bracket and gap.preposition in ("", "на") and len(gap.words) < 3 and not gap.names_before_bracket()
    aside = gap.is_base_in_bracket or gap.is_next_in_bracket or (opened and not gap.closes())  # "(2,4 млн, минус 22%) и Apple (1,9 млн)"
    if aside and context.role is Role.CHANGE:
        role = Role.DELTA if gap.preposition == "на" else Role.ASIDE
        return role, context.before_direction
    changes = context.verb == "change" or gap.after[:1] == ("до",) or any(turn_of(word) for word in gap.after[:2])
    if gap.preposition in ("с", "со") and changes and (not gap.is_rated or _runs_back(gap, context)):
        return Role.PREVIOUS, context.direction
    if gap.preposition == "до":
        return Role.LEVEL, context.direction
    return _after_change(gap, context)


def _runs_back(gap: Gap, context: Context) -> bool:
    """Whether «с» alone leads from what was reached to the base: "увеличилась до 983,6 млн с 901,2 млн (+9,1%)"."""
    return gap.words in (("с",), ("со",)) and context.role is Role.LEVEL and not gap.comma() and not gap.closes()


def _after_on(gap: Gap, context: Context) -> Reading | None:
    """An amount after «на» beside a word of change: a change, unless a verb of trade governs it."""
    if _tells_what_is_traded(gap, context):
        return Role.LEVEL, 0
    if compared := gap.comparative or _compared_before(gap, context):
        return Role.DELTA, compared
    if gap.near_change() and not _is_traded(gap):
        return Role.DELTA, gap.near_change()
    return None


def _tells_what_is_traded(gap: Gap, context: Context) -> bool:
    """Whether a comparative belongs to the rate before, and a verb of trade governs the amount: "продано на 39% больше — на 44 млрд"."""
    compared = bool(gap.words) and bool(cues(gap.words[0]) & {"more", "less"}) and len(gap.words) == 2
    dash = bool(gap.marks) and any(mark.word in "—–-," for mark in gap.marks)
    return context.verb == "trade" and context.role is Role.CHANGE and compared and dash and not gap.comparative


def _compared_before(gap: Gap, context: Context) -> int:
    """The direction of a comparative before the base in brackets: "больше прошлогоднего (127 млрд) на 26 млрд"; 0 for none."""
    behind = gap.words == ("на",) and gap.closes() and context.role is Role.PREVIOUS
    return context.before_direction if behind else 0


def _is_told_change(gap: Gap, context: Context) -> bool:
    """Whether the change is told after its base: "месяцем ранее было 13,16 трлн, прирост — 0,05 трлн"."""
    added = context.role is Role.PREVIOUS and gap.comma() and bool(_ADDED & set(gap.tail[-3:] or gap.words[-3:]))
    against = gap.period is not None and gap.period.base and fold(gap.period.text).startswith(("к ", "с "))
    plus = gap.words[-1:] in (("плюс",), ("минус",)) or _is_added(gap)
    signed = against and plus  # "к прошлому году — плюс 1,1 млрд", "с маем 2014 года экспорт прибавил 170 тонн"
    turned = against and gap.is_behind_dash and bool(context.delta) and gap.words[:1] in (("а",), ("но",))
    return added or signed or turned or _is_noun_of_change(gap)  # "прибавила 306 млн, а к прошлому году – 1461 млн"


def _is_noun_of_change(gap: Gap) -> bool:
    """Whether a noun of change and a dash stand right before the amount: "было 1 387 млрд, рост — 109 млрд"."""
    named = gap.words[-1:] != () and gap.words[-1] in NOUNS_OF_CHANGE and gap.words[-2:-1] not in (("в",), ("на",))
    comma = max((n for n, mark in enumerate(gap.marks) if mark.word == ","), default=-1)
    first, second, *_ = (*(mark.word for mark in gap.marks[comma + 1 :]), "", "")
    opens = comma >= 0 and first in NOUNS_OF_CHANGE and second in ("от", "к")
    return (named or opens) and gap.is_behind_dash  # not "мука пошла в рост — 48 тыс. тонн"; "отставание от прошлого года — 16 тыс."


def _comes_to(gap: Gap) -> bool:
    """Whether a noun of change and a verb of reaching lead to the amount: "уменьшение фонда за июнь составило 363 млрд"."""
    reached = gap.words[-1:] != () and "reach" in cues(gap.words[-1]) and not gap.preposition
    return reached and not NOUNS_OF_CHANGE.isdisjoint(gap.tail[:2]) and len(gap.tail) < 6


def _follows_as_change(gap: Gap) -> bool:
    """Whether a noun of change, and that it follows, is all that leads to the amount: "Подорожание, стало быть, 0,78 рубля"."""
    follows = FOLLOWS & set(gap.words[1:]) or FOLLOWING & set(pairwise(gap.words[1:]))
    return gap.words[:1] != () and gap.words[0] in NOUNS_OF_CHANGE and bool(follows) and len(gap.words) < 4


def is_owed(gap: Gap) -> bool:
    """Whether «должны» tells of a debt, as no verb follows it: "республика должна банкам 1,6 млрд долларов"."""
    told = [n for n, word in enumerate(gap.clause) if "target" in cues(word)]
    owed = [n for n in told if gap.clause[n].startswith("должн")]
    return bool(told) and told == owed and not any(word.endswith(("ть", "ти", "ться", "чь")) for word in gap.clause[owed[0] + 1 :])


def _is_base(gap: Gap, context: Context) -> bool:
    """Whether an amount is of the base period, by its own words, its sentence's opening, its bracket or a comparative."""
    if gap.words[-1:] in (("теперь",), ("сейчас",), ("ныне",)) or (gap.is_behind_dash and not AGAINST.isdisjoint(gap.after[:1])):
        return False  # "квартал слабее прошлогоднего — 0,88 трлн против 0,97"
    if (
        is_of_base(gap, context)
        or gap.base_behind
        or (context.base and gap.preposition not in ("до", "с", "со") and not gap.comparative)
    ):
        return True
    if gap.in_bracket and context.role in (Role.LEVEL, Role.DELTA) and _is_of_earlier_year(gap, context):
        return True
    if context.role is Role.INDEX and gap.recalls():
        return True
    if context.role is Role.CHANGE and context.before is not None and context.before.unit == "%" and _is_than(gap):
        return True
    return context.role in (Role.CHANGE, Role.DELTA) and (gap.names_base() or gap.recalls())


def _is_than(gap: Gap) -> bool:
    """Whether a comparative alone stands before the amount: "на 11% больше 1122 млрд"."""
    return len(gap.words) == 1 and bool(cues(gap.words[0]) & {"more", "less"}) and not any(m.is_mark for m in gap.marks)


def _is_traded(gap: Gap) -> bool:
    """Whether a verb of trade governs the amount, and none of change after it: "намолот подрос на 570 тыс. тонн"."""
    kinds = [cues(word) & {"trade", "up", "down"} for word in gap.words[-4:]]
    last = next((kind for kind in reversed(kinds) if kind), frozenset())
    return "trade" in last


def _after_change(gap: Gap, context: Context) -> Reading:
    """An amount after "на", "прибавка —", "минус": an absolute change, unless a verb of trade governs it."""
    near = gap.near_change()
    if gap.figure.sign and any(word.startswith("убыточн") for word in gap.clause):
        return Role.OTHER, 0  # "первый квартал был убыточным (минус 0,9 млрд)"
    if gap.figure.sign:
        named = gap.words[-1:] in (("плюс",), ("минус",))
        if named and gap.words[-2:-1] == ("на",) and context.verb != "change":
            return Role.OTHER, 0  # "депутаты соглашались на минус 45 млрд"
        if named and gap.words[-2:-1] and gap.words[-2].startswith(_SHOWS):
            return Role.LEVEL, 0  # "отчётность показывает минус 9,8 млрд против прибыли годом ранее"
        balance = named and context.role is Role.PREVIOUS  # "31 млн против 47 млн, плюс 16 млн"
        return Role.DELTA, 0 if balance else 1 if gap.figure.sign == "+" else -1
    if gap.preposition == "на" and any(word.startswith(_CAME) for word in gap.tail or gap.words):
        return Role.LEVEL, context.direction  # "прибавил 12% и вышел на 490 млрд"
    if gap.words[-2:] == ("поправкой", "на"):
        return Role.OTHER, 0
    if gap.preposition == "на" and context.verb == "change" and not _is_traded(gap):
        return Role.DELTA, near or context.direction
    if gap.is_behind_dash and not AGAINST.isdisjoint(gap.after[:1]):
        return Role.LEVEL, 0  # "компьютеры прибавили — 4,8 млн вместо 4,4 млн"
    told = (_ADDED & set(gap.words[-4:]) and "между" not in gap.words and not gap.opens()) or _is_added(gap)
    told = told or _is_noun_of_change(gap) or _follows_as_change(gap) or _comes_to(gap)
    if told and gap.preposition != "до" and not _is_net_of_people(gap):
        return Role.DELTA, near
    return Role.LEVEL, 0


def _is_net_of_people(gap: Gap) -> bool:
    """Whether the noun of change is the name of a balance: "естественный прирост — 221 тыс. человек"."""
    named = gap.indicator()
    return named is not None and named.is_net_of_people and "на" not in gap.words[-1:]


_CAME = ("вышел", "вышла", "вышло", "вышли", "остановил")
_SHOWS = ("показ", "дал", "принес", "состав")
_ADDED = frozenset("прибавка прирост прибавку разница убыль потеря прибавил прибавила прибавили прибавит".split())
_ADDING = ("прибав", "потеря", "сброс", "недобра", "убав")


def _is_added(gap: Gap) -> bool:
    """Whether a verb of gaining or losing stands right before the amount: "прибавив 5,4 млрд", "потеряны 35 тыс. пассажиров"."""
    words = [word for word in gap.words[-3:] if word not in SKIPPED]
    return bool(words) and words[-1].startswith(_ADDING)


def _is_of_earlier_year(gap: Gap, context: Context) -> bool:
    """Whether a bracket tells the same of a year before: "до 3,7 млн тонн (в 2022 году — 3,5 млн тонн)"."""
    alike = context.before is not None and context.before.unit == gap.figure.unit
    period = gap.period or (gap.period_behind if context.role is Role.DELTA else None)
    if period is None or not alike:
        return False
    return period.is_past or (period.year is not None and (context.year is None or period.year < context.year))


def _is_equivalent(figure: Figure, host: Figure) -> bool:
    return is_money(figure.unit) and is_money(host.unit) and figure.unit != host.unit
