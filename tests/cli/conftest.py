"""A folder to work in, and the command run in it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tradecheck.cli.app import cli

SLIP = "Экспорт компании вырос на 20% — с 50 млрд до 75 млрд рублей."
POINTS = "Доля сторонников проекта увеличилась на 2% — с 65% до 67%."
RIGHT = "Экспорт компании вырос на 20% — с 50 млрд до 60 млрд рублей."


class Desk:
    """A folder that is the current one, with files and the command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

    def run(self, *args, stdin=None):
        result = CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def codes(self, *args) -> list[str]:
        """The place and code of each finding of a check."""
        lines = self.run("check", *args, "--format", "concise", "-q").stdout.splitlines()
        return [" ".join(line.split()[:2]) for line in lines]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Desk(folder)
