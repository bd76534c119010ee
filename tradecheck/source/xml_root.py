"""What kind of XML a file is, told by its root element alone, so that a folder's feeds can be told from its other XML."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

FEED_ROOTS: Final = ("rss", "feed", "RDF")
"""The root elements of RSS 0.9x and 2.0, of Atom and of RSS 1.0, by their local names."""
_HEAD_BYTES: Final = 65_536


def is_other_xml(path: str) -> bool:
    """Whether a file is XML whose root is not that of a feed. What cannot be read or has no root may still be meant as one."""
    try:
        with Path(path).open("rb") as file:
            root = root_of(file.read(_HEAD_BYTES))
    except OSError:
        return False
    return root is not None and root not in FEED_ROOTS


def root_of(head: bytes) -> str | None:
    """The local name of the root element of a document that begins with ``head``, ``None`` if it does not come so far.

    >>> root_of(b'<?xml version="1.0"?><!-- rss --><a:feed xmlns:a="http://www.w3.org/2005/Atom">'), root_of(b"5 < 6")
    ('feed', None)
    """
    from xml.parsers import expat  # only where there is such a file

    names: list[str] = []
    parser = expat.ParserCreate(None, " ")
    parser.StartElementHandler = lambda name, _: names.append(name)
    with suppress(expat.ExpatError, LookupError, ValueError):  # a fault before or after the root, an unknown encoding
        parser.Parse(head, False)
    return names[0].rpartition(" ")[2] if names else None
