"""Looking silencings up by key gives what going through all of them for each finding would give."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.report.conftest import LONG, finding
from tradecheck.config.model import closeness
from tradecheck.span import Span
from tradecheck.suppress.accepted import Accepted
from tradecheck.suppress.comments import Directive
from tradecheck.suppress.marks import AcceptedMarks, DirectiveMarks

RULES = [("TC101", "growth-percent"), ("TC102", "growth-factor"), ("TC201", "total"), ("ACME001", "record")]
KEYS = st.sampled_from(["ALL", "TC1", "TC", "TC101", "total", "growth-factor", "ACME", "TC3"])
PLACE = st.integers(0, 12)
REACH = st.tuples(PLACE, PLACE).map(lambda ends: Span(min(ends), max(ends)))
DIRECTIVES = st.lists(st.builds(Directive, KEYS, st.builds(Span, PLACE, st.just(13)), REACH), max_size=12)
ENTRIES = st.lists(
    st.builds(Accepted, st.just("a.txt"), KEYS, st.sampled_from("ab"), st.just(""), st.just("")), max_size=6
)
BASE = finding(LONG)
FINDINGS = st.lists(
    st.builds(
        lambda rule, start, mark: replace(BASE, code=rule[0], name=rule[1], span=Span(start, start + 1), fingerprint=mark),
        st.sampled_from(RULES), PLACE, st.sampled_from("abc"),
    ), max_size=12,
).map(lambda found: sorted(found, key=lambda one: one.span.start))  # fmt: skip


@given(DIRECTIVES, FINDINGS)
def test_comments(directives, findings):
    def covers(directive, found):
        here = directive.reach.start <= found.span.start < directive.reach.end
        return here and closeness([directive.key], found.code, found.name) >= 0

    marks = DirectiveMarks(directives)
    assert [marks.cover(found) for found in findings] == [
        any(covers(d, found) for d in directives) for found in findings
    ]
    assert marks.idle() == [d for d in directives if not any(covers(d, found) for found in findings)]


@given(ENTRIES, FINDINGS)
def test_accepted_findings(entries, findings):
    def covers(entry, found):
        return entry.fingerprint == found.fingerprint and closeness([entry.rule], found.code, found.name) >= 0

    marks = AcceptedMarks(entries)
    assert [marks.cover(found) for found in findings] == [any(covers(e, found) for e in entries) for found in findings]
    assert marks.idle() == [e for e in entries if not any(covers(e, found) for found in findings)]
