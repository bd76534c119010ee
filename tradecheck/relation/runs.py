"""Levels that merely stand together and may be the parts of one near them: only the arithmetic can tell.

The readings of one whole are rivals, and their prior is low.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, pairwise
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.cues import Indicator, cues, cues_in
from tradecheck.claim.gap import PREPOSITIONS
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.figure.numerals import cardinals
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.elliptic import MULTIPLIERS, is_patchy
from tradecheck.relation.links import NESTED, PERSON, naming, opposed, printed_noun, same_time, share_behind

CUT: Final = -0.2
"""Prior of the first members of a list that goes on."""
CLOSED: Final = 2.3
"""Prior of a run that its last part closes."""
BULLETS: Final = ("—", "–", "-", "•", "*", "·", "▪")
NAMED: Final = 2.4
"""Prior of one whose parts the words before the whole name."""
STEM: Final = 4
SUMMED: Final = 1.2
"""Prior of levels that a total after them may sum up."""
OPENED: Final = 1.5
"""The same where such a word opens its sentence: "Всего в казну поступило 2,4 млрд"."""
LOW: Final = 0.7
LOWEST: Final = 0.4
"""Priors of a run of which nothing is told: of several levels, and of two or of some in a sentence each."""
SCATTERED: Final = 0.0
"""The same where each, and the whole, has a sentence of its own."""
SURELY: Final = 2.3
"""The same where "вместе" or "в сумме" ends a sentence that tells nothing but the parts."""
TWO: Final = 2
CHOICE: Final = 6
"""Of how many levels before a whole some may be its parts, and others not."""
WILD: Final = 100
"""A whole so many times less than a part has lost its multiplier."""
LONGEST: Final = 12
"""The most parts a run may have."""
ROWS: Final = 40
"""The most lines that the last of a table may sum up: what it takes to find repairs grows faster than their number."""
SUMMING: Final = frozenset({"всего", "итого", "вместе", "суммарно", "сообща", "сумме", "сложности", "целом", "общей"})
"""Words before a whole that its parts precede: "Всего порт принял"."""
ON_THEM: Final = frozenset({("на", "них"), ("на", "эти"), ("на", "этих")})
ALTOGETHER: Final = frozenset(("на", number) for number in ("двоих", "троих", "четверых", "пятерых", "шестерых"))
"""What says the same of so many: "Бразилия — 3,6 млн, Китай — 3,1 млн, на двоих — 6,7 млн"."""
TOGETHER: Final = ("вмест", "итог", "суммарн", "сумме", "сложени", "сообща", "сложност", "совокупн")
"""The beginnings of those that leave no doubt; «вместо» is told apart by its preposition."""

SEEN_FROM_THERE: Final = frozenset({("import", "supply"), ("export", "purchase"), ("sale", "purchase")})
"""A flow and the name that its other end gives it: "импорт — 48 тыс. тонн; Турция поставила 29"."""
_MANY: Final = ("ов", "ев", "ей", "ий")
_OTHERS: Final = "остальн"

Sentences = Mapping[int, Sequence[Claim]]


def runs(article: Article, found: Sequence[Claim]) -> Iterator[Division]:
    """Levels told one after another beside a greater one, with nothing said of parts."""
    sentences: dict[int, list[Claim]] = {}
    for claim in found:
        sentences.setdefault(claim.sentence, []).append(claim)
    told: list[Division] = []
    for whole in found:
        if whole.role is not Role.LEVEL or whole.unit in RATES or not _adds_up(whole):
            continue
        is_part = share_behind(article.claims, whole) is not None
        for parts in _readings(whole, sentences):
            if is_part and all(part.sentence == whole.sentence for part in parts):
                continue  # "Россия — 150 млн, или 66% всего, Польша — 14 млн, Китай — 12 млн"
            if _is_run(whole, parts) and not _in_one_list(article, whole, parts[0]) and not _is_sibling(whole, parts):
                scattered = len({part.sentence for part in parts}) == len(parts) and not _in_one_list(
                    article, *parts[:2]
                )
                apart = scattered and parts[0].sentence != whole.sentence
                prior = SCATTERED if apart else LOWEST if len(parts) == TWO or scattered else LOW
                division = Division(whole, tuple(parts), prior, Kind.RUN)
                told.append(replace(division, prior=_prior(article, division, sentences)))
        if _sums_up_mean(article, whole):
            continue
        if (SUMMING & set(whole.lead) and "total" in whole.notes | cues_in(whole.lead)) or _is_together(whole):
            earlier = (parts for parts in _earlier(whole, sentences) if _is_run(whole, parts))
            earlier = (parts for parts in earlier if not is_patchy(article, parts[0], parts[-1], parts))
            earlier = (parts for parts in earlier if not _is_difference(whole, parts))
            if any(_sum_up(whole, some) for some in _choices(whole, sentences)):
                continue  # "взыскано 362 млн, в 56 млн отказано, неустойка — 30 млн. Всего 392 млн"
            told.extend(_summed(Division(whole, tuple(parts), SUMMED, Kind.RUN), sentences) for parts in earlier)
            if len(rows := _rows_above(whole, sentences)) > TWO and _is_run(whole, rows):
                told.append(Division(whole, tuple(rows), CLOSED, Kind.RUN))
    return _longest(told)


def _sums_up_mean(article: Article, whole: Claim) -> bool:
    """Whether a total follows a mean right before it, which it is so many times: "в среднем по 87 млн, итого 8,2 млрд"."""
    before = article.claims[max(0, whole.index - 1)]
    return before is not whole and before.sentence == whole.sentence and "mean" in before.notes


def _summed(division: Division, sentences: Sentences) -> Division:
    """The division, surer if its sentence tells the parts and nothing else, and then what they make together."""
    whole = division.whole
    together = _is_together(whole) or (whole.lead == ("всего",) and len(division.parts) > TWO)
    here = [c for c in sentences[whole.sentence] if c.index < whole.index and c.unit == whole.unit]
    alone = tuple(here) == division.parts
    multiplied = {c.figure.scale > 0 for c in division.members}  # "на 12 домов культуры — 0,4 млрд"
    if together and alone and len(multiplied) == 1:
        return replace(division, prior=SURELY)
    if _is_counted(division) or (together and _are_all_told(division, sentences)):
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


def _is_together(whole: Claim) -> bool:
    """Whether the words leave no doubt that a level sums up what stands before: "вместе — 40 млн", "на эти города пришлось 934 млн"."""
    pairs = set(pairwise(whole.lead))
    on_them = not pairs.isdisjoint(ON_THEM) and any("share" in cues(word) for word in whole.lead)
    on_all = any(pair in ALTOGETHER for pair in pairwise(whole.lead[-5:]))
    return on_them or on_all or any(word.startswith(TOGETHER) for word in whole.lead[-5:])


def _longest(told: Sequence[Division]) -> Iterator[Division]:
    """The divisions, of those that «прочие» closes only the longest as closed: the others take one of its parts for a whole."""
    longest: dict[int, int] = {}
    for division in told:
        if _is_closed_behind(division):
            last = division.parts[-1].index
            longest[last] = max(longest.get(last, 0), len(division.parts))
    for division in told:
        shorter = _is_closed_behind(division) and len(division.parts) < longest[division.parts[-1].index]
        yield replace(division, prior=LOW) if shorter else division


def _is_closed_behind(division: Division) -> bool:
    """Whether the last part of a list closes it, and no total after it."""
    return division.prior >= CLOSED and division.whole.index < division.parts[0].index


def _in_one_list(article: Article, whole: Claim, part: Claim) -> bool:
    """Whether both stand in bullets of one list, so that neither is the whole of the other."""
    heads = [article.text[article.sentences[c.sentence].start :][:1] for c in (whole, part)]
    return whole.sentence != part.sentence and heads[0] == heads[1] and heads[0] in BULLETS


def _is_sibling(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a sentence tells whole and parts in the same words, "в Азию — на 229 млрд, в Европу — на 42 млрд", or of makes each."""
    here = all(part.sentence == whole.sentence for part in parts)
    return (
        here
        and bool(whole.lead)
        and (
            (whole.lead[0] in PREPOSITIONS and all(part.lead[:1] == whole.lead[:1] for part in parts))
            or all(level.lead[:1] and level.lead[0].isascii() for level in (whole, *parts))
        )
    )


