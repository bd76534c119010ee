"""Where the command prints."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def stdout(encoding: str | None = None) -> TextIO:
    """Standard output, which never fails for a character that its encoding lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding or sys.stdout.encoding, errors="replace")
    return sys.stdout


def version() -> str:
    """The version of tradecheck that runs."""
    from importlib import metadata

    return metadata.version("tradecheck")
