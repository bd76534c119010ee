"""Write what is generated in the pages of the site: the reference of the command, the table of settings, and what commands print.

Run ``python docs/make_pages.py`` after a command, a setting or a report was changed; ``--check`` only tells whether something would
change. A page shows commands like this, in order, each page in an empty folder of its own::

    <!-- file: drafts/item.txt -->    the block below is written to that file
    <!-- run: 1 -->                   the block below is run, and must end with that exit code
    <!-- output -->                   the block below is what the last command printed
"""

from __future__ import annotations

import ast
import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from make_rules import ROOT, filled

import tradecheck.config.model
from tradecheck.cli.app import cli
from tradecheck.config import Config
from tradecheck.config.keys import READERS

if TYPE_CHECKING:
    import click

DOCS = ROOT / "docs"
NOTE = "<!-- Written by docs/make_pages.py from the command's own help. -->"
BLOCK = re.compile(
    r"(?P<head><!-- (?P<what>file|run|output)(?:: (?P<value>[^\n]+?))? -->\n(?P<fence>```\w*\n))(?P<text>.*?)(?P<end>^```\n)",
    re.DOTALL | re.MULTILINE,
)
MARK = re.compile(r"^<!-- (?:file|run|output)\b", re.MULTILINE)
BASH = shutil.which("bash") or "bash"
OUTSIDE = ("GITHUB_", "CI_", "NO_COLOR", "FORCE_COLOR")
"""What of the environment would show in reports."""


class Session:
    """A folder, and the commands of one page run in it."""

    def __init__(self, page: Path, folder: Path) -> None:
        self._page = page
        self._folder = folder / "news"
        self._folder.mkdir()
        commands = folder / "bin"
        commands.mkdir()
        (commands / "tradecheck").write_text(f"#!/bin/sh\nexec '{sys.executable}' -m tradecheck \"$@\"\n")
        (commands / "tradecheck").chmod(0o755)
        outside = {name: value for name, value in os.environ.items() if not name.startswith(OUTSIDE)}
        path = f"{commands}{os.pathsep}{os.environ['PATH']}"
        settings = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "78"}
        self._env = {**outside, **settings}
        self._printed = ""

    def play(self, block: re.Match[str]) -> str:
        """Do what a block says; returns the block as it must be."""
        match block["what"]:
            case "file":
                path = self._folder / block["value"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block["text"], encoding="utf-8")
            case "run":
                self._run(block["text"], int(block["value"]))
            case _:
                return f"{block['head']}{self._printed}{block['end']}"
        return block[0]

    def _run(self, script: str, code: int) -> None:
        done = subprocess.run(
            [BASH, "-c", script], cwd=self._folder, env=self._env, encoding="utf-8", check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._printed = f"{done.stdout.strip()}\n"
        if done.returncode != code:
            raise SystemExit(f"{self._page}: {script.strip()}: gave {done.returncode}, not {code}:\n{done.stdout}")


def played(page: Path) -> str:
    """A page with what its commands print."""
    text = page.read_text(encoding="utf-8")
    if len(BLOCK.findall(text)) != len(MARK.findall(text)):
        raise SystemExit(f"{page}: a mark has no block")
    with tempfile.TemporaryDirectory() as folder:
        return BLOCK.sub(Session(page, Path(folder)).play, text)


def commands(command: click.Command, path: str, parent: click.Context | None = None) -> Iterator[str]:
    """The reference of a command and of those below it."""
    import click

    name = path.rsplit(" ", maxsplit=1)[-1]
    with click.Context(command, parent, info_name=name, **command.context_settings) as ctx:
        usage = " ".join([path, *command.collect_usage_pieces(ctx)])
        told = inspect.cleandoc(command.help or "")
        yield f"## `{path}`\n\n{told}\n\n```text\n{usage}\n```\n\n{_options(command, ctx)}"
        if isinstance(command, click.Group):
            for name in command.list_commands(ctx):
                below = command.get_command(ctx, name)
                if below is not None:
                    yield from commands(below, f"{path} {name}", ctx)


def _options(command: click.Command, ctx: click.Context) -> str:
    records = [parameter.get_help_record(ctx) for parameter in command.get_params(ctx)]
    return "\n".join(f"- `{record[0]}`: {record[1]}" for record in records if record and record[1])


def reference() -> str:
    """The page on the command."""
    head = (
        "# The command\n\nWhat `tradecheck COMMAND --help` says. For exit codes and formats see [Reports](formats.md)."
    )
    return "\n\n".join([NOTE, head, *commands(cli, "tradecheck")]) + "\n"


def settings() -> str:
    """The table of all settings, from the docstrings of :class:`tradecheck.Config`."""
    tree = ast.parse(Path(tradecheck.config.model.__file__).read_text(encoding="utf-8"))
    (model,) = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Config"]
    told = {}
    for node, after in zip(model.body, model.body[1:], strict=False):
        if isinstance(node, ast.AnnAssign) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            told[ast.unparse(node.target)] = " ".join(str(after.value.value).split()).replace("``", "`")
    default = Config()
    rows = []
    for key in READERS:
        field = key.replace("-", "_")
        rows.append(f"| `{key}` | {_default(getattr(default, field))} | {told[field]} |")
    return "\n".join(["| key | unless set | what it says |", "|---|---|---|", *rows])


def _default(value: object) -> str:
    if value is None or value in ((), {}, frozenset()):
        return ""
    return f"`{str(value).lower()}`" if isinstance(value, bool) else f'`"{value}"`'


def generated() -> dict[Path, str]:
    """Every page that is generated or shows what a command prints, with what it must hold."""
    configuration = DOCS / "reference" / "configuration.md"
    pages = [page for page in sorted(DOCS.rglob("*.md")) if MARK.search(page.read_text(encoding="utf-8"))]
    files = {page: played(page) for page in pages}
    files[DOCS / "reference" / "cli.md"] = reference()
    files[configuration] = filled(configuration.read_text(encoding="utf-8"), settings=settings())
    return files


def outdated() -> dict[Path, str]:
    """The pages that are not as they must be, with what they must hold."""
    wanted = generated()
    return {p: text for p, text in wanted.items() if not p.exists() or p.read_text(encoding="utf-8") != text}


if __name__ == "__main__":
    check = sys.argv[1:] == ["--check"]
    found = outdated()
    for path, text in found.items():
        print(path.relative_to(ROOT).as_posix())
        if not check:
            path.write_text(text, encoding="utf-8")
    sys.exit(bool(found) if check else 0)