def _is_run(whole: Claim, parts: Sequence[Claim]) -> bool:
    if (_is_lost(parts) and not _lost_its_multiplier(whole, parts)) or (
        _counts_others(parts) and not _is_told_rest(parts[-1])
    ):
        return False
    if whole.figure.scale and whole.unit == "1" and not any(part.figure.scale for part in parts):
        return False  # "в выходные 214 тыс. поездок, на линии 214 вагонов"
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
        or (len(parts) == TWO and not _is_together(whole))
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


def _prior(article: Article, division: Division, sentences: Sentences) -> float:
    """The prior of a run: that of its length, unless «прочие» ends it, a colon announces it, or it is cut off."""
    whole, parts = division.whole, division.parts
    patchy = is_patchy(article, parts[0], parts[-1], parts)
    if _is_cut(division, sentences) or patchy or is_left_open(article, parts[-1]):
        return CUT
    if any(is_rest(article, part) for part in parts):
        if not division.is_apart:  # "кеты — 96 тыс., нерки — 50 тыс., остальных — 4 тыс.": the first is one of them
            return LOWEST
        if not is_rest(
            article, parts[-1]
        ):  # what follows the rest is of another list, "в остальных городах — 327" apart
            return CUT if any("rest" in cues(word) for part in parts[:-1] for word in part.lead[-2:]) else LOW
        size = whole.figure.value
        if sum(size < part.figure.value < size * WILD for part in parts) > 1:
            return CUT  # "в Афганистан — 1,9 млн тонн. Весь вывоз — 7,4 млн, год назад — 5,6 млн. Ирак взял 1,3 млн, остальные — 3,6 млн"
        near = division.comes_near or division.is_shifted or division.is_swapped
        return CLOSED if near and _is_whole_run(division, sentences) else 1.8
    if _is_named(division):
        return NAMED
    if _is_counted(division) and (division.comes_near or division.is_shifted or division.is_swapped):
        return CLOSED
    return 1.5 if _announced(article, whole, parts[0]) else division.prior


