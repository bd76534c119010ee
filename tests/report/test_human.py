import unicodedata
from itertools import pairwise

import pytest

from tradecheck.report.cells import text_width
from tradecheck.report.formats.concise import concise
from tradecheck.report.human import human

SHORT = "Коротко\r\nОборот за 2021 год: 4,3 млн долларов.\r\nраз\r\nдва\r\nРост на 24,5%, до 1,4 млрд долларов.\r\n"


def under_marks(shown: str, mark: str) -> list[str]:
    """What stands above each run of ``mark``."""
    lines = shown.splitlines()
    found = []
    for above, below in pairwise(lines):
        if "│" in below and set(below.split("│")[1]) <= set(" ^-") and mark in below:
            kept = "".join(c if m == mark else "\0" for c, m in zip(above, below, strict=False))
            found += kept.split("\0")
    return [piece for piece in found if piece]


def test_the_marks_stand_under_the_figures(make):
    for width in (40, 60, 100, 200):
        shown = human(make(), width=width)
        assert under_marks(shown, "^") == ["4,3 млн"]
        assert under_marks(shown, "-") == ["24,5%", "1,4 млрд долларов"]


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_of_the_excerpt_is_wider_than_the_terminal(make, width):
    excerpt = [line for line in human(make(), width=width).splitlines() if "│" in line]
    assert max(map(text_width, excerpt)) <= width


def test_a_long_paragraph_is_cut_to_what_matters(make):
    shown = human(make())
    assert "Министерство экономики" not in shown
    assert "удобрения" not in shown
    assert shown.startswith("export.txt:1:192: TC302 implied-base ошибка\n")


def test_figures_on_different_lines(make):
    shown = human(make(SHORT))
    assert "  2 │ Оборот" in shown
    assert "⋮\n  5 │ Рост" in shown
    assert "раз" not in shown
    assert under_marks(shown, "-") == ["24,5%", "1,4 млрд долларов"]


def test_wide_and_combining_characters_do_not_move_the_marks(make):
    text = "中国и\u0306🎉 " + SHORT.splitlines()[1] + SHORT.splitlines()[4]
    line, marks, *_ = (row.split("│ ")[1] for row in human(make(text)).splitlines() if "│ " in row)
    before = line[: line.index("4,3")]
    assert unicodedata.combining(before[3])
    assert marks.index("^") == text_width(before)


def test_the_arithmetic_and_the_repairs_in_both_languages(make):
    assert "в тексте     4,3 млн долларов           [4,2–4,4\N{NO-BREAK SPACE}млн]" in human(make())
    assert "2. другой множитель за четыре месяца\n     1,4 млрд → 1,4 млн" in human(make())
    assert "Likeliest repairs:\n  1. write" in human(make(), lang="en")


def test_an_article_cannot_steer_the_terminal(make):
    text = "\x1b]0;ха\x07\u202e" + SHORT.splitlines()[1] + SHORT.splitlines()[4]
    shown = human(make(text, source="зло\x1b[2J.txt"))
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cf")} - {"\n"}


def test_concise_is_one_line_a_finding(make):
    (line,) = concise(make(SHORT), "en")
    assert line.startswith("export.txt:2:21: TC302 Four months")
