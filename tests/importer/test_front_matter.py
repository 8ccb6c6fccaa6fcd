"""The front matter of a draft means what was put into it, whatever words it holds."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almanac.importer.drafting.front_matter import Marked, bare, one_line, write_yaml
from almanac.yaml_source import YamlText

TRAPS = (
    *("no", "Yes", "on", "y", "N", "null", "~", "", " ", "true", "=", "<<", "010", "0o10", "0x1F", "12:30", "1_000"),
    *("1e3", "33.70", ".inf", "2023-12-19", "2025?", "-", "- a", "? a", "a: b", "a:", ": a", "a #b", "#b", "@kota"),
    *("&a", "*a", "!t", "%a", "`a", "|", ">", "[a", "{a", "a]", "'a", '"a"', "a\\b", "---", "...", "a\nb", "a\tb "),
    *("\u2028", "\ufeff", "\x00", "\x85", "Jum'at", "“a”", "Rp 3,5 miliar; 2/3", "https://a.id/b?c=d#e", "http://a b"),
)

_letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_scalars = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | _letters | st.sampled_from(TRAPS)
_names = st.from_regex(r"[a-z]{3,8}", fullmatch=True).filter(lambda name: name not in {"yes", "true", "off", "null"})
_marked = st.builds(Marked, _scalars, _letters)
_values = st.recursive(
    _scalars | _marked,
    lambda inner: (
        st.lists(_scalars | _marked | st.dictionaries(_names, inner, min_size=1, max_size=3), max_size=3)
        | st.dictionaries(_names, inner, min_size=1, max_size=3)
        | st.builds(Marked, st.lists(_scalars, max_size=3), _letters)
    ),
    max_leaves=10,
)


@given(st.dictionaries(_names, _values, min_size=1, max_size=4))
def test_fields_are_read_back_as_they_were_written(fields):
    """Whatever values and marks are written, the almanac's own reader returns the same values and no problem."""
    text, _ = write_yaml(fields, "periksa")
    assert YamlText("x.md", text).load() == (bare(fields), ())


@pytest.mark.parametrize("text", TRAPS)
def test_text_stays_text_for_any_reader_of_yaml(text):
    """What looks like a number, a date, a truth value or a sign of YAML is text for PyYAML's own loader as well."""
    written, _ = write_yaml({"value": text}, "periksa")
    assert yaml.safe_load(written) == {"value": text}


@given(st.dictionaries(_names, _values, min_size=1, max_size=4))
def test_a_mark_stands_on_the_line_of_its_value(fields):
    """Every mark is told with the line on which its comment stands and the location that leads to its value."""
    text, placed = write_yaml(fields, "periksa", first_line=5)
    lines = text.splitlines()
    for mark, location, line in placed:
        assert lines[line - 5].endswith(f"  # periksa: {one_line(mark.reason)}")
        assert YamlText("x.md", text, 5).locate(location, key=True)[0].line == line


def test_the_style_is_that_of_the_almanac():
    """Lists are not indented, text stands bare; dates, numbers and words of YAML 1.1 are in double quotes as text."""
    fields = {
        "title": 'Kota Semarang menerima Adipura, "Kencana"',
        "conferred": Marked("2017-07-22?", "keyakinan 60%"),
        "published": "XXXX-06-22",
        "issuers": ["klhk", "N"],
        "recipients": [{"place": "kota-semarang", "result": {"rank": 1, "score": "3,6"}, "personal": True}],
        "themes": Marked([], "pilih"),
    }
    text, _ = write_yaml(fields, "periksa")
    assert text == (
        'title: "Kota Semarang menerima Adipura, \\"Kencana\\""\n'
        'conferred: "2017-07-22?"  # periksa: keyakinan 60%\n'
        'published: "XXXX-06-22"\n'
        'issuers:\n- klhk\n- "N"\n'
        'recipients:\n- place: kota-semarang\n  result:\n    rank: 1\n    score: "3,6"\n  personal: true\n'
        "themes: []  # periksa: pilih\n"
    )


def test_a_value_of_another_type_is_refused():
    """What YAML has no form for here, such as a number with a point, raises and is not written as something else."""
    with pytest.raises(TypeError, match="float"):
        write_yaml({"value": 3.6}, "periksa")


@given(st.text())
def test_one_line_holds_nothing_that_cannot_be_seen(text):
    """Any text becomes one line without control characters, lone surrogates or space at its ends."""
    line = one_line(text)
    assert line.isprintable()
    assert line == line.strip()
    line.encode()
