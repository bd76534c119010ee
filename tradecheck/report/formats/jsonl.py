"""JSON lines: one object for each finding and each input that was not read, and a last one with the counts.

Every line stands by itself and says what it is in ``type``. The last line is there even if nothing was found, so that a
run which broke off is never taken for a clean one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradecheck.report.json import SCHEMA, dump_line, error_dict, finding_dict, head
from tradecheck.report.place import Lines
from tradecheck.report.summary import Summary
from tradecheck.report.writers import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradecheck.report.model import Report
    from tradecheck.report.writers import Output
    from tradecheck.source import InputError, Source


class JsonLines:
    """Prints findings as they come."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._summary = Summary()

    def add(self, source: Source, report: Report) -> None:
        """Print the findings."""
        self._summary.add(report)
        lines = Lines(report.text)
        place = {"path": source.name, "encoding": source.encoding}
        for finding in report.findings:
            self._print({**place, **finding_dict(finding, report.text, lines, self._out.lang)}, "finding")

    def end(self, errors: Sequence[InputError]) -> None:
        """Print the errors and the counts."""
        self._summary.unread = len(errors)
        for error in errors:
            self._print(error_dict(error, self._out.lang), "error")
        self._print({**head(self._out.version()), **self._summary.to_dict()}, "summary")

    def _print(self, line: dict[str, Any], kind: str) -> None:
        self._out.stream.write(dump_line({"schema": SCHEMA, "type": kind, **line}))


FORMAT = Format(JsonLines)
