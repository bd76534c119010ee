"""The phrases that name periods, as patterns over the tags of period_tags.py.

Each rule is a name and a pattern. The first rule that matches at a word wins, so the longer phrases stand first. In a
pattern ``P`` is the preposition; ``D``, ``M``, ``Y`` (or ``X``) are day, month and year, ``W`` a word for a year
("прошлого года"), ``G`` a bare "года", each with 1 or 2 for the first or second end of a range; ``N`` is a number,
``U`` a calendar noun. No pattern repeats without bound.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tradecheck.claim.period_tags import Tagged, compiled, number_of, spelt, tag_name
from tradecheck.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_YR = "[yr yr_in yr_one yr_gen yr_ins]"
_MON = "[month_noun month_one]"
_QUA = "[quarter quarter_one]"
_WEEK = "[week week_one]"
_UNIT = "[yr yr_in yr_one yr_gen month_noun month_one month_ins quarter quarter_one week week_one half day_noun season]"
_NOUN = f"(?: {_YR} | yr_abbr dot? )"
_PREP = "(?P<P>[in for from to until on by])?"
_DAY = "[number ordinal]"
_SAME = "(?: that same self? | (?P<L>like) )"


def _certain(end: str) -> str:
    """A year that says so itself: "2015-м", "2015 году"."""
    return f"(?P<Y{end}> year_th | year (?= {_NOUN})) {_NOUN}?"


def _whose(end: str) -> str:
    """The year that a month or another part of a year belongs to."""
    return (
        f"(?: (?P<Y{end}> year_th | year (?! counted)) {_NOUN}?"
        f" | (?P<W{end}> (?: [prev prior before_prev this present next] | that (?= same)) same? ) {_YR}"
        f" | (?P<G{end}> yr_gen) )"
    )


_FROM = f"(?: (?P<D1>{_DAY})? (?P<M1>month) {_whose('1')}? | (?P<X1> [year year_th]) {_NOUN}? )"
_TILL = f"(?: (?P<D2>{_DAY})? (?P<M2>month) {_whose('2')}? | (?P<X2> year_th | year (?= {_NOUN})) {_NOUN}? )"

_RULES = {
    "days": f"{_PREP} (?P<D1>{_DAY}) (?: (?P<M1>month) {_whose('1')}? )? [dash by until]"
    f" (?P<D2>{_DAY}) (?P<M2>month) {_whose('2')}?",
    "stretch": f"from {_FROM} [by until] {_TILL}",
    "months": f"{_PREP} (?P<M1>month) {_whose('1')}? (?P<J>[dash by and]) (?P<M2>month) {_whose('2')}?",
    "years": f"{_PREP} (?P<X1>[year year_th]) [dash and] (?P<X2>[year year_th]) {_NOUN}"
    "| (?P<Q>[in for on]) (?P<X3>year) dash (?P<X4>year) (?! counted)",
    "season": f"{_PREP} (?: season dash? )? (?P<X1>years) (?: season | market_year | {_NOUN} )?",
    "date": f"{_PREP} (?P<X1>date) {_NOUN}?",
    "same": f"{_PREP} {_SAME} (?P<N>[number cardinal])? (?P<U>[span moment half season] | {_MON} | {_QUA} | {_WEEK})"
    f" {_whose('2')}? (?: yr_ins earlier )?",
    "ago": "(?P<U>[yr_ins month_ins quarter_ins week_ins]) earlier"
    " | (?P<V>[yr_one month_one quarter_one week_one]) ago",
    "this_span": f"{_PREP} this same? span",
    "recent": f"{_PREP} recent (?P<N>[number cardinal])? (?P<U>{_UNIT} | half_year)",
    "near": f"{_PREP} (?P<W>[prev prior before_prev this present next] | that (?= same)) same?"
    f" (?P<N>[number cardinal])? (?P<U>{_UNIT} | yr_ins)",
    "quarter": f"{_PREP} (?P<F>first)? (?P<N>[ordinal number cardinal]) (?P<U>{_QUA}) dot? {_whose('2')}?",
    "half": f"{_PREP} (?: (?P<N>[ordinal number]) half {_whose('2')}? | (?P<O>ordinal) middle {_whose('3')} )",
    "some_half": f"{_PREP} (?: half | (?P<H>half_year) ) {_whose('2')}?",
    "count": f"{_PREP} (?P<F>first | ordinal (?= [number cardinal]))?"
    f" (?P<N>[number cardinal]) {_MON} {_whose('2')}? (?! until )",
    "since": f"from start (?: {_whose('2')} | (?P<S>season) )",
    "edge": f"{_PREP} (?P<E>[start finish]) (?: {_whose('2')} | (?P<M2>month) {_whose('3')}? )",
    "day": f"{_PREP} (?P<D2>{_DAY}) (?P<M2>month) {_whose('2')}?",
    "month": f"{_PREP} (?P<W>[prev prior this present next])? (?P<M2>month) (?: dash? {_whose('2')})?",
    "year": f"{_PREP} all? {_certain('2')}"
    " | (?P<Q>[in for to]) (?P<Y3>year) (?= [stop dot comma mark in for from to on by of] | $ )",
    "whole": "for (?P<A>all)? (?P<U>yr_one | month_one | quarter_one | week_one | day_noun | season)"
    " | (?<= outcome ) all? (?P<V>yr_gen)",
    "present": "[in for] (?P<W>present) (?! other)",
    "then": "(?P<L>last_year_adj) | then (?! as | comma)",
}


def _nameless(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


_EACH = {name: spelt(pattern) for name, pattern in _RULES.items()}
_BESIDE = "[other figure dot stop comma dash mark]"
_ANY = lazy(
    spelt(f"(?! [in for from to until on by]? (?: {_BESIDE} | $))")  # where no phrase begins, the most usual case
    + f"(?:{'|'.join(f'(?P<{name}>{_nameless(pattern)})' for name, pattern in _EACH.items())})",
)


@cache
def _rule(name: str) -> re.Pattern[str]:
    """One phrase with its groups, compiled when it is first met."""
    return re.compile(_EACH[name])


_BASE_BEFORE = compiled(
    "(?: compared from? | (?<! above ) than other? | [to than beyond compared from against] like? level other? ) $",
)
_AGAINST_BEFORE = compiled("against [^ stop comma]{0,3} [figure number cardinal counted] [^ stop comma]{0,7} $")
_AGAINST_ITS = compiled("against other{0,2} $")
_LOOK_BACK = 12


class Hit(Struct, frozen=True):
    """One phrase found: the rule's name, the tagged text, the match over its tags."""

    rule: str
    text: Tagged
    match: re.Match[str]
    before: str
    """The tags before the phrase that no other period has taken, a dozen at most."""

    def word(self, *groups: str) -> str:
        """The (first) word of the first of ``groups`` that took part, or ""."""
        for group in groups:
            if self._has(group):
                return self.text.words[self.match.start(group)]
        return ""

    def tag(self, *groups: str) -> str:
        """The name of that word's tag, or ""."""
        for group in groups:
            if self._has(group):
                return tag_name(self.match[group][0])
        return ""

    def number(self, *groups: str) -> int | None:
        """The number that that word stands for."""
        word = self.word(*groups)
        return number_of(word) if word else None

    def _has(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match[group] is not None

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the phrase begins and ends in the text, in code points."""
        return self.text.starts[self.match.start()], self.text.end(self.match.end() - 1)

    @property
    def preposition(self) -> str:
        """The name of the tag of the phrase's first word, where that is a preposition."""
        first = tag_name(self.match[0][0])
        return first if first in _PREPOSITIONS else ""

    @property
    def is_compared(self) -> bool:
        """Whether the words before make the phrase a base: «по сравнению с», «против», «чем»."""
        if self.preposition == "from" and self._in_instrumental():
            return True
        if self.preposition not in ("to", "until") and _AGAINST_BEFORE.search(self.before):
            return True
        if not self.preposition and (tag_name(self.before[-1:]) == "beyond" or _AGAINST_ITS.search(self.before)):
            return True
        if tag_name(self.before[-1:]) == "level" and self.tag("W", "W2") in ("prev", "prior"):
            return True  # "уступает показателю предыдущего сезона"
        return bool(_BASE_BEFORE.search(self.before))

    @property
    def after_outcome(self) -> bool:
        """Whether the word before is "итоги"."""
        return tag_name(self.before[-1:]) == "outcome"

    def _in_instrumental(self) -> bool:
        """Whether "с" means "with" here: «с январем», «с 2020 годом»."""
        words = self.text.words[self.match.start() + 1 : self.match.end()]
        return any(len(word) > 3 and word.endswith(("ем", "ом", "ями", "ами", "ым", "им")) for word in words)


_PREPOSITIONS = frozenset({"in", "for", "from", "to", "until", "on", "by"})


def hits(text: Tagged) -> Iterator[Hit]:
    """The phrases of a text that may name periods, in order, none overlapping another."""
    end = 0
    for match in _ANY.finditer(text.tags):
        name = match.lastgroup or ""
        named = _rule(name).match(text.tags, match.start())
        if named:
            yield Hit(name, text, named, text.tags[max(end, match.start() - _LOOK_BACK) : match.start()])
        end = match.end()
