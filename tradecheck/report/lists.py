"""What ``tradecheck figures`` prints, one writer for each ``--format``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tradecheck.report.json import figures_document
from tradecheck.report.listing import csv_head, csv_rows, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from tradecheck.claim.model import Claim
    from tradecheck.source import InputError, Source


class Lister(Protocol):
    """Prints the figures of each input."""

    def add(self, source: Source, claims: Sequence[Claim], /) -> None:
        """Take in one input."""

    def end(self, errors: Sequence[InputError], /) -> None:
        """Print what is left, once every input was taken in."""


class Table:
    """Figures in columns, under the name of their file."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        self._stream = stream
        self._lang = lang

    def add(self, source: Source, claims: Sequence[Claim]) -> None:
        """Print the figures."""
        self._stream.write(table(source.text, claims, self._lang, name=source.name))

    def end(self, errors: Sequence[InputError]) -> None:
        """Nothing is left to print."""


class Csv:
    """Figures for a spreadsheet."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        stream.write(csv_head())

    def add(self, source: Source, claims: Sequence[Claim]) -> None:
        """Print the figures."""
        self._stream.writelines(csv_rows(source.name, source.text, claims))

    def end(self, errors: Sequence[InputError]) -> None:
        """Nothing is left to print."""


class Json:
    """Figures for a program."""

    def __init__(self, stream: TextIO, lang: str, version: Callable[[], str]) -> None:
        self._stream = stream
        self._lang = lang
        self._version = version
        self._read: list[tuple[Source, Sequence[Claim]]] = []

    def add(self, source: Source, claims: Sequence[Claim]) -> None:
        """Keep the figures."""
        self._read.append((source, claims))

    def end(self, errors: Sequence[InputError]) -> None:
        """Print the object."""
        self._stream.write(figures_document(self._read, errors, self._lang, self._version()))
