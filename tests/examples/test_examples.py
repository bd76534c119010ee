"""The examples, run as their readers would run them."""

import doctest
import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tradecheck

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SLIPS = {"trade.txt": ["TC302"], "budget.txt": ["TC205"], "trade_ok.txt": []}


def run(script: str, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLES / script), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", check=False)


def test_every_item_has_the_slips_that_it_is_there_for():
    found = {path.name: [f.code for f in tradecheck.check_file(path).findings] for path in EXAMPLES.glob("*.txt")}
    assert found == SLIPS


def test_the_first_repair_makes_the_item_right():
    slip = tradecheck.check_file(EXAMPLES / "trade.txt")
    repaired = slip.findings[0].fixes[0].apply(slip.text)
    assert repaired == (EXAMPLES / "trade_ok.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", sorted(path.name for path in EXAMPLES.glob("*.py")))
def test_the_doctests_of_the_scripts(script):
    names = runpy.run_path(str(EXAMPLES / script))
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    for name, item in names.items():
        if getattr(item, "__module__", None) == "<run_path>":
            for test in finder.find(item, name, module=False, globs=names):
                runner.run(test)
    assert runner.summarize().failed == 0


class TestEditorialQa:
    def report(self, folder: Path) -> tuple[int, str]:
        target = folder.parent / "report.md"
        done = run("editorial_qa.py", str(folder), str(target))
        assert done.stderr == ""
        return done.returncode, target.read_text(encoding="utf-8")

    def test_slips_are_told_of(self, tmp_path):
        drafts = tmp_path / "drafts"
        (drafts / "city").mkdir(parents=True)
        shutil.copy(EXAMPLES / "trade.txt", drafts)
        shutil.copy(EXAMPLES / "budget.txt", drafts / "city")
        code, report = self.report(drafts)
        assert code == 1
        assert "## city/budget.txt" in report
        assert "**TC302**" in report
        assert "«2,7 миллиона долларов» → «2,7 миллиарда долларов»" in report

    def test_right_drafts(self, tmp_path):
        (tmp_path / "drafts").mkdir()
        shutil.copy(EXAMPLES / "trade_ok.txt", tmp_path / "drafts")
        assert self.report(tmp_path / "drafts")[0] == 0

    def test_a_draft_that_cannot_be_read_is_named_and_the_others_are_checked(self, tmp_path):
        drafts = tmp_path / "drafts"
        drafts.mkdir()
        shutil.copy(EXAMPLES / "trade.txt", drafts)
        (drafts / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
        code, report = self.report(drafts)
        assert code == 2
        assert "## photo.txt\n\nНе прочитан" in report
        assert "**TC302**" in report

    def test_no_drafts(self, tmp_path):
        (tmp_path / "drafts").mkdir()
        assert self.report(tmp_path / "drafts")[0] == 2


class TestCmsHook:
    def answer(self, **article: str) -> tuple[int, dict]:
        done = run("cms_hook.py", stdin=json.dumps(article))
        return done.returncode, json.loads(done.stdout)

    def test_an_error_holds_the_article_back(self):
        body = "Оборот розничных сетей области вырос на 20% — с 50 до 75 млрд рублей."
        code, answer = self.answer(title="Торговля растёт", body=body, published="2024-06-14")
        assert code == 1
        assert not answer["publish"]
        assert [(error["code"], error["figure"]) for error in answer["errors"]] == [("TC101", "20%")]
        assert answer["errors"][0]["repairs"]

    def test_a_right_article_goes_out(self):
        body = "Оборот розничных сетей области вырос на 50% — с 50 до 75 млрд рублей."
        assert self.answer(title="Торговля растёт", body=body) == (0, {"publish": True, "errors": [], "warnings": []})

    @pytest.mark.parametrize("stdin", ["", "[]", "{}", '{"title": "Т", "body": "Т", "published": "вчера"}'])
    def test_what_is_no_article(self, stdin):
        done = run("cms_hook.py", stdin=stdin)
        assert done.returncode == 2
        assert done.stderr.startswith("not an article")
