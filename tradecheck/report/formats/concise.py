"""One line for each finding, as compilers print them and editors jump to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.report.cells import printable
from tradecheck.report.human import location
from tradecheck.report.place import Lines
from tradecheck.report.writers import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradecheck.report.model import Report
    from tradecheck.report.writers import Output
    from tradecheck.source import InputError, Source


def concise(report: Report, lang: str = "ru") -> Iterator[str]:
    """``path:line:column: code message`` for each finding.

    >>> from tradecheck.report.model import Report
    >>> list(concise(Report("Экспорт вырос на 5 %.", (), (), ())))
    []
    """
    lines = Lines(report.text)
    for finding in report.findings:
        yield f"{location(finding, report.source, lines)}: {finding.code} {printable(finding.text[lang])}"


class Concise:
    """Prints findings as they come."""

    def __init__(self, out: Output) -> None:
        self._stream = out.stream
        self._lang = out.lang

    def add(self, _source: Source, report: Report) -> None:
        """Print the findings."""
        self._stream.writelines(f"{line}\n" for line in concise(report, self._lang))

    def end(self, errors: Sequence[InputError]) -> None:
        """Nothing is left to print."""


FORMAT = Format(Concise, encoding=None)
