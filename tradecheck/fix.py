"""Making repairs: the likeliest of each finding, as far as they may be made unseen, until there is nothing left to make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from tradecheck.engine.finding import Applicability, Finding, Fix
from tradecheck.report.model import Report
from tradecheck.source import Source
from tradecheck.span import Bilingual, Span

PASSES: Final = 20
"""How often a text is looked at again; each pass has to leave fewer findings, so few are ever needed."""


class Fixed(Struct, frozen=True):
    """A source with repairs made, how many they were, and the report on what is left."""

    source: Source
    report: Report
    made: int


def fixed(
    source: Source, check: Callable[[Source], Report], reread: Callable[[Source, str], Source], *, unsafe: bool = False
) -> Fixed:
    """``source`` with the likeliest repair of each finding made, if it is safe or ``unsafe`` ones are wanted too.

    Repairs that share a figure are not made together: the text is read anew in between. What does not leave fewer findings is
    taken back.
    """
    done = Fixed(source, check(source), 0)
    for _ in range(PASSES):
        fixes = _compatible(done.report, unsafe=unsafe)
        after = next(
            (after for some in (fixes, fixes[:1]) if some and (after := _made(done, some, check, reread))), None
        )
        if after is None:
            break
        done = after
    return done


def allowed(finding: Finding, *, unsafe: bool) -> Fix | None:
    """The likeliest repair of a finding, if it can be made and may be."""
    fix = finding.fixes[0] if finding.fixes else None
    if fix is None or not fix.edits:
        return None
    return fix if fix.applicability is Applicability.SAFE or unsafe else None


def _compatible(report: Report, *, unsafe: bool) -> list[Fix]:
    """Repairs of findings that have no figure in common."""
    taken: list[Span] = []
    fixes = []
    for finding in report.findings:
        fix = allowed(finding, unsafe=unsafe)
        if fix is None:
            continue
        touched = [finding.span, *finding.related, *(edit.span for edit in fix.edits)]
        if not any(span.overlaps(other) for span in touched for other in taken):
            fixes.append(fix)
            taken += touched
    return fixes


def _made(
    done: Fixed, fixes: list[Fix], check: Callable[[Source], Report], reread: Callable[[Source, str], Source]
) -> Fixed | None:
    """What the repairs make of the source, ``None`` if that is no better."""
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    source = reread(done.source, Fix(Bilingual("", ""), edits).apply(done.source.text))
    report = check(source)
    if len(report.findings) >= len(done.report.findings):
        return None
    return Fixed(source, report, done.made + len(fixes))
