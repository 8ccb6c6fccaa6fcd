"""Addresses, old addresses and links are checked when everything is known."""

from __future__ import annotations

import pytest

from almanac import urls
from almanac.checks import address_of_file, check, nearest_page
from almanac.gather.pages import begin_pages
from almanac.history import read_history
from almanac.join import join
from almanac.link import link_entry
from almanac.problems import Where
from almanac.reader import read_entries
from almanac.registry_reader import read_registry
from content_folder import BODY


def links(content, *addresses):
    """Write an entry with these links and return what is wrong with them, with what is suggested."""
    content.entry(body=BODY + "".join(f"\n[tautan]({address})\n" for address in addresses))
    return [(problem.code, problem.suggestion) for problem in content.problems()]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/entri/",
        "/entri/adipura-2023/",
        "/entri/lama/",
        "/kota/semarang/",
        "/tahun/2023/",
        "/pemberi/klhk/#s-penghargaan",
        "/penghargaan/kla/",
        "/tema/anak/",
        "/tentang/",
        "/cari/?q=adipura",
        "/umpan.xml",
        "/data/recognitions.csv",
    ],
)
def test_link_to_what_exists_is_fine(content, address):
    """Pages, old addresses, feeds and downloads may be linked to, with fragment and query."""
    content.page("tentang")
    content.entry("b", edition=2022, folder="2022", aliases=["/entri/lama/"])
    assert links(content, address) == []


@pytest.mark.parametrize(
    ("address", "suggestion"),
    [
        ("/kota/semarang", "/kota/semarang/"),
        ("/kota/semarnag/", "/kota/semarang/"),
        ("/kabupaten/semarang/", "/kota/semarang/"),
        ("/penghargaan/adipuro/", "/penghargaan/adipura/"),
        ("/kota/bandung/", None),
        ("/tahun/1999/", None),
        ("/hal/2/", None),
    ],
)
def test_link_to_what_does_not_exist_is_reported(content, address, suggestion):
    """A place or year without a record has no page; the page that was meant is offered where there is one."""
    assert links(content, address) == [("A034", suggestion)]


def test_every_dead_link_is_reported_at_its_place(content):
    """The same dead link twice is two problems."""
    links(content, "/x/", "/x/")
    assert len({problem.where for problem in content.problems()}) == 2


def test_draft_s_links_are_not_followed(content):
    """What is not published has no readers to lead astray."""
    content.entry(draft=True, body=BODY + "\n[a](/x/)\n")
    assert content.problems() == ()


def test_faulty_file_s_page_may_be_linked_to(content):
    """A link to a page whose file has a problem is no second problem, nor is one to a place it may have recorded."""
    content.write("entries/2023/rusak.md", "Isi.\n")
    found = links(content, "/entri/rusak/", "/kota/bandung/", "/tahun/1999/", "/entri/tidak-ada/")
    assert sorted(found) == [("A003", None), ("A034", None)]


def test_unread_addresses_are_for_the_caller_to_give(content):
    """Without unread files every link is held against the pages that there are."""
    content.entry(body=BODY + "\n[a](/kota/bandung/)\n")
    registry, _ = read_registry(content.path)
    entries, _ = read_entries(content.path)
    pages, _ = begin_pages(content.path)()
    history = read_history(content.path)
    linked = [link_entry(registry, entry) for entry in entries]
    almanac, _ = join(registry, linked, pages, history, Where)
    assert [problem.code for problem in check(almanac, linked, pages, history, Where)] == ["A034"]
    assert check(almanac, linked, pages, history, Where, unread=frozenset({"entri/x/"})) == ()


@pytest.mark.parametrize("slug", sorted(urls.RESERVED))
def test_page_may_not_take_the_almanac_s_addresses(content, slug):
    """Each first word that the site uses itself is refused as the name of a page."""
    content.page(slug)
    assert content.codes() == ["A032"]


@pytest.mark.parametrize(
    ("folder", "word", "taken"),
    [
        ("issuers", "abjad", "pemberi/abjad/"),
        ("issuers", "jenis", "pemberi/jenis/"),
        ("awards", "abjad", "penghargaan/abjad/"),
        ("themes", "terbanyak", "tema/terbanyak/"),
        ("issuers", "terbanyak", None),
        ("awards", "jenis", None),
        ("themes", "abjad", None),
    ],
)
def test_registry_may_not_take_the_addresses_of_lists(content, folder, word, taken):
    """An id that is a word of its list's orders is refused at its file; a word of another list's orders is free."""
    if folder == "themes":
        name = "registry/themes.yaml"
        themes = (content.path / name).read_text("utf-8")
        content.write(name, f"{themes}{word}: {{id: Terbanyak, en: Most}}\n")
    else:
        name = f"registry/{folder}/{word}.yaml"
        rest = {"issuers": "short: LU\ntype: media\n", "awards": "about: Uji.\nissuers: [klhk]\n"}[folder]
        content.write(name, f"name: Uji\n{rest}")
    content.entry()
    found = [(str(problem.where), problem.code, problem.message) for problem in content.problems()]
    expected = [(f"content/{name}", "A032", f"the id '{word}' gives the address /{taken}, which is a list's own")]
    assert found == (expected if taken else [])


@pytest.mark.parametrize(
    ("alias", "codes"),
    [
        ("/entri/lama/", []),
        ("/2018/lama/", []),
        ("/entri/adipura-2023/", ["A033"]),
        ("/pemberi/klhk/", ["A033"]),
        ("/kota/semarang/hal/2/", ["A033"]),
        ("/pemberi/abjad/", ["A033"]),
    ],
)
def test_old_address_may_not_be_a_page_s(content, alias, codes):
    """An alias that is the address of a page, or of a later page of a list, could never redirect."""
    content.entry(aliases=[alias])
    assert content.codes() == codes


def test_old_address_may_be_given_once(content):
    """The same alias twice is a problem in the second place, in one entry or in two."""
    content.entry("a", aliases=["/entri/lama/", "/entri/lama/"])
    assert content.codes() == ["A033"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("entries/2023/x.md", "entri/x/"),
        ("entries/x.md", "entri/x/"),
        ("pages/tentang.md", "tentang/"),
        ("registry/issuers/klhk.yaml", "pemberi/klhk/"),
        ("registry/awards/kla.yaml", "penghargaan/kla/"),
        ("registry/themes.yaml", None),
        ("registry/places.csv", None),
        ("entries/2023/x.txt", None),
        ("x.md", None),
    ],
)
def test_files_have_addresses(name, address):
    """Entries, pages, issuers and awards have an address by the name of their file, and nothing else has."""
    assert address_of_file(name) == address


def test_nearest_page_is_stable():
    """Of pages with the same name in several folders the first is offered."""
    assert nearest_page("x/semarang/", frozenset({"kota/semarang/", "kabupaten/semarang/"})) == "kabupaten/semarang/"
