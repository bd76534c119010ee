"""One JSON object for the run; ``docs/report.schema.json`` describes it."""

from __future__ import annotations

from tradecheck.report.json import check_document
from tradecheck.report.writers import whole

FORMAT = whole(check_document)
