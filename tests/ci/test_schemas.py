"""The files for CI systems keep to the schemas that those publish."""

import json
import subprocess
import sys

import pytest

from tests.ci.conftest import EXAMPLES, documents
from tests.conventions.tree import ROOT

pytest.importorskip("check_jsonschema", reason="the schemas come with check-jsonschema, of the extra dev")
WORKFLOW = EXAMPLES / "github" / ".github" / "workflows" / "figures.yml"


def validated(schema, *files):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", ROOT / "action.yml"),
        ("github-workflows", WORKFLOW),
        ("gitlab-ci", EXAMPLES / "gitlab" / ".gitlab-ci.yml"),
    ],
)
def test_it_keeps_to_its_schema(schema, file):
    code, told = validated(schema, file)
    assert code == 0, told


def test_the_template_is_a_gitlab_pipeline(tmp_path):
    _, pipeline = documents(ROOT / "templates" / "check.yml")
    (tmp_path / "pipeline.json").write_text(json.dumps(pipeline))
    code, told = validated("gitlab-ci", tmp_path / "pipeline.json")
    assert code == 0, told


def test_a_schema_can_be_broken(tmp_path):
    (tmp_path / "action.yml").write_text("name: no action\n")
    assert validated("github-actions", tmp_path / "action.yml")[0] == 1
