"""Settings that are given in Python: held to what a configuration file may say, and as the checks want them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from tradecheck.config.errors import SettingError, with_key
from tradecheck.config.keys import OFF, READERS, Wrong

if TYPE_CHECKING:
    from tradecheck.config.model import Config

FIELDS: Final = (
    "lang", "select", "extend_select", "ignore", "severity", "per_file_ignores", "include", "exclude", "fail_level",
)  # fmt: skip
"""What is looked at whenever settings are made; the rest is, where it is used."""


def checked(config: Config) -> Iterator[tuple[str, Any]]:
    """Each field with its value as it has to be: sets for lists, severities for their names.

    Raises :class:`~tradecheck.errors.ConfigError` for what no file may say either.
    """
    for field in FIELDS:
        try:
            yield field, READERS[field.replace("_", "-")](_plain(getattr(config, field)))
        except Wrong as wrong:
            raise SettingError("Config", None, with_key(wrong.reason, field, *wrong.within)) from wrong


def _plain(value: object) -> object:
    """A value as TOML would have it."""
    if isinstance(value, Mapping):
        return {key: OFF if item is None else _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return list(value) if isinstance(value, tuple) else value
