"""``tradecheck annotate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tradecheck.api import check_source
from tradecheck.cli import options
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.report.word import annotated
from tradecheck.source.files import read_bytes

if TYPE_CHECKING:
    from datetime import datetime

    from tradecheck.source import Source


@click.command("annotate")
@click.argument("path", metavar="IN.docx")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False), metavar="OUT.docx", help="What to write."
)
@options.lang
@options.published
def command(*, path: str, output: str, lang: str, published: datetime | None) -> NoReturn:
    """Write a Word document again with a comment on each figure that cannot be true together with the others.

    Exit code 0: written, whatever was found; 2: the document could not be read or written.
    """
    day = published.date() if published else None

    def annotate(source: Source) -> bytes:
        return annotated(read_bytes(path, path), check_source(source, day).findings, lang, path)

    inputs = Inputs([path], lang, None, None, "docx")
    for _, document in inputs.each(annotate):
        _write(Path(output), document)
    sys.exit(TROUBLE if inputs.failed else 0)


def _write(path: Path, document: bytes) -> None:
    """Write the file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(document)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.FileError(str(path), error.strerror or str(error)) from error
