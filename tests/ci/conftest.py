"""What the files for CI systems say, and their commands run as those systems would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conventions.tree import ROOT

EXAMPLES = ROOT / "examples" / "ci"
INSTALLS = "TRADECHECK_TEST_INSTALLS"
"""Set where packages may be fetched: the tests then install tradecheck as the CI systems would."""

installs = pytest.mark.skipif(INSTALLS not in os.environ, reason=f"fetches packages; set {INSTALLS}=1 to run it")


def documents(path: Path) -> list[Any]:
    """All YAML documents in a file."""
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


def filled(text: str, values: dict[str, str]) -> str:
    """``text`` with the values of its expressions: ``${{ inputs.paths }}`` or ``$[[ inputs.paths ]]``."""
    return re.sub(r"\$(?:\{\{|\[\[) *([\w.-]+) *(?:\}\}|\]\])", lambda match: values[match[1]], text)


def shell(script: str, folder: Path, **env: object) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub and GitLab do: in Bash, up to the first command that fails."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=folder, env={**outside, **{k: str(v) for k, v in env.items()}},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def laid_out(name: str, folder: Path) -> Path:
    """A copy of an example repository."""
    return Path(shutil.copytree(EXAMPLES / name, folder / name))


def environment(folder: Path) -> Path:
    """A folder of commands, as in an environment that tradecheck is installed in; they are run by this very Python."""
    folder.mkdir(parents=True)
    command = folder / "tradecheck"
    command.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m tradecheck \"$@\"\n", encoding="utf-8")
    command.chmod(0o755)
    return folder
