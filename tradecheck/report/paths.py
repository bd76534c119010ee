"""The names of inputs as machine formats want them: below the root of the checkout, with forward slashes."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote

_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub Actions and GitLab CI say that the checkout is; the run may stand in a folder of it."""


def root() -> str:
    """The folder that the paths of a report begin at: the checkout in continuous integration, else the current folder."""
    here = Path.cwd()
    checkouts = [os.environ[name] for name in _CHECKOUTS if os.environ.get(name)]
    return next((folder for folder in checkouts if here.is_relative_to(folder)), str(here))


def relative(name: str, root: str) -> str:
    """``name`` as seen from ``root``; what lies elsewhere keeps its whole path.

    >>> here = os.getcwd()
    >>> relative("./drafts/item.txt", here), relative(here + "/item.txt", here)
    ('drafts/item.txt', 'item.txt')
    """
    path = PurePath(os.path.abspath(name))  # noqa: PTH100 - a name need not be that of a file
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def uri(path: str) -> str:
    """A path from :func:`relative` as a URI reference, percent-encoded.

    >>> uri("drafts/50 %.txt"), uri("/items/рост.txt")
    ('drafts/50%20%25.txt', 'file:///items/%D1%80%D0%BE%D1%81%D1%82.txt')
    """
    encoded = quote(path, errors="surrogateescape")
    if PurePath(path).is_absolute():
        return f"file://{encoded}" if encoded.startswith("/") else f"file:///{encoded}"
    return encoded
