"""Configuration files: which one speaks for a folder, and what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tradecheck.config.errors import SettingError
from tradecheck.config.keys import READERS, Wrong, nearest
from tradecheck.config.model import Config, relative
from tradecheck.config.toml import Key, lines_of, parse, text_of
from tradecheck.span import Bilingual

OWN: Final = "tradecheck.toml"
SHARED: Final = "pyproject.toml"
TABLE: Final = ("tool", "tradecheck")
"""Where the settings stand in a ``pyproject.toml``."""
BASELINE: Final = "tradecheck-baseline.json"
ACCEPTED: Final = "tradecheck-accepted.toml"
"""The files of silenced findings, which are used where they lie in the root and no others are named."""


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
            raise SettingError(name, line, _with_key(wrong.reason, key, *wrong.within)) from wrong
    return rooted(replace(Config(file=file), **settings), file.absolute().parent)


def _read(key: str, value: Any) -> Any:
    if key not in READERS:
        hint = nearest(key, READERS)
        raise Wrong(Bilingual(f"нет такого ключа{hint.ru}", f"there is no such key{hint.en}"))
    return READERS[key](value)


def _with_key(reason: Bilingual, *keys: str) -> Bilingual:
    key = ".".join(keys)
    return Bilingual(f"{key}: {reason.ru}", f"{key}: {reason.en}")


def rooted(config: Config, root: Path) -> Config:
    """``config`` with ``root``, and with the files of silenced findings that it names or that lie there."""
    return replace(
        config,
        root=root,
        baseline=_beside(root, config.baseline, BASELINE),
        accepted=_beside(root, config.accepted, ACCEPTED),
    )


def _beside(root: Path, named: Path | None, usual: str) -> Path | None:
    if named:
        return root / named
    return root / usual if (root / usual).is_file() else None


def find(folder: Path) -> Path | None:
    """The configuration file that speaks for ``folder``, an absolute path: the nearest one at or above it."""
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return place / OWN
        if (place / SHARED).is_file() and _speaks(place / SHARED):
            return place / SHARED
    return None


def default(folder: Path) -> Config:
    """The settings for ``folder`` without a configuration file: the root is that of the repository, or the current folder."""
    repository = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
    return rooted(Config(), repository or Path.cwd())


def _speaks(file: Path) -> bool:
    """Whether a ``pyproject.toml`` has settings of ours."""
    text = text_of(file)
    return TABLE[1] in text and TABLE[1] in parse(text, str(file)).get(TABLE[0], {})
