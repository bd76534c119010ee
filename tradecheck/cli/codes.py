"""What the exit code of the command means."""

from __future__ import annotations

from typing import Final

FOUND: Final = 1
"""Something was found at or above the fail level."""
TROUBLE: Final = 2
"""Wrong usage or configuration, an input that was not read, or nothing to check."""
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
