"""The diagnostic format of reviewdog, as one JSON object.

Columns count bytes of UTF-8 from 1, and the end is one past the last. A repair with several edits becomes one suggestion from
its first edit to its last, for reviewers take suggestions one by one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tradecheck.engine.finding import Severity
from tradecheck.report.details import details
from tradecheck.report.paths import relative
from tradecheck.report.place import Lines, Utf8Lines
from tradecheck.report.writers import whole
from tradecheck.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.engine.finding import Fix
    from tradecheck.report.run import Checked, Run

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def document(run: Run) -> str:
    """All findings; an input that was not read is an error, at its line where only that was not read."""
    diagnostics = [diagnostic for item in run.checked for diagnostic in _diagnostics(item, run)]
    diagnostics += [
        {
            "message": error.reason[run.lang],
            "location": {
                "path": relative(error.name, run.root),
                **({"range": {"start": {"line": error.line}}} if error.line else {}),
            },
            "severity": "ERROR",
            "code": {"value": "unread"},
        }
        for error in run.errors
    ]
    return (
        json.dumps({"source": {"name": "tradecheck"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=2) + "\n"
    )


def _diagnostics(item: Checked, run: Run) -> Iterator[dict[str, Any]]:
    if not item.report.findings:
        return
    text = item.report.text
    lines = Utf8Lines(text, Lines(text))
    path = relative(item.source.name, run.root)
    for finding in item.report.findings:
        yield {
            "message": "\n".join(details(finding, run.lang)),
            "location": {"path": path, "range": _range(finding.span, lines)},
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.code},
            "suggestions": [_suggestion(fix, text, lines) for fix in finding.fixes if fix.edits],
        }


def _suggestion(fix: Fix, text: str, lines: Utf8Lines) -> dict[str, Any]:
    spans = [edit.span for edit in fix.edits]
    whole_span = Span(min(span.start for span in spans), max(span.end for span in spans))
    mended = fix.apply(text)
    end = whole_span.end + len(mended) - len(text)
    return {"range": _range(whole_span, lines), "text": mended[whole_span.start : end]}


def _range(span: Span, lines: Utf8Lines) -> dict[str, Any]:
    start, end = lines.place(span.start), lines.place(span.end)
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }


FORMAT = whole(document)
