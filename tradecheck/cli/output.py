"""Where the command prints."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import tradecheck

if TYPE_CHECKING:
    from typing import Any, TextIO


def stdout(encoding: str | None = None) -> TextIO:
    """Standard output, which never fails for a character that its encoding lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding or sys.stdout.encoding, errors="replace")
    return sys.stdout


def bear_with_stderr() -> None:
    """From now on, what standard error does not take is lost, and nothing else comes of it: the report is what counts."""
    stream = sys.stderr
    if isinstance(stream, io.TextIOWrapper):
        buffered = io.BufferedWriter(_Patient(stream))
        sys.stderr = io.TextIOWrapper(buffered, stream.encoding, stream.errors, line_buffering=True)


class _Patient(io.RawIOBase):
    """A stream whose errors are passed over."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream  # which would close its buffer if it were let go

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    def write(self, data: Any) -> int:
        with suppress(OSError):
            self._stream.buffer.write(data)
            self._stream.buffer.flush()
        return memoryview(data).nbytes


def version() -> str:
    """The version of tradecheck that runs."""
    return tradecheck.__version__
