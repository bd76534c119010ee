"""Silencing single findings by comments, accepted entries and a baseline."""

import json
import tomllib

import pytest

import tradecheck
from tests.cli.conftest import POINTS, RIGHT, SLIP

LIST = f"- {SLIP}\n- {POINTS}\n"


def warnings(desk, *args):
    told = desk.run("check", *args, "--lang", "en").stderr.splitlines()
    return [line.removeprefix("Warning: ") for line in told if line.startswith("Warning: ")]


class TestComments:
    def test_the_next_block_alone(self, desk):
        desk.write("a.md", f"<!-- tradecheck: ignore[TC101] сверено -->\n\n{SLIP}\n\n{SLIP}\n")
        assert desk.codes("a.md") == ["a.md:5:27: TC101"]
        assert "заглушено: 1" in desk.run("check", "a.md").stderr

    def test_the_block_that_it_stands_in(self, desk):
        desk.write("a.html", f"<p>{SLIP} <!-- tradecheck: ignore[growth-percent] --></p>\n<p>{SLIP}</p>\n")
        assert desk.codes("a.html") == ["a.html:2:30: TC101"]

    def test_the_block_that_it_ends(self, desk):
        desk.write("a.md", f"{SLIP} <!-- tradecheck: ignore[TC101] -->\n\n{SLIP}\n")
        assert desk.codes("a.md") == ["a.md:3:27: TC101"]
        assert warnings(desk, "a.md") == []

    def test_an_item_of_a_list_and_several_rules(self, desk):
        desk.write(
            "a.md",
            f"# Итоги\n\n<!-- tradecheck: disable[TC101, percent-for-points] -->\n\n{LIST}\n<!-- tradecheck: enable -->\n\n{LIST}",
        )
        assert [line.split()[-1] for line in desk.codes("a.md")] == ["TC101", "TC503"]
        assert warnings(desk, "a.md") == []

    def test_enable_of_one_rule(self, desk):
        text = f"<!-- tradecheck: disable[TC101,TC503] -->\n\n{LIST}\n<!-- tradecheck: enable[TC101] -->\n\n{LIST}"
        desk.write("a.md", text)
        assert [line.split()[-1] for line in desk.codes("a.md")] == ["TC101"]

    def test_without_rules_all_are_meant(self, desk):
        desk.write("a.md", f"<!-- tradecheck: disable -->\n\n{LIST}")
        assert desk.codes("a.md") == []

    def test_plain_text_has_no_comments(self, desk):
        desk.write("a.txt", f"<!-- tradecheck: ignore -->\n{SLIP}\n")
        assert desk.codes("a.txt") == ["a.txt:2:27: TC101"]

    def test_what_is_wrong_or_idle_is_told_with_its_line(self, desk):
        lines = [
            "<!-- tradecheck: ignore[growth-procent] -->", SLIP, "",
            "<!-- tradecheck: ignroe -->", "",
            "<!-- tradecheck: ignore[TC101 -->", "",
            "<!-- tradecheck: ignore[TC102] -->", RIGHT, "",
            "<!-- tradecheck: enable[TC101] -->", "",
            "<!-- an ordinary comment on tradecheck: ignore -->", "",
            "<!-- tradecheck: ignore -->",
        ]  # fmt: skip
        desk.write("a.md", "\n".join(lines))
        assert warnings(desk, "a.md") == [
            "a.md:1: there is no rule “growth-procent”; did you mean “growth-percent”?",
            "a.md:4: there is no “ignroe”; there are ignore, disable, enable; did you mean “ignore”?",
            "a.md:6: there is no closing “]”",
            "a.md:8: nothing to silence for “TC102” here: remove it",
            "a.md:11: nothing to enable: nothing is disabled",
            "a.md:15: nothing to silence for “ALL” here: remove it",
        ]
        assert desk.run("check", "a.md", "-q").stderr == ""

    def test_what_was_not_checked_is_not_idle(self, desk):
        desk.write("a.md", f"<!-- tradecheck: ignore[TC102] -->\n{RIGHT}\n\n<!-- tradecheck: ignore -->\n{RIGHT}\n")
        assert warnings(desk, "a.md", "--select", "TC101") == []
        assert len(warnings(desk, "a.md")) == 2
        desk.write("tradecheck.toml", "warn-unused = false\n")
        assert warnings(desk, "a.md") == []

    def test_the_library_heeds_them_too(self, desk):
        path = desk.write("a.md", f"<!-- tradecheck: ignore[TC101] -->\n{SLIP}\n")
        report = tradecheck.check_file(path)
        assert (report.findings, [finding.code for finding in report.silenced]) == ((), ["TC101"])
        assert tradecheck.check(path.read_text("utf-8"), format="markdown").ok


