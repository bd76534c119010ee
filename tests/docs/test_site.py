"""The site is built without a warning, holds every page, and fetches nothing from elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tradecheck
from tests.conventions.tree import ROOT

pytest.importorskip("mkdocs", reason="the site is built with the extra docs")
FETCHED = re.compile(
    r"""<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)=["'](?:https?:)?//|@import|url\(["']?(?:https?:)?//"""
)
MARK = re.compile(r"--8\s*(?:<|&lt;)")
"""What is left of an included file where it was not included."""


def text_of(html: str) -> str:
    """A page without its tags, which colours put into the middle of a mark."""
    return re.sub(r"</?\w[^>]*>", "", html)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_is_there(site):
    pages = {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").rglob("*.md")}
    assert pages <= {page.relative_to(site) for page in site.rglob("*.html")}
    assert (site / "report.schema.json").is_file()
    assert not list(site.rglob("*.py"))


def test_nothing_is_fetched_from_elsewhere(site):
    pages = [*site.rglob("*.html"), *site.rglob("*.css")]
    assert [p.name for p in pages if FETCHED.search(p.read_text(encoding="utf-8"))] == []
    assert FETCHED.search('<link rel="stylesheet" href="https://example.org/a.css">')


def test_every_public_name_is_explained(site):
    page = (site / "reference" / "python.html").read_text(encoding="utf-8")
    assert [name for name in tradecheck.__all__ if f'id="tradecheck.{name}"' not in page] == []
    assert ":class:" not in page


def fields(name: str) -> list[str]:
    """The fields of a public record, or the members of a public enumeration."""
    value = getattr(tradecheck, name)
    members = getattr(value, "__members__", ())
    return [*members, *getattr(value, "__struct_fields__", ()), *getattr(value, "_fields", ())]


def test_every_public_field_is_shown(site):
    page = (site / "reference" / "python.html").read_text(encoding="utf-8")
    ids = {f"tradecheck.{name}.{field}" for name in tradecheck.__all__ for field in fields(name)}
    assert ids >= {"tradecheck.Finding.code", "tradecheck.Edit.span", "tradecheck.Severity.INFO"}
    assert [one for one in sorted(ids) if f'id="{one}"' not in page] == []


def test_included_files_are_shown(site):
    assert "OWNER/tradecheck" in (site / "how-to" / "github.html").read_text(encoding="utf-8")
    pages = [page for page in site.rglob("*.html") if MARK.search(text_of(page.read_text(encoding="utf-8")))]
    assert [page.name for page in pages] == []


@pytest.mark.parametrize(
    "left", ['--8&lt;-- "a.py"', '--8 < --"a.py"', '--8 &lt; --"a.py"', "<span>--</span><i>8</i> <b>&lt;</b>"]
)
def test_a_mark_that_is_left_is_seen(left):
    assert MARK.search(text_of(f"<code>{left}</code>"))


def test_the_formatter_leaves_marks_alone():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--diff", "docs"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
