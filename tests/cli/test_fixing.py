"""Making repairs: what is changed, what never is, and what is told afterwards."""

import os
import stat
import threading

import pytest

from tests.cli.conftest import POINTS, RIGHT, SLIP

MENDED = SLIP.replace("20%", "50%")


def test_only_a_slip_of_wording_is_mended_unseen(desk):
    path = desk.write("a.txt", f"{SLIP}\r\n\r\n{POINTS}\r\n")
    done = desk.run("check", "a.txt", "--fix", "--format", "concise")
    assert path.read_bytes().decode() == f"{SLIP}\r\n\r\n{POINTS.replace('2%', '2 п. п.')}\r\n"
    assert done.exit_code == 1
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["TC101"]
    assert done.stderr.splitlines()[-2] == "Исправлено: 1; можно исправить наугад (--unsafe-fixes): 1."


def test_the_likeliest_repairs_where_guesses_are_wanted(desk):
    path = desk.write("a.txt", f"{SLIP}\n\n{POINTS}\n")
    done = desk.run("check", "a.txt", "--fix", "--unsafe-fixes")
    assert path.read_text("utf-8").startswith(MENDED)
    assert (done.exit_code, done.stdout) == (0, "")


def test_repairs_of_one_figure_are_not_made_together(desk):
    text = "Экспорт вырос на 20% — с 50 до 75 млрд рублей. Импорт вырос на 30% — с 40 до 80 млрд рублей.\n" * 3
    path = desk.write("a.txt", text)
    desk.run("check", "a.txt", "--fix", "--unsafe-fixes")
    assert path.read_text("utf-8") == text.replace("20%", "50%").replace("30%", "100%")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "cp1251"), (b"", "koi8-r"), (b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"),
     (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)  # fmt: skip
def test_bytes_stay_as_they_were(desk, mark, encoding):
    text = f"Итоги\r\n{SLIP.replace('—', '-')}\n\rконец"
    path = desk.folder / "a.txt"
    path.write_bytes(mark + text.encode(encoding))
    options = [] if mark else ["--encoding", encoding]
    assert desk.run("check", "a.txt", "--fix", "--unsafe-fixes", *options).exit_code == 0
    assert path.read_bytes() == mark + text.replace("20%", "50%").encode(encoding)


def test_what_the_encoding_lacks_is_an_error_and_changes_nothing(desk):
    page = "<p>" + POINTS.encode("ascii", "xmlcharrefreplace").decode() + "</p>\n"
    path = desk.write("a.html", page)
    done = desk.run("check", "a.html", "--fix", "--encoding", "ascii", "--exit-zero", "--format", "concise")
    assert done.exit_code == 2
    assert "a.html: исправление нельзя записать в кодировке ascii" in done.stderr
    assert done.stdout.startswith("a.html:1:")
    assert path.read_text("ascii") == page


def test_a_document_is_not_mended_in_place(desk):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(POINTS)
    document.save(desk.folder / "a.docx")
    before = (desk.folder / "a.docx").read_bytes()
    for option in ("--fix", "--diff"):
        done = desk.run("check", "a.docx", option, "--lang", "en", "--format", "concise")
        assert done.exit_code == 1
        assert done.stderr.count("a.docx: Word documents are not repaired in place") == 1
        assert "--unsafe-fixes): 1" not in done.stderr
    assert "repaired in place" not in desk.run("check", "a.docx", "--lang", "en").stderr
    assert (desk.folder / "a.docx").read_bytes() == before


def test_permissions_and_links_stay(desk):
    path = desk.write("real/a.txt", POINTS)
    path.chmod(0o640)
    link = desk.folder / "link.txt"
    link.symlink_to(path)
    desk.run("check", "link.txt", "--fix")
    assert link.is_symlink()
    assert "п. п." in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [found.name for found in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_cannot_be_written_is_an_error(desk):
    path = desk.write("locked/a.txt", POINTS)
    path.parent.chmod(0o500)
    done = desk.run("check", "locked/a.txt", "--fix")
    path.parent.chmod(0o700)
    assert done.exit_code == 2
    assert path.read_text("utf-8") == POINTS


def test_a_diff_changes_nothing_and_can_be_applied(desk):
    path = desk.write("a.txt", f"Итоги\n{POINTS}")
    done = desk.run("check", "a.txt", "--diff")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:3] == ["--- a.txt", "+++ a.txt", "@@ -1,2 +1,2 @@"]
    assert f"-{POINTS}" in done.stdout
    assert done.stdout.count("\\ No newline at end of file") == 2
    assert path.read_text("utf-8") == f"Итоги\n{POINTS}"
    done = desk.run("check", "-", "--diff", stdin=RIGHT)
    assert (done.stdout, len(done.stderr.splitlines())) == ("", 1)


def test_a_diff_of_what_has_no_file_says_so(desk):
    done = desk.run("check", "-", "--diff", "--lang", "en", stdin=POINTS)
    assert done.exit_code == 1
    assert f"-{POINTS}" in done.stdout
    assert done.stderr.splitlines()[0] == "Warning: <stdin>: repairs cannot be written back: standard input has no file"
    named = desk.run("check", "-", "--diff", "--stdin-filename", "a.txt", stdin=POINTS)
    assert named.stdout.startswith("--- a.txt")
    assert len(named.stderr.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_written_to(desk):
    pipe = desk.folder / "a.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(POINTS, "utf-8"))
    writer.start()
    done = desk.run("check", "a.txt", "--fix", "--lang", "en", "--format", "concise")
    writer.join()
    assert done.exit_code == 1
    assert "a.txt: repairs cannot be written back: this is a pipe, not a file" in done.stderr
    assert pipe.is_fifo()


def test_silenced_findings_are_not_mended(desk):
    path = desk.write("a.md", f"<!-- tradecheck: ignore[TC503] так говорит источник -->\n{POINTS}\n")
    before = path.read_bytes()
    assert desk.run("check", "a.md", "--fix", "--unsafe-fixes").exit_code == 0
    assert path.read_bytes() == before


def test_markup_stays(desk):
    html = "<p>Доля сторонников увеличилась на <b>2</b>%&nbsp;&mdash; с&nbsp;65% до 67%.</p>\n"
    path = desk.write("a.html", html)
    done = desk.run("check", "a.html", "--fix")
    after = path.read_text("utf-8")
    assert after == html.replace("<b>2</b>%", "<b>2</b> п. п.")
    assert done.exit_code == 0


@pytest.mark.parametrize("args", [["--unsafe-fixes"], ["--fix", "--diff"]])
def test_wrong_usage(desk, args):
    desk.write("a.txt", SLIP)
    assert desk.run("check", "a.txt", *args).exit_code == 2


def test_standard_input_cannot_be_mended_in_place(desk):
    assert desk.run("check", "-", "--fix", stdin=POINTS).exit_code == 2
