"""JSON lines (https://jsonlines.org): each record an article, whose text is one of its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from tradecheck.source import text as plain
from tradecheck.source.dates import day
from tradecheck.source.errors import InputError
from tradecheck.source.model import Content, Passage
from tradecheck.source.offsets import Escape, Writer
from tradecheck.span import Bilingual, Span

FIELDS: Final = ("text", "body")
"""The fields in which the text is looked for, where the user names none."""
DATES: Final = ("published", "date")
_LINE = re.compile(r"[^\r\n]+")
_SPACE = re.compile(r"[ \t\n\r]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_DECODER = json.JSONDecoder()


def read(text: str, name: str, field: str | None = None) -> Content:
    r"""The records, a passage each; ``field`` names that of the text, with dots for one within another.

    A line that is no such record becomes an error of the content; the others are read all the same.

    >>> content = read('{"text": "на 5\\u00a0%"}\n{"id": 7}\n', "a.jsonl")
    >>> content.passages[0].text, [str(error) for error in content.errors]
    ('на 5\xa0%', ['a.jsonl:2: there is no field "text" or "body" that holds a string'])
    """
    fields = (field,) if field else FIELDS
    passages, errors = [], []
    for number, line in _lines(text):
        try:
            passages.append(_record(text, line, fields))
        except _BadRecordError as error:
            errors.append(InputError(name, error.reason, number))
    return Content(tuple(passages), errors=tuple(errors))


class _BadRecordError(Exception):
    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


def _lines(text: str) -> Iterator[tuple[int, Span]]:
    """The lines that are not blank, with their numbers from 1."""
    number, at = 1, 0
    for match in _LINE.finditer(text):
        ends = text[at : match.start()]
        number += ends.count("\n") + ends.count("\r") - ends.count("\r\n")
        at = match.end()
        if match.group().strip(" \t"):
            yield number, Span(*match.span())


def _record(text: str, line: Span, fields: Sequence[str]) -> Passage:
    printed = line.of(text)
    try:
        record = json.loads(printed)
    except json.JSONDecodeError as error:
        why = f"{error.msg}, {error.colno}"
        raise _BadRecordError(Bilingual(f"это не JSON ({why}-й знак)", f"this is no JSON ({why})")) from error
    except (RecursionError, ValueError) as error:  # thousands of brackets in each other, or of digits in a number
        raise _BadRecordError(
            Bilingual("слишком сложная запись JSON", "a JSON record that is too intricate")
        ) from error
    for name in fields:
        if isinstance(_value(record, name), str):
            return _passage(printed, line.start, _place(printed, name.split(".")), _published(record))
    named = [f'"{name}"' for name in fields]
    raise _BadRecordError(
        Bilingual(
            f"нет поля {' или '.join(named)}, в котором строка",
            f"there is no field {' or '.join(named)} that holds a string",
        )
    )


def _value(record: object, name: str) -> object:
    for key in name.split("."):
        record = record.get(key) if isinstance(record, dict) else None
    return record


def _published(record: object) -> date | None:
    values = (_value(record, name) for name in DATES)
    return next((found for value in values if isinstance(value, str) and (found := day(value))), None)


def _place(printed: str, path: Sequence[str]) -> int:
    """Where the string of a field begins, after its quote. Of two fields of one name the last one counts, as for any reader."""
    at = _skip(printed, 0)
    for key in path:
        at = _member(printed, at, key)
    return at + 1


def _member(printed: str, at: int, key: str) -> int:
    """Where the value of ``key`` begins in the object that begins at ``at``."""
    found = at
    at = _skip(printed, at + 1)
    while printed[at] == '"':
        name, at = scanstring(printed, at + 1)
        at = _skip(printed, _skip(printed, at) + 1)
        if name == key:
            found = at
        _, at = _DECODER.raw_decode(printed, at)
        at = _skip(printed, at)
        if printed[at] == ",":
            at = _skip(printed, at + 1)
    return found


def _skip(printed: str, at: int) -> int:
    match = _SPACE.match(printed, at)
    return match.end() if match else at


def _passage(printed: str, shift: int, start: int, published: date | None) -> Passage:
    _, end = scanstring(printed, start)
    writer = Writer()
    at = start
    for match in _ESCAPE.finditer(printed, start, end - 1):
        writer.copy(printed[at : match.start()], shift + at, (Escape.JSON,))
        sign = _SURROGATE.sub("\ufffd", json.loads(f'"{match.group()}"'))
        writer.replace(sign, Span(shift + match.start(), shift + match.end()), (Escape.JSON,))
        at = match.end()
    writer.copy(printed[at : end - 1], shift + at, (Escape.JSON,))
    return Passage(writer.text, writer.offsets(), published, plain.lines(writer.text))
