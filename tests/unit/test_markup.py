"""Markdown becomes safe HTML, and what would be lost or harmful is reported at its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almanac.markup import plain, render, render_whole, rooted


def found(text):
    """Return code, line and column of each problem of a text."""
    return [(problem.code, problem.where.line, problem.where.column) for problem in render(text, "x.md").problems]


def test_headings_begin_below_the_title():
    """In an entry a heading of level 2 becomes one of level 3, and each has an id to link to."""
    assert render("## Latar\n", "x.md", shift=1).html == '<h3 id="s-latar">Latar</h3>'


def test_links_that_leave_are_marked():
    """A link to another site says so in `rel`, one within the almanac has none."""
    body = render("[a](https://example.org/) [b](/kota/semarang/)", "x.md").html
    assert '<a href="https://example.org/" rel="external">a</a>' in body
    assert '<a href="/kota/semarang/">b</a>' in body


def test_links_within_are_returned_with_their_places():
    """Each link to a page of the almanac comes with where it stands, also the second one to the same page."""
    text = "[a](/x/) `[b](/x/)` [c](/x/)\n\n![d](/media/y.png) [e][f]\n\n[f]: /z/\n"
    links = [(address, where.line, where.column) for address, where in render(text, "x.md").links]
    assert links == [("/x/", 1, 5), ("/x/", 1, 25), ("/media/y.png", 3, 6), ("/z/", 5, 6)]


def test_longer_address_is_not_mistaken():
    """An address that begins another one is found where it stands itself."""
    links = render("[a](/x/y/) [b](/x/)", "x.md").links
    assert [(address, where.column) for address, where in links] == [("/x/y/", 5), ("/x/", 16)]


def test_first_line_shifts_positions():
    """Positions are those of the file, not of the body."""
    problem = render("\n<b>x</b>", "x.md", first_line=20).problems[0]
    assert (problem.where.line, problem.where.column) == (21, 1)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a <b>c</b>", [("A040", 1, 3)]),
        ("<div>\n<p>x</p>\n</div>", [("A040", 1, 1), ("A040", 2, 1)]),
        ("`<b>` <b>x</b>", [("A040", 1, 7)]),
        ('<abbr title="x" onclick="y">z</abbr>', [("A040", 1, 1)]),
        ("a </b>", [("A040", 1, 3)]),
        ("<javascript:alert(1)>", [("A040", 1, 1)]),
        ("a <?php echo 1 ?>", [("A040", 1, 3)]),
        ("[a](javascript:alert(1))", [("A041", 1, 5)]),
        ("[a](JAVA&#115;cript:alert(1))", [("A041", 1, 5)]),
        ("[a](vbscript:x) ![b](data:image/png;base64,AA)", [("A041", 1, 5), ("A045", 1, 22)]),
        ("[a](ftp://example.org/)", [("A041", 1, 5)]),
        ("[a](//example.org/)", [("A034", 1, 5)]),
        ("[a](../x/)", [("A034", 1, 5)]),
        ("[a]()", [("A034", 1, 5)]),
        ("![](/media/x.png)", [("A042", 1, 5)]),
        ("![ ](https://example.org/x.png)", [("A045", 1, 6), ("A042", 1, 6)]),
        ("![x](/x.png)", [("A045", 1, 6)]),
        ("# a", [("A043", 1, 3)]),
        ("#a\n\nb\n===\n\n> # c", [("A043", 1, 2), ("A043", 3, 1), ("A043", 6, 5)]),
    ],
)
def test_what_may_not_stand_is_reported(text, problems):
    """Raw HTML, other schemes, addresses that lead nowhere, bare images and top headings each have their place."""
    assert found(text) == problems


@pytest.mark.parametrize(
    "text",
    [
        "CO<sub>2</sub> m<sup>2</sup><br>",
        '<abbr title="Sustainable Development Goals">SDGs</abbr> <cite>x</cite>',
        "<!-- catatan -->",
        "`<b>` dan\n\n    <div>\n",
        "5 < 6 dan a & b",
        "<https://example.org/> <a@example.org>",
        "[a](mailto:a@example.org) [b](#s-latar)",
        "| a | b |\n|---|--:|\n| c | d |",
    ],
)
def test_what_may_stand_is_not_reported(text):
    """A few inline elements, code, comments, signs, mail addresses, fragments and tables are fine."""
    assert found(text) == []


def test_harm_is_gone_whatever_is_reported():
    """The HTML is safe even where problems are reported."""
    text = '<script>alert(1)</script> <b onclick="x">y</b> [z](javascript:alert(1)) ![q](javascript:x)'
    assert not re.search(r"script|onclick", render(text, "x.md").html)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab <>/=\"'()[]!#&;:\n`*_-|javscript"), max_size=60))
def test_no_text_gives_unsafe_html(text):
    """Whatever is written, no script, handler or unknown element comes out, and every place is in the text."""
    rendered = render(text, "x.md")
    assert not re.search(
        r"<(script|style|iframe|object|b|i|u)\b|<[^>]*\son\w+=|(href|src)=\"?\s*javascript:", rendered.html
    )
    lines = text.split("\n")
    for problem in rendered.problems:
        assert 1 <= problem.where.line <= len(lines)
        assert 1 <= problem.where.column <= len(lines[problem.where.line - 1]) + 1


def test_addresses_become_relative():
    """Addresses of the almanac are written as seen from a page; others stay."""
    body = '<a href="/kota/x/">a</a><img src="/y.png" alt=""><a href="//z/">b</a><a href="#s">c</a>'
    assert rooted(body, "../../") == (
        '<a href="../../kota/x/">a</a><img src="../../y.png" alt=""><a href="//z/">b</a><a href="#s">c</a>'
    )


def test_text_without_tags():
    """The text of HTML has single spaces and no entities."""
    assert plain("<p>a &amp; b</p>\n<p>c<br>d</p>") == "a & b c d"


def test_inline_elements_do_not_divide_words():
    """Blocks and line breaks end a word, emphasis, links and indices within one do not; attributes are no text."""
    assert plain('<p>CO<sub>2</sub> du<a href="/x/" title="a > b">a</a></p><p>ti<em>ga</em></p>') == "CO2 dua tiga"
    assert plain('<ul><li>satu</li><li>dua</li></ul><img src="/media/x.jpg" alt="a > b">tiga') == "satu dua tiga"


def test_rendering_leaves_nothing_behind():
    """The reused renderer keeps neither links nor reference definitions of the text before."""
    render("[a](/x/)\n\n[r]: /y/\n", "x.md")
    again = render("[b][r]", "x.md")
    assert again.links == ()
    assert again.html == "<p>[b][r]</p>"


PIECES = (
    *(
        "a",
        "B",
        "é",
        "12",
        "1.",
        "3,5",
        "2) ",
        "- ",
        "+",
        "=",
        ":",
        ";",
        "~",
        "^",
        "$",
        "%",
        "@",
        '"',
        "'",
        "(y)",
        "--",
    ),
    *(" ", "\n", "\n\n", "\n\n\n", "\n   ", "\t", "\xa0", "...", "www.a.b", "http://x.y", "mailto:x@y.z", ":smile:"),
    *("[x](/kota/x/)", "[a b](https://a.b/c)", "[x](//y)", "[ z ](/a-b/?q=1)", "[x]", "[^1]", "Term\n: word", "a_b_"),
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
@settings(max_examples=500)
def test_short_cut_gives_what_the_whole_way_gives(text):
    """Paragraphs and plain links are written down at once; what comes out is what the parser would have made."""
    assert render(text, "x.md", 3, shift=1) == render_whole(text, "x.md", 3, shift=1)
