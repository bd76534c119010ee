"""The only reader of the lexicon: TOML files beside this module, written as data, checked when they are read.

A *form list* such as ``"канадск{adj} доллар{m} | cad"`` holds phrases; each word of a phrase stands for its forms, and the
endings in braces are a paradigm's name (``paradigms.toml``) or endings of its own, split by commas. All forms are folded:
lower case, "ё" as "е".
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Generic, TypeVar

from tradecheck.errors import LexiconError

V = TypeVar("V")

_WORD = re.compile(r"(?P<stem>[^{}\s]*)(?:\{(?P<endings>[^{}]+)\})?")


def fold(text: str) -> str:
    """``text`` as the lexicon spells it, of the same length.

    >>> fold("Ещё МЛРД")
    'еще млрд'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" and its like grow when lowered, and spans must not move
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return lowered.replace("ё", "е")


class _TomlLoader(SourceFileLoader):
    """Loads a TOML file as a module with one ``TABLE``: what was parsed is kept in ``__pycache__``, and renewed, as of any module."""

    def source_to_code(  # type: ignore[override] # of the static method of that name, which Python itself overrides so
        self, data: Any, path: Any, *, _optimize: int = -1
    ) -> CodeType:
        """The file's text as Python; called by the import system where nothing up to date is kept."""
        import tomllib

        try:
            parsed = tomllib.loads(data.decode())
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"lexicon/{Path(path).name}: {error}") from error
        return compile(f"TABLE = {parsed!r}", path, "exec")


@cache
def table(name: str) -> dict[str, Any]:
    """The lexicon file ``name`` (without ".toml") as a dictionary, read once."""
    module = ModuleType(f"{__package__}.{name}")
    _TomlLoader(module.__name__, str(Path(__file__).with_name(f"{name}.toml"))).exec_module(module)
    entries: dict[str, Any] = module.TABLE
    return entries


@cache
def forms(word: str) -> tuple[str, ...]:
    """All forms that one word of a form list stands for.

    >>> forms("рубл{ь,я,ей}")
    ('рубль', 'рубля', 'рублей')
    >>> forms("млн")
    ('млн',)
    """
    match = _WORD.fullmatch(word)
    if not match:
        raise LexiconError(f"not a word with endings: {word!r}")
    stem, endings = fold(match["stem"]), match["endings"]
    if endings is None:
        return (stem,)
    paradigm = table("paradigms")
    if "," not in endings and endings.strip() in paradigm:
        return tuple(dict.fromkeys(stem + ending for ending in paradigm[endings.strip()]))
    if "," not in endings:
        raise LexiconError(f"no paradigm {endings!r}, used in {word!r}; there are {', '.join(paradigm)}")
    return tuple(dict.fromkeys(stem + fold(ending.strip()) for ending in endings.split(",")))


def phrases(form_list: str) -> list[list[tuple[str, ...]]]:
    """A form list as phrases, each a list of words, each with its forms.

    >>> phrases("куб{,.} м | м3")
    [[('куб', 'куб.'), ('м',)], [('м3',)]]
    """
    return [[forms(word) for word in phrase.split()] for phrase in form_list.split("|") if phrase.strip()]


class Words(Generic[V]):
    """Phrases and what they stand for, walked word by word (a trie).

    ``next`` holds the words that may follow, ``value`` what the phrase so far stands for, or ``None``.

    >>> words = Words.build({"USD": "доллар{m} сша | доллар{m}"})
    >>> words.next["долларов"].value, words.next["долларов"].next["сша"].value
    ('USD', 'USD')
    """

    __slots__ = ("_entrances", "next", "value")

    def __init__(self) -> None:
        self.next: dict[str, Words[V]] = {}
        self.value: V | None = None
        self._entrances = 0
        """How many forms lead here from the node before: the forms of one word share what follows them."""

    @classmethod
    def build(cls, entries: dict[V, str]) -> Words[V]:
        """The trie of many form lists. Two entries with one spelling raise :class:`LexiconError`."""
        root = cls()
        for value, form_list in entries.items():
            root.add(form_list, value)
        return root

    def add(self, form_list: str, value: V) -> None:
        """Let every phrase of ``form_list`` stand for ``value``."""
        for phrase in phrases(form_list):
            nodes = [self]
            for word in phrase:
                nodes = list(dict.fromkeys(after for node in nodes for after in node._after(word)))
            for node in nodes:
                if node.value not in (None, value):
                    raise LexiconError(f"{form_list!r} stands for {node.value!r} and for {value!r}")
                node.value = value

    def _after(self, word: tuple[str, ...]) -> list[Words[V]]:
        """What follows each form of ``word``, made where nothing does: one node for all of them, as long as they agree."""
        for node in dict.fromkeys(self.next[form] for form in word if form in self.next):
            shared = [form for form in word if self.next.get(form) is node]
            if len(shared) < node._entrances:  # other forms lead there too, and must not be led elsewhere
                node._entrances -= len(shared)
                own = deepcopy(node)
                own._entrances = len(shared)
                self.next.update(dict.fromkeys(shared, own))
        fresh = [form for form in word if form not in self.next]
        if fresh:
            node = type(self)()
            node._entrances = len(fresh)
            self.next.update(dict.fromkeys(fresh, node))
        return [self.next[form] for form in word]


def word_map(entries: dict[str, str]) -> dict[str, str]:
    """``{key: form list}`` of single words as ``{form: key}``, for look-up.

    >>> word_map({"up": "выр{ос,осла}", "down": "упал"})
    {'вырос': 'up', 'выросла': 'up', 'упал': 'down'}
    """
    result: dict[str, str] = {}
    for key, form_list in entries.items():
        for phrase in phrases(form_list):
            if len(phrase) != 1:
                raise LexiconError(f"one word was expected, not a phrase, in {form_list!r}")
            for form in phrase[0]:
                if result.setdefault(form, key) != key:
                    raise LexiconError(f"{form!r} stands for {result[form]!r} and for {key!r}")
    return result
