"""The labelled items are sound, slips are planted as they are said to be, and docs/accuracy.md tells what is measured."""

import json

import pytest
from click.testing import CliRunner

import tradecheck
from benchmarks.accuracy import page
from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.calibration import Sample, fit
from benchmarks.accuracy.items import FOLDER, Item, Slip, load
from benchmarks.accuracy.measured import measure
from benchmarks.accuracy.planted import plant
from benchmarks.accuracy.related import Related, can_hold
from benchmarks.accuracy.score import Tally, score
from tradecheck.engine.confidence import INTERCEPT, SLOPE, confidence
from tradecheck.engine.doubt import ALARM
from tradecheck.engine.finding import Severity
from tradecheck.engine.tell import SURE
from tradecheck.span import Span

SETS = ("published", "written", "wider", "pairs", "crowded", "dense", "unread", "news", "later", "fresh")
GROWTH = "Экспорт вырос на 20% — с 50 до 60 млрд рублей."


@pytest.fixture(scope="module")
def measured():
    return measure()


def figures(*texts):
    return [tradecheck.parse(text) for text in texts]


def spans(text, *parts):
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


@pytest.mark.parametrize("name", SETS)
def test_items_have_unique_ids_and_right_figures_that_can_be_read(name):
    items = load(name)
    assert len({item.id for item in items}) == len(items) > (80 if name == "later" else 100)
    for slip in (slip for item in items for slip in item.slips):
        assert slip.origin in ("published", "planted")
        assert all(tradecheck.parse(right).value > 0 for right in slip.right)


def test_a_copy_differs_from_its_clean_item_in_the_slip_alone():
    items = {item.id: item for item in load("written")}
    copies = [item for item in items.values() if item.clean]
    assert len(copies) * 2 == len(items)
    for copy in copies:
        (slip,) = copy.slips
        (wrong,), (right,) = slip.suspects, slip.right
        assert copy.text[: wrong.start] + right + copy.text[wrong.end :] == items[copy.clean].text


def test_most_labelled_relations_hold_as_they_are_read():
    held = []
    for item in load("published"):
        by_start = {figure.start: figure for figure in tradecheck.extract(item.text)}
        for related in item.related:
            read = [by_start[span.start] for span in related.figures if span.start in by_start]
            held.append(len(read) == len(related.figures) and can_hold(related, read))
    assert len(held) > 100
    assert sum(held) > 0.95 * len(held)


@pytest.mark.parametrize(
    ("kind", "printed", "holds"),
    [
        ("sum", ("38,8 млрд", "20,3 млрд", "18,4 млрд"), True),
        ("sum", ("39,8 млрд", "20,3 млрд", "18,4 млрд"), False),
        ("hundred", ("62%", "35%", "3%"), True),
        ("hundred", ("62%", "35%", "12%"), False),
        ("difference", ("1,52 млрд", "1,17 млрд", "2,69 млрд"), True),
        ("difference", ("1,82 млрд", "1,17 млрд", "2,69 млрд"), False),
        ("share", ("57%", "29,2 млн", "51,3 млн"), True),
        ("share", ("75%", "29,2 млн", "51,3 млн"), False),
        ("growth", ("20%", "60 млрд", "50 млрд"), True),
        ("growth", ("50%", "60 млрд", "50 млрд"), False),
        ("times", ("1,5 раза", "61 млрд", "40 млрд"), True),
        ("times", ("5,1 раза", "61 млрд", "40 млрд"), False),
        ("part", ("8,4 млрд", "6,8 млрд"), True),
        ("part", ("8,4 млрд", "6,8 трлн"), False),
        ("same", ("211 тысяч", "211 200"), True),
        ("same", ("121 тысяча", "211 200"), False),
    ],
)
def test_what_holds(kind, printed, holds):
    related = Related(kind, tuple(Span(n, n + 1) for n in range(len(printed))))
    assert can_hold(related, figures(*printed)) is holds


def test_slips_are_planted_alike_for_one_seed_and_otherwise_for_another():
    items = load("published")
    assert list(plant(items, 1)) == list(plant(items, 1)) != list(plant(items, 2))


