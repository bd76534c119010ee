"""The error of an input that cannot be read, in the two languages of the users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.errors import SourceError

if TYPE_CHECKING:
    from tradecheck.span import Bilingual


class InputError(SourceError):
    """The input ``name`` was not read; ``reason`` says why in Russian and in English.

    >>> from tradecheck.span import Bilingual
    >>> error = InputError("a.txt", Bilingual("такого файла нет", "there is no such file"))
    >>> str(error), error.sentence("ru")
    ('a.txt: there is no such file', 'a.txt: такого файла нет')
    """

    def __init__(self, name: str, reason: Bilingual) -> None:
        super().__init__(name, reason)  # as given, so that the error survives the way back from another process
        self.name = name
        self.reason = reason

    def sentence(self, lang: str) -> str:
        """The message in ``"ru"`` or ``"en"``."""
        return f"{self.name}: {self.reason[lang]}"

    def __str__(self) -> str:
        return self.sentence("en")
