"""A bar that shows how far a long run is, for a person who looks."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress

SOON: Final = 1
"""Seconds within which a run is over before anybody wonders."""


class Bar:
    """The bar of one run; it appears on standard error if that is a terminal, and leaves nothing behind."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        self._total = total
        self._done = 0
        self._wanted = wanted and sys.stderr.isatty()
        self._since = time.monotonic()
        self._shown: Progress | None = None

    def advance(self) -> None:
        """One input is done."""
        self._done += 1
        if self._wanted and time.monotonic() - self._since > SOON:
            self._show()

    def clear(self) -> None:
        """Make room for what is printed."""
        if self._shown:
            self._shown.stop()
            self._shown = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        if self._shown is None:
            self._shown = Progress(console=Console(stderr=True), transient=True)
            self._shown.add_task("", total=self._total)
            self._shown.start()
        self._shown.update(self._shown.task_ids[0], completed=self._done)
