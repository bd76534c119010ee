"""The names that the findings of a page have, so that lists, marks and cards can point at one another."""

from __future__ import annotations

from msgspec import Struct


class Link(Struct, frozen=True):
    """One finding among all of a page, counted from 1."""

    prefix: str
    number: int
    total: int

    @property
    def card(self) -> str:
        """The name of what is said."""
        return f"{self.prefix}finding-{self.number}"

    @property
    def mark(self) -> str:
        """The name of the place in the text."""
        return f"{self.prefix}place-{self.number}"

    @property
    def before(self) -> Link | None:
        """The finding before this one."""
        return Link(self.prefix, self.number - 1, self.total) if self.number > 1 else None

    @property
    def after(self) -> Link | None:
        """The finding after this one."""
        return Link(self.prefix, self.number + 1, self.total) if self.number < self.total else None


class Links(Struct, frozen=True):
    """The findings of one article, which stand behind ``before`` others of the page.

    ``prefix`` keeps several reports on one page apart.

    >>> Links("", before=3, total=5).of(0).card
    'finding-4'
    """

    prefix: str
    before: int
    total: int

    def of(self, index: int) -> Link:
        """The link to the article's finding with this index, from 0."""
        return Link(self.prefix, self.before + index + 1, self.total)
