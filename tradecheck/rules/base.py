"""What a rule is, and how rules are found.

A rule is a module ``tcNNN_name.py`` of this package with one ``RULE``; its code and name are its file name. A rule of another
package is a :class:`Rule` with ``code`` and ``name`` given, named by an entry point of the group ``tradecheck.rules``.
"""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tradecheck.claim.model import Article
from tradecheck.relation.model import Relation
from tradecheck.span import Bilingual

_FILE = re.compile(r"tc(?P<number>\d{3})_(?P<name>[a-z_]+)")
_GROUP = "tradecheck.rules"


class Rule(Struct, frozen=True):
    """How one kind of relation is found and told.

    ``flagged`` and ``accepted`` are newsroom sentences that run as tests: in a flagged one ⟦ ⟧ stand around the figure that the
    finding is put on and ⟨ ⟩ around the related ones. ``message`` may hold ``{reported}``, ``{others}`` and ``{computed}``.
    ``weight`` is added to the prior of every relation of the rule; ``judgement`` caps its findings at warning.
    """

    formula: Bilingual
    message: Bilingual
    relations: Callable[[Article], Iterable[Relation]]
    flagged: tuple[str, ...]
    accepted: tuple[str, ...]
    judgement: bool = False
    note: bool = False
    """Whether its findings are ``info``, and it is only checked where selected by code or name, or with the fail level ``info``."""
    code: str = ""
    name: str = ""
    page: str = ""
    """The docstring of the rule's module: what it checks and why."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    import tradecheck.rules as package

    found = [_load(module.name) for module in pkgutil.iter_modules(package.__path__) if _FILE.fullmatch(module.name)]
    if _other_packages_may_have_rules():
        from importlib.metadata import entry_points

        found += [entry.load() for entry in entry_points(group=_GROUP)]
    return tuple(sorted(found, key=lambda rule: rule.code))


def _other_packages_may_have_rules() -> bool:
    """Whether it is worth importing the library that reads entry points, which takes as long as checking a page of text."""
    if any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder):
        return True
    places = [Path(place) for place in sys.path]
    if any(place.is_file() for place in places):  # a zip, which only the library looks into
        return True
    return any(_may_list_rules(path) for place in places for path in place.glob("*-[Ii][Nn][Ff][Oo]/entry_points.txt"))


def _may_list_rules(entry_points: Path) -> bool:
    try:
        return _GROUP.encode() in entry_points.read_bytes()
    except OSError:
        return True


def _load(name: str) -> Rule:
    module = import_module(f"tradecheck.rules.{name}")
    match = _FILE.fullmatch(name)
    if match is None:
        raise ValueError(f"a rule's file is named tcNNN_name.py, not {name}.py")
    rule: Rule = module.RULE
    return replace(rule, code=f"TC{match['number']}", name=match["name"].replace("_", "-"), page=module.__doc__ or "")
