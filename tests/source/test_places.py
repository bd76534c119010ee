"""Every character of reading text stands in the original where it is said to, and a repair made there reads as it should."""

import json
from itertools import pairwise
from typing import NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tradecheck.source import formats
from tradecheck.source.offsets import Offsets, Writer
from tradecheck.source.rewrite import rewritten
from tradecheck.span import Span

LETTERS = st.sampled_from([*"рост4,3%млн5(—»«.;:", "😀", "é", "\u00a0", "\u202f"])
WORD = st.lists(LETTERS, min_size=1, max_size=7).map("".join).filter(lambda word: word == word.strip())
LINE = st.lists(WORD, min_size=1, max_size=6)
"""Words of a line."""
LINES = st.lists(LINE, min_size=1, max_size=4)
NEWLINE = st.sampled_from(["\n", "\r\n"])


class Written(NamedTuple):
    """One sign of the reading text, as it is written in the original, and the markup before it."""

    sign: str
    printed: str
    markup: str = ""


def originals(written: list[Written]):
    """The original, the reading text, and the place of each sign."""
    original, text, places = "", "", []
    for item in written:
        original += item.markup
        places.append(Span(len(original), len(original) + len(item.printed)))
        original += item.printed
        text += item.sign
    return original, text, places


def signs(draw, line, spell, space, between):
    """A line of words, every sign spelled in some way, with markup strewn between the signs."""
    for number, word in enumerate(line):
        if number:
            yield Written(" ", draw(space))
        for sign in word:
            yield Written(sign, draw(spell(sign)), draw(between))


def holds(content, text, places):
    [passage] = content.passages
    assert passage.text == text
    assert [passage.offsets.span(Span(n, n + 1)) for n, sign in enumerate(text) if sign != "\n"] == [
        place for place, sign in zip(places, text, strict=True) if sign != "\n"
    ]
    ends = [*(n for n, sign in enumerate(text) if sign == "\n"), len(text)]
    stretches = [Span(n, end) for end in ends for n in range(end) if "\n" not in text[n:end]]
    assert [passage.offsets.shown(passage.offsets.span(stretch)) for stretch in stretches] == stretches


def html_sign(sign):
    return st.sampled_from([sign, f"&#{ord(sign)};", f"&#x{ord(sign):X};"] + (["&nbsp;"] if sign == "\u00a0" else []))


TAGS = st.sampled_from(["", "", "", "<b>", "</b>", "<!-- 5 млн -->", "<a href='5 млн'>", "</a>", '<i title="a>b">'])


@st.composite
def html_pages(draw, newline=NEWLINE):
    written = []
    for number, line in enumerate(draw(LINES)):
        ends = draw(st.sampled_from(["<p>", "</p>\r\n<li class=5>", "<br/>", "<tr><td>", "</td><td>", "<h2>"]))
        if number:
            written.append(Written("\n", "", ends))
        space = st.sampled_from([" ", "  ", "\t", draw(newline), "\n   "])
        written += signs(draw, line, html_sign, space, TAGS)
    return originals(written)


@settings(deadline=None)
@given(html_pages())
def test_html(page):
    original, text, places = page
    holds(formats.content_of(original, "a.html", "html"), text, places)


