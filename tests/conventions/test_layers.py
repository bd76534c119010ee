"""Imports point one way: a module knows what stands before it in the pipeline, never what comes after."""

import ast

import pytest

from tests.conventions.tree import modules, where

ORDER = """
errors lazy span interval
lexicon
source
figure
numbers
claim
relation
rules
engine
report
config
suppress
fix
api
tradecheck
cli
__main__
"""
"""One layer a line, from text to command; ``tradecheck`` is the package itself, with its public names."""

RANK = {name: rank for rank, line in enumerate(ORDER.split("\n")) for name in line.split()}


def layer(module: str) -> str:
    """The layer of a dotted module name.

    >>> layer("tradecheck.figure.model"), layer("tradecheck")
    ('figure', 'tradecheck')
    """
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def imported(node: ast.AST) -> list[str]:
    """The tradecheck modules that one statement imports, deferred and typing-only ones too."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
        if node.module == "tradecheck":  # "from tradecheck import figure" may mean a module
            names = [f"tradecheck.{alias.name}" if alias.name in RANK else "tradecheck" for alias in node.names]
    else:
        return []
    return [name for name in names if name.split(".")[0] == "tradecheck"]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_every_module_has_its_layer(module):
    assert layer(module.name) in RANK


def test_nothing_imports_what_comes_later():
    backwards = [
        f"{where(module, node)} imports {name}"
        for module in modules()
        for node in ast.walk(module.tree)
        for name in imported(node)
        if RANK[layer(name)] > RANK[layer(module.name)]
    ]
    assert backwards == []


def test_imports_are_absolute():
    relative = [
        where(module, node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_only_the_loader_reads_the_lexicon():
    readers = {
        module.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import) and any(alias.name == "tomllib" for alias in node.names)
    }
    assert readers <= {"tradecheck.lexicon.loader", "tradecheck.config.toml"}
