"""A Word document with its findings as comments on the figures. Text, formatting and tracked changes stay as they are."""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tradecheck.numbers import bounds
from tradecheck.report.human import COMPUTED, REPAIRS, REPORTED
from tradecheck.source.word import Stretch, open_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradecheck.engine.finding import Finding

_AUTHOR: Final = "tradecheck"
_INITIALS: Final = "tc"
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DAY_OF_ZIP: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP file can name: so that the same findings give the same bytes."""


def annotated(data: bytes, findings: Sequence[Finding], lang: str = "ru", name: str = "document") -> bytes:
    """The document in ``data`` with a comment for each finding; the findings are those of that very document.

    Raises :class:`~tradecheck.errors.SourceError` if ``data`` is no Word document.
    """
    from docx.text.run import Run

    word = open_word(data, name)
    places = sorted({place for finding in findings for place in (finding.span.start, finding.span.end)})
    stretches = _cut(word.stretches, places)
    starts = [stretch.start for stretch in stretches]
    for finding in findings:
        first = max(0, bisect_right(starts, finding.span.start) - 1)
        last = max(first, bisect_left(starts, finding.span.end) - 1)
        runs = [Run(stretches[n].run, word.document) for n in (first, last)]
        comment = word.document.add_comment(runs, _text(finding, lang), _AUTHOR, _INITIALS)
        comment._comment_elm.date = None  # noqa: SLF001 - there is no public way to leave out the time
    saved = io.BytesIO()
    word.document.save(saved)
    return _undated(saved.getvalue())


def _text(finding: Finding, lang: str) -> str:
    """What the comment says, a paragraph a line."""
    shown = finding.calculation
    apart = shown.reported_interval.gap(shown.computed_interval)
    sides = ((REPORTED, shown.reported, shown.reported_interval), (COMPUTED, shown.computed, shown.computed_interval))
    lines = [f"{finding.code} {finding.name}: {finding.text[lang]}"]
    for label, said, found in sides:
        limits = bounds(said[lang], found, lang, apart)
        lines.append(f"{label[lang]}: {said[lang]} {limits}".rstrip())
    if finding.fixes:
        lines.append(REPAIRS[lang])
        lines += [f"{number}. {fix.text[lang]}" for number, fix in enumerate(finding.fixes, 1)]
    return "\n".join(lines)


def _cut(stretches: Sequence[Stretch], places: Sequence[int]) -> list[Stretch]:
    """The stretches with every place at the edge of a run; what hangs on a run of the body stays whole."""
    in_body = [stretch.is_in_body for stretch in stretches]
    cut: list[Stretch] = []
    for stretch, is_in_body in zip(stretches, in_body, strict=True):
        parts = [stretch]
        if is_in_body:
            for place in places[bisect_left(places, stretch.start) : bisect_right(places, stretch.end)]:
                parts += _split(parts[-1], place - parts[-1].start)
            parts = [Stretch(part.start, part.text, None) for part in parts]
        cut += parts
    return [part if part.run is not None else Stretch(part.start, part.text, part.text.getparent()) for part in cut]


def _split(stretch: Stretch, at: int) -> list[Stretch]:
    """Begin a new run after ``at`` characters of the stretch, of the same look; the new stretch in it, if one came to be."""
    text = stretch.text
    printed = text.text or ""
    if at == 0:
        if any(not sibling.tag.endswith("}rPr") for sibling in text.itersiblings(preceding=True)):
            _begin_run([text, *text.itersiblings()])
        return []
    rest = []
    if at < len(printed):
        right = deepcopy(text)
        for part, piece in ((text, printed[:at]), (right, printed[at:])):
            part.text = piece
            part.set(_PRESERVE, "preserve")
        text.addnext(right)
        rest.append(Stretch(stretch.start + at, right, text.getparent()))
    following = list(text.itersiblings())
    if following:
        _begin_run(following)
    return rest


def _begin_run(moved: Sequence[Any]) -> None:
    """Move the last children of a run to a new run after it."""
    run = moved[0].getparent()
    new = run.makeelement(run.tag, run.attrib, run.nsmap)
    if run.rPr is not None:
        new.append(deepcopy(run.rPr))
    new.extend(moved)
    run.addnext(new)


def _undated(package: bytes) -> bytes:
    """The same package without the times at which its parts were written."""
    bare = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(bare, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(ZipInfo(part.filename, _DAY_OF_ZIP), old.read(part), ZIP_DEFLATED)
    return bare.getvalue()
