"""``tradecheck rule``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tradecheck.cli import options
from tradecheck.config.keys import nearest
from tradecheck.report.page import page
from tradecheck.rules.base import rules

if TYPE_CHECKING:
    from tradecheck.cli.settings import Settings


@click.command("rule")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Show the pages of all rules.")
@options.configured
def command(*, code: str | None, every: bool, settings: Settings) -> None:
    """Show the page of a rule, by its code or name: what it holds, its formula, its examples."""
    chosen = [r for r in rules() if every or code in (r.code, r.name)]
    if not chosen:
        hint = nearest(code, [word for r in rules() for word in (r.code, r.name)]).en if code else ""
        raise click.UsageError(f"no rule {code!r}{hint}" if code else "give a rule's code, or --all")
    click.echo("\n\n".join(page(r, settings.lang) for r in chosen))
