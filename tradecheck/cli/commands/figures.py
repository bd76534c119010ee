"""``tradecheck figures``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.api import claims_of_source
from tradecheck.cli import options
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.output import stdout, version
from tradecheck.report import lists

if TYPE_CHECKING:
    from datetime import datetime

    from tradecheck.cli.settings import Settings

FORMATS = click.Choice(["table", "json", "csv"])


@click.command("figures")
@options.reading
@click.option("--format", "form", type=FORMATS, default="table", help="Kind of list.")
@options.published
def command(*, paths: tuple[str, ...], settings: Settings, form: str, published: datetime | None) -> NoReturn:
    """List the figures read in the inputs: place, value, unit, the numbers each may stand for, hedge, period."""
    day = published.date() if published else None
    inputs = Inputs(paths, settings)
    writer = _lister(form, settings.lang)
    for _, source, found in inputs.each(lambda source, config: claims_of_source(source, day, config)):
        writer.add(source, found)
    writer.end(inputs.errors)
    sys.exit(TROUBLE if inputs.failed else 0)


def _lister(form: str, lang: str) -> lists.Lister:
    if form == "json":
        return lists.Json(stdout("utf-8"), lang, version)
    return lists.Csv(stdout("utf-8")) if form == "csv" else lists.Table(stdout(), lang)
