from tradecheck.figure.reader import extract, parse
