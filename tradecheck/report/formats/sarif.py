"""SARIF 2.1.0, which code scanning services and editors read.

Columns count code points. A path below the root of the checkout is relative to ``%SRCROOT%``, so that the report is the same on
every machine. Silenced findings are only counted: as results with ``suppressions`` they would become open alerts on GitHub, which
does not heed that property.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tradecheck.engine.finding import Severity
from tradecheck.report.details import details
from tradecheck.report.paths import relative, uri
from tradecheck.report.place import Lines
from tradecheck.report.sarif_rules import rule_descriptors
from tradecheck.report.writers import whole
from tradecheck.span import Bilingual, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.engine.finding import Finding, Fix
    from tradecheck.report.run import Checked, Run
    from tradecheck.source import InputError

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ENCODINGS = {"utf-8": "UTF-8", "cp1251": "windows-1251", "koi8-r": "KOI8-R", "cp866": "IBM866"}
"""The names that IANA gives to the encodings of newsrooms."""
_UNREAD = "unread"
_NOT_READ = Bilingual("Файл не прочитан", "File not read")
_IS_ROOT = Bilingual("Корень проверяемых файлов", "The root of the checked files")


def document(run: Run) -> str:
    """The log with its one run."""
    found = sorted({(finding.code, finding.name) for _, finding in run.findings()})
    index = {code: number for number, (code, _) in enumerate(found)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(run, found)},
                "invocations": [_invocation(run)],
                "language": run.lang,
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "originalUriBaseIds": {_ROOT: {"description": {"text": _IS_ROOT[run.lang]}}},
                "artifacts": [_artifact(item, run) for item in run.checked],
                "results": list(_results(run, index)),
                "properties": {"silencedCount": run.silenced},
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(run: Run, found: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "name": "tradecheck",
        "version": run.version,
        "language": run.lang,
        "rules": rule_descriptors(found, run.lang),
        "notifications": [{"id": _UNREAD, "shortDescription": {"text": _NOT_READ[run.lang]}}],
    }


def _invocation(run: Run) -> dict[str, Any]:
    notes = [
        {
            "descriptor": {"id": _UNREAD, "index": 0},
            "level": "error",
            "message": {"text": error.sentence(run.lang)},
            "locations": [{"physicalLocation": _unread_location(error, run.root)}],
        }
        for error in run.errors
    ]
    return {"executionSuccessful": run.complete, "toolExecutionNotifications": notes}


def _unread_location(error: InputError, root: str) -> dict[str, Any]:
    region = {"region": {"startLine": error.line}} if error.line else {}
    return {"artifactLocation": _artifact_location(error.name, root), **region}


def _artifact(item: Checked, run: Run) -> dict[str, Any]:
    known = _ENCODINGS.get(item.source.encoding)
    encoding = {"encoding": known} if known else {}
    return {"location": _artifact_location(item.source.name, run.root), "roles": ["analysisTarget"], **encoding}


def _artifact_location(name: str, root: str) -> dict[str, Any]:
    location = uri(relative(name, root))
    return {"uri": location} if location.startswith("file:") else {"uri": location, "uriBaseId": _ROOT}


def _results(run: Run, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(run.checked):
        lines = Lines(item.report.text)
        artifact = {**_artifact_location(item.source.name, run.root), "index": number}
        for finding in item.report.findings:
            place = _Places(item.report.text, lines, artifact)
            yield _result(finding, place, index[finding.code], run.lang)


class _Places:
    """The places of one artifact."""

    __slots__ = ("_lines", "artifact", "text")

    def __init__(self, text: str, lines: Lines, artifact: dict[str, Any]) -> None:
        self.text = text
        self.artifact = artifact
        self._lines = lines

    def region(self, span: Span) -> dict[str, Any]:
        start, end = self._lines.place(span.start), self._lines.place(span.end)
        return {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        }

    def location(self, span: Span) -> dict[str, Any]:
        region = {**self.region(span), "snippet": {"text": span.of(self.text)}}
        return {"physicalLocation": {"artifactLocation": self.artifact, "region": region}}


def _result(finding: Finding, places: _Places, rule_index: int, lang: str) -> dict[str, Any]:
    related = [
        {"id": number, **places.location(span), "message": {"text": span.of(places.text)}}
        for number, span in enumerate(finding.related, 1)
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(details(finding, lang))},
        "locations": [places.location(finding.span)],
        "relatedLocations": related,
        "partialFingerprints": {"tradecheck/v1": finding.fingerprint},
        "fixes": [_fix(fix, places, lang) for fix in finding.fixes if fix.edits],
        "properties": {"confidence": round(finding.confidence, 4)},
    }


def _fix(fix: Fix, places: _Places, lang: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": places.region(edit.span), "insertedContent": {"text": edit.replacement}} for edit in fix.edits
    ]
    return {
        "description": {"text": fix.text[lang]},
        "artifactChanges": [{"artifactLocation": places.artifact, "replacements": replacements}],
    }


FORMAT = whole(document)