def test_a_planted_slip_breaks_what_was_labelled():
    related = Related("growth", spans(GROWTH, "20%", "60 млрд рублей", "50"))
    planted = list(plant([Item("growth", GROWTH, None, (), (related,))], 7))
    assert {item.slips[0].kind for item in planted} >= {"wrong digit", "wrong rate"}
    for item in planted:
        rate, old, new = tradecheck.extract(item.text)
        assert not can_hold(related, [rate, new, old])
        assert item.text != GROWTH


def test_what_counts_as_found_located_and_repaired():
    text = GROWTH.replace("60", "75")
    wrong, old, new = spans(text, "20%", "50", "75 млрд рублей")
    right = [Item("rate", text, None, (Slip("wrong rate", (wrong, new, old), ("50%",), "planted"),))]
    elsewhere = [
        Item(
            "other",
            f"{text} Всего 12 млн тонн.",
            None,
            (Slip("x", spans(f"{text} Всего 12", "12"), ("13",), "planted"),),
        )
    ]
    assert Tally.of(score(right).results) == Tally(1, 1, 1, 1, 1, 1)
    missed = score(elsewhere)
    assert Tally.of(missed.results) == Tally(1, 0, 0, 0, 0, 0)
    assert [alarm.rule for alarm in missed.alarms] == ["TC101"]


def test_soft_slips_count_neither_way():
    text = GROWTH.replace("60", "75")
    scores = score([Item("soft", text, None, (Slip("rate", spans(text, "20%"), ("50%",), "published", "taste"),))])
    assert scores.results == scores.alarms == ()


def test_the_page_tells_what_is_measured(measured):
    assert page.PAGE.read_text(encoding="utf-8") == page.filled(measured), "run: python -m benchmarks.accuracy --write"


def test_confidence_is_what_the_items_bear_out(measured):
    slope, intercept = fit(measured.samples)
    for odds in (2.2, 3.2, 4.0):
        assert abs(confidence(odds) - confidence((slope * odds + intercept - INTERCEPT) / SLOPE)) < 0.05
    assert all(abs(b.share - b.given) < 0.2 for b in measured.bins if b.count >= 50)
    assert all(b.given <= b.share for b in measured.bins if b.low >= ALARM)


def test_confidence_grows_with_the_odds():
    assert [confidence(odds / 4) for odds in range(-40, 40)] == sorted(
        {confidence(odds / 4) for odds in range(-40, 40)}
    )


def test_a_warning_is_never_surer_than_an_error():
    findings = [f for item in load("published") for f in tradecheck.check(item.text, item.published).findings]
    assert {f.severity for f in findings} == {Severity.ERROR, Severity.WARNING}
    assert max(f.confidence for f in findings if f.severity is Severity.WARNING) <= round(confidence(SURE), 2)
    assert min(f.confidence for f in findings if f.severity is Severity.ERROR) >= round(confidence(SURE), 2)


def test_no_warning_stands_without_a_repair():
    findings = [f for item in load("fresh") for f in tradecheck.check(item.text, item.published).findings]
    assert len([f for f in findings if f.severity is Severity.WARNING]) > 10
    assert all(finding.fixes for finding in findings if finding.severity is Severity.WARNING)


def test_the_fit_finds_the_curve_that_made_the_data():
    data = [Sample(odds, n < 2000 * confidence(odds)) for odds in (-3.0, -1.0, 0.0, 1.0, 3.0) for n in range(2000)]
    slope, intercept = fit(data)
    assert (slope, intercept) == pytest.approx((SLOPE, INTERCEPT), abs=0.05)


def test_a_span_outside_its_text_is_named(monkeypatch, tmp_path):
    good = (FOLDER / "written.jsonl").read_text(encoding="utf-8").splitlines()[1]
    bad = json.loads(good) | {"text": "коротко"}
    (tmp_path / "bad.jsonl").write_text(f"{good}\n{json.dumps(bad)}\n", encoding="utf-8")
    monkeypatch.setattr("benchmarks.accuracy.items.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"bad\.jsonl:2: a span lies outside"):
        load("bad")


def test_the_page_is_written_for_one_seed_only():
    result = CliRunner().invoke(main, ["--write", "--seed", "8"])
    assert result.exit_code == 2
    assert "shows seed 7" in result.output