@settings(deadline=None)
@given(html_pages(newline=st.just("\n")), st.sampled_from(["escaped", "cdata"]))
def test_html_within_a_feed(page, way):
    inner, text, places = page
    signs = [{"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(sign, sign) if way == "escaped" else sign for sign in inner]
    inner_places = [0]
    for sign in signs:
        inner_places.append(inner_places[-1] + len(sign))
    before, after = ("<![CDATA[", "]]>") if way == "cdata" else ("", "")
    head = f"<?xml version='1.0'?>\n<rss><channel><title>5 млн</title><item><description>{before}"
    if way == "cdata":
        assume("\r" not in inner)
    original = f"{head}{''.join(signs)}{after}</description></item></channel></rss>"
    assume("\r" not in inner)
    moved = [Span(len(head) + inner_places[p.start], len(head) + inner_places[p.end]) for p in places]
    holds(formats.content_of(original, "a.rss", "feed"), text, moved)


def markdown_sign(sign):
    return st.sampled_from([f"\\{sign}" if sign.isascii() and not sign.isalnum() else sign, f"&#{ord(sign)};"])


@settings(deadline=None)
@given(st.data(), LINES, NEWLINE, st.sampled_from(["", "> ", "- ", "## "]))
def test_markdown(data, lines, newline, prefix):
    written = []
    for number, line in enumerate(lines):
        if number:
            written.append(Written("\n", "", f"{newline}{newline}"))
        space = st.sampled_from(
            [" ", "  "] + ([] if prefix == "## " else [f"{newline}{'> ' if prefix == '> ' else '  '}"])
        )
        items = list(signs(data.draw, line, markdown_sign, space, st.just("")))
        start = data.draw(st.integers(0, len(items) - 1))
        spell = data.draw(
            st.sampled_from([("", ""), ("[", "](http://x.y/5 'млн')"), ("<b>", "</b>"), ("", "<!-- 5 -->")])
        )
        items[0] = items[0]._replace(markup=prefix + items[0].markup)
        items[start] = items[start]._replace(markup=items[start].markup + spell[0])
        written += items
        if spell[1]:
            written[-1] = written[-1]
            written.append(Written("", "", spell[1]))
    original, text, places = originals([item for item in written if item.sign or item.markup])
    places = [
        place for place, item in zip(places, [i for i in written if i.sign or i.markup], strict=True) if item.sign
    ]
    holds(formats.content_of(original, "a.md", "markdown"), text, places)


@settings(deadline=None)
@given(
    st.data(),
    st.lists(st.lists(WORD, min_size=2, max_size=2), min_size=1, max_size=4),
    st.sampled_from(["", "> "]),
    NEWLINE,
)
def test_the_cells_of_a_markdown_table(data, rows, prefix, newline):
    bars = data.draw(st.booleans())
    left, right = ("| ", " |") if bars else ("", "")
    rule = f"{newline}{prefix}{left}---|---{right}{newline}{prefix}{left}"
    written = []
    for number, row in enumerate(rows):
        for column, word in enumerate(row):
            first = prefix + left if not number else rule if number == 1 else f"{right}{newline}{prefix}{left}"
            markup = first if not column else " | "
            if number == 1 and not column:
                markup = right + rule
            if number or column:
                written.append(Written("\n", ""))
            spelled = [Written(sign, data.draw(markdown_sign(sign))) for sign in word + "|"]
            spelled[-1] = Written("|", "\\|")
            spelled[0] = spelled[0]._replace(markup=markup)
            written += spelled
    if len(rows) == 1:
        written.append(Written("", "", f"{right}{newline}{prefix}{left}---|---{right}"))
    original, text, places = originals(written)
    if len(rows) > 1:
        original += right
    holds(formats.content_of(original, "a.md", "markdown"), text, places[: len(text)])


@settings(deadline=None)
@given(st.data(), LINES, st.sampled_from(["text", "body", "a.b"]))
def test_json_lines(data, lines, field):
    text = "\n".join(" ".join(line) for line in lines)
    ways = st.booleans()
    spelled = [json.dumps(sign, ensure_ascii=data.draw(ways))[1:-1] for sign in text]
    head = '{"title": "5 \\" млн", ' + ('"a": {"x": [{"b": 1}], "b" : "' if field == "a.b" else f'"{field}":"')
    starts = [len(head)]
    for sign in spelled:
        starts.append(starts[-1] + len(sign))
    original = head + "".join(spelled) + ('"}}' if field == "a.b" else '"}')
    content = formats.content_of(original, "a.jsonl", "jsonl", "a.b" if field == "a.b" else None)
    holds(content, text, [Span(*pair) for pair in pairwise(starts)])


@settings(deadline=None)
@given(html_pages(), st.data())
def test_a_repair_made_in_the_original_reads_as_it_should(page, data):
    original, _, _ = page
    [passage] = formats.content_of(original, "a.html", "html").passages
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(passage.text))] * 2)))
    replacement = data.draw(
        st.lists(st.sampled_from(["4", ",", "млрд", "&", "<b>", "%", "п."]), min_size=1).map("".join)
    )
    changes = rewritten(passage, Span(start, end), replacement)
    assume(changes is not None)
    mended = original
    for span, text in sorted(changes, reverse=True):
        mended = mended[: span.start] + text + mended[span.end :]
    [again] = formats.content_of(mended, "a.html", "html").passages
    assert again.text == passage.text[:start] + replacement + passage.text[end:]


