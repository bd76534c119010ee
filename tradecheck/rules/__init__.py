"""The rules, one file each, found by their file names; third-party rules come in through the entry point "tradecheck.rules"."""
