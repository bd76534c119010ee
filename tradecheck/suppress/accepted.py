"""The file of accepted findings: for copy that cannot carry comments. People write in it too, so it is TOML and stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from tradecheck.config.errors import SettingError
from tradecheck.config.keys import Wrong, nearest, selector
from tradecheck.config.model import relative
from tradecheck.config.toml import lines_of, parse, text_of
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE: Final = "accepted"
FIELDS: Final = ("path", "rule", "fingerprint", "text", "reason")


class Accepted(Struct, frozen=True):
    """One finding that was accepted; ``text`` quotes its figure, for people. ``line`` is where the entry begins."""

    path: str
    rule: str
    fingerprint: str
    text: str
    reason: str
    line: int = 0


def load(file: Path) -> tuple[Accepted, ...]:
    """The entries of a file. Raises :class:`~tradecheck.errors.ConfigError` for what is none."""
    text, name = text_of(file), relative(file, Path.cwd())
    tables = parse(text, name)
    places = lines_of(text)
    for key in tables:
        if key != TABLE:
            hint = nearest(key, [TABLE])
            reason = Bilingual(f"{key}: нет такого ключа{hint.ru}", f"{key}: there is no such key{hint.en}")
            raise SettingError(name, places.get((key,)), reason)
    entries = tables.get(TABLE, [])
    if not isinstance(entries, list):
        raise SettingError(name, places.get((TABLE,)), Bilingual("нужно [[accepted]]", "this takes [[accepted]]"))
    return tuple(_entry(entry, name, places.get((TABLE, number), 0)) for number, entry in enumerate(entries))


def _entry(entry: Any, name: str, line: int) -> Accepted:
    if not isinstance(entry, dict) or set(entry) != set(FIELDS) or not all(isinstance(v, str) for v in entry.values()):
        listed = ", ".join(FIELDS)
        reason = Bilingual(f"в записи должны быть строки {listed}", f"an entry takes the strings {listed}")
        raise SettingError(name, line, reason)
    try:
        selector(entry["rule"])
    except Wrong as wrong:
        raise SettingError(name, line, wrong.reason) from wrong
    return Accepted(**entry, line=line)


def added(file: Path, entries: Iterable[Accepted]) -> str:
    """The text of the file with more entries at its end, all else as it was."""
    import tomlkit

    document = tomlkit.parse(text_of(file)) if file.exists() else tomlkit.document()
    tables = document.setdefault(TABLE, tomlkit.aot())
    for entry in entries:
        table = tomlkit.table()
        for field in FIELDS:
            table[field] = getattr(entry, field)
        tables.append(table)
    return tomlkit.dumps(document)
