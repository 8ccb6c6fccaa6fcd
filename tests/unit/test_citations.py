"""How an entry is cited: with the years that are known, and in forms that reference managers read."""

from __future__ import annotations

import re

import pytest

from almanac.citations import cite
from almanac.language import Language
from tests.unit.almanac_factory import FACTS, PREVIEW, make_entry
from tests.unit.node_programs import run_node

T = Language()
DAY = "2026-11-23"


def test_a_citation_tells_the_edition_from_the_day_of_publication():
    """The edition is the index year and cannot be read as the year of publication, which stands in its own sentence."""
    entry = make_entry(edition=2016, conferred="2017-08-02")
    assert cite(entry, FACTS, T, DAY) == (
        "“Semarang menerima Adipura.” Almanak Uji, edisi 2016. Terbit 23 November 2026. "
        "https://example.org/almanak/entri/adipura-2016/"
    )


def test_an_entry_without_a_year_is_cited_without_one():
    """Where neither edition nor conferral is known, the citation says so and makes up no year."""
    assert (
        cite(make_entry("adipura"), FACTS, T)
        == "“Semarang menerima Adipura.” Almanak Uji, tanpa tahun. https://example.org/almanak/entri/adipura/"
    )


def test_a_title_keeps_its_own_mark():
    """A title that is a question gets no full stop."""
    assert cite(make_entry(title="Kota mana yang terbersih?"), FACTS, T).startswith("“Kota mana yang terbersih?” ")


def test_an_address_that_is_not_known_is_not_made_up():
    """A preview leaves the address out."""
    assert cite(make_entry(), PREVIEW, T, DAY).endswith(" Almanak Uji, tanpa tahun. Terbit 23 November 2026.")


def forms_of(**changes):
    """Return BibTeX and RIS as the page's script makes them."""
    cited = {
        "key": "adipura-2016",
        "title": "Semarang menerima Adipura",
        "almanac": "Almanak Uji",
        "volume": "edisi 2016",
        "day": DAY,
        "address": "https://example.org/almanak/entri/adipura-2016/",
        "language": "id",
    }
    made = run_node("cite.mjs", stdin=cited | changes)
    return made["bibtex"], made["ris"]


def test_programs_read_the_edition_as_a_note():
    """The almanac's name stands alone where a reference manager takes the container from, and the edition beside it."""
    bibtex, ris = forms_of()
    assert bibtex == (
        "@misc{adipura-2016,\n"
        "  author = {{Almanak Uji}},\n"
        "  title = {{Semarang menerima Adipura}},\n"
        "  howpublished = {Almanak Uji},\n"
        "  note = {Edisi 2016},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "  url = {https://example.org/almanak/entri/adipura-2016/},\n"
        "  langid = {indonesian}\n"
        "}\n"
    )
    tags = dict(line.split("  - ", 1) for line in ris.splitlines())
    assert (tags["T2"], tags["N1"], tags["PY"], tags["DA"]) == ("Almanak Uji", "Edisi 2016", "2026", "2026/11/23")


def test_what_is_not_known_is_in_no_form():
    """Without a day of publication and an address neither form has one, and none is made up."""
    bibtex, ris = forms_of(day="", address="", volume="tanpa tahun", key="adipura", language="jv")
    assert "  note = {Tanpa tahun}\n" in bibtex
    assert "N1  - Tanpa tahun\r\n" in ris
    assert not re.search(r"\b(19|20)\d\d\b", bibtex + ris)
    assert not re.search(r"year|month|url|langid", bibtex)
    assert not re.search(r"PY|DA|UR", ris)


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("Sampah & air 100%", r"Sampah \& air 100\%"),
        ("a_b #1 $2", r"a\_b \#1 \$2"),
        ("{x}\\y", r"\{x\}\textbackslash{}y"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("dua\nbaris", "dua baris"),
    ],
)
def test_bibtex_is_escaped(title, escaped):
    """Characters that TeX reads as commands stand as text."""
    assert f"  title = {{{{{escaped}}}}}," in forms_of(title=title)[0]


def test_ris_has_one_tag_a_line():
    """Every line is a tag, two spaces, a hyphen, a space and a value; the record begins with TY and ends with ER."""
    lines = forms_of(title="dua\nbaris")[1].split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert (lines[0], lines[-2:]) == ("TY  - ELEC", ["ER  - ", ""])
