"""Plain sentences of news, with a slip and without it: the first are told, the second are not, and a repair makes the one the other."""

import re
from pathlib import Path

import pytest

import tradecheck

LINES = (Path(__file__).parents[1] / "corpus" / "slips.txt").read_text(encoding="utf-8").splitlines()[1:]
_SLIP = re.compile(r"\{(?P<printed>[^|]*)\|(?P<meant>[^}]*)\}")


def printed(line: str) -> str:
    return _SLIP.sub(lambda match: match["printed"], line)


def meant(line: str) -> str:
    return _SLIP.sub(lambda match: match["meant"], line)


@pytest.mark.parametrize("line", LINES)
def test_the_slip_is_told_once(line: str) -> None:
    assert len(tradecheck.check(printed(line)).findings) == 1


@pytest.mark.parametrize("line", LINES)
def test_what_was_meant_is_accepted(line: str) -> None:
    assert tradecheck.check(meant(line)).findings == ()


@pytest.mark.parametrize("line", LINES)
def test_every_repair_leaves_nothing_to_tell(line: str) -> None:
    (finding,) = tradecheck.check(printed(line)).findings
    assert finding.fixes
    for fix in finding.fixes:
        assert tradecheck.check(fix.apply(printed(line))).ok


def test_most_first_repairs_touch_the_slip() -> None:
    touched = 0
    for line in LINES:
        start = line.index("{")
        end = start + len(_SLIP.search(line)["printed"])
        (finding,) = tradecheck.check(printed(line)).findings
        touched += any(edit.span.start < end and start < edit.span.end for fix in finding.fixes for edit in fix.edits)
    assert touched / len(LINES) > 0.9
