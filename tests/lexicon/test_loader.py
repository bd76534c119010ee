"""The loader: phrases walked word by word, spellings that two entries claim, and files that were changed or are wrong."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.conventions.tree import PACKAGE
from tradecheck.errors import LexiconError
from tradecheck.lexicon.loader import Words


def walk(words, phrase):
    for word in phrase.split():
        words = words.after(word) if words else None
    return words and words.value


def test_phrases_that_share_forms_of_a_word_stay_apart():
    words = Words.of([("т{,.} км", "tkm"), ("тонн{,а,ы}", "t"), ("т", "t"), ("тонно{-,} км", "tkm"), ("тонн м", "tm")])
    assert [walk(words, phrase) for phrase in ("т", "т км", "т. км", "тонны", "тонно- км", "тонн м", "тонн")] == [
        "t", "tkm", "tkm", "t", "tkm", "tm", "t",
    ]  # fmt: skip
    assert [walk(words, phrase) for phrase in ("т.", "тонны м", "км", "то", "")] == [None] * 5
    assert words.forms() == {"т", "т.", "тонн", "тонна", "тонны", "тонно", "тонно-"}


def test_the_longest_phrase_ends_the_walk():
    dollars = Words.of([("доллар сша", "USD")]).after("доллар")
    assert dollars.heads == {"сш"}
    assert not dollars.after("сша").heads


def test_a_spelling_that_two_entries_claim_is_refused():
    words = Words.of([("крон{а,ы} | чешск{adj} крон{а,ы}", "CZK"), ("датск{adj} крон{а,ы} | кроны", "DKK")])
    assert walk(words, "крона") == "CZK"
    with pytest.raises(LexiconError, match="'кроны' stands for 'CZK' and for 'DKK'"):
        words.after("кроны")


@pytest.fixture
def figures(tmp_path):
    """Lists the figures of a text with a copy of the package that may be changed."""
    copy = tmp_path / "tradecheck"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run(text):
        command = [sys.executable, "-m", "tradecheck", "figures", "-"]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, input=text, capture_output=True, encoding="utf-8", check=False
        )

    return copy / "lexicon", run


def test_a_changed_file_is_read_anew(figures):
    lexicon, run = figures
    assert "THB" in run("Купили за 5 млн бат.").stdout
    assert list((lexicon / "__pycache__").glob("currencies.*.pyc"))
    assert "BTC" not in run("Продали 5 млн биткоинов.").stdout
    with (lexicon / "currencies.toml").open("a", encoding="utf-8") as file:
        file.write('\nBTC = {forms = "биткоин{m}", ru = "биткоинов"}\n')
    assert "BTC" in run("Продали 5 млн биткоинов.").stdout


def test_a_file_that_is_no_toml_is_named(figures):
    lexicon, run = figures
    (lexicon / "units.toml").write_text("[mass\n", encoding="utf-8")
    assert "lexicon/units.toml: " in run("Собрали 5 млн тонн.").stderr
