"""Regular expressions that are compiled when first used, for what most texts have nothing of."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern; its methods are those of the compiled one, taken over at the first use of any."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What no attribute is yet: the pattern has not been used."""
        compiled = re.compile(self.pattern, self.flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``pattern``, to be compiled when first used; an error in it raises :class:`re.error` then.

    >>> lazy("[а-я]+").findall("рост на 5 процентов")
    ['рост', 'на', 'процентов']
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
