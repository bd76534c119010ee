"""Word documents, made here with python-docx: what is read of them, and what annotating leaves as it was."""

import io
import re
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

import tradecheck
from tradecheck.report.word import annotated
from tradecheck.source.word import open_word

INSERTED = '<w:ins w:id="1" w:author="a">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>99,9</w:delText></w:r></w:del>'
LINK = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'


def run(text, look=""):
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def document(*paragraphs):
    made = docx.Document()
    for inner in paragraphs:
        add(made.element.body, inner)
    return made


def add(body, inner):
    body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def saved(made):
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def text_of(made):
    return open_word(saved(made), "a.docx").text


def test_tracked_changes_are_accepted():
    moved = '<w:moveFrom w:id="3" w:author="a">{0}</w:moveFrom><w:moveTo w:id="4" w:author="a">{0}</w:moveTo>'.format(
        run(" млн")
    )
    assert text_of(document(run("на ") + DELETED + INSERTED.format(run("4,3")) + moved)) == "на 4,3 млн\n"


def test_a_paragraph_whose_mark_is_deleted_goes_on():
    mark = '<w:pPr><w:rPr><w:del w:id="5" w:author="a"/></w:rPr></w:pPr>'
    word = open_word(saved(document(mark + run("на 4,3"), run(" млн"))), "a.docx")
    assert (word.text, [block.of(word.text) for block in word.content.blocks]) == ("на 4,3 млн\n", ["на 4,3 млн"])


def test_what_is_hidden_or_a_field_code_is_no_text():
    field = "<w:r><w:instrText>PAGE 5</w:instrText></w:r>"
    assert text_of(document(run("раз") + run("5 млн", "<w:vanish/>") + field + LINK.format(run(" два")))) == "раз два\n"
    assert text_of(document("<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t></w:r>")) == "а\tб\nв\n"


def test_the_row_of_a_table_is_a_block_and_a_deleted_row_is_none():
    made = docx.Document()
    table = made.add_table(3, 2)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"{number}{column}"
    [_, gone, _] = made.element.body.iter(qn("w:tr"))
    gone.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"/>'))
    word = open_word(saved(made), "a.docx")
    assert [block.of(word.text) for block in word.content.blocks] == ["00\n01", "20\n21"]


def test_text_boxes_are_read_once_and_after_the_body():
    box = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>".format(run("в рамке"))
    shape = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    )
    assert text_of(document(run("раз") + shape + run(" два"), run("три"))) == "раз два\nтри\nв рамке\n"


def test_notes_are_read():
    made = document(run("на 5 млн") + '<w:r><w:footnoteReference w:id="7"/></w:r>')
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="7"><w:p>{run("без 3 млн")}</w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert text_of(made) == "на 5 млн\nбез 3 млн\n"


WRONG = "Экспорт компании вырос на 20% — с 50 млрд до 75 млрд рублей."


@st.composite
def split(draw):
    """The runs of a paragraph that reads as ``WRONG``, cut anywhere, some inserted, bold or in a link, with deletions between."""
    cuts = sorted(draw(st.sets(st.integers(1, len(WRONG) - 1), max_size=12)))
    runs = ""
    for start, end in zip([0, *cuts], [*cuts, len(WRONG)], strict=True):
        made = run(WRONG[start:end], draw(st.sampled_from(["", "<w:b/>"])))
        runs += draw(st.sampled_from(["{}", INSERTED, LINK, DELETED + "{}"])).format(made)
    return runs


def looks(paragraph):
    """Each character with the tags around it, and what was deleted: all that annotating has to keep."""
    found = []
    for text in paragraph.iter(qn("w:t"), qn("w:delText")):
        around = [tag for tag in (element.tag for element in text.iterancestors()) if tag != qn("w:r")]
        bold = text.getparent().find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
        found += [(sign, bold, text.tag, tuple(around)) for sign in text.text]
    return found


@settings(deadline=None, max_examples=50)
@given(split(), st.sampled_from(["ru", "en"]))
def test_annotating_puts_each_finding_on_its_figure_and_changes_nothing_else(runs, lang):
    data = saved(document(run("до"), runs))
    word = open_word(data, "a.docx")
    report = tradecheck.check(word.text)
    [finding] = report.findings
    after = annotated(data, report.findings, lang)
    assert after == annotated(data, report.findings, lang)
    again = docx.Document(io.BytesIO(after))
    assert open_word(after, "a.docx").text == word.text
    old, new = (doc.element.body.findall(qn("w:p"))[1] for doc in (docx.Document(io.BytesIO(data)), again))
    assert looks(new) == looks(old)
    [comment] = again.comments
    assert comment.text.startswith(f"TC101 growth-percent: {finding.text[lang]}")
    assert commented(new) == finding.span.of(word.text)


def commented(paragraph):
    inside, text = False, ""
    for element in paragraph.iter():
        inside = {qn("w:commentRangeStart"): True, qn("w:commentRangeEnd"): False}.get(element.tag, inside)
        text += (element.text or "") if inside and element.tag == qn("w:t") else ""
    return text


def test_a_figure_in_the_middle_of_a_run_between_tabs():
    start, end = WRONG.split("20%")
    inner = f"<w:r><w:t>{start.rstrip()}</w:t><w:tab/><w:t>20%</w:t><w:tab/><w:t>{end.lstrip()}</w:t></w:r>"
    data = saved(document(inner))
    word = open_word(data, "a.docx")
    after = annotated(data, tradecheck.check(word.text).findings)
    assert commented(docx.Document(io.BytesIO(after)).element.body) == "20%"
    assert open_word(after, "a.docx").text == word.text


def test_a_finding_in_a_text_box_is_told_where_the_box_hangs():
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run(WRONG)}</w:p></w:txbxContent></w:pict></w:r>"
    data = saved(document(run("раз") + box))
    findings = tradecheck.check(open_word(data, "a.docx").text).findings
    with ZipFile(io.BytesIO(annotated(data, findings))) as package:
        body = package.read("word/document.xml").decode()
    assert re.search(
        r'<w:commentRangeStart w:id="0"/><w:r><w:pict>.*</w:pict></w:r><w:commentRangeEnd w:id="0"/>', body
    )


@pytest.mark.parametrize("suffix", [".docx", ".DOCX"])
def test_check_file_reads_a_word_document(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(saved(document(run(WRONG))))
    report = tradecheck.check_file(path)
    assert [finding.span.of(report.text) for finding in report.findings] == ["20%"]
