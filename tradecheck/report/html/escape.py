"""Text of strangers inside markup."""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, surrogates and noncharacters, none of which may stand in a page."""


def safe(text: str) -> str:
    r"""``text`` with nothing in it that HTML or UTF-8 refuses.

    >>> safe('<b title="5">\x00')
    '&lt;b title=&quot;5&quot;&gt;\ufffd'
    """
    return escape(_FORBIDDEN.sub("\ufffd", text))
