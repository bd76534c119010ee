"""Levels that the words around a change, or their sizes, tell to be none of its own."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from tradecheck.claim.cues import AGAINST, cues, indicator_of
from tradecheck.claim.frames import CAUSES
from tradecheck.claim.gap import SKIPPED
from tradecheck.claim.model import Article, Claim, Frame, Role
from tradecheck.figure.draft import RATES
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import fold
from tradecheck.relation.bases import topic
from tradecheck.relation.links import alike, around, is_below_zero, is_compared, periods_between
from tradecheck.relation.model import ACQUITS
from tradecheck.relation.pair import Pair

FULL, WILD, NEAR = 100, 20, 2
"""A change of no more than a hundred per cent lies between no levels twenty times apart, unless one shifted comes so near the other."""
TIMES: Final = 5
CLOSE: Final = Decimal("1.5")
"""A multiple is off by more than this only where a comma or a multiplier is wrong, and then by about so much."""
SHIFTS: Final = (10, 100, 1000, 1_000_000)
SHORT: Final = 4
"""No word so short names anything."""
FINER: Final = 5
"""So many times as fine a figure tells anew what a coarse one says."""
BEHIND: Final = 24
"""How many characters behind a change tell what it is counted from."""
CHANGES: Final = ("прибавк", "прирост", "снижени", "сокращени", "увеличени", "убыл", "отток", "приток")
_OTHERS: Final = frozenset({"всего", "всех", "прочего", "прочих", "остального", "остальных", "других"})


def are_strangers(article: Article, frame: Frame, pair: Pair) -> bool:
    """Whether a pair of levels, found near the change of ``frame``, is not what it lies between.

    >>> from tradecheck.claim.reader import read
    >>> article = read("Себестоимость выросла со 118 до 131 рубля: сильнее прочего дорожал корм — на 19%.")
    >>> old, new, rate = article.claims
    >>> are_strangers(article, article.frames[rate.frame], Pair(rate, new, old, 3.0))
    True
    """
    return (
        pair.new is pair.old
        or is_below_zero(article, pair.new)
        or is_below_zero(article, pair.old)
        or _changes_sign(pair)
        or _is_change(pair.old)
        or _gives_reason(frame, pair)
        or _is_aside(pair)
        or _is_of_foremost(pair)
        or _are_of_others(article, pair)
        or _have_another(article, pair)
        or _is_of_third(pair)
        or _has_its_own(frame, pair)
        or _is_base_of_another(article, pair)
        or _are_both_told_later(frame, pair)
        or _tells_cause(pair)
        or _are_of_other_stretches(article, pair)
        or _are_of_other_sizes(pair)
        or _is_of_shorter_time(article, pair)
        or (pair.prior > ACQUITS and _are_told_apart(article, frame, pair))
    )


def _are_told_apart(article: Article, frame: Frame, pair: Pair) -> bool:
    """Whether marks and words part the levels from the change: they accuse nobody then, but may account for it if they fit."""
    return (
        _are_of_cause(pair)
        or _is_cut_off(article, pair)
        or _are_one(pair)
        or _are_count_and_amount(pair)
        or _is_of_delta(article, frame, pair)
        or _ends_list(article, pair)
        or _are_of_another_line(article, pair)
    )


def _is_change(old: Claim) -> bool:
    """Whether a level is an earlier change, "прибавка составляла 1,3 млрд", and not the base of one, "прирост к прошлогодним 575 млн"."""
    compared = old.own_period and old.period is not None and old.period.base and fold(old.period.text).startswith("к ")
    return old.lead[-1:] != ("к",) and not compared and any(word.startswith(CHANGES) for word in old.lead[-4:])


def _is_of_third(pair: Pair) -> bool:
    """Whether an amount sets a thing beside a third one: "поднимется с 1200 до 1280 рублей: это на 100 дешевле двух билетов"."""
    compared = pair.rate.role is Role.DELTA and is_compared(pair.rate)
    turned = pair.old.direction == pair.new.direction == -pair.rate.direction != 0
    return compared and turned and pair.rate.index > max(pair.new.index, pair.old.index)


def _has_its_own(frame: Frame, pair: Pair) -> bool:
    """Whether the change is told with a level of its own, and both of the pair are others: "долг сократился на 130 млн, до 540 млн"."""
    unit = pair.new.unit.partition("/")[0]
    own = [c for c in frame.of(Role.LEVEL) if c.unit.partition("/")[0] == unit and c.index > pair.rate.index]
    told = pair.rate.own_indicator or any(c.index == pair.rate.index + 1 and c.lead == ("до",) for c in own)
    return bool(own) and told and frame.number not in (pair.new.frame, pair.old.frame)


def _is_base_of_another(article: Article, pair: Pair) -> bool:
    """Whether the base is told right behind a level of its own: "EBITDA выросла на 70%, до 9,8 млрд, прибыль упала до 1,0 млрд с 2,4"."""
    before = article.claims[max(0, pair.old.index - 1)]
    told = len(pair.old.lead) == 1 and pair.old.lead[0] in (*AGAINST, "с", "со", "после")
    own = before.role is Role.LEVEL and before.frame == pair.old.frame and before.unit == pair.old.unit
    return told and own and before is not pair.new and pair.new.frame != pair.old.frame


def _are_both_told_later(frame: Frame, pair: Pair) -> bool:
    """Whether the change has a level of its own, and both of the pair go together: "за квартал 4,7 млн, +2%. Март: 1,7 против 1,4 млн"."""
    own = any(level.unit == pair.new.unit for level in frame.of(Role.LEVEL))
    later = pair.new.sentence == pair.old.sentence > pair.rate.sentence
    return own and later and pair.old.role is Role.PREVIOUS


def _tells_cause(pair: Pair) -> bool:
    """Whether the change tells after a colon what made the levels move: "убыток вырос с 20 до 22 млрд: в 3,6 раза подскочили расходы"."""
    rate = pair.rate
    behind = len(rate.after) > 1 and bool(cues(rate.after[0]) & {"up", "down"})
    before = max(pair.new.index, pair.old.index) < rate.index and "colon" not in pair.new.notes | pair.old.notes
    return "colon" in rate.notes and len(rate.lead) < SHORT and behind and before


def _are_of_other_stretches(article: Article, pair: Pair) -> bool:
    """Whether the change goes back a year and the base a quarter or a month: "+1,3% к периоду годом ранее, кварталом раньше было 64"."""
    base = pair.old.period if pair.old.period is not None and pair.old.period.base else None
    ends = pair.rate.figure.end
    behind = periods_between(article, ends, ends + BEHIND * 2)
    bases = [period.text for period in behind[:1] if period.base and period is not base]
    named = base.text if base is not None else " ".join(pair.old.lead)  # "тремя месяцами раньше было 45 млрд"
    told, based = ({_stretch(text) for text in texts} - {""} for texts in (bases, [named]))
    return bool(told) and bool(based) and told.isdisjoint(based)


def _is_of_shorter_time(article: Article, pair: Pair) -> bool:
    """Whether the level before the new one is for as long a time as the base, and the new one not: "за полгода — 144: за квартал — 42"."""
    new = pair.new
    months, as_long = _own_months(new), _own_months(pair.old)
    if not new.index or months == as_long or as_long is None or not (new.own_period and new.period):
        return False
    before = article.claims[new.index - 1]
    alike = before.role is Role.LEVEL and before.unit == new.unit and before.sentence == new.sentence
    return alike and _own_months(before) == as_long


def _own_months(level: Claim) -> int | None:
    """How many months the time is long that is told for a level."""
    return level.period.months if level.own_period and level.period is not None else None


def _stretch(text: str) -> str:
    """How far back a base lies by its words: «год», «кварт» or «месяц»; "" where they do not tell."""
    words = text.lower()
    if "год" in words or "период" in words:
        return "год"
    back = any(word in words for word in ("раньше", "ранее", "назад", "предыдущ", "предшеств", "прошл"))
    return next((unit for unit in ("кварт", "месяц", "недел") if back and unit in words), "")


def _have_another(article: Article, pair: Pair) -> bool:
    """Whether other levels than the change's own are told with one of theirs: "с 84 до 88 (+4,4%), там — с 79 до 81, на 4,4%"."""
    if pair.prior >= 0 or pair.new.frame != pair.old.frame or pair.new.frame == pair.rate.frame:
        return False
    return any(c.unit == pair.rate.unit for c in article.frames[pair.new.frame].of(Role.CHANGE))


