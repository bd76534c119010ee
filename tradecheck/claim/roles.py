"""What a figure is in its clause: level, previous level, rate of change, absolute change, share..."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from tradecheck.claim.cues import AGAINST, FOLLOWING, FOLLOWS, WAS, cues, indicator_of, is_passive
from tradecheck.claim.gap import SKIPPED, Gap
from tradecheck.claim.model import Role
from tradecheck.figure.draft import POINTS, RATES, TIMES
from tradecheck.figure.model import Figure
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import fold


class Context(Struct, frozen=True):
    """What the clause has told before the figure: its verb, the direction of change, and the figure before with its role."""

    verb: str
    direction: int
    before: Figure | None = None
    role: Role | None = None
    """The role of the figure before, if the frame is still open."""
    before_direction: int = 0
    rate_direction: int = 0
    """The direction of the rate of change before it in the sentence, if the last percentage was one."""
    year: int | None = None
    """The year that the clause is about."""
    pace: int = 0
    """Whether a rate is said to go up or down."""
    base: bool = False
    """Whether the sentence tells of the base period."""
    delta: int = 0
    """The direction of the absolute change that the frame tells."""
    spans: bool = False
    """Whether both levels of a change are told: "с 131 до 187 тенге"."""


Reading = tuple[Role, int]

LEAST_INDEX = 40
"""A level is seldom told as so few per cent of another."""
_FORMER = ("показател", "уровн", "прошлогодн", "результат", "прежн")
_COMPARED = frozenset({Role.LEVEL, Role.CHANGE, Role.DELTA, Role.PERCENT})
"""After these a percentage may be that of the base period: "снизилась на 2 п. п., с прежних 14%"."""


def role_of(gap: Gap, context: Context) -> Reading:
    """The role of the figure after ``gap``, and the direction of a change."""
    unit = gap.figure.unit
    if unit in TIMES or _is_to_present(gap):
        return Role.OTHER, 0
    if unit in RATES:
        return _rate(gap, context)
    return _amount(gap, context)


_PRESENT = ("нынешн", "теперешн", "сегодняшн", "текущ")


def _is_to_present(gap: Gap) -> bool:
    """Whether an earlier level is compared with that of now: "в 2025-м дефицит равнялся 2,4 трлн, на 1 трлн меньше нынешнего"."""
    compared = bool(gap.after) and bool(cues(gap.after[0]) & {"more", "less"})
    return compared and any(word.startswith(_PRESENT) for word in gap.after[1:2])


def _rate(gap: Gap, context: Context) -> Reading:
    """The first reading of a rate that its words allow, the surest first."""
    for read in (_outright, _told_anew, _of_former, _multiple, _by_so_much, _from_or_to, _of_base_period):
        if (reading := read(gap, context)) is not None:
            return reading
    return _percent(gap, context)


_OF_ALL = (("всего",), ("всей",), ("всех",), ("общего",), ("общей",))
"""What stands behind a share: "12 млн долларов, или 11,7% всех переводов"."""
_PACE = frozenset("ежегодно ежемесячно быстрее медленнее чаще реже".split())


def _outright(gap: Gap, context: Context) -> Reading | None:  # noqa: ARG001
    """A change by a word or a sign of its own: "13,1% прироста", "на 5% больше", "+5%"; of a pace it is none."""
    if gap.after[:1] and (gap.after[0] in _PACE or gap.after[:2] == ("в", "пересчете")):
        return Role.OTHER, 0
    if gap.figure.unit == "%" and not gap.preposition and (told := _named_behind(gap)):
        return Role.CHANGE, told
    if gap.figure.sign and gap.figure.unit != "x":
        return Role.CHANGE, 1 if gap.figure.sign == "+" else -1
    if gap.comparative and gap.preposition in ("на", "в", "во", ""):
        return Role.CHANGE, gap.comparative
    return None


def _of_former(gap: Gap, context: Context) -> Reading | None:
    """So many per cent of what there was: "97% к прошлому году", "к июлю производство составило 92%"."""
    figure = gap.figure
    reached = (gap.is_to_base() or gap.after == ("от",)) and figure.value >= LEAST_INDEX  # "99,9% от прошлогоднего"
    related = gap.compared or gap.after[:1] == ("к",) or _is_of_former(gap) or reached
    if not related or gap.preposition in ("на", "в") or figure.unit != "%" or gap.near_change():
        return None
    small = context.role is Role.CHANGE and figure.value < LEAST_INDEX  # "прибавило 4% к февралю и 4,7% к марту"
    return (Role.CHANGE, context.before_direction) if small else (Role.INDEX, 0)


def _multiple(gap: Gap, context: Context) -> Reading | None:
    """So many times: "в 1,5 раза", "удвоился"."""
    if gap.figure.unit != "x":
        return None
    if gap.figure.text.endswith(("x", "х")) and not gap.preposition and not gap.near_change():
        return Role.OTHER, 0  # "чистый долг — 1,7x EBITDA"
    grown = gap.figure.text.lower().startswith(("удво", "утро", "учетв"))
    return Role.CHANGE, 1 if grown else gap.near_change() or context.direction


def _by_so_much(gap: Gap, context: Context) -> Reading | None:
    """A change after «на», or a share where the word behind says so: "весь прирост на 87% обеспечила розница"."""
    if gap.preposition == "на" and gap.figure.unit == "%" and (told := _exceeds(gap)):
        return Role.CHANGE, told
    near = gap.near_change()
    changes = near or context.verb == "change"
    if gap.preposition == "в" and gap.figure.unit == "%" and changes:  # "увеличился в 1,6%"
        return Role.CHANGE, near or context.direction
    if gap.preposition != "на":
        return None
    if any(one.word == "," and other.word == "чем" for one, other in pairwise(gap.marks)) and (told := gap.compared_direction()):
        return Role.CHANGE, told  # "больше, чем год назад, на 15,7%"
    if gap.after and (told := _verb_after(gap)):
        return Role.CHANGE, told
    if gap.after and "share" in cues(gap.after[0]):
        return Role.SHARE, 0
    if changes or context.role in (Role.CHANGE, Role.PREVIOUS):
        compared = context.role is Role.PREVIOUS  # "больше прошлогодних 97 млн на 3%"
        return Role.CHANGE, near or context.direction or (context.before_direction if compared else 0)
    return None


_OVER = ("превыс", "превыш", "превзош", "превосход", "опережа", "опередил", "обогнал")
_UNDER = ("уступ", "отста", "недотян", "недобра")


def _exceeds(gap: Gap) -> int:
    """The direction of a verb of exceeding before its base: "превысив показатель прошлого года на 20,8%", "отстал от июля на 5%"."""
    last = next((word for word in reversed(gap.words) if word.startswith((*_OVER, *_UNDER))), "")
    if not last or gap.opens():
        return 0
    return 1 if last.startswith(_OVER) else -1


def _from_or_to(gap: Gap, context: Context) -> Reading | None:
    """A rate that another came from or led to: "с 5%", "до 6%", "стало 6%"."""
    if gap.preposition in ("до", "с", "со", "против", "после") or _was(gap):
        return (Role.LEVEL if gap.preposition == "до" else Role.PREVIOUS), context.pace or context.direction
    if gap.words[-1:] in (("стало",), ("теперь",), ("стала",)):
        return Role.LEVEL, 0
    if gap.figure.unit == "%" and context.before is not None and context.before.unit in POINTS and gap.goes_on():
        return Role.LEVEL, context.direction  # "выросла на 0,3 п. п. и составила 15,6%"
    return None


def _of_base_period(gap: Gap, context: Context) -> Reading | None:
    """A change by the noun before it, or a rate of the base period."""
    joined = context.rate_direction if gap.words[-1:] == ("и",) else 0  # "рост составил 6,9% в штуках и 9,5% в деньгах"
    if (told := gap.near_change() or _signed(gap) or joined) and not gap.preposition:
        return Role.CHANGE, told
    based = context.role in _COMPARED and _is_of_base(gap, context)
    if gap.figure.unit == "%" and (based or (context.base and not gap.preposition)):
        return Role.PREVIOUS, context.before_direction
    return None


def _named_behind(gap: Gap) -> int:
    """The direction of a noun of change right behind the figure: "это 13,1% прироста", "2,7 млн, 8,5% роста"; 0 where none stands."""
    noun = next((word for word in gap.after[:2] if not word.endswith("ого")), "")
    return {"роста": 1, "прироста": 1, "прибавки": 1, "падения": -1, "снижения": -1, "спада": -1}.get(noun, 0)


def _told_anew(gap: Gap, context: Context) -> Reading | None:
    """A change that follows its own amount, or its levels: "на 1126 человек (4,6%)"."""
    if context.role is Role.DELTA and (gap.is_apposition or gap.is_alone_in_bracket):
        return Role.CHANGE, context.before_direction
    summed = context.role is Role.PREVIOUS and context.direction and gap.figure.unit == "%"
    if summed and _sums_up(gap) and gap.after[:1] not in _OF_ALL:
        return Role.CHANGE, context.direction
    if context.spans and context.direction and gap.is_alone_in_bracket and gap.figure.unit == "%":
        return Role.CHANGE, context.direction  # "с 131 до 187 тенге (42,7%)"
    if gap.words[:2] == ("в", "процентах") and not gap.preposition:
        return Role.CHANGE, context.before_direction
    if context.delta and gap.figure.unit == "%" and gap.closes() and gap.words == ("или", "на"):
        return Role.CHANGE, context.delta  # "на 2,5 млрд кубометров (26,1 млрд годом ранее), или на 9,6%"
    return None


def _sums_up(gap: Gap) -> bool:
    """Whether a change is told with no word of its own: "прирост к прошлым 134 тыс. составил 2,8%", "35 млн вместо 36, то есть 3%"."""
    if gap.preposition or gap.in_bracket or gap.period is not None:
        return False
    dash = bool(gap.marks) and gap.marks[-1].word in "—–-" and not gap.comma() and not gap.words
    return gap.is_apposition or dash or gap.is_only_reached


def _signed(gap: Gap) -> int:
    """1 after «плюс», -1 after «минус», told as nouns: "это минус 8%", "минус составил 8,7%"."""
    if gap.figure.unit != "%" or gap.preposition:
        return 0
    told = [word for word in gap.words[-2:] if "reach" not in cues(word)]
    return {"плюс": 1, "минус": -1}.get(told[-1], 0) if told else 0


def _is_of_former(gap: Gap) -> bool:
    """Whether the per cent are of what there was: "96,1% от прошлогоднего уровня"."""
    return gap.after[:1] == ("от",) and any(word.startswith(_FORMER) for word in gap.after[1:3])


def _was(gap: Gap) -> bool:
    """Whether «было» alone tells the base: "было 5%, стало 6%", not "в 2016 году было 8%"."""
    named = gap.period is not None and not gap.period.base
    return gap.words[-1:] in (("было",), ("была",)) and not named


def _verb_after(gap: Gap) -> int:
    """The direction of a verb right after the figure: "на 3% упал коэффициент"."""
    return _turn(gap.after[0])


def _turn(word: str) -> int:
    kinds = cues(word)
    return 1 if "up" in kinds else -1 if "down" in kinds else 0


def _percent(gap: Gap, context: Context) -> Reading:
    if context.rate_direction and not gap.preposition and gap.is_parallel():
        return Role.CHANGE, context.rate_direction
    if gap.figure.unit != "%" or not gap.figure.value:  # "мобильные 230 (0%)": no change, and no share
        return Role.OTHER, 0
    if gap.preposition == "на":
        return Role.PERCENT, 0
    of_whole = gap.after[:1] and (
        gap.after[0] in ("от", "всего", "всей", "всех") or any(indicator_of(word) for word in gap.after[:2])
    )
    return (Role.SHARE if of_whole or gap.has("share") else Role.PERCENT), 0


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


def _amount(gap: Gap, context: Context) -> Reading:
    if _is_per(gap) and context.role in (Role.LEVEL, Role.PREVIOUS):
        return Role.OTHER, 0
    if gap.aims() and "вместо" not in gap.words and not is_owed(gap):
        return Role.TARGET, 1 if context.direction >= 0 else -1
    if context.role is Role.TARGET and gap.words[:1] == ("и",) and len(gap.words) == 2 and not gap.preposition:
        return Role.TARGET, 1 if context.direction >= 0 else -1  # "при первоначальном плане 90 млн и уточнённом 88 млн"
    if gap.in_bracket and context.before is not None and _is_equivalent(gap.figure, context.before):
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
    aside = gap.is_base_in_bracket or (opened and not gap.closes())  # "(2,4 млн, минус 22%) и Apple (1,9 млн)"
    if aside and context.role is Role.CHANGE:
        role = Role.DELTA if gap.preposition == "на" else Role.ASIDE
        return role, context.before_direction
    changes = context.verb == "change" or gap.after[:1] == ("до",) or any(_turn(word) for word in gap.after[:2])
    if gap.preposition in ("с", "со") and changes and not gap.is_rated:
        return Role.PREVIOUS, context.direction
    if gap.preposition == "до":
        return Role.LEVEL, context.direction
    return _after_change(gap, context)


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
    dash = bool(gap.marks) and gap.marks[-1].word in "—–-"
    turned = against and dash and bool(context.delta) and gap.words[:1] in (("а",), ("но",))
    return added or signed or turned or _is_noun_of_change(gap)  # "прибавила 306 млн, а к прошлому году – 1461 млн"


_CHANGES = frozenset(
    "рост снижение сокращение падение увеличение уменьшение спад подорожание удешевление отставание".split()
)


def _is_noun_of_change(gap: Gap) -> bool:
    """Whether a noun of change and a dash stand right before the amount: "было 1 387 млрд, рост — 109 млрд"."""
    dash = bool(gap.marks) and gap.marks[-1].word in "—–-"
    named = gap.words[-1:] != () and gap.words[-1] in _CHANGES and gap.words[-2:-1] not in (("в",), ("на",))
    comma = max((n for n, mark in enumerate(gap.marks) if mark.word == ","), default=-1)
    first, second, *_ = (*(mark.word for mark in gap.marks[comma + 1 :]), "", "")
    opens = comma >= 0 and first in _CHANGES and second in ("от", "к")
    return (named or opens) and dash  # not "мука пошла в рост — 48 тыс. тонн"; "отставание от прошлого года — 16 тыс."


def _comes_to(gap: Gap) -> bool:
    """Whether a noun of change and a verb of reaching lead to the amount: "уменьшение фонда за июнь составило 363 млрд"."""
    reached = gap.words[-1:] != () and "reach" in cues(gap.words[-1]) and not gap.preposition
    return reached and not _CHANGES.isdisjoint(gap.tail[:2]) and len(gap.tail) < 6


def _follows_as_change(gap: Gap) -> bool:
    """Whether a noun of change, and that it follows, is all that leads to the amount: "Подорожание, стало быть, 0,78 рубля"."""
    follows = FOLLOWS & set(gap.words[1:]) or FOLLOWING & set(pairwise(gap.words[1:]))
    return gap.words[:1] != () and gap.words[0] in _CHANGES and bool(follows) and len(gap.words) < 4


def is_owed(gap: Gap) -> bool:
    """Whether «должны» tells of a debt, as no verb follows it: "республика должна банкам 1,6 млрд долларов"."""
    told = [n for n, word in enumerate(gap.clause) if "target" in cues(word)]
    owed = [n for n in told if gap.clause[n].startswith("должн")]
    return bool(told) and told == owed and not any(word.endswith(("ть", "ти", "ться", "чь")) for word in gap.clause[owed[0] + 1 :])


def _is_base(gap: Gap, context: Context) -> bool:
    """Whether an amount is of the base period, by its own words, its sentence's opening, its bracket or a comparative."""
    dash = bool(gap.marks) and gap.marks[-1].word in "—–-"
    if gap.words[-1:] in (("теперь",), ("сейчас",), ("ныне",)) or (dash and not AGAINST.isdisjoint(gap.after[:1])):
        return False  # "квартал слабее прошлогоднего — 0,88 трлн против 0,97"
    if (
        _is_of_base(gap, context)
        or gap.base_behind
        or (context.base and gap.preposition not in ("до", "с", "со") and not gap.comparative)
    ):
        return True
    if gap.in_bracket and context.role is Role.LEVEL and _is_of_earlier_year(gap, context):
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
    dash = bool(gap.marks) and gap.marks[-1].word in "—–-"
    if dash and not AGAINST.isdisjoint(gap.after[:1]):
        return Role.LEVEL, 0  # "компьютеры прибавили — 4,8 млн вместо 4,4 млн"
    told = (_ADDED & set(gap.words[-4:]) and "между" not in gap.words and not gap.opens()) or _is_added(gap)
    told = told or _is_noun_of_change(gap) or _follows_as_change(gap) or _comes_to(gap)
    if told and gap.preposition != "до":
        return Role.DELTA, near
    return Role.LEVEL, 0


