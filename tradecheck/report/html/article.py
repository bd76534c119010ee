"""An article with its figures marked, and each finding beside the paragraph that it is put on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tradecheck.numbers import number
from tradecheck.report.html.card import card
from tradecheck.report.html.escape import safe
from tradecheck.report.html.reading import Reading
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
    """The text in paragraphs; a paragraph with findings brings their cards, which tell places of the original."""
    reading, places = Reading.of(report), Lines(report.text)
    lines = Lines(reading.text)
    cards: dict[int, list[str]] = defaultdict(list)
    for index, finding in enumerate(report.findings):
        line = lines.place(reading.span(finding.span).start).line
        cards[line].append(card(finding, reading, places.place(finding.span.start), links.of(index), lang))
    marked = _marked_lines(report, reading, lines, links, lang)
    if reading.in_blocks:
        marked = [_block(line, lines.span(number), reading) for number, line in enumerate(marked, 1)]
    return "".join(
        f'<div class="paragraph">\n{"".join(cards.get(first, []))}'
        f'<div class="text" lang="ru">{"".join(marked[first - 1 : last])}</div>\n</div>\n'
        for first, last in _paragraphs(sorted(cards), lines.count)
    )


def _block(marked: str, line: Span, reading: Reading) -> str:
    """A line of a page that stands by itself; nothing for a blank one."""
    if not line.of(reading.text).strip():
        return ""
    kind = "block first" if line.start in reading.articles else "block"
    return f'<div class="{kind}">{marked}</div>'


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


def _marked_lines(report: Report, reading: Reading, lines: Lines, links: Links, lang: str) -> list[str]:
    """Each line of the text with its marks and its line end."""
    opens: dict[int, list[_Mark]] = defaultdict(list)
    closes: dict[int, list[_Mark]] = defaultdict(list)
    for span, mark in _marks(report, reading, links, lang):
        opens[span.start].append(mark)
        closes[span.end].append(mark)
    anchors: dict[int, str] = defaultdict(str)
    for index, finding in enumerate(report.findings):
        anchors[reading.span(finding.span).start] += f'<span id="{links.of(index).mark}"></span>'
    starts = [lines.span(line).start for line in range(1, lines.count + 1)]
    cuts = sorted({*starts, *opens, *closes, *anchors, len(reading.text)})
    new_lines = set(starts)
    marked: list[list[str]] = []
    active: list[_Mark] = []
    for start, end in pairwise([*cuts, len(reading.text)]):
        if start in new_lines:
            marked.append([])
        for mark in closes.get(start, ()):
            active.remove(mark)
        active += opens.get(start, ())
        marked[-1] += anchors.get(start, ""), _piece(reading.text[start:end], active)
    return ["".join(pieces) for pieces in marked]


def _marks(report: Report, reading: Reading, links: Links, lang: str) -> Iterator[tuple[Span, _Mark]]:
    """Every stretch of the text to be read that is marked, and as what."""
    for original, mark in _marks_of_original(report, links, lang):
        span = reading.span(original)
        if span.start < span.end:
            yield span, mark


def _marks_of_original(report: Report, links: Links, lang: str) -> Iterator[tuple[Span, _Mark]]:
    for figure in report.figures:
        yield figure.span, _Mark(_FIGURE, "figure", title=number(figure.value, figure.unit, lang))
    for index, finding in enumerate(report.findings):
        severity = finding.severity
        yield finding.span, _Mark(severity.rank, severity.value, links.of(index))
        for span in finding.related:
            if span != finding.span:
                yield span, _Mark(_RELATED, "related", links.of(index))


def _piece(text: str, marks: list[_Mark]) -> str:
    if not text or not marks:
        return safe(text)
    mark = min(marks, key=lambda found: (found.rank, found.link.number if found.link else 0))
    if mark.link is None:
        return f'<span class="figure" title="{safe(mark.title)}">{safe(text)}</span>'
    return f'<mark class="{mark.kind}"><a href="#{mark.link.card}" data-number="{mark.link.number}">{safe(text)}</a></mark>'
