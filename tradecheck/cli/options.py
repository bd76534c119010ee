"""Options and arguments that several commands take."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tradecheck.cli.settings import Settings
from tradecheck.cli.trouble import Trouble
from tradecheck.config.errors import SettingError
from tradecheck.engine.finding import Severity
from tradecheck.source.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradecheck.source.formats import Format

COLOURS = click.Choice(["auto", "always", "never"])
LEVELS = click.Choice([str(severity) for severity in Severity])


def rules(name: str, help: str) -> Callable[[Any], Any]:  # noqa: A002 - click's word
    """An option that takes rules by commas: codes, beginnings of codes, names, or ALL; given twice, both lists count."""
    return click.option(name, metavar="RULES", multiple=True, callback=_rules, help=help)


def _rules(_ctx: click.Context, _param: click.Parameter, listed: tuple[str, ...]) -> frozenset[str] | None:
    if not listed:
        return None
    from tradecheck.config.keys import selector

    return frozenset(_each(listed, selector))


def _patterns(_ctx: click.Context, _param: click.Parameter, listed: tuple[str, ...]) -> tuple[str, ...]:
    if not listed:
        return ()
    from tradecheck.config.keys import pattern

    return _each(listed, pattern)


def _each(listed: tuple[str, ...], reader: Callable[[str], str]) -> tuple[str, ...]:
    """What lists by commas hold, as ``reader`` takes it."""
    from tradecheck.config.keys import Wrong

    try:
        return tuple(reader(item.strip()) for some in listed for item in some.split(",") if item.strip())
    except Wrong as wrong:
        raise click.BadParameter(wrong.reason.en) from wrong


paths = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
lang = click.option("--lang", type=click.Choice(["ru", "en"]), help="Language of the output; ru unless configured.")
baseline = click.option(
    "--baseline",
    type=click.Path(path_type=Path, resolve_path=True),
    metavar="FILE",
    help="File of findings that were there before.",
)
published = click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day of publication: 2024-05-31."
)

_SOURCES = (
    lang,
    click.option(
        "--config", metavar="FILE", help="Configuration file to use, in place of those nearest to the inputs."
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration file and no file of silenced findings."),
)
_INPUTS = (
    click.option(
        "--input-format", type=click.Choice(FORMATS), help="Kind of the inputs; by default told from their names."
    ),
    click.option("--text-field", metavar="NAME", help='Field of JSON lines with the text: "body", "item.text".'),
    click.option("--encoding", metavar="NAME", help="Encoding of the inputs; by default told from their bytes."),
    click.option("--stdin-filename", metavar="NAME", help="What the report calls standard input."),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERNS",
        callback=_patterns,
        help="Files and folders to leave out of folders, by commas.",
    ),
    click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named."),
    click.option("--no-respect-gitignore", is_flag=True, help="Take files that git ignores from folders too."),
)


def configured(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take ``settings`` made of ``--lang``, ``--config`` and ``--isolated``."""

    @wraps(command)
    def packed(*, lang: str | None, config: str | None, isolated: bool, **rest: Any) -> Any:
        if config and isolated:
            raise click.UsageError("--config and --isolated do not go together")
        settings = Settings(config, isolated).over_with(lang=lang)
        try:
            return command(settings=settings, **rest)
        except SettingError as error:
            raise Trouble(error, lang or "ru") from error

    for option in reversed(_SOURCES):
        packed = option(packed)
    return packed


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take ``paths``, and ``settings`` that know the options on what to read and how."""
    return paths(reading_options(command))


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take ``settings`` that know the options on what to read and how."""

    @wraps(command)
    def packed(
        *,
        settings: Settings,
        encoding: str | None,
        stdin_filename: str | None,
        exclude: tuple[str, ...],
        force_exclude: bool,
        no_respect_gitignore: bool,
        input_format: Format | None,
        text_field: str | None,
        **rest: Any,
    ) -> Any:
        respect = False if no_respect_gitignore else None
        settings = settings.over_with(encoding=encoding, exclude=exclude, respect_gitignore=respect)
        settings = settings.reading(
            stdin_name=stdin_filename, force_exclude=force_exclude, form=input_format, text_field=text_field
        )
        return command(settings=settings, **rest)

    for option in reversed(_INPUTS):
        packed = option(packed)
    return configured(packed)
