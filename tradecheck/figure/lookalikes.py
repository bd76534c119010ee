"""Numbers that are no figures: years, dates, times, ordinals, telephone and document numbers, scores, versions, links.

Each test looks at a few characters around one number, so that a text is read in linear time.
"""

from __future__ import annotations

from tradecheck.figure.numerals import DOTTED, GAP, multipliers, word_at
from tradecheck.figure.unit_reader import read_unit
from tradecheck.lazy import lazy

_LINKS = {
    "://": lazy(r"https?://[^\s<>«»]+"),
    "www.": lazy(r"www\.[^\s<>«»]+"),
    "@": lazy(r"@[\w.-]+"),
    "#": lazy(r"#[\w.-]+"),
}
"""Links, then addresses and tags from their sign on, each under the mark without which there is none."""
_ADDRESSEE = lazy(r"[\w.+-]{1,64}$")

MONTH = "(?:январ|феврал|март|апрел|ма[йюя]|мае|июн|июл|август|сентябр|октябр|ноябр|декабр)"

_CHAIN = r"\d+(?:[-‐-–]\d+){2,}|\d+(?:[.,]\d+){2,}|\d+(?:[$%€-₽]\d+){2,}|\d{1,2}[:]\d{2}(?::\d{2})?|\d+[:]\d+|\d+/\d+"
_CLOCK = (
    r"(?:[01]?\d|2[0-3])\.[0-5]\d"
    rf"(?=(?:{GAP}(?:до|по|-|–|—){GAP}|[-–—])\d\d?\.[0-5]\d(?!\d)|{GAP}(?:час|мск|по мск|утра|вечера))"
)
_POSTAL = rf"\d{{6}}(?=,{GAP}(?:г\.|город|россия|рф|республика)(?![а-я]))"
_SCREEN = r"(?:360|480|720|1080|1440|2160)[pр](?![a-zа-я])(?!\.)"
_PHONE = r"\+?\d{1,3}[ \u00a0-]?\(\d{3,5}\)[ \u00a0-]?[\d -]{5,12}|\+\d[\d ()\u00a0-]{9,16}\d|\d ?\d{3} \d{3}-\d\d-\d\d"
_ORDINAL = (
    r"[-‐‑](?:й|го|му|м|(?<![234]-)х|(?<=\d\d-)х|е|ю|я|ой|ый|ая|ое|ые|ых|летн|дневн|месячн|этажн|местн|час)"
    r"[а-я]{0,6}(?![а-я])"
)
_YEAR = lazy(rf"(?:(?:1[89]|20)\d\d|21\d\d(?={GAP}?г))(?!\d)(?![.,]\d)(?:{GAP}?(?:г(?:\.|г|од[а-я]{0, 3})?)(?![а-я]))?")
_YEARS = rf"(?:1[89]|20)\d\d{GAP}?(?:/{GAP}?|[-‐-—]{GAP}?)(?:(?:1[89]|20)?\d\d)(?!\d)"
_DATE = rf"\d{{1,2}}(?:{GAP}?[-‐-—]{GAP}?\d{{1,2}})?(?:-?го)?{GAP}{{1,2}}{MONTH}"
_WITH_PLUS = lazy(_PHONE)
_GLUED_CODES = frozenset({"usd", "eur", "rub", "gbp", "cny", "chf", "jpy", "cad", "aud", "hkd", "kzt", "byn", "uah"})
"""Codes of currencies that nothing else is called by: "COP29" and "amd64" are no money."""
_SERIAL = lazy(r"\d+(?:[-‐‑]\d+)*")
_GROUPS = lazy(rf"\d+(?:(?:[.,']|{GAP})\d+)*")
_NOT_A_FIGURE = lazy(rf"{_YEARS}|{_PHONE}|(?P<chain>{_CHAIN})|{_DATE}|{_CLOCK}|{_SCREEN}|{_POSTAL}|\d+{_ORDINAL}")
_LETTER_BEFORE = lazy(
    r"(?<=[a-zа-я])|(?<=[_#§])|(?<=№)|(?<=[a-zа-я][-‐-–])|(?<=_[-‐-–])|(?<=[#§][ \u00a0])|(?<=№[ \u00a0])|(?<=\d[:/.,])|(?<=[a-z]\.)"
    r"|(?<=[a-z]\d-)|(?<=[a-z]\d\d-)|(?<=[a-z]\d{3}-)|(?<=[a-z]\d{4}-)"
)
"""What digits are glued to, told by looking back from them."""
_WORD_BEFORE = lazy(r"([а-яa-z]+)\.?[ \u00a0]$")
_NUMBERED = frozenset(
    "ст статья статьи статье статей статью п пункт пункта пункте пункту ч часть части гл глава главе главы дом дома доме дому д кв ул стр "
    "номер номера номере номеру выпуск выпуска выпуске выпуску рейс рейса рейсе рейсу проект проекта проекте проекту "
    "параграф параграфа параграфе параграфу инн огрн кпп erid лицензия лицензии закон закона законе закону "
    "приказ приказа приказе приказу версии версия".split()
)
"""Words after which a number is a name."""
_OF_ARMS = ("калибр", "пуля", "пуле", "пулю", "пули", "пулей", "патрон")
_NAME_BEFORE = lazy(r"[a-z][a-z0-9]*[ \u00a0]$|=[ \u00a0]?$")
_INTRODUCED = lazy(
    r"(?:[—–:+<>~≈-]|(?:^|[^а-я])(?:до|на|с|к|от|в|из|по|более|менее|больше|меньше|около|почти|свыше|порядка|примерно|"
    rf"всего|итого|лишь|уже|еще|(?:состав|достиг|превы|насчит|получ)[а-я]{{0,9}})){GAP}{{0,2}}$"
)
_NOUN = lazy(rf"{GAP}{{1,2}}([а-я]{{3,}})")
_VERB = lazy(r"(?:[лт]с[яь]|лись|лась|лось|[аеиу]т|[аяеиыу]л[аио]?)$")
"""The ending of a verb, which says that the number before it is a name."""
_NUMBER_SIGN = lazy(r"№[ \u00a0]?$")
_ANOTHER = lazy(rf"(?:,|{GAP}и){GAP}(\d+)(?![\d.,]\d|\d|{GAP}?%)")
_TITLE = lazy(
    rf"{GAP}{{1,2}}(?:[а-я]{{2,20}}(?:ый|ий|ого|его|ым|им|ому|ему|ая|ой|ую){GAP})?"
    "(?:чемпион|олимпи|приз|облада|побед|лауреат|серебр|золот|абсолютн|рекордсмен)"
)
_OF_THE_DAY = lazy(
    rf"{GAP}{{1,2}}(?:утра|вечера|ночи|дня|пополудни|мск|по{GAP}(?:москов|мск|гринв|местн)|\d{{1,2}}{GAP}{MONTH})"
)
_SINCE = lazy(rf"(?:^|[^а-я])с{GAP}\d{{1,2}}(?:{GAP}час[а-я]{{0,3}}|{GAP}утра)?{GAP}до{GAP}$")
_AT = lazy(rf"(?:^|[^а-я])(в|к|с|после|до|около){GAP}{{1,2}}$")
_UNTIL = lazy(rf"{GAP}(?:до|по){GAP}\d")
_LASTING = lazy(rf"(?:разниц|задержк|пауз|длительн|продолжит|опоздан|перерыв|срок|длин)[а-я]{{0,7}}{GAP}(?:в|до){GAP}$")
_TIME_OF_DAY = lazy(rf"(?<!\d)\d{{1,2}}[:.]\d\d(?!\d)|\d{GAP}(?:утра|вечера|ночи)")
_CLAUSE_ENDS = lazy(r"[ \u00a0]?(?:[.,;:!?)»]|$|\n)")
_ON_ROAD = lazy(rf"(?:((?:трасс|шоссе|мкад|автодорог)[^.;!?\n]{{0,30}}){GAP})?(?<![а-я])на{GAP}$")
_OF_ROAD = lazy(rf"{GAP}(?:трасс|шоссе|мкад|кад(?![а-я])|автодорог|автомагистрал)")
_ANGLED = lazy(
    r"(?:угол|угл|обзор|разворо|разверн|поверн|поворо|наклон|тангаж|крен|направлени|ветер|ветр)[а-я]*[^.;!?\n]{0,30}$"
)
_AGO = lazy(rf"{GAP}{{1,2}}(?:тому{GAP})?(?:назад|спустя)(?![а-я])")
_AGE = lazy(
    rf"{GAP}(?:лет|летн[а-я]+|класс[а-я]*|век[а-я]*|место|месте|места|этаж[а-я]*|серии?|глава|главы|главе|раунд[а-я]*|тур[ае]?|калибр[а-я]*)(?![а-я])"
)


