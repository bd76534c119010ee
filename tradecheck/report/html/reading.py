"""The text of a report as a reader sees it, and what in it stands at some place of the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tradecheck.source.offsets import Offsets, Writer
from tradecheck.source.outline import moved
from tradecheck.source.page import HOLE

if TYPE_CHECKING:
    from tradecheck.report.model import Report
    from tradecheck.source.outline import Block
    from tradecheck.span import Span


class Reading(Struct, frozen=True):
    r"""The passages of a report, one below the other.

    ``articles`` are the blocks of each, ``None`` where the text is read as it stands.

    >>> from tradecheck.report.model import Report
    >>> from tradecheck.source.html import read
    >>> from tradecheck.span import Span
    >>> page = "<h1>Итоги</h1><p>на 4,3&nbsp;<b>млн</b>"
    >>> reading = Reading.of(Report(page, (), (), (), passages=read(page).passages))
    >>> reading.text.splitlines(), reading.words(Span(20, 35)), reading.articles[0][0].level
    (['Итоги', 'на 4,3\xa0млн'], '4,3\xa0млн', 1)
    """

    text: str
    offsets: Offsets
    articles: tuple[tuple[Block, ...], ...] | None = None

    @classmethod
    def of(cls, report: Report) -> Reading:
        """What there is to read of the text of a report: all of it, or the passages that its markup holds."""
        if report.passages is None:
            return cls(report.text, Offsets.identity(len(report.text)))
        writer = Writer()
        articles = []
        for passage in report.passages:
            if passage.text and writer.length:
                writer.insert("\n", passage.offsets.pieces[0].origin.start)
            articles.append(tuple(moved(passage.blocks, writer.length)))
            writer.extend(passage.text, passage.offsets)
        text = writer.text.replace(HOLE, "…")
        return cls(text, writer.offsets(), tuple(filter(None, articles)))

    def span(self, original: Span) -> Span:
        """Where in the text that is which stands at a span of the original."""
        return self.offsets.shown(original)

    def words(self, original: Span) -> str:
        """What a reader sees of a span of the original."""
        return self.span(original).of(self.text)
