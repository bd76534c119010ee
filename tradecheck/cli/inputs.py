"""The inputs of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tradecheck.errors import TradecheckError
from tradecheck.report.cells import printable
from tradecheck.source import STDIN, InputError, Source, read, walk
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ERROR = Bilingual("Ошибка", "Error")
_NOTHING = Bilingual("нечего проверять: нет файлов .txt и .md", "nothing to check: there are no .txt or .md files")


class Inputs:
    """The inputs of one run; one that fails is told of and left out."""

    def __init__(self, paths: Sequence[str], lang: str, encoding: str | None, stdin_name: str | None) -> None:
        self._paths = paths
        self._lang = lang
        self._encoding = encoding
        self._stdin_name = stdin_name
        self._any = False
        self.errors: list[InputError] = []

    @property
    def failed(self) -> bool:
        """Whether an input was not read, or there was none."""
        return bool(self.errors) or not self._any

    def each(self, work: Callable[[Source], Any]) -> Iterator[tuple[Source, Any]]:
        """Every source that can be read, beside what ``work`` makes of it."""
        for path in walk(self._paths):
            self._any = True
            try:
                source = self._read(path)
                result = work(source)
            except InputError as error:
                self._failed(error)
            except TradecheckError as error:
                self._failed(InputError(str(path), Bilingual(str(error), str(error))))
            else:
                yield source, result
        if not self._any:
            click.echo(f"{_ERROR[self._lang]}: {_NOTHING[self._lang]}", err=True)

    def _read(self, path: str | InputError) -> Source:
        if isinstance(path, InputError):
            raise path
        return read(path, name=self._stdin_name if path == STDIN else None, encoding=self._encoding)

    def _failed(self, error: InputError) -> None:
        self.errors.append(error)
        click.echo(f"{_ERROR[self._lang]}: {printable(error.sentence(self._lang))}", err=True)
