"""The page of a rule: what it holds, its formula, what it flags and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from tradecheck.rules.base import Rule

_FORMULA = Bilingual("Формула", "Formula")
_FLAGGED = Bilingual("Отмечает (⟦ ⟧ — где, ⟨ ⟩ — с чем расходится)", "Flags (⟦ ⟧ where, ⟨ ⟩ what it disagrees with)")
_ACCEPTED = Bilingual("Не отмечает", "Accepts")


def page(rule: Rule, lang: str = "ru") -> str:
    """The page as plain text, which is Markdown too.

    >>> from tradecheck.rules.base import rules
    >>> page(rules()[0]).splitlines()[0]
    '# TC101 growth-percent'
    """
    parts = [f"# {rule.code} {rule.name}", rule.page.strip(), f"**{_FORMULA[lang]}:** {rule.formula[lang]}"]
    parts += [f"## {_FLAGGED[lang]}", _listed(rule.flagged), f"## {_ACCEPTED[lang]}", _listed(rule.accepted)]
    return "\n\n".join(parts)


def _listed(examples: tuple[str, ...]) -> str:
    return "\n".join(f"- {example}" for example in examples)
