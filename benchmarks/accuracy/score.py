"""What ``check`` found of the slips of labelled items, and what it flagged without reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tradecheck
from benchmarks.accuracy.items import Item, Slip
from tradecheck.engine.finding import Finding, Fix, Severity
from tradecheck.figure.model import Figure
from tradecheck.span import Span

REPAIRS = 3
"""How many repairs of a finding are looked at."""


@dataclass(frozen=True, slots=True)
class Result:
    """One slip that was wanted, and what came of it."""

    item: str
    kind: str
    origin: str
    rule: str | None
    """The rule that found it; ``None`` if none did."""
    located: bool = False
    """Whether the finding stands on one of the suspects."""
    first: bool = False
    """Whether it stands on the likeliest suspect."""
    repaired: bool | None = None
    """Whether the right figure is among its repairs; ``None`` if no figure is to be changed."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding that touches no slip."""

    item: str
    rule: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Scores:
    """The results and false alarms of one set."""

    clean: int
    """How many items have no slip."""
    results: tuple[Result, ...]
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some results. Rates are of what was wanted; those of place and repair of what was found."""

    wanted: int
    found: int
    located: int
    first: int
    repairable: int
    repaired: int

    @classmethod
    def of(cls, results: Iterable[Result]) -> Tally:
        """The counts of ``results``."""
        wanted = list(results)
        found = [result for result in wanted if result.rule]
        return cls(
            wanted=len(wanted),
            found=len(found),
            located=sum(result.located for result in found),
            first=sum(result.first for result in found),
            repairable=sum(result.repaired is not None for result in found),
            repaired=sum(result.repaired is True for result in found),
        )


def score(items: Iterable[Item]) -> Scores:
    """Check every item and judge its findings."""
    clean, results, alarms = 0, [], []
    for item in items:
        report = tradecheck.check(item.text, item.published)
        told = [finding for finding in report.findings if finding.severity is not Severity.INFO]
        clean += not item.slips
        results += _results(item, told)
        alarms += _alarms(item, told)
    return Scores(clean, tuple(results), tuple(alarms))


def _results(item: Item, told: list[Finding]) -> Iterator[Result]:
    for slip in item.slips:
        if slip.soft:
            continue
        hits = [finding for finding in told if _touches(finding, slip)]
        if not hits:
            yield Result(item.id, slip.kind, slip.origin, None)
            continue
        yield Result(
            item.id,
            slip.kind,
            slip.origin,
            hits[0].code,
            located=any(finding.span.overlaps(span) for finding in hits for span in slip.suspects),
            first=any(finding.span.overlaps(slip.suspects[0]) for finding in hits),
            repaired=any(_repairs(item.text, slip, fix) for f in hits for fix in f.fixes[:REPAIRS])
            if slip.right
            else None,
        )


def _alarms(item: Item, told: list[Finding]) -> Iterator[Alarm]:
    for finding in told:
        if not any(_touches(finding, slip) for slip in item.slips):
            yield Alarm(item.id, finding.code, finding.severity.value, finding.text.en)


def _touches(finding: Finding, slip: Slip) -> bool:
    return any(own.overlaps(span) for own in (finding.span, *finding.related) for span in slip.suspects)


def _repairs(text: str, slip: Slip, fix: Fix) -> bool:
    """Whether the fix puts the right figure in the place of the wrong one."""
    place = _moved(slip.suspects[0], fix)
    if place is None:
        return False
    mended = fix.apply(text)
    now = [figure for figure in tradecheck.extract(mended) if figure.span.overlaps(place)]
    return any(_is_same(figure, tradecheck.parse(right)) for figure in now for right in slip.right)


def _moved(span: Span, fix: Fix) -> Span | None:
    """Where ``span`` and the edit that touches it are once the fix is made; ``None`` if none touches it."""
    touching = [edit for edit in fix.edits if edit.span.overlaps(span) or edit.span.start == span.end]
    if not touching:
        return None
    start = min(span.start, *(edit.span.start for edit in touching))
    end = max(span.end, *(edit.span.end for edit in touching))
    before = sum(len(e.replacement) - (e.span.end - e.span.start) for e in fix.edits if e.span.end <= start)
    within = sum(len(e.replacement) - (e.span.end - e.span.start) for e in touching)
    return Span(start + before, end + before + within)


def _is_same(figure: Figure, right: Figure) -> bool:
    return figure.value == right.value and right.unit in (figure.unit, "1")
