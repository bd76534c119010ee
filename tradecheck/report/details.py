"""A finding in a few plain lines, for readers who see nothing but a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.numbers import bounds
from tradecheck.report.human import COMPUTED, FORMULA, REPAIRS, REPORTED

if TYPE_CHECKING:
    from tradecheck.engine.finding import Finding


def details(finding: Finding, lang: str = "ru") -> list[str]:
    """The sentence, the arithmetic behind it and the likeliest repairs, a line each."""
    calculation = finding.calculation
    apart = calculation.reported_interval.gap(calculation.computed_interval)
    sides = (
        (REPORTED, calculation.reported, calculation.reported_interval),
        (COMPUTED, calculation.computed, calculation.computed_interval),
    )
    lines = [finding.text[lang]]
    lines += [f"{label[lang]}: {said[lang]} {bounds(said[lang], found, lang, apart)}" for label, said, found in sides]
    lines.append(f"{FORMULA[lang]}: {calculation.formula[lang]}")
    if finding.fixes:
        lines.append(REPAIRS[lang])
        lines += [f"{number}. {fix.text[lang]}" for number, fix in enumerate(finding.fixes, 1)]
    return [line.rstrip() for line in lines]
