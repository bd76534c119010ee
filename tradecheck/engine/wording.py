"""Findings in words: what the text reports, what its other figures give, and what a repair would change."""

from __future__ import annotations

import math
from fractions import Fraction

from tradecheck.claim.model import Article
from tradecheck.engine.finding import Calculation
from tradecheck.interval import Interval
from tradecheck.numbers import interval as show
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

_FIXES = {
    "multiplier": Bilingual("множитель", "multiplier"),
    "lost multiplier": Bilingual("пропущенный множитель", "lost multiplier"),
    "moved comma": Bilingual("запятая", "decimal comma"),
    "swapped digits": Bilingual("переставленные цифры", "swapped digits"),
    "wrong digit": Bilingual("цифра", "digit"),
    "lost digit": Bilingual("потерянная цифра", "lost digit"),
    "needless digit": Bilingual("лишняя цифра", "needless digit"),
    "recomputed": Bilingual("пересчитано по другим числам", "recomputed from the other figures"),
    "percent for times": Bilingual("разы вместо процентов", "times for per cent"),
    "times for percent": Bilingual("проценты вместо раз", "per cent for times"),
    "percent for points": Bilingual("процентные пункты вместо процентов", "points for per cent"),
    "points for percent": Bilingual("проценты вместо процентных пунктов", "per cent for points"),
    "by for to": Bilingual("«до» вместо «на»", "“to” for “by”"),
    "to for by": Bilingual("«на» вместо «до»", "“by” for “to”"),
    "direction": Bilingual("направление", "direction"),
    "base period": Bilingual("с чем сравнивают", "base period"),
}


def calculation(article: Article, relation: Relation) -> Calculation:
    """The arithmetic of a broken relation, for the reader: both sides, as printed and as intervals."""
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    subject = article.figures[relation.subject]
    computed = relation.computed(wide)
    return Calculation(
        formula=relation.words,
        reported=Bilingual(*(_one(subject.text, wide[relation.subject], subject.unit, lang) for lang in ("ru", "en"))),
        computed=Bilingual(*(_bounded(relation, computed, subject.unit, lang) for lang in ("ru", "en"))),
        reported_interval=wide[relation.subject],
        computed_interval=computed,
    )


def _one(text: str, wide: Interval, unit: str, lang: str) -> str:
    return f"{text} ({show(wide, unit, lang)})"


def _bounded(relation: Relation, computed: Interval, unit: str, lang: str) -> str:
    if relation.order == "=":
        return show(computed, unit, lang)
    end = _shortened(computed.high if relation.order == "<=" else computed.low)
    words = {("<=", "ru"): "не больше", ("<=", "en"): "at most", (">=", "ru"): "не меньше", (">=", "en"): "at least"}
    return f"{words[relation.order, lang]} {show(Interval(end, end), unit, lang)}"


def _shortened(number: Fraction) -> Fraction:
    """The bound to three digits, for the reader; nothing is decided by it."""
    if not number:
        return number
    step = Fraction(10) ** (math.floor(math.log10(abs(number))) - 2)
    return round(number / step) * step


def message(rule: Rule, article: Article, relation: Relation, shown: Calculation) -> Bilingual:
    """The rule's sentence with the figures of this finding."""
    reported = article.figures[relation.subject].text
    others = [f"«{article.figures[n].text}»" for n in dict.fromkeys(relation.formula.figures())]
    ru = rule.message.ru.format(reported=reported, others=_joined(others, " и "), computed=shown.computed.ru)
    quoted = [other.replace("«", "“").replace("»", "”") for other in others]
    en = rule.message.en.format(reported=reported, others=_joined(quoted, " and "), computed=shown.computed.en)
    return Bilingual(ru, en)


def _joined(parts: list[str], last: str) -> str:
    return last.join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def describe_fix(before: str, after: str, kind: str) -> Bilingual:
    """One repair in words: «было → стало (что за описка)»."""
    name = _FIXES.get(kind, Bilingual(kind, kind))
    return Bilingual(f"«{before}» → «{after}» ({name.ru})", f"“{before}” → “{after}” ({name.en})")