class TestAccepted:
    def test_a_place_as_reports_name_it(self, desk):
        desk.write("drafts/a.txt", f"{SLIP}\n{POINTS}\n")
        (place, _), _ = (line.split() for line in desk.codes("drafts"))
        assert desk.run("accept", place, "--reason", "так в отчёте").exit_code == 0
        (entry,) = tomllib.loads((desk.folder / "tradecheck-accepted.toml").read_text("utf-8"))["accepted"]
        assert (entry["path"], entry["rule"], entry["text"], entry["reason"]) == (
            "drafts/a.txt",
            "TC101",
            "20%",
            "так в отчёте",
        )
        assert desk.codes("drafts") == ["drafts/a.txt:2:41: TC503"]
        desk.run("accept", "drafts/a.txt:2", "--reason", "и это")
        assert desk.codes("drafts") == []

    @pytest.mark.parametrize("reason", ["", " \t"])
    def test_a_reason_that_says_nothing_is_refused(self, desk, reason):
        desk.write("a.txt", SLIP)
        done = desk.run("accept", "a.txt:1", "--reason", reason)
        assert done.exit_code == 2
        assert "say why the figures are right" in done.stderr
        assert not (desk.folder / "tradecheck-accepted.toml").exists()

    def test_edits_elsewhere_do_not_bring_it_back_and_other_figures_do(self, desk):
        desk.write("a.txt", f"{SLIP}\n")
        desk.run("accept", "a.txt:1", "--reason", "сверено")
        desk.write("a.txt", f"Новое вступление о 5 млн тонн.\n\n{SLIP.replace('компании ', '')}\nИ хвост.\n")
        assert desk.codes("a.txt") == []
        desk.write("a.txt", SLIP.replace("75", "76"))
        assert desk.codes("a.txt") == ["a.txt:1:27: TC101"]
        assert warnings(desk, "a.txt") == [
            "tradecheck-accepted.toml:1: the accepted finding TC101 “20%” is no longer in a.txt: remove the entry"
        ]

    def test_what_people_wrote_in_the_file_stays(self, desk):
        mine = '# принято редакцией\n\n[[accepted]] # первое\npath = \'b.txt\'\nrule = "total"\nfingerprint = "0"\ntext = "5"\nreason = "да"\n'
        desk.write("tradecheck-accepted.toml", mine)
        desk.write("a.txt", SLIP)
        assert desk.run("accept", "a.txt:1:27", "--reason", "ок").exit_code == 0
        assert (desk.folder / "tradecheck-accepted.toml").read_text("utf-8").startswith(mine)

    def test_an_excluded_file_is_told_of(self, desk):
        desk.write("tradecheck.toml", 'exclude = ["a.txt"]\n')
        desk.write("a.txt", SLIP)
        done = desk.run("accept", "a.txt:1", "--reason", "ок", "--force-exclude", "--lang", "en")
        assert (done.exit_code, done.stderr) == (0, "a.txt: excluded by the configuration\n")
        assert not (desk.folder / "tradecheck-accepted.toml").exists()

    def test_it_lies_beside_the_configuration(self, desk, monkeypatch):
        desk.write("tradecheck.toml", 'accepted = "qa/ok.toml"\n')
        desk.write("qa/ok.toml", "")
        desk.write("sub/a.txt", SLIP)
        monkeypatch.chdir(desk.folder / "sub")
        desk.run("accept", "a.txt:1", "--reason", "ок")
        assert 'path = "sub/a.txt"' in (desk.folder / "qa/ok.toml").read_text("utf-8")
        assert desk.codes("a.txt") == []
        assert desk.codes("a.txt", "--isolated") == ["a.txt:1:27: TC101"]
        assert tradecheck.check_file("a.txt").findings
        assert not tradecheck.check_file("a.txt", config=tradecheck.Config.load("../tradecheck.toml")).findings

    @pytest.mark.parametrize("place", ["a.txt", "a.txt:2", "a.txt:1:3", "no.txt:1"])
    def test_no_such_place(self, desk, place):
        desk.write("a.txt", SLIP)
        assert desk.run("accept", place, "--reason", "ок").exit_code == 2
        assert not (desk.folder / "tradecheck-accepted.toml").exists()

    @pytest.mark.parametrize(
        ("text", "told"),
        [("[[accepted]]\npath = 'a'", ":1: an entry takes"), ("\n[accept]", ":2: accept: there is no such key; did you mean"),
         ("\n[[accepted]]\npath=''\nrule='TX'\nfingerprint=''\ntext=''\nreason=''", ":2: there is no rule “TX”")],
    )  # fmt: skip
    def test_a_wrong_file_ends_the_run(self, desk, text, told):
        desk.write("a.txt", SLIP)
        desk.write("tradecheck-accepted.toml", text)
        done = desk.run("check", "a.txt", "--lang", "en")
        assert done.exit_code == 2
        assert f"tradecheck-accepted.toml{told}" in done.stderr


