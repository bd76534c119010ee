"""Each key of a TOML file is told by its line."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from tradecheck.config.toml import lines_of

KEYS = st.from_regex(r"[a-z]{1,3}|\"[а-я.\[]{1,3}\"", fullmatch=True)
VALUES = st.sampled_from(
    [
        "1",
        '"x"',
        '"a # b"',
        "[\n  1,\n  # no\n  2,\n]",
        '"""\n[no]\nno = 1\n"""',
        "'''\nno = \"\n'''",
        "{q = 1}",
        "[[1], []]",
    ]
)
STATEMENTS = st.lists(st.tuples(st.lists(KEYS, min_size=1, max_size=2), VALUES), max_size=6)
TABLES = st.lists(st.tuples(st.booleans(), KEYS, STATEMENTS), max_size=5)
BLANKS = st.lists(st.sampled_from(["", "  ", "# comment = 1", "# [table]"]), max_size=2)


def plain(key: str) -> str:
    return key.strip('"')


@given(STATEMENTS, TABLES, st.data())
def test_every_key_stands_on_the_line_that_is_told(top, tables, data):
    lines, expected = [], {}

    def put(within, statements):
        for keys, value in statements:
            lines.extend(data.draw(BLANKS))
            expected.setdefault((*within, *map(plain, keys)), len(lines) + 1)
            lines.extend(
                f"{'.'.join(keys)} = {value} # note".split("\n")
                if "\n" not in value
                else f"{'.'.join(keys)} = {value}".split("\n")
            )

    put((), top)
    count: dict[str, int] = {}
    for array, name, statements in tables:
        lines.append(f"[[{name}]]" if array else f"[{name}]")
        within = (plain(name),)
        if array:
            count[name] = count.get(name, -1) + 1
            within = (plain(name), count[name])
        expected.setdefault(within, len(lines))
        put(within, statements)
    text = "\n".join(lines)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # a key given twice
    found = lines_of(text)
    assert {key: found.get(key) for key in expected} == expected


def test_line_ends_of_windows():
    assert lines_of("a = 1\r\n[b]\r\nc = [\r\n 1,\r\n]\r\nd = 2\r\n") == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 3,
        ("b", "d"): 6,
    }
