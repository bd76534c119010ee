"""How the command ``tradecheck`` starts and ends.

Reports go to standard output; all else, the errors of single inputs and the counts, to standard error. Exit codes: 0
nothing found at or above the fail level, 1 something found, 2 wrong usage, an input not read, or nothing to check.
"""

from __future__ import annotations

import errno
import os
import pkgutil
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tradecheck.cli import commands
from tradecheck.cli.codes import INTERRUPTED, PIPE_CLOSED, TROUBLE
from tradecheck.cli.output import bear_with_stderr

if TYPE_CHECKING:
    from collections.abc import Iterator


class CannotWriteError(Exception):
    """An error of the system on its way past click, which would take a closed pipe for its own and end with exit code 1."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


@contextmanager
def _past_click() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWriteError(error) from error


class Commands(click.Group):
    """The commands are the modules of ``tradecheck.cli.commands``; only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in alphabetical order."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or ``None``."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that is called; an error for one that there is not says what may have been meant."""
        name = args[0]
        if not name.startswith("-") and name not in self.list_commands(ctx):
            raise click.UsageError(f"No such command {name!r}{self._meant(ctx, name)}", ctx)
        return super().resolve_command(ctx, args)

    def _meant(self, ctx: click.Context, name: str) -> str:
        if os.path.lexists(name):
            import shlex

            return f"; did you mean: tradecheck check {shlex.quote(name)}"
        from tradecheck.config.keys import nearest

        return nearest(name, self.list_commands(ctx)).en

    def make_context(self, *args: Any, **rest: Any) -> click.Context:
        """Read the command line; ``--help`` prints on the way."""
        with _past_click():
            return super().make_context(*args, **rest)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is called."""
        with _past_click():
            return super().invoke(ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tradecheck", prog_name="tradecheck")
def cli() -> None:
    """Find figures in Russian news that cannot be true together."""


def main() -> NoReturn:
    """Run the command, and end the process at once: what the console script and ``python -m tradecheck`` call.

    Taking apart all that was loaded, as Python does when it exits, would take nearly as long as starting Python.
    """
    code = run()
    sys.stderr.flush()
    os._exit(code)


def run() -> int:
    """Run the command; returns the exit code, with all that goes to standard output written."""
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # closed by the caller
            setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for the rest of the run
    bear_with_stderr()
    try:
        code: Any = cli.main(prog_name="tradecheck", standalone_mode=False) or 0
    except SystemExit as done:
        code = done.code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except CannotWriteError as failed:
        code = _cannot_write(failed.error)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _cannot_write(error)
    return int(code)


def _cannot_write(error: OSError) -> int:
    """What is left to do when standard output takes no more; that ``head`` has read enough is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return PIPE_CLOSED
    where = f" to {error.filename}" if error.filename else ""
    click.echo(f"Error: the report cannot be written{where}: {error.strerror}", err=True)
    return TROUBLE