def _are_of_other_sizes(pair: Pair) -> bool:
    """Whether the levels lie so far apart that neither the change nor a slip of comma or multiplier explains it: 83,6 млн and 338 тыс."""
    lesser, greater = sorted((pair.new.figure.value, pair.old.figure.value))
    if not lesser or greater < lesser * WILD:
        return False
    if pair.rate.unit == "x":
        ratio, told = greater / lesser, pair.rate.figure.value
        meant = [told * shift for shift in (1, *SHIFTS)] + [shift / told for shift in SHIFTS[2:]]
        return ratio > told * TIMES and not any(one < ratio * CLOSE and ratio < one * CLOSE for one in meant)
    small = pair.rate.figure.value <= FULL if pair.rate.unit == "%" else pair.rate.figure.value * WILD < greater
    if not small:
        return False
    return not any(greater < lesser * shift * NEAR and lesser * shift < greater * NEAR for shift in SHIFTS)


def _changes_sign(pair: Pair) -> bool:
    """Whether a profit became a loss, or a price is told of a piece: "вместо прибыли — убыток 87 млн", "по 50 тыс. метров"."""
    told = [{word[:5] for word in level.lead} for level in (pair.new, pair.old)]
    turned = any("прибы" in one and "убыто" in other for one, other in (told, told[::-1]))
    each = ("по",) in (pair.new.lead[-1:], pair.old.lead[-1:]) and not is_money(pair.old.unit.partition("/")[0])
    return turned or each


