"""Rules and lexicons keep their form, generated pages are up to date, and the tree stands by itself."""

import re
import runpy
import tomllib
from string import Formatter

import pytest

from tests.conventions.tree import LEXICONS, PACKAGE, ROOT, RULES
from tradecheck.rules.base import rules

NAME = re.compile(r"tc\d{3}(_[a-z]+)+\.py")
CYRILLIC = re.compile("[А-Яа-яЁё]")
OWN = [
    rule for rule in rules() if (PACKAGE / "rules" / f"{rule.code}_{rule.name}.py".lower().replace("-", "_")).exists()
]


def test_every_rule_file_is_a_rule():
    assert [path.name for path in RULES if not NAME.fullmatch(path.name)] == []
    assert len(OWN) == len(RULES) > 0
    assert {path.name for path in (PACKAGE / "rules").glob("*.py")} - {p.name for p in RULES} == {
        "__init__.py",
        "base.py",
    }


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in OWN}) == len({rule.name for rule in OWN}) == len(OWN)


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_every_rule_is_complete(rule):
    assert "Formula:" in rule.page
    assert rule.flagged
    assert rule.accepted
    for text in (rule.formula, rule.message):
        assert CYRILLIC.search(text.ru)
        assert text.en
        assert not CYRILLIC.search(text.en)
    fields = [
        {name for _, name, _, _ in Formatter().parse(text) if name} for text in (rule.message.ru, rule.message.en)
    ]
    assert fields[0] == fields[1] <= {"reported", "others", "computed"}
    assert len({*rule.flagged, *rule.accepted}) == len(rule.flagged) + len(rule.accepted), "an example stands twice"


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_every_lexicon_names_its_source(path):
    text = path.read_text(encoding="utf-8")
    header = re.match(r"(?:#.*\n)+", text)
    assert header
    assert "Source" in header[0]
    assert tomllib.loads(text)


def test_generated_pages_are_up_to_date():
    outdated = runpy.run_path(str(ROOT / "docs" / "make_rules.py"))["outdated"]()
    assert outdated == [], "run: python docs/make_rules.py"


SKIPPED = {
    ".git",
    ".venv",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "__pycache__",
    "build",
    "dist",
    "site",
}
TEXT = {"", ".py", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".ipynb", ".cfg", ".html"}
FOREIGN = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w|(?<![\w.])/tmp/\w+|\bshared/")
"""Paths of one machine, and of what stands outside the checkout."""


def texts():
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if (
            path.is_file()
            and path.suffix in TEXT
            and not SKIPPED & set(inside.parts)
            and not inside.match("*.egg-info/*")
        ):
            yield inside, path.read_text(encoding="utf-8", errors="replace")


def test_nothing_names_a_place_outside_the_tree():
    own = "tests/conventions/test_data.py"
    found = [
        f"{inside.as_posix()}:{number}"
        for inside, text in texts()
        if inside.as_posix() != own
        for number, line in enumerate(text.splitlines(), 1)
        if FOREIGN.search(line)
    ]
    assert found == []
