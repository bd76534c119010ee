"""How long the command takes to start beside a bare interpreter, and what the import alone takes.

``python benchmarks/startup.py``. Each is run in a fresh process, with the compiled modules that an installed package has;
the runs take turns, so that a busy machine slows all of them, and the shortest of each counts. They run in an empty folder, so
that no settings of a project are read; tradecheck must be installed.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ITEM = "В 2022 году экспорт области вырос на 50% — с 50 до 75 млрд рублей, ввезли 3,5 млн тонн.\n"
RUNS = 15


def seconds(command: list[str], folder: str, environment: dict[str, str]) -> float:
    """The time that one run of ``command`` in ``folder`` takes; raises :class:`subprocess.CalledProcessError` if it fails."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        item = Path(folder, "item.txt")
        item.write_text(ITEM, encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        python = sys.executable
        commands = {
            "bare interpreter": [python, "-c", "pass"],
            "import tradecheck": [python, "-c", "import tradecheck"],
            "extract one figure": [python, "-c", "import tradecheck; tradecheck.extract('5 млн рублей')"],
            "tradecheck --version": [python, "-m", "tradecheck", "--version"],
            "tradecheck figures": [python, "-m", "tradecheck", "figures", str(item)],
            "tradecheck check": [python, "-m", "tradecheck", "check", str(item)],
        }
        best = {
            name: seconds(command, folder, environment) for name, command in commands.items()
        }  # compiles the modules
        for _ in range(RUNS):
            best = {name: min(best[name], seconds(command, folder, environment)) for name, command in commands.items()}
    bare = best["bare interpreter"]
    for name, time_taken in best.items():
        print(f"{name:22} {time_taken * 1000:6.0f} ms {time_taken / bare:7.1f} x bare")


if __name__ == "__main__":
    main()
