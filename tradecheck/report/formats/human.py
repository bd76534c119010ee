"""Findings for a person: the text, the arithmetic, the repairs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tradecheck.report.writers import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradecheck.report.model import Report
    from tradecheck.report.terminal import Printer
    from tradecheck.report.writers import Output
    from tradecheck.source import InputError, Source


class Human:
    """Prints findings as they come; what lays them out is imported with the first."""

    def __init__(self, out: Output) -> None:
        self._out = out

    @cached_property
    def _printer(self) -> Printer:
        from tradecheck.report.terminal import printer

        return printer(self._out.stream, self._out.colour)

    @cached_property
    def _columns(self) -> int:
        from tradecheck.report.terminal import columns

        return columns()

    def add(self, _source: Source, report: Report) -> None:
        """Print the findings."""
        if report.findings:
            from tradecheck.report.human import human_lines

            self._printer.lines(human_lines(report, self._out.lang, self._columns))

    def end(self, errors: Sequence[InputError]) -> None:
        """Nothing is left to print."""


FORMAT = Format(Human, encoding=None)
