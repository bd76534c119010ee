"""The error of an input that cannot be read, in the two languages of the users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.errors import SourceError

if TYPE_CHECKING:
    from tradecheck.span import Bilingual


class InputError(SourceError):
    """The input ``name``, or one ``line`` of it, was not read; ``reason`` says why in Russian and in English.

    >>> from tradecheck.span import Bilingual
    >>> error = InputError("a.txt", Bilingual("такого файла нет", "there is no such file"))
    >>> str(error), error.sentence("ru")
    ('a.txt: there is no such file', 'a.txt: такого файла нет')
    >>> str(InputError("a.jsonl", Bilingual("это не JSON", "this is no JSON"), 3))
    'a.jsonl:3: this is no JSON'
    """

    def __init__(self, name: str, reason: Bilingual, line: int | None = None) -> None:
        super().__init__(name, reason, line)  # as given, so that the error survives the way back from another process
        self.name = name
        self.reason = reason
        self.line = line

    def sentence(self, lang: str) -> str:
        """The message in ``"ru"`` or ``"en"``."""
        place = self.name if self.line is None else f"{self.name}:{self.line}"
        return f"{place}: {self.reason[lang]}"

    def __str__(self) -> str:
        return self.sentence("en")
