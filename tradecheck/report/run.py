"""What one run of the command has gone through: the inputs with their reports, and those that were not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.engine.finding import Finding
    from tradecheck.report.model import Report
    from tradecheck.source import InputError, Source


class Checked(Struct, frozen=True):
    """A source beside the report on it."""

    source: Source
    report: Report


class Run(Struct, frozen=True):
    """Everything that a report on several inputs is made of.

    ``root`` is the folder that the paths of machine formats begin at, ``version`` that of tradecheck.
    """

    checked: tuple[Checked, ...]
    errors: tuple[InputError, ...]
    lang: str
    version: str
    root: str

    @property
    def complete(self) -> bool:
        """Whether something was checked and nothing was left out."""
        return bool(self.checked) and not self.errors

    @property
    def silenced(self) -> int:
        """How many findings were silenced."""
        return sum(len(item.report.silenced) for item in self.checked)

    def findings(self) -> Iterator[tuple[Checked, Finding]]:
        """Each finding beside the input that it is in."""
        for item in self.checked:
            for finding in item.report.findings:
                yield item, finding
