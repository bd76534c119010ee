"""Which settings hold: the nearest file's, and over them the command line's."""

import tomllib

import pytest

from tests.cli.conftest import POINTS, RIGHT, SLIP


def test_the_nearest_file_holds_for_each_input(desk):
    desk.write("tradecheck.toml", '[severity]\nTC101 = "off"\n')
    desk.write("a.txt", SLIP)
    desk.write("sub/pyproject.toml", '[tool.tradecheck]\nseverity = {TC101 = "info"}\n')
    desk.write("sub/b.txt", SLIP)
    desk.write("sub/deep/c.txt", SLIP)
    desk.write("other/pyproject.toml", "[tool.ruff]\nline-length = 100\n")
    desk.write("other/d.txt", SLIP)
    assert desk.codes(".") == ["./sub/b.txt:1:27: TC101", "./sub/deep/c.txt:1:27: TC101"]
    assert desk.run("check", ".", "-q").exit_code == 0
    assert desk.run("check", ".", "-q", "--isolated").exit_code == 1


def test_own_file_goes_before_pyproject(desk):
    desk.write("tradecheck.toml", 'ignore = ["TC101"]\n')
    desk.write("pyproject.toml", '[tool.tradecheck]\nignore = ["no such rule"]\n')
    desk.write("a.txt", SLIP)
    assert desk.codes("a.txt") == []


def test_a_named_file_holds_for_all(desk, tmp_path):
    desk.write("tradecheck.toml", 'ignore = ["TC101"]\n')
    desk.write("a.txt", SLIP)
    named = tmp_path / "strict.toml"
    named.write_text('fail-level = "error"\n')
    assert desk.codes("a.txt", "--config", named) == ["a.txt:1:27: TC101"]
    assert desk.run("check", "a.txt", "--config", named, "--isolated").exit_code == 2


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ([], ["TC503"]),
        (["--select", "TC101"], ["TC101"]),
        (["--select", "growth-percent,TC5"], ["TC101", "TC503"]),
        (["--extend-select", "TC101"], ["TC101", "TC503"]),
        (["--ignore", "TC5", "--select", "ALL"], ["TC101"]),
        (["--select", "TC101", "--select", "TC3,TC5"], ["TC101", "TC503"]),
        (["--extend-select", "TC101", "--extend-select", "TC3"], ["TC101", "TC503"]),
        (["--select", "ALL", "--ignore", "TC101", "--ignore", "TC3"], ["TC503"]),
    ],
)
def test_the_command_line_goes_before_the_file(desk, args, found):
    desk.write("tradecheck.toml", 'ignore = ["TC1"]\n')
    desk.write("a.txt", f"{SLIP}\n\n{POINTS}\n")
    assert [line.split()[-1] for line in desk.codes("a.txt", *args)] == found


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 0), ("info", 0), ("off", 2)])
def test_severity_per_rule_and_fail_level(desk, severity, code):
    desk.write("a.txt", SLIP)
    desk.write("tradecheck.toml", f'select = ["TC101"]\nfail-level = "error"\nseverity = {{TC101 = "{severity}"}}\n')
    assert desk.run("check", "a.txt").exit_code == code  # with no rule left, nothing is checked


def test_the_closer_severity_counts(desk):
    desk.write("a.txt", SLIP)
    desk.write("tradecheck.toml", '[severity]\nTC1 = "off"\nTC101 = "warning"\n')
    assert "предупреждение" in desk.run("check", "a.txt").stdout


def test_rules_left_out_in_some_files(desk):
    desk.write("tradecheck.toml", 'per-file-ignores = {"archive/" = ["growth-percent"], "!*.md" = ["TC2"]}\n')
    desk.write("archive/a.txt", SLIP)
    desk.write("b.txt", SLIP)
    assert desk.codes(".") == ["./b.txt:1:27: TC101"]


def test_language_and_encoding(desk):
    desk.write("tradecheck.toml", 'lang = "en"\nencoding = "cp866"\n')
    desk.write("a.txt", SLIP.replace("—", "-"), "cp866")
    assert "the change “20%”" in desk.run("check", "a.txt").stdout
    assert "изменение «20%»" in desk.run("check", "a.txt", "--lang", "ru").stdout


def test_exchange_rates_are_held_against_pairs(desk):
    desk.write("a.txt", "Контракт стоит 58 млрд рублей (6,3 млрд долларов).")
    assert desk.codes("a.txt") == []
    desk.write("tradecheck.toml", "[exchange-rates]\nUSD = 92.5\n")
    assert desk.codes("a.txt") == ["a.txt:1:32: TC402"]
    desk.write("tradecheck.toml", '[exchange-rates]\nUSD = "9.25"\n')
    assert desk.codes("a.txt") == []


