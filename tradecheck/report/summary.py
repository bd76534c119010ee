"""What a run has counted: its last line, and how often each rule was broken."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from tradecheck.engine.finding import Severity
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from tradecheck.report.model import Report

_SUMMARY = Bilingual(
    "Файлов проверено: {files}, чисел: {figures}; найдено ошибок: {error}, предупреждений: {warning}, заметок: {info}; "
    "заглушено: {silenced}; файлов не прочитано: {unread}.",
    "Files checked: {files}, figures: {figures}; errors found: {error}, warnings: {warning}, notes: {info}; "
    "silenced: {silenced}; files not read: {unread}.",
)
_EXCLUDED = Bilingual(" Исключено настройками: {excluded}.", " Excluded by the configuration: {excluded}.")

_REPAIRS = Bilingual(
    "Исправлено: {fixed}; можно исправить наугад (--unsafe-fixes): {fixable}.",
    "Repaired: {fixed}; could be repaired by a guess (--unsafe-fixes): {fixable}.",
)


class Summary(Struct):
    """What a run has counted so far.

    >>> Summary().sentence("en")
    'Files checked: 0, figures: 0; errors found: 0, warnings: 0, notes: 0; silenced: 0; files not read: 0.'
    """

    files: int = 0
    figures: int = 0
    unread: int = 0
    excluded: int = 0
    """How many files were named, and left out because the configuration excludes them."""
    silenced: int = 0
    fixed: int = 0
    fixable: int = 0
    """How many findings have a repair that was not made."""
    findings: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many findings each rule has, by its code and name."""

    def add(self, report: Report, *, fixed: int = 0, fixable: int = 0) -> None:
        """Count one checked file, the repairs made in it, and those that could still be."""
        self.files += 1
        self.figures += len(report.figures)
        self.silenced += len(report.silenced)
        self.fixed += fixed
        self.fixable += fixable
        for finding in report.findings:
            self.findings[finding.severity] += 1
            self.rules[finding.code, finding.name] += 1

    def sentence(self, lang: str) -> str:
        """The counts for a reader."""
        found = {str(severity): count for severity, count in self.findings.items()}
        counts = _SUMMARY[lang].format(
            files=self.files, figures=self.figures, unread=self.unread, silenced=self.silenced, **found
        )
        return counts + (_EXCLUDED[lang].format(excluded=self.excluded) if self.excluded else "")

    def repairs(self, lang: str) -> str:
        """What was repaired, and what could be."""
        return _REPAIRS[lang].format(fixed=self.fixed, fixable=self.fixable)

    def statistics(self) -> list[str]:
        """A line for each rule that was broken, the most often broken first.

        >>> summary = Summary(rules=Counter({("TC201", "total"): 2, ("TC101", "growth-percent"): 12}))
        >>> summary.statistics()
        ['12  TC101  growth-percent', ' 2  TC201  total']
        """
        listed = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))
        width = max((len(str(count)) for _, count in listed), default=0)
        return [f"{count:>{width}}  {code}  {name}" for (code, name), count in listed]

    def to_dict(self) -> dict[str, Any]:
        """The counts as plain data."""
        by_rule: Counter[str] = Counter()
        for (code, _), count in sorted(self.rules.items()):
            by_rule[code] += count
        return {
            "file_count": self.files,
            "figure_count": self.figures,
            "finding_count": sum(self.findings.values()),
            "by_severity": {str(severity): count for severity, count in self.findings.items()},
            "by_rule": dict(by_rule),
            "silenced_count": self.silenced,
            "unread_count": self.unread,
        }
