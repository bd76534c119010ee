"""What is said of one finding: the sentence, its arithmetic, its repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.numbers import bounds
from tradecheck.report.html.escape import safe
from tradecheck.report.human import COMPUTED, FORMULA, REPAIRS, REPORTED, SEVERITIES
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from tradecheck.engine.finding import Calculation, Finding, Fix
    from tradecheck.report.html.links import Link
    from tradecheck.report.html.reading import Reading
    from tradecheck.report.place import Place

_BEFORE = Bilingual("предыдущая находка", "previous finding")
_AFTER = Bilingual("следующая находка", "next finding")


def card(finding: Finding, reading: Reading, place: Place, link: Link, lang: str) -> str:
    """The card of a finding on what ``reading`` shows; ``place`` is where it stands in the original."""
    severity = finding.severity.value
    return (
        f'<section id="{link.card}" class="card {severity}">\n'
        f'<p class="head">{_steps(link, lang)}<a class="number" href="#{link.mark}">{link.number}</a>'
        f'<span class="severity">{SEVERITIES[severity][lang]}</span> '
        f"{safe(finding.code)} {safe(finding.name)} · {place.line}:{place.column}</p>\n"
        f'<p class="message">{safe(finding.text[lang])}</p>\n'
        f"{_calculation(finding.calculation, lang)}{_repairs(finding.fixes, reading, lang)}</section>\n"
    )


def _steps(link: Link, lang: str) -> str:
    """The ways to the findings before and after."""
    ways = ((link.before, "↑", _BEFORE[lang]), (link.after, "↓", _AFTER[lang]))
    steps = "".join(f'<a href="#{to.card}" title="{label}">{arrow}</a>' for to, arrow, label in ways if to)
    return f'<span class="steps">{steps}</span>' if steps else ""


def _calculation(calculation: Calculation, lang: str) -> str:
    apart = calculation.reported_interval.gap(calculation.computed_interval)
    sides = (
        (REPORTED, calculation.reported, calculation.reported_interval),
        (COMPUTED, calculation.computed, calculation.computed_interval),
    )
    rows = [
        f"<dt>{label[lang]}</dt><dd>{safe(said[lang])} "
        f'<span class="faint">{safe(bounds(said[lang], found, lang, apart))}</span></dd>\n'
        for label, said, found in sides
    ]
    return f"<dl>\n{''.join(rows)}<dt>{FORMULA[lang]}</dt><dd>{safe(calculation.formula[lang])}</dd>\n</dl>\n"


def _repairs(fixes: tuple[Fix, ...], reading: Reading, lang: str) -> str:
    if not fixes:
        return ""
    items = "".join(f"<li>{safe(fix.text[lang])}{_edits(fix, reading, lang)}</li>\n" for fix in fixes)
    return f'<p class="faint">{REPAIRS[lang]}</p>\n<ol>\n{items}</ol>\n'


def _edits(fix: Fix, reading: Reading, lang: str) -> str:
    return "".join(
        f"<br><del>{safe(reading.words(edit.span))}</del> → <ins>{safe(edit.replacement)}</ins>"
        for edit in fix.edits
        if edit.replacement not in fix.text[lang]
    )
