"""What ``--verbose`` tells on standard error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tradecheck.config.model import relative
from tradecheck.report.cells import printable
from tradecheck.report.human import location
from tradecheck.report.place import Lines
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradecheck.cli.inputs import Input
    from tradecheck.report.model import Report
    from tradecheck.source import Source

_READ = Bilingual("прочитан как {encoding}, настройки: {settings}", "read as {encoding}, settings: {settings}")
_DEFAULTS = Bilingual("по умолчанию", "the defaults")
_SILENCED = Bilingual("заглушено", "silenced")


def tell_input(item: Input, source: Source, report: Report, lang: str) -> None:
    """Say under which settings an input was checked, and what in it was silenced."""
    settings = relative(item.config.file, Path.cwd()) if item.config.file else _DEFAULTS[lang]
    _tell(f"{source.name}: {_READ[lang].format(encoding=source.encoding, settings=settings)}")
    lines = Lines(report.text)
    for finding in report.silenced:
        _tell(f"{location(finding, source.name, lines)}: {_SILENCED[lang]}: {finding.code} {finding.text[lang]}")


def tell_left_out(left_out: Mapping[str, Bilingual], lang: str) -> None:
    """Say what was not taken from folders, and why."""
    for path, why in sorted(left_out.items()):
        _tell(f"{path}: {why[lang]}")


def _tell(line: str) -> None:
    click.echo(printable(line), err=True)
