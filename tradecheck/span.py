"""A stretch of text, and a text in the two languages that users read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (included) to ``end`` (excluded) of a text.

    >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
    (True, False)
    >>> Span(4, 7).of("рост 25%")
    ' 25'
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span in a text that begins ``by`` characters earlier."""
        return Span(self.start + by, self.end + by)


class Bilingual(NamedTuple):
    """One message to the user in Russian and in English.

    >>> Bilingual("рост", "growth")["en"]
    'growth'
    """

    ru: str
    en: str

    def __getitem__(self, key: object) -> str:  # type: ignore[override]
        if key in ("ru", 0):
            return self.ru
        if key in ("en", 1):
            return self.en
        raise KeyError(f"no such language: {key!r}; there are 'ru' and 'en'")
