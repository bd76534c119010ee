"""What ``check`` does with one input: check it, silence what is to be silenced, repair what is to be repaired."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tradecheck.api import check_source
from tradecheck.fix import allowed, fixed
from tradecheck.rules.base import rules
from tradecheck.source import InputError
from tradecheck.span import Bilingual
from tradecheck.suppress import Silencings

if TYPE_CHECKING:
    from datetime import date

    from tradecheck.config import Config
    from tradecheck.report.model import Report
    from tradecheck.source import Source


class Outcome(Struct, frozen=True):
    """What came of one input: the source with repairs made, the report on what is in the file now, ``error`` in writing it.

    ``unwritable`` tells why its repairs, if they were asked for, cannot be written back.
    """

    source: Source
    report: Report
    fixed: int = 0
    error: InputError | None = None
    unwritable: Bilingual | None = None

    @property
    def fixable(self) -> int:
        """How many of the findings have a repair that a person could choose to make."""
        return sum(1 for finding in self.report.findings if allowed(finding, unsafe=True))


class Checker(Struct):
    """How the inputs of one run are checked."""

    published: date | None = None
    fix: bool = False
    unsafe: bool = False
    write: bool = True
    """Whether repairs are written to the files."""
    text_field: str | None = None
    """Where the text is in JSON lines."""
    checked: int = 0
    """How many inputs there were for which any rule is on."""
    _silencings: dict[tuple[Path | None, Path | None], Silencings] = {}

    def __call__(self, source: Source, config: Config) -> Outcome:
        """Check one input under its settings."""
        self.checked += any(config.selects(rule.code, rule.name, source.name) for rule in rules())
        return self._fixed(source, config) if self.fix else Outcome(source, self.report(source, config))

    def _fixed(self, source: Source, config: Config) -> Outcome:
        from tradecheck.source.save import unwritable

        why = unwritable(source)
        if why and self.write:
            return Outcome(source, self.report(source, config), unwritable=why)
        done = fixed(source, lambda source: self.report(source, config), self._reread, unsafe=self.unsafe)
        if not self.write:
            return Outcome(done.source, self.report(source, config), unwritable=why)
        if done.made:
            try:
                _write(source, done.source)
            except InputError as error:
                return Outcome(source, self.report(source, config), error=error)
        return Outcome(done.source, done.report, done.made)

    def report(self, source: Source, config: Config) -> Report:
        """The report on a source, without what was silenced."""
        return check_source(source, self.published, config, self._silencings_of(config))

    def _reread(self, source: Source, text: str) -> Source:
        from tradecheck.source.files import reread

        return reread(source, text, self.text_field)

    def _silencings_of(self, config: Config) -> Silencings:
        key = config.accepted, config.baseline
        if key not in self._silencings:
            self._silencings[key] = Silencings.of(config)
        return self._silencings[key]


def _write(before: Source, after: Source) -> None:
    from tradecheck.source.save import rewritten, write_whole

    path = Path(before.name)
    try:
        data = rewritten(path.read_bytes(), before.text, after.text, before.encoding, before.name)
        write_whole(path, data)
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(before.name, Bilingual(f"не записан ({why})", f"could not be written ({why})")) from error
