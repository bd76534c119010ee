"""The only reader of the lexicon: TOML files beside this module, written as data, checked when they are read.

A *form list* such as ``"канадск{adj} доллар{m} | cad"`` holds phrases; each word of a phrase stands for its forms, and the
endings in braces are a paradigm's name (``paradigms.toml``) or endings of its own, split by commas. All forms are folded:
lower case, "ё" as "е".
"""

from __future__ import annotations

import re
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tradecheck.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

V = TypeVar("V")

_HEAD = 2
"""By how many of their first characters words are told apart before their forms are made."""

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
    """Phrases and what they stand for, walked word by word: a trie that grows where it is walked.

    A text meets few of the thousands of forms there are, so those of a word are only made for a word that begins like it.

    >>> words = Words.of([("доллар{m} сша | доллар{m}", "USD")])
    >>> words.after("долларов").value, words.after("долларов").after("сша").value, words.after("рублей")
    ('USD', 'USD', None)
    """

    __slots__ = ("_asked", "_next", "_spelt", "_unspelt", "_ways", "heads", "value")

    def __init__(self, ways: Iterable[tuple[Sequence[str], V]], spelt: str = "") -> None:
        """Where the words ``spelt`` lead: the words of form lists that may follow, and what each way of them stands for."""
        self.value: V | None = None
        """What the phrase so far stands for."""
        self._spelt = spelt
        self._unspelt: dict[str, list[tuple[Sequence[str], V]]] = {}
        """The ways on whose first word is not yet put into its forms, by how that begins."""
        for words, value in ways:
            if words:
                self._unspelt.setdefault(words[0].partition("{")[0][:_HEAD], []).append((words, value))
            elif self.value not in (None, value):
                raise LexiconError(f"{spelt!r} stands for {self.value!r} and for {value!r}")
            else:
                self.value = value
        self.heads = frozenset(self._unspelt)
        """How the words that may follow begin: two characters, or all that do not change if those are fewer."""
        self._ways: dict[str, list[tuple[Sequence[str], V]]] = {}
        self._next: dict[str, Words[V]] = {}
        self._asked: set[str] = set()
        """The beginnings of words that were asked for, whose forms are all made."""

    @classmethod
    def of(cls, entries: Iterable[tuple[str, V]]) -> Words[V]:
        """The trie of form lists. Two that stand for different things in one spelling raise :class:`LexiconError` when it is met."""
        return cls(
            (phrase.split(), value)
            for form_list, value in entries
            for phrase in fold(form_list).split("|")
            if phrase.strip()
        )

    def after(self, word: str) -> Words[V] | None:
        """Where the folded ``word`` leads from here; ``None`` where no phrase goes on with it."""
        node = self._next.get(word)
        if node is None:
            if word[:_HEAD] not in self._asked:
                self._spell(word[:_HEAD])
            if word in self._ways:
                node = self._next[word] = Words(self._ways[word], f"{self._spelt} {word}".lstrip())
        return node

    def forms(self) -> frozenset[str]:
        """All words that lead on from here."""
        for head in self.heads:
            self._spell(head)
        return frozenset(self._ways)

    def _spell(self, head: str) -> None:
        """Make the forms of all words that may begin with ``head``."""
        for length in range(len(head) + 1):
            for words, value in self._unspelt.get(head[:length], ()):
                for form in forms(words[0]):
                    self._ways.setdefault(form, []).append((words[1:], value))
            self._unspelt.pop(head[:length], None)  # only now, so that another thread finds all forms or makes them too
        self._asked.add(head)


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
