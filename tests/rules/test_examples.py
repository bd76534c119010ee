"""Every example of every rule, run as it stands in the rule's file."""

import re

import pytest

import tradecheck
from tradecheck.config import Config
from tradecheck.engine.finding import Finding
from tradecheck.rules.base import Rule, rules

PRIMARY = re.compile("⟦(.*?)⟧")


def bare(marked: str) -> str:
    return re.sub("[⟦⟧⟨⟩]", "", marked)


def spans(marked: str, opening: str, closing: str) -> list[str]:
    """What stands between the marks, with its place in the unmarked text."""
    found, place, start = [], 0, None
    for character in marked:
        if character == opening:
            start = place
        elif character == closing:
            found.append((start, place))
        elif character not in "⟦⟧⟨⟩":
            place += 1
            continue
    return found


def findings_of(rule: Rule, text: str) -> tuple[Finding, ...]:
    """What is found in an example; a rule that is a note is asked for by its code."""
    return tradecheck.check(text, config=Config(extend_select=frozenset({rule.code}))).findings


FLAGGED = [pytest.param(rule, text, id=f"{rule.code}-{n}") for rule in rules() for n, text in enumerate(rule.flagged)]
ACCEPTED = [pytest.param(rule, text, id=f"{rule.code}-{n}") for rule in rules() for n, text in enumerate(rule.accepted)]


@pytest.mark.parametrize(("rule", "marked"), FLAGGED)
def test_flagged(rule: Rule, marked: str) -> None:
    text = bare(marked)
    findings = findings_of(rule, text)
    assert [finding.code for finding in findings] == [rule.code]
    (primary,) = spans(marked, "⟦", "⟧")
    assert findings[0].span.of(text) == text[slice(*primary)]
    assert [(s.start, s.end) for s in findings[0].related] == spans(marked, "⟨", "⟩")


@pytest.mark.parametrize(("rule", "marked"), ACCEPTED)
def test_accepted(rule: Rule, marked: str) -> None:
    assert bare(marked) == marked
    assert findings_of(rule, marked) == ()


@pytest.mark.parametrize(("rule", "marked"), FLAGGED)
def test_a_text_with_its_first_repair_made_is_accepted(rule: Rule, marked: str) -> None:
    text = bare(marked)
    (finding,) = findings_of(rule, text)
    assert finding.fixes, "every flagged example has a repair"
    assert findings_of(rule, finding.fixes[0].apply(text)) == ()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_rule_has_its_examples_its_formula_and_its_page(rule: Rule) -> None:
    assert len(rule.flagged) >= 3
    assert len(rule.accepted) >= 4
    assert "Formula:" in rule.page
    assert rule.formula.ru
    assert rule.formula.en
    for text in rule.flagged:
        assert len(PRIMARY.findall(text)) == 1
