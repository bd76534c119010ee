import re
from html.parser import HTMLParser

import tradecheck
from tradecheck.report.model import Report


class Reader(HTMLParser):
    """Collects the text of the article, what is marked in it, and the tags left open."""

    VOID = ("meta", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.article, self.marked, self.tags = "", [], set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if ("div", "text") in self.open:
            self.article += data
            self.marked += [(kind, data) for tag, kind in self.open if tag == "mark"]


def test_the_page_holds_the_text_with_its_figures_marked(make):
    reader = Reader(make().to_html())
    assert not reader.open
    assert reader.article == make().text
    assert reader.marked == [("error", "4,3 млн"), ("related", "24,5%"), ("related", "1,4 млрд долларов")]


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
