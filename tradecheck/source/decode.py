"""From bytes to text: which encoding a newsroom's file is in.

The order is that of certainty: a byte order mark, strict UTF-8 (Cyrillic in another encoding is never valid UTF-8 for long), what
the file itself declares, and only then a guess by chardet. Newsrooms still send
cp1251, koi8-r and cp866. A file that is no text is refused rather than read as noise.
"""

from __future__ import annotations

import codecs

from tradecheck.lazy import lazy
from tradecheck.source.errors import InputError
from tradecheck.span import Bilingual

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP = b"PK\x03\x04"
_WORD = Bilingual("если это Word, укажите --input-format docx, иначе ", "for Word give --input-format docx, otherwise ")
_MAGIC = (
    (b"%PDF-", "PDF"),
    (_ZIP, "DOCX, ODT, ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
)
_GUESS_BYTES = 200_000
_LEAST_CONFIDENCE = 0.01  # a headline of four words in its own encoding gets about 0.08
_GUESSES = ("cp1251", "koi8-r", "cp866")  # with all that chardet knows, a short lower-case cp1251 line is mac-cyrillic
_NO_TEXT = lazy(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_NEWLINE = lazy(r"\r\n|\r|\n")


def decode(data: bytes, name: str, encoding: str | None = None, declared: str | None = None) -> tuple[str, str]:
    """The text in ``data`` and its encoding; ``encoding`` overrides all else, ``declared`` the guess. Line ends stay as they are.

    >>> decode("рост на 5 %".encode("cp1251"), "a.txt")
    ('рост на 5 %', 'cp1251')
    >>> decode(bytes(2), "a.bin")
    Traceback (most recent call last):
    tradecheck.source.errors.InputError: a.bin: the file is binary, not text
    """
    if encoding is not None:
        return _decode(data, name, _known(encoding, name))
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode(data, name, codec)
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode(data, name, _usable(declared) or _guess(data, name), guessed=True)


def newline_of(text: str) -> str | None:
    r"""The line end that ``text`` uses first, or ``None`` where it has one line.

    >>> newline_of("a\r\nb\n")
    '\r\n'
    """
    match = _NEWLINE.search(text)
    return match[0] if match else None


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            word = _WORD if magic == _ZIP else Bilingual("", "")
            raise InputError(
                name,
                Bilingual(
                    f"это документ ({kind}), а не текст; {word.ru}сохраните его как текст (.txt)",
                    f"this is a document ({kind}), not text; {word.en}save it as plain text (.txt)",
                ),
            )
    if b"\x00" in data:
        raise InputError(name, Bilingual("файл двоичный, не текст", "the file is binary, not text"))


def _guess(data: bytes, name: str) -> str:
    import chardet

    found = chardet.detect(data[:_GUESS_BYTES], include_encodings=_GUESSES)
    encoding = codecs.lookup(found["encoding"] or "ascii").name
    if encoding not in _GUESSES or found["confidence"] < _LEAST_CONFIDENCE:
        raise InputError(
            name,
            Bilingual(
                "кодировка не определена; если это текст, укажите её: --encoding cp1251",
                "the encoding could not be told; if this is text, name it: --encoding cp1251",
            ),
        )
    return encoding


def _known(encoding: str, name: str) -> str:
    codec = _usable(encoding)
    if codec is None:
        raise InputError(name, Bilingual(f"нет такой кодировки: {encoding}", f"no such encoding: {encoding}"))
    return codec


def _usable(encoding: str | None) -> str | None:
    """The codec for an encoding of text, or ``None``."""
    try:
        codec = codecs.lookup(encoding) if encoding else None
    except (LookupError, ValueError):
        return None
    # the only way to tell "rot13" and "hex" apart
    return codec.name if codec and codec._is_text_encoding else None  # noqa: SLF001


def _decode(data: bytes, name: str, encoding: str, *, guessed: bool = False) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        at = f" (байт {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        at_en = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(
            name,
            Bilingual(f"файл не читается как {encoding}{at}", f"the file cannot be read as {encoding}{at_en}"),
        ) from error
    if guessed and _NO_TEXT.search(text):
        raise InputError(name, Bilingual("файл двоичный, не текст", "the file is binary, not text"))
    return text, encoding.removesuffix("-sig")
