"""From figures and periods to claims: a walk through each sentence that carries its verb, indicator and period along.

At each figure the words since the one before decide two things: whether it joins the frame that is open or opens another, and
what it is in it. The preposition fills the slot (до → level, с → previous, на + change → rate or absolute change,
против → previous); what a clause leaves out it takes from the clause before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tradecheck.claim.cues import Indicator, cues, indicator_of
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.claim.period import Period
from tradecheck.claim.period_scanner import periods as find_periods
from tradecheck.claim.segment import Sentence, Token, sentences, tokens
from tradecheck.figure.model import Figure
from tradecheck.figure.reader import extract
from tradecheck.figure.units import is_money
from tradecheck.lexicon.loader import fold

RATES: Final = frozenset({"%", "pp", "bp", "x"})
_TIMES: Final = frozenset({"s", "min", "h", "day", "week", "month", "year"})
_PREPOSITIONS: Final = frozenset("на до с со в во к от против вместо после из по за о из-за".split())
_SKIPPED: Final = frozenset(
    "чем уже сразу лишь только еще около почти более менее примерно порядка свыше рекордные рекордных всего чуть больше меньше "
    "немного целых те же приблизительно плюс минус даже отметки уровня суммы довольно весьма".split()
)  # fmt: skip
_OR: Final = frozenset({"или", "есть", "это", "т", "е"})


@dataclass(slots=True)
class _State:
    """What the walk carries along."""

    frame: int = -1
    claims: list[Claim] = field(default_factory=list)
    indicator: Indicator | None = None
    direction: int = 0
    verb: str = ""
    """"change" or "trade": what "на X" means after it."""
    period: Period | None = None
    entities: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()

    def open_frame(self) -> list[Claim]:
        """The claims of the frame that is open."""
        return [claim for claim in self.claims[-8:] if claim.frame == self.frame]


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between one figure and the next: words and marks, and what they are good for."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    figure: Figure
    after: tuple[str, ...]
    depth: int
    opens_bracket: bool
    prefix: str
    raw: str


def read(text: str, published: date | None = None) -> Article:
    """All that ``text`` says with figures. ``published`` resolves «прошлый год» and its like."""
    figures = tuple(extract(text))
    if not figures:
        return Article(text, (), (), (), ())
    folded = fold(text)
    periods = tuple(_clear_of(figures, find_periods(text, published)))
    parts = tuple(sentences(text))
    state = _State()
    holes = sorted([(f.start, f.end) for f in figures] + [(p.start, p.end) for p in periods])
    first = 0
    for number, sentence in enumerate(parts):
        last = first
        while last < len(figures) and figures[last].start < sentence.end:
            last += 1
        if last > first:
            _walk(text, folded, sentence, number, list(enumerate(figures))[first:last], periods, holes, state)
        first = last
    return Article(text, figures, periods, parts, tuple(state.claims))


def _clear_of(figures: tuple[Figure, ...], periods: list[Period]) -> list[Period]:
    """The periods, less those that overlap a figure with a unit other than time."""
    spans = [(f.start, f.end) for f in figures if f.unit not in _TIMES]
    return [p for p in periods if not any(s < p.end and p.start < e for s, e in spans)]


def _walk(
    text: str, folded: str, sentence: Sentence, number: int, figures: list[tuple[int, Figure]],
    periods: tuple[Period, ...], holes: list[tuple[int, int]], state: _State,
) -> None:  # fmt: skip
    inside = [h for h in holes if sentence.start <= h[0] < sentence.end]
    words = tokens(folded, sentence.start, sentence.end, inside)
    own_periods = [p for p in periods if sentence.start <= p.start < sentence.end]
    _begin_sentence(state, words, text)
    place = sentence.start
    for order, (index, figure) in enumerate(figures):
        stop = figures[order + 1][1].start if order + 1 < len(figures) else sentence.end
        gap = _gap(folded, words, place, figure, stop)
        period, own = _period_of(own_periods, figure, place, stop, state)
        _step(text, state, gap, index, number, sentence, period, own=own, fresh=order == 0)
        place = figure.end


def _begin_sentence(state: _State, words: list[Token], text: str) -> None:
    """A new sentence keeps the period, and the indicator where it points back ("Это", "Прирост")."""
    first = next((w.word for w in words if not w.is_mark), "")
    state.direction, state.verb, state.notes = 0, "", frozenset()
    state.entities = _names(text, words)
    if first not in ("это", "этот", "эта", "эти", "прирост", "рост", "прибавка", "падение", "снижение", "годом", "год", "тогда", "ранее"):
        state.indicator = None


def _names(text: str, words: list[Token]) -> frozenset[str]:
    """The beginnings of proper names: words with a capital that do not open the sentence."""
    return frozenset(w.word[:5] for n, w in enumerate(words) if n and text[w.start].isupper() and w.word not in ("за", "в", "на"))


def _gap(folded: str, words: list[Token], place: int, figure: Figure, stop: int) -> _Gap:
    before = tuple(w for w in words if place <= w.start < figure.start)
    after: list[str] = []
    for word in words:
        if word.start < figure.end:
            continue
        if word.start >= stop or word.is_mark or len(after) == 4:
            break
        after.append(word.word)
    raw = folded[place : figure.start].strip()
    plain = tuple(w.word for w in before if not w.is_mark)
    depth = before[-1].depth + (before[-1].word in "([") if before else 0
    if not before:
        earlier = [w for w in words if w.start < figure.start]
        depth = earlier[-1].depth + (earlier[-1].word in "([") if earlier else 0
    tail = raw.rstrip("+-−–≈~ ")
    opens = any(w.word in "([" for w in before[-6:]) and _only_small_words(before)
    return _Gap(before, plain, figure, tuple(after), depth, opens or tail.endswith("("), _preposition(plain), raw)


def _only_small_words(before: tuple[Token, ...]) -> bool:
    """Whether the last bracket that opens is not closed again before the figure."""
    for token in reversed(before):
        if token.word in ")]":
            return False
        if token.word in "([":
            return True
    return False


def _preposition(words: tuple[str, ...]) -> str:
    """The preposition that governs the figure, hedges passed over; empty where there is none."""
    for word in reversed(words[-5:]):
        if word in _PREPOSITIONS:
            return word
        if word not in _SKIPPED and "превы" not in word:
            return ""
    return ""


def _period_of(
    own: list[Period], figure: Figure, place: int, stop: int, state: _State
) -> tuple[Period | None, bool]:  # fmt: skip
    """The period a figure is for: the last one named before it in the sentence, or the next after it, or the carried one."""
    before = [p for p in own if p.end <= figure.start]
    near = [p for p in before if p.start >= place]
    if near and near[-1].base and not near[-1].target:
        return near[-1], True
    told = [p for p in before if not p.base and not p.target]
    if told:
        state.period = told[-1]
        return told[-1], bool(near)
    after = [p for p in own if figure.end <= p.start < stop and p.start - figure.end < 60]
    if after and not after[0].base and not after[0].target and not before:
        state.period = after[0]
        return after[0], True
    return state.period, False


def _step(
    text: str, state: _State, gap: _Gap, index: int, number: int, sentence: Sentence,
    period: Period | None, *, own: bool, fresh: bool,
) -> None:  # fmt: skip
    """Read one figure: take up the cues of its gap, decide its role, and whether it joins the open frame."""
    named = _indicator_in(gap)
    broken = any(t.word == ";" for t in gap.tokens)
    direction, verb = _verb_in(gap)
    if broken and not verb:
        state.verb = state.verb if named is not None else ""
    if verb:
        state.verb = verb
        state.direction = direction if verb == "change" else state.direction
    role, sign = _role(gap, state, period if own else None)
    joins = not (fresh and not _points_back(gap)) and _joins(gap, state, role, named=named is not None, broken=broken)
    if not joins:
        state.frame += 1
        state.notes = frozenset()
    state.notes |= frozenset(kind for word in gap.words for kind in cues(word)) & _NOTES
    if named is not None:
        state.indicator = named
    indicator = indicator_of(gap.after[0]) if gap.after and named is None and indicator_of(gap.after[0]) else state.indicator
    state.claims.append(
        Claim(
            index, gap.figure, role, sign, indicator, named is not None, state.entities, period, own, number,
            sentence.paragraph, state.frame, gap.depth, state.notes, gap.words[-8:], gap.after,
        )  # fmt: skip
    )


_NOTES: Final = frozenset({"mean", "real", "stock", "total", "part", "besides", "target", "share", "before"})


def _points_back(gap: _Gap) -> bool:
    """Whether a sentence goes on with the fact before: "Это на 16% больше", "Годом ранее было 12 млн"."""
    return bool(gap.words) and gap.words[0] in ("это", "прирост", "прибавка") and len(gap.words) < 6


def _indicator_in(gap: _Gap) -> Indicator | None:
    """The indicator named last in the gap, outside brackets that are closed again; balances win over what they are of."""
    found = [i for t in gap.tokens if not t.is_mark and (i := indicator_of(t.word))]
    if not found:
        return None
    balances = [i for i in found if i.balance_of]
    totals = [i for i in found if i.total_of]
    return balances[-1] if balances else totals[-1] if totals and len(found) < 3 and found[-1].kind == "flow" else found[-1]


def _verb_in(gap: _Gap) -> tuple[int, str]:
    """The last word of change or of trade in the gap: its direction, and which of the two it is."""
    direction, verb = 0, ""
    for word in gap.words:
        kinds = cues(word)
        if "trade" in kinds:
            verb = "trade"
        elif kinds & {"up", "down"}:
            verb, direction = "change", 1 if "up" in kinds else -1
        if "even" in kinds and not (indicator_of(word) or kinds & {"trade"}):
            direction = 0
    return direction, verb


def _role(gap: _Gap, state: _State, period: Period | None) -> tuple[Role, int]:
    """What the figure is, and the direction of a change."""
    unit = gap.figure.unit
    if unit in _TIMES:
        return Role.OTHER, 0
    if unit in RATES:
        return _rate_role(gap, state)
    return _amount_role(gap, state, period)


def _comparative(gap: _Gap) -> int:
    """1 for "на 16% больше", -1 for "меньше", 0 for neither."""
    for word in gap.after[:3]:
        kinds = cues(word)
        if "more" in kinds:
            return 1
        if "less" in kinds:
            return -1
    return 0


def _near_change(gap: _Gap) -> int:
    """The direction of a word of change right before the figure: "рост 13%", "прибавила почти 5%", "минус 3%"."""
    for word in reversed(gap.words[-4:]):
        kinds = cues(word)
        if kinds & {"up", "down"} and word not in ("плюс", "минус"):
            return 1 if "up" in kinds else -1
    return 0


def _rate_role(gap: _Gap, state: _State) -> tuple[Role, int]:
    figure, comparative = gap.figure, _comparative(gap)
    if comparative and gap.prefix in ("на", "в", "во", ""):
        return Role.CHANGE, comparative
    if figure.sign and figure.unit != "x":
        return Role.CHANGE, 1 if figure.sign == "+" else -1
    if gap.after[:1] == ("к",) or (gap.after[:2] and gap.after[0] in ("от", "к") and gap.after[1:2] == ("уровню",)):
        return (Role.CHANGE, _near_change(gap) or state.direction) if gap.prefix in ("на", "в") else (Role.INDEX, 0)
    if figure.unit == "x":
        return Role.CHANGE, _multiple_direction(gap, state)
    if gap.prefix == "на" and (state.verb == "change" or _near_change(gap)):
        return Role.CHANGE, _near_change(gap) or state.direction
    if gap.prefix in ("до", "с", "со", "против", "после") and gap.figure.unit == "%":
        return (Role.LEVEL if gap.prefix == "до" else Role.PREVIOUS), state.direction
    if _near_change(gap) and gap.prefix == "":
        return Role.CHANGE, _near_change(gap)
    return _percent_role(gap, state)


def _multiple_direction(gap: _Gap, state: _State) -> int:
    word = gap.figure.text.lower()
    if word.startswith(("удво", "утро", "учетв")):
        return 1
    return _near_change(gap) or state.direction


def _percent_role(gap: _Gap, state: _State) -> tuple[Role, int]:
    if gap.figure.unit != "%":
        return Role.OTHER, 0
    shares = any("share" in cues(word) for word in gap.words) or gap.after[:1] in (("от",), ("всего",), ("всей",), ("всех",))
    if gap.prefix == "на":
        return Role.PERCENT, 0
    return (Role.SHARE if shares or (gap.after and indicator_of(gap.after[0])) else Role.PERCENT), 0


def _amount_role(gap: _Gap, state: _State, period: Period | None) -> tuple[Role, int]:
    comparative = _comparative(gap)
    if "target" in {kind for word in gap.words for kind in cues(word)}:
        return Role.TARGET, 1 if state.direction >= 0 else -1
    if comparative and gap.prefix == "на":
        return Role.DELTA, comparative
    open_frame = state.open_frame()
    if gap.opens_bracket and open_frame and _is_equivalent(gap.figure, open_frame[-1].figure):
        return Role.EQUIVALENT, 0
    if gap.prefix in ("против", "вместо", "после") or _told_of_base(gap) or (period is not None and period.base):
        return Role.PREVIOUS, 0
    if gap.prefix in ("с", "со", "из") and (state.verb == "change" or gap.after[:1] == ("до",)):
        return Role.PREVIOUS, state.direction
    if gap.prefix == "до":
        return Role.LEVEL, state.direction
    if gap.prefix == "на" and state.verb == "change" and not _is_trade_near(gap):
        return Role.DELTA, _near_change(gap) or state.direction
    if gap.figure.sign and gap.figure.sign == "+":
        return Role.DELTA, 1
    return Role.LEVEL, 0


def _is_equivalent(figure: Figure, host: Figure) -> bool:
    return is_money(figure.unit) and is_money(host.unit) and figure.unit != host.unit


def _told_of_base(gap: _Gap) -> bool:
    """Whether the gap ends with "годом ранее", "было", "тогда" and the like, nothing of its own between."""
    words = gap.words[-4:]
    return any("before" in cues(word) for word in words) and not any(cues(word) & {"up", "down"} for word in words)


def _is_trade_near(gap: _Gap) -> bool:
    return any("trade" in cues(word) for word in gap.words[-4:])


def _joins(gap: _Gap, state: _State, role: Role, *, named: bool, broken: bool) -> bool:
    """Whether the figure belongs to the open frame."""
    frame = state.open_frame()
    if not frame or broken:
        return False
    has = {claim.role for claim in frame}
    if gap.opens_bracket:
        return role is not Role.LEVEL or not named
    if not gap.words or set(gap.words) <= _OR | _SKIPPED | _PREPOSITIONS:
        return _completes(gap, role, has, commas=any(t.word == "," for t in gap.tokens))
    if role in (Role.CHANGE, Role.DELTA):
        back = gap.words[0] in ("что", "это", "или", "рост", "прирост", "прибавка", "на", "то", "увеличившись", "прибавив")
        return back or (not named and _comparative(gap) != 0 and Role.CHANGE not in has)
    if role is Role.PREVIOUS:
        return not named and Role.PREVIOUS not in has and bool(has & {Role.LEVEL, Role.CHANGE, Role.DELTA})
    if role is Role.LEVEL and gap.prefix != "до":
        reached = any("reach" in cues(word) for word in gap.words)
        return reached and not named and Role.LEVEL not in has and bool(has & {Role.CHANGE, Role.DELTA})
    return role is Role.LEVEL and not named and Role.LEVEL not in has


def _completes(gap: _Gap, role: Role, has: set[Role], *, commas: bool) -> bool:
    """Whether the frame still lacks what the figure is, no word of its own standing between."""
    if role in (Role.LEVEL, Role.PREVIOUS):
        return role not in has or (role is Role.LEVEL and gap.prefix == "" and not commas)
    return True
