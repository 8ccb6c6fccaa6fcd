"""How an entry is cited: with the years that are known, and in forms that reference managers read."""

from __future__ import annotations

import dataclasses
import re

import pytest

from almanac.citations import bibtex, cite, meta_tags, plain, ris
from almanac.language import Language
from tests.unit.almanac_factory import FACTS, PREVIEW, make_almanac, make_entry

T = Language()
DAY = "2026-11-23"


def test_a_citation_tells_the_edition_from_the_day_of_publication():
    """The edition is the index year and cannot be read as the year of publication, which stands in its own sentence."""
    entry = make_entry(edition=2016, conferred="2017-08-02")
    assert plain(entry, FACTS, T, DAY) == (
        "“Semarang menerima Adipura.” Almanak Uji, edisi 2016. Terbit 23 November 2026. "
        "https://example.org/almanak/entri/adipura-2016/"
    )


def test_an_entry_without_a_year_is_cited_without_one():
    """Where neither edition nor conferral is known, every form says so and none makes up a year."""
    citation = cite(make_entry("adipura"), make_almanac(make_entry("adipura")), FACTS, T)
    assert (
        citation.plain
        == "“Semarang menerima Adipura.” Almanak Uji, tanpa tahun. https://example.org/almanak/entri/adipura/"
    )
    assert "  note = {Tanpa tahun},\n" in citation.bibtex
    assert "N1  - Tanpa tahun\r\n" in citation.ris
    assert not re.search(r"\b(19|20)\d\d\b", citation.plain + citation.bibtex + citation.ris)
    assert "year =" not in citation.bibtex
    assert "PY  -" not in citation.ris


def test_programs_read_the_edition_as_a_note():
    """The almanac's name stands alone where a reference manager takes the container from, and the edition beside it."""
    entry = make_entry(edition=2016)
    assert "  howpublished = {Almanak Uji},\n  note = {Edisi 2016},\n" in bibtex(entry, FACTS, T, DAY)
    tags = dict(line.split("  - ", 1) for line in ris(entry, FACTS, T, DAY).splitlines())
    assert (tags["T2"], tags["N1"], tags["PY"]) == ("Almanak Uji", "Edisi 2016", "2026")


def test_the_day_of_publication_comes_from_git():
    """All forms and the meta tags give the day on which the entry was first committed."""
    entry = make_entry()
    almanac = make_almanac(entry, published={entry.slug: DAY}, modified={entry.slug: "2026-12-01"})
    citation = cite(entry, almanac, FACTS, T)
    assert "Terbit 23 November 2026." in citation.plain
    assert "year = {2026},\n  month = nov" in citation.bibtex
    assert "PY  - 2026\r\nDA  - 2026/11/23" in citation.ris
    assert ("citation_publication_date", "2026/11/23") in meta_tags(entry, almanac, FACTS)


def test_a_title_keeps_its_own_mark():
    """A title that is a question gets no full stop."""
    assert plain(make_entry(title="Kota mana yang terbersih?"), FACTS, T).startswith("“Kota mana yang terbersih?” ")


def test_an_address_that_is_not_known_is_not_made_up():
    """A preview leaves the address out of every form."""
    entry = make_entry()
    assert plain(entry, PREVIEW, T, DAY).endswith(" Almanak Uji, tanpa tahun. Terbit 23 November 2026.")
    assert "url" not in bibtex(entry, PREVIEW, T)
    assert "UR  -" not in ris(entry, PREVIEW, T)
    assert "citation_public_url" not in dict(meta_tags(entry, make_almanac(entry), PREVIEW))


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
    """Characters that TeX reads as commands stand as text, and braces balance."""
    text = bibtex(make_entry(title=title), FACTS, T)
    assert f"  title = {{{{{escaped}}}}}," in text
    assert text.replace(r"\{", "").replace(r"\}", "").count("{") == text.replace(r"\{", "").replace(r"\}", "").count(
        "}"
    )


def test_bibtex_has_a_key_that_is_stable():
    """The key is the slug, which addresses keep for good."""
    assert bibtex(make_entry(), FACTS, T).startswith("@misc{adipura-2016,\n")


def test_ris_has_one_tag_a_line():
    """Every line is a tag, two spaces, a hyphen, a space and a value; the record begins with TY and ends with ER."""
    lines = ris(make_entry(title="dua\nbaris"), FACTS, T, DAY).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert (lines[0], lines[-2:]) == ("TY  - ELEC", ["ER  - ", ""])


def test_meta_tags_name_title_author_and_container():
    """What Google Scholar and Zotero need is there, in the language of the entry."""
    tags = dict(meta_tags(make_entry(lang="en"), make_almanac(), FACTS))
    assert tags == {
        "citation_title": "Semarang menerima Adipura",
        "citation_author": "Almanak Uji",
        "citation_journal_title": "Almanak Uji",
        "citation_public_url": "https://example.org/almanak/entri/adipura-2016/",
        "citation_language": "en",
    }


def test_bibtex_names_only_languages_that_it_knows():
    """A language that TeX has no name for here is left out rather than guessed."""
    entry = dataclasses.replace(make_entry(), lang="jv")
    assert "langid" not in bibtex(entry, FACTS, T)
    assert "langid = {indonesian}" in bibtex(make_entry(), FACTS, T)
