"""``tradecheck accept``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.cli import options
from tradecheck.cli.checker import Checker
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.trouble import Plain, Trouble, save
from tradecheck.cli.verbose import tell_left_out
from tradecheck.config.model import relative
from tradecheck.config.places import ACCEPTED
from tradecheck.report.place import Lines
from tradecheck.span import Bilingual
from tradecheck.suppress.accepted import Accepted, added

if TYPE_CHECKING:
    from datetime import datetime

    from tradecheck.cli.settings import Settings
    from tradecheck.engine.finding import Finding
    from tradecheck.report.model import Report

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?:?")
_DONE = Bilingual("{file}: принято: {code} «{text}»", "{file}: accepted: {code} “{text}”")
_NOTHING = Bilingual(
    "{file}:{line}: здесь ничего не найдено{elsewhere}", "{file}:{line}: nothing is found here{elsewhere}"
)
_ELSEWHERE = Bilingual("; найдено в строках {lines}", "; there are findings on lines {lines}")


def _told(_ctx: click.Context, _param: click.Parameter, reason: str) -> str:
    if not reason.strip():
        raise click.BadParameter("it is empty; say why the figures are right")
    return reason


@click.command("accept")
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@click.option("--reason", required=True, callback=_told, help="Why the figures are right as they stand.")
@options.rules("--rule", "Accept only findings of these rules.")
@options.published
@options.reading_options
def command(
    *, place: str, reason: str, rule: frozenset[str] | None, settings: Settings, published: datetime | None
) -> NoReturn:
    """Accept the findings at a place of a file, as reports name it, so that they are not told again.

    They are written to tradecheck-accepted.toml beside the configuration, with the reason. They are known by rule and figures, not by
    line; if one of the figures changes, the finding is told again.
    """
    match = _PLACE.fullmatch(place)
    if match is None:
        raise click.UsageError(f"{place!r} is no place of a file; give FILE:LINE")
    settings = settings.over_with(select=rule)
    inputs = Inputs([match["file"]], settings)
    checker = Checker(published.date() if published else None)
    for item, source, report in inputs.each(checker.report):
        chosen = _at(report, int(match["line"]), match["column"])
        if not chosen:
            raise Trouble(Plain(_nothing(report, match["file"], match["line"])), settings.lang)
        file = item.config.accepted or (item.config.root or Path.cwd()) / ACCEPTED
        path = item.config.place(source.name)
        entries = [_entry(finding, report.text, path, reason) for finding in chosen]
        save(file, added(file, entries).encode(), settings.lang)
        for entry in entries:
            click.echo(
                _DONE[settings.lang].format(file=relative(file, Path.cwd()), code=entry.rule, text=entry.text), err=True
            )
    tell_left_out(inputs.left_out, settings.lang)
    sys.exit(TROUBLE if inputs.failed else 0)


def _at(report: Report, line: int, column: str | None) -> list[Finding]:
    lines = Lines(report.text)
    at = [(finding, lines.place(finding.span.start)) for finding in report.findings]
    return [f for f, place in at if place.line == line and column in (None, str(place.column))]


def _entry(finding: Finding, text: str, path: str, reason: str) -> Accepted:
    return Accepted(path, finding.code, finding.fingerprint, " ".join(finding.span.of(text).split()), reason)


def _nothing(report: Report, file: str, line: str) -> Bilingual:
    lines = Lines(report.text)
    where = ", ".join(str(n) for n in sorted({lines.place(f.span.start).line for f in report.findings}))
    elsewhere = _ELSEWHERE.filled(lines=where) if where else Bilingual("", "")
    return _NOTHING.filled(file=file, line=line, elsewhere=elsewhere)
