import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tradecheck
from tests.source.test_blocks import TAGS
from tradecheck.report.model import Report


class Reader(HTMLParser):
    """Collects the text of the article, what is marked in it, what each piece of it is set in, and the tags left open."""

    VOID = ("meta", "br")
    PLAIN = ("p", "a", "mark", "span", "div")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.article, self.marked, self.tags, self.shape = "", [], set(), []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append((tag, (dict(attrs).get("class") or "").partition(" ")[0]))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if ("div", "text") in self.open:
            self.article += data
            self.marked += [(kind, data) for tag, kind in self.open if tag == "mark"]
            inner = self.open[self.open.index(("div", "text")) + 1 :]
            path = [f"{tag}.{kind}" if kind else tag for tag, kind in inner if tag not in self.PLAIN]
            self.shape += [" ".join([*path, data.strip()])] if data.strip() else []


def test_the_page_holds_the_text_with_its_figures_marked(make):
    reader = Reader(make().to_html())
    assert not reader.open
    assert reader.article == make().text
    assert reader.marked == [("error", "4,3 млн"), ("related", "24,5%"), ("related", "1,4 млрд долларов")]


SAID = "Экспорт вырос на 20% — с 50 млрд до 75 млрд рублей."
RECORD = json.dumps({"body": f"Первое.\n\n{SAID}"})


@pytest.mark.parametrize(
    ("form", "original", "lines"),
    [
        ("markdown", f"# Итоги\n\n{SAID.replace('20%', '**20%**').replace('50 ', '50&nbsp;')}\n\n- Раз\n- ![](a.png) \\*Два\n",
         ["Итоги", SAID.replace("50 ", "50\xa0"), "Раз", "… *Два"]),
        ("html", f"<!-- ! --><h1>Итоги</h1><p>{SAID.replace('20%', '<b>2</b>0%')}<td>5 &lt; 6<script>7</script>",
         ["Итоги", SAID, "5 < 6"]),
        ("feed", f"<rss><item><description>&lt;p&gt;{SAID}</description><title>Итоги</title></item><item><title>7%</title></item></rss>",
         ["Итоги", SAID, "7%"]),
        ("jsonl", f'{RECORD}\n{{"text": ""}}\n{{"text": "Второе."}}\n', ["Первое.", SAID, "Второе."]),
        ("html", "<script>5</script>", []),
    ],
)  # fmt: skip
def test_markup_is_shown_as_its_reader_sees_it(form, original, lines):
    report = tradecheck.check(original, format=form)
    page = report.to_html("en")
    reader = Reader(page)
    assert reader.article.splitlines() == lines
    found = [("error", "20%"), ("related", SAID[25:32]), ("related", "75 млрд рублей")]
    assert [(kind, words.replace("\xa0", " ")) for kind, words in reader.marked] == (found if SAID[:7] in page else [])
    for finding in report.findings:
        line = original[: finding.span.start].count("\n") + 1
        column = finding.span.start - original.rfind("\n", 0, finding.span.start)
        assert page.count(f" · {line}:{column}<") == 2, "in the list and on the card"


def test_a_word_document_is_shown_in_paragraphs(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for paragraph in ("Итоги", "", SAID):
        document.add_paragraph(paragraph)
    document.save(tmp_path / "a.docx")
    reader = Reader(tradecheck.check_file(tmp_path / "a.docx").to_html())
    assert reader.article.splitlines() == ["Итоги", SAID]
    assert ("error", "20%") in reader.marked


SET = f"""# Итоги

### Рост

- раз
- два

  {SAID}

  ещё
- три

> сказал

| | 2025 |
|-|-|
| а | 5 |

<table><tr><td><h2>Б</h2></td><td><p>в<ul><li>г</table>
"""


def test_the_article_is_set_as_its_reader_sees_it():
    reader = Reader(tradecheck.check(SET, format="markdown").to_html())
    assert reader.shape == [
        "h2 Итоги", "h3 Рост", "ul li раз", "ul li два",
        *(f"ul li.more {piece}" for piece in ("Экспорт вырос на", "20%", "— с", "50 млрд", "до", "75 млрд рублей", ".")),
        "ul li.more ещё", "ul li три", "blockquote сказал",
        "table tr th 2025", "table tr td а", "table tr td 5", "h3 Б", "в", "ul li г",
    ]  # fmt: skip


def test_the_columns_of_a_table_stay_below_one_another():
    rows = "<tr><td><th>а<th>б<tr><td colspan=2>в<td>г<tr><td>д<td colspan=90000>е<td>ё<tr><td><td><td>ж"
    page = tradecheck.check(f"<table>{rows}</table>", format="html").to_html()
    cells = [re.findall(r"<t[hd]([^>]*)>(?:<p>(.))?", found) for found in page.split("<tr>")[1:]]
    assert cells == [
        [("", ""), ("", "а"), ("", "б")],
        [("", "в"), ("", ""), ("", "г")],
        [("", "д"), ("", "е"), (' colspan="999"', ""), ("", "ё")],
        [(' colspan="2"', ""), ("", "ж")],
    ]


def test_numbers_of_a_list_go_on_behind_a_card():
    page = tradecheck.check(f"4. раз\n5. {SAID}\n6. три", format="markdown").to_html()
    assert re.findall(r'<li value="(\d)">', page) == ["4", "5", "6"]


def test_headings_skip_no_level():
    report = tradecheck.check("<h4>а</h4><h6>б</h6><h2>в</h2><h3>г</h3><h1>д</h1><h3>е</h3>", format="html")
    assert [line.split()[0] for line in Reader(report.to_html()).shape] == ["h2", "h3", "h2", "h3", "h2", "h3"]


@settings(deadline=None)
@given(st.lists(st.one_of(TAGS, st.sampled_from(["раз", "5 млн", " "])), max_size=40).map("".join))
def test_any_markup_is_set_whole(original):
    report = tradecheck.check(original, format="html")
    reader = Reader(report.to_html())
    assert not reader.open
    assert reader.article.split() == [word for passage in report.passages for word in passage.text.split()]


def test_text_and_name_are_escaped(make):
    text = '<script>alert("1")</script> & ' + make().text
    page = make(text, source="<b>.txt").to_html()
    reader = Reader(page)
    assert reader.article == text
    assert not reader.tags & {"script", "b"}


def test_the_page_needs_no_other_file(make):
    page = make().to_html("en")
    assert "prefers-color-scheme: dark" in page
    assert not re.search(r"https?:|url\(|@import|<script|<link", page)
    assert "default-src 'none'" in page
    assert "src=" not in page


def test_two_reports_in_one_notebook_share_no_names(make):
    names = [re.findall(r' id="([^"]+)"', made._repr_html_()) for made in (make(), make("Итоги. " + make().text))]
    assert len(names[0]) == len(names[1]) == 2
    assert not {*names[0]} & {*names[1]}


def test_a_long_line_takes_linear_time(make):
    text = make().text * 3000
    report = Report(text, (), tuple(tradecheck.extract(text)), ())
    assert Reader(report.to_html()).article == text


def test_a_notebook_gets_a_fragment(make):
    fragment = make()._repr_html_()
    assert fragment.startswith("<div")
    assert "<html" not in fragment


def test_a_clean_text_says_so():
    assert "не найдено" in Report("Экспорт вырос.", (), (), ()).to_html()
