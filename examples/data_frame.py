"""From a table of drafts to a table of findings, with Polars.

Beside tradecheck this needs Polars: ``pip install polars``.

Run: ``python examples/data_frame.py drafts.csv findings.csv``. The drafts have the columns ``id`` and ``text``. Exit code 0: the table of
findings is written, be it empty; 2: the drafts cannot be used.
"""

from __future__ import annotations

import sys

import polars as pl

import tradecheck

SCHEMA = {
    "id": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "figure": pl.String,
    "start": pl.Int64,
    "message": pl.String,
    "repair": pl.String,
}


def findings(drafts: pl.DataFrame, jobs: int = 1) -> pl.DataFrame:
    """One row for each finding in the column ``text``, in order; ``jobs`` processes share the work.

    >>> drafts = pl.DataFrame({"id": ["a"], "text": ["Выручка сети выросла на 12% — с 34,1 до 43,2 млрд рублей."]})
    >>> findings(drafts).select("id", "code", "figure", "start").rows()
    [('a', 'TC101', '12%', 24)]
    """
    reports = tradecheck.check_many(drafts["text"], jobs=jobs)
    rows = [
        {
            "id": str(name),
            "code": finding.code,
            "severity": str(finding.severity),
            "figure": finding.span.of(report.text),
            "start": finding.span.start,
            "message": finding.message,
            "repair": finding.fixes[0].label if finding.fixes else None,
        }
        for name, report in zip(drafts["id"], reports, strict=True)
        for finding in report.findings
    ]
    return pl.DataFrame(rows, SCHEMA)


def main(source: str, target: str) -> int:
    """Write the findings of one file of drafts."""
    try:
        drafts = pl.read_csv(source, schema_overrides={"id": pl.String, "text": pl.String}).select("id", "text")
    except (OSError, pl.exceptions.PolarsError) as error:
        print(f"no drafts in {source}: {error}", file=sys.stderr)
        return 2
    found = findings(drafts.with_columns(pl.col("text").fill_null("")))
    found.write_csv(target)
    print(found.group_by("code").len("findings").sort("code"), file=sys.stderr)
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python data_frame.py DRAFTS.csv FINDINGS.csv")
    sys.exit(main(sys.argv[1], sys.argv[2]))
