"""A report as one HTML page, or as the fragment of it that a notebook shows: no script, no other file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tradecheck.numbers import bounds
from tradecheck.report.human import COMPUTED, FORMULA, REPAIRS, REPORTED, SEVERITIES
from tradecheck.report.place import Lines
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.engine.finding import Calculation, Finding, Fix
    from tradecheck.report.model import Report

_TITLE = Bilingual("Проверка чисел", "Figures checked")
_CLEAN = Bilingual("Противоречий между числами не найдено.", "No figures contradict each other.")
_COUNT = Bilingual("чисел: {figures}, находок: {findings}", "figures: {figures}, findings: {findings}")

_STYLE = """
.tradecheck { --ink: #1c1e21; --faint: #676b73; --paper: #fff; --card: #f6f7f9; --line: #dcdfe4;
  --error: #c62828; --error-bg: #fde3e1; --warning: #8f5b00; --warning-bg: #fdefc8; --info: #1a5fb4; --info-bg: #dfecfb;
  --related-bg: #e3f1ef; --related: #1d7a6d;
  color: var(--ink); background: var(--paper); font: 16px/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { .tradecheck { --ink: #e4e6ea; --faint: #9aa0aa; --paper: #16181c; --card: #1f2228;
  --line: #343943; --error: #ff8a80; --error-bg: #4d2020; --warning: #ffcf66; --warning-bg: #473712; --info: #8ab8f5;
  --info-bg: #1d334f; --related-bg: #17393a; --related: #7fd1c4; } }
.tradecheck .article { white-space: pre-wrap; max-width: 44em; }
.tradecheck mark { color: inherit; border-radius: 3px; padding: 0 2px; background: var(--related-bg);
  border-bottom: 2px solid var(--related); }
.tradecheck mark.error { background: var(--error-bg); border-color: var(--error); }
.tradecheck mark.warning { background: var(--warning-bg); border-color: var(--warning); }
.tradecheck mark.info { background: var(--info-bg); border-color: var(--info); }
.tradecheck mark a { color: inherit; text-decoration: none; }
.tradecheck section { max-width: 44em; margin: 1em 0; padding: .75em 1em; background: var(--card);
  border: 1px solid var(--line); border-left: 4px solid var(--info); border-radius: 4px; }
.tradecheck section.error { border-left-color: var(--error); }
.tradecheck section.warning { border-left-color: var(--warning); }
.tradecheck section p { margin: .25em 0; }
.tradecheck .faint, .tradecheck dt { color: var(--faint); font-size: .875em; }
.tradecheck .message { font-weight: 600; }
.tradecheck dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: .75em 0; }
.tradecheck dt, .tradecheck dd { margin: 0; align-self: baseline; }
.tradecheck ol { margin: .25em 0; padding-left: 1.5em; }
"""
_PAGE_STYLE = (
    "body { margin: 0; } body > .tradecheck { min-height: 100vh; box-sizing: border-box; padding: 2em max(1em, 8vw); }"
)


def page(report: Report, lang: str = "ru") -> str:
    """The whole page.

    >>> from tradecheck.report.model import Report
    >>> "5 &lt; 6" in page(Report("5 < 6", (), (), ()))
    True
    """
    title = f"{_TITLE[lang]}: {report.source}" if report.source else _TITLE[lang]
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_safe(title)}</title>\n<style>{_PAGE_STYLE}</style>\n</head>\n<body>\n"
        f"{fragment(report, lang, heading=title)}</body>\n</html>\n"
    )


def fragment(report: Report, lang: str = "ru", heading: str = "") -> str:
    """The report inside one ``div`` that brings its own style."""
    lines = Lines(report.text)
    count = _COUNT[lang].format(figures=len(report.figures), findings=len(report.findings))
    parts = [
        f'<div class="tradecheck" lang="{lang}">\n<style>{_STYLE}</style>\n',
        f"<h1>{_safe(heading)}</h1>\n" if heading else "",
        f'<p class="faint">{count}</p>\n',
        *(_finding(number, finding, lines, report.text, lang) for number, finding in enumerate(report.findings, 1)),
        "" if report.findings else f"<p>{_CLEAN[lang]}</p>\n",
        f'<div class="article" lang="ru">{"".join(_article(report))}</div>\n</div>\n',
    ]
    return "".join(parts)


def _article(report: Report) -> Iterator[str]:
    """The text, each stretch under a mark belonging to the gravest finding that speaks of it."""
    edges: list[tuple[int, bool, tuple[int, str, int]]] = []
    for number, finding in enumerate(report.findings, 1):
        severity = finding.severity
        for span in (finding.span, *finding.related):
            primary = span == finding.span
            owner = (severity.rank if primary else 3, severity.value if primary else "related", number)
            if span.start < span.end:
                edges += [(span.start, True, owner), (span.end, False, owner)]
    owners: list[tuple[int, str, int]] = []
    at = 0
    for offset, opens, owner in sorted(edges):
        yield _stretch(report.text[at:offset], min(owners, default=None))
        if opens:
            owners.append(owner)
        else:
            owners.remove(owner)
        at = offset
    yield _stretch(report.text[at:], None)


def _stretch(text: str, owner: tuple[int, str, int] | None) -> str:
    if not text or owner is None:
        return _safe(text)
    _, kind, number = owner
    return f'<mark class="{kind}"><a href="#finding-{number}">{_safe(text)}</a></mark>'


def _finding(number: int, finding: Finding, lines: Lines, text: str, lang: str) -> str:
    line, column = lines.place(finding.span.start)
    severity = finding.severity.value
    return (
        f'<section id="finding-{number}" class="{severity}">\n'
        f'<p class="faint">{_safe(finding.code)} {_safe(finding.name)} · {SEVERITIES[severity][lang]} · '
        f"{line}:{column}</p>\n"
        f'<p class="message">{_safe(finding.text[lang])}</p>\n'
        f"{_calculation(finding.calculation, lang)}{_repairs(finding.fixes, text, lang)}</section>\n"
    )


def _calculation(calculation: Calculation, lang: str) -> str:
    apart = calculation.reported_interval.gap(calculation.computed_interval)
    sides = (
        (REPORTED, calculation.reported, calculation.reported_interval),
        (COMPUTED, calculation.computed, calculation.computed_interval),
    )
    rows = [
        f"<dt>{label[lang]}</dt><dd>{_safe(said[lang])} "
        f'<span class="faint">{_safe(bounds(said[lang], found, lang, apart))}</span></dd>\n'
        for label, said, found in sides
    ]
    return f"<dl>\n{''.join(rows)}<dt>{FORMULA[lang]}</dt><dd>{_safe(calculation.formula[lang])}</dd>\n</dl>\n"


def _repairs(fixes: tuple[Fix, ...], text: str, lang: str) -> str:
    if not fixes:
        return ""
    items = "".join(f"<li>{_safe(fix.text[lang])}{_edits(fix, text, lang)}</li>\n" for fix in fixes)
    return f"<p>{REPAIRS[lang]}</p>\n<ol>\n{items}</ol>\n"


def _edits(fix: Fix, text: str, lang: str) -> str:
    return "".join(
        f"<br><del>{_safe(edit.span.of(text))}</del> → <ins>{_safe(edit.replacement)}</ins>"
        for edit in fix.edits
        if edit.replacement not in fix.text[lang]
    )


def _safe(text: str) -> str:
    """``text`` with nothing in it that HTML or UTF-8 refuses."""
    kept = text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return escape(kept)
