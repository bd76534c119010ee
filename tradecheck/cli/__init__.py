"""The command ``tradecheck``: ``app`` runs it, ``commands`` holds its commands, one file each."""

import gc

gc.set_threshold(100_000)  # new objects before garbage is looked for: more than starting makes, for all of those stay

from tradecheck.cli.app import main  # noqa: E402 - makes most of them

__all__ = ["main"]
