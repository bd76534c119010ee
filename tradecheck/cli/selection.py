"""Which files of a folder are taken: those that the configuration includes, and neither it nor git leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tradecheck.source.formats import SUFFIXES
from tradecheck.source.gitignore import GitIgnore
from tradecheck.source.patterns import Patterns
from tradecheck.source.xml_root import is_other_xml
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from tradecheck.cli.settings import Settings
    from tradecheck.config import Config

EXCLUDED = Bilingual("исключён настройками", "excluded by the configuration")
IGNORED = Bilingual("исключён .gitignore", "ignored by git")
NO_FEED = Bilingual("это XML, но не лента", "XML, but no feed")


class Selection:
    """What the settings take from one folder that was named; ``left_out`` gets what they do not, and why."""

    def __init__(self, top: str, settings: Settings, left_out: dict[str, Bilingual]) -> None:
        self._settings = settings
        self._left_out = left_out
        self._git = GitIgnore(Path(top).absolute())

    def takes_folder(self, path: str) -> bool:
        """Whether to look into a folder."""
        return self._keeps(path, self._settings.of(str(Path(path).parent)), is_folder=True)

    def takes_file(self, path: str) -> bool:
        """Whether to take a file."""
        config = self._settings.of_folder(Path(path).absolute().parent)
        wanted = _included(path, config) if config.include else Path(path).suffix.lower() in SUFFIXES
        return wanted and self._keeps(path, config, is_folder=False) and not self._is_no_feed(path)

    def takes_match(self, path: str) -> bool:
        """Whether to take a file that a pattern stands for: of any kind, for the pattern says which."""
        return self._keeps(path, self._settings.of_folder(Path(path).absolute().parent), is_folder=False)

    def _is_no_feed(self, path: str) -> bool:
        """Whether a file would be read as a feed for its name alone, and is some other XML."""
        other = self._settings.form is None and Path(path).suffix.lower() == ".xml" and is_other_xml(path)
        if other:
            self._left_out[path] = NO_FEED
        return other

    def _keeps(self, path: str, config: Config, *, is_folder: bool) -> bool:
        if is_excluded(path, config, is_folder=is_folder):
            self._left_out[path] = EXCLUDED
        elif config.respect_gitignore and self._git.ignores(Path(path).absolute(), is_folder=is_folder):
            self._left_out[path] = IGNORED
        return path not in self._left_out


def is_excluded(path: str, config: Config, *, is_folder: bool = False) -> bool:
    """Whether the configuration leaves a path out."""
    return bool(config.exclude) and Patterns.of(config.exclude).matches(config.place(path) + "/" * is_folder)


def _included(path: str, config: Config) -> bool:
    return Patterns.of(config.include).matches(config.place(path))
