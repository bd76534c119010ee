"""``tradecheck explain``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.api import explain
from tradecheck.cli import options
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.output import stdout
from tradecheck.report.explanation import explanation

if TYPE_CHECKING:
    from datetime import datetime


@click.command("explain")
@options.paths
@options.lang
@options.published
@options.stdin_name
@options.encoding
def command(
    *, paths: tuple[str, ...], lang: str, published: datetime | None, stdin_filename: str | None, encoding: str | None
) -> NoReturn:
    """Show what each figure was read as, and every relation that was tested: why something was said, or nothing."""
    day = published.date() if published else None
    inputs = Inputs(paths, lang, encoding, stdin_filename)
    out = stdout()
    for source, found in inputs.each(lambda source: explain(source.text, published=day)):
        out.write(explanation(found, lang, source.name))
    sys.exit(TROUBLE if inputs.failed else 0)
