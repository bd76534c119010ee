"""Cutting a text into sentences, and sentences into words with their depth of brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from tradecheck.lazy import lazy

_END = lazy(r"[.!?…]+[»\")\]]*(?=\s+(?!\([+−–-]?\d)[«\"(\[—–-]*\s*[A-ZА-ЯЁ0-9$€₽])|\n")
"""What ends a sentence; the full stop of "96,4 тыс. (14,3%)" or "6,4 тыс. руб. (–30%)" does not."""
_ABBREVIATION = lazy(
    r"(?:^|[\s(«])(?:[А-ЯЁA-Z]|г|гг|им|ул|ст|д|стр|св|т\.\s?[декнпч]|др|пр|см|рис|ср|проф|акад|тов|обл|р-н|пос|напр)$"
)


_YEAR = lazy(r"\d{4} ?гг?$")
_OPENS = lazy(r"\s+[А-ЯЁ][а-яё]*(?![А-ЯЁа-яё])")
OF_A_TIME: Final = 6
"""So many words may tell a time and nothing else: "за первые девять месяцев 2019 г."."""
_SHORT = lazy(r"(?:^|[\s\d.])[а-яё]{1,4}$")
_GOES_ON = lazy(r"\s+[—–-]\s+[+−-]?\d")
"""What goes on behind the full stop of an abbreviation: "рост к июлю (812,6 тыс.) — 7,5%"."""
_DATELINE = lazy(r"\s*[А-ЯЁ]{3,}(?:[ -][А-ЯЁ]{3,}){0,2}(?:, \d{1,2} [а-яё]{3,8})?")
"""What a news opens with, no sentence of its own: "МИНСК, 10 июля."."""


class Token(Struct, frozen=True):
    """One word of a sentence, folded, or a mark of punctuation that parts it."""

    start: int
    end: int
    word: str
    depth: int
    is_mark: bool
    """Whether this is punctuation, not a word."""


class Sentence(Struct, frozen=True):
    """Where a sentence stands in the text, and which paragraph it belongs to."""

    start: int
    end: int
    paragraph: int


def sentences(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[Sentence]:
    """The sentences of ``text``, every line break ending one; none is empty, and none ends within a span of ``whole``.

    >>> [text[s.start : s.end] for text in ["В 2020 г. Баку купил 5 млн. т. Цены выросли."] for s in sentences(text)]
    ['В 2020 г. Баку купил 5 млн. т.', ' Цены выросли.']
    """
    found: list[Sentence] = []
    start = paragraph = place = 0
    for match in _END.finditer(text):
        stop = match.end()
        while place < len(whole) and whole[place][1] <= match.start():
            place += 1
        if place < len(whole) and whole[place][0] < match.start():
            continue
        short = text[match.start()] == "." and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start())
        if short and not _ends_with_year(text, start, match.start()):
            continue
        if (
            match.group()[-1] in ".)"
            and _GOES_ON.match(text, stop)
            and _SHORT.search(text, max(start, match.start() - 6), match.start())
        ):
            continue
        if match.group() == "." and _DATELINE.fullmatch(text, start, match.start()):
            continue
        if text[start:stop].strip():
            found.append(Sentence(start, stop, paragraph))
        start = stop
        paragraph += match.group() == "\n"
    if text[start:].strip():
        found.append(Sentence(start, len(text), paragraph))
    if all(sentence.end - sentence.start <= LONGEST for sentence in found):
        return found
    return [part for sentence in found for part in _shorter(text, sentence)]


def _ends_with_year(text: str, start: int, stop: int) -> bool:
    """Whether «г.» behind a year ends more than a time, before a word that may open a sentence: "на 8% выше мая 2020 г. В том числе".

    Not so "К 11 октября 2019 г. Украина успела", "в 2020 г. США купили".
    """
    return bool(_YEAR.search(text, max(start, stop - 8), stop) and _OPENS.match(text, stop + 1)) and (
        len(text[start:stop].split()) > OF_A_TIME
    )


LONGEST = 3000
"""No sentence is longer: what has no full stop for so long is a table, and is cut at a space."""


def _shorter(text: str, sentence: Sentence) -> Iterator[Sentence]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = max(
            text.rfind(" ", start + LONGEST // 2, start + LONGEST),
            text.rfind(";", start + LONGEST // 2, start + LONGEST),
        )
        cut = cut + 1 if cut > 0 else start + LONGEST
        yield Sentence(start, cut, sentence.paragraph)
        start = cut
    yield Sentence(start, sentence.end, sentence.paragraph)


_TOKEN = lazy(r"[a-zа-я]+(?:-[a-zа-я]+)*|[();:,\[\]]|[—–]|(?<=\s)-(?=\s)|\"")


_TWINS = {"c": "с", "o": "о", "a": "а", "k": "к", "y": "у"}
"""Latin letters that are typed for words of one Russian letter."""


def tokens(folded: str, start: int, end: int, holes: list[tuple[int, int]]) -> list[Token]:
    """Words and marks between two places, except inside ``holes`` (figures and periods); depth counts open brackets."""
    found: list[Token] = []
    depth, hole = 0, 0
    for match in _TOKEN.finditer(folded, start, end):
        while hole < len(holes) and holes[hole][1] <= match.start():
            hole += 1
        if hole < len(holes) and holes[hole][0] < match.end():
            continue
        word = _TWINS.get(match.group(), match.group())
        if word in ")]":
            depth = max(0, depth - 1)
        found.append(Token(match.start(), match.end(), word, depth, not word[0].isalpha()))
        if word in "([":
            depth += 1
    return found
