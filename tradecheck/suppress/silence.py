"""From a report to the same report without what was silenced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from tradecheck.config import Config
    from tradecheck.report.model import Report
    from tradecheck.source import Source
    from tradecheck.suppress.accepted import Accepted
    from tradecheck.suppress.baseline import Known


class Silencings(Struct, frozen=True):
    """What the files of silenced findings hold, by the paths of the texts; a pure value, so that one can serve many reports."""

    accepted: Mapping[str, Sequence[Accepted]] = {}
    baseline: Mapping[str, Counter[Known]] = {}

    @classmethod
    def of(cls, config: Config) -> Silencings:
        """What the files named by the settings hold. Raises :class:`~tradecheck.errors.ConfigError` for a wrong one."""
        if not (config.accepted or config.baseline):
            return cls()
        from tradecheck.suppress import accepted, baseline

        entries: defaultdict[str, list[Accepted]] = defaultdict(list)
        for entry in accepted.load(config.accepted) if config.accepted else ():
            entries[entry.path].append(entry)
        counts: defaultdict[str, Counter[Known]] = defaultdict(Counter)
        for known, count in baseline.load(config.baseline).counts.items() if config.baseline else ():
            counts[known.path][known] = count
        return cls(dict(entries), dict(counts))


def silence(report: Report, source: Source, config: Config, silencings: Silencings) -> Report:
    """``report`` with the silenced findings set apart, and notices of what silences nothing or is wrong."""
    path = config.place(source.name)
    accepted, known = silencings.accepted.get(path, ()), silencings.baseline.get(path, Counter())
    if not (source.comments or accepted or known):
        return report
    from tradecheck.suppress.apart import set_apart

    return set_apart(report, source, config, accepted, known)
