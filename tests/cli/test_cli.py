import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tradecheck.cli.codes import PIPE_CLOSED
from tradecheck.report import writers

WRONG = "Экспорт компании вырос на 20% — с 50 млрд до 75 млрд рублей.\n"
FULL = Path("/dev/full")
RIGHT = "Экспорт компании вырос на 20% — с 50 млрд до 60 млрд рублей.\n"


def run(*args, stdin="", cwd=None, **env):
    outside = {name: value for name, value in os.environ.items() if name not in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")}
    environment = {**outside, "PYTHONIOENCODING": "utf-8", **env}
    return subprocess.run(
        [sys.executable, "-m", "tradecheck", *map(str, args)],
        input=stdin, capture_output=True, encoding="utf-8", env=environment, cwd=cwd, check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "wrong.txt").write_bytes(WRONG.encode("cp1251"))
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def test_exit_codes(folder):
    assert run("check", folder / "right.txt").returncode == 0
    assert run("check", folder / "wrong.txt").returncode == 1
    assert run("check", folder / "wrong.txt", "--exit-zero").returncode == 0


def test_an_input_not_read_outweighs_all_and_stops_nothing(folder):
    done = run("check", folder / "no.txt", folder / "wrong.txt", "--exit-zero", "--format", "concise")
    assert done.returncode == 2
    assert "no.txt: такого файла нет" in done.stderr
    assert "wrong.txt:1:" in done.stdout
    assert done.stderr.splitlines()[-1].startswith("Файлов проверено: 1, ")


@pytest.mark.parametrize("args", [[], ["check"], ["check", "-", "--lang", "fr"], ["check", "-", "--published", "да"]])
def test_wrong_usage(args):
    assert run(*args).returncode == 2


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["chek", "right.txt"], "No such command 'chek'; did you mean “check”?"),
        (["right.txt"], "No such command 'right.txt'; did you mean: tradecheck check right.txt"),
        (["my news", "-q"], "No such command 'my news'; did you mean: tradecheck check 'my news'"),
        (["zzz"], "No such command 'zzz'"),
    ],
)
def test_what_may_have_been_meant(folder, args, told):
    (folder / "my news").mkdir()
    done = run(*args, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {told}"


def test_nothing_to_check(tmp_path):
    done = run("check", tmp_path, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing to check" in done.stderr


def test_standard_input_with_a_name():
    done = run("check", "-", "--stdin-filename", "лента.txt", "--format", "concise", "-q", stdin=WRONG)
    assert done.stdout.startswith("лента.txt:1:")
    assert done.stderr == ""


def test_json_is_the_same_on_every_run_and_in_every_locale(folder):
    first = run("check", folder, "--format", "json", PYTHONHASHSEED="1")
    second = run("check", folder, "--format", "json", PYTHONHASHSEED="2", PYTHONIOENCODING="ascii")
    assert first.stdout == second.stdout
    data = json.loads(first.stdout)
    assert [file["encoding"] for file in data["files"]] == ["utf-8", "cp1251"]
    assert data["summary"]["finding_count"] >= 1


def test_colours_only_when_asked(folder):
    path = folder / "wrong.txt"
    assert "\x1b[" not in run("check", path).stdout
    assert "\x1b[" in run("check", path, "--color", "always").stdout


@pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
def test_a_closed_pipe_is_no_accident(folder):
    long = folder / "long.txt"
    long.write_text(WRONG * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tradecheck", "figures", str(long)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="a pipe that nobody reads")
@pytest.mark.parametrize(
    "args",
    [
        ["check", "wrong.txt"],
        ["check", "right.txt", "--format", "json"],
        ["figures", "right.txt"],
        ["check", "--help"],
        ["-h"],
    ],
)
def test_a_pipe_that_nobody_reads_is_no_finding(folder, args):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "tradecheck", *args], stdout=writer, stderr=subprocess.PIPE, cwd=folder, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (PIPE_CLOSED, b"")


@pytest.mark.skipif(os.name != "posix", reason="a shell's redirections")
@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-"])
def test_closed_streams_are_no_finding(folder, closed):
    command = f"'{sys.executable}' -m tradecheck check '{folder / 'right.txt'}' {closed}"
    assert subprocess.run(command, shell=True, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["right.txt"], 0), (["right.txt", "-v", "--statistics"], 0), (["wrong.txt"], 1),
        (["no.txt"], 2), (["--nonsense"], 2), (["right.txt", "--select", "TC9"], 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_full_standard_error_changes_no_exit_code(folder, args, code, encoding):
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tradecheck", "check", *args], stdout=subprocess.PIPE, stderr=full, cwd=folder,
            env={**os.environ, "PYTHONIOENCODING": encoding}, check=False,
        )  # fmt: skip
    assert (done.returncode, bool(done.stdout)) == (code, code == 1)


def test_figures_as_a_table_as_json_and_as_csv(folder):
    path = folder / "right.txt"
    assert "60 млрд рублей" in run("figures", path).stdout
    listed = json.loads(run("figures", path, "--format", "json").stdout)["files"][0]["figures"]
    rows = list(csv.DictReader(io.StringIO(run("figures", path, "--format", "csv").stdout)))
    assert [row["value"] for row in rows] == [figure["value"] for figure in listed]
    assert all(RIGHT[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)


def test_figures_with_the_days_of_their_periods(folder):
    path = folder / "dated.txt"
    path.write_text("В прошлом году экспорт составил 75 млрд рублей.", encoding="utf-8")
    assert "В прошлом году" in run("figures", path).stdout
    assert "2022-01-01…2022-12-31" in run("figures", path, "--published", "2023-05-31").stdout
    rows = csv.DictReader(io.StringIO(run("figures", path, "--format", "csv", "--published", "2023-05-31").stdout))
    assert [(row["period"], row["period_last"]) for row in rows] == [("В прошлом году", "2022-12-31")]


def test_a_plain_run_loads_neither_rich_nor_chardet(folder):
    code = (
        "import sys\nfrom tradecheck.cli.app import run\nrun()\nprint({'rich', 'chardet', 'pint'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "figures", str(folder / "right.txt")],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout.endswith("set()\n")


@pytest.mark.parametrize("form", writers.names())
def test_every_format_is_the_same_on_every_run(folder, form):
    first, second = (
        run("check", "wrong.txt", "right.txt", "no.txt", "--format", form, cwd=folder, PYTHONHASHSEED=seed)
        for seed in "12"
    )
    assert first.stdout == second.stdout
    assert first.returncode == second.returncode == 2
    assert "wrong.txt" in first.stdout
    assert str(folder) not in first.stdout


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "rdjson", "checkstyle"])
def test_paths_begin_at_the_checkout(folder, form):
    below = folder / "drafts"
    below.mkdir()
    (folder / "wrong.txt").rename(below / "wrong.txt")
    assert "drafts/wrong.txt" in run("check", "wrong.txt", "--format", form, cwd=below, CI_PROJECT_DIR=folder).stdout
    assert "drafts/wrong.txt" in run("check", below / "wrong.txt", "--format", form, cwd=folder).stdout


def test_a_report_goes_to_a_file(folder):
    out = folder / "report.sarif"
    done = run("check", folder / "wrong.txt", "--format", "sarif", "-o", out)
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(out.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert sorted(path.name for path in folder.iterdir()) == ["report.sarif", "right.txt", "wrong.txt"]


def test_a_report_in_a_place_that_is_not_there(folder):
    done = run("check", folder / "wrong.txt", "-o", folder / "no" / "report.txt")
    assert done.returncode == 2
    assert str(folder / "no" / "report.txt") in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_never_overwrites_an_input(folder):
    done = run("check", folder, "-o", folder / "wrong.txt", "--lang", "en")
    assert done.returncode == 2
    assert "would overwrite an input" in done.stderr
    assert (folder / "wrong.txt").read_bytes() == WRONG.encode("cp1251")
    assert len(list(folder.iterdir())) == 2


def test_statistics_go_beside_the_report(folder):
    (folder / "more.txt").write_text(WRONG * 2, encoding="utf-8")
    done = run("check", folder, "--statistics", "--format", "json", "--lang", "en")
    counted = json.loads(done.stdout)["summary"]["by_rule"]
    table = {line.split()[1]: int(line.split()[0]) for line in done.stderr.splitlines()[:-1]}
    assert table == counted
    assert "growth-percent" in done.stderr


def test_the_page_of_a_rule_and_a_hint_at_its_name():
    assert run("rule", "TC101").stdout.startswith("# TC101 growth-percent\n")
    done = run("rule", "grwth-percent")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("no rule 'grwth-percent'; did you mean “growth-percent”?\n")
