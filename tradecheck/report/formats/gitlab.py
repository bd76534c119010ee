"""The Code Quality report of GitLab: a JSON array of findings.

``positions`` count code points from 1, the end one past the last. A fingerprint is made of the file, the rule and the figures,
with a number where one file has the same slip twice, for GitLab drops all but one of equal fingerprints.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from tradecheck.engine.finding import Severity
from tradecheck.report.details import details
from tradecheck.report.paths import relative
from tradecheck.report.place import Lines
from tradecheck.report.writers import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.engine.finding import Finding
    from tradecheck.report.place import Place
    from tradecheck.report.run import Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def document(run: Run) -> str:
    """The array; an input that was not read is a blocker in its first line."""
    return json.dumps([*_findings(run), *_errors(run)], ensure_ascii=False, indent=2) + "\n"


def _findings(run: Run) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, ...]] = Counter()
    for item in run.checked:
        lines = Lines(item.report.text)
        path = relative(item.source.name, run.root)
        for finding in item.report.findings:
            key = (path, finding.code, finding.fingerprint)
            seen[key] += 1
            yield {
                "type": "issue",
                "check_name": finding.code,
                "description": f"{finding.code} {finding.name}: {finding.text[run.lang]}",
                "content": {"body": "\n\n".join(details(finding, run.lang))},
                "categories": ["Bug Risk"],
                "severity": _SEVERITIES[finding.severity],
                "fingerprint": _fingerprint(*key, str(seen[key])),
                "location": {"path": path, **_location(finding, lines)},
            }


def _errors(run: Run) -> Iterator[dict[str, Any]]:
    for number, error in enumerate(run.errors):
        path = relative(error.name, run.root)
        yield {
            "type": "issue",
            "check_name": "unread",
            "description": error.sentence(run.lang),
            "categories": ["Bug Risk"],
            "severity": "blocker",
            "fingerprint": _fingerprint(path, "unread", str(number)),
            "location": {"path": path, "lines": {"begin": error.line or 1}},
        }


def _location(finding: Finding, lines: Lines) -> dict[str, Any]:
    start, end = lines.place(finding.span.start), lines.place(finding.span.end)
    return {
        "lines": {"begin": start.line, "end": end.line},
        "positions": {"begin": _position(start), "end": _position(end)},
    }


def _position(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.column}


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:32]


FORMAT = whole(document)
