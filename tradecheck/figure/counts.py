"""Small bare numbers that count things: "113 пеших маршрутов", "из них 412 — в Находке".

By themselves they say too little to be figures; beside others of an article they may be parts, levels or numbers of pieces.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from tradecheck.figure.lookalikes import is_numbered, is_part_of_a_name
from tradecheck.figure.numerals import GAP
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import table, word_map

if TYPE_CHECKING:
    from tradecheck.figure.draft import Draft

MOST: Final = 4
"""How many digits a count has that is printed without grouping; one of five is a figure by itself."""
_NOUN: Final = lazy(rf"{GAP}{{1,2}}(?:[а-я]{{3,30}}(?:ых|их|ый|ий|ая|ое|ого|его){GAP}{{1,2}}){{0,2}}([а-я-]{{3,30}})")
"""What is counted, up to two adjectives before it."""
_COUNTED: Final = lazy(r"(?:[аяыи]|ов|ев|ей|ий|[бгджзкмнпрстфхцчшщ]|[оеыауи]л|[жчшщдтрнс]ь)$")
_ONE: Final = lazy(r"[бвгджзклмнпрстфхцчшщйьаяое]$")
"""How a noun ends after a number: in the genitive of either number, or after a 1 in the nominative.

Whether it agrees is not asked: a number with a slip in it stands before the noun of the right one.
"""
_LISTED: Final = lazy(rf"{GAP}{{0,2}}(?:[,;.)]|[—–-]{GAP}|$)|{GAP}(?:в|на|из|и|—|–){GAP}|{GAP}соответственно")
"""What follows a member of a list whose noun was told before."""
_NAMED: Final = lazy(rf"[а-я]{{3,}}(?:ов|ев|ей|ий|иц|ок|ек|ин){GAP}[—–-]{GAP}$")
"""What is counted may stand before: "ресторанов — 930"."""
_SHARED: Final = lazy(rf"{GAP}\(\d{{1,2}}(?:,\d{{1,2}})?{GAP}?%\)")
"""A number with its share in brackets: "на экспорт — 350 (14%)"."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_MORE: Final = lazy(rf"{GAP}(?:больше|меньше|выше|ниже)(?![а-я])")
_OF_THEM: Final = lazy(rf"(?:из{GAP}(?:них|которых)|том{GAP}числе|остальн[а-я]{{2,3}}|еще){GAP}$")
_LABEL: Final = lazy(
    rf"(?:служб[аеуы]|источник[а-я]?|телефон[ау]?|школ[аеуы]|лице[йяею]|гимнази[яию]|детсад[ау]?|маршрут[ауе]?|автобус[ауе]?|поезд[ауе]?|"
    rf"трамва[йяею]|канал[ауе]?|фонд[ауе]?|корпус[ауе]?|формул[аеы]|модел[ьи]|категори[яи]|проспект[ауе]?|сезон[ау]?){GAP}$"
)
"""What a number right behind is the name of: "школа 45", "служба 112"."""
_FROM_TO: Final = lazy(rf"(?<![а-я])со?{GAP}((?!1[89]|20)\d{{3,4}}){GAP}до{GAP}((?!1[89]|20)\d{{3,4}})(?![.,:]?\d)")
_TO_THOUSANDS: Final = lazy(
    rf"(?:(?<![а-я])со?{GAP}((?!1[89]|20)\d{{3,4}}){GAP}до|(?<![а-я])был[оаи]?{GAP}((?!1[89]|20)\d{{3,4}}),{GAP}стал[оаи]?)"
    rf"{GAP}\d{{1,3}}(?:,\d{{1,2}})?{GAP}?(?:тыс|млн)"
)
"""A change that led from hundreds to thousands: "с 939 до 3,6 тыс.", "было 489, стало 5,7 тыс."."""
_WIDTH: Final = 12
"""How far from one end of such a change the other's may lie, in characters."""
_DIGIT_BEFORE: Final = lazy(rf"\d{GAP}?[,.:/-]?{GAP}?$|[a-zа-я]-$")


def is_counting(folded: str, draft: Draft, *, listed: bool) -> bool:
    """Whether a bare whole number counts things: their noun follows, or, where ``listed``, was told before.

    >>> from tradecheck.figure.scanner import drafts
    >>> text = "из 230 маршрутов 113 пеших, статья 12, дом 15 и 64 велосипедных"
    >>> [text[d.start:d.end] for d in drafts(text) if is_counting(text, d, listed=True)]
    ['230', '113', '64']
    >>> text = "китайцев стало больше: с 939 до 3,6 тыс."
    >>> [text[d.start:d.end] for d in drafts(text) if is_counting(text, d, listed=False)]
    ['939']
    """
    digits = draft.amount.digits
    if draft.unit is not None or draft.multiplied or not digits.isdigit() or not 1 < len(digits) <= MOST:
        return False
    glued = _DIGIT_BEFORE.search(folded, max(0, draft.start - 4), draft.start)
    if draft.amount.start != draft.start or digits.startswith("0") or glued:
        return False
    if _LABEL.search(folded, max(0, draft.start - 24), draft.start):
        return False
    if is_numbered(folded, draft.start, draft.amount.end) or is_part_of_a_name(folded, draft.start):
        return False
    if _is_counted(folded, draft.end, int(draft.amount.value)):
        return True
    if _NAMED.search(folded, max(0, draft.start - 24), draft.start) and _LISTED.match(folded, draft.end):
        return True
    if listed and _MORE.match(folded, draft.end) and folded[max(0, draft.start - 3) : draft.start].strip() == "на":
        return True
    if _is_from_to(folded, draft):
        return True
    if listed and _SHARED.match(folded, draft.end) and not _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return True
    of_them = _OF_THEM.search(folded, max(0, draft.start - 24), draft.start)
    return listed and bool(of_them or _LISTED.match(folded, draft.end))


def _is_from_to(folded: str, draft: Draft) -> bool:
    """Whether the number is an end of "с 1240 до 1120", or the lesser one of "с 939 до 3,6 тыс.", and no year."""
    begun = _TO_THOUSANDS.search(folded, max(0, draft.start - _WIDTH), draft.end + 2 * _WIDTH)
    if begun is not None and draft.start in (begun.start(1), begun.start(2)):
        return True
    around = _FROM_TO.search(folded, max(0, draft.start - _WIDTH), draft.end + _WIDTH)
    return around is not None and draft.start in (around.start(1), around.start(2))


def _is_counted(folded: str, end: int, value: int) -> bool:
    match = _NOUN.match(folded, end)
    if match is None or match[1] in _not_nouns():
        return False
    one = value % 10 == 1 and _ONE.search(match[1])
    return bool(one or match[1].endswith(("ых", "их")) or _COUNTED.search(match[1]))


@cache
def _not_nouns() -> frozenset[str]:
    return frozenset(word_map({"f": table("followers")["forms"]}))
