"""Does the time grow with the text and no faster? Hostile texts at sizes n and 2n, and the ratio of their times.

``python benchmarks/linear.py [--size 1000000] [--only news] [--check]``. A ratio near 2 is linear; the command fails above 3, or if a
million characters of news take 100 MB. Most texts take next to no time; where every second character is a number, each
number takes what one takes in the news, some 15 microseconds.
"""

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable

from texts import text_of

import tradecheck

UNITS = {
    "news": None, "digits": "1", "zeros": "0", "spaces": " ", "no-break spaces": "\u00a0", "commas": ",", "dots": ".", "млн": "млн ", "тыс.": "тыс. ",
    "brackets": "(", "1 ": "1 ", "1-1-1-": "1-", "1,1,1,": "1,", "1.1.1.": "1.", "1 000 000": "1 000 ", "000 ": "000 ", "1/1/1/": "1/", "1:1:1:": "1:",
    "$": "$", "$1": "$1", "1%": "1%", "миллион": "миллион ", "сто": "сто ", "пять": "пять", "5 млн 5 ": "5 млн 5 тыс. ", "от 1 до ": "от 1 до ", "1–": "1–",
    "1 млн и": "1 млн и ", "около": "около ", "5 и 5": "5 и ", "две трети": "две трети ", "@": "@", "a@": "a@", "http://": "http://", "+7 (": "+7 (",
    "-1": "-1", "newlines": "\n", "5\\n": "5\n", "с ": "с ", "от 1 ": "от 1 ", "пять ": "пять ", "%": "%", "1% ": "1% ", "$1 ": "$1 ", "&nbsp;": "&nbsp;", "1&nbsp;": "1&nbsp;", "letters": "а", "за ": "5 руб за ", "emoji": "😀", "2000 и": "2000 и ", "5 млн,": "5 млн, ", "экспорт": "экспорт 5 млн руб., ", "rows": "Зерно — 5,1 млн рублей\n", "totals": "Всего — 5,1 млн рублей\n", "table": "Зерно — 5,1 млн рублей\n" * 12 + "Всего — 5,1 млн рублей\n",
}  # fmt: skip


def seconds(read: Callable[[str], object], text: str) -> float:
    """The processor time of the shorter of two runs."""
    times = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


def peak_megabytes(text: str) -> float:
    """The most memory that Python holds at once while ``text`` is read, the text itself left out."""
    tracemalloc.start()
    tradecheck.extract(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="the greater size, in characters")
    parser.add_argument(
        "--only", choices=UNITS, nargs="+", default=UNITS, metavar="TEXT", help="names of texts to read"
    )
    parser.add_argument("--check", action="store_true", help="relate the figures too; take a tenth of the size")
    options = parser.parse_args()
    size, read = options.size, tradecheck.check if options.check else tradecheck.extract
    seconds(read, text_of(10_000))
    worst = 0.0
    print(f"{'text':18} {size // 2:>9} {size:>9}   ratio")
    for name in options.only:
        unit = UNITS[name]
        text = text_of(size)[:size] if unit is None else (unit * (size // len(unit) + 1))[:size]
        half, whole = seconds(read, text[: size // 2]), seconds(read, text)
        ratio = whole / half
        worst = max(worst, ratio if whole > 0.1 else 0)
        print(f"{name:18} {half:8.3f}s {whole:8.3f}s {ratio:7.2f}", flush=True)
    peak = peak_megabytes(text_of(1_000_000)[:1_000_000])
    print(f"peak memory for 1,000,000 characters of news: {peak:.0f} MB")
    print(f"worst ratio of times for twice the text: {worst:.2f}")
    return int(worst > 3 or peak >= 100)


if __name__ == "__main__":
    sys.exit(main())
