"""What a figure leaves out and its neighbour prints: "с 4,0 до 4,3 млрд долларов", "экспорт — 3,1 млрд долларов, импорт — 4,4 млрд"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import islice, pairwise

from tradecheck.figure.counts import is_counting
from tradecheck.figure.draft import COUNTS, RATIOS, TIMES, Draft
from tradecheck.figure.lookalikes import is_part_of_a_name
from tradecheck.figure.numerals import GAP, WORD
from tradecheck.figure.scanner import is_count
from tradecheck.figure.unit_reader import read_per
from tradecheck.figure.units import is_money
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import table, word_map

_LINK = lazy(
    rf"\.?{GAP}{{0,2}}(?:,|и|или|до|против|вместо|к|из|,?{GAP}?а)?{GAP}{{1,2}}(?:(?:до|на|в|почти|около|более|чем|примерно){GAP}{{1,2}})*$"
)
_STOP = lazy(r"[.!?…\n](?:(?<=\n)|\s+[A-ZА-ЯЁ«\"—–-])")
"""The end of a line, or of a sentence before the next; told by its first character, which is quick to search for."""

_REACH = 2
"""How many sentences on a unit may be taken from."""

_AFTER = lazy(rf"{GAP}{{0,2}}(?:[,.;:)\]!?»\"—–-]|$|\n)")
_ABBREVIATED = lazy(rf"\.(?={GAP}?[a-zа-яё])")
"""The dot of "11 тыс. солдат", which ends no sentence."""
_CLAUSE = lazy(r"[^.;!?\n]*$")
_QUOTED = lazy(rf"{GAP}{{1,2}}[«“„]")
"""What is counted may stand in quotation marks: "2 тыс. «джунов»"."""
_DAY = lazy(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])$")


def resolve(text: str, folded: str, drafts: list[Draft], *, counts: bool = False) -> list[Draft]:
    """Fill in multipliers and units from neighbours, and drop bare numbers that found none.

    With ``counts``, those stay that count things: "из 230 маршрутов 113 пеших".
    """
    for near, far in pairwise(drafts):
        if (
            far.unit is None
            and near.unit not in (None, *RATIOS, *TIMES)
            and (_is_far_end(folded, near, far) or _is_base(folded, near, far))
        ):
            far.unit, far.latent = near.unit, True
    for index in range(len(drafts) - 2, -1, -1):
        _forwards(folded, drafts[index], drafts[index + 1])
        if index + 2 < len(drafts) and drafts[index + 1].unit in RATIOS and drafts[index].multiplied:
            _over_a_rate(folded, *drafts[index : index + 3])
    carrier: Draft | None = None
    counted: Draft | None = None
    plain: Draft | None = None  # the last with a unit of its own and no multiplier, as the members of a list have none
    agreed, passed, sentences = True, 0, 0
    for draft in drafts:
        sentences += _stops(text, passed, draft.start) if carrier is not None else 0
        passed = draft.end
        if sentences > _REACH:
            carrier = plain = None
        if draft.unit is None and carrier is not None and not _goes_with(draft, counted, carrier):
            lender = plain if plain is not None and not agreed and not draft.multiplied else carrier
            _backwards(text, folded, draft, lender, agreed=agreed or lender is plain, near=not sentences)
        if draft.unit in COUNTS or (draft.unit is None and draft.multiplied and not _goes_on(folded, _end_of(text, draft))):
            counted = draft
        if draft.unit is None or draft.unit in RATIOS or draft.unit in TIMES:
            continue
        if carrier is None or not _is_equivalent(folded, carrier, draft):
            agreed = carrier is None or carrier.unit == draft.unit
            carrier, sentences = draft, 0
            counted = counted if draft.unit in COUNTS else None
            plain = plain if draft.multiplied or draft.latent else draft
    return _with_counts(text, folded, drafts) if counts else [draft for draft in drafts if _stands(folded, draft)]


def _goes_with(draft: Draft, counted: Draft | None, carrier: Draft) -> bool:
    """Whether a bare number is nearer to what was counted last than to what has a unit: "24,7 тыс. бегунов... тогда — 19,5 тыс."."""
    values = [one.amount.value for one in (draft, counted, carrier) if one is not None]
    if len(values) < len((draft, counted, carrier)) or not all(values):
        return False
    value, things, other = values
    return _apart(value, things) < _apart(value, other)


def _with_counts(text: str, folded: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand by themselves, and the small bare numbers that count things, told with them or before."""
    kept: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        listed = last is not None and _stops(text, last.end, draft.start) <= _REACH
        if not _stands(folded, draft) and not is_counting(folded, draft, listed=listed):
            continue
        kept.append(draft)
        if draft.unit is None or draft.unit in COUNTS:
            last = draft
    return kept


