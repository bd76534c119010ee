"""What must not change a verdict: the scale of money, names, currency, a sentence with no figures, the surroundings."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tradecheck
from tradecheck.rules.base import rules

SLIPS = [re.sub("[⟦⟧⟨⟩]", "", text) for rule in rules() for text in rule.flagged]
RIGHT = [text for rule in rules() for text in rule.accepted]
TEXTS = SLIPS + RIGHT


NAMES = {"Китай": "Вьетнам", "Китая": "Вьетнама", "Россией": "Сербией", "Казахстаном": "Таджикистаном"}


def codes(text: str) -> list[str]:
    return [finding.code for finding in tradecheck.check(text).findings]


@pytest.mark.parametrize("text", TEXTS)
def test_checking_is_a_pure_function(text: str) -> None:
    assert tradecheck.check(text) == tradecheck.check(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_with_no_figures_changes_nothing(text: str) -> None:
    assert codes(f"{text} Об этом сообщила пресс-служба ведомства.") == codes(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_country_by_another_name_changes_nothing(text: str) -> None:
    renamed = re.sub("|".join(NAMES), lambda match: NAMES[match.group()], text)
    assert codes(renamed) == codes(text)


@pytest.mark.parametrize(
    "text", [text for text in TEXTS if "доллар" in text and "тенге" not in text and "сом" not in text]
)
def test_another_currency_changes_nothing(text: str) -> None:
    swapped = text.replace("доллар", "манат")
    assert codes(swapped) == codes(text)


MULTIPLIERS = {"млн": "млрд", "млрд": "трлн"}


@pytest.mark.parametrize(
    "text", [t for t in TEXTS if not re.search("тыс|трлн|миллион|миллиард|рубл[яь] |доллара за", t)]
)
def test_a_thousand_times_the_money_changes_nothing(text: str) -> None:
    """Every multiplier a step up, where all of a text's amounts have one."""
    figures = [f for f in tradecheck.extract(text) if f.unit not in ("%", "x", "pp")]
    if any(figure.scale not in (6, 9) for figure in figures):
        pytest.skip("an amount without a multiplier")
    scaled = re.sub("млн|млрд", lambda match: MULTIPLIERS[match.group()], text)
    assert codes(scaled) == codes(text)


@pytest.mark.parametrize("text", SLIPS)
def test_no_repair_leaves_the_finding(text: str) -> None:
    for finding in tradecheck.check(text).findings:
        for fix in finding.fixes:
            after = tradecheck.check(fix.apply(text)).findings
            assert len(after) < len(tradecheck.check(text).findings), fix.label


@pytest.mark.parametrize("text", TEXTS)
def test_spans_lie_on_figures(text: str) -> None:
    report = tradecheck.check(text)
    places = {figure.span for figure in report.figures}
    for finding in report.findings:
        assert {finding.span, *finding.related} <= places
        assert finding.span not in finding.related
        assert 0 < finding.confidence < 1


@given(st.integers(11, 98), st.integers(1, 60), st.sampled_from(["млн", "млрд"]))
def test_a_growth_as_it_is_computed_is_never_flagged(base: int, rate: int, multiplier: str) -> None:
    old = Decimal(base)
    new = (old * (100 + rate) / 100).quantize(Decimal("0.1"))
    text = f"Экспорт вырос на {rate}% — с {base},0 до {str(new).replace('.', ',')} {multiplier} долларов."
    assert codes(text) == []


@given(st.decimals("1", "999", places=1), st.decimals("1", "999", places=1))
def test_a_total_of_its_parts_is_never_flagged(out: Decimal, into: Decimal) -> None:
    told = [str(value).replace(".", ",") for value in (out + into, out, into)]
    text = f"Товарооборот составил {told[0]} млн долларов: экспорт — {told[1]} млн, импорт — {told[2]} млн долларов."
    assert codes(text) == []


WORDS = st.sampled_from(
    "экспорт импорт вырос упал на до с в 5% 12,5 млн млрд долларов рублей раза ( ) , . : ; — и или 2022 году за четыре месяца "
    "больше меньше против годом ранее доля 30% оборот -3% +4,1% $5 тыс. тонн\n".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_no_text_raises(words: list[str]) -> None:
    report = tradecheck.check(" ".join(words))
    assert list(report.findings) == sorted(report.findings, key=lambda f: (f.span, f.code))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_no_unicode_raises(text: str) -> None:
    tradecheck.check(text)
