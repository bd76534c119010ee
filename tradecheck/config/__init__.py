"""What a user may set: the settings themselves, and how they are read from a file."""

from tradecheck.config.model import Config

__all__ = ["Config"]
