"""``tradecheck check``."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.api import check_source
from tradecheck.cli import options
from tradecheck.cli.codes import FOUND, TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.output import stdout, version
from tradecheck.config import Config
from tradecheck.engine.finding import Severity
from tradecheck.report import writers
from tradecheck.report.paths import root
from tradecheck.report.summary import Summary
from tradecheck.source import STDIN
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tradecheck.report.model import Report
    from tradecheck.report.terminal import Colour
    from tradecheck.source import Source
    from tradecheck.source.formats import Format

FORMATS = click.Choice(writers.names())

_OVERWRITES = Bilingual("отчёт затёр бы проверяемый файл", "the report would overwrite an input")


@click.command("check")
@options.paths
@options.lang
@click.option("--format", "form", type=FORMATS, default="human", help="Kind of report.")
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file, whole or not at all.")
@click.option("--color", type=options.COLOURS, default="auto", help="When to use colours.")
@click.option("--fail-level", type=options.LEVELS, default="warning", help="Least severity that gives exit code 1.")
@options.published
@click.option("--exit-zero", is_flag=True, help="Give exit code 0 even if something is found.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out the counts at the end.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule, on standard error.")
@click.option("--select", metavar="RULES", help="Rules to check: codes, beginnings of codes or names, by commas.")
@click.option("--ignore", metavar="RULES", help="Rules to leave out.")
@options.input_format
@options.text_field
@options.stdin_name
@options.encoding
def command(
    *,
    paths: tuple[str, ...],
    select: str | None,
    ignore: str | None,
    lang: str,
    form: str,
    output: str | None,
    color: Colour,
    fail_level: str,
    published: datetime | None,
    exit_zero: bool,
    quiet: bool,
    statistics: bool,
    input_format: Format | None,
    text_field: str | None,
    stdin_filename: str | None,
    encoding: str | None,
) -> NoReturn:
    """Check the figures of files, of the files of known kinds in folders, and of standard input ("-").

    The kinds are text, Markdown, HTML, DOCX, RSS and Atom, and JSON lines.

    Exit code 0: nothing found; 1: something found; 2: wrong usage, an input not read, or nothing to check.
    """
    level = Severity(fail_level)
    config = Config(lang=lang, select=_rules(select), ignore=_rules(ignore))
    day = published.date() if published else None

    def report_on(source: Source) -> Report:
        return check_source(source, day, config)

    inputs = Inputs(paths, lang, encoding, stdin_filename, input_format, text_field)
    summary = Summary()
    with _writer(form, output, lang, color) as writer:
        for source, report in inputs.each(report_on):
            _refuse_overwriting(source.name, output, lang)
            summary.add(report)
            writer.add(source, report)
        writer.end(inputs.errors)
    summary.unread = len(inputs.errors)
    sys.stdout.flush()
    if statistics:
        click.echo("\n".join(summary.statistics()), err=True)
    if not quiet:
        click.echo(summary.sentence(lang), err=True)
    found = summary.at_or_above(level) and not exit_zero
    sys.exit(TROUBLE if inputs.failed else FOUND if found else 0)


def _rules(listed: str | None) -> frozenset[str]:
    """The rules of a comma-separated option; an unknown one is wrong usage."""
    if not listed:
        return frozenset()
    from tradecheck.rules.base import rules

    keys = [key.strip() for key in listed.split(",") if key.strip()]
    for key in keys:
        if not any(key == r.name or r.code.startswith(key) for r in rules()):
            raise click.UsageError(f"no rule {key!r}; there are {', '.join(r.code for r in rules())}")
    return frozenset(keys)


@contextmanager
def _writer(form: str, output: str | None, lang: str, colour: Colour) -> Iterator[writers.Writer]:
    """The writer of a format; a file named by ``--output`` is there once the block has ended well."""
    chosen = writers.format_named(form)
    if output is None or output == STDIN:
        yield chosen.writer(writers.Output(stdout(chosen.encoding), lang, colour, version, root()))
        return
    from tradecheck.report.output import written_whole

    with written_whole(output) as stream:
        yield chosen.writer(writers.Output(stream, lang, colour, version, root()))


def _refuse_overwriting(name: str, output: str | None, lang: str) -> None:
    if output is not None and os.path.realpath(output) == os.path.realpath(name):
        raise click.UsageError(f"{output}: {_OVERWRITES[lang]}")
