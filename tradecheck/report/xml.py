"""XML that every parser takes, whatever stands in an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write; see https://www.w3.org/TR/xml/#charsets."""


def child(parent: ET.Element, tag: str, attributes: Mapping[str, str | int], text: str = "") -> ET.Element:
    """A new element inside ``parent``."""
    element = ET.SubElement(parent, tag, {name: legal(str(value)) for name, value in attributes.items()})
    element.text = legal(text) or None
    return element


def legal(text: str) -> str:
    r"""``text`` with a mark in place of each character that XML cannot hold.

    >>> legal("рост\x00\x1b на\t5 %")
    'рост\ufffd\ufffd на\t5 %'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def dump(root: ET.Element) -> str:
    """The document, indented."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
