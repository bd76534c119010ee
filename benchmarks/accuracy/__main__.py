"""How right ``check`` is on the labelled items: ``python benchmarks/accuracy``, or ``python -m benchmarks.accuracy``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # this checkout, wherever tradecheck is installed

from benchmarks.accuracy import page, tables  # noqa: E402
from benchmarks.accuracy.calibration import fit  # noqa: E402
from benchmarks.accuracy.measured import SEED, Measured, measure  # noqa: E402
from benchmarks.accuracy.score import Tally  # noqa: E402


@click.command()
@click.option("--seed", default=SEED, show_default=True, help="Which slips are planted.")
@click.option("--json", "as_json", is_flag=True, help="Print results and false alarms as JSON.")
@click.option("--calibration", is_flag=True, help="Print what the log-odds are worth.")
@click.option("--write", is_flag=True, help="Bring docs/accuracy.md up to date.")
def main(seed: int, *, as_json: bool, calibration: bool, write: bool) -> None:
    """How right CHECK is on the labelled items, by set, by kind of slip and by rule."""
    if write and seed != SEED:
        raise click.UsageError(f"docs/accuracy.md shows seed {SEED}")
    measured = measure(seed)
    if write:
        page.write(measured)
    elif calibration:
        slope, intercept = fit(measured.samples)
        click.echo(tables.reliability(measured.bins))
        click.echo(f"\n{len(measured.samples)} relations; fitted: slope {slope:.2f}, intercept {intercept:.2f}")
    elif as_json:
        click.echo(json.dumps(_data(measured), ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(f"{name}\n\n{part}" for name, part in page.parts(measured).items()))


def _data(measured: Measured) -> dict[str, object]:
    sets = {
        name: {
            "clean": scores.clean,
            "tally": asdict(Tally.of(scores.results)),
            "results": [asdict(result) for result in scores.results],
            "false_alarms": [asdict(alarm) for alarm in scores.alarms],
        }
        for name, scores in measured.sets.items()
    }
    return {"schema": 1, "seed": measured.seed, "sets": sets}


if __name__ == "__main__":
    main()
