import io
import json
from datetime import date
from pathlib import Path

import pytest

from tradecheck.claim.reader import read
from tradecheck.report.formats.jsonl import JsonLines
from tradecheck.report.json import check_document, figures_document
from tradecheck.report.run import Checked, Run
from tradecheck.report.writers import Output
from tradecheck.source import InputError, Source
from tradecheck.span import Bilingual

jsonschema = pytest.importorskip("jsonschema")

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/report.schema.json").read_text(encoding="utf-8"))
ERROR = InputError("нет.txt", Bilingual("такого файла нет", "there is no such file"))


def valid(document: str) -> dict:
    loaded = json.loads(document)
    jsonschema.Draft202012Validator(SCHEMA).validate(loaded)
    return loaded


def checked(report):
    return Checked(Source("export.txt", report.text, "cp1251", None), report)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_report_keeps_to_the_schema(make, lang):
    data = valid(json.dumps(make().to_dict(lang)))
    assert not data["ok"]
    assert data["findings"][0]["span"] | {"text": ""} == {
        "start": 191, "end": 198, "line": 1, "column": 192, "end_line": 1, "end_column": 199, "text": "",
    }  # fmt: skip


def test_numbers_are_strings_and_intervals_are_rounded_outward(make):
    data = make().to_dict()
    assert data["figures"][0]["value"] == "4300000"
    assert data["findings"][0]["calculation"]["computed"] == {
        "text": "около 1,124 млрд долларов", "low": "1043338683.78", "high": "1205787781.36",
    }  # fmt: skip


def test_the_document_of_a_run(make):
    data = valid(check_document(Run((checked(make()),), (ERROR,), "ru", "1.0", "/")))
    assert data["errors"] == [{"path": "нет.txt", "reason": "такого файла нет"}]
    assert data["summary"]["by_severity"] == {"error": 1, "warning": 0, "info": 0}
    assert data["summary"]["by_rule"] == {"TC302": 1}
    assert data["files"][0]["encoding"] == "cp1251"


def test_silenced_findings_are_counted(make):
    told = make()
    silent = type(told)(told.text, (), told.figures, (), "export.txt", silenced=told.findings)
    assert valid(json.dumps(silent.to_dict()))["silenced_count"] == 1
    summary = valid(check_document(Run((checked(silent), checked(told)), (), "ru", "1.0", "/")))["summary"]
    assert (summary["silenced_count"], summary["finding_count"]) == (1, 1)


def test_every_json_line_keeps_to_the_schema(make):
    stream = io.StringIO()
    writer = JsonLines(Output(stream, "ru", "never", lambda: "1.0", "/"))
    item = checked(make("Итог\u2028года: 4,3 млн; рост 24,5%, 1,4 млрд долларов"))
    writer.add(item.source, item.report)
    writer.end([ERROR])
    lines = [valid(line) for line in stream.getvalue().splitlines()]
    assert [line["type"] for line in lines] == ["finding", "error", "summary"]
    assert (lines[0]["path"], lines[0]["encoding"]) == ("export.txt", "cp1251")
    assert (lines[2]["silenced_count"], lines[2]["unread_count"]) == (0, 1)


def test_the_document_of_figures(make):
    text = make().text
    claims = read(text).claims
    found = [(Source("a.txt", text, "utf-8", None), claims)]
    listed = valid(figures_document(found, [ERROR], "en", "1.0"))["files"][0]["figures"]
    assert [figure["text"] for figure in listed] == [claim.figure.text for claim in claims]


def test_a_figure_is_listed_with_its_period():
    text = "Годом ранее ввезли 4 млн тонн. В мае экспорт вырос с 50 до 75 млрд рублей."
    found = [(Source("a.txt", text, "utf-8", None), read(text, date(2023, 6, 10)).claims)]
    listed = valid(figures_document(found, [], "ru", "1.0"))["files"][0]["figures"]
    periods = [figure["period"] and (figure["period"]["text"], figure["period"]["first"]) for figure in listed]
    assert periods == [("Годом ранее", None), None, ("В мае", "2023-05-01")]


def test_columns_count_after_windows_line_ends(make):
    data = make("Итоги\r\n\r\nза год 4,3 млн; рост 24,5%, 1,4 млрд долларов").to_dict()
    assert (data["figures"][0]["line"], data["figures"][0]["column"]) == (3, 8)
