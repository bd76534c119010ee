"""The day of publication as feeds, records and front matter print it."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")


def day(printed: str) -> date | None:
    """The day that a date in the manner of ISO 8601 or of e-mail (RFC 5322) names, or ``None``.

    >>> day("2024-06-14T09:30:00+03:00"), day("Fri, 14 Jun 2024 09:30:00 +0300"), day("вчера")
    (datetime.date(2024, 6, 14), datetime.date(2024, 6, 14), None)
    """
    from email.utils import parsedate_to_datetime

    match = _ISO.match(printed)
    try:
        return date.fromisoformat(match[1]) if match else parsedate_to_datetime(printed).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
