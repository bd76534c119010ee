"""What a user may set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one check.

    ``select`` and ``ignore`` hold codes, names or the beginnings of codes; an empty ``select`` means every rule.
    ``info`` turns on the notes on rounding and plausibility, which are off otherwise.

    >>> Config().lang, Config(ignore=frozenset({"TC5"})).info
    ('ru', False)
    """

    lang: str = "ru"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    info: bool = False

    def selects(self, code: str, name: str) -> bool:
        """Whether the rule with this code and name is to be checked.

        >>> Config(select=frozenset({"TC1"})).selects("TC101", "growth-percent")
        True
        """
        if any(name == key or code.startswith(key) for key in self.ignore):
            return False
        return not self.select or any(name == key or code.startswith(key) for key in self.select)
