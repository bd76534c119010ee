"""Silencing single findings: by comments in the text, by a file of accepted findings, by a baseline."""

from tradecheck.suppress.silence import Silencings, silence

__all__ = ["Silencings", "silence"]
