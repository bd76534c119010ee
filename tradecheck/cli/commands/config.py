"""``tradecheck config show`` and ``tradecheck config validate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tradecheck.cli import options
from tradecheck.cli.output import stdout
from tradecheck.cli.trouble import Plain, Trouble
from tradecheck.config import Config
from tradecheck.config.keys import OFF, READERS
from tradecheck.config.model import relative
from tradecheck.config.places import find
from tradecheck.span import Bilingual
from tradecheck.suppress import Silencings

if TYPE_CHECKING:
    from tradecheck.cli.settings import Settings

_FROM = Bilingual("настройки для {path} из {file}", "settings for {path}, from {file}")
_DEFAULTS = Bilingual("настройки для {path} по умолчанию", "settings for {path}, the defaults")
_RIGHT = Bilingual("{file}: ошибок нет", "{file}: no errors")
_NONE = Bilingual("файла настроек нет", "there is no configuration file")


@click.group("config")
def command() -> None:
    """Look at the configuration."""


@command.command("show")
@click.argument("path", required=False, default=".")
@options.configured
def show(*, path: str, settings: Settings) -> None:
    """Print the settings that hold for PATH, the current folder unless given, as TOML."""
    config = settings.of(path)
    words = _FROM if config.file else _DEFAULTS
    file = relative(config.file, Path.cwd()) if config.file else ""
    out = stdout("utf-8")
    out.write(f"# {words[settings.lang].format(path=path, file=file)}\n")
    out.write(_toml(config))


@command.command("validate")
@click.argument("file", required=False)
@options.configured
def validate(*, file: str | None, settings: Settings) -> None:
    """Check a configuration FILE, the one for the current folder unless given, and the files that it names."""
    path = Path(file) if file else find(Path.cwd())
    if path is None:
        raise Trouble(Plain(_NONE), settings.lang)
    Silencings.of(Config.load(path))
    click.echo(_RIGHT[settings.lang].format(file=relative(path, Path.cwd())), err=True)


def _toml(config: Config) -> str:
    """The settings as a configuration file, tables last; what is not set stands in it as a comment."""
    import tomlkit

    settings = {key: _plain(getattr(config, key.replace("-", "_")), config) for key in READERS}
    document = tomlkit.document()
    for key, value in sorted(settings.items(), key=lambda item: bool(item[1]) and isinstance(item[1], dict)):
        if value in (None, {}):
            document.add(tomlkit.comment(f"{key} ="))
        else:
            document[key] = value
    return tomlkit.dumps(document)


def _plain(value: object, config: Config) -> object:
    """A value as TOML has it."""
    if isinstance(value, dict):
        return {key: OFF if item is None else _plain(item, config) for key, item in sorted(value.items())}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Path):
        return relative(value, config.root or Path.cwd())
    return value if value is None or isinstance(value, bool) else str(value)
