"""Reports for programs: plain data with a schema version, the same bytes from run to run.

Exact numbers are strings, for a JSON number is a float to most readers; offsets are code points of the decoded text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tradecheck.engine.finding import Severity
from tradecheck.numbers import plain, plain_interval_end
from tradecheck.report.place import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradecheck.engine.finding import Calculation, Finding, Fix
    from tradecheck.figure.model import Figure
    from tradecheck.interval import Interval
    from tradecheck.report.model import Report
    from tradecheck.source import InputError, Source
    from tradecheck.span import Span

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Checked:
    """A source beside the report on it."""

    source: Source
    report: Report


def report_dict(report: Report, lang: str = "ru") -> dict[str, Any]:
    """What :meth:`tradecheck.report.model.Report.to_dict` gives."""
    lines = Lines(report.text)
    return {
        "schema": SCHEMA,
        "source": report.source,
        "ok": report.ok,
        "findings": [_finding(finding, report.text, lines, lang) for finding in report.findings],
        "figures": [figure_dict(figure, lines) for figure in report.figures],
        "claim_count": len(report.claims),
    }


def check_document(checked: Sequence[Checked], errors: Sequence[InputError], lang: str, version: str) -> str:
    """What ``tradecheck check --format json`` prints: one object for all inputs."""
    files = [_file(item, lang) for item in checked]
    findings = [finding for item in checked for finding in item.report.findings]
    return _dump(
        {
            **_head(version),
            "files": files,
            "errors": _errors(errors, lang),
            "summary": {
                "file_count": len(checked),
                "figure_count": sum(len(item.report.figures) for item in checked),
                "finding_count": len(findings),
                "by_severity": {str(level): sum(found.severity is level for found in findings) for level in Severity},
                "unread_count": len(errors),
            },
        }
    )


def figures_document(
    read: Iterable[tuple[Source, Sequence[Figure]]], errors: Sequence[InputError], lang: str, version: str
) -> str:
    """What ``tradecheck figures --format json`` prints."""
    files = []
    for source, figures in read:
        lines = Lines(source.text)
        listed = [figure_dict(figure, lines) for figure in figures]
        files.append({"path": source.name, "encoding": source.encoding, "figures": listed})
    return _dump({**_head(version), "files": files, "errors": _errors(errors, lang)})


def figure_dict(figure: Figure, lines: Lines) -> dict[str, Any]:
    """One figure as plain data."""
    return {
        **_place(figure.span, lines),
        "text": figure.text,
        "value": plain(figure.value),
        "unit": figure.unit,
        "low": plain(figure.low),
        "high": plain(figure.high),
        "wide": {"low": plain(figure.wide_low), "high": plain(figure.wide_high)},
        "hedge": figure.hedge,
        "sign": figure.sign,
        "range": figure.is_range,
    }


def _head(version: str) -> dict[str, Any]:
    return {"schema": SCHEMA, "tool": {"name": "tradecheck", "version": version}}


def _file(item: Checked, lang: str) -> dict[str, Any]:
    report = item.report
    lines = Lines(report.text)
    return {
        "path": item.source.name,
        "encoding": item.source.encoding,
        "figure_count": len(report.figures),
        "findings": [_finding(finding, report.text, lines, lang) for finding in report.findings],
    }


def _errors(errors: Iterable[InputError], lang: str) -> list[dict[str, str]]:
    return [{"path": error.name, "reason": error.reason[lang]} for error in errors]


def _finding(finding: Finding, text: str, lines: Lines, lang: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "confidence": round(finding.confidence, 4),
        "message": finding.text[lang],
        "span": _quoted(finding.span, text, lines),
        "related": [_quoted(span, text, lines) for span in finding.related],
        "calculation": _calculation(finding.calculation, lang),
        "fixes": [_fix(fix, text, lines, lang) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
    }


def _calculation(calculation: Calculation, lang: str) -> dict[str, Any]:
    return {
        "formula": calculation.formula[lang],
        "reported": {"text": calculation.reported[lang], **_interval(calculation.reported_interval)},
        "computed": {"text": calculation.computed[lang], **_interval(calculation.computed_interval)},
    }


def _interval(interval: Interval) -> dict[str, str]:
    return {"low": plain_interval_end(interval.low, up=False), "high": plain_interval_end(interval.high, up=True)}


def _fix(fix: Fix, text: str, lines: Lines, lang: str) -> dict[str, Any]:
    edits = [{"span": _quoted(edit.span, text, lines), "replacement": edit.replacement} for edit in fix.edits]
    return {"label": fix.text[lang], "applicability": str(fix.applicability), "edits": edits}


def _quoted(span: Span, text: str, lines: Lines) -> dict[str, Any]:
    return {**_place(span, lines), "text": span.of(text)}


def _place(span: Span, lines: Lines) -> dict[str, int]:
    line, column = lines.place(span.start)
    end_line, end_column = lines.place(span.end)
    return {
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)
