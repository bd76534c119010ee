"""Findings for a person: the place, the sentence, the arithmetic, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.numbers import bounds
from tradecheck.report.cells import pad, printable, text_width, wrap
from tradecheck.report.excerpt import PRIMARY, excerpt
from tradecheck.report.place import Lines
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradecheck.engine.finding import Calculation, Finding, Fix
    from tradecheck.report.excerpt import Row
    from tradecheck.report.model import Report

Style = str
"""What a piece of a line is: "path", "code", a severity, "related", "faint", "strong", "value", or "" for the rest."""
Line = list[tuple[str, Style]]
"""One line for the screen: pieces of text and what each of them is."""

SEVERITIES = {
    "error": Bilingual("ошибка", "error"),
    "warning": Bilingual("предупреждение", "warning"),
    "info": Bilingual("заметка", "info"),
}
REPORTED = Bilingual("в тексте", "reported")
COMPUTED = Bilingual("по расчёту", "computed")
FORMULA = Bilingual("формула", "formula")
REPAIRS = Bilingual("Вероятные исправления:", "Likeliest repairs:")
_MOST_FIXES = 3
_LEAST_WIDTH, _MOST_WIDTH = 40, 110


def human(report: Report, lang: str = "ru", width: int = 100) -> str:
    """The findings of a report as plain text; empty where there are none.

    >>> from tradecheck.report.model import Report
    >>> human(Report("Экспорт вырос на 5 %.", (), (), ()))
    ''
    """
    return "".join(f"{plain(line)}\n" for line in human_lines(report, lang, width))


def human_lines(report: Report, lang: str, width: int) -> Iterator[Line]:
    """The findings of a report line by line, an empty line after each."""
    cells = max(_LEAST_WIDTH, min(width, _MOST_WIDTH))
    lines = Lines(report.text)
    for finding in report.findings:
        yield _header(finding, report.source, lines, lang)
        yield from ([("  " + text, "strong")] for text in wrap(printable(finding.text[lang]), cells - 2))
        yield []
        yield from _excerpt(finding, report.text, lines, cells)
        yield []
        yield from _arithmetic(finding.calculation, lang, cells)
        yield from _repairs(finding.fixes, report.text, lang, cells)
        yield []


def plain(line: Line) -> str:
    """A line without its styles."""
    return "".join(text for text, _ in line).rstrip(" ")


def location(finding: Finding, source: str | None, lines: Lines) -> str:
    """``path:line:column`` of a finding."""
    line, column = lines.place(finding.span.start)
    return f"{printable(source or '<text>')}:{line}:{column}"


def _header(finding: Finding, source: str | None, lines: Lines, lang: str) -> Line:
    severity = finding.severity.value
    return [
        (f"{location(finding, source, lines)}:", "path"),
        (" ", ""),
        (f"{finding.code} {finding.name}", "code"),
        (" ", ""),
        (SEVERITIES[severity][lang], severity),
    ]


def _excerpt(finding: Finding, text: str, lines: Lines, cells: int) -> Iterator[Line]:
    touched = [line for span in (finding.span, *finding.related) for line in lines.touched(span)]
    gutter = len(str(max(touched)))
    mark: Style = finding.severity.value
    for row in excerpt(text, lines, finding.span, finding.related, cells - gutter - 5):
        if row.gap:
            yield [(" " * (gutter + 2) + " ⋮", "faint")]
        number = str(row.number) if row.number else ""
        yield [(f"  {number:>{gutter}} │ ", "faint"), *_marked(row, mark)]
        if row.underline:
            yield [(f"  {'':>{gutter}} │ ", "faint"), *_underline(row.underline, mark)]


def _marked(row: Row, primary: Style) -> Line:
    return [(row.text[start:end], _style(mark, primary)) for mark, start, end in _runs(row.marks)]


def _underline(marks: str, primary: Style) -> Line:
    return [(marks[start:end], _style(mark, primary)) for mark, start, end in _runs(marks)]


def _style(mark: str, primary: Style) -> Style:
    if mark == " ":
        return ""
    return primary if mark == PRIMARY else "related"


def _runs(marks: str) -> Iterator[tuple[str, int, int]]:
    start = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[start]:
            yield marks[start], start, at
            start = at


def _arithmetic(calculation: Calculation, lang: str, cells: int) -> Iterator[Line]:
    labels = [REPORTED[lang], COMPUTED[lang], FORMULA[lang]]
    column = max(map(text_width, labels)) + 5
    apart = calculation.reported_interval.gap(calculation.computed_interval)
    said = [printable(side[lang]) for side in (calculation.reported, calculation.computed)]
    value_column = max(map(text_width, said)) + 2
    sides = (calculation.reported_interval, calculation.computed_interval)
    for label, value, side in zip(labels, said, sides, strict=False):
        limits = bounds(value, side, lang, apart)
        head: Line = [(pad(f"  {label}", column), "faint")]
        if limits and column + value_column + text_width(limits) <= cells:
            yield [*head, (pad(value, value_column), "value"), (limits, "faint")]
            continue
        yield from _hanging(head, value, cells, "value")
        if limits:
            yield [(" " * column, ""), (limits, "faint")]
    yield from _hanging([(pad(f"  {labels[2]}", column), "faint")], printable(calculation.formula[lang]), cells, "")


def _repairs(fixes: Iterable[Fix], text: str, lang: str, cells: int) -> Iterator[Line]:
    listed = list(fixes)[:_MOST_FIXES]
    if listed:
        yield []
        yield [(f"  {REPAIRS[lang]}", "")]
    for number, fix in enumerate(listed, 1):
        yield from _hanging([(f"  {number}. ", "faint")], printable(fix.text[lang]), cells, "")
        for edit in fix.edits:
            if edit.replacement not in fix.text[lang]:
                change = printable(f"{edit.span.of(text)} → {edit.replacement}")
                yield from _hanging([("     ", "")], change, cells, "value")


def _hanging(head: Line, text: str, cells: int, style: Style) -> Iterator[Line]:
    """``text`` after ``head``, wrapped under its own first letter."""
    indent = sum(text_width(piece) for piece, _ in head)
    first, *rest = wrap(text, max(cells - indent, _LEAST_WIDTH // 2))
    yield [*head, (first, style)]
    yield from ([(" " * indent, ""), (more, style)] for more in rest)
