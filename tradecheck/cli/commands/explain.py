"""``tradecheck explain``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.api import explain_source
from tradecheck.cli import options
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.output import stdout
from tradecheck.report.explanation import explanation

if TYPE_CHECKING:
    from datetime import datetime

    from tradecheck.source.formats import Format


@click.command("explain")
@options.paths
@options.lang
@options.published
@options.input_format
@options.text_field
@options.stdin_name
@options.encoding
def command(
    *,
    paths: tuple[str, ...],
    lang: str,
    published: datetime | None,
    input_format: Format | None,
    text_field: str | None,
    stdin_filename: str | None,
    encoding: str | None,
) -> NoReturn:
    """Show what each figure was read as, and every relation that was tested: why something was said, or nothing."""
    day = published.date() if published else None
    inputs = Inputs(paths, lang, encoding, stdin_filename, input_format, text_field)
    out = stdout()
    for source, passages in inputs.each(lambda source: list(explain_source(source, day))):
        out.writelines(explanation(found, lang, source.name) for found in passages)
    sys.exit(TROUBLE if inputs.failed else 0)
