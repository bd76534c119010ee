"""What a rate is in its clause: a change, a share, a rate of the base period, or a level in per cent of another."""

from __future__ import annotations

from itertools import pairwise

from tradecheck.claim.base_words import is_of_base
from tradecheck.claim.context import Context, Reading, turn_of
from tradecheck.claim.cues import cues, indicator_of
from tradecheck.claim.gap import Gap
from tradecheck.claim.model import Role
from tradecheck.figure.draft import POINTS

FEW = 2
"""So many commas between a base and a dash part it from the rate behind."""
LEAST_INDEX = 40
"""A level is seldom told as so few per cent of another."""
_NEARS = ("близ", "прибли", "стрем", "подош")
"""How the words begin that lead to a rate with «к»: "рост близок к 32%"."""
_FORMER = ("показател", "уровн", "прошлогодн", "результат", "прежн")
_COMPARED = frozenset({Role.LEVEL, Role.CHANGE, Role.DELTA, Role.PERCENT})
"""After these a percentage may be that of the base period: "снизилась на 2 п. п., с прежних 14%"."""


def rate_role(gap: Gap, context: Context) -> Reading:
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
    reached = gap.is_to_base() and figure.value >= LEAST_INDEX
    related = gap.compared or gap.after[:1] == ("к",) or _is_of_former(gap) or reached
    if not related or gap.preposition in ("на", "в") or figure.unit != "%" or gap.near_change():
        return None
    if figure.value >= LEAST_INDEX:
        return Role.INDEX, 0
    if context.role is Role.CHANGE:
        return Role.CHANGE, context.before_direction  # "прибавило 4% к февралю и 4,7% к марту"
    direction, verb = gap.verb()
    return (Role.CHANGE, direction) if verb == "change" else (Role.INDEX, 0)  # "прибавка скромнее — 7,2% к 2020 году"


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
    comes_near = gap.preposition == "к" and gap.words[-2:-1] != () and gap.words[-2].startswith(_NEARS)  # "рост близок к 32%"
    if (told := gap.near_change() or _signed(gap) or joined) and (comes_near or not gap.preposition):
        return Role.CHANGE, told
    if gap.words[:1] in (("разница",), ("динамика",)) and all("reach" in cues(word) for word in gap.words[1:]):
        return Role.CHANGE, 0  # "месяцем ранее их было 38,87 млн, разница — 3,9%"
    based = context.role in _COMPARED and is_of_base(gap, context)
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
    if gap.preposition or gap.in_bracket or (gap.period is not None and not (gap.period.base or gap.period.is_past)):
        return False
    dash = gap.is_behind_dash and not gap.clause and sum(mark.word == "," for mark in gap.marks) < FEW
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
    return turn_of(gap.after[0])


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
