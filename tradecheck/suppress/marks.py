"""Looking up what silences a finding by the keys that may name its rule, and not by going through all there is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tradecheck.config.model import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradecheck.engine.finding import Finding
    from tradecheck.suppress.accepted import Accepted
    from tradecheck.suppress.comments import Directive


class DirectiveMarks:
    """The comments of one text, asked for its findings in the order in which these begin."""

    def __init__(self, directives: Sequence[Directive]) -> None:
        self._all = directives
        self._ahead = sorted(directives, key=lambda directive: directive.reach.start, reverse=True)
        self._waiting: defaultdict[str, list[Directive]] = defaultdict(list)
        """Those that begin before here and have silenced nothing yet, by their keys."""
        self._ends: dict[str, int] = {}
        """How far all that begin before here reach, by their keys."""
        self._used: set[Directive] = set()

    def cover(self, finding: Finding) -> bool:
        """Whether the finding is silenced; what silences it is used then."""
        at = finding.span.start
        while self._ahead and self._ahead[-1].reach.start <= at:
            directive = self._ahead.pop()
            self._waiting[directive.key].append(directive)
            self._ends[directive.key] = max(self._ends.get(directive.key, 0), directive.reach.end)
        keys = [key for key in keys_of(finding.code, finding.name) if self._ends.get(key, 0) > at]
        for key in keys:
            self._used.update(waiting for waiting in self._waiting.pop(key, ()) if waiting.reach.end > at)
        return bool(keys)

    def idle(self) -> list[Directive]:
        """Those that silenced nothing."""
        return [directive for directive in self._all if directive not in self._used]


class AcceptedMarks:
    """The accepted findings of one text."""

    def __init__(self, entries: Iterable[Accepted]) -> None:
        self._all = list(entries)
        self._known = {(entry.rule, entry.fingerprint) for entry in self._all}
        self._used: set[tuple[str, str]] = set()

    def cover(self, finding: Finding) -> bool:
        """Whether the finding is accepted; the entries that say so are used then."""
        keys = {(key, finding.fingerprint) for key in keys_of(finding.code, finding.name)} & self._known
        self._used |= keys
        return bool(keys)

    def idle(self) -> list[Accepted]:
        """Those that silenced nothing."""
        return [entry for entry in self._all if (entry.rule, entry.fingerprint) not in self._used]
