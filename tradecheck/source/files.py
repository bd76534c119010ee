"""Which inputs a command names, and what is in them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tradecheck.source.decode import decode, newline_of
from tradecheck.source.errors import InputError
from tradecheck.source.model import Source
from tradecheck.source.text import read as read_plain
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
SUFFIXES = frozenset({".txt", ".md"})


def read(path: str | os.PathLike[str], *, name: str | None = None, encoding: str | None = None) -> Source:
    """The text of a file, or of standard input for ``"-"``; ``name`` is what the reports call it.

    >>> read("no such file.txt")
    Traceback (most recent call last):
    tradecheck.source.errors.InputError: no such file.txt: there is no such file
    """
    place = os.fspath(path)
    shown = name or ("<stdin>" if place == STDIN else place)
    try:
        data = _stdin() if place == STDIN else _bytes(place, shown)
    except (OSError, ValueError) as error:
        raise InputError(shown, _reason(error)) from error
    text, found = decode(data, shown, encoding)
    return Source.of(shown, text, found, newline_of(text), read_plain(text))


def walk(paths: Iterable[str]) -> Iterator[str | InputError]:
    """The files that ``paths`` name, each once: a folder stands for the .txt and .md files below it, in order.

    Hidden files and folders inside a folder are left out. What cannot be listed comes as an error in its place.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _below(path) if path != STDIN and os.path.isdir(path) else [path]:  # noqa: PTH112 - may be any string
            key = found if isinstance(found, InputError) or found == STDIN else os.path.realpath(found)
            if isinstance(key, InputError):
                yield key
            elif key not in seen:
                seen.add(key)
                yield found


def _below(folder: str) -> Iterator[str | InputError]:
    failed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield os.path.join(root, name)  # noqa: PTH118 - a Path would drop the "./" that the user typed
    for error in failed:
        yield InputError(str(error.filename), _reason(error))


def _stdin() -> bytes:
    if sys.stdin is None:
        raise ValueError("closed")
    return sys.stdin.buffer.read()


def _bytes(place: str, shown: str) -> bytes:
    mode = Path(place).stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError(shown, Bilingual("это не файл, а устройство", "this is a device, not a file"))
    return Path(place).read_bytes()


def _reason(error: OSError | ValueError) -> Bilingual:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Bilingual("такого файла нет", "there is no such file")
    if isinstance(error, PermissionError):
        return Bilingual("нет прав на чтение", "no permission to read it")
    if isinstance(error, IsADirectoryError):
        return Bilingual("это папка, а не файл", "this is a folder, not a file")
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Bilingual(f"не удалось прочитать ({why})", f"could not be read ({why})")
