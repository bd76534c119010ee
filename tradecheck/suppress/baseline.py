"""The baseline: findings that were there when checking began, so that only new ones are told of. Written by the command alone."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec import Struct, field

from tradecheck.config.errors import SettingError
from tradecheck.config.model import relative
from tradecheck.config.toml import text_of
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA: Final = "tradecheck-baseline/1"


class Known(NamedTuple):
    """One finding of the baseline, told by its file, rule and figures; it may be there more than once."""

    path: str
    code: str
    fingerprint: str


class Baseline(Struct):
    """How often each finding is known, and what its figure was, for people."""

    counts: Counter[Known] = field(default_factory=Counter)
    texts: dict[Known, str] = {}

    def add(self, known: Known, text: str) -> None:
        """Count one more."""
        self.counts[known] += 1
        self.texts[known] = " ".join(text.split())

    def without(self, paths: set[str]) -> Baseline:
        """The same but for what it holds of some files."""
        counts = Counter({known: count for known, count in self.counts.items() if known.path not in paths})
        return Baseline(counts, {known: self.texts[known] for known in counts})

    def written(self) -> str:
        """The file's text.

        >>> baseline = Baseline()
        >>> baseline.add(Known("a.txt", "TC101", "0f"), "5%")
        >>> baseline.written().splitlines()[3]
        '    {"path": "a.txt", "code": "TC101", "fingerprint": "0f", "count": 1, "text": "5%"}'
        """
        entries = [
            {**known._asdict(), "count": count, "text": self.texts[known]}
            for known, count in sorted(self.counts.items())
            if count > 0
        ]
        lines = ",".join("\n    " + json.dumps(entry, ensure_ascii=False) for entry in entries)
        return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [{lines}\n  ]\n}}\n'


def load(file: Path) -> Baseline:
    """The baseline in a file. Raises :class:`~tradecheck.errors.ConfigError` where there is none in it."""
    try:
        document = json.loads(text_of(file))
    except json.JSONDecodeError as error:
        raise _wrong(file, error.lineno) from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise _wrong(file, None)
    baseline = Baseline()
    for entry in _entries(document, file):
        known = Known(entry["path"], entry["code"], entry["fingerprint"])
        baseline.counts[known] += entry["count"]
        baseline.texts[known] = entry["text"]
    return baseline


def _entries(document: dict[str, Any], file: Path) -> Iterable[dict[str, Any]]:
    kinds = {"path": str, "code": str, "fingerprint": str, "count": int, "text": str}
    entries = document.get("findings")
    if not isinstance(entries, list):
        raise _wrong(file, None)
    for entry in entries:
        if not isinstance(entry, dict) or any(type(entry.get(key)) is not kind for key, kind in kinds.items()):
            raise _wrong(file, None)
        yield entry


def _wrong(file: Path, line: int | None) -> SettingError:
    ru = f"это не базовая линия ({SCHEMA}); её пишет tradecheck baseline write"
    en = f"this is no baseline ({SCHEMA}); tradecheck baseline write makes one"
    return SettingError(relative(file, Path.cwd()), line, Bilingual(ru, en))
