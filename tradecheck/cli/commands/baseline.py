"""``tradecheck baseline write`` and ``tradecheck baseline prune``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from msgspec.structs import replace

from tradecheck.cli import options
from tradecheck.cli.checker import Checker
from tradecheck.cli.codes import TROUBLE
from tradecheck.cli.inputs import Inputs
from tradecheck.cli.trouble import Plain, Trouble, save
from tradecheck.config.model import relative
from tradecheck.config.places import BASELINE
from tradecheck.span import Bilingual
from tradecheck.suppress.baseline import Baseline, Known, load

if TYPE_CHECKING:
    from datetime import datetime

    from tradecheck.cli.settings import Settings
    from tradecheck.config import Config
    from tradecheck.report.model import Report
    from tradecheck.source import Source

_WRITTEN = Bilingual("{file}: записей: {count}", "{file}: entries: {count}")
_PRUNED = Bilingual(
    "{file}: убрано записей: {gone}, осталось: {count}", "{file}: entries removed: {gone}, left: {count}"
)
_NONE = Bilingual(
    "нет базовой линии; её делает tradecheck baseline write",
    "there is no baseline; tradecheck baseline write makes one",
)
_SEVERAL = Bilingual(
    "у этих файлов не одна базовая линия; назовите её: --baseline",
    "these files have more than one baseline; name the one: --baseline",
)


@click.group("baseline")
def command() -> None:
    """Keep silent on the findings that are there already."""


@command.command("write")
@options.baseline
@options.published
@options.reading
def write(*, paths: tuple[str, ...], settings: Settings, published: datetime | None, baseline: Path | None) -> NoReturn:
    """Make the findings of PATHS, but those silenced otherwise, what the baseline holds of these files."""
    survey = _Survey(paths, settings, baseline, published)
    kept = survey.old.without(survey.places)
    for known, text in survey.found:
        kept.add(known, text)
    survey.end(kept, _WRITTEN)


@command.command("prune")
@options.baseline
@options.published
@options.reading
def prune(*, paths: tuple[str, ...], settings: Settings, published: datetime | None, baseline: Path | None) -> NoReturn:
    """Take out of the baseline what PATHS no longer have, and what it holds of files that are no more."""
    survey = _Survey(paths, settings, baseline, published)
    if not survey.file.is_file():
        raise Trouble(Plain(_NONE), settings.lang)
    gone = {known.path for known in survey.old.counts if not (survey.root / known.path).exists()}
    kept = survey.old.without(survey.places | gone)
    for known, text in survey.found:
        if kept.counts[known] < survey.old.counts[known]:
            kept.add(known, text)
    survey.end(kept, _PRUNED)


class _Survey:
    """What is found in some files, beside what the baseline holds."""

    def __init__(
        self, paths: tuple[str, ...], settings: Settings, baseline: Path | None, published: datetime | None
    ) -> None:
        self._inputs = Inputs(paths, settings)
        self._lang = settings.lang
        configs = self._inputs.configs or [settings.run]
        files = {baseline or config.baseline or _root(config) / BASELINE for config in configs}
        if len(files) > 1:
            raise Trouble(Plain(_SEVERAL), self._lang)
        (self.file,) = files
        self.root = _root(configs[0])
        self.old = load(self.file) if self.file.is_file() else Baseline()
        self.places: set[str] = set()
        self.found: list[tuple[Known, str]] = []
        self._look(Checker(published.date() if published else None))

    def _look(self, checker: Checker) -> None:
        def check(source: Source, config: Config) -> Report:
            return checker.report(source, replace(config, baseline=None))

        for item, source, report in self._inputs.each(check):
            place = item.config.place(source.name)
            self.places.add(place)
            for finding in report.findings:
                self.found.append((Known(place, finding.code, finding.fingerprint), finding.span.of(report.text)))

    def end(self, kept: Baseline, words: Bilingual) -> NoReturn:
        """Write the baseline, say so, and end the run."""
        save(self.file, kept.written().encode(), self._lang)
        count = kept.counts.total()
        said = words[self._lang].format(
            file=relative(self.file, Path.cwd()), count=count, gone=self.old.counts.total() - count
        )
        click.echo(said, err=True)
        sys.exit(TROUBLE if self._inputs.failed else 0)


def _root(config: Config) -> Path:
    return config.root or Path.cwd()
