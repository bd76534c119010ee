"""The hook for pre-commit."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.ci.conftest import EXAMPLES, documents, installs, laid_out, shell
from tests.conventions.tree import ROOT
from tradecheck.source.formats import SUFFIXES

((HOOK,),) = documents(ROOT / ".pre-commit-hooks.yaml")
CONFIG = EXAMPLES / "pre-commit" / ".pre-commit-config.yaml"
((USED,),) = [repo["hooks"] for repo in documents(CONFIG)[0]["repos"]]


def test_it_takes_the_kinds_of_which_every_file_is_an_article():
    taken = {suffix for suffix in SUFFIXES if re.search(HOOK["files"], f"drafts/item{suffix}")}
    assert set(SUFFIXES) - taken == {".rss", ".atom", ".xml", ".jsonl", ".ndjson"}
    assert not re.search(HOOK["files"], "setup.py")


def test_the_example_names_the_hook_and_fails(tmp_path):
    assert USED["id"] == HOOK["id"]
    arguments = [*HOOK["entry"].split()[1:], *USED["args"], "drafts/pharmacies.md"]
    command = [sys.executable, "-m", HOOK["entry"].split()[0], *arguments]
    folder = laid_out("pre-commit", tmp_path)
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "TC101" in done.stdout) == (1, True)


def test_the_example_leaves_out_what_its_settings_exclude(tmp_path):
    folder = laid_out("pre-commit", tmp_path)
    (folder / "drafts" / "archive").mkdir()
    (folder / "drafts" / "pharmacies.md").rename(folder / "drafts" / "archive" / "pharmacies.md")
    command = [sys.executable, "-m", *HOOK["entry"].split(), *USED["args"], "drafts/archive/pharmacies.md"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "Excluded by the configuration: 1" in done.stderr) == (0, True)


@installs
def test_pre_commit_installs_and_runs_it(tmp_path):
    pytest.importorskip("pre_commit", reason="pre-commit is of the extra dev")
    hooks = tmp_path / "tradecheck"
    kept = shutil.ignore_patterns(".git", "__pycache__", ".venv", ".*_cache", ".hypothesis", "site")
    shutil.copytree(ROOT, hooks, ignore=kept)
    folder = laid_out("pre-commit", tmp_path)
    committed = "git init -q && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm all"
    assert shell(f"{committed} && git tag v0.1.0", hooks).returncode == 0
    text = (folder / CONFIG.name).read_text(encoding="utf-8")
    (folder / CONFIG.name).write_text(re.sub(r"repo: \S+", f"repo: {hooks}", text), encoding="utf-8")
    run = f"git init -q && git add -A && '{sys.executable}' -m pre_commit run --all-files --color never"
    done = shell(run, folder, PRE_COMMIT_HOME=tmp_path / "home")
    assert done.returncode == 1
    assert "drafts/pharmacies.md:5:38: TC101 growth-percent error" in done.stdout, done.stdout + done.stderr
