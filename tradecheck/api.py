"""The library's verbs: check a text, a file, or many texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from os import PathLike

from tradecheck.claim.reader import read
from tradecheck.config import Config
from tradecheck.engine.check import check as check_article
from tradecheck.engine.explain import Explanation
from tradecheck.engine.explain import explain as explain_article
from tradecheck.report.model import Report
from tradecheck.rules.base import Rule, rules


def check(
    text: str, published: date | None = None, format: str = "text", config: Config | None = None, *, source: str | None = None
) -> Report:  # fmt: skip
    """What the figures of ``text`` say of each other.

    ``published`` is the day of publication, by which "в прошлом году" becomes a year. ``format`` is the kind of text; only
    ``"text"`` there is so far, another raises :class:`ValueError`. ``config`` selects rules. Never raises for any text.

    >>> report = check("Экспорт вырос на 20% — с 50 до 75 млрд рублей.")
    >>> [(finding.code, finding.fixes[0].label) for finding in report.findings]
    [('TC101', '«20%» → «50%» (пересчитано по другим числам)')]
    """
    if format != "text":
        raise ValueError(f"no such format: {format!r}; there is 'text'")
    article = read(text, published)
    findings = check_article(article, _chosen(config))
    return Report(text, findings, article.figures, article.claims, source)


def explain(text: str, published: date | None = None, config: Config | None = None) -> Explanation:
    """What :func:`check` read and tested: the claim of each figure, and each relation, held or broken."""
    return explain_article(read(text, published), _chosen(config))


def _chosen(config: Config | None) -> list[Rule]:
    settings = config or Config()
    return [rule for rule in rules() if settings.selects(rule.code, rule.name)]


def check_file(path: str | PathLike[str], published: date | None = None, config: Config | None = None) -> Report:
    """What :func:`check` says of a file. Raises :class:`~tradecheck.errors.SourceError` if it cannot be read."""
    from tradecheck.source import read as read_source

    source = read_source(path)
    return check(source.text, published, config=config, source=source.name)


def check_many(texts: Iterable[str], config: Config | None = None, jobs: int = 1) -> Iterator[Report]:
    """The report of each text, in order; ``jobs`` processes share the work."""
    if jobs == 1:
        yield from (check(text, config=config) for text in texts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(check, config=config), texts, chunksize=32)