def _is_equivalent(folded: str, carrier: Draft, draft: Draft) -> bool:
    """Whether brackets tell the same anew in another unit: "54 тыс. рупий (609 долларов), а месяц назад — 56,4 тыс."."""
    return carrier.unit != draft.unit and folded[carrier.end : draft.start].strip() == "(" and folded[draft.end : draft.end + 1] == ")"


def _crosses(unit: str | None) -> bool:
    """Whether the next sentences may go on in ``unit``: in money or in heads, but not in "рублей на человека" or kilometres."""
    return unit is not None and (is_money(unit) or unit in COUNTS)


def _is_of_one_size(draft: Draft, carrier: Draft) -> bool:
    """Whether both are printed with one multiplier and lie near: "отгружено 17,2 млрд кубометров. Четверть, 4,3 млрд, ушла за рубеж"."""
    values = draft.amount.value, carrier.amount.value
    return draft.amount.scale == carrier.amount.scale and all(values) and _apart(*values) < _NEARBY


_NEARBY = 20
_INTO = lazy(rf"{GAP}в{GAP}")
"""«В» before a multiple begins it: in "iPhone 17 в два раза" the 17 is none."""
_BY = lazy(rf",{GAP}{{1,2}}на{GAP}")
"""So does «на» after a comma: "в 2024 году — 108, на 77% больше"."""


def _stops(text: str, start: int, end: int) -> int:
    """How many sentences end between the two places, as far as that matters."""
    return sum(1 for _ in islice(_STOP.finditer(text, start, end), _REACH + 1))


_LATENT = 1000
"""A number this great is printed with its own multiplier: "с $1000 до $100 тысяч"."""


_ALL = 100
"""No share is more: "алкоголь — 318, 15%" tells how many, and what share they are."""


def _stands(folded: str, draft: Draft) -> bool:
    """Whether the draft is a figure: it has a unit or a multiplier, or looks like a count by itself."""
    if draft.unit is not None or draft.multiplied:
        return True
    return is_count(folded, draft)


def _forwards(folded: str, near: Draft, far: Draft) -> None:
    """Let ``near`` take what it lacks from the next figure, if only a link stands between."""
    if (near.unit is not None and (near.multiplied or not _agree(near, far))) or near.form == "ratio":
        return
    if near.unit is None and is_part_of_a_name(folded, near.start):
        return
    between = folded[near.end : far.start] if far.start - near.end < 40 else "."
    if not _LINK.fullmatch(between.rstrip("+-−")) or (far.unit is None and not far.multiplied):
        return
    lacks_multiplier = far.multiplied and not near.multiplied and near.amount.value < _LATENT
    if (
        far.unit in TIMES
        or (far.unit == near.unit and not lacks_multiplier)
        or (far.unit in RATIOS and near.multiplied)
        or (far.unit == "x" and _INTO.search(between))
        or (far.unit in RATIOS and _BY.match(between) and not folded.endswith("на ", 0, near.start))
        or (far.unit == "%" and not far.latent and between.strip() == "," and far.amount.value <= _ALL < near.amount.value)
    ):
        return
    part = between.strip().endswith("из")  # "620 из 258 тыс.": a part is no greater than its whole
    if not near.multiplied and far.multiplied and near.to is None and _nearer_with(near, far, part=part):
        near.amount = near.amount.rescaled(far.amount.scale)
        near.latent = True
    if near.unit is None:
        near.unit, near.latent = far.unit, True
        if far.amount.factor != 1:  # "с 6,7 до 7,2 копейки"
            near.amount = near.amount.in_parts(far.amount.factor)


