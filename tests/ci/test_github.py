"""The GitHub Action, its steps run in the example repository."""

import sys

import pytest

from tests.ci.conftest import EXAMPLES, documents, environment, filled, installs, laid_out, shell
from tests.conventions.tree import ROOT

(ACTION,) = documents(ROOT / "action.yml")
(WORKFLOW,) = documents(EXAMPLES / "github" / ".github" / "workflows" / "figures.yml")
(USED,) = [s for s in WORKFLOW["jobs"]["tradecheck"]["steps"] if "tradecheck" in s["uses"]]


def step(name, repository, temp, **inputs):
    """What a step of the action does, given its inputs."""
    (chosen,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == name]
    given = {key: about["default"] for key, about in ACTION["inputs"].items()} | inputs
    values = {f"inputs.{key}": value for key, value in given.items()}
    values["steps.python.outputs.python-path"] = sys.executable
    env = {key: filled(value, values) for key, value in chosen["env"].items()}
    env |= {"RUNNER_TEMP": temp, "GITHUB_ACTION_PATH": ROOT, "GITHUB_WORKSPACE": repository}
    return shell(chosen["run"], repository, **env)


@pytest.fixture
def repository(tmp_path):
    return laid_out("github", tmp_path)


@pytest.fixture
def temp(tmp_path):
    environment(tmp_path / "temp" / "tradecheck" / "bin")
    return tmp_path / "temp"


def test_the_workflow_gives_what_the_action_takes():
    assert set(USED["with"]) <= set(ACTION["inputs"])


def test_the_example_is_annotated_and_fails(repository, temp):
    done = step("Check the figures", repository, temp, **USED["with"])
    assert done.returncode == 1, done.stderr
    assert [line.split("::")[1] for line in done.stdout.splitlines()] == [
        "error title=TC101 growth-percent,file=drafts/pharmacies.md,line=5,endLine=5,col=38,endColumn=41",
        "notice title=TC503 percent-for-points,file=drafts/pharmacies.md,line=7,endLine=7,col=111,endColumn=113",
    ]


def test_a_mended_draft_passes(repository, temp):
    draft = repository / "drafts" / "pharmacies.md"
    draft.write_text(draft.read_text(encoding="utf-8").replace("на 12%", "на 27%"), encoding="utf-8")
    assert step("Check the figures", repository, temp, **USED["with"]).returncode == 0


def test_what_is_given_is_no_command_and_may_hold_spaces(repository, temp):
    (repository / "два слова").mkdir()
    (repository / "drafts" / "pharmacies.md").rename(repository / "два слова" / "$(touch made);.md")
    paths = "два слова\n\nтут $(touch made)\n"
    done = step("Check the figures", repository, temp, paths=paths, args="--lang en $(touch made)")
    assert done.returncode == 2
    assert not (repository / "made").exists()
    done = step("Check the figures", repository, temp, paths="два слова\n")
    assert done.returncode == 1
    assert "file=два слова/$(touch made);.md" in done.stdout


def test_nothing_to_check_is_no_success(repository, temp):
    assert step("Check the figures", repository, temp, paths="").returncode == 2


@installs
def test_it_installs_itself(repository, tmp_path):
    done = step("Install tradecheck", repository, tmp_path / "fresh")
    assert done.returncode == 0, done.stderr
    assert step("Check the figures", repository, tmp_path / "fresh", **USED["with"]).returncode == 1
