"""What the command prints while it goes through its inputs, one writer for each ``--format``.

``add`` gets each source beside what was made of it, ``end`` the inputs that were not read. What is for a person is
printed on the way; JSON is one object, so it is printed at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from tradecheck.report.concise import concise
from tradecheck.report.human import human_lines
from tradecheck.report.json import Checked, check_document, figures_document
from tradecheck.report.listing import csv_head, csv_rows, table
from tradecheck.report.terminal import columns, printer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from tradecheck.figure.model import Figure
    from tradecheck.report.model import Report
    from tradecheck.report.terminal import Colour
    from tradecheck.source import InputError, Source


class Writer(Protocol):
    """A format of the command."""

    def add(self, source: Source, result: Any, /) -> None:
        """Take in one input."""

    def end(self, errors: Sequence[InputError], /) -> None:
        """Print what is left, once every input was taken in."""


class _AsItGoes:
    def __init__(self, stream: TextIO, lang: str) -> None:
        self._stream = stream
        self._lang = lang

    def end(self, errors: Sequence[InputError]) -> None:
        """Nothing is left to print."""


class Human(_AsItGoes):
    """Findings with their sentences and arithmetic."""

    def __init__(self, stream: TextIO, lang: str, colour: Colour) -> None:
        super().__init__(stream, lang)
        self._printer = printer(stream, colour)
        self._columns = columns()

    def add(self, _source: Source, report: Report) -> None:
        """Print the findings."""
        self._printer.lines(human_lines(report, self._lang, self._columns))


class Concise(_AsItGoes):
    """A line for each finding."""

    def add(self, _source: Source, report: Report) -> None:
        """Print the findings."""
        self._stream.writelines(f"{line}\n" for line in concise(report, self._lang))


class Table(_AsItGoes):
    """Figures in columns, under the name of their file."""

    def add(self, source: Source, figures: Sequence[Figure]) -> None:
        """Print the figures."""
        self._stream.write(table(source.text, figures, self._lang, name=source.name))


class Csv(_AsItGoes):
    """Figures for a spreadsheet."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        super().__init__(stream, lang)
        stream.write(csv_head())

    def add(self, source: Source, figures: Sequence[Figure]) -> None:
        """Print the figures."""
        self._stream.writelines(csv_rows(source.name, source.text, figures))


class Json:
    """Findings for a program."""

    def __init__(self, stream: TextIO, lang: str, version: Callable[[], str]) -> None:
        self._stream = stream
        self._lang = lang
        self._version = version
        self._checked: list[Checked] = []

    def add(self, source: Source, report: Report) -> None:
        """Keep the report."""
        self._checked.append(Checked(source, report))

    def end(self, errors: Sequence[InputError]) -> None:
        """Print the object."""
        self._stream.write(check_document(self._checked, errors, self._lang, self._version()) + "\n")


class FiguresJson:
    """Figures for a program."""

    def __init__(self, stream: TextIO, lang: str, version: Callable[[], str]) -> None:
        self._stream = stream
        self._lang = lang
        self._version = version
        self._read: list[tuple[Source, Sequence[Figure]]] = []

    def add(self, source: Source, figures: Sequence[Figure]) -> None:
        """Keep the figures."""
        self._read.append((source, figures))

    def end(self, errors: Sequence[InputError]) -> None:
        """Print the object."""
        self._stream.write(figures_document(self._read, errors, self._lang, self._version()) + "\n")