def is_glued(text: str, pos: int) -> bool:
    """Whether the digits at ``pos`` belong to what stands before them: "G20", "Ту-154", "№ 15", "12:30"; not "USD45".

    >>> is_glued("ту-154", 3), is_glued("№ 15", 2), is_glued("usd45", 3), is_glued("на 45", 3)
    (True, True, False, False)
    """
    if not pos or not _LETTER_BEFORE.match(text, pos):
        return False
    return text[pos - 3 : pos] not in _GLUED_CODES or text[pos - 4 : pos - 3].isalpha()


def serial_end(text: str, pos: int) -> int:
    """Where the serial number that goes on with the digits at ``pos`` stops: "CVE-2023-45288".

    >>> serial_end("cve-2023-45288 и", 4), serial_end("№ 14128 и 14129 приняты", 2)
    (14, 15)
    """
    end = _SERIAL.match(text, pos).end()  # type: ignore[union-attr]
    if not _NUMBER_SIGN.search(text, max(0, pos - 2), pos):
        return end
    digits = end - pos
    while (
        (another := _ANOTHER.match(text, end))
        and len(another[1]) == digits > 1
        and not _is_counted(text, another.end())
    ):
        end = another.end()
    return end


def _is_counted(text: str, end: int) -> bool:
    """Whether a multiplier or a unit follows the number that stops at ``end``."""
    word = word_at(text, end)
    return (word is not None and word.group() in multipliers()) or read_unit(text, end) is not None


