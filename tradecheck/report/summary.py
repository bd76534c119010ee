"""The last line of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tradecheck.engine.finding import Severity
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from tradecheck.report.model import Report

_SUMMARY = Bilingual(
    "Файлов проверено: {files}, чисел: {figures}; найдено ошибок: {error}, предупреждений: {warning}, заметок: {info}; "
    "файлов не прочитано: {unread}.",
    "Files checked: {files}, figures: {figures}; errors found: {error}, warnings: {warning}, notes: {info}; "
    "files not read: {unread}.",
)


@dataclass(slots=True)
class Summary:
    """What a run has counted so far.

    >>> Summary().sentence("en")
    'Files checked: 0, figures: 0; errors found: 0, warnings: 0, notes: 0; files not read: 0.'
    """

    files: int = 0
    figures: int = 0
    unread: int = 0
    findings: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def add(self, report: Report) -> None:
        """Count one checked file."""
        self.files += 1
        self.figures += len(report.figures)
        for finding in report.findings:
            self.findings[finding.severity] += 1

    def at_or_above(self, level: Severity) -> int:
        """How many findings are as grave as ``level`` or graver."""
        return sum(count for severity, count in self.findings.items() if severity.rank <= level.rank)

    def sentence(self, lang: str) -> str:
        """The counts for a reader."""
        found = {str(severity): count for severity, count in self.findings.items()}
        return _SUMMARY[lang].format(files=self.files, figures=self.figures, unread=self.unread, **found)
