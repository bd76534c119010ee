"""The formats of ``tradecheck check``, one module each: the name of the file is the name of the format."""