def _is_named(division: Division) -> bool:
    """Whether the words before the whole name each part: "Карелия и Архангельская область заготовили вместе 15,8 млн"."""
    whole = {word[:STEM] for word in division.whole.lead if len(word) > STEM}
    named = [{word[:STEM] for word in part.lead if len(word) > STEM} & whole for part in division.parts]
    apart = all(one for one in named) and len(set().union(*named)) >= len(named)
    return apart and "total" in division.whole.notes


def _is_counted(division: Division) -> bool:
    """Whether the words before the whole tell how many parts it has: "пять театров заработали 585 млн"."""
    return len(division.parts) > TWO and any(
        cardinals().get(word) == len(division.parts) for word in division.whole.lead
    )


def _is_cut(division: Division, sentences: Sentences) -> bool:
    """Whether the list goes on in its sentence after the parts taken."""
    last = division.parts[-1]
    frames = {claim.frame for claim in division.members}
    later = (c for c in sentences.get(last.sentence, []) if c.index > last.index and c.unit == last.unit)
    return len(division.parts) > 2 and any(c.frame not in frames and not c.own_indicator for c in later)


def is_left_open(article: Article, last: Claim) -> bool:
    """Whether the rest follows, told by a number or not: "легковые — 3,2 млн, грузовые — 0,6 млн, остальное — сельхозмашины"."""
    return any(word.startswith(_OTHERS) for word in words_after(article, last))


def words_after(article: Article, claim: Claim) -> list[str]:
    """The words between a figure and the end of its sentence."""
    return article.text[claim.figure.end : article.sentences[claim.sentence].end].lower().split()


def is_rest(article: Article, part: Claim) -> bool:
    """Whether the part is what is left: «прочие», «остальные страны»."""
    place = part.lead[-1:] in (("в",), ("из",), ("для",), ("у",))  # "остальные — ещё в 14 стран"
    more = any(word.startswith(_OTHERS) for word in words_after(article, part))  # "прочие — 6 млрд; остальное — долги"
    return not place and not more and any("rest" in cues(word) for word in naming(article, part)[-6:])


def _is_told_rest(part: Claim) -> bool:
    return any("rest" in cues(word) for word in part.lead[-6:])


