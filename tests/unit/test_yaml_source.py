"""YAML is read strictly, never crashes or stalls, and every value can be found again at its line and column."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from almanac import plain_yaml
from almanac.yaml_source import OddNumber, YamlText


def only_problem(text):
    """Return the one problem of a text that cannot be read."""
    value, problems = YamlText("x.yaml", text).load()
    assert value is None
    assert len(problems) == 1
    return problems[0]


def test_dates_stay_text():
    """An unquoted day is text, since EDTF is text."""
    assert YamlText("x", "conferred: 2023-12-19").load() == ({"conferred": "2023-12-19"}, ())


@pytest.mark.parametrize(
    ("written", "value"), [("010", 8), ("12:30", 750), ("0x1F", 31), ("1_000", 1000), ("-0b11", -3)]
)
def test_odd_numbers_keep_their_text(written, value):
    """A number that YAML reads otherwise than people do is no plain number."""
    assert YamlText("x", f"rank: {written}").load()[0] == {"rank": OddNumber(written, value)}


@pytest.mark.parametrize("written", ["0", "7", "-7", "+7", "2023"])
def test_plain_numbers_are_numbers(written):
    """Plain digits are read as a whole number."""
    assert YamlText("x", f"rank: {written}").load()[0] == {"rank": int(written)}


def test_keys_are_text():
    """A key is the text as written, whatever YAML would take it for."""
    assert YamlText("x", "no: 1\n2018: 2\n<<: {a: 3}").load()[0] == {"no": 1, "2018": 2, "<<": {"a": 3}}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: {c: 1, c: 2}", "A006", 2, 11),
        ("a: &x 1\nb: *x", "A007", 1, 4),
        ("a: 1\nb: *x", "A007", 2, 4),
        ("x: {<<: [&a {b: 1}, &c {<<: [*a, *a]}]}", "A007", 1, 10),
        ("a: !!timestamp x", "A004", 1, 4),
        ("a: !!bool x", "A004", 1, 4),
        ("a: !!python/object:os.system x", "A004", 1, 4),
        ("? [a, b]\n: c", "A004", 1, 3),
        ("a: b: c", "A004", 1, 5),
        ("a: 1\nb: 'open", "A004", 2, 4),
        ("a: [x, y\nb: c", "A004", 1, 4),
        ("a: 1\nb: @x", "A004", 2, 4),
        ("a: *Adipura* dua", "A004", 1, 4),
        ("b: 1\na: é\x07", "A004", 2, 5),
        (f"a: {'9' * 5000}", "A004", 1, 4),
        (f"a: {'1:' * 5000}1.5", "A004", 1, 4),
        ("[" * 100_000, "A004", 1, 33),
        ("- " * 50_000, "A004", 1, 65),
        ("a: " + "{a: " * 3000, "A004", 1, 128),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else value,
)
def test_what_cannot_be_read_is_reported_at_its_place(text, code, line, column):
    """Repeated keys, anchors, tags, syntax, odd keys, long numbers and deep nesting each end in one problem."""
    problem = only_problem(text)
    assert (problem.code, problem.where.line, problem.where.column) == (code, line, column)
    assert problem.mend


def test_reasons_are_in_plain_words():
    """The parser's own terms do not reach a writer."""
    texts = (
        "a: b: c",
        "a: @x",
        "a: 'x",
        "a: [x",
        "a: [x\nb: c",
        "- a\nb: c",
        "a: *b c",
        "a: b\n c: d",
        "\ta: b",
        'a: "\\q"',
    )
    for text in texts:
        message = only_problem(text).message
        assert not any(term in message for term in ("token", "mapping values", "node content", "indicator", "scalar"))


@pytest.mark.parametrize(
    "text", ["title: A & B", "url: https://x.org/?a=1&b=2", "title: Wow! *lima*", "t: 5 * 3", "t: a&b"]
)
def test_signs_within_text_are_text(text):
    """An ampersand, a star or an exclamation mark inside a value is no anchor, alias or tag."""
    assert YamlText("x", text).load()[1] == ()


@pytest.mark.parametrize(
    ("location", "line", "column", "raw"),
    [
        (("title",), 10, 8, "Satu"),
        (("list", 1), 11, 11, "dua"),
        (("block", 0, "place"), 13, 12, "kota-x"),
        (("block", 0, "gone"), 13, 5, None),
        (("empty",), 14, 1, ""),
        (("quoted",), 15, 9, ""),
        (("nowhere",), 10, 1, None),
    ],
)
def test_values_are_found(location, line, column, raw):
    """A value's place is its own; an empty one's is its field; a missing one's is what it is missing from."""
    text = 'title: Satu\nlist: [a, dua]\nblock:\n  - place: kota-x\nempty:\nquoted: ""'
    where, found = YamlText("x.md", text, first_line=10).locate(location)
    assert (where.line, where.column, found) == (line, column, raw)


def test_keys_are_found():
    """The place of a field's name can be asked for too."""
    assert YamlText("x", "a: {b: 1, c: 2}").locate(("a", "c"), key=True)[0].column == 11


def test_positions_count_characters():
    """A letter outside ASCII is one column."""
    assert YamlText("x", "a: {é: 1, ü: 2}").at("a", "ü").column == 14


