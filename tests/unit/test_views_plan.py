"""The plan of all pages, the pages that only lead on, and the words handed to the search page's script."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from almanac import downloads, maps, urls
from almanac.downloads import Download, Folder, Offer
from almanac.language import Language
from almanac.model import IssuerType, Kind, PlaceType, StaticPage, Status
from almanac.views.data_page import data_page
from almanac.views.other_pages import not_found_page, redirect_pages, search_page
from almanac.views.plan import plan
from almanac.views.search_words import search_words
from tests.unit.almanac_factory import (
    FACTS,
    make_almanac,
    make_entry,
)
from tests.unit.any_almanac import almanacs, few
from tests.unit.map_almanac import SQUARE

T = Language()
GROUND = maps.draw_ground(SQUARE)
ABOUT = StaticPage("tentang", "content/pages/tentang.md", "Tentang", "Ini.", '<p><a href="/daerah/">Daerah</a></p>')


def planned(almanac):
    return plan(almanac, T, GROUND, FACTS, "Uji.", Offer())


@few
@given(almanacs())
def test_every_address_is_planned_once_in_order(almanac):
    """Pages are sorted by address, no two have the same, and every address that the checker knows is there."""
    addresses = [page.address for page in planned(almanac)]
    assert addresses == sorted(addresses)
    assert len(set(addresses)) == len(addresses)
    assert set(urls.pages_of(almanac)) <= set(addresses)


@few
@given(almanacs())
def test_old_addresses_are_planned_as_redirects(almanac):
    """Every alias is a page that leads to its entry's address and that search engines do not keep."""
    pages = {page.address: page for page in planned(almanac)}
    for entry in almanac.entries:
        for alias in entry.aliases:
            page = pages[alias]
            assert (page.template, page.indexed) == ("redirect.html", False)
            assert page.view.href == urls.entry(entry.slug)
    redirects = [page for page in pages.values() if page.template == "redirect.html"]
    assert len(redirects) == sum(len(entry.aliases) for entry in almanac.entries)


@few
@given(almanacs())
def test_every_page_says_what_it_is(almanac):
    """No page is without a title, a description and a template, and each is of a section that has a page."""
    pages = planned(almanac)
    assert all(page.title and page.description and page.template for page in pages)
    sections = {page.section for page in pages} - {""}
    assert sections <= {page.address for page in pages}


def test_two_pages_of_one_address_are_refused():
    """An old address that is another page's would overwrite it: the plan raises rather than choose."""
    entry = make_entry(aliases=("entri/b/",))
    with pytest.raises(ValueError, match="two pages have the address /entri/b/"):
        planned(make_almanac(entry, make_entry("b")))


def test_order_of_files_does_not_matter():
    """The same entries in another order are the same plan."""
    entries = [make_entry(f"e{n}", edition=2010 + n % 3) for n in range(6)]
    assert planned(make_almanac(*entries)) == planned(make_almanac(*reversed(entries)))


def test_pages_of_the_content_folder_are_planned():
    """A static page has its file's name as address and links relative to it."""
    almanac = replace(make_almanac(), pages=(ABOUT,))
    (page,) = (page for page in planned(almanac) if page.template == "page.html")
    assert (page.address, page.title, page.description, page.subject) == ("tentang/", "Tentang", "Ini.", ABOUT)
    assert 'href="../daerah/"' in page.view


def test_further_pages_of_lists_are_planned():
    """Page 2 of a list is a page of its own below it."""
    addresses = {page.address for page in planned(make_almanac(*(make_entry(f"e{n:03}") for n in range(101))))}
    assert {
        "entri/hal/2/",
        "kota/semarang/hal/2/",
        "tahun/tanpa-tahun/hal/2/",
        "pemberi/klhk/hal/2/",
        "penghargaan/adipura/hal/2/",
        "tema/kebersihan/hal/2/",
    } <= addresses


