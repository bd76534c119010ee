"""The error of a setting that cannot be used, in the two languages of the users."""

from __future__ import annotations

from tradecheck.errors import ConfigError
from tradecheck.span import Bilingual


class SettingError(ConfigError):
    """``reason`` says in Russian and in English what is wrong in a file, or on one line of it.

    >>> str(SettingError("tradecheck.toml", 3, Bilingual("нет такого ключа", "there is no such key")))
    'tradecheck.toml:3: there is no such key'
    """

    def __init__(self, name: str, line: int | None, reason: Bilingual) -> None:
        super().__init__(name, line, reason)  # as given, so that the error survives the way back from another process
        self.name = name
        self.line = line
        self.reason = reason

    def sentence(self, lang: str) -> str:
        """The message in ``"ru"`` or ``"en"``."""
        place = f"{self.name}:{self.line}" if self.line else self.name
        return f"{place}: {self.reason[lang]}"

    def __str__(self) -> str:
        return self.sentence("en")


def with_key(reason: Bilingual, *keys: str) -> Bilingual:
    """``reason`` under the name of the setting that it speaks of.

    >>> with_key(Bilingual("нет правила", "there is no such rule"), "severity", "TC9").en
    'severity.TC9: there is no such rule'
    """
    key = ".".join(keys)
    return Bilingual(f"{key}: {reason.ru}", f"{key}: {reason.en}")
