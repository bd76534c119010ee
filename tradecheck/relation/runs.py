"""Levels that merely stand together and may be the parts of one near them: only the arithmetic can tell.

The readings of one whole are rivals, and their prior is low.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from msgspec.structs import replace

from tradecheck.claim.cues import cues
from tradecheck.claim.gap import PREPOSITIONS
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.division import Division, Kind
from tradecheck.relation.elliptic import is_patchy
from tradecheck.relation.links import naming, share_behind
from tradecheck.relation.members import LONGEST, TWO, Sentences, distinct, is_counted, is_run, one_each
from tradecheck.relation.run_signs import gain
from tradecheck.relation.summed import summed

CUT: Final = -0.2
"""Prior of the first members of a list that goes on."""
CLOSED: Final = 2.3
"""Prior of a run that its last part closes."""
BULLETS: Final = ("—", "–", "-", "•", "*", "·", "▪")
DASHES: Final = frozenset({"—", "–", "-", "−"})
NAMED: Final = 2.4
"""Prior of one whose parts the words before the whole name."""
STEM: Final = 4
LOW: Final = 0.7
LOWEST: Final = 0.4
"""Priors of a run of which nothing is told: of several levels, and of two or of some in a sentence each."""
SCATTERED: Final = 0.0
"""The same where each, and the whole, has a sentence of its own."""
FARTHER: Final = -0.6
"""The most that is said for parts that are sought farther off."""
AHEAD: Final = 5
"""How many sentences ahead the parts may be told."""
ENDLESS: Final = 600
"""No sentence goes on for so many characters behind a figure but one that has no end."""
WILD: Final = 100
"""A whole so many times less than a part has lost its multiplier."""

_COMPARED: Final = ("ее", "ше", "хуже", "реже")
"""How comparatives end: "сильнее прочих прибавило Ванино"."""
_OTHERS: Final = "остальн"


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
        for parts, farther in _readings(whole, sentences):
            if is_part and all(part.sentence == whole.sentence for part in parts):
                continue  # "Россия — 150 млн, или 66% всего, Польша — 14 млн, Китай — 12 млн"
            if any(part.figure.value == whole.figure.value for part in parts):
                continue  # as much as its whole is no part
            if is_run(whole, parts) and not _in_one_list(article, whole, parts[0]) and not _is_sibling(article, whole, parts):
                scattered = len({part.sentence for part in parts}) == len(parts) and not _in_one_list(
                    article, *parts[:2]
                )
                apart = scattered and parts[0].sentence != whole.sentence
                prior = SCATTERED if apart else LOWEST if len(parts) == TWO or scattered else LOW
                division = Division(whole, tuple(parts), prior, Kind.RUN)
                sure = _prior(article, division, sentences)
                told.append(replace(division, prior=min(sure, FARTHER) if farther else sure))
        told.extend(summed(article, whole, sentences))
    return _longest(told)


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


def _is_in_a_row(article: Article, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a dash leads in each of them, and nothing opens a list: "активы — 141 млрд, ссуды компаниям — 69, людям — 27"."""
    told = whole.notes | parts[0].notes
    dashed = (article.text[max(0, c.figure.start - 3) : c.figure.start].rstrip()[-1:] for c in (whole, *parts))
    return not told & {"total", "colon", "part"} and all(mark in DASHES for mark in dashed)


def _is_sibling(article: Article, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a sentence tells whole and parts in the same words, "в Азию — на 229 млрд, в Европу — на 42 млрд", or of makes each."""
    if any(part.sentence != whole.sentence for part in parts):
        return False
    return _is_in_a_row(article, whole, parts) or (
        bool(whole.lead)
        and (
            (whole.lead[0] in PREPOSITIONS and all(part.lead[:1] == whole.lead[:1] for part in parts))
            or all(level.lead[:1] and level.lead[0].isascii() for level in (whole, *parts))
        )
    )


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
        return CLOSED if division.is_one_slip_off and _is_whole_run(division, sentences) else 1.8
    if _is_named(division):
        return NAMED
    if is_counted(division) and division.is_one_slip_off:
        return CLOSED
    return 1.5 if _announced(article, whole, parts[0]) else division.prior + gain(article, division)


def _is_named(division: Division) -> bool:
    """Whether the words before the whole name each part: "Карелия и Архангельская область заготовили вместе 15,8 млн"."""
    whole = {word[:STEM] for word in division.whole.lead if len(word) > STEM}
    named = [{word[:STEM] for word in part.lead if len(word) > STEM} & whole for part in division.parts]
    apart = all(one for one in named) and len(set().union(*named)) >= len(named)
    return apart and "total" in division.whole.notes


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
    """The words between a figure and the end of its sentence, or the next of them in an endless one."""
    last = min(article.sentences[claim.sentence].end, claim.figure.end + ENDLESS)
    return article.text[claim.figure.end : last].lower().split()


def is_rest(article: Article, part: Claim) -> bool:
    """Whether the part is what is left: «прочие», «остальные страны»."""
    place = part.lead[-1:] in (("в",), ("из",), ("для",), ("у",))  # "остальные — ещё в 14 стран"
    more = any(word.startswith(_OTHERS) for word in words_after(article, part))  # "прочие — 6 млрд; остальное — долги"
    words = naming(article, part)[-6:]
    singled = any("rest" in cues(other) and one.endswith(_COMPARED) for one, other in pairwise(words))
    return not place and not more and not singled and any("rest" in cues(word) for word in words)


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


def _readings(whole: Claim, sentences: Sentences) -> Iterator[tuple[list[Claim], bool]]:
    """The runs of levels that may be the parts of ``whole``, and whether they are sought farther than parts are usually told.

    In its sentence after it, in the next ones, in lines below.
    """

    def fit(claims: Sequence[Claim]) -> list[Claim]:
        later = (c for c in claims if c.index > whole.index and c.unit == whole.unit and "числе" not in c.lead)
        return list(islice(one_each(whole, later), LONGEST + 1))

    told = [fit(sentences.get(whole.sentence + step, [])) for step in range(AHEAD + 1)]
    here, *ahead = told
    usual = [here, here[:2], here[:3], ahead[0], ahead[0][:2], ahead[0][:3], ahead[1], ahead[2], ahead[0] + ahead[1]]
    usual += [ahead[0] + ahead[1] + ahead[2], here + ahead[0], _below(whole, sentences, fit)]
    no_greater = [[c for c in sentence if c.figure.value <= whole.figure.value] for sentence in told]
    farther = [*_joined(told), *_joined([sentence[:1] for sentence in told]), *_joined(no_greater)]
    known = len(list(distinct(usual)))
    for order, run in enumerate(distinct([*usual, *farther])):
        yield run, order >= known


def _joined(told: Sequence[list[Claim]]) -> Iterator[list[Claim]]:
    """The levels of neighbouring sentences taken together, from any of the first on."""
    for first in range(len(told) - 1):
        run: list[Claim] = []
        for sentence in told[first:]:
            run = [*run, *sentence]
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
