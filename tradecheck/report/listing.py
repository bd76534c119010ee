"""The figures of a text, one in a row, for a person or a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tradecheck.numbers import number, plain
from tradecheck.report.cells import pad, printable, text_width
from tradecheck.report.dated import dated
from tradecheck.report.place import Lines
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tradecheck.claim.model import Claim
    from tradecheck.claim.period import Period
    from tradecheck.figure.model import Figure

_HEADS = (
    Bilingual("место", "place"),
    Bilingual("текст", "text"),
    Bilingual("значение", "value"),
    Bilingual("единица", "unit"),
    Bilingual("от", "from"),
    Bilingual("до", "to"),
    Bilingual("оговорка", "hedge"),
    Bilingual("период", "period"),
)
_COLUMNS = (
    *("path", "start", "end", "line", "column", "text", "value", "unit", "low", "high", "hedge"),
    *("period", "period_first", "period_last"),
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def table(text: str, claims: Sequence[Claim], lang: str = "ru", name: str = "") -> str:
    """The figures of the claims in columns under the file's name, empty where there are none.

    >>> table("ни одного числа", [])
    ''
    """
    if not claims:
        return ""
    lines = Lines(text)
    cells = [[head[lang] for head in _HEADS], *(_cells(*pair, lines, lang) for pair in dated(claims))]
    widths = [max(map(text_width, column)) for column in zip(*cells, strict=True)]
    head = f"{printable(name)}\n" if name else ""
    return head + "".join("  ".join(map(pad, row, widths)).rstrip() + "\n" for row in cells)


def csv_rows(name: str, text: str, claims: Sequence[Claim]) -> Iterator[str]:
    """The figures of the claims as lines of CSV, under :func:`csv_head`."""
    lines = Lines(text)
    for figure, period in dated(claims):
        place = lines.place(figure.start)
        bounds = (plain(figure.value), figure.unit, plain(figure.low), plain(figure.high))
        said = (_inert(period.text), period.first, period.last) if period else (None, None, None)
        yield _csv([_inert(name), figure.start, figure.end, *place, _inert(figure.text), *bounds, figure.hedge, *said])


def csv_head() -> str:
    """The names of the columns.

    >>> csv_head()[:14]
    'path,start,end'
    """
    return _csv(_COLUMNS)


def _cells(figure: Figure, period: Period | None, lines: Lines, lang: str) -> list[str]:
    line, column = lines.place(figure.start)
    ends = [number(end, lang=lang) if end.is_finite() else "∞" for end in (figure.low, figure.high)]
    value = number(figure.value, lang=lang)
    return [f"{line}:{column}", printable(figure.text), value, figure.unit, *ends, figure.hedge or "", _days(period)]


def _days(period: Period | None) -> str:
    """The days of a period, or the words for it where they do not tell the days."""
    if period is None:
        return ""
    if period.first is None or period.last is None:
        return printable(period.text)
    return f"{period.first}" if period.first == period.last else f"{period.first}…{period.last}"


def _inert(text: str) -> str:
    """``text`` so that a spreadsheet takes it for no formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _csv(row: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(row)
    return buffer.getvalue()
