"""An article with its figures marked, and each finding beside the paragraph that it is put on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tradecheck.numbers import number
from tradecheck.report.html.card import card
from tradecheck.report.html.escape import safe
from tradecheck.report.place import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.report.html.links import Link, Links
    from tradecheck.report.model import Report
    from tradecheck.span import Span

_RELATED, _FIGURE = 3, 4
"""The ranks of marks after those of the severities."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a stretch of text is: a figure, or one that a finding speaks of. The least of several is shown."""

    rank: int
    kind: str
    link: Link | None = None
    title: str = ""


def article(report: Report, links: Links, lang: str) -> str:
    """The text in paragraphs; a paragraph with findings brings their cards."""
    lines = Lines(report.text)
    cards: dict[int, list[str]] = defaultdict(list)
    for index, finding in enumerate(report.findings):
        place = lines.place(finding.span.start)
        cards[place.line].append(card(finding, report.text, place, links.of(index), lang))
    marked = _marked_lines(report, lines, links, lang)
    return "".join(
        f'<div class="paragraph">\n{"".join(cards.get(first, []))}'
        f'<div class="text" lang="ru">{"".join(marked[first - 1 : last])}</div>\n</div>\n'
        for first, last in _paragraphs(sorted(cards), lines.count)
    )


def _paragraphs(with_cards: list[int], count: int) -> Iterator[tuple[int, int]]:
    """First and last line of each: a line with cards stands alone, those between two such lines stay together."""
    before = 0
    for line in with_cards:
        if before + 1 < line:
            yield before + 1, line - 1
        yield line, line
        before = line
    if before < count:
        yield before + 1, count


def _marked_lines(report: Report, lines: Lines, links: Links, lang: str) -> list[str]:
    """Each line of the text with its marks and its line end."""
    opens: dict[int, list[_Mark]] = defaultdict(list)
    closes: dict[int, list[_Mark]] = defaultdict(list)
    for span, mark in _marks(report, links, lang):
        opens[span.start].append(mark)
        closes[span.end].append(mark)
    anchors = {finding.span.start: "" for finding in report.findings}
    for index, finding in enumerate(report.findings):
        anchors[finding.span.start] += f'<span id="{links.of(index).mark}"></span>'
    starts = [lines.span(line).start for line in range(1, lines.count + 1)]
    cuts = sorted({*starts, *opens, *closes, len(report.text)})
    new_lines = set(starts)
    marked: list[list[str]] = []
    active: list[_Mark] = []
    for start, end in pairwise([*cuts, len(report.text)]):
        if start in new_lines:
            marked.append([])
        for mark in closes.get(start, ()):
            active.remove(mark)
        active += opens.get(start, ())
        marked[-1] += anchors.get(start, ""), _piece(report.text[start:end], active)
    return ["".join(pieces) for pieces in marked]


def _marks(report: Report, links: Links, lang: str) -> Iterator[tuple[Span, _Mark]]:
    for figure in report.figures:
        if figure.start < figure.end:
            yield figure.span, _Mark(_FIGURE, "figure", title=number(figure.value, figure.unit, lang))
    for index, finding in enumerate(report.findings):
        severity = finding.severity
        if finding.span.start < finding.span.end:
            yield finding.span, _Mark(severity.rank, severity.value, links.of(index))
        for span in finding.related:
            if span != finding.span and span.start < span.end:
                yield span, _Mark(_RELATED, "related", links.of(index))


def _piece(text: str, marks: list[_Mark]) -> str:
    if not text or not marks:
        return safe(text)
    mark = min(marks, key=lambda found: (found.rank, found.link.number if found.link else 0))
    if mark.link is None:
        return f'<span class="figure" title="{safe(mark.title)}">{safe(text)}</span>'
    return f'<mark class="{mark.kind}"><a href="#{mark.link.card}" data-number="{mark.link.number}">{safe(text)}</a></mark>'
