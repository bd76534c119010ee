"""Where settings come from: the configuration file that speaks for a folder, and the files of silenced findings beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec.structs import replace

from tradecheck.config.model import Config

OWN: Final = "tradecheck.toml"
SHARED: Final = "pyproject.toml"
TABLE: Final = ("tool", "tradecheck")
"""Where the settings stand in a ``pyproject.toml``."""
BASELINE: Final = "tradecheck-baseline.json"
ACCEPTED: Final = "tradecheck-accepted.toml"
"""The files of silenced findings, which are used where they lie in the root and no others are named."""


def rooted(config: Config, root: Path) -> Config:
    """``config`` with ``root``, and with the files of silenced findings that it names or that lie there."""
    return replace(
        config,
        root=root,
        baseline=_beside(root, config.baseline, BASELINE),
        accepted=_beside(root, config.accepted, ACCEPTED),
    )


def _beside(root: Path, named: Path | None, usual: str) -> Path | None:
    if named:
        return root / named
    return root / usual if (root / usual).is_file() else None


def find(folder: Path) -> Path | None:
    """The configuration file that speaks for ``folder``, an absolute path: the nearest one at or above it."""
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return place / OWN
        if (place / SHARED).is_file() and _speaks(place / SHARED):
            return place / SHARED
    return None


def default(folder: Path) -> Config:
    """The settings for ``folder`` without a configuration file: the root is that of the repository, or the current folder."""
    repository = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
    return rooted(Config(), repository or Path.cwd())


def _speaks(file: Path) -> bool:
    """Whether a ``pyproject.toml`` has settings of ours."""
    from tradecheck.config.toml import parse, text_of

    text = text_of(file)
    return TABLE[1] in text and TABLE[1] in parse(text, str(file)).get(TABLE[0], {})
