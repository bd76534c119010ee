"""What a check hands back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tradecheck.engine.finding import Severity
from tradecheck.span import Bilingual, Span

if TYPE_CHECKING:
    from tradecheck.engine.finding import Finding
    from tradecheck.figure.model import Figure
    from tradecheck.report.place import Lines
    from tradecheck.source.errors import InputError
    from tradecheck.source.model import Passage


class Notice(Struct, frozen=True):
    """A warning on how findings were silenced: what is wrong in the file ``name``, at a span or on a line of it."""

    name: str
    place: Span | int | None
    words: Bilingual

    def sentence(self, lang: str, lines: Lines) -> str:
        """The message in ``"ru"`` or ``"en"``; ``lines`` are those of the text that was checked."""
        at = lines.place(self.place.start).line if isinstance(self.place, Span) else self.place
        return f"{self.name}:{at}: {self.words[lang]}" if at else f"{self.name}: {self.words[lang]}"


class Report(Struct, frozen=True):
    """One text and what its figures say of each other.

    ``text`` is the original, markup and all, and every span is one of it. ``source`` is the name of the file that it came from,
    ``None`` for a string. ``errors`` name the parts that could not be read, such as a bad line of JSON lines.
    ``silenced`` are the findings that comments or files of silenced findings set apart, ``notices`` what is wrong with those.
    ``passages`` are what a reader sees of the text, ``None`` where that is the text itself.

    >>> report = Report("Экспорт вырос на 5 %.", findings=(), figures=(), claims=(), source=None)
    >>> report.ok, report.to_dict()["findings"]
    (True, [])
    """

    text: str
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Any, ...]
    source: str | None = None
    errors: tuple[InputError, ...] = ()
    silenced: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    passages: tuple[Passage, ...] | None = None

    @property
    def ok(self) -> bool:
        """Whether all was read, and nothing but notes was found."""
        return not self.errors and all(finding.severity is Severity.INFO for finding in self.findings)

    def to_dict(self, lang: str = "ru") -> dict[str, Any]:
        """The report as plain data, the same on every run; ``docs/report.schema.json`` describes it."""
        from tradecheck.report.json import report_dict

        return report_dict(self, lang)

    def to_html(self, lang: str = "ru") -> str:
        """One page that needs no other file: the text as a reader sees it, with its figures marked, and the findings."""
        from tradecheck.report.html.page import page

        return page(self, lang)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from tradecheck.report.html.page import fragment

        return fragment(self, "ru")
