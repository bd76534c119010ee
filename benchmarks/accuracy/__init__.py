"""How right ``check`` is on labelled items; ``python -m benchmarks.accuracy`` tells."""
