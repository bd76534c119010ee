"""How ``tradecheck check`` prints: one module of :mod:`tradecheck.report.formats` for each ``--format``.

The module's file name is the format's name and its ``FORMAT`` says how it is written: as the run goes, or as one document
at its end. A new format is one new file; only the module of the format asked for is imported.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO

from msgspec import Struct

from tradecheck.report import formats
from tradecheck.report.run import Checked, Run

if TYPE_CHECKING:
    from tradecheck.report.model import Report
    from tradecheck.report.terminal import Colour
    from tradecheck.source import InputError, Source


class Output(Struct, frozen=True):
    """Where a report goes and how its reader wants it; ``version`` and ``root`` as in :class:`Run`."""

    stream: TextIO
    lang: str
    colour: Colour
    version: Callable[[], str]
    root: str


class Writer(Protocol):
    """Prints one run."""

    def add(self, source: Source, report: Report, /) -> None:
        """Take in one input."""

    def end(self, errors: Sequence[InputError], /) -> None:
        """Print what is left, once every input was taken in."""


class Format(Struct, frozen=True):
    """A kind of report. ``encoding`` is that of the bytes on standard output, ``None`` for the terminal's own."""

    writer: Callable[[Output], Writer]
    encoding: str | None = "utf-8"


def whole(document: Callable[[Run], str]) -> Format:
    """The format of a report that is one document, as ``document`` makes it."""

    def writer(out: Output) -> Writer:
        return _Whole(out, document)

    return Format(writer)


def names() -> list[str]:
    """The formats there are.

    >>> {"human", "json", "sarif"} <= set(names())
    True
    """
    return sorted(module.name for module in pkgutil.iter_modules(formats.__path__))


def format_named(name: str) -> Format:
    """The format of one of the :func:`names`.

    >>> format_named("sarif").encoding
    'utf-8'
    """
    found: Format = import_module(f"{formats.__name__}.{name}").FORMAT
    return found


class _Whole:
    def __init__(self, out: Output, document: Callable[[Run], str]) -> None:
        self._out = out
        self._document = document
        self._checked: list[Checked] = []

    def add(self, source: Source, report: Report) -> None:
        self._checked.append(Checked(source, report))

    def end(self, errors: Sequence[InputError]) -> None:
        out = self._out
        run = Run(tuple(self._checked), tuple(errors), out.lang, out.version(), out.root)
        out.stream.write(self._document(run))
