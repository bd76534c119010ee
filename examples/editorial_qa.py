"""Check a folder of drafts and write one report for the desk, in Markdown.

Run: ``python examples/editorial_qa.py drafts/ report.md``. Exit code 0: nothing found; 1: something found; 2: a draft could
not be read, or there was none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import tradecheck

if TYPE_CHECKING:
    from collections.abc import Iterator


def main(folder: Path, report: Path) -> int:
    """Write ``report`` on every .txt file under ``folder``."""
    drafts = sorted(folder.rglob("*.txt"))
    lines = [f"# Цифры в черновиках: {len(drafts)}"]
    code = 0 if drafts else 2
    for draft in drafts:
        name = draft.relative_to(folder).as_posix()
        try:
            checked = tradecheck.check_file(draft)
        except tradecheck.SourceError as error:
            lines.append(f"\n## {name}\n\nНе прочитан: {error}")
            code = 2
            continue
        lines.append(f"\n## {name}\n\nЧисел: {len(checked.figures)}, расхождений: {len(checked.findings)}")
        lines.extend(line for finding in checked.findings for line in entry(finding, checked.text))
        code = max(code, 0 if checked.ok else 1)
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return code


def entry(finding: tradecheck.Finding, text: str) -> Iterator[str]:
    """The lines of the report for one finding."""
    yield f"\n- **{finding.code}** ({finding.severity}) {finding.message}"
    yield f"  - формула: {finding.calculation.formula.ru}"
    yield from (f"  - возможно: {fix.label}" for fix in finding.fixes)
    yield f"  > {sentence(text, finding.span)}"


def sentence(text: str, span: tradecheck.Span) -> str:
    """The line of ``text`` that holds the figure."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python editorial_qa.py FOLDER REPORT.md")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
