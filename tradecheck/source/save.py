"""A changed text back into its file: in its encoding, under its byte order mark, whole or not at all."""

from __future__ import annotations

import codecs
import secrets
import shutil
from pathlib import Path
from typing import Final

from tradecheck.source.errors import InputError
from tradecheck.source.files import UNNAMED
from tradecheck.source.formats import TEXT_FORMATS
from tradecheck.source.model import Source
from tradecheck.span import Bilingual

_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def unwritable(source: Source) -> Bilingual | None:
    """Why repairs of an input cannot be written back to where it came from, ``None`` if they can.

    >>> unwritable(Source("<stdin>", "5 %", "utf-8", None))["en"]
    'repairs cannot be written back: standard input has no file'
    """
    if source.form not in TEXT_FORMATS:
        return Bilingual(
            "исправления не вносятся в документы Word; пометить в них находки: tradecheck annotate",
            "Word documents are not repaired in place; to mark the findings in a copy: tradecheck annotate",
        )
    if source.name == UNNAMED:
        return Bilingual(
            "исправления некуда записать: у стандартного ввода нет файла",
            "repairs cannot be written back: standard input has no file",
        )
    if Path(source.name).exists() and not Path(source.name).is_file():
        return Bilingual(
            "исправления некуда записать: это канал, а не файл",
            "repairs cannot be written back: this is a pipe, not a file",
        )
    return None


def rewritten(original: bytes, before: str, after: str, encoding: str, name: str) -> bytes:
    r"""The bytes of a file whose text was ``before``, with ``after`` in its place.

    Raises :class:`~tradecheck.source.InputError` where the bytes are not those of ``before``, as in a document that only was read
    as text, and where the encoding has no such character.

    >>> rewritten(b"\xef\xbb\xbf5\r\n", "5\r\n", "6\r\n", "utf-8", "a.txt")
    b'\xef\xbb\xbf6\r\n'
    """
    for mark, codec in ((b"", encoding), *_MARKED):
        if original.startswith(mark) and _encoded(before, codec) == original.removeprefix(mark):
            changed = _encoded(after, codec)
            if changed is None:
                raise InputError(
                    name,
                    Bilingual(
                        f"исправление нельзя записать в кодировке {encoding}",
                        f"the repair cannot be written in the encoding {encoding}",
                    ),
                )
            return mark + changed
    raise InputError(
        name,
        Bilingual("такой файл нельзя исправить на месте", "a file of this kind cannot be repaired in place"),
    )


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` into a file, a link followed and its permissions kept; until all is written, the file stays as it was.

    Raises :class:`OSError` that names ``path``.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        part.write_bytes(data)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        part.unlink(missing_ok=True)
