"""Which files are checked."""

import shutil
import subprocess

import pytest

from tests.cli.conftest import RIGHT, SLIP
from tradecheck.cli.selection import Selection
from tradecheck.cli.settings import Settings
from tradecheck.source import walk

TREE = {
    ".gitignore": "*.tmp.txt\nbuild/\n/top.txt\n# comment\n\\#odd.txt\n",
    "top.txt": "", "a.txt": "", "b.tmp.txt": "", "#odd.txt": "",
    "build/c.txt": "", "deep/build/d.txt": "", "deep/top.txt": "",
    "deep/.gitignore": "!keep.tmp.txt\nsecret*\n!/secret-not.txt\n",
    "deep/keep.tmp.txt": "", "deep/other.tmp.txt": "", "deep/secret.txt": "", "deep/secret-not.txt": "",
    "deep/er/secret-not.txt": "", "deep/er/x.txt": "",
    "all/.gitignore": "*\n!*/\n!yes.txt\n", "all/no.txt": "", "all/in/yes.txt": "", "all/in/no.txt": "",
}  # fmt: skip


def taken(*paths, **options):
    settings = Settings(**options)
    return [str(path).removeprefix("./") for path in walk(paths, lambda top: Selection(top, settings, {}))]


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git to agree with")
def test_what_git_ignores_is_what_git_says(desk):
    for name, text in TREE.items():
        desk.write(name, text)
    subprocess.run(["git", "init", "-q"], check=True)
    desk.write(".git/info/exclude", "x.txt\n")
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    shown = {name for name in listed.split("\0") if name.endswith(".txt")}
    assert set(taken(".")) == shown
    assert "deep/keep.tmp.txt" in shown
    assert "deep/er/x.txt" not in shown


def test_an_ignored_folder_and_file_that_are_named_are_checked(desk):
    (desk.folder / ".git").mkdir()
    desk.write(".gitignore", "build/\n*.out.txt\n")
    desk.write("build/.gitignore", "no.txt\n")
    for name in ("build/a.txt", "build/no.txt", "b.out.txt"):
        desk.write(name, SLIP)
    assert taken("build", "b.out.txt", "build/no.txt") == ["build/a.txt", "b.out.txt", "build/no.txt"]
    assert taken(".") == []
    done = desk.run("check", ".")
    assert done.exit_code == 2
    assert "оставлено в стороне: 2" in done.stderr
    assert desk.run("check", ".", "--no-respect-gitignore").exit_code == 1


def test_ignore_files_above_the_repository_do_not_count(desk):
    desk.write(".gitignore", "*.txt\n")
    (desk.folder / "repo" / ".git").mkdir(parents=True)
    desk.write("repo/a.txt", RIGHT)
    assert taken("repo") == ["repo/a.txt"]


def test_include_and_exclude(desk):
    desk.write("tradecheck.toml", 'include = ["*.news", "*.txt"]\nexclude = ["/old/", "draft-*"]\n')
    for name in ("a.news", "b.txt", "c.md", "old/d.txt", "sub/old/e.txt", "draft-f.txt"):
        desk.write(name, RIGHT)
    assert taken(".") == ["a.news", "b.txt", "sub/old/e.txt"]
    assert taken(".", over={"exclude": ("sub/",)}) == ["a.news", "b.txt"]
    assert taken("draft-f.txt") == ["draft-f.txt"]


def test_exclude_takes_lists_and_repeats(desk):
    for name in ("a.txt", "b.txt", "c/d.txt", "e.md", "{a,b}.txt"):
        desk.write(name, SLIP)
    assert len(desk.codes(".")) == 5
    assert desk.codes(".", "--exclude", "a.txt, c/", "--exclude", "*.md") == [
        "./b.txt:1:27: TC101", "./{a,b}.txt:1:27: TC101",
    ]  # fmt: skip
    done = desk.run("check", ".", "--exclude", "a.txt,!")
    assert done.exit_code == 2
    assert "this is no pattern of paths: “!”" in done.stderr


def test_named_files_that_are_all_excluded_fail_nothing(desk):
    desk.write("tradecheck.toml", 'exclude = ["draft-*"]\n')
    for name in ("draft-a.txt", "draft-b.txt"):
        desk.write(name, SLIP)
    desk.write("c.txt", RIGHT)
    options = ("--force-exclude", "--lang", "en")
    done = desk.run("check", "draft-a.txt", "draft-b.txt", *options)
    assert done.exit_code == 0
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith("Excluded by the configuration: 2.\n")
    assert desk.run("check", "draft-a.txt", "c.txt", *options).stderr.endswith("configuration: 1.\n")
    (desk.folder / "empty").mkdir()
    for missing in ("empty", "no.txt"):
        assert desk.run("check", "draft-a.txt", missing, *options).exit_code == 2
    assert desk.run("check", "draft-a.txt").exit_code == 1


