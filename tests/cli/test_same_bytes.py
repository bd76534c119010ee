"""What is printed is the same from run to run, byte for byte, in every format."""

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import POINTS, RIGHT, SLIP
from tradecheck.report import writers

PAGE = f"<p>{SLIP.replace('20%', '<b>20</b>&nbsp;%')}</p><!-- tradecheck: ignore[TC503] --><p>{POINTS}</p>"
FILES = {"а.txt": f"{SLIP}\n{POINTS}\n", "b.md": f"# Итоги\n\n- {SLIP}\n- {POINTS}\n", "c.html": PAGE, "d.txt": RIGHT}
COMMANDS = [
    *(("check", "--statistics", "-v", "--format", name) for name in writers.names()),
    ("check", "--diff", "--unsafe-fixes"),
    *(("figures", "--format", name) for name in ("table", "json", "csv")),
    ("explain",),
]


def run(folder, args, **env):
    """Code, standard output and standard error of a command, run in a process of its own."""
    command = [sys.executable, "-m", "tradecheck", *args, ".", "no.txt"]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """All commands run, and all of them again, so that seconds pass between the two runs of one."""
    folder = tmp_path_factory.mktemp("desk")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    first = [run(folder, args, PYTHONHASHSEED="1", TZ="UTC") for args in COMMANDS]
    second = [run(folder, args, PYTHONHASHSEED="2", TZ="Asia/Tokyo") for args in COMMANDS]
    return dict(zip(COMMANDS, zip(first, second, strict=True), strict=True))


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_two_runs_print_the_same(runs, args):
    first, second = runs[args]
    assert first == second
    assert first[0] == 2
    assert first[1]
    assert "no.txt" in first[2].decode()
