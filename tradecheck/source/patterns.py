"""Patterns of paths, written as in a ``.gitignore`` (https://git-scm.com/docs/gitignore)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec, RegexPattern


class Patterns:
    """Patterns that belong together, the last that matches deciding.

    >>> patterns = Patterns.of(("*.txt", "!keep.txt", "/old/"))
    >>> patterns.matches("a/b.txt"), patterns.matches("keep.txt"), patterns.matches("old/a.md")
    (True, False, True)
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

    def matches(self, path: str) -> bool:
        """Whether the patterns take in a path with slashes (a folder ends in one), or a folder that it lies in."""
        return self._spec.match_file(path)

    def decides(self, path: str) -> bool | None:
        """What the patterns say of the very path, whatever they say of the folders that it lies in: in, out again, or nothing.

        >>> patterns = Patterns.of(("*", "!*/", "!keep.txt"))
        >>> patterns.decides("a/"), patterns.decides("a/b.txt"), patterns.decides("a/keep.txt")
        (False, True, False)
        """
        for pattern in reversed(self._spec.patterns):
            if pattern.include is not None and _is_meant(pattern, path):
                return pattern.include
        return None


def _is_meant(pattern: RegexPattern, path: str) -> bool:
    """Whether the pattern matches the path itself: the one group of its expression is the slash after a folder's name."""
    found = pattern.regex.finditer(path) if pattern.regex else ()
    return any(match.lastindex is None or match.end(1) == len(path) for match in found)
