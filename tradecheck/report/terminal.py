"""Where a report is printed: with colours for a person who looks, without for everyone else."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Literal, Protocol

from tradecheck.report.human import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from rich.console import Console

    from tradecheck.report.human import Line

Colour = Literal["auto", "always", "never"]

_STYLES = {
    "": "",
    "path": "bold",
    "code": "bold cyan",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "related": "cyan",
    "faint": "dim",
    "strong": "bold",
    "value": "green",
}


class Printer(Protocol):
    """What prints lines."""

    def lines(self, lines: Iterable[Line]) -> None:
        """Print each of them."""


def printer(stream: TextIO, colour: Colour) -> Printer:
    """The printer for a stream: rich where colours are wanted, plain text otherwise."""
    return _Coloured(stream) if wants_colour(stream, colour) else _Plain(stream)


def wants_colour(stream: TextIO, colour: Colour) -> bool:
    """Whether to colour what goes to ``stream``; see https://no-color.org.

    >>> import io
    >>> wants_colour(io.StringIO(), "auto"), wants_colour(io.StringIO(), "always")
    (False, True)
    """
    if colour != "auto":
        return colour == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width of the terminal, and 100 where there is none."""
    return shutil.get_terminal_size(fallback=(100, 24)).columns


class _Plain:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def lines(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._stream.write(f"{plain(line)}\n")


class _Coloured:
    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console

        self._console: Console = Console(
            file=stream, force_terminal=True, color_system="standard", highlight=False, legacy_windows=False
        )

    def lines(self, lines: Iterable[Line]) -> None:
        from rich.text import Text

        for line in lines:
            text = Text.assemble(*((piece, _STYLES[style]) for piece, style in line))
            self._console.print(text, soft_wrap=True)
