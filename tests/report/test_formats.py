"""Every format against its published schema, on reports with all that articles may hold."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from tests.report.conftest import LONG, article
from tradecheck.engine.finding import Severity
from tradecheck.report import writers
from tradecheck.report.formats import checkstyle, github, gitlab, junit, rdjson, sarif
from tradecheck.report.html.page import run_page
from tradecheck.report.run import Checked, Run
from tradecheck.source import InputError, Source
from tradecheck.span import Bilingual

SCHEMAS = Path(__file__).parent / "schemas"
HOSTILE = "\x1b[2J\x00 ]]> <b>&amp; \ufffe " + LONG
ERROR = InputError("нет, и: 5%.txt", Bilingual("такого файла нет", "there is no such file"))


def checked(text=LONG, name="drafts/5 % роста.txt", severity=Severity.ERROR, encoding="cp1251"):
    report = article(text, source=name, severity=severity)
    return Checked(Source(name, text, encoding, None), report)


def clean(name="чисто.txt"):
    item = checked(name=name)
    return Checked(item.source, type(item.report)(LONG, (), item.report.figures, (), name))


def run(*items, errors=(), lang="ru"):
    return Run(tuple(items), tuple(errors), lang, "1.0", str(Path.cwd()))


ALL = run(checked(), checked(HOSTILE, name="x/<&>.txt", severity=Severity.WARNING), clean(), errors=[ERROR])


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("items", [(), (clean(),), ALL.checked])
def test_sarif_keeps_to_its_schema(items, lang):
    log = json.loads(sarif.document(run(*items, errors=[ERROR] * bool(items), lang=lang)))
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(log)
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_a_line_that_was_not_read_has_its_place_in_every_format():
    error = InputError("a.jsonl", ERROR.reason, 7)
    item = run(clean(), errors=[error])
    log = json.loads(sarif.document(item))
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(log)
    [note] = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}
    assert json.loads(rdjson.document(item))["diagnostics"][-1]["location"]["range"] == {"start": {"line": 7}}
    assert json.loads(gitlab.document(item))[-1]["location"]["lines"] == {"begin": 7}
    assert "file=a.jsonl,line=7::" in github.document(item)
    assert 'line="7"' in checkstyle.document(item)


def test_silenced_findings_are_counted_and_not_told():
    report = article(source="a.md")
    silent = type(report)(LONG, (), report.figures, (), "a.md", silenced=report.findings * 2)
    made = run(Checked(Source("a.md", LONG, "utf-8", None), silent), checked())
    log = json.loads(sarif.document(made))
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(log)
    assert (log["runs"][0]["properties"], len(log["runs"][0]["results"])) == ({"silencedCount": 2}, 1)
    root = ET.fromstring(junit.document(made))
    xmlschema.XMLSchema10(str(SCHEMAS / "junit-10.xsd")).validate(root)
    assert [suite.find("properties/property[@name='silenced']") is not None for suite in root] == [True, False]
    assert root[0].find("properties/property").get("value") == "2"
    assert root.get("failures") == "1"


def test_sarif_names_places_rules_and_what_was_not_read():
    (told,) = json.loads(sarif.document(ALL))["runs"]
    result = told["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "drafts/5%20%25%20%D1%80%D0%BE%D1%81%D1%82%D0%B0.txt", "uriBaseId": "%SRCROOT%", "index": 0,
    }  # fmt: skip
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["24,5%", "1,4 млрд долларов"]
    assert result["partialFingerprints"] == {"tradecheck/v1": "c0ffee00"}
    assert [fix["description"]["text"] for fix in result["fixes"]] == [
        fix.label for fix in ALL.checked[0].report.findings[0].fixes
    ]
    (rule,) = told["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"].startswith("# TC302 implied-base")
    assert [found["level"] for found in told["results"]] == ["error", "warning"]
    assert told["artifacts"][0]["encoding"] == "windows-1251"
    (invocation,) = told["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == ERROR.sentence("ru")


def test_sarif_of_a_run_that_checked_nothing_is_no_success():
    def successful(made):
        return json.loads(sarif.document(made))["runs"][0]["invocations"][0]["executionSuccessful"]

    assert (successful(run()), successful(run(clean()))) == (False, True)


@pytest.mark.parametrize("items", [(), ALL.checked])
def test_rdjson_keeps_to_its_schema(items):
    told = json.loads(rdjson.document(run(*items, errors=[ERROR])))
    jsonschema.Draft4Validator(schema("rdjson.json")).validate(told)
    assert len(told["diagnostics"]) == len([item for item in items if item.report.findings]) + 1
    assert told["diagnostics"][-1]["location"] == {"path": ERROR.name}


def test_gitlab_keeps_to_its_schema_and_tells_equal_findings_apart():
    twice = article(source="a.txt")
    twice = type(twice)(twice.text, twice.findings * 2, twice.figures, (), "a.txt")
    same = Checked(Source("a.txt", LONG, "utf-8", None), twice)
    told = json.loads(gitlab.document(run(same, *ALL.checked, errors=[ERROR, ERROR])))
    for finding in told:
        jsonschema.Draft202012Validator(schema("gitlab-code-quality.json")).validate(finding)
    assert len(told) == len({finding["fingerprint"] for finding in told}) == 6
    assert {finding["severity"] for finding in told} == {"major", "minor", "blocker"}


def test_gitlab_fingerprints_do_not_hang_on_the_place():
    def fingerprint(text):
        return json.loads(gitlab.document(run(checked(text))))[0]["fingerprint"]

    assert fingerprint(LONG) == fingerprint("Новый первый абзац.\n\n" + LONG)


@pytest.mark.parametrize("items", [(), (clean(),), ALL.checked])
def test_junit_keeps_to_its_schema(items):
    told = junit.document(run(*items, errors=[ERROR] * bool(items)))
    xmlschema.XMLSchema10(str(SCHEMAS / "junit-10.xsd")).validate(ET.fromstring(told))


def test_junit_has_a_suite_for_each_file():
    root = ET.fromstring(junit.document(ALL))
    kinds = [[case[0].tag if len(case) else "passed" for case in suite] for suite in root]
    assert kinds == [["failure"], ["failure"], ["passed"], ["error"]]
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["4", "2", "1"]
    assert [case.get("type") for case in root.iter("failure")] == ["error", "warning"]


def test_checkstyle_has_every_file_and_every_finding():
    root = ET.fromstring(checkstyle.document(ALL))
    assert [file.get("name") for file in root] == ["drafts/5 % роста.txt", "x/<&>.txt", "чисто.txt", ERROR.name]
    assert [error.get("source") for error in root.iter("error")] == ["tradecheck.TC302"] * 2 + ["tradecheck.unread"]
    assert {error.get("severity") for error in root.iter("error")} == {"error", "warning"}
    assert all(set(error.keys()) <= {"line", "column", "severity", "message", "source"} for error in root.iter("error"))


def unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands(printed: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner makes of the lines that are commands."""
    found = [re.fullmatch(r"::(\w+) (.*?)::(.*)", line) for line in printed.splitlines() if line.startswith("::")]
    return [
        (
            m[1],
            {key: unescaped(value) for key, value in (pair.split("=", 1) for pair in m[2].split(","))},
            unescaped(m[3]),
        )
        for m in found
        if m
    ]


