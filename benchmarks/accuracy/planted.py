"""Single slips, planted into the clean items of a set: the same for the same seed, whatever the machine.

A slip is planted only into a figure of a labelled relation, and only if the text, read anew, can then no more satisfy that
relation, with every figure anywhere in its wide interval: what cannot be proven from the text is not asked for. One slip of each
kind an item, where there is one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

import tradecheck
from benchmarks.accuracy.items import Item, Slip
from benchmarks.accuracy.related import Related, can_hold
from tradecheck.figure.model import Figure

SHORT = ("тыс", "млн", "млрд", "трлн")
LONG = ("миллион", "миллиард", "триллион")
_PLAIN = re.compile(r"\d+(?:[,.]\d+)?")


class Option(NamedTuple):
    """A slip that might be planted."""

    kind: str
    place: int
    """Which figure of the text."""
    printed: str
    """What the figure would be printed as."""


def plant(items: Iterable[Item], seed: int) -> Iterator[Item]:
    """Copies of the clean items, each with one slip."""
    for item in items:
        if item.slips or not item.related:
            continue
        figures = tradecheck.extract(item.text)
        for kind, options in groupby(_options(item, figures, seed), key=attrgetter("kind")):
            planted = next(filter(None, (_planted(item, figures, option) for option in options)), None)
            if planted:
                yield Item(f"{item.id}/{kind}", *planted, clean=item.id)


def _options(item: Item, figures: list[Figure], seed: int) -> list[Option]:
    """Every slip of every related figure, by kind, in an order that only the seed and the item decide."""
    starts = {span.start for related in item.related for span in related.figures}
    options = {
        Option(kind, place, printed)
        for place, figure in enumerate(figures)
        if figure.start in starts
        for kind, printed in slips_of(figure)
        if printed != figure.text
    }
    return sorted(options, key=lambda o: (o.kind, _drawn(f"{seed}/{item.id}/{o.place}/{o.printed}")))


def _drawn(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def _planted(item: Item, figures: list[Figure], option: Option) -> tuple[str, object, tuple[Slip]] | None:
    """The text with the slip, its day and the slip; ``None`` unless the slip breaks a relation beyond rounding."""
    old = figures[option.place]
    text = item.text[: old.start] + option.printed + item.text[old.end :]
    read = tradecheck.extract(text)
    if len(read) != len(figures) or read[option.place].unit != old.unit or read[option.place].text != option.printed:
        return None
    for related in item.related:
        places = _places(related, figures)
        if option.place not in places or not can_hold(related, [figures[n] for n in places]):
            continue
        if not can_hold(related, [read[n] for n in places]):
            suspects = tuple(read[n].span for n in (option.place, *(n for n in places if n != option.place)))
            return text, item.published, (Slip(option.kind, suspects, (old.text,), "planted"),)
    return None


def _places(related: Related, figures: list[Figure]) -> list[int]:
    """Which figures of the text are related; none if not all of them were read."""
    by_start = {figure.start: place for place, figure in enumerate(figures)}
    places = [by_start.get(span.start) for span in related.figures]
    known = [place for place in places if place is not None]
    return known if len(known) == len(places) else []


def slips_of(figure: Figure) -> Iterator[tuple[str, str]]:
    """Kind and print of the slips that a figure of one plain number can suffer.

    >>> dict(slips_of(tradecheck.parse("3,4 млн тонн")))["another multiplier"]
    '3,4 млрд тонн'
    >>> sorted(set(slips_of(tradecheck.parse("46%"))) - {s for s in slips_of(tradecheck.parse("46%")) if "digit" in s[0]})
    [('wrong rate', '146%'), ('wrong rate', '32%'), ('wrong rate', '54%'), ('wrong rate', '85%')]
    """
    if figure.form != "digits" or not _PLAIN.fullmatch(figure.digits) or not figure.value:
        return
    yield from (("another multiplier", printed) for printed in _multiplied(figure.text))
    head = figure.text[: figure.digits_start - figure.start]
    tail = figure.text[len(head) + len(figure.digits) :]
    yield from ((kind, f"{head}{digits}{tail}") for kind, digits in _digits(figure.digits))
    if figure.unit in ("%", "x"):
        yield from (("wrong rate", f"{head}{digits}{tail}") for digits in _rates(figure))


def _multiplied(text: str) -> Iterator[str]:
    for words, ending in ((SHORT, r"\b"), (LONG, "")):
        for one, other in (*pairwise(words), *pairwise(words[::-1])):
            if re.search(rf"\b{one}{ending}", text):
                yield re.sub(rf"\b{one}{ending}", other, text)


def _digits(digits: str) -> Iterator[tuple[str, str]]:
    spots = [place for place, character in enumerate(digits) if character.isdigit()]
    for i, j in pairwise(spots):
        if digits[i] != digits[j] and (i or digits[j] != "0"):
            yield "swapped digits", digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]
    for i in spots:
        others = "123456789" if not i else "0123456789"
        yield from (("wrong digit", digits[:i] + d + digits[i + 1 :]) for d in others if d != digits[i])
    whole, mark, part = re.fullmatch(r"(\d+)([,.]?)(\d*)", digits).groups()  # type: ignore[union-attr]
    if mark and whole != "0":
        yield "moved comma", f"{whole}{part[0]}{mark}{part[1:]}".rstrip(mark)
    if mark and len(whole) > 1:
        yield "moved comma", f"{whole[:-1]}{mark}{whole[-1]}{part}"


def _rates(figure: Figure) -> Iterator[str]:
    """Rates as they are got wrong: the remainder, the index, the other base; times counted from 0 for times counted from 1."""
    rate = Decimal(figure.digits.replace(",", "."))
    wrong = [rate + 1, rate - 1]
    if figure.unit == "%":
        wrong = [100 - rate, 100 + rate, 100 * rate / (100 + rate)]
        wrong += [100 * rate / (100 - rate)] if rate < 100 else []
    step = Decimal(1).scaleb(rate.as_tuple().exponent)  # type: ignore[arg-type]
    for value in wrong:
        if (rounded := value.quantize(step)) > 0:
            yield str(rounded).replace(".", "," if "," in figure.digits else ".")
