"""An error that ends the run, told in the language of the user."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import click

from tradecheck.cli.codes import TROUBLE
from tradecheck.report.cells import printable
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

ERROR = Bilingual("Ошибка", "Error")
WARNING = Bilingual("Предупреждение", "Warning")


class Told(Protocol):
    """An error with a sentence in each language."""

    def sentence(self, lang: str, /) -> str:
        """The message in ``"ru"`` or ``"en"``."""


class Trouble(click.ClickException):
    """What cannot be helped: wrong usage, a setting that cannot be used, a file that cannot be written."""

    exit_code = TROUBLE

    def __init__(self, error: Told, lang: str) -> None:
        super().__init__(error.sentence(lang))
        self._lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the error."""
        click.echo(f"{ERROR[self._lang]}: {printable(self.message)}", file=file, err=file is None)


class Plain(Exception):  # noqa: N818 - handed to Trouble, never raised
    """An error that is just its sentence."""

    def __init__(self, words: Bilingual) -> None:
        super().__init__(words)
        self._words = words

    def sentence(self, lang: str) -> str:
        """The message in ``"ru"`` or ``"en"``."""
        return self._words[lang]


def save(file: Path, data: bytes, lang: str) -> None:
    """Write a file, whole or not at all; that it cannot be written ends the run."""
    from tradecheck.source.save import write_whole

    try:
        write_whole(file, data)
    except OSError as error:
        why = error.strerror or str(error)
        raise Trouble(
            Plain(Bilingual(f"{file}: не записан ({why})", f"{file}: could not be written ({why})")), lang
        ) from error


def tell(kind: Bilingual, sentences: Iterable[str], lang: str) -> None:
    """Print errors or warnings of single inputs."""
    for sentence in sentences:
        click.echo(f"{kind[lang]}: {printable(sentence)}", err=True)
