"""A place in any format, read by that format's own rules, is the same characters of the original text."""

import io
import json
import re
from itertools import accumulate
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.conftest import article
from tests.report.test_formats import commands
from tests.report.test_html import Reader
from tradecheck.report import writers
from tradecheck.report.writers import Output
from tradecheck.source import Source

FIGURES = ("4,3 млн", "24,5%", "1,4 млрд долларов")
FILLER = st.lists(
    st.sampled_from(
        [
            "рост",
            " ",
            "\t",
            "\r\n",
            "\n",
            "\r",
            "🎉",
            "👩\u200d👧",
            "и\u0306",
            "e\u0301",
            "中",
            "\u2028",
            "ß",
            "<b>",
            "&",
            ";",
        ]
    ),
    max_size=8,
).map("".join)
TEXTS = st.tuples(FILLER, FILLER, FILLER, FILLER, st.permutations(FIGURES)).map(
    lambda drawn: "".join(f"{filler} {figure} " for filler, figure in zip(drawn[:3], drawn[4], strict=True)) + drawn[3]
)


def printed(form: str, text: str) -> str:
    stream = io.StringIO()
    writer = writers.format_named(form).writer(Output(stream, "ru", "never", lambda: "1.0", "/"))
    writer.add(Source("a.txt", text, "utf-8", None), article(text, source="a.txt"))
    writer.end([])
    return stream.getvalue()


def starts(text: str, line_end: str = "\r\n|\r|\n") -> list[int]:
    """Where each line begins."""
    return [0, *(match.end() for match in re.finditer(line_end, text))]


def cut(text: str, line: int, column: int, end_line: int, end_column: int, line_end: str = "\r\n|\r|\n") -> str:
    """What stands between two places whose columns count code points from 1, the end excluded."""
    first = starts(text, line_end)
    return text[first[line - 1] + column - 1 : first[end_line - 1] + end_column - 1]


def cut_bytes(text: str, span: dict) -> tuple[int, int]:
    """The same for columns in bytes of UTF-8, as code points of the text."""
    offsets = [*accumulate((len(char.encode()) for char in text), initial=0)]
    first = starts(text)
    ends = [offsets[first[span[end]["line"] - 1]] + span[end]["column"] - 1 for end in ("start", "end")]
    return offsets.index(ends[0]), offsets.index(ends[1])


@given(TEXTS)
def test_sarif(text):
    (told,) = json.loads(printed("sarif", text))["runs"]
    (result,) = told["results"]
    line_end = "|".join(map(re.escape, told["newlineSequences"]))

    def at(region):
        return cut(text, *(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")), line_end)

    places = [place["physicalLocation"]["region"] for place in (*result["locations"], *result["relatedLocations"])]
    assert [at(place) for place in places] == [place["snippet"]["text"] for place in places] == list(FIGURES)
    deleted = [fix["artifactChanges"][0]["replacements"][0]["deletedRegion"] for fix in result["fixes"]]
    assert [at(region) for region in deleted] == ["4,3 млн", "1,4 млрд"]


@given(TEXTS)
def test_rdjson(text):
    (told,) = json.loads(printed("rdjson", text))["diagnostics"]
    start, end = cut_bytes(text, told["location"]["range"])
    assert text[start:end] == FIGURES[0]
    made = []
    for suggestion in told["suggestions"]:
        start, end = cut_bytes(text, suggestion["range"])
        made.append(text[:start] + suggestion["text"] + text[end:])
    (finding,) = article(text).findings
    assert made == [fix.apply(text) for fix in finding.fixes]


@given(TEXTS)
def test_json_and_json_lines(text):
    (of_file,) = json.loads(printed("json", text))["files"]
    line, last = map(json.loads, printed("jsonl", text).splitlines())
    assert last["type"] == "summary"
    for finding in (*of_file["findings"], line):
        spans = [finding["span"], *finding["related"]]
        assert [text[span["start"] : span["end"]] for span in spans] == list(FIGURES)
        assert [
            cut(text, *(span[key] for key in ("line", "column", "end_line", "end_column"))) for span in spans
        ] == list(FIGURES)


@given(TEXTS)
def test_gitlab_and_github(text):
    (told,) = json.loads(printed("gitlab", text))
    begin, end = told["location"]["positions"].values()
    assert cut(text, *begin.values(), *end.values()) == FIGURES[0]
    ((_, properties, _),) = commands(printed("github", text))
    assert cut(text, *(int(properties[key]) for key in ("line", "col", "endLine", "endColumn"))) == FIGURES[0]


@pytest.mark.parametrize("form", ["junit", "checkstyle", "concise", "human"])
@given(text=TEXTS)
def test_formats_that_name_where_a_finding_begins(form, text):
    told = printed(form, text)
    if form == "checkstyle":
        (error,) = ET.fromstring(told).iter("error")
        line, column = int(error.get("line")), int(error.get("column"))
    else:
        line, column = map(int, re.search(r"a\.txt:(\d+):(\d+)", told).groups())
    assert text.startswith(FIGURES[0], starts(text)[line - 1] + column - 1)


@given(TEXTS)
def test_html(text):
    reader = Reader(printed("html", text))
    assert reader.article == text
    assert sorted(reader.marked) == sorted(zip(("error", "related", "related"), FIGURES, strict=True))
