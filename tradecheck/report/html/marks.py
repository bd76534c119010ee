"""The figures of a text, and those that findings speak of, marked."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tradecheck.numbers import number
from tradecheck.report.html.escape import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradecheck.report.html.links import Link, Links
    from tradecheck.report.html.reading import Reading
    from tradecheck.report.model import Report
    from tradecheck.span import Span

_RELATED, _FIGURE = 3, 4
"""The ranks of marks after those of the severities."""


class _Mark(Struct, frozen=True):
    """What a stretch of text is: a figure, or one that a finding speaks of. The least of several is shown."""

    rank: int
    kind: str
    link: Link | None = None
    title: str = ""


def marked(report: Report, reading: Reading, stretches: Sequence[Span], links: Links, lang: str) -> list[str]:
    """The text of each stretch in HTML, with the marks in it; they are in order and at least one."""
    opens: dict[int, list[_Mark]] = defaultdict(list)
    closes: dict[int, list[_Mark]] = defaultdict(list)
    for span, mark in _marks(report, reading, links, lang):
        opens[span.start].append(mark)
        closes[span.end].append(mark)
    anchors: dict[int, str] = defaultdict(str)
    for index, finding in enumerate(report.findings):
        anchors[reading.span(finding.span).start] += f'<span id="{links.of(index).mark}"></span>'
    starts, ends = {span.start for span in stretches}, {span.end for span in stretches}
    cuts = sorted({0, len(reading.text), *starts, *ends, *opens, *closes, *anchors})
    pieces: list[list[str]] = []
    active: list[_Mark] = []
    inside = False
    for start, end in pairwise([*cuts, len(reading.text)]):
        inside = start in starts or (inside and start not in ends)
        if start in starts:
            pieces.append([])
        for mark in closes.get(start, ()):
            active.remove(mark)
        active += opens.get(start, ())
        if inside:
            pieces[-1] += anchors.get(start, ""), _piece(reading.text[start:end], active)
    return ["".join(stretch) for stretch in pieces]


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