def test_github_commands_survive_percents_colons_and_commas():
    printed = github.document(run(checked(name="рост: 5%, итог.txt"), errors=[ERROR]))
    (_, unread, reason), (level, properties, message) = commands(printed)
    assert len(printed.splitlines()) == 2
    assert (unread["file"], reason) == (ERROR.name, "такого файла нет")
    assert (level, properties["file"], properties["line"]) == ("error", "рост: 5%, итог.txt", "1")
    assert message.startswith("За четыре месяца прошлого года получается больше")
    assert "формула: 1,4 млрд ÷ (1 + 24,5 %)" in message.splitlines()[3]


def test_github_shows_the_gravest_and_counts_the_rest():
    warnings = [checked(name=f"{n}.txt", severity=Severity.WARNING) for n in range(12)]
    errors = [checked(name=f"::add-mask::##[group]{n}.txt") for n in range(13)]
    printed = github.document(run(*warnings, *errors))
    levels = [level for level, _, _ in commands(printed)]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert "ещё находок: 5" in commands(printed)[-1][2]
    rest = printed.splitlines()[21:]
    assert len(rest) == 5
    assert not [line for line in rest if line.startswith("::") or "##[" in line]


def test_github_gives_no_columns_to_what_spans_lines():
    text = LONG.replace("4,3 млн", "4,3\nмлн")
    item = checked(text.replace("4,3\nмлн", "4,3 млн"))
    finding = item.report.findings[0]
    moved = type(item.report)(text, (finding,), (), (), "a.txt")
    ((_, properties, _),) = commands(github.document(run(Checked(item.source, moved))))
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert "col" not in properties
    assert "endColumn" not in properties


def test_a_page_for_all_inputs():
    page = run_page(ALL)
    assert page.count('class="card ') == 2
    assert page.count("<article ") == 2
    assert page.count("<details ") == 1
    assert "нет, и: 5%.txt: такого файла нет" in page


def test_a_format_is_a_file():
    folder = Path(writers.formats.__path__[0])
    assert writers.names() == sorted(path.stem for path in folder.glob("[!_]*.py"))
    assert {
        "checkstyle",
        "concise",
        "github",
        "gitlab",
        "html",
        "human",
        "json",
        "jsonl",
        "junit",
        "rdjson",
        "sarif",
    } <= {*writers.names()}
