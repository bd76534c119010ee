"""``python -m tradecheck``."""

from tradecheck.cli import main

if __name__ == "__main__":
    main()
