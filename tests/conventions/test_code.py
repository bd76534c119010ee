"""What the linters do not hold: docstrings on what is public, and exact numbers where money is reckoned."""

import ast
import inspect
from importlib import import_module

import pytest

from tests.conventions.tree import Module, modules, where

EXACT = ("tradecheck.figure", "tradecheck.interval", "tradecheck.numbers", "tradecheck.relation.algebra")
"""Where values are reckoned: no float at all. Elsewhere floats weigh likelihoods."""

RECKONS = ("tradecheck.figure", "tradecheck.claim", "tradecheck.relation", "tradecheck.rules", "tradecheck.interval")
"""Where no value is turned into a float."""


def within(module: Module, places: tuple[str, ...]) -> bool:
    return any(module.name == place or module.name.startswith(f"{place}.") for place in places)


def undocumented(module: Module):
    """Public classes, functions and methods without a docstring; an overriding method may keep that of its base."""
    for node in module.tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield f"{where(module, node)} {node.name}"
        if isinstance(node, ast.ClassDef):
            owner = getattr(import_module(module.name), node.name)
            for part in node.body:
                public = isinstance(part, ast.FunctionDef) and not part.name.startswith("_")
                if (
                    public
                    and not inspect.getdoc(inspect.getattr_static(owner, part.name))
                    and not inherited(owner, part.name)
                ):
                    yield f"{where(module, part)} {node.name}.{part.name}"


def inherited(owner: type, name: str) -> bool:
    """Whether a base class documents the method."""
    return any(inspect.getdoc(vars(base).get(name)) for base in owner.__mro__[1:] if name in vars(base))


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_everything_public_has_a_docstring(module):
    empty = not module.tree.body and module.path.name == "__init__.py"
    assert empty or ast.get_docstring(module.tree), "the module itself"
    assert list(undocumented(module)) == []


def floats(module: Module):
    """Float literals, and the name ``float`` used as a type or a call."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield where(module, node)
        if isinstance(node, ast.Name) and node.id == "float":
            yield where(module, node)


def test_values_are_never_floats():
    assert [place for module in modules() if within(module, EXACT) for place in floats(module)] == []


def test_nothing_that_reckons_turns_a_value_into_a_float():
    turned = [
        where(module, node)
        for module in modules()
        if within(module, RECKONS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    assert turned == []