def _over_a_rate(folded: str, near: Draft, rate: Draft, far: Draft) -> None:
    """Let "на 9 млн, или на 5%, до 99 млн рублей" give its unit to the first amount too."""
    between = folded[near.end : rate.start] + folded[rate.end : far.start]
    if near.unit is None and far.unit not in RATIOS and set(WORD.findall(between)) <= _SMALL and "." not in between:
        near.unit, near.latent = far.unit, True


_SMALL = frozenset({"или", "на", "до", "в", "с", "то", "есть", "почти", "около"})


def _agree(near: Draft, far: Draft) -> bool:
    return near.unit is None or near.unit == far.unit


def _nearer_with(near: Draft, far: Draft, *, part: bool) -> bool:
    """Whether the two come nearer to one another with the far multiplier on both: 939 and 3,6 тыс. do not."""
    value, other = near.amount.value, far.amount.value
    if not value or not other:
        return False
    raised = value.scaleb(far.amount.scale)
    return _apart(raised, other) <= _apart(value, other) and not (part and raised > other)


def _apart(a: Decimal, b: Decimal) -> Decimal:
    return max(a / b, b / a)


def _backwards(text: str, folded: str, draft: Draft, carrier: Draft, *, agreed: bool, near: bool) -> None:
    """Let a figure with a multiplier and no unit take the unit of the one before, unless it counts things of its own."""
    if not draft.multiplied and not (agreed and _in_list(folded, draft)):
        return
    listed = _is_listed(folded, carrier, draft)
    if draft.multiplied and not listed and not _goes_on(folded, _end_of(text, draft)):
        return
    if carrier.unit is None or _is_of_another_kind(folded, draft.start, carrier.unit):
        return
    above, _, below = carrier.unit.partition("/")
    own = read_per(folded, above, draft.end)  # "12 млн в год" after roubles a month
    if is_money(above) and below and is_money(below):
        own = own or (above, draft.end)  # a rate of exchange is printed in full: "11,42 рубля за юань, это 2,42 млрд"
    if not near and not _crosses(above if own else carrier.unit) and not _is_of_one_size(draft, carrier):
        return
    draft.unit, draft.end = own or (carrier.unit, draft.end)
    draft.latent = True


def _end_of(text: str, draft: Draft) -> int:
    """Where a figure ends with the dot of its abbreviation."""
    dot = _ABBREVIATED.match(text, draft.end)
    return dot.end() if dot else draft.end


_NEXT = lazy(rf"(?:{GAP}[а-я-]+){{1,4}}(?:,|{GAP}и){GAP}$")


def _is_listed(folded: str, carrier: Draft, draft: Draft) -> bool:
    """Whether the draft is of a list of sums after a colon: "86 млн рублей: 72 млн аванса, 12 млн неустойки и 2 млн пеней"."""
    between = folded[carrier.end : draft.start]
    return is_money(carrier.unit or "1") and (
        between.strip() == ":" or (carrier.latent and bool(_NEXT.fullmatch(between)))
    )


_FROM = lazy(rf"(?:^|[^а-я])(?:с|со|от){GAP}$")