def is_title(text: str, end: int) -> bool:
    """Whether a title follows ``end``: «трехкратный чемпион» has multiplied nothing.

    >>> is_title("22-кратный действующий победитель", 10), is_title("двукратный рост", 10)
    (True, False)
    """
    return _TITLE.match(text, end) is not None


def is_clock(text: str, start: int, end: int) -> bool:
    """Whether the hours between the two places are a time of day: "к 18 часам", "около 2 часов ночи".

    >>> is_clock("к 18 часам", 2, 10), is_clock("до 7 часов работы", 3, 10)
    (True, False)
    """
    if _OF_THE_DAY.match(text, end) or _SINCE.search(text, max(0, start - 24), start):
        return True
    before = _AT.search(text, max(0, start - 56), start)
    if before is None or _LASTING.search(text, max(0, start - 24), start):
        return False
    if before[1] == "в" and text.startswith("24", start):  # within a day
        return False
    if before[1] == "с":
        return _UNTIL.match(text, end) is not None
    if before[1] in ("до", "около"):
        return bool(_TIME_OF_DAY.search(before.string, max(0, start - 56), start))
    return before[1] == "к" or bool(_CLAUSE_ENDS.match(text, end))


def is_milestone(text: str, start: int, end: int) -> bool:
    """Whether the kilometres between the two places are a place on a road: "на 272 км трассы".

    >>> is_milestone("на 272 км трассы", 3, 9), is_milestone("на 272 км дальше", 3, 9)
    (True, False)
    """
    on = _ON_ROAD.search(text, max(0, start - 56), start)
    return on is not None and (bool(on[1]) or _OF_ROAD.match(text, end) is not None)


