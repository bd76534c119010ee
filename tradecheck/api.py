"""The library's verbs: check a text, a file, or many texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING

from tradecheck.claim.reader import read
from tradecheck.config import Config
from tradecheck.engine.check import check as check_article
from tradecheck.engine.explain import Explanation
from tradecheck.engine.explain import explain as explain_article
from tradecheck.figure.reader import extract
from tradecheck.report.carry import carried_claims, carried_figures, carried_finding
from tradecheck.report.model import Report
from tradecheck.rules.base import Rule, rules

if TYPE_CHECKING:
    from tradecheck.claim.model import Claim
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
    one. ``config`` selects rules. Raises :class:`ValueError` for an unknown format and
    :class:`~tradecheck.errors.SourceError` for a feed that is none, and nothing else for any text.

    >>> report = check("Экспорт вырос на 20% — с 50 до 75 млрд рублей.")
    >>> [(finding.code, finding.fixes[0].label) for finding in report.findings]
    [('TC101', '«20%» → «50%» (пересчитано по другим числам)')]
    >>> page = "<p>Экспорт вырос на <b>20</b>% — с 50 до 75&nbsp;млрд рублей."
    >>> check(page, format="html").findings[0].span.of(page)
    '20</b>%'
    """
    if format != "text":
        report = check_source(_read_text(text, format, source or "<text>"), published, config)
        return replace(report, source=source)
    article = read(text, published)
    findings = check_article(article, _chosen(config))
    return Report(text, findings, article.figures, article.claims, source)


def check_source(source: Source, published: date | None = None, config: Config | None = None) -> Report:
    """One report on all passages of a source, in places of its original. A passage's own day of publication goes first."""
    chosen = _chosen(config)
    findings: list[Finding] = []
    figures: list[Figure] = []
    claims: list[Claim] = []
    for passage in source.passages:
        article = read(passage.text, passage.published or published)
        findings += [carried_finding(finding, passage) for finding in check_article(article, chosen)]
        found = carried_figures(article.figures, passage)
        claims += carried_claims(article.claims, found, passage, len(figures))
        figures += found
    return Report(source.text, tuple(findings), tuple(figures), tuple(claims), source.name, source.errors)


def extract_source(source: Source) -> list[Figure]:
    """The figures of all passages of a source, in places of its original."""
    return [figure for passage in source.passages for figure in carried_figures(extract(passage.text), passage)]


def explain(text: str, published: date | None = None, config: Config | None = None) -> Explanation:
    """What :func:`check` read and tested: the claim of each figure, and each relation, held or broken."""
    return explain_article(read(text, published), _chosen(config))


def explain_source(
    source: Source, published: date | None = None, config: Config | None = None
) -> Iterator[Explanation]:
    """What :func:`check_source` read and tested in each passage, in places of the original."""
    chosen = _chosen(config)
    for passage in source.passages:
        found = explain_article(read(passage.text, passage.published or published), chosen)
        article, figures = found.article, carried_figures(found.article.figures, passage)
        claims = carried_claims(article.claims, figures, passage)
        yield replace(found, article=replace(article, text=source.text, figures=figures, claims=claims))


def _read_text(text: str, form: TextFormat, name: str) -> Source:
    from tradecheck.source.formats import TEXT_FORMATS, content_of
    from tradecheck.source.model import Source

    if form not in TEXT_FORMATS:
        raise ValueError(f"no such format: {form!r}; there are {', '.join(map(repr, TEXT_FORMATS))}")
    return Source.of(name, text, "utf-8", None, content_of(text, name, form), form)


def _chosen(config: Config | None) -> list[Rule]:
    settings = config or Config()
    return [rule for rule in rules() if settings.selects(rule.code, rule.name)]


def check_file(path: str | PathLike[str], published: date | None = None, config: Config | None = None) -> Report:
    """What :func:`check` says of a file, whose kind its name tells: text, Markdown, HTML, DOCX, RSS, Atom or JSON lines.

    Raises :class:`~tradecheck.errors.SourceError` if it cannot be read. Parts of it that cannot are in ``errors`` of the report.
    """
    from tradecheck.source import read as read_source

    return check_source(read_source(path), published, config)


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
