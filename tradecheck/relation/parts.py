"""Which levels are the parts of which whole: export and import of a turnover, the members of a list of a total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.links import around, levels, same_subject, same_time, two_sides

REACH = 3
"""How many sentences a turnover and its two sides may lie apart."""


@dataclass(frozen=True, slots=True)
class Division:
    """A whole with its parts; ``prior`` says how surely they are all its parts, in log-odds."""

    whole: Claim
    parts: tuple[Claim, ...]
    prior: float
    closed: bool
    """Whether the parts are named as all there are: two sides of a trade, not the members of a list."""
    open: bool = False
    """Whether more parts may be left unnamed: "в том числе"."""
    loose: bool = False
    """Whether no word tells that these are parts."""

    @property
    def statement(self) -> tuple[str, int]:
        """What is stated: of the wholes that a list may have, one is meant; so of the sides that a turnover may have."""
        if self.loose:
            return "run", self.whole.index
        return ("turnover", self.whole.index) if self.closed else ("list", self.parts[0].index)


def divisions(article: Article) -> Iterator[Division]:
    """Every whole with parts that the article tells."""
    found = list(levels(article))
    for claim in found:
        if _is_turnover(claim):
            yield from _turnover(claim, found)
    yield from _lists(found)
    yield from _runs(article, list(levels(article, roles=(Role.LEVEL, Role.ASIDE))))


def _is_turnover(claim: Claim) -> bool:
    return claim.indicator is not None and bool(claim.indicator.total_of) and claim.own_indicator


def _turnover(whole: Claim, found: list[Claim]) -> Iterator[Division]:
    """Export and import told next after the turnover, or just before it."""
    for near in (_after(whole, found), _before(whole, found)):
        sides = two_sides(near)
        prior = 2.4
        if sides is None and len(near) == 2 and near[0].sentence == near[1].sentence:
            sides, prior = (near[0], near[1]), 1.6  # "российские поставки..., белорусские..."
        if sides is None:
            continue
        prior -= 0.0 if all(abs(s.sentence - whole.sentence) <= 1 for s in sides) else 0.4
        if any(c.notes & {"besides"} for c in (whole, *sides)):
            prior -= 2.0
        yield Division(whole, sides, prior, closed=True)


def _fits(whole: Claim, part: Claim) -> bool:
    flow = part.indicator is not None and part.indicator.kind == "flow"
    return flow and part.unit == whole.unit and part.scope in ("", whole.scope) and same_time(whole, part)


def _after(whole: Claim, found: list[Claim]) -> list[Claim]:
    return _until_a_total(whole, (c for c in around(found, whole, 0, REACH) if c.index > whole.index))[:3]


def _before(whole: Claim, found: list[Claim]) -> list[Claim]:
    near = _until_a_total(whole, (c for c in reversed(around(found, whole, REACH)) if c.index < whole.index))
    return [claim for claim in near if same_subject(whole, claim)][:3][::-1]


def _until_a_total(whole: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Those of ``claims`` that fit the whole, up to another turnover."""
    return [claim for claim in takewhile(lambda c: not _is_turnover(c), claims) if _fits(whole, claim)]


def _lists(found: list[Claim]) -> Iterator[Division]:
    """Members told after a colon or "из них", with each level before them that may be their whole."""
    for place, claim in enumerate(found):
        if place == 0 or not claim.notes & {"colon", "part"}:
            continue
        parts = _members(found, place)
        if len(parts) < 2 or any(c.notes & {"besides"} for c in parts):
            continue
        more = bool({"числе", "включая", "среди"} & set(claim.lead))
        for whole in reversed(found[max(0, place - 4) : place]):
            near = claim.sentence - whole.sentence
            if whole.unit != claim.unit or near > 2 or whole.frame == claim.frame or not same_time(whole, claim):
                continue
            members = _no_greater(whole, parts) if more else parts
            if len(members) < 2:
                continue
            prior = 1.5 if near == 0 or (near == 1 and claim.lead[:1] == ("из",)) else 1.0
            yield Division(whole, members, prior, closed=False, open=more)


