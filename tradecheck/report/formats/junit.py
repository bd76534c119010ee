"""JUnit XML: a suite for each file, a failed test for each finding, a passed one for a file without findings.

A suite with silenced findings has their number as its property ``silenced``. It holds to ``junit-10.xsd`` of the Jenkins
xUnit plugin. There are no times and no host names in it, so that two runs give the same bytes. An input that was not read is
a test with an ``<error>``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tradecheck.report.details import details
from tradecheck.report.paths import relative
from tradecheck.report.place import Lines
from tradecheck.report.writers import whole
from tradecheck.report.xml import child, dump
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from tradecheck.engine.finding import Finding
    from tradecheck.report.place import Place
    from tradecheck.report.run import Checked, Run

_CLEAN = Bilingual("числа не противоречат друг другу", "no figures contradict each other")
_READING = Bilingual("чтение", "reading")


def document(run: Run) -> str:
    """The suites of all inputs."""
    findings = sum(len(item.report.findings) for item in run.checked)
    clean = sum(not item.report.findings for item in run.checked)
    root = ET.Element("testsuites", name="tradecheck")
    for name, value in _counts(findings + clean + len(run.errors), findings, len(run.errors)).items():
        root.set(name, str(value))
    for item in run.checked:
        _add_checked(root, item, run)
    for error in run.errors:
        name = relative(error.name, run.root)
        suite = child(root, "testsuite", {"name": name, **_counts(1, 0, 1)})
        case = child(suite, "testcase", {"name": _READING[run.lang], "classname": name})
        child(case, "error", {"type": "unread", "message": error.reason[run.lang]}, error.sentence(run.lang))
    return dump(root)


def _add_checked(root: ET.Element, item: Checked, run: Run) -> None:
    name = relative(item.source.name, run.root)
    findings = item.report.findings
    suite = child(root, "testsuite", {"name": name, **_counts(len(findings) or 1, len(findings), 0)})
    if item.report.silenced:
        properties = child(suite, "properties", {})
        child(properties, "property", {"name": "silenced", "value": len(item.report.silenced)})
    if not findings:
        child(suite, "testcase", {"name": _CLEAN[run.lang], "classname": name})
    lines = Lines(item.report.text)
    for finding in findings:
        _add_case(suite, name, finding, lines.place(finding.span.start), run.lang)


def _add_case(suite: ET.Element, name: str, finding: Finding, place: Place, lang: str) -> None:
    where = f"{place.line}:{place.column}"
    case = child(suite, "testcase", {"name": f"{finding.code} {finding.name} {where}", "classname": name})
    text = "\n".join([f"{name}:{where}", *details(finding, lang)])
    child(case, "failure", {"type": finding.severity.value, "message": finding.text[lang]}, text)


def _counts(tests: int, failures: int, errors: int) -> dict[str, str | int]:
    return {"tests": tests, "failures": failures, "errors": errors}


FORMAT = whole(document)
