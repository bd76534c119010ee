"""CONTRIBUTING.md does what it says: its changes are made in a copy of the project and its commands run there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conventions.tree import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"<!-- (?P<what>add to|new file|run): (?P<name>[^\n]+) -->\n```\w+\n(?P<text>.*?)```\n", re.DOTALL)
COPIED = ("tradecheck", "tests", "docs", "examples", "pyproject.toml", "README.md", "README.ru.md")


def blocks(what: str) -> dict[str, str]:
    """The marked code blocks of one kind, by what their mark names."""
    return {match["name"]: match["text"] for match in BLOCK.finditer(PAGE) if match["what"] == what}


def run(script: str, folder: Path) -> str:
    """What the commands print; any that fails, fails the test."""
    command = ["bash", "-euo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A copy of the project with every change of the page made."""
    folder = tmp_path_factory.mktemp("project")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for name, text in blocks("new file").items():
        assert not (folder / name).exists()
        (folder / name).write_text(text, encoding="utf-8")
    for name, text in blocks("add to").items():
        file, _, section = name.partition(" ")
        path = folder / file
        before = path.read_text(encoding="utf-8")
        after = before.replace(f"{section}\n", f"{section}\n{text}", 1) if section else f"{before}\n{text}"
        assert after != before
        path.write_text(after, encoding="utf-8")
    environment(folder / ".venv" / "bin")
    return folder


def environment(folder: Path) -> None:
    """The commands of a virtual environment, run by this very Python."""
    folder.mkdir(parents=True)
    for name, arguments in (("python", ""), ("pytest", "-m pytest "), ("tradecheck", "-m tradecheck ")):
        path = folder / name
        path.write_text(f"#!/bin/sh\nexec '{sys.executable}' {arguments}\"$@\"\n", encoding="utf-8")
        path.chmod(0o755)


def test_every_step_is_collected():
    assert len(BLOCK.findall(PAGE)) == len(re.findall("<!-- (?:add to|new file|run):", PAGE)) == 10


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        ("figures", ["3,5 биткоина", "₿120", "BTC"]),
        ("corpus", ["passed"]),
        ("units", ["3 млн пудов", "pood"]),
        ("explain", ["переводы", "TC302"]),
        ("rule", ["passed", "TC409 record", "docs/rules/tc409_record.md"]),
    ],
)
def test_step(project, step, shown):
    printed = run(blocks("run")[step], project)
    assert [text for text in shown if text not in printed] == []


def test_the_new_rule_runs_all_its_examples(project):
    printed = run(".venv/bin/pytest tests/rules -k TC409 --collect-only", project)
    assert len(re.findall("TC409", printed)) == 3 + 4 + 3 + 1


@pytest.mark.parametrize("zipped", [False, True])
def test_a_rule_of_another_package(project, tmp_path, zipped):
    given = re.search(r"```python\nRULE = Rule\(\n(?P<own>.*?)    \.\.\.\n\)\n```", PAGE, re.DOTALL)
    (source,) = blocks("new file").values()
    source = source.replace("RULE = Rule(\n", f"RULE = Rule(\n{given['own']}").replace("TC409", "ACME001")
    package, metadata = tmp_path / "acme_rules", tmp_path / "acme_rules-1.0.dist-info"
    package.mkdir()
    metadata.mkdir()
    (package / "__init__.py").touch()
    (package / "record.py").write_text(source, encoding="utf-8")
    entry = re.search(r'\[project\.entry-points\."tradecheck\.rules"\]\n(?P<name>\w+) = "(?P<object>[\w.:]+)"', PAGE)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[tradecheck.rules]\n{entry['name']} = {entry['object']}\n")
    sentence = "Порт отгрузил рекордные 12,3 млн тонн угля, прежний рекорд — 14,1 млн тонн."
    place = shutil.make_archive(tmp_path / "packages", "zip", tmp_path) if zipped else tmp_path
    check = f'export PYTHONPATH={place}; echo "{sentence}" | .venv/bin/tradecheck'
    assert "ACME001" in run(f"{check} check - --select ACME --exit-zero", project)
    assert "# ACME001 record" in run(f"{check} rule ACME001", project)