def _no_greater(whole: Claim, parts: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The members of an open list up to one that is greater than the whole: it stands beside the whole, not within."""
    past = next((n for n, part in enumerate(parts) if n and part.figure.value > whole.figure.value), len(parts))
    return parts[:past]


def _members(found: list[Claim], place: int) -> tuple[Claim, ...]:
    """The levels of a list that begins at ``place``: the rest of its sentence, in one unit, until another list opens."""
    first = found[place]
    parts = [first]
    for other in found[place + 1 :]:
        opens = (other.frame != first.frame and other.notes & {"colon", "part"}) or NESTED & set(other.lead[-5:])
        if other.sentence != first.sentence or other.unit != first.unit or opens or not same_time(first, other):
            break
        parts.append(other)
    return tuple(parts)


NESTED = frozenset({"которых", "которого", "которой", "них"})
"""Words that make a figure a part of the one right before it."""

LAST = frozenset({"проч", "оста", "друг", "ины"})
"""The beginnings of words that close a list: «прочие», «остальные»."""


def _runs(article: Article, found: list[Claim]) -> Iterator[Division]:
    """Levels told one after another next to a greater one, with nothing said of parts.

    Only the arithmetic can tell that they are its parts: the readings of one whole are rivals, and their prior is low.
    """
    sentences: dict[int, list[Claim]] = {}
    for claim in found:
        sentences.setdefault(claim.sentence, []).append(claim)
    for whole in found:
        if whole.role is not Role.LEVEL or whole.unit in RATES or not _adds_up(whole):
            continue
        for parts in _readings(whole, sentences):
            closing = any(word[:4] in LAST for part in parts for word in part.lead[-5:])
            nested = any(NESTED & set(part.lead[-5:]) for part in parts[1:])
            if not nested and not any(c.notes & {"besides", "mean"} for c in (whole, *parts)):
                announced = _announced(article, whole, parts[0])
                prior = 1.8 if closing else 1.5 if announced else 1.0 if len(parts) > 2 else 0.4
                yield Division(whole, tuple(parts), prior, closed=False, loose=True)


def _announced(article: Article, whole: Claim, first: Claim) -> bool:
    """Whether a line that ends with a colon announces the lines that follow."""
    between = article.sentences[whole.sentence : first.sentence]
    return any(article.text[s.start : s.end].rstrip().endswith(":") for s in between)


def _adds_up(claim: Claim) -> bool:
    """Whether the claim's indicator is one that adds up, or none is told and nothing speaks of prices and bounds."""
    if claim.figure.unit == "1" and claim.figure.text == claim.figure.digits and "," in claim.figure.digits:
        return False  # a bare decimal: nobody knows of what
    if claim.indicator is not None:
        return claim.indicator.additive
    return not claim.unit.count("/") and "до" not in claim.lead[-2:] and "от" not in claim.lead[-2:]


def _readings(whole: Claim, sentences: dict[int, list[Claim]]) -> Iterator[list[Claim]]:
    """The runs of levels that may be the parts of ``whole``: in its sentence after it, in the next ones, in lines below."""

    def fit(claims: list[Claim]) -> list[Claim]:
        later = [c for c in claims if c.unit == whole.unit and c.index > whole.index and "числе" not in c.lead]
        alike = [c for c in later if same_time(whole, c)]
        return [c for n, c in enumerate(alike) if not any(e.frame == c.frame for e in alike[:n])]

    here = fit(sentences.get(whole.sentence, []))
    ahead = [fit(sentences.get(whole.sentence + step, [])) for step in (1, 2, 3)]
    runs = [
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
    ]
    below = _below(whole, sentences, fit)
    told: set[tuple[int, ...]] = set()
    for run in [*runs, below]:
        key = tuple(c.index for c in run)
        if 2 <= len(run) <= 12 and key not in told:
            told.add(key)
            yield run


def _below(whole: Claim, sentences: dict[int, list[Claim]], fit: Callable[[list[Claim]], list[Claim]]) -> list[Claim]:
    """The first level of each line that follows."""
    run: list[Claim] = []
    number = whole.sentence + 1
    skipped = 0
    while skipped < 2 and len(run) <= 12:
        members = fit(sentences.get(number, []))
        skipped = 0 if members else skipped + 1
        run += members[:1]
        number += 1
    return run
