"""The numbers as Markdown tables, for the terminal and for docs/accuracy.md."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.accuracy.calibration import Bin
from benchmarks.accuracy.score import Result, Scores, Tally

HEAD = ("slips", "found", "recall", "located", "likeliest figure first", "right repair among three")


def by_set(sets: Mapping[str, Scores]) -> str:
    """A row a set, with its precision."""
    rows = []
    for name, scores in sets.items():
        tally = Tally.of(scores.results)
        told = tally.found + len(scores.alarms) if scores.results else 0  # without slips there is no precision
        rows.append([name, *_cells(tally), str(scores.clean), str(len(scores.alarms)), _share(tally.found, told)])
    return table(["set", *HEAD, "clean texts", "false alarms", "precision"], rows)


def by(sets: Mapping[str, Scores], name: str, key: Callable[[Result], str | None]) -> str:
    """A row for each value of ``key``, over all sets; results without one are left out."""
    groups: dict[str, list[Result]] = {}
    for result in _results(sets):
        if (value := key(result)) is not None:
            groups.setdefault(value, []).append(result)
    return table([name, *HEAD], [[value, *_cells(Tally.of(groups[value]))] for value in sorted(groups)])


def by_rule(sets: Mapping[str, Scores]) -> str:
    """A row for each rule that told of something."""
    results = list(_results(sets))
    alarms = [alarm.rule for scores in sets.values() for alarm in scores.alarms]
    rows = []
    for rule in sorted({*alarms, *(result.rule for result in results if result.rule)}):
        tally = Tally.of(result for result in results if result.rule == rule)
        rows.append([rule, *_cells(tally)[1:2], *_cells(tally)[3:], str(alarms.count(rule))])
    return table(["rule", HEAD[1], *HEAD[3:], "false alarms"], rows)


def false_alarms(sets: Mapping[str, Scores]) -> str:
    """Every false alarm in full."""
    lines = [f"- {a.item}, {a.rule} {a.severity}: {a.message}" for scores in sets.values() for a in scores.alarms]
    return "\n".join(lines) or "None."


def reliability(bins: Sequence[Bin]) -> str:
    """A row a bin of log-odds."""
    rows = [[_bounds(b), str(b.count), f"{b.share:.2f}", f"{b.given:.2f}"] for b in bins]
    return table(["log-odds", "relations", "share true", "confidence"], rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table.

    >>> print(table(["a", "b"], [["1", "2"]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [head, *rows]
    rule = "|" + "---|" * len(head)
    first, *rest = [f"| {' | '.join(cells)} |" for cells in lines]
    return "\n".join([first, rule, *rest])


def _results(sets: Mapping[str, Scores]) -> Iterable[Result]:
    return (result for scores in sets.values() for result in scores.results)


def _cells(tally: Tally) -> list[str]:
    return [
        str(tally.wanted),
        str(tally.found),
        _share(tally.found, tally.wanted),
        _share(tally.located, tally.found),
        _share(tally.first, tally.found),
        _share(tally.repaired, tally.repairable),
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _bounds(found: Bin) -> str:
    if found.low == -math.inf:
        return f"below {found.high:g}"
    return f"{found.low:g} and more" if found.high == math.inf else f"{found.low:g} to {found.high:g}"
