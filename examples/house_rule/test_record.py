"""The examples of the house rule, run: ``pytest test_record.py``."""

import pytest
from acme_rules.record import CODE, RULE

import tradecheck

ONLY = tradecheck.Config(select=frozenset({CODE}))


def found(sentence: str) -> list[tuple[str, str]]:
    """What the rule says of a sentence, with the figure that it says it of."""
    text = sentence.translate(dict.fromkeys(map(ord, "⟦⟧⟨⟩")))
    return [(finding.code, finding.span.of(text)) for finding in tradecheck.check(text, config=ONLY).findings]


@pytest.mark.parametrize("sentence", RULE.flagged)
def test_it_flags(sentence: str) -> None:
    assert found(sentence) == [(CODE, sentence.partition("⟦")[2].partition("⟧")[0])]


@pytest.mark.parametrize("sentence", RULE.accepted)
def test_it_accepts(sentence: str) -> None:
    assert found(sentence) == []
