"""``tradecheck check``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click
from msgspec import Struct

from tradecheck.cli import options
from tradecheck.cli.checker import Checker
from tradecheck.cli.codes import FOUND, TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.output import stdout, version
from tradecheck.cli.progress import Bar
from tradecheck.cli.trouble import WARNING, Plain, Trouble, tell
from tradecheck.engine.finding import Severity
from tradecheck.report import writers
from tradecheck.report.paths import root
from tradecheck.report.place import Lines
from tradecheck.report.summary import Summary
from tradecheck.source import STDIN
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tradecheck.cli.checker import Outcome
    from tradecheck.cli.inputs import Input
    from tradecheck.cli.settings import Settings

FORMATS = click.Choice(writers.names())
NO_RULES = Bilingual("ничего не проверено: ни одно правило не включено", "nothing was checked: no rule is on")


@click.command("check")
@click.option("--format", "form", type=FORMATS, default="human", help="Kind of report.")
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file, whole or not at all.")
@click.option("--color", type=options.COLOURS, default="auto", help="When to use colours.")
@options.rules("--select", "Rules to check, and no others, by commas.")
@options.rules("--extend-select", "Rules to check besides.")
@options.rules("--ignore", "Rules to leave out.")
@click.option(
    "--fail-level", type=options.LEVELS, help="Least severity that gives exit code 1; warning unless configured."
)
@click.option("--exit-zero", is_flag=True, help="Give exit code 0 even if something is found.")
@options.baseline
@click.option("--fix", is_flag=True, help="Make the repairs that are safe, and check what is left.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: make the likeliest repair even if it is a guess."
)
@click.option("--diff", is_flag=True, help="Print what --fix would change in place of the report, and change nothing.")
@options.published
@click.option("--statistics", is_flag=True, help="Count the findings of each rule, on standard error.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out the counts and the warnings on what is silenced.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Tell of each input: its settings, what is silenced, what is left out."
)
@options.reading
def command(
    *,
    paths: tuple[str, ...],
    settings: Settings,
    published: datetime | None,
    exit_zero: bool,
    quiet: bool,
    **given: Any,
) -> NoReturn:
    """Check the figures of files, of the files of known kinds in folders, and of standard input ("-").

    The kinds are text, Markdown, HTML, DOCX, RSS and Atom, and JSON lines.

    RULES are codes, beginnings of codes or names. Exit code 0: nothing found; 1: something found; 2: wrong usage or configuration, an
    input not read, or nothing to check.
    """
    _refuse(paths, given)
    level = given["fail_level"]
    named = {key: given[key] for key in ("select", "extend_select", "ignore")}
    settings = settings.over_with(**named, fail_level=level and Severity(level), baseline=given["baseline"])
    inputs = Inputs(paths, settings)
    if given["output"]:
        inputs.keep(given["output"])
    day = published.date() if published else None
    checker = Checker(
        day,
        fix=given["fix"] or given["diff"],
        unsafe=given["unsafe_fixes"],
        write=not given["diff"],
        text_field=settings.text_field,
    )
    talk = _Talk(settings.lang, quiet=quiet, verbose=given["verbose"], statistics=given["statistics"])
    with _reporter(given, settings.lang) as reporter:
        failing = _check(inputs, checker, reporter, talk)
    sys.exit(TROUBLE if inputs.failed else FOUND if failing and not exit_zero else 0)


def _refuse(paths: tuple[str, ...], given: dict[str, Any]) -> None:
    if given["unsafe_fixes"] and not (given["fix"] or given["diff"]):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff")
    if given["fix"] and given["diff"]:
        raise click.UsageError("--fix and --diff do not go together")
    if given["diff"] and given["output"]:
        raise click.UsageError("--diff and --output do not go together")
    if given["fix"] and STDIN in paths:
        raise click.UsageError("standard input cannot be repaired in place; --diff shows what would be changed")


class _Talk(Struct, frozen=True):
    """What is told beside the report."""

    lang: str
    quiet: bool
    verbose: bool
    statistics: bool


@contextmanager
def _reporter(given: dict[str, Any], lang: str) -> Iterator[writers.Writer | None]:
    """The writer of the report, ``None`` for a diff; a file that it writes is there once the block has ended well."""
    chosen = writers.format_named(given["form"])
    output = given["output"]
    if given["diff"]:
        yield None
    elif output is None or output == STDIN:
        yield chosen.writer(writers.Output(stdout(chosen.encoding), lang, given["color"], version, root()))
    else:
        from tradecheck.report.output import written_whole

        with written_whole(output) as stream:
            yield chosen.writer(writers.Output(stream, lang, given["color"], version, root()))


def _check(inputs: Inputs, checker: Checker, writer: writers.Writer | None, talk: _Talk) -> bool:
    """Check every input and report on it; whether anything found fails the run."""
    failing = False
    summary = Summary()
    bar = Bar(len(inputs), wanted=not talk.quiet)
    for item, source, outcome in inputs.each(checker):
        report = outcome.report
        if writer is None or talk.verbose or report.findings or report.notices:
            bar.clear()
        failing |= any(finding.severity.rank <= item.config.fail_level.rank for finding in report.findings)
        summary.add(report, fixed=outcome.fixed, fixable=0 if outcome.unwritable else outcome.fixable)
        if writer is None:
            from tradecheck.cli.diff import diff

            stdout().writelines(diff(source.name, source.text, outcome.source.text))
        else:
            writer.add(outcome.source, report)
        if outcome.error:
            inputs.fail(outcome.error)
        _tell(item, outcome, talk)
        bar.advance()
    bar.clear()
    if summary.files and not checker.checked:
        raise Trouble(Plain(NO_RULES), talk.lang)
    if writer is not None:
        writer.end(inputs.errors)
    sys.stdout.flush()
    summary.unread, summary.excluded = len(inputs.errors), inputs.excluded
    _tell_end(inputs, summary, talk, fixing=checker.fix and checker.write)
    return failing


def _tell(item: Input, outcome: Outcome, talk: _Talk) -> None:
    if outcome.unwritable and outcome.fixable:
        tell(WARNING, [f"{outcome.source.name}: {outcome.unwritable[talk.lang]}"], talk.lang)
    if not talk.quiet and outcome.report.notices:
        lines = Lines(outcome.report.text)
        tell(WARNING, [notice.sentence(talk.lang, lines) for notice in outcome.report.notices], talk.lang)
    if talk.verbose:
        from tradecheck.cli.verbose import tell_input

        tell_input(item, outcome.source, outcome.report, talk.lang)


def _tell_end(inputs: Inputs, summary: Summary, talk: _Talk, *, fixing: bool) -> None:
    if talk.verbose:
        from tradecheck.cli.verbose import tell_left_out

        tell_left_out(inputs.left_out, talk.lang)
    if talk.statistics:
        click.echo("\n".join(summary.statistics()), err=True)
    if not talk.quiet and fixing:
        click.echo(summary.repairs(talk.lang), err=True)
    if not talk.quiet:
        click.echo(summary.sentence(talk.lang), err=True)
