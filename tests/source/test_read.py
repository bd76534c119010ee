import codecs
import pickle

import pytest

from tradecheck.source import InputError, read, walk

TEXT = "Экспорт зерна вырос на 24,5% и достиг 1,4 млрд долларов,\r\nсообщили в министерстве.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "cp866"])
def test_the_encodings_of_newsrooms(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    source = read(path)
    assert (source.text, source.encoding, source.newline) == (TEXT, encoding, "\r\n")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF32_LE, "utf-32-le")],
)  # fmt: skip
def test_a_byte_order_mark_decides_and_is_no_text(tmp_path, mark, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(mark + TEXT.encode(encoding))
    assert read(path).text == TEXT


@pytest.mark.parametrize("data", [bytes(10), b"%PDF-1.7 ...", b"PK\x03\x04...", bytes(range(1, 256)), b"\xff\xfe\xfd"])
def test_what_is_no_text_is_refused_by_name(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"a\.txt: "):
        read(path)


def test_a_named_encoding_overrides_the_guess(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("рост".encode("koi8-r"))
    assert read(path, encoding="koi8-r").text == "рост"
    with pytest.raises(InputError, match="cannot be read as utf-8"):
        read(path, encoding="utf-8")
    with pytest.raises(InputError, match="no such encoding: rot13"):
        read(path, encoding="rot13")


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "нет.txt")
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    assert caught.value.sentence("ru").endswith(": это папка, а не файл")


def test_an_error_survives_another_process(tmp_path):
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_folder_is_walked_in_order_without_what_is_hidden(tmp_path):
    for name in ("b.txt", "a.md", "c.png", ".d.txt", "e/f.TXT", ".g/h.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("1")
    (tmp_path / "map.xml").write_text("<urlset/>", encoding="utf-8")
    found = list(walk([str(tmp_path), str(tmp_path / "b.txt"), "-", "-"]))
    assert found == [str(tmp_path / name) for name in ("a.md", "b.txt", "e/f.TXT")] + ["-"]
