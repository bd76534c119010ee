"""A text as a string of tags, one character for each word, so that phrases are found by patterns over tags.

Words that say nothing about time all have the tag ``other``: a pattern steps over them at the speed of the regular
expression engine, and no pattern ever sees a spelling. The tags' names are those of ``[words]`` in lexicon/periods.toml
and the ones of :data:`SHAPES`.
"""

from __future__ import annotations

import re
from itertools import accumulate

from msgspec import Struct

from tradecheck.figure.numerals import HYPHEN
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import fold, table, word_map

SHAPES = (
    "other", "dot", "stop", "comma", "dash", "mark", "number", "year", "year_th", "ordinal", "cardinal", "month",
    "date", "years", "figure",
)  # fmt: skip
"""What a word is by its looks: ``year`` "2021", ``year_th`` "2021-го", ``date`` "01.05.2021", ``years`` "2020/21",
``figure`` any other number in digits."""

_LEXICON = table("periods")
_NAMES = (*SHAPES, *_LEXICON["words"])
_FIRST_TAG = 0xA1  # up to 0xFF, for ``re`` compiles classes of such characters twenty times as fast as of later ones
_TAG = {name: chr(_FIRST_TAG + i) for i, name in enumerate(_NAMES)}
_NAME = lazy(r"\?P<\w+>|[a-z_]+")

MONTHS = {form: int(key) for form, key in word_map(_LEXICON["months"]).items()}
ORDINALS = {form: int(key) for form, key in word_map(_LEXICON["ordinals"]).items()}
CARDINALS = {form: int(key) for form, key in word_map(_LEXICON["cardinals"]).items()}

_DECADE = tuple(suffix.strip() for suffix in _LEXICON["suffixes"]["decade"].split("|"))
_SUFFIXES = "|".join((*_DECADE, *(suffix.strip() for suffix in _LEXICON["suffixes"]["ordinal"].split("|"))))
_TOKEN = lazy(rf"(\d++(?:[.,:/]\d++)*+(?:{HYPHEN}(?:{_SUFFIXES})(?!\w))?|[^\W\d_]++|[^\w\s]|\n)")
_FULL_DATE = lazy(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_TWO_YEARS = lazy(r"(\d{4})/(\d\d|\d{4})")

_BY_WORD = (
    {form: _TAG[name] for form, name in word_map(_LEXICON["words"]).items()}
    | dict.fromkeys(MONTHS, _TAG["month"])
    | dict.fromkeys(ORDINALS, _TAG["ordinal"])
    | dict.fromkeys(CARDINALS, _TAG["cardinal"])
    | dict.fromkeys("-‐‑–—−", _TAG["dash"])
    | dict.fromkeys("!?…\n", _TAG["stop"])
    | {".": _TAG["dot"], ",": _TAG["comma"], ";": _TAG["stop"]}
)


class Tagged(Struct, frozen=True):
    """The words of a text, their places, and the tags: ``tags[i]`` belongs to ``words[i]`` at ``starts[i]``."""

    words: list[str]
    starts: list[int]
    tags: str

    def end(self, index: int) -> int:
        """Where the word ``index`` ends in the text."""
        return self.starts[index] + len(self.words[index])


def tagged(text: str) -> Tagged:
    """The words of ``text``, folded, with their tags.

    >>> tagged("За 2021 г. — рост").words
    ['за', '2021', 'г', '.', '—', 'рост']
    """
    pieces = _TOKEN.split(fold(text))  # what stands between words, and the words, by turns
    words, starts = pieces[1::2], list(accumulate(map(len, pieces)))[:-1:2]
    get, other = _BY_WORD.get, _TAG["other"]
    tag = {word: get(word) or (other if word.isalpha() else _shape(word)) for word in set(words)}
    return Tagged(words, starts, "".join([tag[word] for word in words]))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern written in the names of tags, blanks between them, as one over tags.

    >>> compiled("for (?P<N>number) month_noun").match(tagged("за 11 месяцев").tags).span("N")
    (1, 2)
    """
    return re.compile(spelt(pattern))


def spelt(pattern: str) -> str:
    """The pattern that :func:`compiled` compiles."""
    return "".join(_NAME.sub(lambda m: _TAG[m[0]] if m[0] in _TAG else m[0], pattern).split())


def tag_name(tag: str) -> str:
    """What a tag is called; "" for none.

    >>> tag_name(tagged("к").tags)
    'to'
    """
    return _NAMES[ord(tag) - _FIRST_TAG] if tag else ""


def number_of(word: str) -> int:
    """What a month, an ordinal, a cardinal or a number in digits stands for.

    >>> number_of("апреле"), number_of("третьем"), number_of("2015-м"), number_of("девяти")
    (4, 3, 2015, 9)
    """
    for known in (MONTHS, ORDINALS, CARDINALS):
        if word in known:
            return known[word]
    return int(re.split(r"\D", word, maxsplit=1)[0])


def full_date(word: str) -> tuple[int, int, int]:
    """Year, month and day of "01.05.2021"."""
    day, month, year = word.split(".")
    return int(year), int(month), int(day)


def _shape(word: str) -> str:
    """The tag of a word that is in no list: a number, a date, a mark."""
    if not word[0].isdigit():
        return _TAG["mark"]
    if len(word) > len("01.05.2021"):
        return _TAG["figure"]
    digits = re.split(r"\D", word, maxsplit=1)[0]
    if digits == word:
        name = "number" if _is_day(word) else "year" if _is_year(word) else "figure"
    elif word[len(digits)] in "-‐‑–":
        spoken = "ordinal" if _is_day(digits) else "year_th" if _is_year(digits) else "other"
        name = "other" if word.endswith(_DECADE) else spoken
    else:
        name = _compound(word)
    return _TAG[name]


def _compound(word: str) -> str:
    """The name of the tag of numbers joined by a mark: a date, two years, a fraction."""
    date, pair = _FULL_DATE.fullmatch(word), _TWO_YEARS.fullmatch(word)
    if date and _is_day(date[1]) and 1 <= int(date[2]) <= 12 and _is_year(date[3]):
        return "date"
    if pair and _is_year(pair[1]) and (int(pair[1]) + 1) % 100 == int(pair[2]) % 100:
        return "years"
    return "figure"


def _is_day(digits: str) -> bool:
    return len(digits) <= 2 and 1 <= int(digits) <= 31


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")