def is_angle(text: str, start: int, end: int) -> bool:
    """Whether bare degrees between the two places measure an angle: "угол в 45 градусов", "обзор на 360 градусов".

    >>> text = "под углом 45 градусов"
    >>> is_angle(text, 10, len(text)), is_angle("до 45 градусов жары", 3, 14)
    (True, False)
    """
    if not text[start:end].rstrip("аов").endswith("градус"):
        return False
    before = _ANGLED.search(text, max(0, start - 56), start)
    return before is not None and "температур" not in before.group()


def is_reference(text: str, end: int) -> bool:
    """Whether a length of time before ``end`` tells when: "20 лет назад", "5 лет спустя".

    >>> is_reference("20 лет назад", 6), is_reference("20 лет подряд", 6)
    (True, False)
    """
    return _AGO.match(text, end) is not None


def skip_lookalike(text: str, pos: int) -> int:
    """Where the look-alike that begins with the digit at ``pos`` ends, or ``pos`` where there may be a figure.

    >>> [s[: skip_lookalike(s, 0)] for s in ("2022 год", "12 декабря", "10:30", "5-й", "3.12.4", "120 тонн")]
    ['', '12 декабр', '10:30', '5-й', '3.12.4', '']
    """
    if text[pos - 1 : pos] == "+" and (phone := _WITH_PLUS.match(text, pos - 1)):
        return phone.end()
    match = _NOT_A_FIGURE.match(text, pos)
    return pos if match is None or (match["chain"] and DOTTED.match(text, pos)) else match.end()


def number_end(text: str, pos: int) -> int:
    """Where the number at ``pos`` stops with all its groups, so that no part of one left unread is read later.

    >>> number_end("12.345.67 тонн", 0)
    9
    """
    return _GROUPS.match(text, pos).end()  # type: ignore[union-attr]


def may_count(text: str, start: int, end: int) -> bool:
    """Whether an ungrouped number between the two places may count things, and is no serial number or model.

    It may if a word introduces it, or if a noun follows: "удалено — 268915", "139255 нейронов", but not "(73055)".

    >>> import re
    >>> text = "содержит 139255 нейронов, самолет 73057 летает (73055)"
    >>> [may_count(text, match.start(), match.end()) for match in re.finditer("[0-9]+", text)]
    [True, False, False]
    """
    if _INTRODUCED.search(text, max(0, start - 24), start):
        return True
    noun = _NOUN.match(text, end)
    return noun is not None and not _VERB.search(noun[1])


def is_part_of_a_name(text: str, start: int) -> bool:
    """Whether a name in Latin letters, or code, runs into the bare number at ``start``: "MatePad Pro 12,2", "cpu=4,5".

    >>> is_part_of_a_name("matepad pro 12,2", 12), is_part_of_a_name("уровень 12,2", 8)
    (True, False)
    """
    return _NAME_BEFORE.search(text, max(0, start - 24), start) is not None


def year_at(text: str, pos: int) -> int:
    """Where the year that begins at ``pos`` ends with its «год», or ``pos`` if the digits are no year."""
    match = _YEAR.match(text, pos)
    return match.end() if match else pos


def is_numbered(text: str, start: int, end: int) -> bool:
    """Whether the whole number between the two places numbers a thing (an article, a house) or an age, not a quantity."""
    before = _WORD_BEFORE.search(text, max(0, start - 16), start)
    named = before is not None and (before[1] in _NUMBERED or before[1].startswith(_OF_ARMS))
    return named or _AGE.match(text, end) is not None


def links(text: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` that links, addresses and tags take: whatever digits they hold are their own.

    >>> [text[start:end] for text in ("на a5@b24.ru #top10",) for start, end in links(text)]
    ['a5@b24.ru', '#top10']
    """
    found = [match.span() for mark, pattern in _LINKS.items() if mark in text for match in pattern.finditer(text)]
    return sorted((_addressee(text, start), end) for start, end in found)


def _addressee(text: str, start: int) -> int:
    """Where the name before an "@" begins."""
    match = _ADDRESSEE.search(text, max(0, start - 64), start) if text[start] == "@" else None
    return match.start() if match else start
