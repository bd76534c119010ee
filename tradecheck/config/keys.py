"""The keys of a configuration file: what each may hold, and what becomes of it.

A reader gets the value as TOML has it and returns the value of the setting; it raises :class:`Wrong` for what cannot be used.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from tradecheck.config.model import EVERY, closeness
from tradecheck.engine.finding import Severity
from tradecheck.errors import LexiconError
from tradecheck.rules.base import rules
from tradecheck.source.patterns import Patterns
from tradecheck.span import Bilingual

OFF: Final = "off"
LANGUAGES: Final = ("ru", "en")
HEDGES: Final = ("approx", "more", "less", "upto", "slight")


class Wrong(Exception):  # noqa: N818 - a step on the way to a SettingError, which has the place
    """A value that cannot be used, and the way to it inside the setting."""

    def __init__(self, reason: Bilingual, *within: str) -> None:
        super().__init__(reason, *within)
        self.reason = reason
        self.within = within


def nearest(word: str, known: Iterable[str]) -> Bilingual:
    """A hint at the known word that is most like ``word``, empty where none is.

    >>> nearest("selct", ["select", "ignore"]).en
    '; did you mean “select”?'
    """
    from difflib import get_close_matches  # needed for mistakes alone

    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    if not close:
        return Bilingual("", "")
    return Bilingual(f"; может быть, «{close[0]}»?", f"; did you mean “{close[0]}”?")


def selector(key: str) -> str:
    """``key`` if it names a rule: a code, the beginning of one, a name, or ``ALL``. Raises :class:`Wrong` otherwise."""
    if key == EVERY or any(closeness([key], rule.code, rule.name) >= 0 for rule in rules()):
        return key
    known = [word for rule in rules() for word in (rule.code, rule.name)]
    hint = nearest(key, known)
    raise Wrong(Bilingual(f"нет правила «{key}»{hint.ru}", f"there is no rule “{key}”{hint.en}"))


def _expected(ru: str, en: str, value: Any) -> Wrong:
    return Wrong(Bilingual(f"здесь нужно {ru}, а не {value!r}", f"this takes {en}, not {value!r}"))


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _expected("список строк", "a list of strings", value)
    return tuple(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise _expected("строка", "a string", value)
    return value


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _expected("таблица", "a table", value)
    return value


def _each(value: Any, reader: Callable[[str, Any], Any]) -> dict[str, Any]:
    """A table whose entries ``reader`` reads; an error says which one is wrong."""
    result = {}
    for key, item in _table(value).items():
        try:
            result[key] = reader(key, item)
        except Wrong as wrong:
            raise Wrong(wrong.reason, key) from wrong
    return result


def _one_of(*known: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value in known:
            return str(value)
        listed = ", ".join(known)
        hint = nearest(str(value), known)
        ru, en = (
            f"нет значения {value!r}, есть {listed}{hint.ru}",
            f"there is no {value!r}; there are {listed}{hint.en}",
        )
        raise Wrong(Bilingual(ru, en))

    return read


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _expected("true или false", "true or false", value)
    return value


def _rules(value: Any) -> frozenset[str]:
    return frozenset(map(selector, _strings(value)))


def _severities(value: Any) -> dict[str, Severity | None]:
    known = _one_of(*(str(severity) for severity in Severity), OFF)

    def read(key: str, item: Any) -> Severity | None:
        selector(key)
        said = known(item)
        return None if said == OFF else Severity(said)

    return _each(value, read)


def _patterns(value: Any) -> tuple[str, ...]:
    return tuple(map(pattern, _strings(value)))


def pattern(line: str) -> str:
    """``line`` if it is a pattern of paths. Raises :class:`Wrong` otherwise."""
    try:
        Patterns.of((line,))
    except ValueError as error:
        raise Wrong(Bilingual(f"это не шаблон путей: «{line}»", f"this is no pattern of paths: “{line}”")) from error
    return line


def _per_file(value: Any) -> dict[str, frozenset[str]]:
    def read(line: str, item: Any) -> frozenset[str]:
        pattern(line)
        return _rules(item)

    return _each(value, read)


def _encoding(value: Any) -> str:
    name = _string(value)
    try:
        codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise Wrong(Bilingual(f"нет такой кодировки: {name}", f"there is no such encoding: {name}")) from error
    return name


def _rates(value: Any) -> dict[str, Decimal]:
    from tradecheck.figure.units import currencies

    def read(code: str, item: Any) -> Decimal:
        if code not in currencies():
            hint = nearest(code, currencies())
            raise Wrong(Bilingual(f"нет валюты «{code}»{hint.ru}", f"there is no currency “{code}”{hint.en}"))
        try:
            rate = Decimal(item) if isinstance(item, str | int | Decimal) and not isinstance(item, bool) else Decimal(0)
        except InvalidOperation:
            rate = Decimal(0)
        if not (rate.is_finite() and rate > 0):
            raise _expected("число рублей больше нуля (92.5)", "a number of roubles above zero (92.5)", item)
        return rate

    return _each(value, read)


def _hedges(value: Any) -> dict[str, str]:
    from tradecheck.figure.rounding import house_hedges

    def read(kind: str, item: Any) -> str:
        if kind not in HEDGES:
            hint = nearest(kind, HEDGES)
            listed = ", ".join(HEDGES)
            ru = f"нет оговорки «{kind}», есть {listed}{hint.ru}"
            raise Wrong(Bilingual(ru, f"there is no hedge “{kind}”; there are {listed}{hint.en}"))
        forms = item if isinstance(item, str) else " | ".join(_strings(item))
        try:
            with house_hedges({kind: forms}):
                return forms
        except LexiconError as error:
            raise Wrong(Bilingual(f"не годится: {error}", str(error))) from error

    return _each(value, read)


READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "lang": _one_of(*LANGUAGES),
    "select": _rules,
    "extend-select": _rules,
    "ignore": _rules,
    "severity": _severities,
    "per-file-ignores": _per_file,
    "include": _patterns,
    "exclude": _patterns,
    "respect-gitignore": _flag,
    "fail-level": lambda value: Severity(_one_of(*(str(severity) for severity in Severity))(value)),
    "encoding": _encoding,
    "exchange-rates": _rates,
    "hedges": _hedges,
    "baseline": lambda value: Path(_string(value)),
    "accepted": lambda value: Path(_string(value)),
    "warn-unused": _flag,
}
"""Each key with its reader; the field of :class:`~tradecheck.config.Config` has the same name, with "_" for "-"."""
