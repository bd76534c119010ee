"""Every kind of input, from the file to the report: places are those of the original."""

import json
import os
import subprocess
import sys

import docx
import pytest

import tradecheck

WRONG = "Экспорт компании вырос на 20% — с 50 млрд до 75 млрд рублей."
PAGE = (
    "<h1>Итоги</h1>\n<p>Экспорт компании вырос на&nbsp;<b>20</b>% — с&#32;50&nbsp;млрд до 75 <i>млрд</i> рублей.</p>\n"
)
MARKED = "# Итоги\n\nЭкспорт компании вырос на **20%** —\nс 50 млрд до 75 млрд [рублей](http://x.y).\n"
ITEM = f"<item><title>Итоги</title><description>&lt;p&gt;{WRONG}&lt;/p&gt;</description></item>"
FEED = f"<rss><channel>{ITEM}<item><title>Рост на 5%</title></item>{ITEM}</channel></rss>"
RECORDS = "".join(json.dumps({"body": body}) + "\n" for body in (WRONG, "Рост на 5%."))


def run(*args, stdin=b""):
    done = subprocess.run(
        [sys.executable, "-m", "tradecheck", *map(str, args)], input=stdin, capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "original", "places"),
    [
        ("a.html", PAGE, ["20</b>%"]),
        ("a.htm", PAGE, ["20</b>%"]),
        ("a.md", MARKED, ["20%"]),
        ("a.rss", FEED, ["20%", "20%"]),
        ("a.jsonl", RECORDS, ["20%"]),
        ("a.txt", WRONG, ["20%"]),
    ],
)
def test_the_places_are_those_of_the_file(tmp_path, name, original, places):
    path = tmp_path / name
    path.write_bytes(original.encode())
    code, out, _ = run("check", path, "--format", "json")
    assert code == 1
    spans = [finding["span"] for finding in json.loads(out)["files"][0]["findings"]]
    assert [original[span["start"] : span["end"]] for span in spans] == places
    report = tradecheck.check_file(path)
    assert report.text == original
    assert [finding.span.of(original) for finding in report.findings] == places
    assert [claim.index for claim in report.claims] == list(range(len(report.figures)))
    assert all(claim.figure is report.figures[claim.index] for claim in report.claims)


@pytest.mark.parametrize(
    ("form", "original"), [("html", PAGE), ("markdown", MARKED), ("feed", FEED), ("jsonl", RECORDS)]
)
def test_a_fix_made_in_the_original_mends_it(form, original):
    report = tradecheck.check(original, format=form)
    for finding in report.findings:
        for fix in finding.fixes:
            left = tradecheck.check(fix.apply(original), format=form)
            assert len(left.findings) == len(report.findings) - 1


def test_a_fix_that_markup_is_in_the_way_of_is_only_shown():
    page = PAGE.replace("<b>20</b>%", "2<b>0</b>%")
    [finding] = tradecheck.check(page, format="html").findings
    assert finding.fixes[0].applicability is tradecheck.Applicability.UNSAFE
    assert finding.fixes[0].apply(page).count("5<b>0</b>%") == 1
    split = PAGE.replace("<b>20</b>%", "<b>2</b><b>0</b>%").replace("до 75", "до 7<!-- ! -->5")
    shown = [fix for fix in tradecheck.check(split, format="html").findings[0].fixes if not fix.edits]
    assert shown
    assert {fix.applicability for fix in shown} == {tradecheck.Applicability.DISPLAY}


def test_a_format_that_there_is_not():
    with pytest.raises(ValueError, match="no such format: 'pdf'; there are 'text', 'markdown'"):
        tradecheck.check("", format="pdf")


def test_standard_input_has_the_kind_that_is_named():
    code, out, _ = run("check", "-", "--input-format", "html", "--format", "concise", stdin=PAGE.encode("cp1251"))
    assert (code, out.split(" ")[0]) == (1, "<stdin>:2:38:")
    code, out, _ = run("check", "-", "--stdin-filename", "b.md", "--format", "concise", stdin=MARKED.encode())
    assert (code, out.split(" ")[0]) == (1, "b.md:3:29:")


