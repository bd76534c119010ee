"""Workflow commands of GitHub Actions, which become annotations of a pull request.

GitHub keeps ten annotations of each severity for a step, so the gravest come first; the findings past them are plain lines of
the log, and a notice says how many they are. Columns count code points, the end column is one past the last; GitHub takes
columns only for what lies on one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tradecheck.engine.finding import Severity
from tradecheck.report.cells import printable
from tradecheck.report.details import details
from tradecheck.report.paths import relative
from tradecheck.report.place import Lines
from tradecheck.report.writers import whole
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tradecheck.engine.finding import Finding
    from tradecheck.report.run import Run

KEPT = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}
"""How many annotations GitHub shows for a step; one of the ten notices is for the count of those past them."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}
_UNREAD = Bilingual("файл не прочитан", "file not read")
_REST = Bilingual(
    "GitHub показывает не больше 10 ошибок и 10 предупреждений; ещё находок: {count}, они в журнале этого шага",
    "GitHub shows no more than 10 errors and 10 warnings; {count} more are in the log of this step",
)


class _Annotation(Struct, frozen=True):
    severity: Severity
    command: str
    plain: str


def document(run: Run) -> str:
    """The commands, a line each, the gravest first."""
    annotations = sorted(_annotations(run), key=lambda annotation: annotation.severity.rank)
    shown: list[_Annotation] = []
    rest: list[_Annotation] = []
    left = dict(KEPT)
    for annotation in annotations:
        left[annotation.severity] -= 1
        (shown if left[annotation.severity] >= 0 else rest).append(annotation)
    lines = [annotation.command for annotation in shown]
    if rest:
        lines.append(_command("notice", {"title": "tradecheck"}, _REST[run.lang].format(count=len(rest))))
        lines += [annotation.plain for annotation in rest]
    return "".join(f"{line}\n" for line in lines)


def _annotations(run: Run) -> Iterator[_Annotation]:
    for error in run.errors:
        title = f"tradecheck: {_UNREAD[run.lang]}"
        properties: dict[str, str | int] = {"title": title, "file": relative(error.name, run.root)}
        if error.line:
            properties["line"] = error.line
        command = _command("error", properties, error.reason[run.lang])
        yield _Annotation(Severity.ERROR, command, _log_line(error.sentence(run.lang)))
    for item in run.checked:
        lines = Lines(item.report.text)
        path = relative(item.source.name, run.root)
        for finding in item.report.findings:
            yield _annotation(finding, path, lines, run.lang)


def _annotation(finding: Finding, path: str, lines: Lines, lang: str) -> _Annotation:
    start, end = lines.place(finding.span.start), lines.place(finding.span.end)
    place: dict[str, str | int] = {"file": path, "line": start.line, "endLine": end.line}
    if start.line == end.line:
        place |= {"col": start.column, "endColumn": end.column}
    properties = {"title": f"{finding.code} {finding.name}", **place}
    command = _command(_COMMANDS[finding.severity], properties, "\n".join(details(finding, lang)))
    plain = f"{path}:{start.line}:{start.column}: {finding.code} {finding.text[lang]}"
    return _Annotation(finding.severity, command, _log_line(plain))


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    """One command; see https://docs.github.com/actions/reference/workflow-commands-for-github-actions.

    >>> _command("error", {"file": "a,b.txt", "line": 3}, "рост на 5 %: нет")
    '::error file=a%2Cb.txt,line=3::рост на 5 %25: нет'
    """
    listed = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {listed}::{message.translate(_DATA)}"


def _log_line(text: str) -> str:
    """A line of the log that the runner takes for no command, new style or old."""
    line = printable(text).replace("##[", "## [")
    return f". {line}" if line.lstrip().startswith("::") else line


FORMAT = whole(document)