def test_the_page_of_what_is_not_there_leads_to_the_lists():
    """404.html and the search page are for readers, not for search engines, and lead on without JavaScript."""
    for page in (not_found_page(T), search_page(T)):
        assert not page.indexed
        assert {link.href for link in page.view.doors} == {*urls.LISTS, urls.ENTRIES}
    assert not_found_page(T).address == "404.html"


def test_every_order_of_a_list_is_an_address_that_the_checker_knows():
    """A link to a list in another order holds, and no old address may take its place."""
    lists = {
        page.address for page in planned(make_almanac()) if page.template == "list.html" and "hal/" not in page.address
    }
    assert lists == {*urls.LISTS, *urls.ORDERS}
    assert lists <= set(urls.pages_of(make_almanac()))


def test_an_entry_may_have_several_old_addresses():
    """Each old address has a page, in whatever folder it lay."""
    almanac = make_almanac(make_entry("baru", aliases=("entri/lama/", "arsip/2010/lama/")))
    assert [(page.address, page.view.href, page.root) for page in redirect_pages(almanac)] == [
        ("entri/lama/", "entri/baru/", "../../"),
        ("arsip/2010/lama/", "entri/baru/", "../../../"),
    ]


def test_downloads_say_form_size_and_rows():
    """A file is listed with its form, its size in kB, at least 1, and its rows where it is a table."""
    files = (
        Download("Pengakuan", "Satu baris per penerima", "data/pengakuan.csv", "text/csv", 1_234_567, 12_345),
        Download("Sumber", "Satu baris per sumber", "data/sumber.csv.gz", "application/gzip", 2_000, 9),
        Download("Basis data", "Semua", "data/almanak.sqlite", "application/vnd.sqlite3", 12, None),
    )
    folder = Folder("Daerah", "yang diperoleh", 1_552, 10_114_006, 42_096, 100)
    page = data_page(Offer(files, (folder,), packed=True), T)
    assert [(row.name, row.href, row.form, row.size, row.rows) for row in page.view.rows] == [
        ("Pengakuan", "data/pengakuan.csv", "CSV", "1.235 kB", "12.345"),
        ("Sumber", "data/sumber.csv.gz", "CSV (gzip)", "2 kB", "9"),
        ("Basis data", "data/almanak.sqlite", "SQLITE", "1 kB", ""),
    ]
    assert [(line.name, line.about) for line in page.view.folders] == [
        (
            "Daerah",
            "yang diperoleh, paling banyak 100 yang terbaru; 1.552 berkas, semuanya 10.114 kB, yang terbesar 42 kB",
        )
    ]
    assert page.view.packed
    assert {link.href for link in page.view.schemas} == {
        downloads.schema(link.text.removesuffix(".json")) for link in page.view.schemas
    }
    assert (page.address, page.subject) == ("data/", "data")


def test_the_script_has_a_word_for_every_value():
    """Kinds, statuses and types have their words, since the script knows only their keys."""
    words = search_words(T)
    assert set(words["kinds"]) == {kind.value for kind in Kind}
    assert set(words["conferred"]) == {*words["kinds"], "announced"}
    assert set(words["statuses"]) == {*(status.value for status in Status), "personal"}
    assert set(words["types"]) == {kind.value for kind in (*PlaceType, *IssuerType)}
    assert words["types"]["city"] == "kota"
    assert all("{date}" in form for form in words["conferred"].values())


def test_words_that_depend_on_a_number_come_in_two_forms():
    """The script fills in numbers itself, so that each phrase comes for one and for many, with its marks."""
    words = search_words(T)
    marks = {"results": "{query}", "partial": "{query}", "more": "", "others": "", "publishers": "", "entries": ""}
    for name, other in marks.items():
        assert set(words[name]) == {"one", "many"}
        assert all("{count}" in form and other in form for form in words[name].values())
    assert json.loads(json.dumps(words)) == words
