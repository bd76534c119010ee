"""The lexicon of units: complete, without ambiguity, and read as a newsroom writes."""

import pytest

import tradecheck
from tradecheck.figure.units import (
    atoms,
    currencies,
    describe,
    dimension,
    is_money,
    joined,
    minor_of,
    minor_words,
    per_words,
    prefix_words,
    unit_words,
)
from tradecheck.lexicon.loader import phrases

IN_CIRCULATION = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
""".split()


def walk(words, phrase):
    for word in phrase.split():
        words = words.after(word)
        if words is None:
            return None
    return words.value


@pytest.mark.parametrize("code", IN_CIRCULATION)
def test_every_currency_is_known_by_code_and_by_its_own_forms(code):
    assert walk(unit_words(), code.lower()) == code
    assert dimension(code) == "money"
    for phrase in phrases(currencies()[code]["forms"]):
        assert walk(unit_words(), " ".join(word[0] for word in phrase)) == code


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("канадских долларов", "CAD"),
        ("долл сша", "USD"),
        ("белорусского рубля", "BYN"),
        ("бел руб", "BYN"),
        ("руб", "RUB"),
        ("тг", "KZT"),
        ("туркменских манатов", "TMT"),
        ("манатов", "AZN"),
        ("узбекских сумов", "UZS"),
        ("сўм", "UZS"),
        ("сомов", "KGS"),
        ("гривен", "UAH"),
        ("юаней", "CNY"),
        ("фунтов стерлингов", "GBP"),
        ("франков кфа", "XOF"),
        ("швейцарских франков", "CHF"),
        ("процентного пункта", "pp"),
        ("п п", "pp"),
        ("б п", "bp"),
        ("тонн", "t"),
        ("куб м", "m3"),
        ("м 3", "m3"),
        ("кв м", "m2"),
        ("квт ч", "kWh"),
        ("тонно километров", "tkm"),
        ("человек", "1"),
        ("рабочих мест", "item"),
        ("рабочих", "1"),
        ("раза", "x"),
    ],
)
def test_words_after_a_number(phrase, unit):
    assert walk(unit_words(), phrase) == unit


SHARED_OR_EVERYDAY = ["фунтов", "крон", "песо", "динаров", "львов", "кип", "приднестровских рублей", "топ"]


@pytest.mark.parametrize("phrase", SHARED_OR_EVERYDAY)
def test_shared_and_everyday_words_are_no_unit(phrase):
    assert walk(unit_words(), phrase) is None


def test_what_stands_before_a_number():
    assert walk(prefix_words(), "us $") == walk(prefix_words(), "$") == walk(prefix_words(), "usd") == "USD"
    assert walk(prefix_words(), "top") is None


def test_a_minor_unit_is_no_unit_of_its_own():
    assert walk(minor_words(), "центов") == minor_of("USD")
    both = minor_words().forms() & unit_words().forms()
    assert not [word for word in both if minor_words().after(word).value and unit_words().after(word).value]


def spellings(words):
    """Every phrase of a trie, which is an error to meet if two entries claim it."""
    for form in words.forms():
        node = words.after(form)
        yield from [form] * (node.value is not None)
        yield from (f"{form} {more}" for more in spellings(node))


@pytest.mark.parametrize(
    ("words", "least"), [(unit_words, 40_000), (prefix_words, 200), (minor_words, 400), (per_words, 700)]
)
def test_no_two_entries_claim_one_spelling(words, least):
    assert len(list(spellings(words()))) > least


@pytest.mark.parametrize(
    ("unit", "phrase", "compound", "kind"),
    [
        ("USD", "за баррель", "USD/bbl", "price"),
        ("USD", "за тысячу кубометров", "USD/1000m3", "price"),
        ("RUB", "за доллар", "RUB/USD", "exchange rate"),
        ("RUB", "в месяц", "RUB/month", "flow"),
        ("centner", "с гектара", "centner/ha", "yield"),
        ("centner", "/ га", "centner/ha", "yield"),
        ("bbl", "в сутки", "bbl/day", "flow"),
        ("km", "/ ч", "km/h", "speed"),
        ("kg", "на душу населения", "kg/person", "per head"),
    ],
)
def test_compound_units(unit, phrase, compound, kind):
    assert joined(unit, walk(per_words(), phrase)) == compound
    assert dimension(compound) == kind
    assert not is_money(compound)


@pytest.mark.parametrize("phrase", ["за год", "за месяц", "за сутки", "за квартал", "в регион"])
def test_a_period_is_no_denominator(phrase):
    assert walk(per_words(), phrase) is None


def test_a_length_has_no_price_per_tonne():
    assert joined("km", walk(per_words(), "за тонну")) is None


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_unit_has_a_label(lang):
    assert [unit for unit in atoms() if not describe(unit, lang)] == ["1"]


def test_no_unit_that_is_none():
    with pytest.raises(KeyError):
        dimension("parsec")
    with pytest.raises(KeyError):
        dimension("km/bbl")


def test_a_unit_is_not_taken_from_the_next_sentence():
    found = tradecheck.extract(
        "Отгрузки упали до 118 млрд. Завод перешёл на 4 дня, в цехах 12 тыс. Человек пятьсот уволят."
    )
    assert [figure.text for figure in found[:1] + found[-1:]] == ["118 млрд", "12 тыс"]
