"""One line for each finding, as compilers print them and editors jump to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.report.cells import printable
from tradecheck.report.human import location
from tradecheck.report.place import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.report.model import Report


def concise(report: Report, lang: str = "ru") -> Iterator[str]:
    """``path:line:column: code message`` for each finding.

    >>> from tradecheck.report.model import Report
    >>> list(concise(Report("Экспорт вырос на 5 %.", (), (), ())))
    []
    """
    lines = Lines(report.text)
    for finding in report.findings:
        yield f"{location(finding, report.source, lines)}: {finding.code} {printable(finding.text[lang])}"
