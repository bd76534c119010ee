"""Write what is generated from the code: a page for each rule, their index, and the marked parts of both READMEs.

Run ``python docs/make_rules.py`` after a rule was added or changed; ``--check`` only tells whether something would change.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # the rules of this checkout, wherever tradecheck is installed

from tradecheck.report.page import page  # noqa: E402
from tradecheck.rules.base import Rule, rules  # noqa: E402

PAGES = ROOT / "docs" / "rules"
NOTE = "<!-- Written by docs/make_rules.py from the rule's own file. -->"


def own_rules() -> tuple[Rule, ...]:
    """The rules of this project; those of other installed packages have pages of their own."""
    home = ROOT / "tradecheck" / "rules"
    return tuple(rule for rule in rules() if (home / f"{stem(rule)}.py").exists())


def stem(rule: Rule) -> str:
    """The name of a rule's file without its ending.

    >>> [stem(rule) for rule in rules() if rule.code == "TC101"]
    ['tc101_growth_percent']
    """
    return f"{rule.code}_{rule.name}".lower().replace("-", "_")


def summary(rule: Rule) -> str:
    """The first sentence of the rule's page, fit for a table."""
    return rule.page.strip().split("\n\n", 1)[0].replace("\n", " ").replace("|", "\\|").rstrip(".")


def table(folder: str) -> str:
    """All rules with links to their pages in ``folder``."""
    rows = [f"| [{rule.code}]({folder}{stem(rule)}.md) | {rule.name} | {summary(rule)} |" for rule in own_rules()]
    return "\n".join(["| code | name | what must hold |", "|---|---|---|", *rows])


def output(lang: str) -> str:
    """What the command prints on the example."""
    command = [sys.executable, "-m", "tradecheck", "check", "examples/trade.txt", "--lang", lang, "--color", "never"]
    env = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 1:
        raise SystemExit(f"{' '.join(command)} gave {done.returncode}, not 1:\n{done.stderr}")
    return f"```text\n{done.stdout.strip()}\n```"


def filled(text: str, **parts: str) -> str:
    """``text`` with each part put between its marks."""
    for name, part in parts.items():
        head, begin, rest = text.partition(f"<!-- generated: {name} -->\n")
        _, end, tail = rest.partition("<!-- end -->")
        if not end:
            raise SystemExit(f"no place marked for {name!r}")
        text = f"{head}{begin}{part}\n{end}{tail}"
    return text


def generated() -> dict[Path, str]:
    """Every generated file with what it must hold."""
    readme, russian = ROOT / "README.md", ROOT / "README.ru.md"
    files = {PAGES / f"{stem(rule)}.md": f"{NOTE}\n\n{page(rule, 'en').strip()}\n" for rule in own_rules()}
    files[PAGES / "index.md"] = f"{NOTE}\n\n# Rules\n\n{table('')}\n"
    files[readme] = filled(readme.read_text(encoding="utf-8"), output=output("en"), rules=table("docs/rules/"))
    files[russian] = filled(russian.read_text(encoding="utf-8"), output=output("ru"))
    return files


def outdated() -> list[Path]:
    """The files that are not as they must be, and the pages of rules that are gone."""
    wanted = generated()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return stale + [path for path in sorted(PAGES.glob("*.md")) if path not in wanted]


def write() -> list[Path]:
    """Bring everything up to date; returns what was changed."""
    wanted, changed = generated(), outdated()
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in changed:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return changed


if __name__ == "__main__":
    check = sys.argv[1:] == ["--check"]
    found = outdated() if check else write()
    for path in found:
        print(path.relative_to(ROOT).as_posix())
    sys.exit(bool(found) if check else 0)
