"""A report as one HTML page, or as the fragment of it that a notebook shows: no script, no other file."""

from __future__ import annotations

import zlib
from importlib.resources import files
from typing import TYPE_CHECKING

from tradecheck.engine.finding import Severity
from tradecheck.report.html.article import article
from tradecheck.report.html.escape import safe
from tradecheck.report.html.links import Links
from tradecheck.report.html.reading import Reading
from tradecheck.report.place import Lines
from tradecheck.report.summary import Summary
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradecheck.report.model import Report
    from tradecheck.report.run import Run
    from tradecheck.source import InputError

_TITLE = Bilingual("Проверка чисел", "Figures checked")
_CLEAN = Bilingual("Противоречий между числами не найдено.", "No figures contradict each other.")
_NOTHING = Bilingual("Ничего не проверено.", "Nothing was checked.")
_UNREAD = Bilingual("Не прочитаны", "Not read")
_COUNT = Bilingual("чисел: {figures}, находок: {findings}", "figures: {figures}, findings: {findings}")
_CONTENTS = Bilingual("Находки", "Findings")

_HEAD = (
    '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)


def page(report: Report, lang: str = "ru") -> str:
    """The page of one text.

    >>> from tradecheck.report.model import Report
    >>> "5 &lt; 6" in page(Report("5 < 6", (), (), ()))
    True
    """
    title = f"{_TITLE[lang]}: {report.source}" if report.source else _TITLE[lang]
    return _document(title, f"<h1>{safe(title)}</h1>\n<main>\n{_single(report, '', lang)}</main>\n", lang)


def fragment(report: Report, lang: str = "ru") -> str:
    """The report inside one ``div`` that brings its own style; several of them may stand on one page."""
    prefix = f"tradecheck-{zlib.crc32(report.text.encode(errors='surrogatepass')):08x}-"
    return _styled(_single(report, prefix, lang), lang)


def run_page(run: Run) -> str:
    """The page of all inputs of a run; an article without findings waits behind its name."""
    summary = Summary(unread=len(run.errors))
    for item in run.checked:
        summary.add(item.report)
    reports = [item.report for item in run.checked]
    body = [
        f"<h1>{_TITLE[run.lang]}</h1>\n",
        f'<p class="faint">{safe(summary.sentence(run.lang))}</p>\n',
        _unread(run.errors, run.lang),
        f'<div class="layout">\n{_contents(reports, "", run.lang)}<main>\n',
        _articles(reports, run.lang),
        "</main>\n</div>\n",
    ]
    return _document(_TITLE[run.lang], "".join(body), run.lang)


def _document(title: str, body: str, lang: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n{_HEAD}<title>{safe(title)}</title>\n'
        f"</head>\n<body>\n{_styled(body, lang)}</body>\n</html>\n"
    )


def _styled(body: str, lang: str) -> str:
    style = files("tradecheck.report.html").joinpath("style.css").read_text(encoding="utf-8")
    return (
        f'<div class="tradecheck" lang="{lang}">\n<style>\n{style}</style>\n<div class="page">\n{body}</div>\n</div>\n'
    )


def _single(report: Report, prefix: str, lang: str) -> str:
    """One report without a heading."""
    links = Links(prefix, 0, len(report.findings))
    contents = _contents([report], prefix, lang) if report.findings else f"<p>{_CLEAN[lang]}</p>\n"
    return f'<p class="faint">{_counted(report, lang)}</p>\n{contents}<article>\n{article(report, links, lang)}</article>\n'


def _articles(reports: Sequence[Report], lang: str) -> str:
    """Every article: what has findings open, what has none behind its name."""
    total = sum(len(report.findings) for report in reports)
    parts: list[str] = []
    before = 0
    for number, report in enumerate(reports, 1):
        links = Links("", before, total)
        before += len(report.findings)
        name, text = safe(report.source or "<text>"), article(report, links, lang, under=2)
        count = f'<span class="faint">{_counted(report, lang)}</span>'
        if report.findings:
            parts.append(f'<article id="article-{number}">\n<h2>{name}</h2>\n<p>{count}</p>\n{text}</article>\n')
        else:
            parts.append(
                f'<details id="article-{number}">\n<summary><h2>{name}</h2> {count}</summary>\n{text}</details>\n'
            )
    return "".join(parts) or f"<p>{_NOTHING[lang]}</p>\n"


def _contents(reports: Sequence[Report], prefix: str, lang: str) -> str:
    """The list to jump through: the findings, under the names of their articles where there are several."""
    total = sum(len(report.findings) for report in reports)
    if not total:
        return f"<p>{_CLEAN[lang]}</p>\n" if reports else ""
    items: list[str] = []
    before = 0
    for number, report in enumerate(reports, 1):
        listed = _listed(report, Links(prefix, before, total))
        before += len(report.findings)
        if len(reports) > 1 and report.findings:
            items.append(f'<li class="name"><a href="#article-{number}">{safe(report.source or "<text>")}</a></li>\n')
        items.append(listed)
    return f'<nav aria-label="{_CONTENTS[lang]}">\n<ul>\n{"".join(items)}</ul>\n</nav>\n'


def _listed(report: Report, links: Links) -> str:
    reading, lines = Reading.of(report), Lines(report.text)
    items = []
    for index, finding in enumerate(report.findings):
        link, place = links.of(index), lines.place(finding.span.start)
        items.append(
            f'<li class="{finding.severity.value}"><a href="#{link.card}"><span class="number">{link.number}</span>'
            f"{safe(reading.words(finding.span))} "
            f"<span>{safe(finding.code)} {safe(finding.name)} · {place.line}:{place.column}</span></a></li>\n"
        )
    return "".join(items)


def _unread(errors: Iterable[InputError], lang: str) -> str:
    items = "".join(f"<li>{safe(error.sentence(lang))}</li>\n" for error in errors)
    return (
        f'<section class="unread {Severity.ERROR}">\n<h2>{_UNREAD[lang]}</h2>\n<ul>\n{items}</ul>\n</section>\n'
        if items
        else ""
    )


def _counted(report: Report, lang: str) -> str:
    return _COUNT[lang].format(figures=len(report.figures), findings=len(report.findings))
