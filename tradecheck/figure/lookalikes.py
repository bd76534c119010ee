"""Numbers that are no figures: years, dates, times, ordinals, telephone and document numbers, scores, versions, links.

Each test looks at a few characters around one number, so that a text is read in linear time.
"""

from __future__ import annotations

import re

from tradecheck.figure.numerals import DOTTED, GAP

_LINKS = (re.compile(r"https?://[^\s<>«»]+"), re.compile(r"www\.[^\s<>«»]+"), re.compile(r"[#@][\w.-]+"))
"""Links, then addresses and tags from their sign on."""
_ADDRESSEE = re.compile(r"[\w.+-]{1,64}$")

MONTH = "(?:январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр)"

_CHAIN = re.compile(r"\d+(?:[-‐‑–]\d+){2,}|\d+(?:[.,]\d+){2,}|\d{1,2}[:]\d{2}(?::\d{2})?|\d+[:]\d+|\d+/\d+")
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])\.[0-5]\d"
    rf"(?=(?:{GAP}(?:до|по|-|–|—){GAP}|[-–—])\d\d?\.[0-5]\d(?!\d)|{GAP}(?:час|мск|по мск|утра|вечера))"
)
_SCREEN = re.compile(r"(?:360|480|720|1080|1440|2160)[pр](?![a-zа-я.])")
_PHONE = re.compile(
    r"\+?\d{1,3}[ \u00a0-]?\(\d{3,5}\)[ \u00a0-]?[\d -]{5,12}|\+\d[\d ()\u00a0-]{9,16}\d|\d ?\d{3} \d{3}-\d\d-\d\d"
)
_ORDINAL = re.compile(
    r"[-‐‑](?:й|го|му|м|(?<![234]-)х|(?<=\d\d-)х|е|ю|я|ой|ый|ая|ое|ые|ых|летн|дневн|месячн|этажн|местн|час)"
    r"[а-я]{0,6}(?![а-я])"
)
_YEAR = re.compile(rf"(?:1[89]|20|21)\d\d(?!\d)(?![.,]\d)(?:{GAP}?(?:г(?:\.|г|од[а-я]{0, 3})?)(?![а-я]))?")
_YEARS = re.compile(rf"(?:1[89]|20)\d\d{GAP}?[-‐‑–—/]{GAP}?(?:(?:1[89]|20)?\d\d)(?!\d)")
_DATE = re.compile(rf"\d{{1,2}}(?:{GAP}?[-‐‑–—]{GAP}?\d{{1,2}})?(?:-?го)?{GAP}{{1,2}}{MONTH}")
_GLUED_CODES = frozenset({"usd", "eur", "rub", "gbp", "cny", "chf", "jpy", "cad", "aud", "hkd", "kzt", "byn", "uah"})
"""Codes of currencies that nothing else is called by: "COP29" and "amd64" are no money."""
_DIGITS = re.compile(r"\d+")
_SERIAL = re.compile(r"\d+(?:[-‐‑]\d+)*")
_GROUPS = re.compile(rf"\d+(?:(?:[.,']|{GAP})\d+)*")
_NOT_A_FIGURE = re.compile(
    f"{_YEARS.pattern}|{_PHONE.pattern}|(?P<chain>{_CHAIN.pattern})|{_DATE.pattern}|{_CLOCK.pattern}|{_SCREEN.pattern}"
)
_LETTER_BEFORE = re.compile(r"[a-zа-я_][-‐‑–]?$|[№#§]{1}[ \u00a0]?$|\d[:/]$|\d[.,]$|[a-z]\.$|[a-z]\d{1,4}-$")
_NUMBERED = re.compile(
    r"(?:^|[^а-яa-z])(?:ст|стать[яиеюй]|п|пункт[аеу]?|ч|част[ьи]|гл|глав[аые]|дом[аеу]?|д|кв|ул|стр|номер[аеу]?|выпуск[аеу]?|рейс[аеу]?|проект[аеу]?|"
    r"параграф[аеу]?|инн|огрн|кпп|erid|лицензи[яи]|закон[аеу]?|приказ[аеу]?|версии|версия)\.?[ \u00a0]$"
)
_AGE = re.compile(
    rf"{GAP}(?:лет|летн[а-я]+|класс[а-я]*|век[а-я]*|мест[оеа]|этаж[а-я]*|серии?|глав[аые]|раунд[а-я]*|тур[ае]?)(?![а-я])"
)


def is_glued(text: str, pos: int) -> bool:
    """Whether the digits at ``pos`` belong to what stands before them: "G20", "Ту-154", "№ 15", "12:30"; not "USD45".

    >>> is_glued("ту-154", 3), is_glued("№ 15", 2), is_glued("usd45", 3), is_glued("на 45", 3)
    (True, True, False, False)
    """
    if not pos or not _LETTER_BEFORE.search(text, max(0, pos - 6), pos):
        return False
    return text[pos - 3 : pos] not in _GLUED_CODES or text[pos - 4 : pos - 3].isalpha()


def serial_end(text: str, pos: int) -> int:
    """Where the serial number that goes on with the digits at ``pos`` stops: "CVE-2023-45288".

    >>> serial_end("cve-2023-45288 и", 4)
    14
    """
    return _SERIAL.match(text, pos).end()  # type: ignore[union-attr]


def skip_lookalike(text: str, pos: int) -> int:
    """Where the look-alike that begins with the digit at ``pos`` ends, or ``pos`` where there may be a figure.

    >>> [s[: skip_lookalike(s, 0)] for s in ("2022 год", "12 декабря", "10:30", "5-й", "3.12.4", "120 тонн")]
    ['', '12 декабр', '10:30', '5-й', '3.12.4', '']
    """
    if text[pos - 1 : pos] == "+" and (phone := _PHONE.match(text, pos - 1)):
        return phone.end()
    if (match := _NOT_A_FIGURE.match(text, pos)) and not (match["chain"] and DOTTED.match(text, pos)):
        return match.end()
    end = _DIGITS.match(text, pos).end()  # type: ignore[union-attr]
    ordinal = _ORDINAL.match(text, end)
    return ordinal.end() if ordinal else pos


def number_end(text: str, pos: int) -> int:
    """Where the number at ``pos`` stops with all its groups, so that no part of one left unread is read later.

    >>> number_end("12.345.67 тонн", 0)
    9
    """
    return _GROUPS.match(text, pos).end()  # type: ignore[union-attr]


def year_at(text: str, pos: int) -> int:
    """Where the year that begins at ``pos`` ends with its «год», or ``pos`` if the digits are no year."""
    match = _YEAR.match(text, pos)
    return match.end() if match else pos


def is_numbered(text: str, start: int, end: int) -> bool:
    """Whether the whole number between the two places numbers a thing (an article, a house) or an age, not a quantity."""
    return bool(_NUMBERED.search(text, max(0, start - 12), start) or _AGE.match(text, end))


def links(text: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` that links, addresses and tags take: whatever digits they hold are their own.

    >>> [text[start:end] for text in ("на a5@b24.ru #top10",) for start, end in links(text)]
    ['a5@b24.ru', '#top10']
    """
    if not any(mark in text for mark in ("://", "www.", "@", "#")):
        return []
    found = [match.span() for pattern in _LINKS for match in pattern.finditer(text)]
    return sorted((_addressee(text, start), end) for start, end in found)


def _addressee(text: str, start: int) -> int:
    """Where the name before an "@" begins."""
    match = _ADDRESSEE.search(text, max(0, start - 64), start) if text[start] == "@" else None
    return match.start() if match else start
