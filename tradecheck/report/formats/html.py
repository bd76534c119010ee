"""One web page for all inputs, which needs no other file."""

from __future__ import annotations

from tradecheck.report.html.page import run_page
from tradecheck.report.writers import whole

FORMAT = whole(run_page)
