"""How text is set: each kind of input tells headings, lists, tables and quotes apart."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.test_places import SNIPPETS
from tradecheck.source import formats
from tradecheck.source.outline import CELLS, LISTS, Part


def outlined(passages):
    """Every block as the containers that it stands in, its heading and its text; items and cells with their numbers."""
    lines = []
    for passage in passages:
        for block in passage.blocks:
            numbered = (Part.ITEM, *CELLS)
            path = [f"{c.part}{c.number}" if c.part in numbered else c.part.value for c in block.path]
            lines.append(" ".join([*path, *([f"h{block.level}"] if block.level else []), block.span.of(passage.text)]))
    return lines


def blocks_of(original, form):
    return outlined(formats.content_of(original, "a", form).passages)


@pytest.mark.parametrize(
    ("form", "original", "expected"),
    [
        ("text", "Итоги\n\n  Рост\n", ["Итоги", "Рост"]),
        ("jsonl", '{"text": "Итоги\\nРост"}\n', ["Итоги", "Рост"]),
        ("markdown", "---\ntitle: Год\n---\n# Итоги\n\nРост\nцен\n\n#### Дальше", ["h1 Год", "h1 Итоги", "Рост цен", "h4 Дальше"]),
        ("markdown", "- а\n\n  б\n- в\n\n  3. г\n  4. д\n", ["ul li1 а", "ul li1 б", "ul li2 в", "ul li2 ol li3 г", "ul li2 ol li4 д"]),
        ("markdown", "> а\n>\n> - б\n\nв", ["blockquote а", "blockquote ul li1 б", "в"]),
        ("markdown", "| | а |\n|-|-|\n| б | *1* |\n", ["table tr th2 а", "table tr td1 б", "table tr td2 1"]),
        ("markdown", "- а\n\n  <ul><li>б\n\n- в", ["ul li1 а", "ul li1 ul li1 б", "ul li2 в"]),
        ("html", "<h1>Итоги</h1>Рост<br>цен<h4>Дальше</h4>", ["h1 Итоги", "Рост\nцен", "h4 Дальше"]),
        ("html", "<ol start=3><li><p>а<p>б<li value='7'>в<ul><li>г</ul>д<li>е</ol>ж",
         ["ol li3 а", "ol li3 б", "ol li7 в", "ol li7 ul li1 г", "ol li7 д", "ol li8 е", "ж"]),
        ("html", "<li>а<li>б", ["ul li1 а", "ul li2 б"]),
        ("html", "<table><caption>а</caption><tr><th colspan=2>б<th>в<tr><td><td>г</table>д",
         ["а", "table tr th1 б", "table tr th3 в", "table tr td2 г", "д"]),
        ("html", "<table><tr><td><ul><li>а<table><tr><td>б</table>в</ul><td>г</table>",
         ["table tr td1 ul li1 а", "table tr td1 ul li1 table tr td1 б", "table tr td1 ul li1 в", "table tr td2 г"]),
        ("html", "<ul><li><table><tr><td>а</ul>б</table>в</ul></li></td>г", ["ul li1 table tr td1 а", "ul li1 table tr td1 б", "ul li1 в", "г"]),
        ("html", "<td>а</td></table></li>б", ["а", "б"]),
        ("feed", "<rss><item><description>&lt;h2&gt;б&lt;/h2&gt;в</description><title>а</title></item></rss>", ["h1 а", "h2 б", "в"]),
    ],
)  # fmt: skip
def test_text_is_set_as_its_markup_says(form, original, expected):
    assert blocks_of(original, form) == expected


def test_a_word_document_is_set_by_its_styles_and_lists():
    docx = pytest.importorskip("docx")
    from tradecheck.source.word import open_word

    made = docx.Document()
    for style, words in [
        ("Title", "а"), ("Heading 2", "б"), (None, "в"), ("List Bullet", "г"), ("List Bullet", "д"), ("List Number", "е"),
        ("List Number", "ж"), (None, "з"), ("List Number", "и"), ("Quote", "к"), ("Intense Quote", "л"),
    ]:  # fmt: skip
        made.add_paragraph(words, style)
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "м"
    table.cell(0, 2).text, table.cell(1, 1).text = "н", "о"
    table.cell(1, 2).paragraphs[0].style = "List Bullet"
    table.cell(1, 2).paragraphs[0].text = "п"
    made.add_paragraph("р")
    data = io.BytesIO()
    made.save(data)
    assert outlined(open_word(data.getvalue(), "a.docx").content.passages) == [
        "h1 а", "h2 б", "в", "ul li1 г", "ul li2 д", "ol li1 е", "ol li2 ж", "з", "ol li3 и", "blockquote к", "blockquote л",
        "table tr td1 м", "table tr td3 н", "table tr td2 о", "table tr td3 ul li3 п", "р",
    ]  # fmt: skip


def test_items_nest_in_a_word_document_as_deep_as_they_say():
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    from tradecheck.source.word import open_word

    made = docx.Document()
    listed = made.styles["List Number"].element.pPr.numPr.numId.val
    for style, words, properties in [
        (None, "а", f'<w:ilvl w:val="0"/><w:numId w:val="{listed}"/>'),
        (None, "б", f'<w:ilvl w:val="1"/><w:numId w:val="{listed}"/>'),
        (None, "в", f'<w:ilvl w:val="0"/><w:numId w:val="{listed}"/>'),
        ("List Number", "г", '<w:numId w:val="0"/>'),
    ]:
        made.add_paragraph(words, style)
        *_, paragraph = made.element.body.iter(qn("w:p"))
        paragraph.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{properties}</w:numPr>"))
    data = io.BytesIO()
    made.save(data)
    assert outlined(open_word(data.getvalue(), "a.docx").content.passages) == [
        "ol li1 а", "ol li1 ol li1 б", "ol li2 в", "г",
    ]  # fmt: skip


TAGS = st.builds(
    "<{}{}>".format,
    st.sampled_from(["", "/"]),
    st.sampled_from([*(part.value for part in Part), "h1", "h3", "p", "br"]),
)
HOMES = {Part.ITEM: LISTS, Part.ROW: (Part.TABLE,), Part.CELL: (Part.ROW,), Part.HEADER: (Part.ROW,)}


@settings(deadline=None)
@given(
    st.lists(st.one_of(TAGS, SNIPPETS, st.sampled_from(["раз", "5"])), max_size=40).map("".join),
    st.sampled_from(["html", "markdown", "text"]),
)
def test_any_text_at_all_stands_in_blocks(original, form):
    for passage in formats.content_of(original, "a", form).passages:
        spans = [block.span for block in passage.blocks]
        assert spans == sorted(spans)
        assert all(span.start < span.end for span in spans)
        gaps = zip([0, *(s.end for s in spans)], [*(s.start for s in spans), len(passage.text)], strict=True)
        assert all(start <= end and not passage.text[start:end].strip() for start, end in gaps)
        for block in passage.blocks:
            for outer, inner in zip((None, *block.path), block.path, strict=False):
                assert inner.part not in HOMES or (outer and outer.part in HOMES[inner.part])
            assert not block.path or block.path[-1].part in (Part.QUOTE, Part.ITEM, *CELLS)


def test_deep_nesting_takes_linear_time():
    assert len(blocks_of("<ul><li>а" * 20_000, "html")) == 20_000
