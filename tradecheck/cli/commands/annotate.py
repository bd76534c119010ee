"""``tradecheck annotate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.cli import options
from tradecheck.cli.checker import Checker
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.trouble import save
from tradecheck.report.word import annotated
from tradecheck.source.files import read_bytes

if TYPE_CHECKING:
    from datetime import datetime

    from tradecheck.cli.settings import Settings
    from tradecheck.config import Config
    from tradecheck.source import Source


@click.command("annotate")
@click.argument("path", metavar="IN.docx")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False), metavar="OUT.docx", help="What to write."
)
@options.published
@options.configured
def command(*, path: str, output: str, settings: Settings, published: datetime | None) -> NoReturn:
    """Write a Word document again with a comment on each figure that cannot be true together with the others.

    Exit code 0: written, whatever was found; 2: the document could not be read or written.
    """
    checker = Checker(published.date() if published else None)
    lang = settings.lang

    def annotate(source: Source, config: Config) -> bytes:
        return annotated(read_bytes(path, path), checker.report(source, config).findings, lang, path)

    inputs = Inputs([path], settings.reading(form="docx"))
    inputs.keep(output)
    for _, _, document in inputs.each(annotate):
        save(Path(output), document, lang)
    sys.exit(TROUBLE if inputs.failed else 0)
