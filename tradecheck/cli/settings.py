"""The settings of a run: for each input those of the nearest configuration file, and over them what the command line says."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.config import Config

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradecheck.source.formats import Format


class Settings(Struct, frozen=True, dict=True):
    """Where settings come from; ``over`` holds the values of single fields that the command line gives."""

    file: str | None = None
    isolated: bool = False
    over: Mapping[str, Any] = {}
    force_exclude: bool = False
    stdin_name: str | None = None
    form: Format | None = None
    text_field: str | None = None
    _folders: dict[Path, Config] = {}
    _files: dict[Path, Config] = {}

    def over_with(self, **values: Any) -> Settings:
        """The same with more values from the command line; ``None`` and empty ones say nothing."""
        said = {key: value for key, value in values.items() if value not in (None, (), frozenset())}
        return replace(self, over={**self.over, **said}, _folders={}, _files={})

    def reading(
        self,
        *,
        stdin_name: str | None = None,
        force_exclude: bool = False,
        form: Format | None = None,
        text_field: str | None = None,
    ) -> Settings:
        """The same with what the command line says on its inputs."""
        return replace(self, stdin_name=stdin_name, force_exclude=force_exclude, form=form, text_field=text_field)

    @cached_property
    def run(self) -> Config:
        """The settings of the whole run: those for the current folder."""
        return self.of_folder(Path.cwd())

    @property
    def lang(self) -> str:
        """The language of what is printed."""
        return self.run.lang

    def of(self, path: str) -> Config:
        """The settings for an input, which may be a file, a folder, or the name given to standard input."""
        place = Path(path).absolute()
        return self.of_folder(place if place.is_dir() else place.parent)

    def of_folder(self, folder: Path) -> Config:
        """The settings for what lies in a folder. Raises :class:`~tradecheck.errors.ConfigError` for any that is wrong."""
        if folder not in self._folders:
            self._folders[folder] = self._read(folder)
        return self._folders[folder]

    def _read(self, folder: Path) -> Config:
        if self.isolated:
            return overridden(Config(root=Path.cwd()), self.over)
        from tradecheck.config.places import default, find

        file = Path(self.file) if self.file else find(folder)
        if file is None:
            return overridden(default(folder), self.over)
        if file not in self._files:
            self._files[file] = overridden(Config.load(file), self.over)
        return self._files[file]


def overridden(config: Config, over: Mapping[str, Any]) -> Config:
    """``config`` with the values of the command line.

    Rules selected there are all that are checked, whatever the file leaves out; rules added or left out there, and patterns of
    what to leave out, are added to those of the file.

    >>> config = Config(select=frozenset({"TC1"}), ignore=frozenset({"TC102"}))
    >>> sorted(overridden(config, {"ignore": frozenset({"TC103"})}).ignore), overridden(config, {"select": {"TC3"}}).ignore
    (['TC102', 'TC103'], frozenset())
    """
    if "select" in over:
        kept = {key: severity for key, severity in config.severity.items() if severity is not None}
        config = replace(config, extend_select=frozenset(), ignore=frozenset(), severity=kept)
    added = {
        "ignore": config.ignore | over.get("ignore", frozenset()),
        "extend_select": config.extend_select | over.get("extend_select", frozenset()),
        "exclude": (*config.exclude, *over.get("exclude", ())),
    }
    if "extend_select" in over:
        added["ignore"] -= over["extend_select"] - over.get("ignore", frozenset())
    return replace(config, **{**over, **added})
