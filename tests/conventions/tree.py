"""The source tree as the tests of conventions see it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tradecheck"
RULES = sorted((PACKAGE / "rules").glob("tc*.py"))
LEXICONS = sorted((PACKAGE / "lexicon").glob("*.toml"))


class Module(NamedTuple):
    """One file of the package."""

    name: str
    """As it is imported: ``tradecheck.figure.model``."""
    path: Path
    tree: ast.Module


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, parsed."""
    return tuple(
        Module(module_name(path), path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def module_name(path: Path) -> str:
    """The dotted name of a file.

    >>> module_name(PACKAGE / "figure" / "model.py"), module_name(PACKAGE / "__init__.py")
    ('tradecheck.figure.model', 'tradecheck')
    """
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def where(module: Module, node: ast.AST) -> str:
    """A place to click on: ``tradecheck/api.py:12``."""
    return f"{module.path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"
