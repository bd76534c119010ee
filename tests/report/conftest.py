"""Articles with findings made by hand, for the reports."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tradecheck.engine.finding import Applicability, Calculation, Edit, Finding, Fix, Severity
from tradecheck.figure.model import Figure
from tradecheck.interval import Interval
from tradecheck.report.model import Report
from tradecheck.span import Bilingual, Span

LONG = (
    "Министерство экономики подвело итоги внешней торговли за прошлый год и рассказало о первых месяцах нынешнего. "
    "Как отметил глава ведомства, двусторонний товарооборот за весь 2021 год составил 4,3 млн долларов, и это лучший "
    "результат за десять лет наблюдений. Среди главных статей он назвал удобрения, древесину, сельхозтехнику и "
    "продовольствие, подчеркнув, что структура поставок почти не изменилась. За четыре месяца 2022 года взаимная "
    "торговля выросла на 24,5% и достигла 1,4 млрд долларов, сообщили в пресс-службе; стороны рассчитывают удержать "
    "этот темп до декабря, хотя перевозчики предупреждают о нехватке вагонов на пограничных станциях."
)


def span(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


def figure(text: str, piece: str, value: str, unit: str, half: str) -> Figure:
    place = span(text, piece)
    exact, by = Decimal(value), Decimal(half)
    return Figure(place.start, place.end, piece, exact, unit, exact - by, exact + by, exact - 2 * by, exact + 2 * by)


def finding(text: str, *, severity: Severity = Severity.ERROR) -> Finding:
    """The finding on ``LONG`` or on any text with the same three figures."""
    total = span(text, "4,3 млн")
    return Finding(
        code="TC302",
        name="implied-base",
        severity=severity,
        confidence=0.97,
        text=Bilingual(
            "За четыре месяца прошлого года получается больше, чем за весь прошлый год: 1,124 млрд против 4,3 млн.",
            "Four months of the last year come to more than the whole of it: 1.124 billion against 4.3 million.",
        ),
        span=total,
        related=(span(text, "24,5%"), span(text, "1,4 млрд долларов")),
        calculation=Calculation(
            formula=Bilingual("1,4 млрд ÷ (1 + 24,5 %) ≤ весь 2021 год", "1.4 billion ÷ (1 + 24.5%) ≤ all of 2021"),
            reported=Bilingual("4,3 млн долларов", "4.3 million dollars"),
            computed=Bilingual("около 1,124 млрд долларов", "about 1.124 billion dollars"),
            reported_interval=Interval.of(4_200_000, 4_400_000),
            computed_interval=Interval(
                Fraction(1_300_000_000) / Fraction("1.246"), Fraction(1_500_000_000) / Fraction("1.244")
            ),
        ),
        fixes=(
            Fix(
                Bilingual("написать «4,3 млрд» вместо «4,3 млн»", "write “4,3 млрд” for “4,3 млн”"),
                (Edit(total, "4,3 млрд"),),
            ),
            Fix(
                Bilingual("другой множитель за четыре месяца", "another multiplier for the four months"),
                (Edit(span(text, "1,4 млрд"), "1,4 млн"),),
                Applicability.UNSAFE,
            ),
        ),
        fingerprint="c0ffee00",
    )


def article(text: str = LONG, source: str | None = "export.txt", severity: Severity = Severity.ERROR) -> Report:
    figures = (
        figure(text, "4,3 млн", "4300000", "USD", "50000"),
        figure(text, "24,5%", "24.5", "%", "0.05"),
        figure(text, "1,4 млрд долларов", "1400000000", "USD", "50000000"),
    )
    return Report(text, (finding(text, severity=severity),), figures, (), source)


@pytest.fixture
def make():
    """Make a report on ``LONG``, or on any text with its three figures."""
    return article