def _is_far_end(folded: str, carrier: Draft, draft: Draft) -> bool:
    """Whether the draft is what a bare level came to from one with a unit: "со 150 рублей до 500"."""
    near = folded[carrier.end : draft.start].strip() == "до" and not draft.multiplied and not carrier.multiplied
    follows = _AFTER.match(folded, draft.end) is not None
    return near and follows and _FROM.search(folded, max(0, carrier.start - 4), carrier.start) is not None


_WAS = lazy(
    rf"\.?,?{GAP}?(?:[аи]{GAP})?(?:был[аои]?|(?:против|вместо|после)(?:{GAP}(?:нынешн|прежн|прошл|текущ|действующ)[а-я]+)?"
    rf"|(?:(?:годом|месяцем|неделей){GAP}(?:ран|рань)|(?:год|месяц|неделю){GAP}назад)[а-я]*(?:{GAP}был[аои]?|{GAP}?[—–-])?){GAP}"
)
"""What may stand between a level and a bare one of the time before: "136 рублей, годом раньше 128"."""
_ALIKE = 3
"""How many times as great one of them may be."""


def _is_base(folded: str, level: Draft, draft: Draft) -> bool:
    """Whether the draft is what the level was before: "1124,6 рубля, было 963,0 (+16,8%)"."""
    if draft.multiplied or level.multiplied or not _WAS.fullmatch(folded, level.end, draft.start):
        return False
    follows = _AFTER.match(folded, draft.end) or folded.startswith((" (", " в "), draft.end)
    values = draft.amount.value, level.amount.value
    return bool(follows) and all(values) and _apart(*values) < _ALIKE


def _in_list(folded: str, draft: Draft) -> bool:
    """Whether a bare decimal stands alone in brackets: "Германия (33,8)"."""
    return (
        not draft.amount.digits.isdigit()
        and not _DAY.match(draft.amount.digits)
        and folded[draft.start - 1 : draft.start] == "("
        and folded[draft.end : draft.end + 1] in (")", ";")
    )


def _goes_on(folded: str, end: int) -> bool:
    """Whether no counted noun follows: punctuation, a function word, a verb, or an indicator ("72,5 млрд импорта")."""
    if _AFTER.match(folded, end):
        return True
    if _QUOTED.match(folded, end):
        return False
    word = WORD.search(folded, end, end + 24)
    if word is None or folded[end : word.start()].strip(" \u00a0\u202f.("):
        return True
    follow = _followers()
    return word.group() in follow or _VERB.search(word.group()) is not None or "(" in folded[end : word.start()]


def _is_of_another_kind(folded: str, start: int, unit: str) -> bool:
    """Whether the clause before ``start`` speaks of a number of things ("число подписок превысило 300 млн"), or of money, and
    ``unit`` measures neither.
    """
    clause = _CLAUSE.search(folded, max(0, start - _CLAUSE_LENGTH), start)
    if clause is None:
        return False
    words = WORD.findall(clause.group())
    if unit not in COUNTS and (_OF_THEM.search(clause.group()) or not _kind_words("counted").isdisjoint(words)):
        return True
    return not is_money(unit.partition("/")[0]) and not _kind_words("priced").isdisjoint(words[-_PRICED:])


_OF_THEM = lazy(rf"(?:^|[^а-я])их{GAP}(?:было|стало|оказалось|насчитыва)")


_CLAUSE_LENGTH = 100
_PRICED = 4
"""How many words before a number may tell that it is money."""


@cache
def _kind_words(kind: str) -> frozenset[str]:
    return frozenset(word_map({kind: table("followers")[kind]}))


_VERB = lazy(
    "(?:[а-я]{2}(?:[аияуы]л|л[аои])|[а-я](?:[лт]ся|л[аои]сь|[ая]н[аоы]|ен[аоы]|[яу]т[аоы])|[ауе]ет|[иую]т|[вд]ят|роят|учат)$"
)
"""How verbs and short participles end after a sum; few nouns do in the genitive plural."""


def _followers() -> frozenset[str]:
    return frozenset(word_map({"f": table("followers")["forms"]}))
