"""From the words of a sentence to the gaps between its figures."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from operator import attrgetter

from msgspec.structs import replace

from tradecheck.claim.cues import Indicator, cues, indicator_of
from tradecheck.claim.gap import PREPOSITIONS, SKIPPED, Gap, names_anew
from tradecheck.claim.period import Period
from tradecheck.claim.segment import Token
from tradecheck.figure.draft import RATES
from tradecheck.figure.model import Figure
from tradecheck.lexicon.loader import fold

SHARED = ("пришл", "приход")
DASHES = ("—", "–", "-")
LONGEST = 3
"""So many words between a rate and a mark name more than its whole."""

_start = attrgetter("start")


def gaps(words: list[Token], figures: list[Figure], periods: list[Period], start: int, end: int) -> list[Gap]:
    """The gap before each figure of a sentence that runs from ``start`` to ``end``."""
    found: list[Gap] = []
    place, depth = start, 0
    for order, (figure, stop) in enumerate(zip(figures, [*(f.start for f in figures[1:]), end], strict=True)):
        before, behind = _between(words, place, figure.start), _between(words, figure.end, stop)
        depth = _depth(before, depth)
        rated = order > 0 and figures[order - 1].unit in RATES
        skipped = _of_rate(before) if rated else _of_label(before, behind)
        if order and _are_counted(before, behind):
            skipped = max(skipped, 1)
        if order and found[-1].label is not None:
            skipped = max(skipped, next((n for n, word in enumerate(before) if indicator_of(word.word)), 0) + 1)
        following = figures[order + 1] if order + 1 < len(figures) else None
        rated = following is not None and _is_rated(behind, following)
        found.append(_gap(tuple(before), behind, figure, periods, place, depth, skipped, rated=rated))
        place = figure.end
    return _passed_back(found)


def _are_counted(before: list[Token], behind: list[Token]) -> bool:
    """Whether this figure and the one before are told of what stands right behind each: "12 103 родившихся и 12 067 умерших"."""
    nouns = [words[0].word for words in (before, behind) if words and not words[0].is_mark]
    return len(nouns) > 1 and all(noun.endswith(("их", "ых", "ов")) and indicator_of(noun) for noun in nouns)


def _is_rated(behind: list[Token], following: Figure) -> bool:
    """Whether the figure that follows tells the change of the one before, in brackets or as what it comes with."""
    words = [token.word for token in behind]
    signed = words == ["("] and bool(following.sign)
    return following.unit in RATES and (signed or (words[:1] == ["и"] and words[-1].endswith(("ростом", "дением", "жением"))))


def _between(words: list[Token], start: int, end: int) -> list[Token]:
    return words[bisect_left(words, start, key=_start) : bisect_left(words, end, key=_start)]


def _gap(
    before: tuple[Token, ...],
    behind: list[Token],
    figure: Figure,
    periods: list[Period],
    place: int,
    depth: int,
    skipped: int,
    *,
    rated: bool,
) -> Gap:
    plain = tuple(w.word for w in before if not w.is_mark)
    comma = max((n for n, w in enumerate(before) if w.word == ","), default=-1)
    since = tuple(w.word for w in before[comma + 1 :] if not w.is_mark)
    last_mark = max((n for n, w in enumerate(before) if w.is_mark), default=-1)
    closed = _closed(before, place)
    near = [p for p in periods if place <= p.start < figure.start and p.end > closed and not _is_left(p, before)]
    after, follows = _after(behind)
    in_bracket = _opens(before)
    closes = in_bracket and [token.word for token in behind[:1]] in (["]"], [")"])
    return Gap(
        figure=figure,
        marks=before,
        skipped=skipped,
        words=plain,
        tail=tuple(w.word for w in before[last_mark + 1 :]),
        clause=tuple(w.word for w in before if not w.is_mark and w.start >= closed),
        after=() if follows else after,
        behind=_behind(behind),
        label=_label(behind, before) or _subject_behind(before, behind),
        comparative=_comparative(_after(behind[1:])[0] if closes else after),
        depth=depth,
        in_bracket=in_bracket,
        preposition="" if near and near[-1].end > (before[-1].start if before else 0) else _preposition(since),
        period=near[-1] if near else None,
        period_behind=next((p for p in periods if _is_right_behind(p, figure, behind)), None),
        is_rated=rated,
        compared=any(_is_compared_with(p, figure, behind) for p in periods if p.base),
    )


def _is_compared_with(base: Period, figure: Figure, later: list[Token]) -> bool:
    """Whether a base follows the figure after «к», which is part of it, or after «от»."""
    if 0 <= base.start - figure.end < BESIDE:
        return fold(base.text).startswith("к")
    return [word.word for word in later[:1]] == ["от"] and 0 < base.start - later[0].end < BESIDE


def _is_right_behind(period: Period, figure: Figure, later: list[Token]) -> bool:
    """Whether nothing but a blank or the full stop of an abbreviation parts a base from the figure: "887 тыс. годом ранее"."""
    mark = bool(later) and later[0].start < period.start
    return 0 < period.start - figure.end < BESIDE and not mark and not fold(period.text).startswith("к")


def _of_rate(before: list[Token]) -> int:
    """How many words belong to the rate before, whose whole they name: "0,5% оборота, принёс бы 56 млрд"."""
    mark = next((n for n, word in enumerate(before) if word.is_mark), 0)
    return mark if mark < LONGEST and not any(cues(word.word) for word in before[:mark]) else 0


def _of_label(before: list[Token], behind: list[Token]) -> int:
    """How many words name the figure before, as a dash names this one too: "5 тыс. — за счёт убыли и ещё 1 тыс. — из-за миграции"."""
    dashes = bool(before) and before[0].word in DASHES and bool(behind) and behind[0].word in DASHES
    joined = [n for n, word in enumerate(before) if word.word in ("и", "еще", ",")]
    return joined[-1] if dashes and joined else 0


def _closed(before: tuple[Token, ...], place: int) -> int:
    """Where the bracket ends that the figure before stands in; one that opens here too, "сопоставимые (LfL) прибавили", parts nothing."""
    opened = 0
    for word in before:
        if word.word in "([":
            opened += 1
        elif word.word in ")]" and opened:
            opened -= 1
        elif word.word in ")]":
            place = word.end
    return place


BESIDE = 3
"""So many characters part what stands side by side at the most."""
OPENING = 1
"""So many words may stand before the figure that opens a sentence: "До 2,4 млрд сжалось сальдо"."""
SUBJECT_ENDS = frozenset({",", ";", ":", "(", ")", "—", "–", "что", "чем"})
NOUN = 5
"""So many letters have hedges and prepositions at the most."""


def _is_left(period: Period, before: tuple[Token, ...]) -> bool:
    """Whether a base belongs to what stands before it: "–7% к прошлому году, филе — 246 рублей", "чем год назад; летом — 3 млн"."""
    if not period.base:
        return False
    earlier = [mark.word for mark in before if mark.end <= period.start]
    later = [mark for mark in before if mark.start >= period.end]
    rest = [mark.word for mark in later]
    marks = [mark.word for mark in later if mark.is_mark]
    if ":" in rest and len([word for word in rest[rest.index(":") + 1 :] if len(word) > NOUN]) > 0 and not any(
        "before" in cues(word) for word in rest
    ):
        return True  # "хуже прошлогоднего: оборот чуть больше 12,7 млрд"
    if rest[:1] == [","] and earlier and cues(earlier[-1]) & {"more", "less"} and names_anew(later):
        return True  # "на 0,7% больше прошлогоднего, причём за рубеж летало 13 млн"
    contrast = rest[:2] in ([",", "тогда"], [",", "а"], [",", "но"])
    behind = contrast and not earlier  # "против 19 млрд год назад, тогда как... достиг 3,5 млрд"
    enclosed = marks[:1] == [")"] and "(" in earlier
    related = marks == [","] and fold(period.text).startswith("к ") and rest == [","]  # "+2% к прошлому году, 140 млн"
    left = marks[:1] == [","] and (marks[-1] in "—–-" or "чем" in earlier or behind)
    return enclosed or related or ";" in marks or left


def _after(later: list[Token]) -> tuple[tuple[str, ...], bool]:
    """The words after a figure, and whether a comma comes before them."""
    found: list[str] = []
    comma = False
    for word in later:
        if (word.is_mark and (found or word.word != ",")) or len(found) == 4:
            break
        comma |= word.is_mark
        if not word.is_mark:
            found.append(word.word)
    return tuple(found), comma


def _behind(later: list[Token]) -> tuple[str, ...]:
    told = later[1:] if later and later[0].word in "—–-" else later
    return tuple(word.word for word in takewhile(lambda w: not w.is_mark, told[:4]))


def _label(later: list[Token], before: tuple[Token, ...]) -> Indicator | None:
    """The indicator alone behind the figure: "233 млн — экспорт", "17 млрд пришлось на экспорт, 26 млрд — на импорт"."""
    if not later:
        return None
    dash, shared = later[0].word in DASHES, later[0].word.startswith(SHARED)
    parallel = shared or any(word.word.startswith(SHARED) for word in before)
    onto = parallel and [word.word for word in later[1:2]] == ["на"]
    place = 1 + onto
    by = later[0].word == "по" and len(later) > 1  # "25 млрд по экспорту и 24 млрд по импорту"
    if not (dash or (shared and onto) or by) or place >= len(later):
        return None
    alone = len(later) == place + 1 or later[place + 1].is_mark or later[place + 1].word in ("и", "а")
    return indicator_of(later[place].word) if alone else None


def _subject_behind(before: tuple[Token, ...], behind: list[Token]) -> Indicator | None:
    """What a sentence is about that opens with its figure: "10,7 млрд долларов составило в июле положительное сальдо торговли"."""
    words = [word.word for word in before if not word.is_mark]
    if len(words) > OPENING or not behind or behind[0].is_mark or any(indicator_of(word) for word in words):
        return None
    if not cues(behind[0].word) & {"reach", "up", "down"}:
        return None
    told = [indicator_of(word.word) for word in takewhile(lambda w: w.word not in SUBJECT_ENDS, behind)]
    named = [indicator for indicator in told if indicator is not None]
    return next((i for i in named if i.balance_of), next((i for i in named if i.total_of), named[0] if named else None))


def _comparative(after: tuple[str, ...]) -> int:
    if after[:1] == ("скромнее",):
        return -1  # elsewhere it tells of a change: "прирост скромнее"
    if after[:1] in (("но",), ("а",), ("однако",)):
        return 0  # "на 2,8%, но ниже январских 271 тыс. тонн"
    for word in after[:3]:
        kinds = cues(word)
        if "more" in kinds:
            return 1
        if "less" in kinds:
            return -1
    return 0


def _passed_back(found: list[Gap]) -> list[Gap]:
    """Let "на 864 тыс. тонн, или на 53%, больше" lend its «больше» to both figures; so does "на 57 тенге (11,8%) дороже"."""
    for order in range(len(found) - 2, -1, -1):
        following = found[order + 1]
        anew = following.is_alone_in_bracket if following.in_bracket else following.is_apposition
        own = bool(following.after) and found[order].has(
            "trade"
        )  # "продали на 103 млрд, или на 14% меньше прошлогоднего"
        if not found[order].comparative and following.comparative and anew and not own:
            found[order] = replace(found[order], comparative=following.comparative)
    return found


def _depth(before: list[Token], depth: int) -> int:
    """How many brackets are open after the words of a gap, which began at ``depth``."""
    return before[-1].depth + (before[-1].word in "([") if before else depth


def _opens(before: tuple[Token, ...]) -> bool:
    """Whether the last bracket in the gap is one that opens."""
    for token in reversed(before):
        if token.word in ")]":
            return False
        if token.word in "([":
            return True
    return False


def _preposition(words: tuple[str, ...]) -> str:
    for word in reversed(words[-5:]):
        if word in PREPOSITIONS:
            return word
        if word not in SKIPPED:
            return ""
    return ""