def test_a_field_of_json_lines(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_text(json.dumps({"text": "Рост.", "item": {"lead": WRONG}}), encoding="utf-8")
    assert run("check", path)[0] == 0
    assert run("check", path, "--text-field", "item.lead")[0] == 1
    code, _, err = run("check", path, "--text-field", "item.body", "--lang", "en")
    assert (code, f'{path}:1: there is no field "item.body" that holds a string' in err) == (2, True)


def test_a_bad_line_is_told_of_and_the_others_are_checked(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(RECORDS + "{\n", encoding="utf-8")
    code, out, err = run("check", path, "--format", "json", "--lang", "en", "--exit-zero")
    assert code == 2
    assert len(json.loads(out)["files"][0]["findings"]) == 1
    [error] = json.loads(out)["errors"]
    assert (error["path"], error["line"]) == (str(path), 3)
    assert f"{path}:3: this is no JSON" in err
    report = tradecheck.check_file(path)
    assert not report.ok
    assert report.to_dict("en")["errors"] == [error]


def test_each_item_of_a_feed_has_its_own_day():
    item = "<item><title>В прошлом году экспорт вырос на 5%.</title><pubDate>{}</pubDate></item>"
    feed = (
        "<rss>" + item.format("Fri, 14 Jun 2024 09:30:00 GMT") + item.format("Sat, 14 Jun 2025 09:30:00 GMT") + "</rss>"
    )
    report = tradecheck.check(feed, format="feed")
    assert [claim.period.year for claim in report.claims] == [2023, 2024]
    assert [claim.period.span.of(feed).strip() for claim in report.claims] == ["В прошлом году"] * 2


def test_a_folder_stands_for_every_kind(tmp_path):
    for name, text in (("a.html", PAGE), ("b.md", MARKED), ("c.rss", FEED), ("d.jsonl", RECORDS), ("e.css", WRONG)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(WRONG)
    document.save(tmp_path / "f.docx")
    code, out, _ = run("check", tmp_path, "--format", "json")
    assert code == 1
    assert [len(file["findings"]) for file in json.loads(out)["files"]] == [1, 1, 2, 1, 1]


def test_check_many_takes_texts_and_paths(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    for jobs in (1, 2):
        reports = tradecheck.check_many([WRONG, path], jobs=jobs)
        assert [report.findings[0].span.of(report.text) for report in reports] == ["20%", "20</b>%"]


def test_figures_and_explain_know_the_places_too(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    listed = json.loads(run("figures", path, "--format", "json")[1])["files"][0]["figures"]
    assert [PAGE[figure["start"] : figure["end"]] for figure in listed] == [
        "20</b>%",
        "50&nbsp;млрд",
        "75 <i>млрд</i> рублей",
    ]
    assert "2:38" in run("explain", path)[1]


def test_without_the_extra_a_word_document_is_an_error_that_names_it(tmp_path):
    path = tmp_path / "a.docx"
    docx.Document().save(path)
    code = f"import sys; sys.modules['docx'] = None; sys.argv = ['', 'check', {str(path)!r}]; from tradecheck.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "pip install 'tradecheck[docx]'" in done.stderr


def test_a_word_document_without_a_name_needs_the_option_that_the_error_names(tmp_path):
    document = docx.Document()
    document.add_paragraph(WRONG)
    document.save(tmp_path / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    code, _, err = run("check", "-", "--lang", "en", stdin=data)
    assert (
        code,
        "<stdin>: this is a document (DOCX, ODT, ZIP), not text; for Word give --input-format docx" in err,
    ) == (2, True)
    assert run("check", "-", "--input-format", "docx", stdin=data)[0] == 1


def test_annotate_writes_comments_into_a_copy(tmp_path):
    document = docx.Document()
    document.add_paragraph(WRONG)
    document.save(tmp_path / "in.docx")
    assert run("annotate", tmp_path / "in.docx", "-o", tmp_path / "out.docx", "--lang", "en") == (0, "", "")
    [comment] = docx.Document(tmp_path / "out.docx").comments
    assert "disagrees with the levels" in comment.text
    code, _, err = run("annotate", tmp_path / "no.docx", "-o", tmp_path / "out2.docx")
    assert (code, "no.docx: такого файла нет" in err, (tmp_path / "out2.docx").exists()) == (2, True, False)
    assert run("annotate", tmp_path / "in.docx", "-o", tmp_path / "no" / "out.docx")[0] != 0


def test_annotate_never_overwrites_its_input(tmp_path):
    document = docx.Document()
    document.add_paragraph(WRONG)
    document.save(tmp_path / "in.docx")
    before = (tmp_path / "in.docx").read_bytes()
    (tmp_path / "link.docx").symlink_to("in.docx")
    for name in ("in.docx", "link.docx", "../" + tmp_path.name + "/in.docx"):
        code, _, err = run("annotate", tmp_path / "in.docx", "-o", tmp_path / name, "--lang", "en")
        assert (code, "would overwrite an input" in err) == (2, True)
    assert (tmp_path / "in.docx").read_bytes() == before


def test_a_kind_that_is_not_read_loads_nothing(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Рост на 5%.", encoding="utf-8")
    code = (
        "import sys\nfrom tradecheck.cli.app import run\nrun()\n"
        "print({'markdown_it', 'docx', 'xml.parsers.expat', 'difflib', 'tradecheck.source.html'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "figures", str(path)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.endswith("set()\n"), done.stdout
