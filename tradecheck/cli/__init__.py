"""The command ``tradecheck``: ``app`` runs it, ``commands`` holds its commands, one file each."""

from tradecheck.cli.app import main

__all__ = ["main"]