def _is_aside(pair: Pair) -> bool:
    """Whether the change stands in brackets, and both levels in a later sentence: "за год +9 млн (плюс 20%). Мест — 24 против 20"."""
    return pair.rate.depth > 0 and min(pair.new.sentence, pair.old.sentence) > pair.rate.sentence


def _are_of_cause(pair: Pair) -> bool:
    """Whether the first of both levels opens a cause told behind the change: "на 6,4%, потому что поля расширили со 109 до 116 тыс. га"."""
    first = min(pair.old, pair.new, key=lambda level: level.index)
    return first.index > pair.rate.index and (first.lead[:1] in CAUSES or first.lead[:2] in CAUSES)


def _is_cut_off(article: Article, pair: Pair) -> bool:
    """Whether a semicolon parts a level from the change, which is told of an amount behind it: "закрылось 59; прирост, 12, вдвое ниже"."""
    rate, first = pair.rate, min(pair.old, pair.new, key=lambda level: level.index)
    if first.sentence != rate.sentence or first.index > rate.index:
        return False
    cut = article.text.rfind(";", first.figure.end, rate.figure.start)
    behind = (c for c in article.claims[first.index + 1 : rate.index] if c.figure.start > cut >= 0)
    return any(c.unit not in RATES and c is not pair.old and c is not pair.new for c in behind)


def _are_one(pair: Pair) -> bool:
    """Whether brackets tell the one level more finely than the other: "не дотянула до 2,4 млрд (2 млрд 380 млн)"."""
    first, second = sorted((pair.old, pair.new), key=lambda level: level.index)
    one, other = first.figure.narrow, second.figure.narrow
    finer = (other.high - other.low) * FINER <= one.high - one.low
    return second.index == first.index + 1 and second.depth > first.depth and finer and one.meets(other)


def _are_count_and_amount(pair: Pair) -> bool:
    """Whether the one level is a count of what the other is the amount of: "год назад 790 на 451 млрд, в штуках меньше на 19%"."""
    first, second = sorted((pair.old, pair.new), key=lambda level: level.index)
    return second.index == first.index + 1 and second.lead == ("на",)


