"""The examples, run as their readers would run them."""

import ast
import doctest
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import docx
import polars as pl
import pytest

import tradecheck

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SLIP = "Оборот розничных сетей области вырос на 20% — с 50 до 75 млрд рублей."
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
def test_what_has_to_be_installed_is_said(script):
    tree = ast.parse((EXAMPLES / script).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    needed = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"tradecheck"}
    told = set(re.findall(r"pip install (\w+)", ast.get_docstring(tree) or ""))
    assert told == needed


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

    def test_every_kind_is_read(self, tmp_path):
        drafts = tmp_path / "drafts"
        drafts.mkdir()
        (drafts / "a.html").write_text(f"<p>{SLIP.replace('20%', '<b>20</b>%')}</p>", encoding="utf-8")
        (drafts / "b.md").write_text(f"<!-- tradecheck: ignore -->\n{SLIP}\n", encoding="utf-8")
        (drafts / "c.jsonl").write_text(json.dumps({"text": SLIP}) + "\n{\n", encoding="utf-8")
        word = docx.Document()
        word.add_paragraph(SLIP)
        word.save(str(drafts / "d.docx"))
        code, report = self.report(drafts)
        assert code == 2
        assert report.count("**TC101** (ошибка)") == 3
        assert "## b.md\n\nЧисел: 3, расхождений: 0, заглушено: 1" in report
        assert "\nНе прочитано: " in report.partition("## c.jsonl")[2].partition("## d.docx")[0]

    def test_settings_of_the_folder(self, tmp_path):
        drafts = tmp_path / "drafts"
        drafts.mkdir()
        shutil.copy(EXAMPLES / "trade.txt", drafts)
        (drafts / "tradecheck.toml").write_text('ignore = ["TC302"]\n')
        assert self.report(drafts)[0] == 0


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

    def test_a_page_is_held_back_with_the_place_in_its_body(self):
        body = "<p>Оборот розничных сетей вырос на <b>20</b>% — с&nbsp;50 до 75 млрд рублей.</p>"
        code, answer = self.answer(title="Цены & торговля", body=body, format="html")
        assert code == 1
        [error] = answer["errors"]
        assert body[slice(*error["place"])] == error["figure"] == "20</b>%"

    def test_a_headline_is_checked_against_the_text(self):
        body = "Предприятия области экспортировали за год товары на 850 млн долларов."
        _code, answer = self.answer(title="Экспорт области составил 850 млрд долларов", body=body)
        told = [*answer["errors"], *answer["warnings"]]
        assert [note["code"] for note in told] == ["TC401"]

    def test_a_right_article_goes_out(self):
        body = "Оборот розничных сетей области вырос на 50% — с 50 до 75 млрд рублей."
        assert self.answer(title="Торговля растёт", body=body) == (0, {"publish": True, "errors": [], "warnings": []})

    @pytest.mark.parametrize(
        "stdin",
        [
            "",
            "[]",
            "{}",
            '{"title": "Т", "body": "Т", "published": "вчера"}',
            '{"title": "Т", "body": "Т", "format": "pdf"}',
        ],
    )
    def test_what_is_no_article(self, stdin):
        done = run("cms_hook.py", stdin=stdin)
        assert done.returncode == 2
        assert done.stderr.startswith("not an article")


def test_the_house_rule(tmp_path):
    package = Path(shutil.copytree(EXAMPLES / "house_rule", tmp_path / "house_rule"))
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    metadata = package / "acme_rules-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    entries = [f"{name} = {place}\n" for name, place in project["entry-points"]["tradecheck.rules"].items()]
    (metadata / "entry_points.txt").write_text("[tradecheck.rules]\n" + "".join(entries))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), str(EXAMPLES.parent)])}
    tests = [sys.executable, "-m", "pytest", "-q", "test_record.py"]
    done = subprocess.run(tests, cwd=package, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "2 passed" in done.stdout) == (0, True), done.stdout
    shown = [sys.executable, "-m", "tradecheck", "rule", "ACME001"]
    done = subprocess.run(shown, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith("# ACME001 record")


class TestDataFrame:
    def test_findings_by_draft(self, tmp_path):
        drafts = pl.DataFrame({"id": [7, 8, 9], "text": [SLIP.replace("20%", "50%"), f"Итоги\n\n{SLIP}", None]})
        drafts.write_csv(tmp_path / "drafts.csv")
        done = run("data_frame.py", str(tmp_path / "drafts.csv"), str(tmp_path / "findings.csv"))
        assert done.returncode == 0, done.stderr
        found = pl.read_csv(tmp_path / "findings.csv")
        assert found.select("id", "code", "figure").rows() == [(8, "TC101", "20%")]
        assert "TC101" in done.stderr

    @pytest.mark.parametrize("table", ["", "id,body\n1,текст\n"])
    def test_no_drafts(self, tmp_path, table):
        (tmp_path / "drafts.csv").write_text(table, encoding="utf-8")
        done = run("data_frame.py", str(tmp_path / "drafts.csv"), str(tmp_path / "findings.csv"))
        assert (done.returncode, (tmp_path / "findings.csv").exists()) == (2, False)
        assert done.stderr.startswith("no drafts in")
