"""The inputs of one run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

import click
from msgspec import Struct

from tradecheck.cli.selection import EXCLUDED, Selection, is_excluded
from tradecheck.cli.trouble import ERROR, Plain, Trouble, tell
from tradecheck.errors import ConfigError, TradecheckError
from tradecheck.source import STDIN, InputError, Source, read, walk
from tradecheck.source.files import is_pattern
from tradecheck.source.formats import SUFFIXES
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tradecheck.cli.settings import Settings
    from tradecheck.config import Config

T = TypeVar("T")

_NOTHING = Bilingual("нечего проверять: нет файлов {suffixes}", "nothing to check: there are no files {suffixes}")
_OVERWRITES = Bilingual("{file}: вывод затёр бы проверяемый файл", "{file}: the output would overwrite an input")
_LEFT_OUT = Bilingual("оставлено в стороне: {count} (подробнее: -v)", "left out: {count} (for details: -v)")


class Input(Struct, frozen=True):
    """One input, and the settings that hold for it."""

    path: str
    config: Config


class Inputs:
    """The inputs of one run; one that fails is told of and left out."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        self.settings = settings
        self.errors: list[InputError] = []
        self.left_out: dict[str, Bilingual] = {}
        self.excluded = 0
        """How many of the inputs that were named the configuration excludes."""
        self._found = list(walk(paths, lambda top: Selection(top, settings, self.left_out)))
        self._inputs = [path if isinstance(path, InputError) else self._with_config(path) for path in self._found]
        if settings.force_exclude:
            self._leave_out_named()
        has_several = any(os.path.isdir(path) or is_pattern(path) for path in paths)  # noqa: PTH112 - may be any string
        self._is_empty = not self._inputs and (has_several or not self.excluded)

    def __len__(self) -> int:
        return len(self._inputs)

    def keep(self, output: str) -> None:
        """End the run if a file that is to be written is one of the inputs."""
        real = os.path.realpath(output)
        if any(isinstance(item, Input) and os.path.realpath(item.path) == real for item in self._inputs):
            raise Trouble(Plain(_OVERWRITES.filled(file=output)), self.settings.lang)

    @property
    def configs(self) -> list[Config]:
        """The settings of the inputs."""
        return [item.config for item in self._inputs if isinstance(item, Input)]

    @property
    def failed(self) -> bool:
        """Whether an input was not read, or there was none; files that were named and then excluded are not missed."""
        return bool(self.errors) or self._is_empty

    def each(self, work: Callable[[Source, Config], T]) -> Iterator[tuple[Input, Source, T]]:
        """Every input that can be read, its source, and what ``work`` makes of it."""
        for item in self._inputs:
            try:
                if isinstance(item, InputError):
                    raise item
                source = self.read(item)
                result = work(source, item.config)
            except InputError as error:
                self.fail(error)
            except ConfigError:
                raise
            except TradecheckError as error:
                name = item.path if isinstance(item, Input) else item.name
                self.fail(InputError(name, Bilingual(str(error), str(error))))
            else:
                for part in source.errors:
                    self.fail(part)
                yield item, source, result
        if self._is_empty:
            self._tell_nothing()

    def read(self, item: Input) -> Source:
        """What is in an input. Raises :class:`~tradecheck.source.InputError` where it cannot be read."""
        name = self.settings.stdin_name if item.path == STDIN else None
        settings = self.settings
        return read(
            item.path, name=name, encoding=item.config.encoding, form=settings.form, text_field=settings.text_field
        )

    def _with_config(self, path: str) -> Input:
        return Input(path, self.settings.of(self.settings.stdin_name or "stdin" if path == STDIN else path))

    def _leave_out_named(self) -> None:
        for item in self._inputs:
            if isinstance(item, Input) and item.path != STDIN and is_excluded(item.path, item.config):
                self.left_out[item.path] = EXCLUDED
        kept = [item for item in self._inputs if isinstance(item, InputError) or item.path not in self.left_out]
        self.excluded = len(self._inputs) - len(kept)
        self._inputs = kept

    def fail(self, error: InputError) -> None:
        """Tell of an input, or a part of one, that could not be read or written."""
        self.errors.append(error)
        tell(ERROR, [error.sentence(self.settings.lang)], self.settings.lang)

    def _tell_nothing(self) -> None:
        lang = self.settings.lang
        tell(ERROR, [_NOTHING[lang].format(suffixes=", ".join(SUFFIXES))], lang)
        if self.left_out:
            click.echo(_LEFT_OUT[lang].format(count=len(self.left_out)), err=True)
