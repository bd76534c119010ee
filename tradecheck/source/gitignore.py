"""What git ignores below a folder: every ``.gitignore`` from there up to the root of the repository, the nearest first."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tradecheck.source.patterns import Patterns

NAME = ".gitignore"


class _Folder(Struct, frozen=True):
    rules: tuple[Patterns, ...]
    is_root: bool


class GitIgnore:
    """The rules for what lies below ``top``, an absolute path.

    A folder that was named is looked into even if git ignores it: then only the rules inside of it count, as they do where
    there is no repository.
    """

    def __init__(self, top: Path) -> None:
        self._folders: dict[Path, _Folder] = {}
        root = next((folder for folder in (top, *top.parents) if (folder / ".git").exists()), top)
        self._limit = root
        within = [folder for folder in (top, *top.parents) if root in folder.parents]
        if any(self.ignores(folder, is_folder=True) for folder in within):
            self._limit = top

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether git leaves ``path`` out. Folders have to be asked for first: nothing below an ignored one comes back."""
        for folder in path.parents:
            found = self._folder(folder)
            for rules in found.rules:
                decided = rules.decides(path.relative_to(folder).as_posix() + "/" * is_folder)
                if decided is not None:
                    return decided
            if found.is_root or folder == self._limit:
                break
        return False

    def _folder(self, folder: Path) -> _Folder:
        if folder not in self._folders:
            files = (folder / NAME, folder / ".git" / "info" / "exclude")
            rules = tuple(patterns for file in files if file.is_file() and (patterns := _read(file)))
            self._folders[folder] = _Folder(rules, (folder / ".git").exists())
        return self._folders[folder]


def _read(file: Path) -> Patterns | None:
    """The patterns of a file; like git, without those that are none, and none at all where it may not be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig", errors="surrogateescape").splitlines()
    except OSError:
        return None
    return Patterns.of(tuple(line for line in lines if _is_pattern(line)))


def _is_pattern(line: str) -> bool:
    try:
        Patterns.of((line,))
    except ValueError:
        return False
    return True
