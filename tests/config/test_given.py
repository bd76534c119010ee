"""Settings that are made in Python are held to what a file may say."""

import re
import subprocess
import sys

import pytest
from msgspec.structs import replace

import tradecheck
from tradecheck import Config, Severity

SLIP = "Экспорт компании вырос на 20% — с 50 млрд до 75 млрд рублей."


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"select": {"TC999"}}, "select: there is no rule “TC999”"),
        ({"extend_select": frozenset({"growth-procent"})}, "extend_select: there is no rule “growth-procent”; did you mean “growth-percent”?"),
        ({"ignore": ["TC1", "TC9"]}, "ignore: there is no rule “TC9”"),
        ({"ignore": "TC1"}, "ignore: this takes a list of strings, not 'TC1'"),
        ({"ignore": [101]}, "ignore: this takes a list of strings, not [101]"),
        ({"severity": {"totl": Severity.INFO}}, "severity.totl: there is no rule “totl”; did you mean “total”?"),
        ({"severity": {"TC101": "eror"}}, "severity.TC101: there is no 'eror'"),
        ({"per_file_ignores": {"*.md": ["TC9"]}}, "per_file_ignores.*.md: there is no rule “TC9”"),
        ({"exclude": ["!"]}, "exclude: this is no pattern of paths: “!”"),
        ({"fail_level": "eror"}, "did you mean “error”?"),
        ({"lang": "fr"}, "lang: there is no 'fr'; there are ru, en"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_at_once(settings, told):
    with pytest.raises(tradecheck.ConfigError, match=f"^Config: .*{re.escape(told)}"):
        Config(**settings)
    with pytest.raises(tradecheck.ConfigError):
        replace(Config(), **settings)


def test_lists_and_names_are_taken_for_what_they_stand_for():
    given = Config(
        select=["TC1", "ALL"], extend_select=("TC402",), ignore={"TC103"}, severity={"TC1": "info", "TC2": None},
        per_file_ignores={"*.md": ["TC5"]}, exclude=["a", "b"], fail_level="error",
    )  # fmt: skip
    assert given == Config(
        select=frozenset({"TC1", "ALL"}), extend_select=frozenset({"TC402"}), ignore=frozenset({"TC103"}),
        severity={"TC1": Severity.INFO, "TC2": None}, per_file_ignores={"*.md": frozenset({"TC5"})}, exclude=("a", "b"),
        fail_level=Severity.ERROR,
    )  # fmt: skip
    assert given.fail_level is Severity.ERROR
    [finding] = tradecheck.check(SLIP, config=given).findings
    assert finding.severity is Severity.INFO
    assert tradecheck.check(SLIP, config=Config(ignore=["TC1"])).findings == ()


def test_the_usual_settings_load_no_rule():
    code = (
        "import sys, tradecheck\nfrom pathlib import Path\nfrom msgspec.structs import replace\n"
        "replace(tradecheck.Config(), root=Path(), baseline=Path('a.json'))\n"
        "print([name for name in sys.modules if name.startswith(('tradecheck.rules', 'tradecheck.config.keys'))])\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_rules_of_other_packages_are_known(tmp_path):
    (tmp_path / "acme.py").write_text(
        "from tradecheck.rules.tc101_growth_percent import RULE as GIVEN\nfrom msgspec.structs import replace\n"
        "RULE = replace(GIVEN, code='ACME001', name='house', page='Formula:')\n"
    )
    metadata = tmp_path / "acme-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[tradecheck.rules]\nhouse = acme:RULE\n")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom tradecheck import Config\n"
        "Config(select=['ACME001'], ignore=['ACME'], severity={'house': 'info'})\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