def test_xml_of_other_kinds_is_taken_only_if_it_is_named(desk):
    feed = f"<rss><channel><item><title>{RIGHT}</title></item></channel></rss>"
    desk.write("feed.xml", feed)
    desk.write("atom.XML", '<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>')
    desk.write("old.xml", f'<?xml version="1.0" encoding="windows-1251"?>{feed}', "cp1251")
    desk.write("map.xml", '<?xml version="1.0"?>\n<urlset><url/></urlset>')
    desk.write("sub/odd.xml", '<?xml version="1.0" encoding="koi8-r"?><!-- rss --><новости>', "koi8-r")
    assert taken(".") == ["atom.XML", "feed.xml", "old.xml"]
    assert taken("sub", form="html") == ["sub/odd.xml"]
    done = desk.run("check", ".", "--lang", "en")
    assert (done.exit_code, done.stderr.splitlines()[1:]) == (0, [])
    assert "./map.xml: XML, but no feed" in desk.run("check", ".", "-v", "--lang", "en").stderr
    assert desk.run("check", "map.xml").exit_code == 2
    assert desk.run("check", "sub").exit_code == 2
    desk.write("broken.xml", "<rss")
    assert "broken.xml:1: это не XML" in desk.run("check", ".").stderr


def test_patterns_are_those_of_the_nearest_file(desk):
    desk.write("tradecheck.toml", 'exclude = ["a.txt"]\n')
    desk.write("sub/tradecheck.toml", 'exclude = ["/b.txt"]\n')
    for name in ("a.txt", "b.txt", "sub/a.txt", "sub/b.txt"):
        desk.write(name, RIGHT)
    assert taken(".") == ["b.txt", "sub/a.txt"]


def test_globs(desk):
    for name in ("a.txt", "b.md", "sub/c.txt", "sub/deep/d.txt", "we[i]rd.txt", ".hidden.txt"):
        desk.write(name, RIGHT)
    assert taken("**/*.txt") == ["a.txt", "sub/c.txt", "sub/deep/d.txt", "we[i]rd.txt"]
    assert taken("we[i]rd.txt") == ["we[i]rd.txt"]
    assert taken("s*") == ["sub/c.txt", "sub/deep/d.txt"]
    done = desk.run("check", "*.html")
    assert done.exit_code == 2
    assert "*.html: такого файла нет" in done.stderr


def test_patterns_leave_out_what_folders_leave_out(desk):
    (desk.folder / ".git").mkdir()
    desk.write(".gitignore", "build/\n*.tmp.txt\n")
    desk.write("tradecheck.toml", 'exclude = ["/old/", "draft-*"]\n')
    kept = ("a.txt", "b.log", "old.txt", "sub/c.txt")
    left = ("build/d.txt", "sub/e.tmp.txt", "old/f.txt", "sub/draft-g.txt", ".h.txt", ".i/j.txt", "sub/.k.txt")
    for name in kept + left:
        desk.write(name, SLIP)
    assert taken("**/*.txt") == ["a.txt", "old.txt", "sub/c.txt"]
    assert taken("./**/*.txt", str(desk.folder / "*/*.txt")) == ["a.txt", "old.txt", "sub/c.txt"]
    assert taken("[abos]*") == taken("[!t]*") == ["a.txt", "b.log", "old.txt", "sub/c.txt"]
    assert taken("**/*.txt", over={"exclude": ("sub/",)}) == ["a.txt", "old.txt"]
    assert taken("**/*.t[x]t", over={"respect_gitignore": False, "exclude": ("sub/",)}) == [
        "a.txt", "build/d.txt", "old.txt",
    ]  # fmt: skip
    assert taken("build/*.txt", "sub/draft-g.txt") == ["build/d.txt", "sub/draft-g.txt"]
    assert taken("ol[d]/*", "buil[d]", ".i/*.txt") == [".i/j.txt"]
    told = desk.run("check", "*/*.txt", "-v", "--lang", "en").stderr.splitlines()
    assert {"build: ignored by git", "old: excluded by the configuration"} < set(told)


def test_a_pattern_of_which_nothing_is_left_is_no_green_run(desk):
    desk.write("a.txt", RIGHT)
    desk.write("b.md", RIGHT)
    for named in (["*.txt"], ["*.txt", "b.md", "--force-exclude", "--exclude", "b.md"]):
        done = desk.run("check", *named, "--exclude", "a.txt", "--lang", "en")
        assert done.exit_code == 2
        assert "nothing to check" in done.stderr


def test_verbose_tells_of_every_file(desk):
    desk.write("tradecheck.toml", 'exclude = ["b.txt"]\n')
    desk.write("a.txt", RIGHT)
    desk.write("b.txt", RIGHT)
    told = desk.run("check", ".", "-v", "--lang", "en").stderr
    assert "./a.txt: read as utf-8, settings: tradecheck.toml" in told
    assert "./b.txt: excluded by the configuration" in told


def test_a_file_without_figures_is_fine_and_no_file_is_not(desk):
    desk.write("a.txt", "Ни одного числа.")
    assert desk.run("check", "a.txt").exit_code == 0
    (desk.folder / "empty").mkdir()
    assert desk.run("check", "empty", "--exit-zero").exit_code == 2
