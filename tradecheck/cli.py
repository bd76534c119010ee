"""The command ``tradecheck``.

Reports go to standard output; all else, the errors of single inputs and the counts, to standard error. Exit codes: 0
nothing found at or above ``--fail-level``, 1 something found, 2 wrong usage, an input not read, or nothing to check.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

import click

import tradecheck
from tradecheck.config import Config
from tradecheck.engine.finding import Severity
from tradecheck.errors import TradecheckError
from tradecheck.report import writers
from tradecheck.report.cells import printable
from tradecheck.report.paths import root
from tradecheck.report.summary import Summary
from tradecheck.source import STDIN, InputError, Source, read, walk
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from typing import TextIO

    from tradecheck.report.lists import Lister
    from tradecheck.report.model import Report
    from tradecheck.report.terminal import Colour

FOUND, TROUBLE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

_ERROR = Bilingual("Ошибка", "Error")
_NOTHING = Bilingual("нечего проверять: нет файлов .txt и .md", "nothing to check: there are no .txt or .md files")
_OVERWRITES = Bilingual("отчёт затёр бы проверяемый файл", "the report would overwrite an input")
_FORMATS = click.Choice(writers.names())
_LISTS = click.Choice(["table", "json", "csv"])
_COLOURS = click.Choice(["auto", "always", "never"])
_LEVELS = click.Choice([str(severity) for severity in Severity])

_paths = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
_lang = click.option("--lang", type=click.Choice(["ru", "en"]), default="ru", help="Language of the report.")
_encoding = click.option("--encoding", metavar="NAME", help="Encoding of the inputs; by default told from their bytes.")
_stdin_name = click.option("--stdin-filename", metavar="NAME", help="What the report calls standard input.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tradecheck", prog_name="tradecheck")
def cli() -> None:
    """Find figures in Russian news that cannot be true together."""


@cli.command()
@_paths
@_lang
@click.option("--format", "form", type=_FORMATS, default="human", help="Kind of report.")
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file, whole or not at all.")
@click.option("--color", type=_COLOURS, default="auto", help="When to use colours.")
@click.option("--fail-level", type=_LEVELS, default="warning", help="Least severity that gives exit code 1.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day of publication: 2024-05-31.")
@click.option("--exit-zero", is_flag=True, help="Give exit code 0 even if something is found.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out the counts at the end.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule, on standard error.")
@click.option("--select", metavar="RULES", help="Rules to check: codes, beginnings of codes or names, by commas.")
@click.option("--ignore", metavar="RULES", help="Rules to leave out.")
@_stdin_name
@_encoding
def check(
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
    stdin_filename: str | None,
    encoding: str | None,
) -> NoReturn:
    """Check the figures of files, of the .txt and .md files in folders, and of standard input ("-").

    Exit code 0: nothing found; 1: something found; 2: wrong usage, an input not read, or nothing to check.
    """
    level = Severity(fail_level)
    config = Config(lang, _rules(select), _rules(ignore), info=level is Severity.INFO)
    day = published.date() if published else None

    def report_on(source: Source) -> Report:
        return replace(tradecheck.check(source.text, published=day, config=config), source=source.name)

    inputs = Inputs(paths, lang, encoding, stdin_filename)
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


@cli.command()
@_paths
@_lang
@click.option("--format", "form", type=_LISTS, default="table", help="Kind of list.")
@_stdin_name
@_encoding
def figures(
    *, paths: tuple[str, ...], lang: str, form: str, stdin_filename: str | None, encoding: str | None
) -> NoReturn:
    """List the figures read in the inputs: place, value, unit, the numbers each may stand for, hedge."""
    inputs = Inputs(paths, lang, encoding, stdin_filename)
    writer = _figures_writer(form, lang)
    for source, found in inputs.each(lambda source: tradecheck.extract(source.text)):
        writer.add(source, found)
    writer.end(inputs.errors)
    sys.exit(TROUBLE if inputs.failed else 0)


@cli.command()
@_paths
@_lang
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day of publication: 2024-05-31.")
@_stdin_name
@_encoding
def explain(
    *, paths: tuple[str, ...], lang: str, published: datetime | None, stdin_filename: str | None, encoding: str | None
) -> NoReturn:
    """Show what each figure was read as, and every relation that was tested: why something was said, or nothing."""
    from tradecheck.api import explain as explain_text
    from tradecheck.report.explanation import explanation

    day = published.date() if published else None
    inputs = Inputs(paths, lang, encoding, stdin_filename)
    out = _stdout()
    for source, found in inputs.each(lambda source: explain_text(source.text, published=day)):
        out.write(explanation(found, lang, source.name))
    sys.exit(TROUBLE if inputs.failed else 0)


@cli.command()
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Show the pages of all rules.")
@_lang
def rule(*, code: str | None, every: bool, lang: str) -> None:
    """Show the page of a rule, by its code or name: what it holds, its formula, its examples."""
    from tradecheck.report.page import page
    from tradecheck.rules.base import rules

    chosen = [r for r in rules() if every or code in (r.code, r.name)]
    if not chosen:
        known = ", ".join(r.code for r in rules())
        raise click.UsageError(f"no rule {code!r}; there are {known}" if code else "give a rule's code, or --all")
    click.echo("\n\n".join(page(r, lang) for r in chosen))


class Inputs:
    """The inputs of one run; one that fails is told of and left out."""

    def __init__(self, paths: Sequence[str], lang: str, encoding: str | None, stdin_name: str | None) -> None:
        self._paths = paths
        self._lang = lang
        self._encoding = encoding
        self._stdin_name = stdin_name
        self._any = False
        self.errors: list[InputError] = []

    @property
    def failed(self) -> bool:
        """Whether an input was not read, or there was none."""
        return bool(self.errors) or not self._any

    def each(self, work: Callable[[Source], Any]) -> Iterator[tuple[Source, Any]]:
        """Every source that can be read, beside what ``work`` makes of it."""
        for path in walk(self._paths):
            self._any = True
            try:
                source = self._read(path)
                result = work(source)
            except InputError as error:
                self._failed(error)
            except TradecheckError as error:
                self._failed(InputError(str(path), Bilingual(str(error), str(error))))
            else:
                yield source, result
        if not self._any:
            click.echo(f"{_ERROR[self._lang]}: {_NOTHING[self._lang]}", err=True)

    def _read(self, path: str | InputError) -> Source:
        if isinstance(path, InputError):
            raise path
        return read(path, name=self._stdin_name if path == STDIN else None, encoding=self._encoding)

    def _failed(self, error: InputError) -> None:
        self.errors.append(error)
        click.echo(f"{_ERROR[self._lang]}: {printable(error.sentence(self._lang))}", err=True)


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
        yield chosen.writer(writers.Output(_stdout(chosen.encoding), lang, colour, _version, root()))
        return
    from tradecheck.report.output import written_whole

    with written_whole(output) as stream:
        yield chosen.writer(writers.Output(stream, lang, colour, _version, root()))


def _refuse_overwriting(name: str, output: str | None, lang: str) -> None:
    if output is not None and os.path.realpath(output) == os.path.realpath(name):
        raise click.UsageError(f"{output}: {_OVERWRITES[lang]}")


def _figures_writer(form: str, lang: str) -> Lister:
    from tradecheck.report import lists

    if form == "json":
        return lists.Json(_stdout("utf-8"), lang, _version)
    return lists.Csv(_stdout("utf-8")) if form == "csv" else lists.Table(_stdout(), lang)


def _stdout(encoding: str | None = None) -> TextIO:
    """Standard output, which never fails for a character that its encoding lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding or sys.stdout.encoding, errors="replace")
    return sys.stdout


def _version() -> str:
    from importlib.metadata import version

    return version("tradecheck")


def main() -> NoReturn:
    """Run the command; what the console script and ``python -m tradecheck`` call."""
    if sys.stdout is None:  # closed by the caller
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the rest of the run
    try:
        code = cli.main(prog_name="tradecheck", standalone_mode=False) or 0
    except SystemExit as done:
        code = done.code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except OSError as error:
        code = _cannot_write(error)
    sys.exit(_flushed(code))


def _flushed(code: Any) -> Any:
    try:
        sys.stdout.flush()
    except OSError as error:
        return _cannot_write(error)
    return code


def _cannot_write(error: OSError) -> int:
    """What is left to do when standard output takes no more; that ``head`` has read enough is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return PIPE_CLOSED
    where = f" to {error.filename}" if error.filename else ""
    click.echo(f"Error: the report cannot be written{where}: {error.strerror}", err=True)
    return TROUBLE
