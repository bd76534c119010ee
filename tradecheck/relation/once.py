"""Finding something of an article once, for all the rules that ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from tradecheck.claim.model import Article, Claim

T = TypeVar("T")


def once_an_article(find: Callable[[Article], Iterable[T]]) -> Callable[[Article], tuple[T, ...]]:
    """Keep what ``find`` finds of an article as long as that lives."""
    found: WeakKeyDictionary[Article, tuple[T, ...]] = WeakKeyDictionary()

    @wraps(find)
    def finding(article: Article) -> tuple[T, ...]:
        if article not in found:
            found[article] = tuple(find(article))
        return found[article]

    return finding


def once_a_claim(find: Callable[[Article, Claim], Iterable[T]]) -> Callable[[Article, Claim], tuple[T, ...]]:
    """Keep what ``find`` finds of each claim of an article as long as that lives."""
    found: WeakKeyDictionary[Article, dict[int, tuple[T, ...]]] = WeakKeyDictionary()

    @wraps(find)
    def finding(article: Article, claim: Claim) -> tuple[T, ...]:
        known = found.setdefault(article, {})
        if claim.index not in known:
            known[claim.index] = tuple(find(article, claim))
        return known[claim.index]

    return finding
