"""A total told after its parts: "Пшеницы — 12 млн тонн, ячменя — 4 млн. Всего — 16 млн", "вместе", "итого", "на двоих"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.cues import cues_in
from tradecheck.claim.model import Article, Claim
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.elliptic import is_patchy
from tradecheck.relation.members import (
    LONGEST,
    TWO,
    Sentences,
    distinct,
    is_counted,
    is_run,
    is_together,
    one_each,
    told_together,
)

SUMMED: Final = 1.2
"""Prior of levels that a total after them may sum up."""
OPENED: Final = 1.5
"""The same where such a word opens its sentence: "Всего в казну поступило 2,4 млрд"."""
SURELY: Final = 2.3
"""The same where "вместе" or "в сумме" ends a sentence that tells nothing but the parts."""
CHOICE: Final = 6
"""Of how many levels before a whole some may be its parts, and others not."""
ROWS: Final = 40
"""The most lines that the last of a table may sum up: what it takes to find repairs grows faster than their number."""
SUMMING: Final = frozenset({"всего", "итого", "вместе", "суммарно", "сообща", "сумме", "сложности", "целом", "общей"})
"""Words before a whole that its parts precede: "Всего порт принял"."""


def summed(article: Article, whole: Claim, sentences: Sentences) -> Iterator[Division]:
    """A level with the levels before it that it may sum up, where its words say that it does."""
    told = SUMMING & set(whole.lead) and "total" in whole.notes | cues_in(whole.lead)
    if _sums_up_mean(article, whole) or not (told or is_together(whole)):
        return
    if any(_sum_up(whole, some) for some in _choices(whole, sentences)):
        return  # "взыскано 362 млн, в 56 млн отказано, неустойка — 30 млн. Всего 392 млн"
    number = told_together(whole)
    for parts in _earlier(whole, sentences):
        if number and len(parts) != number:
            continue
        if (
            is_run(whole, parts)
            and not is_patchy(article, parts[0], parts[-1], parts)
            and not _is_difference(whole, parts)
        ):
            yield _summed(Division(whole, tuple(parts), SUMMED, Kind.RUN), sentences)
    if len(rows := _rows_above(whole, sentences)) > TWO and is_run(whole, rows):
        yield Division(whole, tuple(rows), SURELY, Kind.RUN)


def _sums_up_mean(article: Article, whole: Claim) -> bool:
    """Whether a total follows a mean right before it, which it is so many times: "в среднем по 87 млн, итого 8,2 млрд"."""
    before = article.claims[max(0, whole.index - 1)]
    return before is not whole and before.sentence == whole.sentence and "mean" in before.notes


def _summed(division: Division, sentences: Sentences) -> Division:
    """The division, surer if its sentence tells the parts and nothing else, and then what they make together."""
    whole = division.whole
    together = is_together(whole) or (whole.lead == ("всего",) and len(division.parts) > TWO)
    here = [c for c in sentences[whole.sentence] if c.index < whole.index and c.unit == whole.unit]
    alone = tuple(here) == division.parts
    multiplied = {c.figure.scale > 0 for c in division.members}  # "на 12 домов культуры — 0,4 млрд"
    if together and alone and len(multiplied) == 1:
        return replace(division, prior=SURELY)
    if (is_counted(division) and division.is_one_slip_off) or (together and _are_all_told(division, sentences)):
        return replace(division, prior=SURELY)
    return replace(division, prior=OPENED) if _opens_with_sum(whole) else division


def _are_all_told(division: Division, sentences: Sentences) -> bool:
    """Whether the parts are all that the sentence before the whole tells: "Сдано: школ — 12, садов — 9, домов — 30. Итого — 51"."""
    before = sentences.get(division.whole.sentence - 1, [])
    return len(division.parts) > TWO and tuple(c for c in before if c.unit == division.whole.unit) == division.parts


def _is_difference(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a level is what the lesser of two leaves of the greater: "закачали 3,2 млрд, отобрали 2,6 млрд, итого прибавка 0,6 млрд"."""
    if len(parts) != TWO:
        return False
    greater, lesser = sorted((part.figure.narrow for part in parts), key=lambda value: -value.middle)
    return whole.figure.narrow.meets(greater - lesser)


def _earlier(whole: Claim, sentences: Sentences) -> Iterator[list[Claim]]:
    """The runs of levels before a whole that sums them up: the last two, the last three..., over four sentences."""
    before = [c for step in (-3, -2, -1, 0) for c in sentences.get(whole.sentence + step, []) if c.index < whole.index]
    alike = [c for c in before if c.unit == whole.unit and not _tells_sum(c)]
    outside = [c for c in alike if c.depth <= whole.depth]  # "до 331 млрд (по другой методике 697 млрд)"
    alike = outside if len(outside) >= TWO else alike
    # "октябрь — 5, сентябрь — 4... Итого — 12"
    dated = [c for c in alike if c.own_period and not (whole.own_period and c.period is whole.period)]
    for parts in (list(one_each(whole, alike)), dated):
        yield from distinct([parts[-count:] for count in range(2, min(len(parts), LONGEST) + 1)])


def _tells_sum(level: Claim) -> bool:
    """Whether the words before a level tell of a sum: "всего", but not "больше всего"."""
    words = SUMMING.intersection(level.lead)
    return bool(words) and (words != {"всего"} or "total" in cues_in(level.lead))


def _choices(whole: Claim, sentences: Sentences) -> Iterator[Sequence[Claim]]:
    """Some of the levels before a whole, not one after another."""
    near = [c for step in (-2, -1, 0) for c in sentences.get(whole.sentence + step, []) if c.index < whole.index]
    alike = [c for c in near if c.unit == whole.unit][-CHOICE:]
    return (
        some
        for count in (TWO, TWO + 1)
        for some in combinations(alike, count)
        if some[-1].index - some[0].index >= count
    )


def _sum_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts make up the whole to the digit."""
    low, high = sum(part.figure.low for part in parts), sum(part.figure.high for part in parts)
    return low <= whole.figure.high and whole.figure.low <= high


def _rows_above(whole: Claim, sentences: Sentences) -> list[Claim]:
    """The levels of the lines above one that sums them up, one to a line: "Зерно — 7,4 млрд", "Масло — 5,6 млрд", "Итого — 13 млрд"."""
    rows: list[Claim] = []
    number, paragraph = whole.sentence - 1, whole.paragraph - 1
    if not _opens_with_sum(whole):
        return []
    while (line := sentences.get(number)) and line[0].paragraph == paragraph and line[0].unit == whole.unit:
        if _opens_with_sum(line[0]):  # which has summed up what is above it
            break
        if len(rows) == ROWS:
            return []
        rows.append(line[0])
        number, paragraph = number - 1, paragraph - 1
    return rows[::-1]


def _opens_with_sum(level: Claim) -> bool:
    """Whether a line opens with a word for a total: "Итого — 13 млрд"."""
    return bool(level.lead) and level.lead[0] in SUMMING
