"""Findings for a person: the text, the arithmetic, the repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.report.human import human_lines
from tradecheck.report.terminal import columns, printer
from tradecheck.report.writers import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradecheck.report.model import Report
    from tradecheck.report.writers import Output
    from tradecheck.source import InputError, Source


class Human:
    """Prints findings as they come."""

    def __init__(self, out: Output) -> None:
        self._lang = out.lang
        self._printer = printer(out.stream, out.colour)
        self._columns = columns()

    def add(self, _source: Source, report: Report) -> None:
        """Print the findings."""
        self._printer.lines(human_lines(report, self._lang, self._columns))

    def end(self, errors: Sequence[InputError]) -> None:
        """Nothing is left to print."""


FORMAT = Format(Human, encoding=None)
