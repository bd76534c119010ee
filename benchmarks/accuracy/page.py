"""docs/accuracy.md: the prose stands in the file, the numbers between its marks are written here."""

from __future__ import annotations

import re
from operator import attrgetter
from pathlib import Path

from benchmarks.accuracy import tables
from benchmarks.accuracy.measured import Measured
from benchmarks.accuracy.score import Result

PAGE = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"
TOLD_ANEW = ("published", "news", "later")
"""The sets that tell the figures of news that really appeared."""
_PART = re.compile(r"(<!-- generated: (?P<name>[a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def _set_and_origin(result: Result) -> str:
    """The set of a result, which its item is called by, and where its slip comes from."""
    return f"{result.item.partition('-')[0]}, {result.origin}"


def parts(measured: Measured) -> dict[str, str]:
    """Each generated part of the page, by its name."""
    sets = measured.sets
    return {
        "by set": tables.by_set(sets),
        "by origin": tables.by({name: sets[name] for name in TOLD_ANEW}, "set and origin", _set_and_origin),
        "by kind of slip": tables.by(sets, "kind of slip", attrgetter("kind")),
        "by rule": tables.by_rule(sets),
        "false alarms": tables.false_alarms(sets),
        "reliability": tables.reliability(measured.bins),
    }


def filled(measured: Measured) -> str:
    """The page with every part up to date; raises :class:`ValueError` unless each has its place."""
    told = parts(measured)
    text = PAGE.read_text(encoding="utf-8")
    if sorted(match["name"] for match in _PART.finditer(text)) != sorted(told):
        raise ValueError(f"{PAGE.name} must have one place for each of: {', '.join(told)}")
    return _PART.sub(lambda match: f"{match[1]}{told[match['name']]}\n{match[3]}", text)


def write(measured: Measured) -> None:
    """Bring the page up to date."""
    PAGE.write_text(filled(measured), encoding="utf-8")