def _is_whole_run(division: Division, sentences: Sentences) -> bool:
    """Whether the whole stands before the list, not at its head, and no other level between it and the last part."""
    first, last = division.whole, division.parts[-1]
    near = [c for n in range(first.sentence, last.sentence + 1) for c in sentences.get(n, []) if c.unit == first.unit]
    frames = {claim.frame for claim in division.members}
    leads = division.is_apart and (first.own_indicator or not any(c.index < first.index for c in near))
    return leads and not any(first.index < c.index < last.index and c.frame not in frames for c in near)


def _announced(article: Article, whole: Claim, first: Claim) -> bool:
    """Whether a line that ends with a colon announces the lines that follow."""
    between = article.sentences[whole.sentence : first.sentence]
    return any(article.text[s.start : s.end].rstrip().endswith(":") for s in between)


def _adds_up(claim: Claim) -> bool:
    """Whether the claim's indicator is one that adds up, or none is told and nothing speaks of prices and bounds."""
    if claim.figure.unit == "1" and claim.figure.text == claim.figure.digits and "," in claim.figure.digits:
        return False  # a bare decimal: nobody knows of what
    if claim.lead[-1:] == ("по",) or any(word.startswith(("минимал", "максимал")) for word in claim.lead):
        return False  # "64 вагона по 5,8 млн рублей"
    if claim.indicator is not None:
        return claim.indicator.additive
    reached = bool(claim.direction) or any(
        "reach" in cues(word) for word in claim.lead[-3:]
    )  # "дошли до 718 тыс. тонн"
    bound = "от" in claim.lead[-2:] or ("до" in claim.lead[-2:] and not reached)
    return not claim.unit.count("/") and not bound


def _readings(whole: Claim, sentences: Sentences) -> Iterator[list[Claim]]:
    """The runs of levels that may be the parts of ``whole``: in its sentence after it, in the next ones, in lines below."""

    def fit(claims: Sequence[Claim]) -> list[Claim]:
        later = (c for c in claims if c.index > whole.index and c.unit == whole.unit and "числе" not in c.lead)
        return list(islice(_one_each(whole, later), LONGEST + 1))

    here = fit(sentences.get(whole.sentence, []))
    ahead = [fit(sentences.get(whole.sentence + step, [])) for step in (1, 2, 3)]
    yield from _distinct(
        [
            here,
            here[:2],
            here[:3],
            ahead[0],
            ahead[0][:2],
            ahead[0][:3],
            ahead[1],
            ahead[2],
            ahead[0] + ahead[1],
            ahead[0] + ahead[1] + ahead[2],
            here + ahead[0],
            _below(whole, sentences, fit),
        ]
    )


def _earlier(whole: Claim, sentences: Sentences) -> Iterator[list[Claim]]:
    """The runs of levels before a whole that sums them up: the last two, the last three..., over three sentences."""
    before = [c for step in (-2, -1, 0) for c in sentences.get(whole.sentence + step, []) if c.index < whole.index]
    alike = [c for c in before if c.unit == whole.unit and not SUMMING & set(c.lead)]
    # "октябрь — 5, сентябрь — 4... Итого — 12"
    dated = [c for c in alike if c.own_period and not (whole.own_period and c.period is whole.period)]
    for parts in (list(_one_each(whole, alike)), dated):
        yield from _distinct([parts[-count:] for count in range(2, min(len(parts), LONGEST) + 1)])


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


def _one_each(whole: Claim, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of the same time as the whole, the first of each frame."""
    frames: set[int] = set()
    for claim in claims:
        timeless = whole.period is None and whole.index < claim.index and not (claim.period and claim.period.is_past)
        if claim.frame not in frames and (timeless or same_time(whole, claim)):
            frames.add(claim.frame)
            yield claim


def _distinct(readings: Sequence[list[Claim]]) -> Iterator[list[Claim]]:
    told: set[tuple[int, ...]] = set()
    for run in readings:
        key = tuple(c.index for c in run)
        if 2 <= len(run) <= LONGEST and key not in told:
            told.add(key)
            yield run


def _below(whole: Claim, sentences: Sentences, fit: Callable[[Sequence[Claim]], list[Claim]]) -> list[Claim]:
    """The first level of each line that follows."""
    run: list[Claim] = []
    number = whole.sentence + 1
    skipped = 0
    while skipped < 2 and len(run) <= LONGEST:
        members = fit(sentences.get(number, []))
        skipped = 0 if members else skipped + 1
        run += members[:1]
        number += 1
    return run
