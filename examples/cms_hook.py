"""A publish hook: the CMS hands over an article as JSON and learns whether it may go out.

Run: ``python examples/cms_hook.py < article.json``. The article has ``title``, ``body`` and, if known, ``published``
("2024-06-14") and ``format`` of the body ("text", "markdown" or "html"). The answer is one JSON object; exit code 0: publish, 1: held
back, 2: not an article.

Only errors (no rounding can make the figures agree) hold an article back; warnings travel with the answer for the editor.
"""

from __future__ import annotations

import html
import json
import sys
from datetime import date
from typing import Any

import tradecheck

HEADINGS = {"text": "{}\n\n", "markdown": "# {}\n\n", "html": "<h1>{}</h1>\n"}
"""How the title stands above a body of each format, so that the headline is checked against the text."""


def decide(article: dict[str, Any]) -> dict[str, Any]:
    """Whether ``article`` may be published, and what the editor should see.

    >>> decide({"title": "Добыча угля", "body": "За год добыли 120 млн тонн."})
    {'publish': True, 'errors': [], 'warnings': []}
    """
    form = article.get("format", "text")
    title = html.escape(article["title"]) if form == "html" else article["title"]
    heading = HEADINGS[form].format(title)
    published = date.fromisoformat(article["published"]) if article.get("published") else None
    report = tradecheck.check(heading + article["body"], published, form)
    errors = [note(f, report, len(heading)) for f in report.findings if f.severity is tradecheck.Severity.ERROR]
    warnings = [note(f, report, len(heading)) for f in report.findings if f.severity is tradecheck.Severity.WARNING]
    return {"publish": not errors, "errors": errors, "warnings": warnings}


def note(finding: tradecheck.Finding, report: tradecheck.Report, heading: int) -> dict[str, Any]:
    """One finding as the CMS shows it; ``place`` is that of its figure in the body, in code points, ``None`` for the title's."""
    span = finding.span.shifted(-heading)
    return {
        "code": finding.code,
        "figure": finding.span.of(report.text),
        "place": [span.start, span.end] if span.start >= 0 else None,
        "message": finding.message,
        "repairs": [fix.label for fix in finding.fixes],
    }


def main() -> int:
    """Answer for the article on standard input."""
    try:
        answer = decide(json.loads(sys.stdin.buffer.read()))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        print(f"not an article: {error!r}", file=sys.stderr)
        return 2
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, indent=2).encode() + b"\n")
    return 0 if answer["publish"] else 1


if __name__ == "__main__":
    sys.exit(main())
