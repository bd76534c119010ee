import os

import pytest

from tradecheck.report.output import written_whole


def interrupted(path):
    with written_whole(str(path)) as stream:
        stream.write("half of the new")
        stream.flush()
        raise KeyboardInterrupt


def test_what_breaks_off_leaves_the_old_file(tmp_path):
    path = tmp_path / "report.json"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        interrupted(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_there_before_the_end(tmp_path):
    path = tmp_path / "report.json"
    with written_whole(str(path)) as stream:
        stream.write("рост\n")
        assert not path.exists()
    assert path.read_bytes() == "рост\n".encode()


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_permissions_and_links_stay(tmp_path):
    path, link = tmp_path / "report.json", tmp_path / "latest.json"
    path.touch(mode=0o640)
    link.symlink_to(path)
    with written_whole(str(link)) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o640)


@pytest.mark.skipif(os.name != "posix", reason="a named pipe")
def test_a_pipe_is_written_to_as_it_is(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with written_whole(str(path)) as stream:
        stream.write("text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)
