"""The inputs of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tradecheck.errors import TradecheckError
from tradecheck.report.cells import printable
from tradecheck.source import STDIN, InputError, Source, read, walk
from tradecheck.source.formats import SUFFIXES
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tradecheck.source.formats import Format

_ERROR = Bilingual("Ошибка", "Error")
_NOTHING = Bilingual("нечего проверять: нет файлов {suffixes}", "nothing to check: there are no files {suffixes}")


class Inputs:
    """The inputs of one run; one that fails is told of and left out."""

    def __init__(
        self,
        paths: Sequence[str],
        lang: str,
        encoding: str | None,
        stdin_name: str | None,
        form: Format | None = None,
        text_field: str | None = None,
    ) -> None:
        self._paths = paths
        self._lang = lang
        self._encoding = encoding
        self._stdin_name = stdin_name
        self._form = form
        self._text_field = text_field
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
                for unread in source.errors:
                    self._failed(unread)
                yield source, result
        if not self._any:
            reason = _NOTHING[self._lang].format(suffixes=", ".join(SUFFIXES))
            click.echo(f"{_ERROR[self._lang]}: {reason}", err=True)

    def _read(self, path: str | InputError) -> Source:
        if isinstance(path, InputError):
            raise path
        name = self._stdin_name if path == STDIN else None
        return read(path, name=name, encoding=self._encoding, form=self._form, text_field=self._text_field)

    def _failed(self, error: InputError) -> None:
        self.errors.append(error)
        click.echo(f"{_ERROR[self._lang]}: {printable(error.sentence(self._lang))}", err=True)