def _is_of_delta(article: Article, frame: Frame, pair: Pair) -> bool:
    """Whether the change only says in per cent what the amount before it says, of a level other than both: "прибавила 12 руб., или 18%"."""
    deltas = [c for c in frame.of(Role.DELTA) if c.index == pair.rate.index - 1]
    if pair.rate.unit != "%" or not deltas or frame.number in (pair.new.frame, pair.old.frame):
        return False
    before = article.claims[deltas[0].index - 1]
    own = before.sentence == pair.rate.sentence and before.role is Role.LEVEL and before.unit == deltas[0].unit
    return own and before is not pair.new and before is not pair.old


def _are_of_another_line(article: Article, pair: Pair) -> bool:
    """Whether the change stands in a line with a level of its own, and both of the pair in another: "РТС — 1 063 п., +0,2%"."""
    rate = pair.rate
    before = article.claims[max(0, rate.index - 1)]
    own = before.role is Role.LEVEL and before.sentence == rate.sentence and "colon" in before.notes
    return own and rate.paragraph not in (pair.new.paragraph, pair.old.paragraph)


def _ends_list(article: Article, pair: Pair) -> bool:
    """Whether the new level ends a list of a sentence before, which the base speaks of as a whole, or of another member of.

    "Выделено 1,94 млрд: 1,74 млрд — на выплаты, 200 млн — на школы. Прошлый транш был меньше, 1,64 млрд; разница — 300 млн".
    """
    new, old = pair.new, pair.old
    if new.sentence >= min(old.sentence, pair.rate.sentence) or topic(new) & (topic(old) | topic(pair.rate)):
        return False
    others = [c for c in around(article.claims, new, 0) if c is not new and c.unit == new.unit]
    listed = "colon" not in new.notes and any("colon" in c.notes for c in others)
    return bool(others) and (listed or any("rest" in cues(word) for word in new.lead[-3:]))


def _are_of_others(article: Article, pair: Pair) -> bool:
    """Whether a level behind the change is told of something else, after «но» or under a name of its own.

    "На 17% с 5,2 млн, но до 9,4 млн далеко", "зарплаты поднялись на 14%, число вузов — с 592 до 611".
    """
    first, last = sorted((pair.old, pair.new), key=lambda level: level.index)
    comma = article.text[pair.rate.figure.end : pair.rate.figure.end + 1] == ","
    named = any(len(word) > SHORT and word not in SKIPPED for word in first.lead[:-1])
    own = named and not any(cues(word) & {"up", "down"} for word in first.lead)
    parallel = first.index == pair.rate.index + 1 and comma and own and first.lead[-1] in ("с", "со")
    return ("но", "до") in pairwise(pair.new.lead) or (parallel and last.lead == ("до",))


def is_since_another_time(article: Article, change: Claim) -> bool:
    """Whether a comparative behind the change tells of a time before all: "в 1,4 раза больше, чем до пандемии"."""
    behind = article.text[change.figure.end : change.figure.end + BEHIND].lower().split()
    return is_compared(change) and ("чем", "до") in pairwise(behind)


def _is_of_foremost(pair: Pair) -> bool:
    """Whether the change singles out one of several after both levels: "до 131 рубля со 118: сильнее прочего дорожал корм — на 19%"."""
    singled = any(cues(one) & {"more", "less"} and other in _OTHERS for one, other in pairwise(pair.rate.lead))
    return singled and max(pair.new.index, pair.old.index) < pair.rate.index


def _gives_reason(frame: Frame, pair: Pair) -> bool:
    """Whether the levels tell after a colon what something else did: "минус 2%: контрактная цена снизилась с 800 до 700"."""
    first, change = min(pair.new, pair.old, key=lambda level: level.index), pair.rate
    if first.index < change.index or "colon" not in first.notes or not any(map(indicator_of, first.lead)):
        return False
    one = change.indicator and first.indicator and alike(change.indicator.name, first.indicator.name)
    return not one or any(level.unit != first.unit for level in frame.of(Role.LEVEL) if level.index < change.index)
