"""Every error that tradecheck raises on purpose."""

from __future__ import annotations


class TradecheckError(Exception):
    """The base of them all: ``except tradecheck.TradecheckError`` catches whatever this package raises."""


class ParseError(TradecheckError, ValueError):
    """A string given to :func:`tradecheck.parse` is not exactly one figure."""


class SourceError(TradecheckError):
    """An input could not be read, decoded or understood; the message names it and says why."""


class ConfigError(TradecheckError, ValueError):
    """A setting is unknown or has a value that cannot be used; the message names it and the nearest right one."""


class LexiconError(TradecheckError, ValueError):
    """A lexicon file breaks its own format; the message names the file and the entry."""
