"""A publish hook: the CMS hands over an article as JSON and learns whether it may go out.

Run: ``python examples/cms_hook.py < article.json``. The article has ``title``, ``body`` and, if known, ``published``
("2024-06-14"). The answer is one JSON object; exit code 0: publish, 1: held back, 2: not an article.

Only errors (no rounding can make the figures agree) hold an article back; warnings travel with the answer for the editor.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import tradecheck


def decide(article: dict[str, Any]) -> dict[str, Any]:
    """Whether ``article`` may be published, and what the editor should see.

    >>> decide({"title": "Добыча угля", "body": "За год добыли 120 млн тонн."})
    {'publish': True, 'errors': [], 'warnings': []}
    """
    text = f"{article['title']}\n\n{article['body']}"
    published = date.fromisoformat(article["published"]) if article.get("published") else None
    report = tradecheck.check(text, published)
    errors = [note(f, text) for f in report.findings if f.severity is tradecheck.Severity.ERROR]
    warnings = [note(f, text) for f in report.findings if f.severity is tradecheck.Severity.WARNING]
    return {"publish": not errors, "errors": errors, "warnings": warnings}


def note(finding: tradecheck.Finding, text: str) -> dict[str, Any]:
    """One finding as the CMS shows it beside the text."""
    return {
        "code": finding.code,
        "figure": finding.span.of(text),
        "message": finding.message,
        "repairs": [fix.label for fix in finding.fixes],
    }


def main() -> int:
    """Answer for the article on standard input."""
    try:
        answer = decide(json.loads(sys.stdin.buffer.read()))
    except (KeyError, TypeError, ValueError) as error:
        print(f"not an article: {error!r}", file=sys.stderr)
        return 2
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, indent=2).encode() + b"\n")
    return 0 if answer["publish"] else 1


if __name__ == "__main__":
    sys.exit(main())
