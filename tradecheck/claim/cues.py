"""What single words tell: change, comparison, wholes and parts, plans, and the indicators that news measures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from tradecheck.figure.draft import RATES
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import phrases, table
from tradecheck.span import Bilingual

Kind = Literal["flow", "stock", "balance", "rate", "price"]

BACK = frozenset("это прирост прибавка рост падение снижение сокращение увеличение разница потеря динамика".split())
"""A sentence that opens with one of these goes on with the fact before it."""

NOUNS_OF_CHANGE = frozenset(
    "рост прирост прибавка снижение сокращение падение увеличение уменьшение спад убыль подорожание удешевление отставание".split()
)
"""A figure behind one of these and «к» or «от» is what is compared with; one behind it and a dash, how much it is."""

WAS = frozenset({"был", "была", "было", "были"})
AGAINST = frozenset({"против", "вместо", "взамен"})
"""Words after which the base stands."""

FOLLOWS = frozenset({"значит", "выходит", "получается", "следовательно", "стало"})
FOLLOWING = frozenset({("то", "есть"), ("таким", "образом"), ("так", "что"), ("и", "это")})
"""Words with which a figure is told to follow from those before it."""

_NONE: frozenset[str] = frozenset()


class Indicator(Struct, frozen=True):
    """What is measured. ``total_of`` and ``balance_of`` name the indicators that make it up by sum and by difference."""

    name: str
    kind: Kind
    label: Bilingual
    total_of: tuple[str, ...] = ()
    balance_of: tuple[str, ...] = ()
    sign: int = 0
    """-1 for a deficit, 1 for a surplus, 0 where the word does not tell."""
    measured: Literal["", "money", "heads"] = ""
    """What alone it is measured in, if anything: money, or heads, which are never money."""

    @property
    def additive(self) -> bool:
        """Whether parts of it add up to the whole: flows and stocks do, prices and rates do not."""
        return self.kind in ("flow", "stock")

    @property
    def is_net_of_people(self) -> bool:
        """Whether it is a balance of people who came and went: natural change, migration."""
        return self.measured == "heads" and bool(self.balance_of)

    def may_be_in(self, unit: str) -> bool:
        """Whether a figure of that unit may tell of it.

        >>> indicators()["price"].may_be_in("RUB/t"), indicators()["price"].may_be_in("t")
        (True, False)
        >>> indicators()["arrivals"].may_be_in("RUB"), indicators()["arrivals"].may_be_in("1")
        (False, True)
        """
        if not self.measured:
            return True
        money = is_money(unit.partition("/")[0])
        return not money if self.measured == "heads" else money or unit in RATES or unit == "1"


class Forms:
    """Words and beginnings of words ("вырос*") with what each stands for."""

    def __init__(self, entries: dict[str, str]) -> None:
        self._exact: dict[str, set[str]] = {}
        self._begins: dict[str, set[str]] = {}
        for key, form_list in entries.items():
            for phrase in phrases(form_list):
                for form in phrase[0]:
                    self._add(form, key)
        self._lengths = sorted({len(stem) for stem in self._begins}, reverse=True)

    def _add(self, form: str, key: str) -> None:
        target = self._begins if form.endswith("*") else self._exact
        target.setdefault(form.rstrip("*"), set()).add(key)

    def find(self, word: str) -> frozenset[str]:
        """All that ``word`` stands for: by itself, and by its longest known beginning."""
        found = set(self._exact.get(word, _NONE))
        for length in self._lengths:
            if length <= len(word) and (keys := self._begins.get(word[:length])):
                found |= keys
                break
        return frozenset(found) if found else _NONE


@cache
def _cue_forms() -> Forms:
    return Forms({name: entry["forms"] for name, entry in table("cues").items()})


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator of the lexicon by its name."""
    return {
        name: Indicator(
            name,
            entry["kind"],
            Bilingual(entry["ru"], entry["en"]),
            tuple(entry.get("sum", ())),
            tuple(entry.get("less", ())),
            entry.get("sign", 0),
            entry.get("in", ""),
        )
        for name, entry in table("indicators").items()
    }


@cache
def _indicator_forms() -> Forms:
    return Forms({name: entry["forms"] for name, entry in table("indicators").items()})


@lru_cache(maxsize=1 << 16)
def cues(word: str) -> frozenset[str]:
    """The classes of a folded word (sections of ``cues.toml``).

    >>> sorted(cues("увеличился")), sorted(cues("меньше")), sorted(cues("погода"))
    (['up'], ['less'], [])
    """
    return _cue_forms().find(word)


def cues_in(words: Sequence[str]) -> frozenset[str]:
    """The classes of all words; «всего» behind a comparative sums nothing up.

    >>> sorted(cues_in(("всего", "зерна"))), sorted(cues_in(("выше", "всего")))
    (['total'], ['more'])
    """
    told = (word for before, word in pairwise(("", *words)) if word != "всего" or not before.endswith(_SUPERLATIVE))
    return frozenset(kind for word in told for kind in cues(word))


_SUPERLATIVE = ("ше", "же", "ее", "че", "чаще", "прежде", "скорее")


@lru_cache(maxsize=1 << 16)
def indicator_of(word: str) -> Indicator | None:
    """The indicator that a folded word names.

    >>> indicator_of("экспорта").name, indicator_of("погода") is None
    ('export', True)
    """
    found = indicators_of(word)
    return found[0] if found else None


@lru_cache(maxsize=1 << 16)
def indicators_of(word: str) -> tuple[Indicator, ...]:
    """All that a folded word may name.

    >>> [indicator.name for indicator in indicators_of("прибыли")]
    ['arrivals', 'profit']
    """
    return tuple(indicators()[name] for name in sorted(_indicator_forms().find(word)))


def is_passive(word: str, after: str) -> bool:
    """Whether «было» only makes a passive: «было поставлено»."""
    return word in WAS and after.endswith(("но", "на", "ны", "ен", "ан", "то", "ты", "та", "ят"))
