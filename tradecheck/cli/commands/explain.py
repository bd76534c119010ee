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

    from tradecheck.cli.settings import Settings


@click.command("explain")
@options.reading
@options.published
def command(*, paths: tuple[str, ...], settings: Settings, published: datetime | None) -> NoReturn:
    """Show what each figure was read as, and every relation that was tested: why something was said, or nothing."""
    day = published.date() if published else None
    inputs = Inputs(paths, settings)
    out = stdout()
    for _, source, passages in inputs.each(lambda source, config: list(explain_source(source, day, config))):
        out.writelines(explanation(found, settings.lang, source.name) for found in passages)
    sys.exit(TROUBLE if inputs.failed else 0)
