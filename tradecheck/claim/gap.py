"""What stands between one figure and the next: the words that decide what the second figure is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from msgspec import Struct

from tradecheck.claim.cues import WAS, Indicator, cues, indicator_of, indicators, indicators_of
from tradecheck.claim.period import Period
from tradecheck.claim.segment import Token
from tradecheck.figure.draft import RATES
from tradecheck.figure.model import Figure
from tradecheck.figure.units import is_money

PREPOSITIONS: Final = frozenset("на до с со в во к от против вместо взамен после из по за о".split())
SKIPPED: Final = frozenset(
    "чем уже сразу лишь только еще около почти более менее примерно порядка свыше рекордные рекордных всего чуть больше меньше "
    "немного целых те же приблизительно плюс минус даже отметки уровня суммы довольно весьма аж где-то превысив превысил".split()
)  # fmt: skip
_BUT: Final = frozenset({"а", "но", "однако", "пока"})
LINKS: Final = frozenset("или есть это т е то либо что а".split())
"""Words that join a figure to the one before: "на 5%, или на 2 млн", "2 млн, что на 5% больше"."""
_ADJECTIVE: Final = ("ых", "их", "ого", "его", "ской", "ной", "ней")
_GENITIVE: Final = ("и", "ы", "а", "я", "ов", "ей", "ев", "ого", "его", "ых", "их", "ой")
_VERBAL: Final = ("ся", "сь", "ованы", "ована", "ены", "ана", "ено", "ано")
"""How verbs and short participles end, which narrow nothing: "дефицит приблизился", "расходы профинансированы"."""
_INFINITIVE: Final = ("ать", "ить", "еть", "ться")
"""How verbs end that what stands behind narrows no more: "израсходовать успели 66,9 млрд"."""
_TELLS: Final = ("л", "ла", "ло", "ли", "ет", "ут", "ит", "ят", "ат", "но", "ны", "на", "ть", "ся", "сь")
"""How verbs and short participles end."""
_BUDGET: Final = frozenset({"income", "expense"})
_JUDGED: Final = frozenset({"лучше", "хуже"})
"""Comparatives that tell which is to be liked, not which is the greater."""
_OVER: Final = frozenset({"минус", "плюс", "перевес", "разрыв"})
"""Nouns that make a balance of the trade that they are told of."""
_LEFT: Final = frozenset({"минусом", "плюсом"})
"""What a trade is told to end with."""
_LEAVES: Final = ("дал", "принес")
"""How the verbs begin with which a trade leaves a minus."""
_SIGNS: Final = {"минус": "deficit", "плюс": "surplus"}
_NET: Final = ("естественн", "миграционн")
"""How the adjectives begin that make a balance of a noun of change."""
MILLIONS: Final = 6
"""The power of ten of a million."""
_COSTS: Final = ("цен", "стоимост", "капитал", "акци")
"""How the words begin for what even a whole thing may cost."""
_MOVES: Final = frozenset({"arrivals", "departures"})
"""Indicators that mere verbs name: "по импорту прибыло"."""
_LEVELS: Final = ("бюджетн", "федеральн", "областн", "краев", "городск", "республиканск", "общ", "совокупн", "плановы")
"""Adjectives that tell whose budget it is, not which part of its incomes."""
_SAME: Final = ("чем", "котор", "состав", "равн", "когда", "где")
"""What goes on with the base of a comparison: "больше прошлогоднего показателя, составившего 19 млн"."""
_JOINING: Final = frozenset({"причем", "однако", "также", "тогда", "зато", "именно"})
_NAME: Final = 5
"""So many letters have names at the least."""
_KINDS: Final = ("ые", "ие", "ых", "их", "ым", "им")


def names_anew(later: Sequence[Token]) -> bool:
    """Whether the words after the comma that ends a comparison name something else, and no time before: "..., а телеканалы — 187 млрд"."""
    words = [mark.word for mark in later if not mark.is_mark]
    if not words or words[0].startswith(_SAME) or any("before" in cues(word) for word in words):
        return False
    return any(len(word) >= _NAME and word not in SKIPPED and word not in _JOINING for word in words)


class Gap(Struct, frozen=True):
    """The words and marks between a figure and the one before it, and the words after it."""

    figure: Figure
    marks: tuple[Token, ...]
    skipped: int
    """How many of the first words belong to the rate before."""
    words: tuple[str, ...]
    tail: tuple[str, ...]
    """The words after the last comma, dash, colon or bracket."""
    clause: tuple[str, ...]
    """The words after the last bracket that closes, or all of them."""
    after: tuple[str, ...]
    behind: tuple[str, ...]
    """The words after it up to the next mark, a dash before them allowed: "8,1 млн тонн — наливные"."""
    label: Indicator | None
    """The indicator that a dash puts behind the figure: "233 млн — экспорт, 105 млн — импорт"."""
    comparative: int
    """1 for "на 16% больше", -1 for "меньше", passed back over "или"; 0 for neither."""
    depth: int
    in_bracket: bool
    """Whether the bracket that the figure stands in opens in this gap."""
    preposition: str
    period: Period | None
    """A period named in the gap."""
    period_behind: Period | None
    """A period right behind the figure: "(61,6 млрд годом ранее)"."""
    is_rated: bool
    """Whether its own change follows: "Якутия с 17,5 т (+6,1%)", "Рига с 30,5 млн тонн и приростом 2,5%"."""
    compared: bool
    """Whether "к" or "от" and a base period follow the figure: "97,5% к прошлому году", "99,9% от прошлогоднего"."""

    @property
    def base_behind(self) -> bool:
        """Whether a base period stands right behind the figure."""
        return self.period_behind is not None and self.period_behind.base

    @property
    def is_link(self) -> bool:
        """Whether nothing but links and prepositions stand between."""
        return self.period is None and all(w in LINKS or w in SKIPPED or w in PREPOSITIONS for w in self.words)

    @property
    def is_apposition(self) -> bool:
        """Whether the figure tells the one before it anew: "на 5%, или на 2 млн"."""
        return self.is_link and bool({"или", "есть", "т"} & set(self.words))

    @property
    def is_alone_in_bracket(self) -> bool:
        """Whether a bracket holds the figure and nothing else: "на 1 126 человек (4,6%)"."""
        return self.in_bracket and self.words in ((), ("или",), ("или", "на")) and not self.behind

    @property
    def is_only_reached(self) -> bool:
        """Whether nothing but a verb of reaching parts the two: "прирост к прошлогодним 575 млн составил 6,5%"."""
        return len(self.words) == 1 and "reach" in cues(self.words[0]) and not self.comma()

    @property
    def is_behind_dash(self) -> bool:
        """Whether a dash stands right before the figure."""
        return bool(self.marks) and self.marks[-1].word in "—–-"

    def has(self, kind: str) -> bool:
        """Whether a word of the cue class ``kind`` stands in the gap, brackets that are closed again left out."""
        return any(kind in cues(word) for word in self.clause)

    def aims(self) -> bool:
        """Whether a word for what is wanted stands in the clause, what «а», «но» or «пока» left behind not counted."""
        turns = (n for n, (one, other) in enumerate(pairwise(self.marks)) if one.word == "," and other.word in _BUT)
        later = self.marks[max(turns, default=-1) + 1 :]
        return self.has("target") and any("target" in cues(mark.word) for mark in later)

    def lead(self) -> tuple[str, ...]:
        """The words right before the figure that are about it: after the last semicolon, eight at the most."""
        last = max((n for n, mark in enumerate(self.marks) if mark.word == ";"), default=-1)
        return tuple(mark.word for mark in self.marks[last + 1 :] if not mark.is_mark)[-8:]

    def broken(self) -> bool:
        """Whether a semicolon parts the two, and they are not a change and its base in brackets: "(+1,2%; было 549 млн)"."""
        return any(mark.word == ";" for mark in self.marks) and not self.is_base_in_bracket

    @property
    def is_base_in_bracket(self) -> bool:
        """Whether nothing but a semicolon and «было» parts the figure from the one before in its bracket."""
        return self.depth > 0 and [mark.word for mark in self.marks if mark.word not in WAS] == [";"]

    @property
    def is_next_in_bracket(self) -> bool:
        """Whether nothing but a comma parts the figure from the one before in its bracket: "(−6,7%, 341,7 тыс.)"."""
        return self.depth > 0 and not self.in_bracket and self.period is None and [mark.word for mark in self.marks] == [","]

    def outside(self) -> int:
        """How many words stand before the bracket that opens in the gap; many where a comma does."""
        count = 0
        for mark in self.marks:
            if mark.word in "([":
                return count
            count += 9 if mark.word == "," else not mark.is_mark
        return count

    def names_before_bracket(self) -> bool:
        """Whether «—» and a name stand before the bracket that opens: "в 1,2 раза — во Вьетнам (3 874 тонны)"."""
        before = list(takewhile(lambda mark: mark.word not in "([", self.marks))
        return any(mark.word in "—–-" for mark in before) and any(not mark.is_mark for mark in before)

    def than(self) -> bool:
        """Whether the figure is what another is compared with: "больше, чем за те же дни прошлого сезона (2,9 млн)"."""
        compared: list[str] = []
        for mark in reversed(self.marks):
            if mark.word == "чем":
                dated = self.period is not None and self.period.start > mark.start  # "в мае наторговали больше чем на 3 млн"
                return dated or any(w not in PREPOSITIONS and w not in SKIPPED for w in compared)
            if mark.is_mark and mark.word != "(":
                return False
            compared.append(mark.word)
        return False

    def begins_anew(self) -> bool:
        """Whether a comparative ends at a comma, and another subject goes on: "вдвое больше прошлогоднего, портфель достиг 31 трлн"."""
        compared = bool(self.words) and bool(cues(self.words[0]) & {"more", "less"})
        first = next((n for n, mark in enumerate(self.marks) if not mark.is_mark), 0)
        comma = next((n for n, mark in enumerate(self.marks) if n > first and mark.word == ","), None)
        return compared and comma is not None and names_anew(self.marks[comma + 1 :])

    def was_at_start(self) -> bool:
        """Whether «было» tells of the start of a period: "на начало месяца было 9,25 млрд"."""
        start = self.period is not None and self.period.text.lower().startswith(("на начало", "в начале", "к началу"))
        return start and self.words[-1:] in (("было",), ("была",))

    def is_to_base(self) -> bool:
        """Whether «к» and a base period lead to what was reached: "к июлю прошлого года производство составило 92%"."""
        based = self.period is not None and self.period.base and self.period.text[:2].lower() == "к "
        return based and self.has("reach")

    def is_compared_with(self) -> bool:
        """Whether a comparative, a comma and «чем» lead to the figure: "на 19,5% больше, чем 478 млрд"; "более чем" only loosens it."""
        last = [mark.word for mark in self.marks if mark.word not in SKIPPED or mark.word == "чем"][-2:]
        return last == [",", "чем"] and any(cues(word) & {"more", "less"} for word in self.words)

    def goes_on(self) -> bool:
        """Whether a verb of reaching takes up the sentence after a period: "к прошлому году и составила 5 млн"."""
        return any(first == "и" and "reach" in cues(second) for first, second in pairwise(self.words[-6:]))

    def equals(self) -> bool:
        """Whether the base is named only to say that nothing changed: "столько же, сколько год назад, — 5 млн"."""
        return "сколько" in self.words or ("как", "и") in pairwise(self.words)

    def names_base(self) -> bool:
        """Whether a comparative and the name of the base lead to the figure: "на 3 млн меньше сентябрьской (5 млн)"."""
        parted = self.comma() or any(mark.word in "—–-" for mark in self.marks)  # "на 0,9% меньше абонентов — 70,2 млн"
        compares = bool(self.words) and bool(cues(self.words[0]) & {"more", "less"}) and not parted
        rest = self.words[1:]
        if rest[-2:] in (("том", "числе"), ("из", "них")):
            return False  # "в 1,7 раза больше (в том числе 304 млн — сбор)"
        return compares and 0 < len(rest) < 4 and not any(cues(w) & {"trade", "reach", "up", "down"} for w in rest)

    def compared_direction(self) -> int:
        """1 for "больше, чем год назад (5 млн)", -1 for "дешевле, чем в мае (5 млн)", 0 where nothing is compared.

        Right before the figure it only bounds it, "тогда было меньше 5 млн", unless the base stands between: "больше прошлогодних 97 млн".
        """
        ends = [mark.end for mark in self.marks if not mark.is_mark]
        named = self.period is not None and self.period.base and bool(ends) and ends[-1] <= self.period.start
        words = self.words if named else self.words[:-1]
        told = [cues(w) & {"more", "less"} for w in words if w not in _JUDGED]  # a deficit that is better is less
        last = next((kinds for kinds in reversed(told) if kinds), frozenset())
        return 1 if "more" in last else -1 if last else 0

    def is_parallel(self) -> bool:
        """Whether a dash stands for the verb before, and the words name no share or rate: "молоко прибавило 25%, рыба — 6%"."""
        named = self.indicator()
        return self.is_behind_dash and self.comma() and not self.has("share") and (named is None or named.kind != "rate")

    def names_another(self) -> bool:
        """Whether a dash stands for the verb, behind the name of another thing: "прибыль сжалась до 530 млн, а чистая — на 37,3%"."""
        dash = max((n for n, mark in enumerate(self.marks) if mark.word in "—–-"), default=0)
        comma = max((n for n, mark in enumerate(self.marks[:dash]) if mark.word == ","), default=-1)
        named = [mark.word for mark in self.marks[comma + 1 : dash] if mark.word not in LINKS]
        return comma >= 0 and any(not cues(word) & {"up", "down"} and word not in SKIPPED for word in named)

    def recalls(self) -> bool:
        """Whether the clause tells of the time compared with: "чем в 2023-м, когда отгрузили 8,3 млн"."""
        compared = (
            "чем" in self.words
            or self.words[:1] == ("от",)
            or any(cues(word) & {"more", "less"} for word in self.words)
        )
        return compared and "когда" in self.words

    def is_announced(self) -> bool:
        """Whether a colon alone parts the figure from the base of a comparative: "больше, чем в прошлом году: 27 млн"."""
        compared = "чем" in self.words or self.words[:1] == ("к",)
        return bool(self.marks) and self.marks[-1].word == ":" and compared

    def contrasts(self) -> bool:
        """Whether «тогда как» sets the figure's time against the one before: "тогда как в январе прошлого года выдали 31 млн"."""
        told = ("тогда", "как") in pairwise(self.words) or ("время", "как") in pairwise(self.words)
        return told and self.period is not None and self.period.is_past

    def compares(self) -> bool:
        """Whether the words set the figure beside what is told next: "по сравнению с бюджетом в 61 трлн расходы..."."""
        if self.period is not None or "сравнению" not in self.words:
            return False
        since = self.words[self.words.index("сравнению") + 1 :]
        return not self.comma() and not any(cues(word) & {"up", "down", "reach"} for word in since)

    def turns_to(self) -> bool:
        """Whether another comparison begins: "в два раза, а по сравнению с июлем (729 млн) — на 27%"."""
        return self.words[:1] == ("а",) and self.words[1:2] in (("по",), ("к",), ("относительно",))

    def pace(self) -> int:
        """1 where a rate is said to go up («ускорилась»), -1 where down («замедлилась»), 0 where neither is."""
        told = [cues(word) & {"faster", "slower"} for word in self.words]
        last = next((kinds for kinds in reversed(told) if kinds), frozenset())
        return 1 if "faster" in last else -1 if last else 0

    def comma(self) -> bool:
        """Whether a comma parts the two."""
        return any(mark.word == "," for mark in self.marks)

    def closes(self) -> bool:
        """Whether a bracket ends between the two."""
        return any(mark.word == ")" for mark in self.marks)

    def opens(self) -> bool:
        """Whether a colon parts the two."""
        return any(mark.word == ":" for mark in self.marks)

    def near_change(self) -> int:
        """The direction of a word of change right before the figure: "рост 13%", "прибавила почти 5%", "меньше на 5%"."""
        if (
            self.words[-1:] in (("на",), ("в",))
            and self.words[-2:-1]
            and (told := cues(self.words[-2]) & {"more", "less"})
            and not (self.figure.unit == "x" and self.words[-2] in _JUDGED)  # of a loss it tells the contrary
            and not self._paced()
        ):
            return 1 if "more" in told else -1
        last = max((n for n, mark in enumerate(self.marks) if mark.word in ")]"), default=-1)
        near = [mark.word for mark in self.marks[last + 1 :] if not mark.is_mark]
        for word in reversed(near[-4:]):
            kinds = cues(word)
            if kinds & {"up", "down"} and word not in ("плюс", "минус"):
                return 1 if "up" in kinds else -1
        return 0

    def _paced(self) -> bool:
        """Whether a comparative only tells how fast a verb of change goes: "экспорт вырос слабее, на 21%"."""
        paced = self.words[-2:-1] in (("слабее",), ("сильнее",), ("быстрее",), ("медленнее",), ("скромнее",))
        return paced and any(cues(word) & {"up", "down"} for word in self.clause[-4:-2])

    def indicator(self) -> Indicator | None:
        """The indicator that the gap names: a balance before what it is of, a turnover before its sides, else the last."""
        told = [mark.word for mark in self._topmost()]
        named = [
            word
            for before, word, after in zip(["", *told], told, [*told[1:], ""], strict=False)
            if not before.startswith("добавлен")
            and not (word == "ценах" and before.endswith(_ADJECTIVE))  # "в действующих ценах"
            and (before, word) != ("в", "торговле")  # "терминалов в торговле — 437 тыс."
            and not (word.startswith("дол") and (before == "на" or after[:2] == "эт" or before.startswith("львин")))
        ]
        found = [i for word in named if word[0].isalpha() and (i := self._named_by(word))]
        if ("на", "свет") in pairwise(told) and self.figure.unit not in RATES:
            return indicators()["births"]  # "появились на свет 27,9 тыс. детей"
        if told[-2:] == ["не", "стало"] and self.figure.unit not in RATES:
            return indicators()["deaths"]
        if not found:
            return self._noun_of_balance(told)
        found = [i for i in found if i.name not in _MOVES] or found
        if found[0].name == "cost":  # "себестоимость продаж"
            return found[0]
        balances = [i for i in found if i.balance_of]
        rates = [i for i in found if i.kind in ("rate", "price")]
        totals = [i for i in found if i.total_of]
        if rates and rates[0] is found[0]:
            return rates[0]
        if balances and balances[-1].name == "balance" and any(word.startswith("миграц") for word in self.words):
            return indicators()["migration"]  # "миграция: сальдо — 430 тыс."
        if totals and not balances and self._is_of_balance(told):
            return indicators()["balance"]  # "минус в двусторонней торговле равен 1,3 млрд"
        return balances[-1] if balances else totals[-1] if totals and len(found) < 3 else found[-1]

    def _noun_of_balance(self, words: list[str]) -> Indicator | None:
        """A balance that is told as a noun: "торговый минус по-прежнему велик", "минус увеличился на 28%"."""
        for before, word, after in zip(["", *words], words, words[1:], strict=False):
            told = before.startswith(("торгов", "внешнеторгов")) or bool(cues(after) & {"up", "down"})
            if told and word in _SIGNS:
                return indicators()[_SIGNS[word]]
            if word == "не" and after.startswith("хвата"):
                return indicators()["deficit"]
        return None

    def _is_of_balance(self, words: list[str]) -> bool:
        """Whether a noun for what is over stands before the first indicator, or last: "минус в торговле", "торговля дала минус"."""
        first = next((n for n, word in enumerate(words) if word[0].isalpha() and self._named_by(word)), 0)
        verb, last, *_ = (*words[-2:], "", "")
        left = last in _LEFT or (last in _SIGNS and verb.startswith(_LEAVES))
        return not _OVER.isdisjoint(words[:first]) or left

    def _named_by(self, word: str) -> Indicator | None:
        """The indicator of a word: of several the one that the figure may tell of, as «прибыли» of roubles or of people."""
        told = indicators_of(word)
        if told and told[0].kind == "price" and self._is_amount() and not word.startswith(_COSTS):
            return None  # "налог на нефть — 742 млрд"
        return next((i for i in told if i.may_be_in(self.figure.unit)), told[0] if told else None)

    def _is_amount(self) -> bool:
        """Whether the figure is in millions and more of money, as no price is."""
        return self.figure.scale >= MILLIONS and is_money(self.figure.unit)

    def _topmost(self) -> tuple[Token, ...]:
        """The words and marks after the last colon, if they name an indicator; else all: "внешняя торговля: экспорт 38 млрд"."""
        colon = max((n for n, mark in enumerate(self.marks) if mark.word == ":"), default=-1)
        later = self.marks[max(colon + 1, self.skipped) :]
        return later if any(m.word[0].isalpha() and indicator_of(m.word) for m in later) else self.marks[self.skipped :]

    def scope(self, names: frozenset[str]) -> str:
        """What narrows the indicator that the gap names: the noun right after it, proper names left out."""
        for mark, following in zip(self.marks, self.marks[1:], strict=False):
            if mark.is_mark or (indicator := indicator_of(mark.word)) is None:
                continue
            if indicator.name in _BUDGET and (kind := self._kind_before(mark)):
                return kind
            if following.is_mark or mark.word.endswith(_INFINITIVE):
                continue
            noun = following.word
            if noun.endswith(_ADJECTIVE):
                noun = next((w.word for w in self.marks if w.start > following.end), noun)
            verb = noun.endswith(_VERBAL) or noun.startswith("из-")
            known = (
                verb or noun in PREPOSITIONS or noun in SKIPPED or cues(noun) or indicator_of(noun) or noun[:5] in names
            )
            if not known and len(noun) > 3 and noun.endswith(_GENITIVE) and following.start - mark.end < 3:
                return noun[:5]
        return ""

    def _kind_before(self, indicator: Token) -> str:
        """The adjective that makes incomes or expenses a part of the budget's: "ненефтегазовые доходы"."""
        word = next((m.word for m in reversed(self.marks) if m.end <= indicator.start), "")
        return (
            word[:5]
            if word.endswith(_KINDS) and not cues(word) - {"rest"} and not word.startswith(_LEVELS)
            else ""
        )

    def verb(self, *, outside: bool = False) -> tuple[int, str]:
        """The last word of change or of trade: its direction, and "change" or "trade"; 0 and "" where there is none.

        ``outside`` asks for the words before a bracket that opens alone.
        """
        opened = next((n for n, mark in enumerate(self.marks) if mark.word in "(["), len(self.marks))
        direction, verb = 0, ""
        told = self.marks[: opened if outside else len(self.marks)]
        for place, word in ((n, mark.word) for n, mark in enumerate(told) if not mark.is_mark):
            if word in ("плюс", "минус") and place + 1 < len(self.marks) and not self.marks[place + 1].is_mark:
                continue  # "газа (трубопровод плюс СПГ) — до 12%"
            if place and told[place - 1].word.startswith(_NET):
                continue  # "естественная убыль превысила прошлогоднюю на 109"
            kinds = cues(word)
            if "trade" in kinds and (verb != "change" or word.endswith(_TELLS)):  # "выросли отгрузки на 41%" tells a change
                verb = "trade"
            elif kinds & {"up", "down"}:
                verb, direction = "change", 1 if "up" in kinds else -1
            if "even" in kinds:
                direction = 0
        return direction, verb
