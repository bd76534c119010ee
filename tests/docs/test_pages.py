"""The pages of the site are true: what is generated is up to date, commands print what is shown, and code runs."""

import doctest
import runpy
import subprocess
import sys

import pytest

from tests.conventions.tree import ROOT

DOCS = ROOT / "docs"
SESSIONS = sorted(page for page in DOCS.rglob("*.md") if ">>> " in page.read_text(encoding="utf-8"))


def test_generated_pages_and_what_commands_print():
    command = [sys.executable, str(DOCS / "make_pages.py"), "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "run: python docs/make_pages.py"


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: page.stem)
def test_code(page):
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0 < result.attempted


def test_code_is_found():
    assert {page.stem for page in SESSIONS} >= {"tutorial", "intervals"}


def test_the_extension_of_griffe():
    pytest.importorskip("griffe", reason="the site is built with the extra docs")
    shown = runpy.run_path(str(DOCS / "docstrings.py"))["shown"]
    told = "Raises :class:`~tradecheck.errors.SourceError` or :class:`ValueError` for ``a``; see :meth:`Config.load <tradecheck.Config.load>`.\n\n>>> 1 +\\\n... 1\n2\n>>> 3\n3\n\nMore."
    assert shown(told) == (
        "Raises [`SourceError`][tradecheck.SourceError] or `ValueError` for `a`; see [`Config.load`][tradecheck.Config.load].\n\n```pycon\n>>> 1 +\\\n... 1\n2\n>>> 3\n3\n```\n\nMore."
    )
