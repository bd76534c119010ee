"""What a check read and tested, for a person: one line a figure, one line a relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.numbers import interval
from tradecheck.relation.model import Verdict
from tradecheck.report.cells import pad, printable, text_width
from tradecheck.report.place import Lines
from tradecheck.span import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradecheck.claim.model import Claim
    from tradecheck.engine.explain import Explanation, Tested

_ROLES = {
    "level": Bilingual("уровень", "level"),
    "previous": Bilingual("прежний уровень", "previous level"),
    "change": Bilingual("изменение", "change"),
    "delta": Bilingual("прибавка", "absolute change"),
    "share": Bilingual("доля", "share"),
    "index": Bilingual("индекс", "index"),
    "percent": Bilingual("процент", "per cent"),
    "equivalent": Bilingual("в другой валюте", "in another currency"),
    "aside": Bilingual("уровень или прибавка", "level or change"),
    "target": Bilingual("цель", "target"),
    "other": Bilingual("прочее", "other"),
}
_STATES = {
    Verdict.HOLDS: Bilingual("сходится", "holds"),
    Verdict.LOOSE: Bilingual("сходится с натяжкой", "holds loosely"),
    Verdict.FAILS: Bilingual("не сходится", "fails"),
}
_SILENT = Bilingual("связь неясна, не сообщается", "relation doubtful, not told")
_NONE = Bilingual("чисел нет", "no figures")
_HEADS = (Bilingual("Прочитано", "Read"), Bilingual("Проверено", "Tested"))


def explanation(found: Explanation, lang: str = "ru", name: str = "") -> str:
    """The claims and the tested relations of one text, under its name."""
    if not found.claims:
        return f"{printable(name)}: {_NONE[lang]}\n"
    lines = Lines(found.article.text)
    rows = [_claim_row(claim, lines, lang) for claim in found.claims]
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    read = "".join("  " + "  ".join(map(pad, row, widths)).rstrip() + "\n" for row in rows)
    tested = "".join(_tested(found, item, lang) for item in found.tested)
    heads = [f"{head[lang]}:\n" for head in _HEADS]
    return f"{printable(name)}\n{heads[0]}{read}" + (heads[1] + tested if tested else "")


def _claim_row(claim: Claim, lines: Lines, lang: str) -> list[str]:
    line, column = lines.place(claim.figure.start)
    sign = {1: "↑", -1: "↓", 0: ""}[claim.direction]
    indicator = claim.indicator.label[lang] if claim.indicator else ""
    period = " ".join(claim.period.text.split()) if claim.period else ""
    return [f"{line}:{column}", printable(claim.figure.text), _ROLES[claim.role.value][lang] + sign, indicator, period]


def _tested(found: Explanation, item: Tested, lang: str) -> str:
    texts = [f"«{printable(found.article.figures[n].text)}»" for n in dict.fromkeys(item.relation.figures)]
    order = {"=": "=", "<=": "≤", ">=": "≥"}[item.relation.order]
    state = _STATES[item.verdict][lang]
    if item.verdict is Verdict.FAILS and not item.told:
        state += f" ({_SILENT[lang]})"
    others = ", ".join(texts[1:])
    head = f"  {item.rule} {item.name}: {texts[0]} {order} {item.relation.words[lang]} ({others}): {state}\n"
    return head + "".join(_computed(found, item, lang))


def _computed(found: Explanation, item: Tested, lang: str) -> Iterator[str]:
    wide = {n: figure.wide for n, figure in enumerate(found.article.figures)}
    try:
        computed = item.relation.computed(wide)
    except ZeroDivisionError:
        return
    unit = found.article.figures[item.relation.subject].unit
    label = Bilingual("по расчёту", "computed")[lang]
    yield f"      {label}: {interval(computed, unit, lang)}\n"