class TestBaseline:
    def test_what_was_there_is_silent_and_what_is_new_is_told(self, desk):
        desk.write("a.txt", SLIP)
        assert desk.run("baseline", "write", ".").exit_code == 0
        assert desk.run("check", ".").exit_code == 0
        desk.write("a.txt", f"Вступление.\n\n{SLIP}\n{SLIP}\n{POINTS}\n")
        assert desk.codes("a.txt") == ["a.txt:4:27: TC101", "a.txt:5:41: TC503"]
        desk.write("b.txt", SLIP)
        assert desk.codes("b.txt") == ["b.txt:1:27: TC101"]

    def test_writing_again_gives_the_same_bytes_and_keeps_other_files(self, desk):
        for name in ("a.txt", "b.txt"):
            desk.write(name, SLIP)
        desk.run("baseline", "write", ".")
        first = (desk.folder / "tradecheck-baseline.json").read_bytes()
        desk.run("baseline", "write", "b.txt")
        assert (desk.folder / "tradecheck-baseline.json").read_bytes() == first
        assert [entry["path"] for entry in json.loads(first)["findings"]] == ["a.txt", "b.txt"]

    def test_pruning_takes_out_what_is_gone_and_adds_nothing(self, desk):
        desk.write("a.txt", f"{SLIP}\n{POINTS}\n")
        gone = desk.write("b.txt", SLIP)
        desk.run("baseline", "write", ".")
        gone.unlink()
        desk.write("a.txt", f"{POINTS}\n{POINTS}\n")
        assert warnings(desk, "a.txt") == [
            "tradecheck-baseline.json: entries for a.txt that occur no more: 1; to remove them: tradecheck baseline prune"
        ]
        assert desk.run("baseline", "prune", ".").exit_code == 0
        entries = json.loads((desk.folder / "tradecheck-baseline.json").read_text("utf-8"))["findings"]
        assert [(entry["path"], entry["code"], entry["count"]) for entry in entries] == [("a.txt", "TC503", 1)]

    def test_what_is_silenced_otherwise_is_not_in_it(self, desk):
        desk.write("a.md", f"<!-- tradecheck: ignore -->\n{SLIP}\n")
        desk.run("baseline", "write", ".")
        assert json.loads((desk.folder / "tradecheck-baseline.json").read_text("utf-8"))["findings"] == []

    def test_a_named_one_and_none(self, desk):
        desk.write("a.txt", SLIP)
        assert desk.run("baseline", "prune", ".").exit_code == 2
        assert desk.run("check", "a.txt", "--baseline", "known.json").exit_code == 2
        desk.run("baseline", "write", ".", "--baseline", "known.json")
        assert desk.run("check", "a.txt").exit_code == 1
        assert desk.run("check", "a.txt", "--baseline", "known.json").exit_code == 0

    def test_an_input_not_read_is_no_success(self, desk):
        desk.write("a.txt", SLIP)
        assert desk.run("baseline", "write", "a.txt", "no.txt").exit_code == 2
