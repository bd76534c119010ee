"""Setting apart what comments, accepted findings and the baseline silence, and telling what of these silences nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tradecheck.config.model import keys_of, relative
from tradecheck.report.model import Notice
from tradecheck.rules.base import rules
from tradecheck.span import Bilingual, Span
from tradecheck.suppress.accepted import Accepted
from tradecheck.suppress.baseline import Known
from tradecheck.suppress.comments import Directive, directives
from tradecheck.suppress.marks import AcceptedMarks, DirectiveMarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.config import Config
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


def set_apart(
    report: Report, source: Source, config: Config, accepted: Sequence[Accepted], baseline: Mapping[Known, int]
) -> Report:
    """``report`` with the findings set apart that comments of ``source`` silence, ``accepted`` or ``baseline``."""
    path = config.place(source.name)
    comments, notices = directives(source)
    by_comment, by_entry = DirectiveMarks(comments), AcceptedMarks(accepted)
    known = Counter(baseline)
    silent: set[int] = set()
    for number, finding in sorted(enumerate(report.findings), key=lambda item: item[1].span.start):
        marks = [by_comment.cover(finding), by_entry.cover(finding)]  # both are asked, for both are used
        key = Known(path, finding.code, finding.fingerprint)
        if any(marks):
            silent.add(number)
        elif known[key]:
            known[key] -= 1
            silent.add(number)
    if config.warn_unused:
        notices += _unused([*by_comment.idle(), *by_entry.idle()], source, config)
        notices += _stale(known, config, source.name)
    return replace(
        report,
        findings=tuple(finding for number, finding in enumerate(report.findings) if number not in silent),
        silenced=tuple(finding for number, finding in enumerate(report.findings) if number in silent),
        notices=tuple(sorted(notices, key=_order)),
    )


def _order(notice: Notice) -> tuple[str, int]:
    place = notice.place
    return notice.name, place.start if isinstance(place, Span) else place or 0


def _unused(idle: Sequence[Directive | Accepted], source: Source, config: Config) -> Iterator[Notice]:
    """What to say of silencings that silence nothing. Where a rule was not checked, nobody knows whether there is something."""
    unchecked = {
        key
        for rule in (rules() if idle else ())
        if not config.selects(rule.code, rule.name, source.name)
        for key in keys_of(rule.code, rule.name)
    }
    for item in idle:
        if isinstance(item, Directive):
            if item.key not in unchecked:
                yield Notice(source.name, item.comment, _UNUSED.filled(key=item.key))
        elif item.rule not in unchecked:
            words = _GONE.filled(rule=item.rule, text=item.text, path=item.path)
            yield Notice(_file(config.accepted), item.line, words)


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
