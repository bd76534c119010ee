"""The settings of a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from os import PathLike, fspath
from os.path import abspath
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import force_setattr

from tradecheck.engine.finding import Severity

EVERY: Final = "ALL"
"""The selector that stands for every rule."""


class Config(Struct, frozen=True):
    """The settings of one check; :meth:`load` reads them from a file.

    Rules are named by code, by the beginning of a code, by name, or all at once by ``ALL``. Where two settings speak of one
    rule, the closer one counts, and of equally close ones that against the rule. Paths are relative to ``root``. Lists may stand
    for the sets, and names (``"error"``) for the severities. Raises :class:`~tradecheck.errors.ConfigError` for a rule, a severity or
    a language that there is not; rules of other packages are known once these are installed.

    >>> Config(ignore=["growth-procent"])
    Traceback (most recent call last):
    tradecheck.config.errors.SettingError: Config: ignore: there is no rule “growth-procent”; did you mean “growth-percent”?
    >>> Config(select=frozenset({"TC1"}), ignore=frozenset({"TC106"})).selects("TC106", "direction")
    False
    """

    lang: str = "ru"
    """Language of the reports: ``"ru"`` or ``"en"``."""
    select: frozenset[str] = frozenset()
    """The rules to check; empty means every rule."""
    extend_select: frozenset[str] = frozenset()
    """Rules to check besides."""
    ignore: frozenset[str] = frozenset()
    """Rules to leave out."""
    severity: Mapping[str, Severity | None] = {}
    """The severity that findings of a rule get; ``None``, in a file ``"off"``, turns the rule off."""
    per_file_ignores: Mapping[str, frozenset[str]] = {}
    """The rules to leave out in files that match a pattern."""
    include: tuple[str, ...] = ()
    """Patterns of the files to take from folders; empty means every kind that can be read."""
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders to leave out."""
    respect_gitignore: bool = True
    """Whether files that git ignores are left out of folders."""
    fail_level: Severity = Severity.WARNING
    """The least severity that fails a run."""
    encoding: str | None = None
    """Encoding of the inputs; unless set, told from their bytes."""
    exchange_rates: Mapping[str, Decimal] = {}
    """What one unit of a currency costs, in roubles."""
    hedges: Mapping[str, str] = {}
    """House words for ``approx``, ``more``, ``less``, ``upto`` and ``slight``, as form lists."""
    baseline: Path | None = None
    """The file of findings that were there before."""
    accepted: Path | None = None
    """The file of findings that were accepted, each with a reason."""
    warn_unused: bool = True
    """Whether silencings that silence nothing are told of."""
    root: Path | None = None
    """The folder that patterns and paths start from; ``None`` means the current one."""
    file: Path | None = None
    """The file that the settings were read from."""

    def __post_init__(self) -> None:
        """Hold what is set to what may be set. Where nothing is, nothing is imported for it: rules take time to load."""
        if self._is_usual:
            return
        from tradecheck.config.given import checked

        for field, value in checked(self):
            force_setattr(self, field, value)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Config:
        """The settings in a ``tradecheck.toml`` or in the table ``[tool.tradecheck]`` of a ``pyproject.toml``.

        Raises :class:`~tradecheck.errors.ConfigError`, which names file, line and the nearest right key, for anything in it that
        cannot be used.
        """
        from tradecheck.config.load import load

        return load(Path(fspath(path)))

    @property
    def names_rules(self) -> bool:
        """Whether anything here speaks of single rules; if not, the usual ones are checked everywhere."""
        return any((self.select, self.extend_select, self.ignore, self.severity, self.per_file_ignores))

    def selects(self, code: str, name: str, path: str | PathLike[str] | None = None) -> bool:
        """Whether the rule with this code and name is to be checked, in the file ``path`` if one is given.

        >>> config = Config(ignore=frozenset({"TC1"}), extend_select=frozenset({"growth-percent"}))
        >>> config.selects("TC101", "growth-percent"), config.selects("TC102", "growth-factor")
        (True, False)
        """
        taken = closeness([*(self.select or {EVERY}), *self.extend_select], code, name)
        level = self._severity_key(code, name)
        off = [level] if level is not None and self.severity[level] is None else []
        if taken <= closeness([*self.ignore, *off], code, name):
            return False
        return path is None or closeness(self._ignored_in(path), code, name) < 0

    def severity_of(self, code: str, name: str, default: Severity) -> Severity:
        """The severity that findings of a rule get.

        >>> str(Config(severity={"TC1": Severity.INFO}).severity_of("TC101", "growth-percent", Severity.ERROR))
        'info'
        """
        key = self._severity_key(code, name)
        return default if key is None else self.severity[key] or default

    def place(self, path: str | PathLike[str]) -> str:
        """How the settings and their files name ``path``: relative to ``root`` where it lies below it, with slashes."""
        return relative(Path(fspath(path)), self.root or Path.cwd())

    @property
    def _is_usual(self) -> bool:
        """Whether nothing is set that could be wrong."""
        said = self.names_rules or self.include or self.exclude
        return not said and self.lang == "ru" and self.fail_level is Severity.WARNING

    def _severity_key(self, code: str, name: str) -> str | None:
        """The key of ``severity`` that names a rule most closely."""
        key = max(self.severity, key=lambda key: closeness([key], code, name), default="")
        return key if closeness([key], code, name) >= 0 else None

    def _ignored_in(self, path: str | PathLike[str]) -> set[str]:
        if not self.per_file_ignores:
            return set()
        from tradecheck.source.patterns import Patterns

        place = self.place(path)
        return {
            key
            for pattern, keys in self.per_file_ignores.items()
            if Patterns.of((pattern,)).matches(place)
            for key in keys
        }


def closeness(keys: Iterable[str], code: str, name: str) -> int:
    """How closely the closest of ``keys`` names a rule: -1 for not at all, 0 for ``ALL``, more for more of the code.

    >>> [closeness([key], "TC101", "growth-percent") for key in ("TC2", "ALL", "TC1", "TC101", "growth-percent")]
    [-1, 0, 3, 5, 5]
    """
    return max((_closeness(key, code, name) for key in keys), default=-1)


def keys_of(code: str, name: str) -> tuple[str, ...]:
    """All keys that name a rule, closely or not.

    >>> keys_of("TC101", "growth-percent")
    ('ALL', 'growth-percent', 'T', 'TC', 'TC1', 'TC10', 'TC101')
    """
    return tuple(dict.fromkeys((EVERY, name, *(code[:end] for end in range(1, len(code) + 1)))))


def _closeness(key: str, code: str, name: str) -> int:
    if key == name:
        return len(code)
    if key == EVERY:
        return 0
    return len(key) if key and code.startswith(key) else -1


def relative(path: Path, root: Path) -> str:
    """``path`` from ``root``, or in full where it lies elsewhere.

    >>> relative(Path("/news/drafts/a.txt"), Path("/news"))
    'drafts/a.txt'
    """
    here = Path(abspath(path))  # noqa: PTH100 - not resolved: a link is where it stands
    try:
        return here.relative_to(abspath(root)).as_posix()  # noqa: PTH100
    except ValueError:
        return here.as_posix()
