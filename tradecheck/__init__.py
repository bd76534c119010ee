"""The spell-checker for figures: finds what cannot be true together in Russian news."""

from tradecheck.api import check, check_file, check_many
from tradecheck.config import Config
from tradecheck.engine.finding import Applicability, Calculation, Edit, Finding, Fix, Severity
from tradecheck.errors import ConfigError, LexiconError, ParseError, SourceError, TradecheckError
from tradecheck.figure.model import Figure
from tradecheck.figure.reader import extract, parse
from tradecheck.report.model import Report
from tradecheck.span import Bilingual, Span

__all__ = [
    "Applicability", "Bilingual", "Calculation", "Config", "ConfigError", "Edit", "Figure", "Finding", "Fix", "LexiconError",
    "ParseError", "Report", "Severity", "SourceError", "Span", "TradecheckError", "check", "check_file", "check_many", "extract",
    "parse",
]  # fmt: skip
