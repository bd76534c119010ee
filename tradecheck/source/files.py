"""Which inputs a command names, and what is in them."""

from __future__ import annotations

import glob
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tradecheck.source.decode import decode, newline_of
from tradecheck.source.errors import InputError
from tradecheck.source.formats import SUFFIXES, TEXT_FORMATS, Format, content_of, declared_encoding, format_of
from tradecheck.source.model import Source
from tradecheck.source.xml_root import is_other_xml
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


STDIN = "-"
UNNAMED = "<stdin>"
"""What standard input is called where it was given no name."""


def read(
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    encoding: str | None = None,
    form: Format | None = None,
    text_field: str | None = None,
) -> Source:
    """What is in a file, or in standard input for ``"-"``; ``name`` is what the reports call it.

    ``form`` is the kind of input, by default that of the name; ``text_field`` the field of each record of JSON lines that holds
    the text.

    >>> read("no such file.txt")
    Traceback (most recent call last):
    tradecheck.source.errors.InputError: no such file.txt: there is no such file
    """
    place = os.fspath(path)
    shown = name or (UNNAMED if place == STDIN else place)
    kind = form or format_of(shown)
    data = read_bytes(place, shown)
    if kind == "docx":
        from tradecheck.source.word import open_word

        document = open_word(data, shown)
        return Source.of(shown, document.text, "utf-8", "\n", document.content, kind)
    text, found = decode(data, shown, encoding, declared_encoding(data, kind))
    return Source.of(shown, text, found, newline_of(text), content_of(text, shown, kind, text_field), kind)


def read_bytes(place: str, shown: str) -> bytes:
    """The bytes of a file or of standard input; an error calls it ``shown``."""
    try:
        return _stdin() if place == STDIN else _bytes(place, shown)
    except (OSError, ValueError) as error:
        raise InputError(shown, _reason(error)) from error


def reread(source: Source, text: str, text_field: str | None = None) -> Source:
    """The same input with another text in it; a Word document, whose text is not what its file holds, stays as it is."""
    if source.form not in TEXT_FORMATS:
        return source
    content = content_of(text, source.name, source.form, text_field)
    return Source.of(source.name, text, source.encoding, newline_of(text), content, source.form)


class Choice(Protocol):
    """What is taken from a folder that was named."""

    def takes_folder(self, path: str, /) -> bool:
        """Whether to look into a folder below it."""

    def takes_file(self, path: str, /) -> bool:
        """Whether to take a file below it."""

    def takes_match(self, path: str, /) -> bool:
        """Whether to take a file below it that a pattern stands for, of whatever kind it is."""


class EveryKind:
    """All files of the kinds that can be read, of XML only the feeds."""

    def takes_folder(self, _path: str) -> bool:
        """Look into every folder."""
        return True

    def takes_file(self, path: str) -> bool:
        """Take what has a suffix that is known, and is no XML of another kind."""
        suffix = Path(path).suffix.lower()
        return suffix in SUFFIXES and not (suffix == ".xml" and is_other_xml(path))

    def takes_match(self, _path: str) -> bool:
        """Take whatever a pattern stands for."""
        return True


def walk(paths: Iterable[str], choose: Callable[[str], Choice] | None = None) -> Iterator[str | InputError]:
    """The files that ``paths`` name, each once: a folder stands for the files below it that are taken, in order.

    ``choose`` tells, for a folder that was named, what is taken from it; by default all that can be read. What is hidden in a
    folder is left out. A path that is no file but has ``*``, ``?`` or ``[`` in it stands for all that match, as far as the folder
    before the first of these signs would give them. What cannot be listed comes as an error in its place.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _named(path, choose):
            key = found if isinstance(found, InputError) or found == STDIN else os.path.realpath(found)
            if isinstance(key, InputError):
                yield key
            elif key not in seen:
                seen.add(key)
                yield found


def is_pattern(path: str) -> bool:
    """Whether a path stands for all that match it: there is no such file, and it has ``*``, ``?`` or ``[`` in it."""
    return glob.has_magic(path) and not os.path.lexists(path)


def _named(path: str, choose: Callable[[str], Choice] | None) -> Iterator[str | InputError]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):  # noqa: PTH112 - may be any string
        yield from _below(path, choose(path) if choose else EveryKind())
    elif is_pattern(path) and (found := sorted(glob.glob(path, recursive=True))):  # noqa: PTH207 - keeps "./"
        yield from _matching(found, _fixed(path), choose)
    else:
        yield path


def _matching(found: list[str], top: str, choose: Callable[[str], Choice] | None) -> Iterator[str | InputError]:
    """What is taken of the matches of a pattern, which all lie below ``top``."""
    choice = choose(top or os.curdir) if choose else EveryKind()
    for path in found:
        if not all(map(choice.takes_folder, _between(top, path))):
            continue
        if not os.path.isdir(path):  # noqa: PTH112
            yield from [path] * choice.takes_match(path)
        elif choice.takes_folder(path):
            yield from _below(path, choice)


def _fixed(pattern: str) -> str:
    """The folder that a pattern names before its first sign.

    >>> _fixed("news/20[12]?/*.txt"), _fixed("**/*.txt")
    ('news', '')
    """
    while glob.has_magic(pattern):
        pattern = os.path.dirname(pattern)  # noqa: PTH120 - keeps "./"
    return pattern


def _between(top: str, path: str) -> list[str]:
    """The folders below ``top`` that ``path`` lies in, the outermost first.

    >>> _between("news", "news/2024/05/a.txt")
    ['news/2024', 'news/2024/05']
    """
    folders = []
    while (path := os.path.dirname(path)) not in ("", top):  # noqa: PTH120
        folders.append(path)
    return folders[::-1]


def _below(folder: str, choice: Choice) -> Iterator[str | InputError]:
    failed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and choice.takes_folder(os.path.join(root, n)))  # noqa: PTH118
        for name in sorted(files):
            path = os.path.join(root, name)  # noqa: PTH118 - a Path would drop the "./" that the user typed
            if not name.startswith(".") and choice.takes_file(path):
                yield path
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
