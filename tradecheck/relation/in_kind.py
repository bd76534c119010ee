"""Changes told once by number and once by money: "в штуках продажи упали на 20%, в деньгах — на 15%", and the levels of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.figure.draft import RATES
from tradecheck.figure.units import is_money
from tradecheck.relation.links import close_by
from tradecheck.relation.near import is_told_before, lacks_unit
from tradecheck.relation.pair import ONLY, Pair

Kind = Literal["money", "number", ""]

MONEY: Final = ("сумм", "деньг", "денеж", "стоимост", "рубл", "доллар", "валютн", "выручк")
"""How the words begin for a change of what something came to in money."""
NUMBER: Final = ("количеств", "число", "числу", "штук", "штуч", "тонн", "весу", "веса", "весе", "натуральн", "физическ", "упаков", "бутыл")
"""How they begin for one of how much there was of it."""
NEAR: Final = 5
"""So many words before a change may tell by what it is counted."""
BACK: Final = 2
"""How many sentences before a change its levels may stand."""
AHEAD: Final = 3
"""How many after it, below a headline for one."""


def kind_of(change: Claim) -> Kind:
    """By what a change is counted, as the words right before it or «по» and «в» behind it tell."""
    behind = change.after[1:3] if change.after[:1] in (("по",), ("в",)) else ()
    for word in (*behind, *reversed(change.lead[-NEAR:])):
        if word.startswith(MONEY):
            return "money"
        if word.startswith(NUMBER):
            return "number"
    return ""


def is_of_kind(level: Claim, kind: Kind) -> bool:
    """Whether a level is counted by money or by number; one that «на» joins to a number and that has no unit is of money."""
    bare = lacks_unit(level) and level.lead[-1:] in (("на",), ("и",))
    return is_money(level.unit) or bare if kind == "money" else level.unit not in RATES and not is_money(level.unit) and not bare


def of_one_kind(article: Article, change: Claim) -> Iterator[Pair]:
    """The levels of a change's kind, where each kind has one level of now and one of before, told together."""
    kind = kind_of(change)
    if not kind or change.role is not Role.CHANGE or not _has_twin(article, change, kind):
        return
    told = close_by(article, change, BACK, AHEAD)
    mine, other = _levels(article, told, kind), _levels(article, told, "number" if kind == "money" else "money")
    if mine and other and [c.sentence for c in mine] == [c.sentence for c in other]:
        yield Pair(change, mine[0], mine[1], ONLY)


def _levels(article: Article, told: Sequence[Claim], kind: Kind) -> tuple[Claim, Claim] | None:
    """The only level of a kind, and the only one of the time before; ``None`` where there are more or fewer."""
    levels = [c for c in told if is_of_kind(c, kind) and "/" not in c.unit]
    olds = [c for c in levels if c.role is Role.PREVIOUS or (c.role is Role.LEVEL and _goes_with_base(article, c))]
    news = [c for c in levels if c.role is Role.LEVEL and c not in olds]
    return (news[0], olds[0]) if len(news) == len(olds) == 1 else None


def _has_twin(article: Article, change: Claim, kind: Kind) -> bool:
    """Whether a change of the other kind stands beside it."""
    beside = (c for c in article.claims[max(0, change.index - 1) : change.index + 2] if c is not change)
    return any(c.role is Role.CHANGE and c.sentence == change.sentence and kind_of(c) not in ("", kind) for c in beside)


def _goes_with_base(article: Article, level: Claim) -> bool:
    """Whether a level is told of the time before, by its own words or as joined by «на» or «и» to one that is."""
    if is_told_before(level):
        return True
    before = article.claims[max(0, level.index - 1)]
    joined = level.lead in (("на",), ("и",), ("и", "на")) and before.sentence == level.sentence
    return joined and (before.role is Role.PREVIOUS or is_told_before(before))
