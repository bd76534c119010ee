"""A changed text goes back into its file with nothing else changed."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradecheck.source import InputError, read
from tradecheck.source.decode import decode
from tradecheck.source.save import rewritten, write_whole

MARKS = {
    codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
    codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
}  # fmt: skip
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=40)


@given(TEXTS, TEXTS, st.sampled_from(list(MARKS)))
def test_under_every_mark(before, after, mark):
    data = mark + before.encode(MARKS[mark])
    text, encoding = decode(data, "a.txt")
    assert text == before
    assert rewritten(data, before, after, encoding, "a.txt") == mark + after.encode(MARKS[mark])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "cp866"])
def test_in_every_encoding(encoding):
    before, after = "рост на 2%\r\nдо 67%\r", "рост на 2 п. п.\r\nдо 67%\r"
    assert rewritten(before.encode(encoding), before, after, encoding, "a.txt") == after.encode(encoding)


def test_a_file_that_changed_meanwhile_is_left_alone():
    with pytest.raises(InputError, match="cannot be repaired in place"):
        rewritten("рост на 3%".encode(), "рост на 2%", "рост на 2 п. п.", "utf-8", "a.txt")


def test_what_cannot_be_encoded():
    with pytest.raises(InputError, match="cannot be written in the encoding koi8-r"):
        rewritten("5%".encode("koi8-r"), "5%", "≈5 €", "koi8-r", "a.txt")


def test_a_failure_leaves_the_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("как было")
    with pytest.raises(TypeError):
        write_whole(path, "no bytes")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.txt", "как было")]
    write_whole(path, "как стало".encode())
    assert read(path).text == "как стало"