MARKUP = (
    "a 5 млн # > - 1. | \\ ` `` ~~~ *_ ** ~~ [ ] ( ) ![ ](x) <b> </b> <!-- --> <script> </script> <pre> </pre> <td> <tr> </table> "
    "<del> </del> &amp; &nbsp &#10; &#x; < > <a href=' \" = --- === |-|-| [a]: <br> \t \r \x00 😀 \u2028 \u0301"
)
SNIPPETS = st.sampled_from([*MARKUP.split(" "), " ", "  ", "    ", "\n", "\r\n", "\n\n"])


@settings(deadline=None)
@given(st.lists(SNIPPETS, max_size=40).map("".join), st.sampled_from(["html", "markdown", "text"]))
def test_any_text_at_all_is_read_and_leads_back(original, form):
    content = formats.content_of(original, "a", form)
    for passage in content.passages:
        for piece in passage.offsets.pieces:
            read = passage.text[piece.start : piece.end]
            assert not piece.copied or read == piece.origin.of(
                original.replace("\x00", "\ufffd" if form == "markdown" else "\x00")
            )
            assert 0 <= piece.origin.start <= piece.origin.end <= len(original)
            if not piece.is_inserted:
                shown = passage.offsets.shown(piece.origin)
                assert shown.start <= piece.start < piece.end <= shown.end
    spans = [*content.blocks, *(comment.span for comment in content.comments)]
    assert all(0 <= span.start < span.end <= len(original) for span in spans)
    assert list(content.blocks) == sorted(content.blocks)


@settings(deadline=None)
@given(LINE, st.data())
def test_a_repair_is_escaped_as_its_place_demands(line, data):
    text = " ".join(line)
    replacement = data.draw(
        st.lists(st.sampled_from(['"', "\\", "<", "&", "5", "*", "_", "]"]), min_size=1).map("".join)
    )
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, start + 1)
    for name, form, original in (
        ("a.jsonl", "jsonl", json.dumps({"text": text})),
        (
            "a.md",
            "markdown",
            "я" + "".join(f"\\{c}" if c.isascii() and not c.isalnum() and c != " " else c for c in text),
        ),
        ("a.rss", "feed", f"<rss><item><title>{text.replace('&', '&amp;')}</title></item></rss>"),
    ):
        [passage] = formats.content_of(original, name, form).passages
        shift = passage.text.index(text)
        changes = rewritten(passage, Span(span.start + shift, span.end + shift), replacement)
        mended = original
        for place, new in sorted(changes, reverse=True):
            mended = mended[: place.start] + new + mended[place.end :]
        [again] = formats.content_of(mended, name, form).passages
        assert again.text == passage.text[: span.start + shift] + replacement + passage.text[span.end + shift :]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 3), st.booleans()), max_size=8), st.data())
def test_maps_chain(parts, data):
    """Going through two maps leads where going through the chained one does."""
    outer, at = Writer(), 0
    for length, gap, copied in parts:
        at += gap
        if copied:
            outer.copy("x" * length, at)
            at += length
        else:
            outer.replace("x", Span(at, at + length))
            at += length
    inner, middle = Writer(), 0
    while middle < outer.length:
        step = data.draw(st.integers(1, outer.length - middle))
        inner.copy("y" * step, middle) if data.draw(st.booleans()) else inner.replace("y", Span(middle, middle + step))
        middle += step
    chained = inner.offsets().after(outer.offsets())
    for n in range(inner.length):
        step = inner.offsets().span(Span(n, n + 1))
        assert chained.span(Span(n, n + 1)) == outer.offsets().span(step)


def test_an_empty_text_has_a_place():
    assert Offsets.identity(0).span(Span(0, 0)) == Span(0, 0)
    assert Offsets.identity(0).shown(Span(0, 0)) == Span(0, 0)


def test_what_is_read_out_of_order_is_shown_where_it_is_read():
    feed = "<rss><item><description>на 5&amp;nbsp;%</description><title>Рост на 7%</title></item></rss>"
    [passage] = formats.content_of(feed, "a.rss", "feed").passages
    assert passage.text.splitlines() == ["Рост на 7%", "на 5\u00a0%"]
    for words in ("7%", "5\u00a0%"):
        at = passage.text.index(words)
        span = Span(at, at + len(words))
        assert passage.offsets.shown(passage.offsets.span(span)) == span
