"""The template for GitLab, its job run in the example repository."""

import json
import os

import pytest

from tests.ci.conftest import EXAMPLES, documents, environment, filled, installs, laid_out, shell
from tests.conventions.tree import ROOT

HEAD, PIPELINE = documents(ROOT / "templates" / "check.yml")
JOB = PIPELINE["tradecheck"]
INPUTS = HEAD["spec"]["inputs"]
(USED,) = documents(EXAMPLES / "gitlab" / ".gitlab-ci.yml")[0]["include"]


def job(section, repository, commands, **inputs):
    """What a section of the job does, given its inputs."""
    given = {key: about.get("default") for key, about in INPUTS.items()} | inputs
    values = {f"inputs.{key}": value for key, value in given.items()}
    script = "\n".join(filled(line, values) for line in JOB[section])
    return shell(script, repository, PATH=f"{commands}{os.pathsep}{os.environ['PATH']}", CI_PROJECT_DIR=repository)


@pytest.fixture
def repository(tmp_path):
    return laid_out("gitlab", tmp_path)


@pytest.fixture
def commands(tmp_path):
    return environment(tmp_path / "bin")


def test_the_example_gives_what_the_template_takes_and_all_that_it_must():
    assert set(USED["inputs"]) <= set(INPUTS)
    assert {key for key, about in INPUTS.items() if "default" not in about} == {"package"} <= set(USED["inputs"])
    assert (ROOT / USED["file"]).is_file()


def test_the_example_is_reported_and_fails(repository, commands):
    done = job("script", repository, commands, **USED["inputs"])
    assert done.returncode == 1, done.stderr
    assert "drafts/pharmacies.md:5:38: TC101 growth-percent" in done.stdout
    report = json.loads((repository / JOB["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [(issue["check_name"], issue["location"]["path"]) for issue in report] == [
        ("TC101", "drafts/pharmacies.md"),
        ("TC503", "drafts/pharmacies.md"),
    ]
    assert JOB["artifacts"]["when"] == "always"


def test_a_mended_draft_passes(repository, commands):
    draft = repository / "drafts" / "pharmacies.md"
    draft.write_text(draft.read_text(encoding="utf-8").replace("на 12%", "на 27%"), encoding="utf-8")
    assert job("script", repository, commands, **USED["inputs"]).returncode == 0


def test_a_draft_that_cannot_be_read_fails(repository, commands):
    (repository / "drafts" / "broken.md").write_bytes(bytes(10))
    assert job("script", repository, commands, **USED["inputs"]).returncode == 2


@installs
def test_it_installs_the_package(repository, tmp_path):
    fresh = tmp_path / "fresh"
    assert shell(f"python3 -m venv {fresh}", tmp_path).returncode == 0
    done = job("before_script", repository, fresh / "bin", package=f"{ROOT}[docx]")
    assert done.returncode == 0, done.stderr
    assert job("script", repository, fresh / "bin", **USED["inputs"]).returncode == 1
