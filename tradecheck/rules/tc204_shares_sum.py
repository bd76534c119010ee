"""Shares that make up a whole come to 100 %.

Formula: Σ shares = 100 % where «остальные» or «прочие» close the list, or their names leave nothing else; Σ shares ≤ 100 % for the
answers of a poll that "за", "против" and "затруднились" name, for votes, and for what makes up a «структура». Each share rounds, so a list of four may come to 98 or 102.
Other lists of shares are not summed: their members may overlap, or be shares of different wholes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.algebra import Figure
from tradecheck.relation.complements import complete
from tradecheck.relation.elliptic import is_patchy
from tradecheck.relation.links import share_behind
from tradecheck.relation.model import Relation
from tradecheck.relation.named_shares import left_by, named_shares
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

WORDS = Bilingual("100 % минус остальные доли", "100 % less the other shares")
REST = ("остальны", "остально", "прочие", "прочих", "оставши")
UNDECIDED = ("затрудн", "воздерж", "неопредел", "определил")
VERBS = ("ют", "ят", "ат", "ет", "ит", "ли", "ла", "ло", "ены", "аны")
VOTES = ("голос", "проголос")
_SHORT = 3
FEW = 2
NEXT = 5
"""How many figures apart two levels with their shares may stand."""
AROUND = 6
"""How far from 100 two shares may come and be meant to make it up."""
MOST = 12
NAMED = 2.9
"""Prior of shares whose names leave nothing else: of 60 rows in texts without a slip, all 60 made up their whole."""
OTHER = ("явк", "явил", "подорож", "подешев")
APART = frozenset(
    {"них", "которых", "числе", "среди", "отдельно", "кроме", "год", "годом", "раньше", "ранее", "прошлом", "доверяют"}
)
"""Words after which a share is of something else."""


def _relations(article: Article) -> Iterator[Relation]:
    before = -9
    for number, group in groupby((c for c in article.claims if c.unit == "%"), key=lambda c: c.sentence):
        told = list(group)
        shares = [
            c for c, after in zip(told, [*told[1:], None], strict=True) if after is None or not _is_repeated_in(after)
        ]
        goes_on = number - before <= 1 and article.sentences[before].paragraph == article.sentences[number].paragraph
        before = number
        if 1 < len(shares) <= MOST and all(_is_share(c) for c in shares) and not _many(article, number):
            yield from _closed(article, shares, goes_on=goes_on)
    yield from _complements(article)
    for *others, last in named_shares(article):
        yield Relation("TC204", last.index, "=", left_by(others), NAMED, ("named shares", last.index), WORDS)


def _complements(article: Article) -> Iterator[Relation]:
    """Two shares behind levels whose names divide a whole: "внешний долг — 1 248 млрд (60,1%), внутренний — 831 млрд (42,0%)"."""
    told = [
        (level, share)
        for level in article.claims
        if level.role is Role.LEVEL and (share := share_behind(article.claims, level)) is not None and share.depth > level.depth
    ]
    for (first, one), (second, other) in pairwise(told):
        near = second.sentence - first.sentence <= 1 and second.index - first.index < NEXT and first.unit == second.unit
        if not near or not complete(article, first, second) or _is_of_another(one) or _is_of_another(other):
            continue
        if abs(one.figure.value + other.figure.value - 100) <= AROUND:
            statement = ("complements", other.index)
            yield Relation("TC204", other.index, "=", 100 - Figure(one.index), 3.0, statement, WORDS)


def _is_of_another(share: Claim) -> bool:
    """Whether a share is told to be of something: "60% ВВП"; "60% общего долга" is of the whole."""
    return bool(share.after) and not share.after[0].startswith(("общ", "всег", "всей", "от", "объем", "итог"))


def _closed(article: Article, shares: Sequence[Claim], *, goes_on: bool) -> Iterator[Relation]:
    """What closes a list; one that may have begun in the sentence before is only held not to exceed the whole."""
    last = shares[-1]
    near = (*last.lead[-4:], *last.after[:2])
    if any(APART & set(c.lead) for c in shares[1:]) or any(w.startswith(OTHER) for c in shares for w in c.lead):
        return
    if is_patchy(article, shares[0], last, shares):
        return
    others = left_by(shares[:-1])
    statement = ("shares", last.index)
    if _is_rest(last) and not any(_is_rate(c) for c in shares):
        yield Relation("TC204", last.index, "<=" if goes_on else "=", others, 2.6, statement, WORDS)
    elif len(shares) > FEW and (
        _is_vote(shares) or _is_structure(shares) or (_is_left_open(near) and _is_poll(shares))
    ):
        yield Relation("TC204", last.index, "<=", others, 2.6, statement, WORDS)


def _is_repeated_in(following: Claim) -> bool:
    """Whether the next figure tells a share anew: "половина, 57%", but not "17%, 31% затруднились"."""
    return not following.lead and not _is_left_open(following.after)


def _is_left_open(words: Sequence[str]) -> bool:
    return any(word.startswith(UNDECIDED) for word in words)


def _is_vote(shares: Sequence[Claim]) -> bool:
    """Whether each share is of the votes, of which everybody has one: "за Иванова отдано 61% голосов, за Петрова — 12%"."""
    named = [word for c in shares for word in (*c.lead, *c.after[:2])]
    return all("за" in c.lead for c in shares) and any(word.startswith(VOTES) for word in named)


def _is_structure(shares: Sequence[Claim]) -> bool:
    """Whether the list is announced as how a whole is made up: "структура выручки выглядит так: нефть — 39%, газ — 28%"."""
    first = shares[0]
    return "colon" in first.notes and any(word.startswith(("структур", "доли")) for word in first.lead)


def _is_rest(last: Claim) -> bool:
    """Whether «остальные» is said of the share itself, with no verb or preposition between: "остальные страны — 24%"."""
    *_, before, nearest = ("", "", *last.lead)
    if "из" in last.lead[-3:]:
        return False
    noun = before.startswith(REST) and len(nearest) > _SHORT and not nearest.endswith(VERBS)
    return nearest.startswith(REST) or noun or any(word.startswith(REST) for word in last.after[:1])


def _is_rate(claim: Claim) -> bool:
    return claim.own_indicator and claim.indicator is not None and claim.indicator.name in ("interest", "coverage")


def _is_poll(shares: Sequence[Claim]) -> bool:
    told = [{*c.lead[-4:], *c.after[:2]} for c in shares]
    return any("против" in words for words in told)


def _is_share(claim: Claim) -> bool:
    told = claim.role in (Role.SHARE, Role.PERCENT, Role.LEVEL) or (
        claim.role is Role.PREVIOUS
        and claim.lead[-1:] == ("против",)
        and (claim.period is None or not claim.period.base)
    )
    if claim.period is not None and claim.period.base:
        return False
    return told and not claim.direction and not claim.figure.sign and not claim.depth and not claim.figure.is_range


def _many(article: Article, number: int) -> bool:
    """Whether those asked could give several answers."""
    start, end = (
        article.sentences[max(0, number - 2)].start,
        article.sentences[min(number + 2, len(article.sentences) - 1)].end,
    )
    return "нескольк" in article.text[start:end].lower()


RULE = Rule(
    formula=Bilingual("Σ долей = 100 %", "Σ shares = 100 %"),
    message=Bilingual(
        "доли не складываются в целое: «{reported}», а {others} оставляют {computed}",
        "the shares do not make a whole: “{reported}”, while {others} leave {computed}",
    ),
    relations=_relations,
    flagged=(
        "За высказались ⟦62%⟧, против — ⟨35%⟩, затруднились с ответом ⟨12%⟩.",
        "На уголь пришлось ⟨45,3%⟩ экспорта, на зерно — ⟨30,2%⟩, на лес — ⟨10,1%⟩, остальные ⟦41,4%⟧ — прочие товары.",
        "Контрольный пакет, ⟨51,4%⟩ акций, держит государство, остальные ⟦46,8%⟧ — у частных вкладчиков.",
        "Структура выручки порта такова: нефть — ⟨39%⟩, уголь — ⟦21%⟧, зерно — ⟨38%⟩, контейнеры — ⟨12%⟩.",
        "За Иванова отдано ⟦61,2%⟧ голосов, за Петрова — ⟨12,7%⟩, за Сидорова — ⟨29,0%⟩, за Кузнецову — ⟨7,1%⟩.",
        "За отмену высказались ⟦62%⟧ опрошенных, против — ⟨17%⟩, ⟨31%⟩ затруднились с ответом.",
        "Внешний долг страны — 1 231 млрд гривен (⟦60,1%⟧), внутренний — 818 млрд гривен (⟨41,9%⟩).",
        "В городах живут ⟦54,4%⟧ жителей края, в сёлах — ⟨54,6%⟩.",
        "Почти весь товарооборот области — экспорт, ⟦91,6%⟧, на импорт осталось ⟨6,4%⟩.",
        "В области молоко дают сельхозорганизации, ⟨73,4%⟩, фермеры — ⟨13,8%⟩ и личные подворья — ⟦21,8%⟧.",
        "Доли участников проекта: завод — ⟦43,2%⟧, банк — ⟨31,5%⟩, фонд — ⟨23,3%⟩, область — ⟨9,1%⟩.",
    ),
    accepted=(
        "Голоса распались так: 26%, 47%, 14% и 11%, остальные 2% — не определились.",
        "За высказались 62%, против — 35%, затруднились с ответом 3%.",
        "Более половины, 57%, пришлось на видео, 18% — на музыку, остальные 25% — на игры.",
        "Проект поддержали 62%, против — 35%, затруднились с ответом 12%: можно было выбрать несколько ответов.",
        "За высказались 62%, против — 25%, из них 12% затруднились назвать причину.",
        "Доверяют банкам 62% опрошенных, страховщикам — 45%, биржам — 31%, остальные организации в опрос не вошли.",
        "Больше всего купили отечественного — 47% оборота. Доля Китая составила 29%, а остальных стран — 24%.",
        "Первый взнос — 20%, ставка — 8%, остальные 80% платит банк.",
        "В 12% домов нет газа, в 34% — воды, остальные квартиры благоустроены на 80%.",
        "Явка составила 54%, за прежнего главу — 71%, за соперника — 20%, остальные набрали 9%.",
        "На уголь пришлось 45,3% экспорта, на зерно — 30,2%, на лес — 20,1%, остальные 4,3% — прочие товары.",
        "Структура выручки порта такова: нефть — 39%, уголь — 21%, зерно — 28%, контейнеры — 12%.",
        "В структуре экспорта лидируют: нефть с долей 69%, в том числе сырая — 35%, уголь — 21%.",
        "Выручка порта выросла в основном за счёт таких грузов: нефть — на 39%, уголь — на 61%, зерно — на 28%.",
        "В городах живут 54,4% жителей края, в сёлах — 45,6%.",
        "О прививке задумались 53% мужчин и 42% женщин.",
        "На область приходится 62% вывоза страны и 41% ввоза.",
        "Из федеральной казны дадут 1,14 млрд рублей (60%), из областной — 570 млн (30%), из городских — 190 млн.",
        "Столица забрала 54% ночёвок, Петербург 21, Приморье 9, остальным досталось 16%.",
    ),
)
