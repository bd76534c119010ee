"""The corpus of figures: every spelling is read whole and right, every look-alike is left alone.

A case of ``tests/corpus/figures/*.toml`` has ``as``, spellings split by ``|``, and what each of them is: ``value`` (a
decimal or a fraction) or the ends ``low`` and ``high`` of an interval, ``unit``, and where there are any ``hedge`` and ``sign``.
A figure begins where its spelling does, but for a sign, a hedge or a preposition.
"""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import tradecheck

CORPUS = Path(__file__).parent.parent / "corpus"
LEADS = frozenset({"на", "в", "до", "от", "между"})


def cases():
    for path in sorted((CORPUS / "figures").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            for spelling in (part.strip(" \n") for part in case["as"].split("|")):
                yield pytest.param(spelling, case, id=f"{path.stem}: {spelling}")


def same(one, other):
    """Whether two numbers are equal to the 20 places to which thirds are carried."""
    return abs(Fraction(one) - Fraction(other)) < Fraction(1, 10**20)


@pytest.mark.parametrize(("spelling", "case"), list(cases()))
def test_spelling(spelling, case):
    figure = tradecheck.parse(spelling)
    assert figure.unit == case["unit"]
    if "value" in case:
        assert same(figure.value, case["value"])
        assert figure.wide_low <= figure.value <= figure.wide_high
    if "low" in case:
        assert (figure.low, figure.high) == (Decimal(case["low"]), Decimal(case["high"]))
        assert figure.low <= figure.value <= figure.high
    assert figure.hedge == case.get("hedge")
    assert figure.sign == case.get("sign")
    assert spelling[figure.end :] in ("", ".")
    assert figure.text == spelling[figure.start : figure.end]
    lead = spelling[: figure.start].lower().split()
    assert not lead or "hedge" in case or "sign" in case or lead[-1] in LEADS


def test_the_corpus_is_large():
    assert len(list(cases())) >= 800


def lookalikes():
    groups = tomllib.loads((CORPUS / "lookalikes.toml").read_text(encoding="utf-8"))
    return [
        pytest.param(line, id=f"{group}: {line}")
        for group, lines in groups.items()
        for line in lines.strip().split("\n")
    ]


@pytest.mark.parametrize("phrase", lookalikes())
def test_lookalike(phrase):
    assert tradecheck.extract(phrase) == []


def test_the_lookalikes_are_many():
    assert len(lookalikes()) >= 200
