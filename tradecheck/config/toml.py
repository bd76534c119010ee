"""TOML files whose errors can be placed: :mod:`tomllib` reads them, and says on which line each key stands."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradecheck.config.errors import SettingError
from tradecheck.config.model import relative
from tradecheck.span import Bilingual

Key = tuple[str | int, ...]
"""The way to a value through tables (by name) and arrays of tables (by number)."""

_LINE = re.compile(r"at line (\d+)")


def parse(text: str, name: str) -> dict[str, Any]:
    """The tables of ``text``, their fractions as :class:`~decimal.Decimal`; ``name`` is the file's, for errors."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())  # "at end of document"
        why = Bilingual(f"это не TOML: {error}", f"this is not TOML: {error}")
        raise SettingError(name, line, why) from error


def text_of(path: Path) -> str:
    """The text of a TOML file, which is always UTF-8."""
    name = relative(path, Path.cwd())
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingError(name, None, Bilingual("файл не в UTF-8", "the file is not UTF-8")) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise SettingError(
            name, None, Bilingual(f"не удалось прочитать ({why})", f"could not be read ({why})")
        ) from error


def lines_of(text: str) -> dict[Key, int]:
    r"""On which line of a valid TOML text each key stands.

    A statement of TOML is valid by itself, and no line of it is valid before its last: so the parser itself cuts the text.

    >>> lines_of('a = [\n  1,\n]\n[b.c]\nd = 1\n[[e]]\n[[e]]\nf = {g = 2}\n')[("e", 1, "f", "g")]
    8
    """
    found: dict[Key, int] = {}
    table: Key = ()
    arrays: Counter[Key] = Counter()
    start, statement = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        try:
            data = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        if data and statement.lstrip().startswith("["):
            table = _header(data, arrays)
            found.setdefault(table, start)
        else:
            _add(found, table, data, start)
        start, statement = number + 1, ""
    return found


def _header(data: Any, arrays: Counter[Key]) -> Key:
    """The table that a header opens; each further one of an array of tables gets the next number."""
    table: Key = ()
    while data:
        if isinstance(data, list):
            arrays[table] += 1
            return (*table, arrays[table] - 1)
        if table in arrays:
            table = (*table, arrays[table] - 1)
        ((name, data),) = data.items()
        table = (*table, name)
    return table


def _add(found: dict[Key, int], table: Key, data: dict[str, Any], line: int) -> None:
    for name, value in data.items():
        key = (*table, name)
        found.setdefault(key, line)
        if isinstance(value, dict):
            _add(found, key, value, line)
