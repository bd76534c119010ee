"""Which levels may be the parts of one: what they count, what they are told of, and how often each is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from tradecheck.claim.cues import Indicator, cues
from tradecheck.claim.model import Claim
from tradecheck.figure.numerals import cardinals, groups
from tradecheck.relation.division import Division
from tradecheck.relation.elliptic import MULTIPLIERS
from tradecheck.relation.links import NESTED, PERSON, opposed, printed_noun, same_time

TWO: Final = 2
LONGEST: Final = 12
"""The most parts a run may have."""
ON_THEM: Final = frozenset({("на", "них"), ("на", "эти"), ("на", "этих")})
ALTOGETHER: Final = frozenset(("на", number) for number in ("двоих", "троих", "четверых", "пятерых", "шестерых"))
"""What says the same of so many: "Бразилия — 3,6 млн, Китай — 3,1 млн, на двоих — 6,7 млн"."""
TOGETHER: Final = ("вмест", "итог", "суммарн", "сумме", "сложени", "сообща", "сложност", "совокупн")
"""The beginnings of those that leave no doubt; «вместо» is told apart by its preposition."""
SEEN_FROM_THERE: Final = frozenset({("import", "supply"), ("export", "purchase"), ("sale", "purchase")})
"""A flow and the name that its other end gives it: "импорт — 48 тыс. тонн; Турция поставила 29"."""
SUMMED_UP: Final = frozenset({("общей", "сложности"), ("в", "сумме"), ("в", "совокупности")})
_DATIVE: Final = ("двум", "трем", "четырем", "пяти", "шести", "семи", "восьми", "девяти", "десяти")
_MANY: Final = ("ов", "ев", "ей", "ий")

Sentences = Mapping[int, Sequence[Claim]]
"""The levels of each sentence."""


def is_run(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether levels told together may be added up to a whole: amounts of one kind, no rates and no means, none within another."""
    if (_is_lost(parts) and not _lost_its_multiplier(whole, parts)) or (
        _counts_others(parts) and not _is_told_rest(parts[-1])
    ):
        return False
    if whole.figure.scale and whole.unit == "1" and not any(part.figure.scale for part in parts):
        return False  # "в выходные 214 тыс. поездок, на линии 214 вагонов"
    if printed_noun(whole) == PERSON and {printed_noun(part) for part in parts} - {"", PERSON}:
        return False  # "границу пересекли 240 тысяч грузовиков, 3,9 млн легковушек и 8,1 млн человек"
    nested = any(_is_nested(part) or (part.depth > whole.depth and _is_base_aside(part)) for part in parts[1:])
    named = {c.indicator for c in parts if c.indicator is not None and c.own_indicator}
    other = whole.indicator is not None and any(_is_other(whole.indicator, one) for one in named)
    mixed = any(not one.additive for one in named)  # revenue and a loss are no parts of anything
    return not nested and not other and not mixed and not any(c.notes & {"besides", "mean"} for c in (whole, *parts))


def _is_nested(part: Claim) -> bool:
    """Whether a part is told to be one of those before it: "из них", but not "у них куплено"."""
    return any(word in NESTED and before != "у" for before, word in pairwise(("", *part.lead[-5:])))


def _is_base_aside(part: Claim) -> bool:
    """Whether a part may be the base of the one before, in brackets: "метро — 247,6 млн (сентябрь-2024 — 241,2 млн)"."""
    return part.own_period and part.period is not None and part.lead in ((), ("в",), ("на",))


def _counts_others(parts: Sequence[Claim]) -> bool:
    """Whether bare counts are of different things: "289 человек и 34 дома, всего 6,1 тыс."."""
    return len({printed_noun(part) or _noun_after(part) for part in parts if part.unit == "1"} - {""}) > 1


def _noun_after(part: Claim) -> str:
    """The beginning of the noun right after a bare count: "558 позиций"."""
    return part.after[0][:5] if part.after and part.after[0].endswith(_MANY) else ""


def _is_lost(parts: Sequence[Claim]) -> bool:
    """Whether a plain number is less than another part is rounded by, so that nobody would add the two: "3,3 тыс. гостей, 5 выставок"."""
    plain = [part.figure.value for part in parts if not part.figure.scale]
    return bool(plain) and min(plain) < max(part.figure.high - part.figure.low for part in parts)


def _lost_its_multiplier(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the one plain part makes the sum fit to the digit once it is thousands or more: "203 тыс. тонн, 7,8 тонны и 3,7 тыс."."""
    plain = [part for part in parts if not part.figure.scale]
    if (
        len(plain) != 1
        or (len(parts) == TWO and not is_together(whole))
        or (plain[0].unit == "1" and printed_noun(plain[0]) not in ("", PERSON))
    ):
        return False
    rest = whole.figure.narrow
    for part in parts:
        rest = rest if part is plain[0] else rest - part.figure.narrow
    return any((plain[0].figure.narrow * multiplier).meets(rest) for multiplier in MULTIPLIERS)


def _is_other(whole: Indicator, part: Indicator) -> bool:
    """Whether a part's indicator is no part of the whole's; what one imports another supplies."""
    return opposed(whole, part) and (whole.name, part.name) not in SEEN_FROM_THERE


def _is_told_rest(part: Claim) -> bool:
    return any("rest" in cues(word) for word in part.lead[-6:])


def is_together(whole: Claim) -> bool:
    """Whether the words leave no doubt that a level sums up what stands before: "вместе — 40 млн", "на эти города пришлось 934 млн"."""
    pairs = set(pairwise(whole.lead))
    on_them = not pairs.isdisjoint(ON_THEM) and any("share" in cues(word) for word in whole.lead)
    on_all = any(pair in ALTOGETHER for pair in pairwise(whole.lead[-5:])) or bool(told_together(whole))
    summed = any(pair in SUMMED_UP for pair in pairwise(whole.lead))
    return on_them or on_all or summed or any(word.startswith(TOGETHER) for word in whole.lead[-5:])


def told_together(whole: Claim) -> int:
    """How many a level falls to together, 0 where no number is told: "на тройку пришлось 8 млн", "двум лидерам досталось 5 млн"."""
    if not any("share" in cues(word) for word in whole.lead[-3:]):
        opening = cardinals().get(whole.lead[0], 0) if whole.lead else 0
        return opening if opening > TWO else 0  # "Четыре рынка купили 8 млн"
    told = [groups().get(word) or (cardinals().get(word, 0) if word.endswith(_DATIVE) else 0) for word in whole.lead[-5:]]
    return next(filter(None, told), 0)


def is_counted(division: Division) -> bool:
    """Whether the words before the whole tell how many parts it has: "пять театров заработали 585 млн"."""
    number = len(division.parts)
    told = number > TWO and any(cardinals().get(word) == number for word in division.whole.lead)
    return told or told_together(division.whole) == number


def one_each(whole: Claim, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of the same time as the whole, the first of each frame."""
    frames: set[int] = set()
    for claim in claims:
        timeless = whole.period is None and whole.index < claim.index and not (claim.period and claim.period.is_past)
        if claim.frame not in frames and (timeless or same_time(whole, claim)):
            frames.add(claim.frame)
            yield claim


def distinct(readings: Sequence[list[Claim]]) -> Iterator[list[Claim]]:
    """The readings of at least two levels, and no more than the longest may have, each once."""
    told: set[tuple[int, ...]] = set()
    for run in readings:
        key = tuple(c.index for c in run)
        if 2 <= len(run) <= LONGEST and key not in told:
            told.add(key)
            yield run
