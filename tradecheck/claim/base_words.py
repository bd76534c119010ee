"""Whether the words before a figure, or its time, make it one of the base period."""

from __future__ import annotations

from tradecheck.claim.context import Context
from tradecheck.claim.cues import AGAINST, NOUNS_OF_CHANGE, WAS, cues, is_passive
from tradecheck.claim.gap import Gap
from tradecheck.claim.model import Role


def is_of_base(gap: Gap, context: Context) -> bool:
    """Whether the figure is told of the base period: "против 5 млн", "годом ранее — 5 млн", "(5 млн в 2018-м)"."""
    if gap.preposition in AGAINST or gap.preposition == "после" or gap.is_compared_with():
        return True
    if gap.preposition in ("к", "от") and _is_compared_to(gap, context):
        return True
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
    kept = "впервые" in gap.words or any(word.startswith(_KEPT) for word in gap.words)
    if kept or (gap.words == ("их", "было") and gap.period is None) or _follows_comparison(gap, context):
        return False  # "вдвое больше прошлогоднего и впервые выше 50 млрд", "удержали прежние 15,4%"
    if gap.is_announced() or gap.begins_anew() or (gap.preposition == "до" and gap.is_to_base()):
        return False  # "к декабрю дошла до 790"
    if (gap.period is not None and gap.period.base) or gap.than() or gap.compares() or gap.contrasts():
        return True
    dated = gap.period is not None and gap.period.year is not None
    near = gap.clause[-4:]
    words = [  # "тогда как в 2024 году превышало 90 тыс." is of then, "тогда как средняя — 93 тыс." of another thing
        word
        for before, word, after in zip((gap.clause[-5:-4] or ("",)) + near, near, (*near[1:], ""), strict=False)
        if not is_passive(word, after) and (dated or (word, after) != ("тогда", "как")) and (before, word) != AND_EARLIER
    ]
    if context.before is not None and gap.was_at_start():
        return True
    alone = context.before is None and not context.base and "стало" not in gap.behind
    if "в" in gap.words or (gap.period is not None and gap.period.relative is None) or alone:
        # "в марте было 5 млн" tells of March, "пожаров было 1126" of now
        words = [word for word in words if word not in WAS]
    return any("before" in cues(word) for word in words) and not any(cues(word) & {"up", "down"} for word in words)


def _is_compared_to(gap: Gap, context: Context) -> bool:
    """Whether «к» or «от» joins the base to a change, "убыль 1,9% от 214 853", or to its noun: "прибавка к 1 237 млрд — 10,6%"."""
    changed = context.role in (Role.CHANGE, Role.DELTA) and gap.is_link and not gap.comma()
    return changed or (not NOUNS_OF_CHANGE.isdisjoint(gap.words[-2:-1]) and not gap.is_behind_dash)


def _follows_comparison(gap: Gap, context: Context) -> bool:
    """Whether a dash leads from a change and its comparative to the new level: "на 2,6% больше прошлогоднего – 18,997 т"."""
    if not gap.is_behind_dash or context.role is not Role.CHANGE:
        return False
    compared = bool(gap.words) and bool(cues(gap.words[0]) & {"more", "less"})
    return compared and all("before" in cues(word) for word in gap.words[1:])


_KEPT = ("удерж", "сохранил", "остал", "повтор")
AND_EARLIER = ("и", "ранее")
"""What makes a time one without beginning, and no base: "долги 2017 года и ранее — 635,2 млн рублей"."""
