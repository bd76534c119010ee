"""``tradecheck figures``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.api import extract_source
from tradecheck.cli import options
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.output import stdout, version
from tradecheck.report import lists

if TYPE_CHECKING:
    from tradecheck.source.formats import Format

FORMATS = click.Choice(["table", "json", "csv"])


@click.command("figures")
@options.paths
@options.lang
@click.option("--format", "form", type=FORMATS, default="table", help="Kind of list.")
@options.input_format
@options.text_field
@options.stdin_name
@options.encoding
def command(
    *,
    paths: tuple[str, ...],
    lang: str,
    form: str,
    input_format: Format | None,
    text_field: str | None,
    stdin_filename: str | None,
    encoding: str | None,
) -> NoReturn:
    """List the figures read in the inputs: place, value, unit, the numbers each may stand for, hedge."""
    inputs = Inputs(paths, lang, encoding, stdin_filename, input_format, text_field)
    writer = _lister(form, lang)
    for source, found in inputs.each(extract_source):
        writer.add(source, found)
    writer.end(inputs.errors)
    sys.exit(TROUBLE if inputs.failed else 0)


def _lister(form: str, lang: str) -> lists.Lister:
    if form == "json":
        return lists.Json(stdout("utf-8"), lang, version)
    return lists.Csv(stdout("utf-8")) if form == "csv" else lists.Table(stdout(), lang)
