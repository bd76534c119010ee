"""Patterns of paths, written as in a ``.gitignore`` (https://git-scm.com/docs/gitignore)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns:
    """Patterns that belong together, the last that matches deciding.

    >>> patterns = Patterns.of(("*.txt", "!keep.txt", "/old/"))
    >>> patterns.matches("a/b.txt"), patterns.matches("keep.txt"), patterns.matches("old/a.md"), patterns.decides("a.md")
    (True, False, True, None)
    """

    __slots__ = ("_spec",)

    def __init__(self, spec: GitIgnoreSpec) -> None:
        self._spec = spec

    @staticmethod
    @lru_cache(maxsize=256)
    def of(lines: tuple[str, ...]) -> Patterns:
        """The patterns in ``lines``. Raises :class:`ValueError` for one that is none."""
        from pathspec import GitIgnoreSpec  # takes 30 ms, and most runs have no patterns

        return Patterns(GitIgnoreSpec.from_lines(lines))

    def decides(self, path: str) -> bool | None:
        """What the patterns say of a path with slashes (a folder ends in one): in, out again, or nothing."""
        return self._spec.check_file(path).include

    def matches(self, path: str) -> bool:
        """Whether the patterns take the path in."""
        return bool(self.decides(path))
