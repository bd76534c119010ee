"""The spell-checker for figures: finds what cannot be true together in Russian news."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tradecheck.api import check as check
    from tradecheck.api import check_file as check_file
    from tradecheck.api import check_many as check_many
    from tradecheck.api import explain as explain
    from tradecheck.config import Config as Config
    from tradecheck.engine.explain import Explanation as Explanation
    from tradecheck.engine.finding import Applicability as Applicability
    from tradecheck.engine.finding import Calculation as Calculation
    from tradecheck.engine.finding import Edit as Edit
    from tradecheck.engine.finding import Finding as Finding
    from tradecheck.engine.finding import Fix as Fix
    from tradecheck.engine.finding import Severity as Severity
    from tradecheck.errors import ConfigError as ConfigError
    from tradecheck.errors import LexiconError as LexiconError
    from tradecheck.errors import ParseError as ParseError
    from tradecheck.errors import SourceError as SourceError
    from tradecheck.errors import TradecheckError as TradecheckError
    from tradecheck.figure.model import Figure as Figure
    from tradecheck.figure.reader import extract as extract
    from tradecheck.figure.reader import parse as parse
    from tradecheck.report.model import Report as Report
    from tradecheck.span import Bilingual as Bilingual
    from tradecheck.span import Span as Span

    __version__: str

_HOMES = {
    "tradecheck.api": ("check", "check_file", "check_many", "explain"),
    "tradecheck.config": ("Config",),
    "tradecheck.engine.explain": ("Explanation",),
    "tradecheck.engine.finding": ("Applicability", "Calculation", "Edit", "Finding", "Fix", "Severity"),
    "tradecheck.errors": ("ConfigError", "LexiconError", "ParseError", "SourceError", "TradecheckError"),
    "tradecheck.figure.model": ("Figure",),
    "tradecheck.figure.reader": ("extract", "parse"),
    "tradecheck.report.model": ("Report",),
    "tradecheck.span": ("Bilingual", "Span"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = list(_HOME_OF)


def __getattr__(name: str) -> Any:
    """Each public name is imported when it is first asked for, so that ``import tradecheck`` costs next to nothing."""
    if name == "__version__":
        value: Any = import_module("importlib.metadata").version("tradecheck")
    elif name in _HOME_OF:
        value = getattr(import_module(_HOME_OF[name]), name)
    else:
        raise AttributeError(f"module 'tradecheck' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
