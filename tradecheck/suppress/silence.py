"""From a report to the same report without what was silenced."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tradecheck.config.model import closeness, relative
from tradecheck.report.model import Notice
from tradecheck.rules.base import rules
from tradecheck.span import Bilingual, Span
from tradecheck.suppress import accepted, baseline
from tradecheck.suppress.accepted import Accepted
from tradecheck.suppress.baseline import Baseline, Known
from tradecheck.suppress.comments import Directive, directives

if TYPE_CHECKING:
    from tradecheck.config import Config
    from tradecheck.engine.finding import Finding
    from tradecheck.report.model import Report
    from tradecheck.source import Source

_UNUSED = Bilingual("заглушать «{key}» здесь нечего: уберите", "nothing to silence for “{key}” here: remove it")
_GONE = Bilingual(
    "принятого расхождения {rule} «{text}» в {path} больше нет: уберите запись",
    "the accepted finding {rule} “{text}” is no longer in {path}: remove the entry",
)
_STALE = Bilingual(
    "для {path} больше не встречается записей: {count}; обновите: tradecheck baseline prune",
    "entries for {path} that occur no more: {count}; to remove them: tradecheck baseline prune",
)


@dataclass(frozen=True, slots=True)
class Silencings:
    """What the files of silenced findings hold; a pure value, so that one can serve many reports."""

    accepted: tuple[Accepted, ...] = ()
    baseline: Baseline = field(default_factory=Baseline)

    @classmethod
    def of(cls, config: Config) -> Silencings:
        """What the files named by the settings hold. Raises :class:`~tradecheck.errors.ConfigError` for a wrong one."""
        return cls(
            accepted.load(config.accepted) if config.accepted else (),
            baseline.load(config.baseline) if config.baseline else Baseline(),
        )


def silence(report: Report, source: Source, config: Config, silencings: Silencings) -> Report:
    """``report`` with the silenced findings set apart, and notices of what silences nothing or is wrong."""
    path = config.place(source.name)
    comments, notices = directives(source)
    entries = [entry for entry in silencings.accepted if entry.path == path]
    marks: list[Directive | Accepted] = [*comments, *entries]
    known = Counter({key: count for key, count in silencings.baseline.counts.items() if key.path == path})
    told: list[Finding] = []
    silenced: list[Finding] = []
    used: set[int] = set()
    for finding in report.findings:
        by = [item for item in marks if _covers(item, finding)]
        used.update(map(id, by))
        key = Known(path, finding.code, finding.fingerprint)
        if not by and known[key]:
            known[key] -= 1
            silenced.append(finding)
        else:
            (silenced if by else told).append(finding)
    if config.warn_unused:
        idle = [item for item in marks if id(item) not in used]
        notices += [_unused(item, source, config) for item in idle if _was_checked(item, config, source.name)]
        notices += _stale(known, config, source.name)
    return replace(report, findings=tuple(told), silenced=tuple(silenced), notices=tuple(sorted(notices, key=_order)))


def _order(notice: Notice) -> tuple[str, int]:
    place = notice.place
    return notice.name, place.start if isinstance(place, Span) else place or 0


def _covers(item: Directive | Accepted, finding: Finding) -> bool:
    if isinstance(item, Directive):
        return item.covers(finding)
    return item.fingerprint == finding.fingerprint and closeness([item.rule], finding.code, finding.name) >= 0


def _was_checked(item: Directive | Accepted, config: Config, path: str) -> bool:
    """Whether every rule that is silenced was checked: otherwise nobody knows whether there is something to silence."""
    key = item.key if isinstance(item, Directive) else item.rule
    meant = [rule for rule in rules() if closeness([key], rule.code, rule.name) >= 0]
    return all(config.selects(rule.code, rule.name, path) for rule in meant)


def _unused(item: Directive | Accepted, source: Source, config: Config) -> Notice:
    if isinstance(item, Directive):
        return Notice(source.name, item.comment, _UNUSED.filled(key=item.key))
    words = _GONE.filled(rule=item.rule, text=item.text, path=item.path)
    return Notice(_file(config.accepted), item.line, words)


def _stale(known: Counter[Known], config: Config, path: str) -> list[Notice]:
    names = {rule.code: rule.name for rule in rules()}
    gone = sum(
        count
        for key, count in known.items()
        if key.code not in names or config.selects(key.code, names[key.code], path)
    )
    return [Notice(_file(config.baseline), None, _STALE.filled(path=config.place(path), count=gone))] if gone else []


def _file(path: Path | None) -> str:
    return relative(path, Path.cwd()) if path else ""
