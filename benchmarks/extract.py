"""How fast and how right ``tradecheck.extract`` is beside other readers of numbers, and ``check``, on one text in one run.

``pip install tradecheck[bench]``, then ``python benchmarks/extract.py [FILE] [--size 200000]``. Each reader gets the same
text, cut to what it can read in reasonable time and reported by the character; a peer that is not installed is left out.
Accuracy is the share of phrases whose value is read right as the only figure, and of those whose currency or unit is right too.
"""

import argparse
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

from texts import PHRASES, text_of

import tradecheck

Reading = tuple[Decimal | None, str | None]
"""Value and unit; ``None`` where a reader gives none."""
Reader = Callable[[str], Iterable[Reading]]

_PLAIN = re.compile(r"\d+(?:[.,]\d+)?\s?(тыс|млн|млрд|трлн)?\.?\s?(руб|долл|евро|%|тонн)?")
_QUANTULUM = {"dollar": "USD", "euro": "EUR", "percentage": "%", "pound sterling": "GBP", "tonne": "t"}
_SIGNS = {"$": "USD", "€": "EUR", "руб": "RUB", "руб.": "RUB", "рублей": "RUB", "долларов": "USD", "£": "GBP"}


def ours() -> Reader:
    return lambda text: [(figure.value, figure.unit) for figure in tradecheck.extract(text)]


def check() -> Reader:
    """All of it: the figures read, related and weighed."""
    return lambda text: [(figure.value, figure.unit) for figure in tradecheck.check(text).figures]


def plain_scan() -> Reader:
    """One pattern, digits with a multiplier and a unit: the floor of the time that any reader takes."""
    return lambda text: [(None, match[2]) for match in _PLAIN.finditer(text)]


def natasha() -> Reader:
    from natasha import MoneyExtractor, MorphVocab

    extractor = MoneyExtractor(MorphVocab())
    return lambda text: [(Decimal(str(match.fact.amount)), match.fact.currency) for match in extractor(text)]


def number_parser() -> Reader:
    from number_parser import parse

    return lambda text: [
        (Decimal(number.replace(",", ".")), None)
        for number in re.findall(r"\d+(?:[.,]\d+)?", parse(text, language="ru"))
    ]


def price_parser() -> Reader:
    from price_parser import Price

    def read(text: str) -> Iterable[Reading]:
        for line in text.splitlines():
            price = Price.fromstring(line)
            yield price.amount, _SIGNS.get(price.currency or "")

    return read


def quantulum3() -> Reader:
    from quantulum3 import parser

    return lambda text: [(Decimal(str(found.value)), _QUANTULUM.get(found.unit.name)) for found in parser.parse(text)]


READERS: dict[str, tuple[Callable[[], Reader], int]] = {
    "plain scan": (plain_scan, 1), "tradecheck": (ours, 1), "check": (check, 4), "natasha": (natasha, 20), "number-parser": (number_parser, 20),
    "price-parser": (price_parser, 1), "quantulum3": (quantulum3, 20),
}  # fmt: skip
"""Each reader, and by how much its share of the text is smaller: the slow ones would take minutes."""


def accuracy(read: Reader) -> tuple[int, int]:
    """How many of the phrases have their value read right, and how many their unit too."""
    values = units = 0
    for phrase, value, unit in PHRASES:
        try:
            found = list(read(phrase))
        except Exception as error:  # noqa: BLE001 - a peer's crash is a phrase not read
            print(f"    {read} on {phrase!r}: {error!r}", file=sys.stderr)
            continue
        if len(found) == 1 and found[0][0] == value:
            values += 1
            units += found[0][1] == unit
    return values, units


def speed(read: Reader, text: str) -> float:
    """Characters a second, the best of three."""
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        list(read(text))
        best = max(best, len(text) / (time.perf_counter() - start))
    return best


def item_time(text: str) -> float:
    """Milliseconds that ``check`` takes for 1,000 characters of items of a paragraph each, the best of three."""
    items = [paragraph for paragraph in text.split("\n\n") if paragraph]
    length = sum(map(len, items))
    times = []
    for _ in range(3):
        start = time.perf_counter()
        for item in items:
            tradecheck.check(item)
        times.append(time.perf_counter() - start)
    return min(times) * 1000 / (length / 1000)


def import_time(statement: str) -> float:
    """Milliseconds that an interpreter takes to run ``statement`` and end, the best of seven."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", nargs="?", type=Path, help="a UTF-8 text to read instead of the project's own")
    arguments.add_argument("--size", type=int, default=200_000, help="characters of the project's own text")
    options = arguments.parse_args()
    text = options.file.read_text(encoding="utf-8") if options.file else text_of(options.size)[: options.size]
    warnings.simplefilter("ignore")
    print(f"{len(text):,} characters, {len(PHRASES)} phrases\n")
    print(f"{'':14} {'characters/s':>13} {'tradecheck is':>14} {'values right':>13} {'with unit':>10}")
    own = speed(ours(), text)
    for name, (make, less) in READERS.items():
        try:
            read = make()
        except ImportError:
            print(f"{name:14} not installed")
            continue
        rate = own if name == "tradecheck" else speed(read, text[: len(text) // less])
        values, units = accuracy(read)
        print(f"{name:14} {rate:13,.0f} {own / rate:13.2f}x {values:13} {units:10}", flush=True)
    print(f"\ncheck, an item a paragraph: {item_time(text[:50_000]):.1f} ms for 1,000 characters")
    bare = import_time("pass")
    print(
        f"\nimport tradecheck: {import_time('import tradecheck') - bare:.0f} ms beyond a bare interpreter ({bare:.0f} ms)"
    )
    first = import_time("import tradecheck; tradecheck.extract('5 млн рублей')")
    print(f"with the first figure read: {first - bare:.0f} ms")


if __name__ == "__main__":
    main()