def test_house_hedges(desk):
    desk.write("a.txt", "Собрали на круг 412 тонн зерна.")
    assert "approx" not in desk.run("figures", "a.txt").stdout
    desk.write("tradecheck.toml", '[hedges]\napprox = ["на круг", "так-сяк"]\n')
    assert "approx" in desk.run("figures", "a.txt").stdout


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('selct = ["TC1"]', 1, "selct: there is no such key; did you mean “select”?"),
        ('\n\nlang = "fr"', 3, "lang: there is no 'fr'; there are ru, en"),
        ('ignore = [\n "TC101",\n "growth-procent",\n]', 1, "did you mean “growth-percent”?"),
        ('[severity]\nTC101 = "eror"', 2, "did you mean “error”?"),
        ('[severity]\nTC999 = "off"', 2, "severity.TC999: there is no rule"),
        ("exclude = 1", 1, "exclude: this takes a list of strings, not 1"),
        ('[per-file-ignores]\n"*.md" = ["TC9999"]', 2, "there is no rule “TC9999”"),
        ("[exchange-rates]\nUSD = 90\nEUR = 0", 3, "exchange-rates.EUR: this takes a number of roubles above zero"),
        ("[exchange-rates]\nUSDT = 90", 2, "did you mean “USD”?"),
        ('[hedges]\nabout = ["эдак"]', 2, "there is no hedge “about”"),
        ('[hedges]\nmore = ["около"]', 2, "stands for 'approx' already"),
        ('[hedges]\nmore = ["раз два три четыре"]', 2, "has too many words"),
        ('encoding = "cp12510"', 1, "there is no such encoding: cp12510"),
        ("warn-unused = 1", 1, "this takes true or false"),
        ("a = 1\nb = ", 2, "this is not TOML"),
        (
            'lang = "en"\n\n[tool.tradecheck]\nlang = "en"',
            3,
            "tool.tradecheck: in tradecheck.toml the keys stand at the top level",
        ),
        (
            '\n[tool.tradecheck.severity]\nTC101 = "off"',
            2,
            "tool.tradecheck: in tradecheck.toml the keys stand at the top level",
        ),
        ('[tradecheck]\nlang = "en"', 1, "tradecheck: in tradecheck.toml the keys stand at the top level"),
        ("\n[tool.ruff]\nline-length = 1", 2, "tool: in tradecheck.toml the keys stand at the top level"),
        ("\n[a.b]\nc = 1", 2, "a: there is no such key"),
    ],
)
def test_what_is_wrong_is_placed_and_ends_the_run(desk, text, line, told):
    desk.write("tradecheck.toml", text)
    desk.write("a.txt", SLIP)
    done = desk.run("check", "a.txt", "--lang", "en", "--exit-zero")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: tradecheck.toml:{line}: ")
    assert told in done.stderr


def test_the_line_in_a_pyproject_is_that_of_the_file(desk):
    desk.write(
        "pyproject.toml",
        '[project]\nname = "desk"\n\n[tool.tradecheck]\nlang = "ru"\n\n[tool.tradecheck.severity]\nTC9 = "off"\n',
    )
    assert "Ошибка: pyproject.toml:8: severity.TC9: нет правила" in desk.run("config", "validate").stderr


def test_a_wrong_file_further_down_ends_the_run_too(desk):
    desk.write("a.txt", SLIP)
    desk.write("sub/tradecheck.toml", "oops = 1")
    desk.write("sub/b.txt", SLIP)
    done = desk.run("check", ".")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "sub/tradecheck.toml:1: oops" in done.stderr


def test_show_prints_what_holds_as_a_file_that_says_the_same(desk):
    desk.write("tradecheck.toml", 'ignore = ["TC2", "TC1"]\n[severity]\nTC503 = "off"\n[exchange-rates]\nUSD = 92.50\n')
    shown = desk.run("config", "show").stdout
    settings = tomllib.loads(shown)
    assert settings["ignore"] == ["TC1", "TC2"]
    assert settings["severity"] == {"TC503": "off"}
    assert settings["exchange-rates"] == {"USD": "92.50"}
    desk.write("tradecheck.toml", shown)
    assert desk.run("config", "validate").exit_code == 0
    assert desk.run("config", "show").stdout == shown


def test_validate_looks_into_the_files_of_silenced_findings(desk):
    desk.write("tradecheck.toml", 'baseline = "known.json"\n')
    done = desk.run("config", "validate", "--lang", "en")
    assert done.exit_code == 2
    assert "known.json: could not be read" in done.stderr
    desk.write("known.json", '{"schema": "tradecheck-baseline/1", "findings": [{"path": 1}]}')
    assert "this is no baseline" in desk.run("config", "validate", "--lang", "en").stderr


def test_no_rule_on_is_no_green_run(desk):
    desk.write("a.txt", RIGHT)
    done = desk.run("check", "a.txt", "--select", "TC101", "--ignore", "TC101", "--exit-zero")
    assert done.exit_code == 2
    assert "ни одно правило не включено" in done.stderr
