"""Levels that stand together beside a greater one: which of them are the likelier to be its parts."""

import pytest

from tradecheck.claim.reader import read
from tradecheck.relation.division import Division
from tradecheck.relation.parts import divisions
from tradecheck.relation.run_signs import AGAINST, LEAST, MOST, gain, signs_of

SUM = "Курорты края приняли 5,54 млн человек. В Сочи отдыхали 1,72 млн, в Анапе — 1,86 млн, в Геленджике — 1,96 млн."


def run_of(text: str, parts: int) -> tuple[Division, float, set[str]]:
    """The run of so many parts with the first level for its whole, what its signs add, and the signs."""
    article = read(text)
    (run,) = (d for d in divisions(article) if d.whole.index == 0 and len(d.parts) == parts)
    return run, gain(article, run), set(signs_of(article, run))


def test_a_sentence_of_parts_after_the_greatest_level_gains_all_there_is_to_gain():
    _, added, signs = run_of(SUM, 3)
    assert added == MOST
    assert signs >= {"parts in one sentence", "whole the first of its sentence", "whole the greatest"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(SUM, 2, id="the list goes on"),
        pytest.param(SUM.replace(" В Сочи", " Гостиницы вместили 0,61 млн. В Сочи"), 3, id="another level between"),
    ],
)
def test_what_speaks_against_a_run_leaves_it_nothing_to_gain(text, parts):
    _, added, signs = run_of(text, parts)
    assert signs & AGAINST
    assert LEAST <= added <= 0
