"""What a configuration file says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tradecheck.config.errors import SettingError, with_key
from tradecheck.config.keys import READERS, Wrong, nearest
from tradecheck.config.model import Config, relative
from tradecheck.config.places import SHARED, TABLE, rooted
from tradecheck.config.toml import Key, lines_of, parse, text_of
from tradecheck.span import Bilingual


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
            line = lines_of(text).get((*within, key, *wrong.within)) or lines_of(text).get((*within, key))
            raise SettingError(name, line, with_key(wrong.reason, key, *wrong.within)) from wrong
    return rooted(replace(Config(file=file), **settings), file.absolute().parent)


def _read(key: str, value: Any) -> Any:
    if key not in READERS:
        hint = nearest(key, READERS)
        raise Wrong(Bilingual(f"нет такого ключа{hint.ru}", f"there is no such key{hint.en}"))
    return READERS[key](value)
