"""``parse`` and ``extract``: the public way from a text to its figures."""

from __future__ import annotations

from decimal import Decimal

from tradecheck.errors import ParseError
from tradecheck.figure.draft import Draft
from tradecheck.figure.latent import resolve
from tradecheck.figure.model import Figure
from tradecheck.figure.rounding import hedge_words, narrow, plain, read_hedge, wide
from tradecheck.figure.scanner import drafts
from tradecheck.lazy import lazy
from tradecheck.lexicon.loader import fold

_MULTIPLE_BELOW = Decimal("0.6")
"""How far below a whole multiple the true one may lie: "в 2 раза" is said of 1.4 at the least, and of 2.9."""

_FULL_STOP = lazy(r" (?:(?<=тыс\. |млн\. |лрд\. |рлн\. )(?=[А-ЯЁ][а-яё])|(?<=[а-яё]\. )(?=(?:В|За|На|По) [а-яё]))")
"""The space after an abbreviation that ends its sentence: "до 118 млрд. Завод перешёл", "до 7311 кг. В сутки доят дважды"."""
_PARTED = "\x1f"
"""What stands for it in the folded text, so that no unit is read across it."""


def extract(text: str, *, counts: bool = False) -> list[Figure]:
    """Every figure that ``text`` prints, in order of appearance.

    Never raises, whatever the text. A bare number without multiplier or unit is a figure only if it is grouped, decimal or
    has five digits or more, or if a neighbour lends it a unit; years, dates, ordinals, document numbers and their like are
    none. ``counts`` adds the small ones that count things, which say something only beside others.

    >>> [(f.text, str(f.value), f.unit) for f in extract("Экспорт вырос на 4,5% — с 47,4 до 49,5 млрд тенге.")]
    [('4,5%', '4.5', '%'), ('47,4', '47400000000', 'KZT'), ('49,5 млрд тенге', '49500000000', 'KZT')]
    >>> [f.text for f in extract("Из 230 маршрутов 113 пеших.", counts=True)]
    ['230', '113']
    """
    folded = fold(_FULL_STOP.sub(_PARTED, text))
    return [_finish(text, folded, draft) for draft in resolve(text, folded, drafts(folded), counts=counts)]


def parse(phrase: str) -> Figure:
    """The one figure that ``phrase`` is, hedge, sign and preposition allowed before it.

    Raises :class:`~tradecheck.errors.ParseError` if it is no figure, more than one, or one that can be read in two ways.

    >>> figure = parse("почти 4,3 миллиона долларов")
    >>> figure.value, figure.unit, figure.hedge, figure.wide
    (Decimal('4300000'), 'USD', 'less', Interval(3870000, 4400000))
    """
    folded = fold(phrase)
    found = drafts(folded, lenient=True)
    if len(found) != 1:
        count = "no figure" if not found else f"{len(found)} figures"
        raise ParseError(f"expected one figure, found {count} in {phrase!r}")
    figure = _finish(phrase, folded, found[0])
    rest = phrase[figure.end :].strip(" \t\n\r\u00a0\u202f.")
    before = folded[: figure.start]
    left = before.strip(" \t\n\r\u00a0\u202f+-−–~≈±<>")
    if rest or (left and not _is_lead(before)):
        raise ParseError(f"{phrase!r} is more than one figure: {(left or rest)!r} was not read")
    return figure


def _is_lead(before: str) -> bool:
    """Whether nothing but hedges, signs and prepositions stand before the figure."""
    return all(word in _LEADS or word in hedge_words() for word in _MARK.sub(" ", before).split())


_MARK = lazy(r"[+−–~≈±<>]|(?<![а-я])-|-(?![а-я])")
_LEADS = frozenset(
    "в во на до с со от между к за по чем чуть немного немногим не плюс минус все больше менее уровне".split()
)


def _finish(text: str, folded: str, draft: Draft) -> Figure:
    """The draft with its intervals and its hedge."""
    amount, unit = draft.amount, draft.unit or "1"
    before = folded[max(0, draft.start - 48) : draft.start]
    hedge, slight = read_hedge(before)
    if hedge is None and "+" in folded[draft.start : draft.end]:
        hedge = "more"
    whole = amount.step >= Decimal(1).scaleb(amount.scale)
    low, high = narrow(amount.value, amount.step)
    wide_low, wide_high = wide(amount.value, amount.step, hedge, slight=slight, whole=whole)
    value = amount.value
    if unit == "x" and whole and hedge is None:
        wide_low = value - amount.step * _MULTIPLE_BELOW
    if amount.vague:
        (low, high) = (wide_low, wide_high) = amount.vague
    if draft.to is not None:
        far = draft.to.amount
        low, high = amount.value, far.value
        value, wide_low, wide_high = (low + high) / 2, low - amount.step, high + far.step
    return Figure(
        draft.start, draft.end, text[draft.start : draft.end], plain(value), unit, plain(low), plain(high),
        plain(wide_low), plain(wide_high), hedge, draft.sign, amount.digits, amount.digits_start, amount.scale,
        draft.latent, draft.to is not None, draft.form,  # type: ignore[arg-type]
    )  # fmt: skip
