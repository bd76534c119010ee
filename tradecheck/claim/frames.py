"""Whether a figure goes on with the fact that the figures before it state, or opens another."""

from __future__ import annotations

from itertools import dropwhile
from typing import Final

from tradecheck.claim.cues import Indicator, cues, indicator_of
from tradecheck.claim.gap import Gap
from tradecheck.claim.model import Claim, Role
from tradecheck.figure.draft import RATES

CAUSES: Final = frozenset({("так", "как"), ("поскольку",), ("потому", "что")})
"""Words with which a cause is told, which has levels of its own."""
FEW: Final = 6
"""So many words between a change and «стало» are of something else."""
SAYING: Final = ("сказал", "добавил", "отмети", "сообщи", "заяви", "уточни", "пояснил", "подчеркн", "рассказ", "напомн")
"""How verbs begin that lead to what somebody says."""
TELLING: Final = frozenset("что это или то рост прирост прибавка".split())
"""Words with which a change after a comma is told of the level before it."""


def joins_frame(gap: Gap, frame: list[Claim], role: Role, named: Indicator | None) -> bool:
    """Whether the figure belongs to the open frame."""
    if gap.broken():
        return False
    has = {claim.role for claim in frame}
    if gap.turns_to() and Role.CHANGE in has:
        return False
    if gap.words[:1] in CAUSES or gap.words[:2] in CAUSES or gap.words[:1] == ("если",):
        return False
    direction, verb = gap.verb()
    if verb == "change" and direction * frame[-1].direction < 0 and role in (Role.PREVIOUS, Role.LEVEL):
        return False  # "рубль подешевел на 4,7%: курс вырос с 92 до 97"
    other = named is not None and frame[-1].indicator is not None and named.name != frame[-1].indicator.name and not _names_before(gap)
    if gap.in_bracket and (role in has if role is Role.PREVIOUS else gap.outside() > 2):
        return False
    if gap.in_bracket:
        return role not in (Role.LEVEL, Role.TARGET) or (named is None and len(gap.words) < 4 and Role.LEVEL not in has)
    if gap.is_link:
        return _completes(gap, role, has, frame)
    if role in (Role.CHANGE, Role.DELTA):
        return _change_joins(gap, role, frame, other=other)
    if role is Role.PREVIOUS:
        return not other and _base_joins(gap, frame, anew=verb == "change")
    if role is Role.LEVEL and Role.LEVEL not in has and not other and has & {Role.CHANGE, Role.DELTA, Role.PREVIOUS}:
        return gap.preposition == "до" or gap.has("reach") or (gap.words[-1:] == ("стало",) and len(gap.words) < FEW)
    if role in (Role.SHARE, Role.PERCENT):
        told = gap.tail[:1] in (("или",), ("это",), ("что",)) or (not gap.tail and gap.after[:1] == ("от",))
        return told and Role.LEVEL in has
    return False


def _names_before(gap: Gap) -> bool:
    """Whether an indicator is named before the first comma alone, behind the figure before: "1,38 млрд экспортной выручки, на 12%"."""
    later = dropwhile(lambda mark: mark.word != ",", gap.marks)
    return gap.comma() and not any(indicator_of(mark.word) for mark in later if not mark.is_mark)


def _base_joins(gap: Gap, frame: list[Claim], *, anew: bool) -> bool:
    """Whether a base after other words belongs to the change or the level before it, and is not told with a verb of its own."""
    has = {claim.role for claim in frame}
    if Role.CHANGE in has and anew and gap.comma() and not any(map(_is_participle, gap.tail)):
        return False  # "выдано больше на 1,9%, и средний размер подрос с 257 до 271 тыс."
    if Role.LEVEL in has and gap.preposition in ("с", "со") and (gap.comma() or gap.opens()):
        return False  # "до 2,5%, для еврозоны — с 1,5% до 1,3%"
    levels = [c for c in frame if c.role in (Role.LEVEL, Role.CHANGE, Role.DELTA)]
    alike = any(c.unit == gap.figure.unit or c.role is not Role.LEVEL for c in levels)
    return Role.PREVIOUS not in has and alike


def _change_joins(gap: Gap, role: Role, frame: list[Claim], *, other: bool) -> bool:
    """Whether a change after other words belongs to the level before it: "5 млн тонн пшеницы, что на 8% больше"."""
    has = {claim.role for claim in frame}
    if role in has or other:
        return False
    if has == {Role.PREVIOUS} and gap.preposition in ("на", "в") and not gap.comma():
        return True  # "с 30 млрд выросли на 15 млрд, до 45 млрд"
    if frame[-1].role is Role.PREVIOUS and gap.is_only_reached:
        return True  # "612 млн, прирост к прошлогодним 575 млн составил 6,5%"
    if gap.tail and (gap.tail[0] in TELLING or _is_participle(gap.tail[0])):
        return not _is_told_by_another(gap)
    last = frame[-1]
    reached = last.role is Role.LEVEL and last.lead[-1:] == ("до",) and last.direction != 0
    if reached and gap.tail == ("на",) and last.unit not in RATES and not gap.names_another():
        return True  # "увеличился до 54,9 тыс. тонн по итогам квартала, на 43%"
    lone = all(word in ("на", "в", "почти", "более", "чем", "сразу", "лишь", "уже", "примерно") for word in gap.tail)
    return lone and gap.comparative != 0 and bool(has & {Role.LEVEL}) and bool(gap.tail)


def _is_told_by_another(gap: Gap) -> bool:
    """Whether a verb of saying leads to the change, and not the level: "сказал он и добавил, что убийств стало больше на 7%"."""
    return gap.tail[0] == "что" and any(word.startswith(SAYING) for word in gap.words[: -len(gap.tail)])


def _is_participle(word: str) -> bool:
    """Whether the word goes on with the sentence's fact: «увеличившись», «прибавив», «потеряв»."""
    return bool(cues(word) & {"up", "down"}) and word.endswith(("вшись", "шись", "ив", "ав", "яв", "ув"))


def _completes(gap: Gap, role: Role, has: set[Role], frame: list[Claim]) -> bool:
    """Whether the frame still lacks what the figure is, no word of its own standing between."""
    if role is Role.PREVIOUS:
        return role not in has
    if role is Role.LEVEL:
        return role not in has and (gap.preposition != "" or not gap.comma())
    if role in (Role.SHARE, Role.PERCENT, Role.OTHER):
        return frame[-1].unit != gap.figure.unit
    return True
