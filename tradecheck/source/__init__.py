"""Inputs: files, folders and standard input, decoded to text, and what in them is to be checked."""

from tradecheck.source.errors import InputError
from tradecheck.source.files import STDIN, read, walk
from tradecheck.source.model import Comment, Passage, Source

__all__ = ["STDIN", "Comment", "InputError", "Passage", "Source", "read", "walk"]
