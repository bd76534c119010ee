"""What each kind of input is read as."""

from datetime import date

import pytest

from tradecheck.source import InputError, formats, read
from tradecheck.source.word import open_word


def text_of(original, form):
    content = formats.content_of(original, "a", form)
    return [passage.text for passage in content.passages]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<head><title>5 млн</title></head><body>Рост", "Рост"),
        ("Рост<script>var a = '<p>5 млн</p>';</script> цен<STYLE>p{}</STYLE>", "Рост цен"),
        ("на 5 <del>млн</del><ins>млрд</ins>", "на 5 \ufffcмлрд"),
        ("12<code>x</code>5 <img alt='7 млн' src=x> 8", "12\ufffc5 \ufffc 8"),
        ("3 км<sup>2</sup>, 5 млн<sup><a href='#n1'>12</a></sup> тонн", "3 км2, 5 млн тонн"),
        ("прибыль <5 млн и >3", "прибыль <5 млн и >3"),
        ("4&thinsp;300&nbspтыс. R&D &copy", "4\u2009300\u00a0тыс. R&D ©"),
        ("мил&shy;лион", "миллион"),
        ("<pre>Экспорт:\n  5 млн\n</pre>конец", "Экспорт:\n  5 млн\nконец"),
        ("<table><tr><th>Год<th>Млн<tr><td>2023<td>5</table>", "Год\nМлн\n2023\n5"),
        ("<code>не закрыт 5 млн", "не закрыт 5 млн"),
        ("а <a href='5 млн", "а"),
    ],
)
def test_what_of_a_page_is_text(page, text):
    assert text_of(page, "html") == [text]


@pytest.mark.parametrize("hostile", ["<a ", "<!-- ", "<a b='", "<code>", "&a", "<!", "</", "<sup>", "<td>", "=\"'"])
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_million_openings_take_no_forever(hostile, form):
    formats.content_of(hostile * 20_000, "a", form)


def test_a_document_in_markdown():
    original = (
        '---\ntitle: "Экспорт: 5 млн"\ndate: 2024-06-14\nviews: 7 млн\n---\n\n# Итоги\n\n'
        "Рост на *4,3* [млн](http://x.y/8 '9 млн')  \nтонн, ~~12~~ `13` ![14](x).\n\n```\n15 млн\n```\n\n"
        "    16 млн\n\n* раз\n* два <!-- tradecheck: ignore -->\n\n<div>17 &laquo;млн&raquo;</div>\n"
    )
    content = formats.content_of(original, "a.md", "markdown")
    [passage] = content.passages
    assert passage.text.split("\n") == [
        "Экспорт: 5 млн", "Итоги", "Рост на 4,3 млн", "тонн, \ufffc \ufffc \ufffc.", "раз", "два", "17 «млн»",
    ]  # fmt: skip
    assert passage.published == date(2024, 6, 14)
    assert [comment.text for comment in content.comments] == [" tradecheck: ignore "]
    assert [block.of(original) for block in content.blocks[-3:]] == ["раз", "два", "17 &laquo;млн&raquo;"]
    assert len(content.blocks) == 6


def test_the_row_of_a_table_is_one_block():
    for original, form in (("|а|б|\n|-|-|\n|1|2|\n", "markdown"), ("<tr><td><p>а<p>б</td><tr><td>1<td>2", "html")):
        content = formats.content_of(original, "a", form)
        assert [block.of(original)[:1] + block.of(original)[-1:] for block in content.blocks] == ["аб", "12"]


def test_items_of_a_feed_are_articles_of_their_own():
    feed = """<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>5 млн</title>
      <item><title>Рост &#8212; 4&nbsp;%</title><pubDate>Fri, 14 Jun 2024 09:30:00 +0300</pubDate><description>кратко</description>
      <content:encoded><![CDATA[<p>Рост</p><p>Спад</p>]]></content:encoded></item>
      <item><description>&lt;p&gt;5&amp;nbsp;млн&lt;/p&gt;</description></item></channel></rss>"""
    content = formats.content_of(feed, "a.rss", "feed")
    assert [passage.text for passage in content.passages] == ["Рост — 4\u00a0%\nРост\nСпад", "5\u00a0млн"]
    assert [passage.published for passage in content.passages] == [date(2024, 6, 14), None]


def test_atom_holds_plain_text_markup_and_xhtml():
    entry = "<entry><title>А &lt; 5</title><updated>2024-06-14T00:00:00Z</updated>{}</entry>"
    xhtml = (
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>раз</p><p>два&#160;б</p></div></content>'
    )
    entries = [entry.format(xhtml), entry.format('<summary type="html">&lt;b&gt;три&lt;/b&gt;</summary>')]
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'
    assert text_of(feed, "feed") == ["А < 5\nраз\nдва\u00a0б", "А < 5\nтри"]


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("<rss>\n<channel>", "a.rss:2: this is no XML"),
        ("<html/>", "no RSS or Atom feed"),
        ("<!DOCTYPE a [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><rss>&b;</rss>", "declares XML entities"),
        ("<rss><item><title>&foo;</title></item></rss>", "unknown entity &foo;"),
    ],
)
def test_what_is_no_feed_is_told_of(feed, reason):
    with pytest.raises(InputError, match=reason):
        formats.content_of(feed, "a.rss", "feed")


def test_a_bad_line_of_json_stops_no_other():
    lines = [
        '{"text": "раз"}',
        "",
        "{",
        '{"id": 1}',
        '["text"]',
        '{"body": "два", "published": "2024-06-14"}',
        "[" * 100_000,
    ]
    content = formats.content_of("\r\n".join(lines), "a.jsonl", "jsonl")
    assert [(passage.text, passage.published) for passage in content.passages] == [
        ("раз", None), ("два", date(2024, 6, 14)),
    ]  # fmt: skip
    assert [error.line for error in content.errors] == [3, 4, 5, 7]
    assert content.errors[1].sentence("ru") == 'a.jsonl:4: нет поля "text" или "body", в котором строка'


def test_the_last_of_two_fields_of_one_name_counts():
    original = '{"a": {"b": "нет"}, "x": [{"a": 1}], "a": {"b": "", "b": "да"}}'
    content = formats.content_of(original, "a.jsonl", "jsonl", "a.b")
    assert content.blocks[0].of(original) == "да"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.html", "<html><meta charset=koi8-r><p>"),
        ("a.xml", "<?xml version='1.0' encoding='koi8-r'?><rss><item><title>"),
    ],
)
def test_a_declared_encoding_is_believed(tmp_path, name, head):
    path = tmp_path / name
    tail = "" if name == "a.html" else "</title></item></rss>"
    path.write_bytes(f"{head}на 5 %{tail}".encode("koi8-r"))
    source = read(path)
    assert (source.encoding, source.passages[0].text) == ("koi8-r", "на 5 %")
    path.write_bytes(f"{head}на 5 %{tail}".encode())
    assert read(path).encoding == "utf-8"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text", "текст".encode("cp1251")])
def test_what_is_no_word_document_is_told_of(data):
    with pytest.raises(InputError, match=r"a\.docx: this is no Word document"):
        open_word(data, "a.docx")
