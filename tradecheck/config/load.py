"""What a configuration file says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from tradecheck.config.errors import SettingError, with_key
from tradecheck.config.keys import READERS, Wrong, nearest
from tradecheck.config.model import Config, relative
from tradecheck.config.places import OWN, SHARED, TABLE, rooted
from tradecheck.config.toml import Key, lines_of, parse, text_of
from tradecheck.span import Bilingual

_TOP: Final = Bilingual(
    f"в {OWN} ключи стоят на верхнем уровне, без таблицы [{'.'.join(TABLE)}]",
    f"in {OWN} the keys stand at the top level, without the table [{'.'.join(TABLE)}]",
)


def load(file: Path) -> Config:
    """The settings in a configuration file; see :meth:`Config.load`."""
    name, text = relative(file, Path.cwd()), text_of(file)
    table: Any = parse(text, name)
    within: Key = ()
    if file.name == SHARED:
        within = TABLE
        for key in TABLE:
            table = table.get(key, {}) if isinstance(table, dict) else {}
    settings = {}
    for key, value in table.items():
        try:
            settings[key.replace("-", "_")] = _read(key, value)
        except Wrong as wrong:
            line = _line(lines_of(text), (*within, key), wrong.within)
            raise SettingError(name, line, with_key(wrong.reason, key, *wrong.within)) from wrong
    return rooted(replace(Config(file=file), **settings), file.absolute().parent)


def _read(key: str, value: Any) -> Any:
    if key in TABLE and isinstance(value, dict):
        raise Wrong(_TOP, *(part for part in TABLE[1:] if part in value))
    if key not in READERS:
        hint = nearest(key, READERS)
        raise Wrong(Bilingual(f"нет такого ключа{hint.ru}", f"there is no such key{hint.en}"))
    return READERS[key](value)


def _line(lines: Mapping[Key, int], setting: Key, within: Key) -> int | None:
    """The line of a value, or of the setting that it is in; of a table that has no header of its own, the first one in it."""
    below = [line for key, line in lines.items() if key[: len(setting)] == setting]
    return lines.get((*setting, *within)) or lines.get(setting) or min(below, default=None)
