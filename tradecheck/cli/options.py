"""Options and arguments that several commands take."""

from __future__ import annotations

import click

from tradecheck.engine.finding import Severity
from tradecheck.source.formats import FORMATS

COLOURS = click.Choice(["auto", "always", "never"])
LEVELS = click.Choice([str(severity) for severity in Severity])

paths = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
lang = click.option("--lang", type=click.Choice(["ru", "en"]), default="ru", help="Language of the report.")
encoding = click.option("--encoding", metavar="NAME", help="Encoding of the inputs; by default told from their bytes.")
input_format = click.option(
    "--input-format", type=click.Choice(FORMATS), help="Kind of the inputs; by default told from their names."
)
text_field = click.option(
    "--text-field", metavar="NAME", help='Field of JSON lines with the text: "body", "item.text".'
)
stdin_name = click.option("--stdin-filename", metavar="NAME", help="What the report calls standard input.")
published = click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day of publication: 2024-05-31."
)
