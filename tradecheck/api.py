"""The library's verbs: check a text, a file, or many texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from os import PathLike
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tradecheck.claim.reader import read
from tradecheck.config import Config
from tradecheck.engine.check import check as check_article
from tradecheck.engine.finding import Severity
from tradecheck.figure.rounding import house_hedges
from tradecheck.report.carry import carried_claims, carried_figures, carried_finding
from tradecheck.report.model import Report
from tradecheck.rules.base import Rule, rules
from tradecheck.suppress import Silencings, silence

if TYPE_CHECKING:
    from tradecheck.claim.model import Article, Claim
    from tradecheck.engine.explain import Explanation
    from tradecheck.engine.finding import Finding
    from tradecheck.figure.model import Figure
    from tradecheck.source.formats import TextFormat
    from tradecheck.source.model import Source


def check(
    text: str,
    published: date | None = None,
    format: TextFormat = "text",
    config: Config | None = None,
    *,
    source: str | None = None,
) -> Report:
    """What the figures of ``text`` say of each other.

    ``published`` is the day of publication, by which "в прошлом году" becomes a year. ``format`` is the kind of text: plain,
    Markdown, HTML, an RSS or Atom feed, or JSON lines; each item of the last two is checked by itself, by its own day if it gives
    one. Comments of the markup may silence findings. Raises :class:`ValueError` for an unknown format, :class:`TypeError` for a day
    that is no :class:`datetime.date`, and :class:`~tradecheck.errors.SourceError` for a feed that is none, and nothing else for any
    text.

    >>> report = check("Экспорт вырос на 20% — с 50 до 75 млрд рублей.")
    >>> [(finding.code, finding.fixes[0].label) for finding in report.findings]
    [('TC101', '«20%» → «50%» (пересчитано по другим числам)')]
    >>> page = "<p>Экспорт вырос на <b>20</b>% — с 50 до 75&nbsp;млрд рублей."
    >>> check(page, format="html").findings[0].span.of(page)
    '20</b>%'
    """
    _hold_to_a_day(published)
    if format != "text":
        report = check_source(_read_text(text, format, source or "<text>"), published, config)
        return replace(report, source=source)
    settings = config or Config()
    article, found = _checked(text, published, settings, _chosen(settings, source))
    return Report(text, found, article.figures, article.claims, source)


def check_source(
    source: Source, published: date | None = None, config: Config | None = None, silencings: Silencings | None = None
) -> Report:
    """One report on all passages of a source, in places of its original. A passage's own day of publication goes first.

    Findings that comments of the source silence, or ``silencings``, are set apart.
    """
    _hold_to_a_day(published)
    settings = config or Config()
    chosen = _chosen(settings, source.name)
    findings: list[Finding] = []
    figures: list[Figure] = []
    claims: list[Claim] = []
    for passage in source.passages:
        article, told = _checked(passage.text, passage.published or published, settings, chosen)
        findings += [carried_finding(finding, passage) for finding in told]
        found = carried_figures(article.figures, passage)
        claims += carried_claims(article.claims, found, passage, len(figures))
        figures += found
    report = Report(
        source.text,
        tuple(findings),
        tuple(figures),
        tuple(claims),
        source.name,
        source.errors,
        passages=None if source.form == "text" else source.passages,
    )
    return silence(report, source, settings, silencings or Silencings())


def _checked(
    text: str, published: date | None, settings: Config, chosen: list[Rule]
) -> tuple[Article, tuple[Finding, ...]]:
    """A text as it was read, and its findings under the severities that are set."""
    with house_hedges(settings.hedges):
        article = read(text, published, settings.exchange_rates)
        findings = check_article(article, chosen)
    return article, tuple(replace(f, severity=settings.severity_of(f.code, f.name, f.severity)) for f in findings)


def claims_of_source(source: Source, published: date | None = None, config: Config | None = None) -> list[Claim]:
    """What is said with each figure of all passages of a source, in places of its original."""
    settings = config or Config()
    claims: list[Claim] = []
    for passage in source.passages:
        with house_hedges(settings.hedges):
            article = read(passage.text, passage.published or published, settings.exchange_rates)
        figures = carried_figures(article.figures, passage)
        claims += carried_claims(article.claims, figures, passage, len(claims))
    return claims


def explain(text: str, published: date | None = None, config: Config | None = None) -> Explanation:
    """What :func:`check` read and tested: the claim of each figure, and each relation, held or broken."""
    from tradecheck.engine.explain import explain as explain_article

    _hold_to_a_day(published)
    settings = config or Config()
    with house_hedges(settings.hedges):
        return explain_article(read(text, published, settings.exchange_rates), _chosen(settings))


def explain_source(
    source: Source, published: date | None = None, config: Config | None = None
) -> Iterator[Explanation]:
    """What :func:`check_source` read and tested in each passage, in places of the original."""
    for passage in source.passages:
        found = explain(passage.text, passage.published or published, config)
        article, figures = found.article, carried_figures(found.article.figures, passage)
        claims = carried_claims(article.claims, figures, passage)
        yield replace(found, article=replace(article, text=source.text, figures=figures, claims=claims))


def _hold_to_a_day(published: object) -> None:
    if not isinstance(published, date | None):
        raise TypeError(f"published takes a datetime.date, not {published!r}; date.fromisoformat makes one of a string")


def _read_text(text: str, form: TextFormat, name: str) -> Source:
    from tradecheck.source.formats import TEXT_FORMATS, content_of
    from tradecheck.source.model import Source

    if form not in TEXT_FORMATS:
        raise ValueError(f"no such format: {form!r}; there are {', '.join(map(repr, TEXT_FORMATS))}")
    return Source.of(name, text, "utf-8", None, content_of(text, name, form), form)


@cache
def _usual(*, notes: bool) -> list[Rule]:
    """The rules that are checked where no setting speaks of any."""
    return [rule for rule in rules() if notes or not rule.note]


def _chosen(settings: Config, path: str | None = None) -> list[Rule]:
    if not settings.names_rules:
        return _usual(notes=settings.fail_level is Severity.INFO)
    chosen = (rule for rule in rules() if settings.selects(rule.code, rule.name, path))
    asked = settings.select | settings.extend_select
    notes = settings.fail_level is Severity.INFO
    return [rule for rule in chosen if notes or not rule.note or {rule.code, rule.name} & asked]


def check_file(path: str | PathLike[str], published: date | None = None, config: Config | None = None) -> Report:
    """What :func:`check` says of a file, whose kind its name tells: text, Markdown, HTML, DOCX, RSS, Atom or JSON lines.

    Raises :class:`~tradecheck.errors.SourceError` if it cannot be read. Parts of it that cannot are in ``errors`` of the report.
    Of the settings, all that speak of one file count; :meth:`Config.load <tradecheck.Config.load>` reads them from a file.
    """
    from tradecheck.source import read as read_source

    settings = config or Config()
    source = read_source(path, encoding=settings.encoding)
    return check_source(source, published, settings, Silencings.of(settings))


def check_many(
    items: Iterable[str | PathLike[str]], config: Config | None = None, jobs: int = 1, format: TextFormat = "text"
) -> Iterator[Report]:
    """The report of each item, in order; ``jobs`` processes share the work.

    A string is a text of the kind ``format``, a path (``pathlib.Path``) the file that :func:`check_file` would read.
    """
    work = partial(_check_item, config=config, form=format)
    if jobs == 1:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, items, chunksize=32)


def _check_item(item: str | PathLike[str], config: Config | None, form: TextFormat) -> Report:
    if isinstance(item, str):
        return check(item, format=form, config=config)
    return check_file(item, config=config)
