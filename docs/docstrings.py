"""An extension of griffe: docstrings as the site shows them.

Roles such as ``:class:`~tradecheck.errors.SourceError``` become links, double backticks code, and examples blocks of code.
"""

from __future__ import annotations

import re
from typing import Any

import griffe

ROLE = re.compile(r":\w+:`(?:(?P<title>[^`<]+) <)?(?P<short>~?)(?P<path>[\w.]+)>?`")
CODE = re.compile(r"``([^`]+)``")
EXAMPLE = re.compile(r"(?:^>>>.*\n?(?:^(?!\s*$).+\n?)*)+", re.MULTILINE)
PUBLIC = ("check", "check_file", "check_many", "explain", "extract", "parse")


def shown(text: str) -> str:
    """A docstring in Markdown.

    >>> shown("Raises :class:`~tradecheck.errors.SourceError` for ``b``.")
    'Raises [`SourceError`][tradecheck.SourceError] for `b`.'
    """
    text = ROLE.sub(_link, text)
    text = CODE.sub(r"`\1`", text)
    return EXAMPLE.sub(lambda match: f"```pycon\n{match[0].rstrip()}\n```\n", text)


def _link(role: re.Match[str]) -> str:
    parts = role["path"].split(".")
    shown = role["title"] or (parts[-1] if role["short"] else role["path"])
    public = next((n for n, part in enumerate(parts) if part[0].isupper() or part in PUBLIC), None)
    if parts[0] != "tradecheck" or public is None:
        return f"`{shown}`"
    return f"[`{shown.removeprefix('tradecheck.')}`][tradecheck.{'.'.join(parts[public:])}]"


class Docstrings(griffe.Extension):
    """Changes every docstring that is read."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        """Called once for each module, class, function and attribute."""
        if obj.docstring:
            obj.docstring.value = shown(obj.docstring.value)
