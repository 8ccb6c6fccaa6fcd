"""Addresses are those of the design, and lead from any page to any other wherever the site lies."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac import urls
from almanac.registry import SLUG_PREFIXES
from almanac.registry_reader import read_registry

PATHS = st.lists(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), max_size=4).map(
    lambda words: "".join(f"{word}/" for word in words)
)


def test_addresses_are_as_designed(content):
    """Each kind of thing has its folder, and a place's address leaves its type out."""
    places = read_registry(content.path)[0].places
    assert urls.entry("adipura-2016") == "entri/adipura-2016/"
    assert urls.place(places["kota-semarang"]) == "kota/semarang/"
    assert urls.place(places["kabupaten-bandung"]) == "kabupaten/bandung/"
    assert urls.place(places["provinsi-jawa-tengah"]) == "provinsi/jawa-tengah/"
    assert (urls.year(2018), urls.year(None)) == ("tahun/2018/", "tahun/tanpa-tahun/")
    assert (urls.issuer("klhk"), urls.award("kla"), urls.theme("anak")) == (
        "pemberi/klhk/",
        "penghargaan/kla/",
        "tema/anak/",
    )


def test_everything_finds_its_own_address(content):
    """`of` gives each thing the address that its kind has."""
    content.entry()
    content.page("tentang")
    almanac = content.load().almanac
    things = (
        almanac.entries[0],
        almanac.places["kota-semarang"],
        almanac.issuers["klhk"],
        almanac.awards["kla"],
        almanac.themes["anak"],
        almanac.pages[0],
    )
    assert set(map(urls.of, things)) <= set(urls.pages_of(almanac))


def test_pages_are_listed_once_and_in_order(content):
    """An almanac's pages are sorted and none is listed twice; a place has one once it has a record."""
    content.entry()
    pages = urls.pages_of(content.load().almanac)
    assert list(pages) == sorted(set(pages))
    assert "kota/semarang/" in pages
    assert "kota/bandung/" not in pages


def test_every_type_of_place_has_its_prefix_as_folder(content):
    """The registry's check of slugs and the addresses agree, so that no two places share an address."""
    places = read_registry(content.path)[0].places
    for place in places.values():
        assert urls.place(place) == place.slug.replace("-", "/", 1) + "/"
        assert place.slug.startswith(SLUG_PREFIXES[place.type])


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", "index.html"),
        ("kota/semarang/", "kota/semarang/index.html"),
        ("404.html", "404.html"),
        ("a/umpan.xml", "a/umpan.xml"),
    ],
)
def test_files_of_addresses(address, file):
    """A page is the index of its folder; what has a file name is that file."""
    assert urls.file_of(address) == file


def test_later_pages_of_a_list():
    """The first page of a list has the list's own address."""
    assert (urls.numbered("daerah/", 1), urls.numbered("daerah/", 2)) == ("daerah/", "daerah/hal/2/")


def test_breadcrumbs_lead_from_home():
    """The folders above a page come from the home page down, without the page itself."""
    assert list(urls.breadcrumbs("kota/semarang/hal/2/")) == ["", "kota/", "kota/semarang/", "kota/semarang/hal/"]
    assert list(urls.breadcrumbs("peta/")) == [""]


@given(PATHS, PATHS, st.sampled_from(["https://example.org/", "https://example.org/almanak-kota/"]))
def test_root_leads_to_any_page(page, other, site):
    """From any page, the way to the root and on to another page arrives there, at a host's root or below a folder."""
    assert urljoin(site + page, urls.root_of(page) + other) == site + other


@given(PATHS)
def test_feed_lies_beside_its_page(page):
    """A page's feed is in the page's own folder."""
    assert urls.feed(page).rpartition("/")[0] == page.rpartition("/")[0]
