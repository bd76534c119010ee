"""Check a folder of drafts of any kind and write one report for the desk, in Markdown, the gravest findings first.

Run: ``python examples/editorial_qa.py drafts/ report.md``. A ``tradecheck.toml`` in the folder is heeded. Exit code 0: nothing found;
1: something found; 2: a draft, or a part of one, could not be read, or there was none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import tradecheck

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {".txt", ".md", ".html", ".docx", ".rss", ".atom", ".jsonl"}
SETTINGS = "tradecheck.toml"
GRAVITY = {
    tradecheck.Severity.ERROR: "ошибка",
    tradecheck.Severity.WARNING: "предупреждение",
    tradecheck.Severity.INFO: "заметка",
}


def main(folder: Path, report: Path) -> int:
    """Write ``report`` on every draft under ``folder``."""
    config = tradecheck.Config.load(folder / SETTINGS) if (folder / SETTINGS).exists() else None
    drafts = sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS)
    lines = [f"# Цифры в черновиках: {len(drafts)}"]
    codes = [0 if drafts else 2]
    for draft in drafts:
        lines.append(f"\n## {draft.relative_to(folder).as_posix()}\n")
        try:
            checked = tradecheck.check_file(draft, config=config)
        except tradecheck.SourceError as error:
            lines.append(f"Не прочитан: {error}")
            codes.append(2)
            continue
        lines.extend(section(checked))
        codes.append(2 if checked.errors else 0 if checked.ok else 1)
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return max(codes)


def section(checked: tradecheck.Report) -> Iterator[str]:
    """What the report says of one draft."""
    silenced = f", заглушено: {len(checked.silenced)}" if checked.silenced else ""
    yield f"Чисел: {len(checked.figures)}, расхождений: {len(checked.findings)}{silenced}"
    yield from (f"\nНе прочитано: {error}" for error in checked.errors)
    for finding in sorted(checked.findings, key=lambda finding: finding.severity.rank):
        yield from entry(finding, checked.text)


def entry(finding: tradecheck.Finding, text: str) -> Iterator[str]:
    """The lines of the report for one finding."""
    yield f"\n- **{finding.code}** ({GRAVITY[finding.severity]}) {finding.message}"
    yield f"  - формула: {finding.calculation.formula.ru}"
    yield from (f"  - возможно: {fix.label}" for fix in finding.fixes)
    yield f"  > {line(text, finding.span)}"


def line(text: str, span: tradecheck.Span) -> str:
    """The line of ``text`` that holds the figure."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python editorial_qa.py FOLDER REPORT.md")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
