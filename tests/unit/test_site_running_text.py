"""Running text: each sort of piece as HTML, escaped, with links from the page that it stands on."""

from __future__ import annotations

import pytest

from almanac.site.running_text import running
from almanac.views.parts import Piece


@pytest.mark.parametrize(
    ("piece", "html"),
    [
        (Piece("a & b"), "a &amp; b"),
        (Piece("Kota A", "kota/a/"), "<a href=../kota/a/>Kota A</a>"),
        (Piece("A", "https://a.example/?b=1&c"), '<a href="https://a.example/?b=1&amp;c">A</a>'),
        (Piece("22 Juli", datetime="2016-07-22"), "<time datetime=2016-07-22>22 Juli</time>"),
        (Piece("2017", datetime="2017", lag=True), "<span class=lag><time datetime=2017>2017</time></span>"),
        (Piece("tidak diketahui", unknown=True), "<span class=unknown>tidak diketahui</span>"),
        (Piece("why <not>", lang="en"), "<span lang=en>why &lt;not&gt;</span>"),
        (Piece(" (media)", quiet=True), "<small> (media)</small>"),
    ],
)
def test_each_sort_of_piece_has_its_markup(piece, html):
    """A piece is text, a link, a time, a lag, an unknown, a word in another language or a word on the rest."""
    assert running([piece], "../") == html
    assert running([piece, piece], "../", " · ") == f"{html} · {html}"


def test_links_are_seen_from_the_page():
    """The same piece leads from pages of two depths to the same place."""
    piece = Piece("Kota A", "kota/a/")
    assert running([piece], "../../") == "<a href=../../kota/a/>Kota A</a>"
    assert running([piece], "./") == "<a href=./kota/a/>Kota A</a>"


def test_nothing_is_nothing():
    """No pieces are no text."""
    assert running([], "./") == ""
