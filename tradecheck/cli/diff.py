"""What repairs would change, as a unified diff."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def diff(name: str, before: str, after: str) -> Iterator[str]:
    r"""The diff of two texts, empty where they are the same; line ends are kept, as ``git apply`` wants it.

    >>> print("".join(diff("a.txt", "рост на 2%\n", "рост на 2 п. п.\n")), end="")
    --- a.txt
    +++ a.txt
    @@ -1 +1 @@
    -рост на 2%
    +рост на 2 п. п.
    """
    from difflib import unified_diff  # needed for this alone

    for line in unified_diff(_LINE.findall(before), _LINE.findall(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
