"""What holds of every text: what is rendered is read back, what is extracted parses alike, nothing raises, context is local."""

from contextlib import suppress
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

import tradecheck

GAPS = ("", " ", "\u00a0", "\u202f", "\u2009")
MULTIPLIERS = {
    "": 0, " тыс.": 3, " тысяч": 3, " млн": 6, " млн.": 6, "млн": 6, " миллионов": 6, " млрд": 9, "\u00a0млрд": 9, " миллиарда": 9, " трлн": 12,
}  # fmt: skip
UNITS = {
    " рублей": "RUB", " руб.": "RUB", "\u00a0долларов": "USD", " долл. США": "USD", " евро": "EUR", " тенге": "KZT", " белорусских рублей": "BYN",
    " USD": "USD", " тонн": "t", " т": "t", " кв. м": "m2", " га": "ha", " баррелей": "bbl", " баррелей в сутки": "bbl/day", " человек": "1",
    " рублей за литр": "RUB/l", " долларов за баррель": "USD/bbl", " кВт·ч": "kWh", " штук": "item",
}  # fmt: skip
RATES = {
    "%": "%",
    " %": "%",
    "\u00a0%": "%",
    " процентов": "%",
    "-процентный": "%",
    " п.п.": "pp",
    " процентного пункта": "pp",
    " б.п.": "bp",
}
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "US$": "USD", "USD ": "USD", "₸": "KZT"}
ONES = (
    "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать",
    "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
)  # fmt: skip
TENS = ("", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто")
HUNDREDS = ("", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот")


def grouped(whole: int, gap: str) -> str:
    return f"{whole:,}".replace(",", gap)


def in_words(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10) if rest >= 20 else (0, rest)
    return " ".join(word for word in (HUNDREDS[hundreds], TENS[tens], ONES[ones]) if word)


@st.composite
def printed(draw):
    """A number in digits as news prints one, and its value."""
    whole = draw(st.integers(0, 9_999_999) | st.integers(0, 999))
    part = draw(st.sampled_from(["", "0", "5", "25", "07", "90"]))
    text = grouped(whole, draw(st.sampled_from(GAPS))) if whole >= 1000 else str(whole)
    return f"{text}{draw(st.sampled_from(',.'))}{part}" if part else text, Decimal(f"{whole}.{part or 0}")


@given(printed(), st.sampled_from(sorted(MULTIPLIERS)), st.sampled_from(sorted(UNITS)))
def test_digits_with_a_unit_are_read_back(number, multiplier, unit):
    text, value = number
    figure = tradecheck.parse(text + multiplier + unit)
    assert (figure.start, figure.value, figure.unit) == (0, value.scaleb(MULTIPLIERS[multiplier]), UNITS[unit])
    assert figure.low <= figure.value <= figure.high


@given(printed(), st.sampled_from(sorted(MULTIPLIERS)), st.sampled_from(sorted(SIGNS)))
def test_a_currency_before_the_number_is_read_back(number, multiplier, sign):
    text, value = number
    figure = tradecheck.parse(sign + text + multiplier)
    assert (figure.start, figure.value, figure.unit) == (0, value.scaleb(MULTIPLIERS[multiplier]), SIGNS[sign])


@given(printed(), st.sampled_from(sorted(RATES)), st.sampled_from(["", "+", "-", "−", "минус ", "плюс "]))
def test_rates_are_read_back(number, rate, sign):
    text, value = number
    figure = tradecheck.parse(sign + text + rate)
    assert (figure.value, figure.unit, figure.start) == (value, RATES[rate], len(sign))
    assert figure.sign == {"": None, "+": "+", "плюс ": "+"}.get(sign, "-")


@given(
    st.integers(1, 999),
    st.sampled_from([" тысяч", " миллионов", " миллиардов", " триллионов"]),
    st.sampled_from([" рублей", " тонн"]),
)
def test_words_are_read_back(number, multiplier, unit):
    figure = tradecheck.parse(in_words(number) + multiplier + unit)
    scale = {" тысяч": 3, " миллионов": 6, " миллиардов": 9, " триллионов": 12}[multiplier]
    assert (figure.start, figure.value, figure.unit) == (0, Decimal(number).scaleb(scale), UNITS[unit])


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from([" млрд ", " миллиардов "]),
    st.sampled_from([" млн", " миллионов"]),
)
def test_compounds_are_read_back(high, low, upper, lower):
    figure = tradecheck.parse(f"{high}{upper}{low}{lower} рублей")
    assert (figure.start, figure.value) == (0, Decimal(high).scaleb(9) + Decimal(low).scaleb(6))


@given(
    st.integers(1, 99), st.integers(1, 99), st.sampled_from(["–", "-", "—", " – ", " до "]), st.sampled_from([" млн тонн", "%", " рублей"])
)  # fmt: skip
def test_ranges_are_read_back(low, more, link, tail):
    high = low + more
    phrase = f"{'от ' if 'до' in link else ''}{low}{link}{high}{tail}"
    figure = tradecheck.parse(phrase)
    scale = 6 if "млн" in tail else 0
    assert figure.is_range
    assert (figure.low, figure.high) == (Decimal(low).scaleb(scale), Decimal(high).scaleb(scale))
    assert figure.low <= figure.value <= figure.high


NEWS = st.lists(
    st.sampled_from(
        [
            *"0123456789", "12", "4,3", "1 200", "2,5", "3.14", "2021", "1 трлн. ", " млн", " млрд.", " тыс. ", "рублей", " долларов", "$", "€", "₽", "%", " п.п.",
            " процентов", " тонн", " т ", " в ", " на ", " до ", " от ", " и ", " с ", " или ", "–", "-", " — ", ", ", ". ", "\n", "(", ")", " ", "\u00a0", " раза", " раз",
            "вдвое", "треть", "две трети", "полтора ", "пол", "пять ", "двадцать ", "миллион ", "сотни ", "несколько ", " с половиной", " целых ", "десятых ", " за баррель",
            "/", "га", " году", " января", "№ ", "+", "минус ", "почти ", "более ", "порядок", " копеек", "экспорт", "Рост", "&nbsp;", "'", "ё", "-процентный",
        ]
    ),
    max_size=24,
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(st.text(max_size=60) | NEWS)
@example("4,3+ в")
@example("İ 5 млн рублей İ")
@example("٣ млн рублей")
@example("5² млн ½ тонны")
@example("$")
@example("1" * 400 + "," + "9" * 400 + "%")
def test_no_text_raises(text):
    last = 0
    for figure in tradecheck.extract(text):
        assert last <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.wide_low <= figure.low <= figure.value <= figure.high <= figure.wide_high or figure.hedge
        last = figure.end
    with suppress(tradecheck.ParseError):
        tradecheck.parse(text)


@settings(max_examples=300)
@given(NEWS)
@example("от 1 до 11 трлн")
@example("4,3+ в ")
def test_an_extracted_figure_parses_alike(text):
    for figure in tradecheck.extract(text):
        if figure.latent:
            continue
        again = tradecheck.parse(figure.text)
        assert (again.value, again.unit, again.is_range) == (figure.value, figure.unit, figure.is_range)


SENTENCES = [
    "Экспорт вырос на 4,5% — с 47,4 до 49,5 млрд тенге.",
    "Завод продал 80–120 тыс. тонн по $250 за тонну.",
    "Прибыль удвоилась и составила почти полтора миллиарда рублей (на 12 млн больше).",
    "Инвесторы вложили от 3 до 5 млрд евро, две трети — в 2021 году.",
]
AROUND = [
    "Дорогу откроют весной.",
    "Погода не изменится, уверены синоптики.",
    "В 2020 году мост закрыли.",
    "Подробности — позже!",
]


@given(st.permutations(SENTENCES), st.sampled_from(AROUND), st.sampled_from(AROUND), st.sampled_from(["\n\n", " \n"]))
def test_unrelated_sentences_change_no_figure(sentences, before, after, gap):
    for sentence in sentences:
        alone = [(f.text, f.value, f.unit, f.hedge, f.low, f.high) for f in tradecheck.extract(sentence)]
        text = before + gap + sentence + gap + after
        assert [(f.text, f.value, f.unit, f.hedge, f.low, f.high) for f in tradecheck.extract(text)] == alone
    whole = [f.text for f in tradecheck.extract(gap.join(sentences))]
    assert whole == [f.text for sentence in sentences for f in tradecheck.extract(sentence)]
