"""Nothing ever touches the network."""

import sys

import docx
import pytest

from tests.cli.conftest import RIGHT, SLIP
from tradecheck.report import writers

TOUCHES = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
)
seen: list[str] = []
watching = False


def _watch(event: str, _args: object) -> None:
    if watching and event in TOUCHES:
        seen.append(event)
        raise PermissionError(f"{event} is not allowed here")


@pytest.fixture
def offline():
    global watching  # noqa: PLW0603 - an audit hook stays for good, and is asleep outside of these tests
    sys.addaudithook(_watch)
    seen.clear()
    watching = True
    yield seen
    watching = False


def test_the_watch_is_awake(offline):
    import socket

    with pytest.raises(PermissionError), socket.socket() as connection:
        connection.connect(("127.0.0.1", 9))
    assert offline == ["socket.connect"]


@pytest.mark.parametrize(
    "args",
    [
        *(["check", ".", "--format", name] for name in writers.names()), ["annotate", "d.docx", "-o", "e.docx"],
        ["check", ".", "--fix", "--unsafe-fixes", "-v"], ["figures", "."], ["explain", "."],
        ["rule", "--all"], ["config", "show"], ["baseline", "write", "."], ["accept", "a.txt:1", "--reason", "ок"], ["--version"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_touches_it(desk, offline, args):
    desk.write("a.txt", SLIP)
    page = '<link href="http://example.org/a.css"><img src="https://example.org/b.png"><p>' + RIGHT
    desk.write("b.html", page)
    desk.write("c.xml", '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://example.org/rss.dtd"><rss><channel/></rss>')
    word = docx.Document()
    word.add_paragraph(SLIP)
    word.save(desk.folder / "d.docx")
    desk.run(*args)
    assert offline == []
