"""A share agrees with its part and its whole.

Formula: share = part : whole × 100 %. The whole may be told anywhere before, so every greater level of the same unit is tried, and
the share is held against the one that the words name ("57% от 51,3 млрд") or that the other shares of the list fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tradecheck.claim.cues import indicator_of
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.relation.algebra import Figure
from tradecheck.relation.links import around, levels, opens_list, same_time, two_sides
from tradecheck.relation.model import Relation, Verdict, verdict
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("часть : целое × 100 %", "part : whole × 100 %")
COVER = Bilingual("экспорт : импорт × 100 %", "exports : imports × 100 %")
REACH = 2
"""How many sentences back the whole may stand."""


def _relations(article: Article) -> Iterator[Relation]:
    known = list(levels(article))
    narrow = {n: f.narrow for n, f in enumerate(article.figures)}
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    shared = frozenset(share.frame for share, _ in _shares(article))  # a member with a share of its own is no whole
    found = [r for share, part in _shares(article) for r in _readings(share, part, known, shared)]
    yield from _coverages(article, known)
    yield from _sides(article, known)
    yield from _margins(article, known)
    fitting = [r for r in found if verdict(r, narrow, wide) is not Verdict.FAILS]
    support: dict[int, int] = {}
    for relation in fitting:
        support[relation.figures[2]] = support.get(relation.figures[2], 0) + 1
    for relation in found:
        whole = relation.figures[2]  # of two sides, the first stands for both
        fits = support.get(whole, 0) if _one_list(article, relation, fitting) else 0
        gain = 1.1 if fits >= 2 else 0.9 if fits else 0.0
        yield replace(relation, prior=relation.prior + gain)


def _one_list(article: Article, relation: Relation, fitting: list[Relation]) -> bool:
    """Whether another share of the same sentence fits the same whole."""
    sentence = article.claims[relation.subject].sentence
    return any(
        other.subject != relation.subject
        and other.figures[2] == relation.figures[2]
        and article.claims[other.subject].sentence == sentence
        for other in fitting
    )


def _shares(article: Article) -> Iterator[tuple[Claim, Claim]]:
    """Each share with the level that it is the share of."""
    for frame in article.frames:
        for share in frame.of(Role.SHARE, Role.PERCENT):
            if share.unit != "%":
                continue
            part = _part_of(article, frame, share)
            if part is not None and not part.notes & {"mean"}:
                yield share, part


def _part_of(article: Article, frame: Frame, share: Claim) -> Claim | None:
    """The level right before the share, its equivalent in another currency passed over; or right after it: "80,3%: $1,73 млрд"."""
    earlier = [c for c in frame.claims if c.index < share.index and c.role is not Role.EQUIVALENT]
    if earlier and earlier[-1].role is Role.LEVEL and earlier[-1].unit not in RATES:
        return earlier[-1]
    later = article.claims[share.index + 1] if share.index + 1 < len(article.claims) else None
    told = later is not None and later.sentence == share.sentence and later.role is Role.LEVEL and not later.own_period
    if (
        told
        and share.role is Role.SHARE
        and later is not None
        and later.lead in ((), ("или",))
        and later.unit not in RATES
    ):
        return later
    return None


def _readings(share: Claim, part: Claim, known: list[Claim], shared: frozenset[int]) -> Iterator[Relation]:
    beside = around(known, share, REACH, 1)
    following = next((c for c in beside if c.index == share.index + 1), None)
    if (
        following is not None
        and following.unit == part.unit
        and following is not part
        and _is_its_whole(share, following)
    ):
        yield _relation(share, part, following, 3.0)
        return
    before = next((c for c in beside if c.index == part.index - 1 and c.unit == part.unit), None)
    if before is not None and before.sentence == part.sentence and (opens_list(part) or part.lead[-1:] == ("из",)):
        of = (before, part) if part.lead[-1:] == ("из",) else (part, before)
        yield _relation(share, *of, 2.6)
        return
    told = next((named for word in share.after if (named := indicator_of(word))), None)
    meant = [c for c in beside if told and c.indicator and c.indicator.name == told.name and c.index < part.index]
    meant = [c for c in meant if same_time(c, part)]
    meant = meant or [c for c in beside if told and c.indicator is told and "всего" in c.lead]
    if told and told.total_of and not meant:
        yield from _of_both_sides(share, part, around(known, share, 6))
    for whole in meant or (c for c in beside if c.frame not in shared):
        summed = "всего" in whole.lead and 0 < whole.sentence - part.sentence <= REACH
        near = summed or (0 <= part.sentence - whole.sentence <= REACH and whole.index < part.index)
        if near and whole.unit == part.unit and whole.figure.value > part.figure.value:
            prior = 1.4 if whole.sentence == part.sentence else 1.1
            yield _relation(share, part, whole, prior + (0.9 if share.lead[-1:] == ("это",) else 0.0))


def _is_its_whole(share: Claim, following: Claim) -> bool:
    """Whether the level after a share is what it is a share of: "57% от 51 млрд", "28% всего экспорта (25 млрд)"."""
    if following.sentence != share.sentence or following.role not in (Role.LEVEL, Role.TARGET):
        return False
    named = bool(share.after) and following.lead[: len(share.after)] == share.after
    return share.after == ("от",) or (named and (following.depth > share.depth or following.lead[-1:] == ("в",)))


def _of_both_sides(share: Claim, part: Claim, known: Sequence[Claim]) -> Iterator[Relation]:
    """A share of the turnover where only its two sides are told."""
    near = [c for c in known if c.index < part.index and c.unit == part.unit and same_time(c, part) and not c.scope]
    sides = two_sides(near)
    if sides is not None and part.index not in (sides[0].index, sides[1].index):
        whole = Figure(sides[0].index) + Figure(sides[1].index)
        formula = Figure(part.index) / whole * 100
        yield Relation("TC203", share.index, "=", formula, 2.2, ("share", share.index), FORMULA)


def _coverages(article: Article, known: list[Claim]) -> Iterator[Relation]:
    """How far exports cover imports: of two shares told, then and now, one must fit the levels of now."""
    opened: dict[int, list[Claim]] = {}
    for share in article.claims:
        told = share.unit == "%" and share.role in (Role.LEVEL, Role.SHARE, Role.PERCENT)
        if told and (share.sentence in opened or _is_coverage(share)):
            opened.setdefault(share.sentence, []).append(share)
    for share in (share for shares in opened.values() for share in shares):
        before = [c for c in around(known, share, REACH) if c.index < share.index]
        sides = two_sides([c for c in before if not c.scope])
        of_then = sides is not None and share.own_period and not same_time(share, sides[0])
        if sides is not None and sides[0].unit == sides[1].unit and same_time(*sides) and not of_then:
            formula = Figure(sides[0].index) / Figure(sides[1].index) * 100
            prior = 2.3 if share is opened[share.sentence][-1] else 2.2  # of two, the later is of now
            yield Relation("TC203", share.index, "=", formula, prior, ("coverage", share.sentence), COVER)


def _sides(article: Article, known: list[Claim]) -> Iterator[Relation]:
    """The share of one side in a turnover: "на экспорт пришлось 80,3% оборота", both levels told elsewhere."""
    for share in article.claims:
        beside = around(known, share, REACH, REACH)
        whole = next((c for c in beside if c.indicator and c.indicator.total_of and c.own_indicator), None)
        side = share.indicator.name if share.indicator else ""
        if whole is None or side not in ("export", "import") or not _is_of_turnover(share):
            continue
        named = [c for c in beside if c.indicator and c.indicator.name == side]
        parts = [c for c in named if c.unit == whole.unit and same_time(c, whole)]
        if parts and not parts[0].scope:
            yield replace(_relation(share, parts[0], whole, 2.3), statement=("side", share.index))


def _margins(article: Article, known: list[Claim]) -> Iterator[Relation]:
    """A margin, the share of a profit in the revenue: "рентабельность по EBITDA — 41%"."""
    margins = [f for f in article.frames if any(word.startswith(MARGIN) for claim in f.claims for word in claim.lead)]
    for share in (c for frame in margins for c in frame.of(Role.LEVEL, Role.SHARE, Role.PERCENT) if c.unit == "%"):
        beside = [c for c in around(known, share, REACH, REACH) if same_time(c, share) and c.indicator]
        wholes = [c for c in beside if c.indicator and c.indicator.name == "revenue" and not c.scope]
        profits = [
            c
            for c in beside
            if c.indicator
            and c.indicator.name == "profit"
            and _of_one_kind(share, c)
            and c.unit in {w.unit for w in wholes}
        ]
        for part in profits if len(wholes) == 1 else ():
            prior = 2.3 if len(profits) == 1 else 1.2
            yield replace(_relation(share, part, wholes[0], prior), statement=("margin", share.index))


PROFITS = ("ebitda", "чист", "операц", "валов", "oibda", "ebit")
"""The beginnings of words that tell one profit from another."""


def _of_one_kind(share: Claim, profit: Claim) -> bool:
    """Whether the margin and the profit are told to be of one kind, or the margin of none."""
    kinds = [frozenset(k for k in PROFITS for word in claim.lead if word.startswith(k)) for claim in (share, profit)]
    return not kinds[0] or kinds[0] == kinds[1]


MARGIN = ("рентабельност", "маржа", "маржинальност")


def _is_of_turnover(share: Claim) -> bool:
    """Whether the words tell that the share is one side's of the turnover, not somebody's share of the side."""
    if share.unit != "%" or share.role is not Role.SHARE or share.depth or not share.own_indicator:
        return False
    named = [indicator_of(word) for word in share.after]
    onto = any(one == "на" and indicator_of(word) is share.indicator for one, word in pairwise(share.lead))
    return onto and (not named or any(indicator and indicator.total_of for indicator in named))


def _is_coverage(share: Claim) -> bool:
    return (share.indicator is not None and share.indicator.name == "coverage") or any(
        w.startswith("покры") for w in share.lead
    )


def _relation(share: Claim, part: Claim, whole: Claim, prior: float) -> Relation:
    formula = Figure(part.index) / Figure(whole.index) * 100
    return Relation("TC203", share.index, "=", formula, prior, ("share", share.index), FORMULA)


RULE = Rule(
    formula=FORMULA,
    message=Bilingual(
        "доля «{reported}» не сходится с {others}: по ним выходит {computed}",
        "the share “{reported}” disagrees with {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "На зарплаты ушло ⟨27 млрд рублей⟩ — ⟦57%⟧ от ⟨51,3 млрд рублей⟩ расходов.",
        "За месяц отгружено ⟨1977,8 тыс. тонн⟩ зерна: 1148 тыс. тонн (58%) пшеницы, 123,4 тыс. тонн (6%) ячменя, ⟨349,4 тыс. тонн⟩ "
        "(⟦16%⟧) кукурузы.",
        "Область сдала ⟨503,7 тыс. кв. м⟩ жилья — ⟦67,1%⟧ от ⟨650 тыс. кв. м⟩, записанных в плане.",
        "Выручка завода — ⟨219,2 млрд рублей⟩, EBITDA — ⟨65,1 млрд рублей⟩, рентабельность по EBITDA — ⟦38%⟧.",
        "Порт принял ⟨9,2 млн тонн⟩, из них ⟨2,3 млн тонн⟩, или ⟦62%⟧, — уголь.",
        "В Грузию поставлено товаров на ⟦712,9 млн долларов⟧, что составляет ⟨28%⟩ всего экспорта (⟨25,4 млрд долларов⟩).",
    ),
    accepted=(
        "Под кукурузой занято 1,0 млн га — 96% от 1,1 млн га.",
        "Экспорт составил 370 млн долларов (+24%), импорт — 110,4 млн долларов (9,1%).",
        "Порт принял 12,3 млн тонн, из них 4,1 млн тонн (33%) — уголь, 2,9 млн тонн (24%) — зерно.",
        "На медицину потратили 13,4 млрд рублей (40% местного бюджета), а доходы составили 49,6 млрд рублей.",
        "Выручка сети — 211 млрд рублей, чистая прибыль — 5,3 млрд рублей, рентабельность по EBITDA — 5,4%.",
        "Порт принял 9,2 млн тонн, из них 2,3 млн тонн, или 25%, — уголь.",
    ),
)
