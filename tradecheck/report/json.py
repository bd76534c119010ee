"""Reports for programs: plain data with a schema version, the same bytes from run to run.

Exact numbers are strings, for a JSON number is a float to most readers; offsets are code points of the decoded text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tradecheck.numbers import plain, plain_interval_end
from tradecheck.report.dated import dated
from tradecheck.report.place import Lines
from tradecheck.report.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradecheck.claim.model import Claim
    from tradecheck.claim.period import Period
    from tradecheck.engine.finding import Calculation, Finding, Fix
    from tradecheck.figure.model import Figure
    from tradecheck.interval import Interval
    from tradecheck.report.model import Report
    from tradecheck.report.run import Checked, Run
    from tradecheck.source import InputError, Source
    from tradecheck.span import Span

SCHEMA = 1


_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""What some readers of lines take for a line end, though JSON allows it in a string."""


def report_dict(report: Report, lang: str = "ru") -> dict[str, Any]:
    """What :meth:`tradecheck.report.model.Report.to_dict` gives."""
    lines = Lines(report.text)
    return {
        "schema": SCHEMA,
        "source": report.source,
        "ok": report.ok,
        "errors": [error_dict(error, lang) for error in report.errors],
        "findings": [finding_dict(finding, report.text, lines, lang) for finding in report.findings],
        "figures": [figure_dict(figure, lines) for figure in report.figures],
        "claim_count": len(report.claims),
        "silenced_count": len(report.silenced),
    }


def check_document(run: Run) -> str:
    """What ``tradecheck check --format json`` prints: one object for all inputs."""
    summary = Summary(unread=len(run.errors))
    for item in run.checked:
        summary.add(item.report)
    return _dump(
        {
            **head(run.version),
            "files": [_file(item, run.lang) for item in run.checked],
            "errors": [error_dict(error, run.lang) for error in run.errors],
            "summary": summary.to_dict(),
        }
    )


def figures_document(
    read: Iterable[tuple[Source, Sequence[Claim]]], errors: Sequence[InputError], lang: str, version: str
) -> str:
    """What ``tradecheck figures --format json`` prints."""
    files = []
    for source, claims in read:
        lines = Lines(source.text)
        listed = [figure_dict(figure, lines) | {"period": _period(period)} for figure, period in dated(claims)]
        files.append({"path": source.name, "encoding": source.encoding, "figures": listed})
    listed_errors = [error_dict(error, lang) for error in errors]
    return _dump({**head(version), "files": files, "errors": listed_errors})


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


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    first, last = (day.isoformat() if day else None for day in (period.first, period.last))
    return {
        "start": period.start,
        "end": period.end,
        "text": period.text,
        "kind": period.kind,
        "first": first,
        "last": last,
        "year": period.year,
        "months": period.months,
        "relative": period.relative,
    }


def head(version: str) -> dict[str, Any]:
    """What tells a document's schema and who wrote it."""
    return {"schema": SCHEMA, "tool": {"name": "tradecheck", "version": version}}


def _file(item: Checked, lang: str) -> dict[str, Any]:
    report = item.report
    lines = Lines(report.text)
    return {
        "path": item.source.name,
        "encoding": item.source.encoding,
        "figure_count": len(report.figures),
        "findings": [finding_dict(finding, report.text, lines, lang) for finding in report.findings],
    }


def error_dict(error: InputError, lang: str) -> dict[str, Any]:
    """An input that was not read, or a line of it, as plain data."""
    line = {} if error.line is None else {"line": error.line}
    return {"path": error.name, **line, "reason": error.reason[lang]}


def finding_dict(finding: Finding, text: str, lines: Lines, lang: str) -> dict[str, Any]:
    """One finding as plain data."""
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


def dump_line(line: dict[str, Any]) -> str:
    r"""An object as one line of text, its end included.

    >>> dump_line({"text": "a\u2028b"})
    '{"text": "a\\u2028b"}\n'
    """
    return json.dumps(line, ensure_ascii=False).translate(_LINE_ENDS) + "\n"


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
