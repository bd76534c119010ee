"""The file that a report is written to: whole, or not at all."""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def written_whole(path: str) -> Iterator[TextIO]:
    """A stream whose text becomes the file ``path`` once the block ends; if it ends in an exception, nothing changes.

    A device or a pipe is written to as it is. Raises :class:`OSError` that names ``path`` if it cannot be written.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        with _opened(target, "w", path) as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    stream = _opened(part, "x", path)
    try:
        with stream:
            yield stream
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _opened(target: Path, mode: str, name: str) -> TextIO:
    try:
        return target.open(mode, encoding="utf-8", errors="replace", newline="\n")  # type: ignore[return-value]
    except OSError as error:
        raise OSError(error.errno, error.strerror, name) from error
