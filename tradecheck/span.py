"""A stretch of text, and a text in the two languages that users read."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct


class Span(NamedTuple):
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


class Bilingual(Struct, frozen=True):
    """One message to the user in Russian and in English.

    >>> Bilingual("рост", "growth")["en"]
    'growth'
    """

    ru: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """The message in ``"ru"`` or ``"en"``; raises :class:`KeyError` for another language."""
        if lang not in ("ru", "en"):
            raise KeyError(f"no such language: {lang!r}; there are 'ru' and 'en'")
        return self.en if lang == "en" else self.ru

    def filled(self, **values: object) -> Bilingual:
        """The message with its fields filled in; a value in two languages gives each its own.

        >>> Bilingual("{n}: {why}", "{n}: {why}").filled(n=3, why=Bilingual("рост", "growth"))
        Bilingual(ru='3: рост', en='3: growth')
        """
        return Bilingual(*(self[lang].format(**{k: _in(lang, v) for k, v in values.items()}) for lang in ("ru", "en")))


def _in(lang: str, value: object) -> object:
    return value[lang] if isinstance(value, Bilingual) else value