# PyYAML's dumper turns line breaks other than LF into spaces, and writes control characters that it does not read.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT.filter(bool), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), PLAIN, max_size=6))
def test_what_is_written_is_read(value):
    """Whatever PyYAML's safe dumper writes without aliases comes back as it was."""

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, _data):
            return True

    text = yaml.dump(value, Dumper=Dumper, allow_unicode=True)
    read, problems = YamlText("x", text).load()
    assert (read, problems) == (value, ())


@given(st.text(alphabet=st.sampled_from("ab01 :-[]{}&*!?#|>@`%\"'\n\t,.<=~é\x07"), max_size=80))
def test_no_text_crashes_the_reader(text):
    """Any text gives a value or exactly one problem inside the text."""
    value, problems = YamlText("x", text).load()
    assert len(problems) <= 1
    if problems:
        assert value is None
        assert 1 <= problems[0].where.line <= text.count("\n") + 2


ENTRY = """title: Kota Pekalongan: ikhtisar
conferred: 2014-12
issuers: []
recipients:
- place: kota-pekalongan
  result:
    rank: 1
    of:
  unit: 'Dinas "A"'
- place: kota-tegal
themes:
  - budaya
  - "2"
"""


def test_an_entry_is_plain_but_for_what_needs_yaml():
    """Without it the short cut could leave everything to YAML, and no test would notice."""
    assert plain_yaml.read(ENTRY) is None
    assert plain_yaml.read(ENTRY.replace(": ikhtisar", "")) == {
        "title": "Kota Pekalongan",
        "conferred": "2014-12",
        "issuers": [],
        "recipients": [
            {"place": "kota-pekalongan", "result": {"rank": 1, "of": None}, "unit": 'Dinas "A"'},
            {"place": "kota-tegal"},
        ],
        "themes": ["budaya", "2"],
    }


INDENTS = ("", "", "", "  ", "  ", "    ", " ", "\t", " " * 17)
KEYS = ("", "a:", "b:", "c:", "a: ", "b: ", "c: ", "d:  ", "ka: ", "no: ", "a-b: ", "1: ", "?", "a: b: ", "'a': ")
VALUES = (
    *(
        "",
        "teks",
        "dua kata",
        "a:b",
        "http://x.y/z?q=1#b",
        "a #b",
        "a: b",
        "a:",
        "a ",
        "é, [x] {y} & *z",
        "x\xa0y",
        "x\x85y",
    ),
    *("no", "Yes", "TRUE", "null", "Null", "y", "n", "on", "off", "~", "nOn", ".inf", "e5", "No, terima kasih"),
    *(
        "0",
        "7",
        "-7",
        "010",
        "1_0",
        "12:30",
        "2023",
        "2014-12",
        "2014-12-05",
        "2014-2",
        "1e5",
        "8,6",
        "9" * 21,
        "5 kota",
    ),
    *(
        '"x"',
        '"x: y # z"',
        '""',
        '"a\\n"',
        '"a" b',
        "'x'",
        "'it''s'",
        "''",
        '"',
        "[]",
        "[a]",
        "{}",
        "|",
        ">",
        "*x",
        "&x y",
    ),
    *("---", "...", "-", "x\u2028y", "\ufeff", "x\x07"),
)
LINES = st.tuples(
    st.sampled_from(INDENTS),
    st.sampled_from(("", "", "- ", "-", "-  ", "- - ")),
    st.sampled_from(KEYS),
    st.sampled_from(VALUES),
).map("".join)
PLAIN_LINES = st.tuples(
    st.sampled_from(INDENTS[:6]),
    st.sampled_from(("", "", "- ")),
    st.sampled_from(KEYS[1:7]),
    st.sampled_from(VALUES[:3]),
).map("".join)


@given(st.lists(PLAIN_LINES, max_size=9).map("\n".join) | st.lists(LINES | PLAIN_LINES, max_size=6).map("\n".join))
@settings(max_examples=1_000)
@example("a:\n- b: c\n  d:\n  - e\n- f: g")
def test_plain_lines_are_read_as_yaml_reads_them(text):
    """What the short cut reads, it reads as PyYAML does; all else it leaves alone."""
    fields = plain_yaml.read(text)
    if fields is not None:
        assert YamlText("x.yaml", text).load_any() == (fields, ())


def mappings(values):
    """Return a strategy for mappings of such values."""
    return st.dictionaries(st.sampled_from(("a", "b", "c", "ka", "no")), values, min_size=1, max_size=4)


SCALARS = st.none() | st.booleans() | st.integers(0, 10**18) | st.sampled_from(VALUES) | st.text(max_size=9)
NESTED = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | mappings(inner), max_leaves=12)


@given(mappings(NESTED), st.booleans())
@settings(max_examples=400)
def test_what_is_written_as_yaml_is_read_as_it_was(fields, unicode):
    """The importer and most tools write YAML so, with lists as far in as their field."""
    text = yaml.safe_dump(fields, width=1_000, allow_unicode=unicode, sort_keys=False)
    read = plain_yaml.read(text)
    if read is not None:
        assert read == fields
        assert YamlText("x.yaml", text).load_any() == (read, ())
