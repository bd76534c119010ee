"""The numbers that a printed figure may stand for: its narrow and its wide interval.

Both come from the printed digits. Narrow: half a unit of the last digit either way, what rounding leaves open. Wide: a whole
unit, since newsrooms truncate as often as they round; a round integer ("1500") is taken to be rounder than it looks; and a
hedge opens the side that it names. «Более» and «менее» are given a far end, twice and half the figure: a writer who
says "more than 105 billion" of 105 million has slipped all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Final

from tradecheck.errors import LexiconError
from tradecheck.figure.model import Hedge
from tradecheck.lexicon.loader import phrases, table

ROUND: Final = {0: Decimal(0), 1: Decimal("0.005"), 2: Decimal("0.02")}
"""How far an integer may be rounded beyond its last digit, as a part of it, by its trailing zeros; 5 % from three on."""

ABOUT: Final = Decimal("0.05")
ALMOST: Final = Decimal("0.9")
FAR: Final = Decimal(2)
LONGEST: Final = 3
"""How many words a hedging phrase has at the most."""
MANY: Final = 20
"""How many units of its last digit a hedged figure may be off: nobody writes "more than 338.5" of 400."""


_ONE: Final = Decimal(1)
_TOO_LONG: Final = Decimal(10) ** 27
"""More digits than a :class:`~decimal.Decimal` holds by default."""


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent or needless zeros: ``4300000``, not ``4.3E+6``.

    >>> plain(Decimal("4.30E+6")), plain(Decimal("0.50"))
    (Decimal('4300000'), Decimal('0.5'))
    """
    if number.same_quantum(_ONE):
        return number
    if number == number.to_integral_value() and abs(number) < _TOO_LONG:
        return number.quantize(_ONE)
    return number.normalize()


def slack(value: Decimal, step: Decimal, *, whole: bool = True) -> Decimal:
    """One unit of the last printed place, or more where a round integer is printed (``whole``: no decimals were).

    >>> slack(Decimal(350), Decimal(1)), slack(Decimal(500), Decimal(1)), slack(Decimal(2000), Decimal(1))
    (Decimal('1.750'), Decimal('10.00'), Decimal('100.00'))
    """
    if not whole:
        return step
    shown = abs(value / step)
    if not shown or shown % 10:
        return step
    zeros = len(text := str(int(shown))) - len(text.rstrip("0"))
    return max(step, min(abs(value) * ROUND.get(zeros, ABOUT), step.scaleb(zeros)))


def narrow(value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """Half a unit of the last printed place either way."""
    return value - step / 2, value + step / 2


def wide(
    value: Decimal, step: Decimal, hedge: Hedge | None = None, *, slight: bool = False, whole: bool = True
) -> tuple[Decimal, Decimal]:
    """The wide interval of ``value`` printed to ``step`` under a hedge; ``slight`` is «чуть более», «немногим менее».

    >>> wide(Decimal("4.3"), Decimal("0.1"), whole=False), wide(Decimal(80), Decimal(1), "more", slight=True)
    ((Decimal('4.2'), Decimal('4.4')), (Decimal('79'), Decimal('84.00')))
    """
    either = slack(value, step, whole=whole)
    if hedge is None:
        return value - either, value + either
    grain = _grain(value, step)
    about = max(either, min(abs(value) * ABOUT, 5 * grain))
    if hedge == "approx":
        return value - about, value + about
    if hedge == "more":
        far = value * (1 + ABOUT) if slight else min(value * FAR, value + MANY * grain)
        return value - step, max(value + either, far)
    far = value * (1 - ABOUT) if slight else value * ALMOST if hedge == "less" else value / FAR
    return min(value - either, max(far, value - (5 if hedge == "less" else MANY) * grain)), value + step


def _grain(value: Decimal, step: Decimal) -> Decimal:
    """One unit of the last printed digit that is not 0: a hedge on "338,5" is finer than one on "300"."""
    shown = abs(value / step)
    if not shown or shown != shown.to_integral_value():
        return step
    return step.scaleb(len(text := str(int(shown))) - len(text.rstrip("0")))


_HOUSE: Final[ContextVar[tuple[tuple[str, str], ...]]] = ContextVar("house hedges", default=())
"""Form lists by kind that a user gives beside the lexicon's."""


@contextmanager
def house_hedges(words: Mapping[str, str]) -> Iterator[None]:
    """Within it, form lists by kind of hedge are read as hedges too.

    Raises :class:`~tradecheck.errors.LexiconError` for a phrase of more than three words and for one that is another hedge.

    >>> with house_hedges({"approx": "на круг"}):
    ...     read_hedge("собрали на круг "), read_hedge("собрали около ")
    (('approx', False), ('approx', False))
    >>> read_hedge("собрали на круг ")
    (None, False)
    """
    given = tuple(sorted(words.items()))
    _hedges(given)
    before = _HOUSE.set(given)
    try:
        yield
    finally:
        _HOUSE.reset(before)


@lru_cache(maxsize=8)
def _hedges(house: tuple[tuple[str, str], ...]) -> dict[tuple[str, ...], Hedge | str]:
    """Hedging phrases, words last to first; those of the lexicon and those of the house."""
    found: dict[tuple[str, ...], str] = {}
    for kind, form_list in table("hedges").items():
        found |= dict.fromkeys(_spellings(form_list), kind)
    for kind, form_list in house:
        for spelling in _spellings(form_list):
            if len(spelling) > LONGEST or found.setdefault(spelling, kind) != kind:
                told = " ".join(reversed(spelling))
                why = f"stands for {found[spelling]!r} already" if spelling in found else "has too many words"
                raise LexiconError(f"{told!r} {why}, and cannot stand for {kind!r}")
    return found


def _spellings(form_list: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a form list in all their forms, words last to first."""
    for phrase in phrases(form_list):
        yield from (reading[::-1] for reading in product(*phrase))


def hedge_words() -> frozenset[str]:
    """Every word that a hedging phrase may hold.

    >>> {"около", "малого", "чем"} <= hedge_words()
    True
    """
    return _words(_HOUSE.get())


@lru_cache(maxsize=8)
def _words(house: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(word for phrase in _hedges(house) for word in phrase)


def read_hedge(before: str) -> tuple[Hedge | None, bool]:
    """The hedge that ends the folded text ``before``, and whether it is a slight one; prepositions between are passed over.

    >>> read_hedge("экспорт вырос более чем на "), read_hedge("составил чуть менее "), read_hedge("вырос на ")
    (('more', False), ('less', True), (None, False))
    """
    words = before.replace("(", " ").rsplit(maxsplit=5)[-5:]
    if not words or words[-1] not in hedge_words() or before.rstrip().endswith((".", ";", ":", "!", "?")):
        return None, False
    words.reverse()
    known = _hedges(_HOUSE.get())
    while words:
        for length in range(LONGEST, 0, -1):
            kind = known.get(tuple(words[:length]))
            if kind == "glue":
                break
            if kind == "slight":
                return None, False
            if kind is not None:
                rest = words[length:]
                return kind, bool(rest) and known.get((rest[0],)) == "slight"  # type: ignore[return-value]
        else:
            return None, False
        words = words[1:]
    return None, False
