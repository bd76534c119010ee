"""An article as a reader sees it, and each finding beside the paragraph or the table that it is put on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from tradecheck.report.html.blocks import Layout, table, without_frames
from tradecheck.report.html.card import card
from tradecheck.report.html.marks import marked
from tradecheck.report.html.reading import Reading
from tradecheck.report.place import Lines
from tradecheck.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tradecheck.report.html.links import Links
    from tradecheck.report.model import Report
    from tradecheck.source.outline import Block


def article(report: Report, links: Links, lang: str, under: int = 1) -> str:
    """The text with the cards of its findings, which tell places of the original.

    Its headings stand below a heading of the page of the level ``under``.
    """
    reading = Reading.of(report)
    if reading.articles is None:
        lines = _lines(reading.text)
        texts = marked(report, reading, lines, links, lang)
        cards = _cards(report, reading, lines, links, lang)
        each = (range(number, number + 1) for number in range(len(lines)))
        return _set(each, cards, "text", lambda part: "".join(texts[part.start : part.stop]))
    blocks = [block for blocks in reading.articles for block in blocks]
    spans = [block.span for block in blocks]
    texts = marked(report, reading, spans, links, lang)
    cards = _cards(report, reading, spans, links, lang)
    first, articles = 0, []
    for found in reading.articles:
        articles.append(_article(without_frames(found), texts[first : first + len(found)], first, cards, under))
        first += len(found)
    if len(articles) == 1:
        return articles[0]
    return "".join(f'<section class="item">\n{article}</section>\n' for article in articles)


def _article(blocks: Sequence[Block], texts: Sequence[str], first: int, cards: Mapping[int, str], under: int) -> str:
    """One article, whose blocks count from ``first`` in all of the report."""
    layout = Layout(under)
    own = {number - first: card for number, card in cards.items()}
    return _set(_units(blocks), own, "text set", lambda part: layout.set((blocks[n], texts[n]) for n in part))


def _lines(text: str) -> list[Span]:
    """The lines of a text with their ends."""
    lines = Lines(text)
    starts = [lines.span(line).start for line in range(1, lines.count + 1)]
    return [Span(start, end) for start, end in pairwise([*starts, len(text)])]


def _cards(report: Report, reading: Reading, stretches: Sequence[Span], links: Links, lang: str) -> dict[int, str]:
    """What is said of the findings in each stretch that has any, by its index."""
    starts, places = [span.start for span in stretches], Lines(report.text)
    cards: dict[int, str] = defaultdict(str)
    for index, finding in enumerate(report.findings):
        stretch = max(0, bisect_right(starts, reading.span(finding.span).start) - 1)
        cards[stretch] += card(finding, reading, places.place(finding.span.start), links.of(index), lang)
    return cards


def _units(blocks: Sequence[Block]) -> Iterator[range]:
    """What is not to be cut by a card: a block, or a table."""
    for found, group in groupby(range(len(blocks)), lambda number: table(blocks[number])):
        numbers = list(group)
        if found is None:
            yield from (range(number, number + 1) for number in numbers)
        else:
            yield range(numbers[0], numbers[-1] + 1)


def _set(units: Iterable[range], cards: Mapping[int, str], kind: str, show: Callable[[range], str]) -> str:
    """Units one below the other: one with cards stands alone, those between two such stay together."""
    return "".join(
        f'<div class="paragraph">\n{"".join(cards.get(number, "") for number in part)}'
        f'<div class="{kind}" lang="ru">{show(part)}</div>\n</div>\n'
        for part in _parts(units, cards)
    )


def _parts(units: Iterable[range], cards: Mapping[int, str]) -> Iterator[range]:
    for has_cards, group in groupby(units, lambda unit: any(number in cards for number in unit)):
        found = list(group)
        if has_cards:
            yield from found
        else:
            yield range(found[0].start, found[-1].stop)
