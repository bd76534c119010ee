"""The XML that Checkstyle writes, which Jenkins and many code review tools read.

There is no published schema. The column counts code points from 1; ``source`` holds the rule's code behind ``tradecheck.``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tradecheck.report.details import details
from tradecheck.report.paths import relative
from tradecheck.report.place import Lines
from tradecheck.report.writers import whole
from tradecheck.report.xml import child, dump

if TYPE_CHECKING:
    from tradecheck.report.run import Checked, Run

_VERSION = "4.3"
"""The version of Checkstyle whose XML this is; readers expect the attribute."""


def document(run: Run) -> str:
    """All findings by file; an input that was not read is an error in its first line, or in the only line that was not."""
    root = ET.Element("checkstyle", version=_VERSION)
    for item in run.checked:
        _add_file(root, item, run)
    for error in run.errors:
        file = child(root, "file", {"name": relative(error.name, run.root)})
        message = error.reason[run.lang]
        child(
            file,
            "error",
            {"line": error.line or 1, "severity": "error", "message": message, "source": "tradecheck.unread"},
        )
    return dump(root)


def _add_file(root: ET.Element, item: Checked, run: Run) -> None:
    file = child(root, "file", {"name": relative(item.source.name, run.root)})
    lines = Lines(item.report.text)
    for finding in item.report.findings:
        place = lines.place(finding.span.start)
        attributes = {
            "line": place.line,
            "column": place.column,
            "severity": finding.severity.value,
            "message": "\n".join(details(finding, run.lang)),
            "source": f"tradecheck.{finding.code}",
        }
        child(file, "error", attributes)


FORMAT = whole(document)
