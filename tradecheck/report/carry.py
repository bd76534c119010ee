"""What was found in a passage, told in places of the original that the passage was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tradecheck.engine.finding import Applicability, Edit, Finding, Fix
from tradecheck.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradecheck.claim.model import Claim
    from tradecheck.claim.period import Period
    from tradecheck.figure.model import Figure
    from tradecheck.source.model import Passage


def carried_finding(finding: Finding, passage: Passage) -> Finding:
    """The finding with its spans and edits in the original.

    A fix that cannot be made there without touching markup has no edits any more and is only shown.
    """
    if passage.offsets.is_identity:
        return finding
    spans = passage.offsets.span
    return replace(
        finding,
        span=spans(finding.span),
        related=tuple(sorted(spans(span) for span in finding.related)),
        fixes=tuple(_carried_fix(fix, passage) for fix in finding.fixes),
    )


def carried_figures(figures: Iterable[Figure], passage: Passage) -> tuple[Figure, ...]:
    """The figures with their places in the original; what they read as stays."""
    if passage.offsets.is_identity:
        return tuple(figures)
    return tuple(_carried_figure(figure, passage) for figure in figures)


def carried_claims(
    claims: Iterable[Claim], figures: tuple[Figure, ...], passage: Passage, first: int = 0
) -> tuple[Claim, ...]:
    """The claims about ``figures``, the carried ones of the passage; ``first`` is the number of figures before it in the source."""
    if passage.offsets.is_identity and not first:
        return tuple(claims)
    return tuple(
        replace(
            claim,
            index=claim.index + first,
            figure=figures[claim.index],
            period=_carried_period(claim, passage),
        )
        for claim in claims
    )


def _carried_figure(figure: Figure, passage: Passage) -> Figure:
    span = passage.offsets.span(figure.span)
    digits = figure.digits_start
    if digits >= 0:
        digits = passage.offsets.span(Span(digits, digits + len(figure.digits))).start
    return replace(figure, start=span.start, end=span.end, digits_start=digits)


def _carried_period(claim: Claim, passage: Passage) -> Period | None:
    if claim.period is None:
        return None
    span = passage.offsets.span(claim.period.span)
    return replace(claim.period, start=span.start, end=span.end)


def _carried_fix(fix: Fix, passage: Passage) -> Fix:
    from tradecheck.source.rewrite import rewritten

    edits: list[Edit] = []
    for edit in fix.edits:
        changes = rewritten(passage, edit.span, edit.replacement)
        if changes is None:
            return replace(fix, edits=(), applicability=Applicability.DISPLAY)
        edits += [Edit(span, replacement) for span, replacement in changes]
    return replace(fix, edits=tuple(edits))
