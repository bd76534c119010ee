"""Inputs: files, folders and standard input, decoded to text."""

from tradecheck.source.errors import InputError
from tradecheck.source.files import STDIN, Source, read, walk

__all__ = ["STDIN", "InputError", "Source", "read", "walk"]