_CAME = ("вышел", "вышла", "вышло", "вышли")
_SHOWS = ("показ", "дал", "принес", "состав")
_ADDED = frozenset("прибавка прирост прибавку разница убыль потеря прибавил прибавила прибавили прибавит".split())
_ADDING = ("прибав", "потеря", "сброс", "недобра", "убав")


def _is_added(gap: Gap) -> bool:
    """Whether a verb of gaining or losing stands right before the amount: "прибавив 5,4 млрд", "потеряны 35 тыс. пассажиров"."""
    words = [word for word in gap.words[-3:] if word not in SKIPPED]
    return bool(words) and words[-1].startswith(_ADDING)


def _is_of_earlier_year(gap: Gap, context: Context) -> bool:
    """Whether a bracket tells the same of a year before: "до 3,7 млн тонн (в 2022 году — 3,5 млн тонн)"."""
    year = gap.period.year if gap.period is not None else None
    alike = context.before is not None and context.before.unit == gap.figure.unit
    return alike and year is not None and (context.year is None or year < context.year)


def _is_equivalent(figure: Figure, host: Figure) -> bool:
    return is_money(figure.unit) and is_money(host.unit) and figure.unit != host.unit


def _is_of_base(gap: Gap, context: Context) -> bool:
    """Whether the figure is told of the base period: "против 5 млн", "годом ранее — 5 млн", "(5 млн в 2018-м)"."""
    if gap.preposition in AGAINST or gap.preposition == "после" or gap.is_compared_with():
        return True
    if gap.preposition == "к" and context.role in (Role.CHANGE, Role.DELTA) and gap.is_link:
        return True  # "+5,2% к 161,8 млрд"
    if gap.in_bracket and not AGAINST.isdisjoint(gap.words):
        return True  # "против рекорда 2023 года (255 млн)"
    if context.role is Role.CHANGE and not gap.in_bracket and gap.words == ("с",) and gap.depth:
        return True  # "(+6,2% с 17,35 млрд)"
    if "относительно" in gap.words[-2:]:
        return True  # "относительно июльских 85,90 рубля"
    if (
        gap.goes_on() or (gap.equals() and not gap.in_bracket) or "них" in gap.words[-4:]
    ):  # "россиян среди них было 5 тыс."
        return False
    if not AGAINST.isdisjoint(gap.after[:1]) and gap.opens():  # "на 31% к сентябрю: 165,7 тыс. против 126,5 тыс."
        return False
    if "впервые" in gap.words or any(word.startswith(_KEPT) for word in gap.words):
        return False  # "вдвое больше прошлогоднего и впервые выше 50 млрд", "удержали прежние 15,4%"
    if gap.is_announced() or gap.begins_anew() or (gap.preposition == "до" and gap.is_to_base()):
        return False  # "к декабрю дошла до 790"
    if (gap.period is not None and gap.period.base) or gap.than() or gap.compares() or gap.contrasts():
        return True
    dated = gap.period is not None and gap.period.year is not None
    near = gap.clause[-4:]
    words = [  # "тогда как в 2024 году превышало 90 тыс." is of then, "тогда как средняя — 93 тыс." of another thing
        word
        for before, word, after in zip(("", *near), near, (*near[1:], ""), strict=False)
        if not is_passive(word, after) and (dated or (word, after) != ("тогда", "как")) and (before, word) != AND_EARLIER
    ]
    if context.before is not None and gap.was_at_start():
        return True
    alone = context.before is None and not context.base and "стало" not in gap.behind
    if "в" in gap.words or (gap.period is not None and gap.period.relative is None) or alone:
        # "в марте было 5 млн" tells of March, "пожаров было 1126" of now
        words = [word for word in words if word not in WAS]
    return any("before" in cues(word) for word in words) and not any(cues(word) & {"up", "down"} for word in words)


_KEPT = ("удерж", "сохранил", "остал", "повтор")
AND_EARLIER = ("и", "ранее")
"""What makes a time one without beginning, and no base: "долги 2017 года и ранее — 635,2 млн рублей"."""
