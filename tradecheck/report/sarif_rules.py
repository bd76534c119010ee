"""What SARIF says of the rules: their pages, for readers who have nothing but the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradecheck.report.page import page
from tradecheck.rules.base import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradecheck.rules.base import Rule


def rule_descriptors(found: Iterable[tuple[str, str]], lang: str) -> list[dict[str, Any]]:
    """A ``reportingDescriptor`` for each code and name.

    >>> [descriptor] = rule_descriptors([("TC201", "total")], "en")
    >>> descriptor["id"], descriptor["defaultConfiguration"]
    ('TC201', {'level': 'error'})
    """
    known = {rule.code: rule for rule in rules()}
    return [
        {"id": code, "name": name, **(_described(known[code], lang) if code in known else {})} for code, name in found
    ]


def _described(rule: Rule, lang: str) -> dict[str, Any]:
    text = page(rule, lang)
    first = rule.page.strip().split("\n\n", 1)[0].replace("\n", " ")
    return {
        "shortDescription": {"text": first},
        "fullDescription": {"text": rule.page.strip()},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "warning" if rule.judgement else "error"},
        "properties": {"tags": ["figures"]},
    }
