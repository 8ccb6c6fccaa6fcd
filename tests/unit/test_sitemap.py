"""What crawlers and browsers are told: every address once, with the day its content changed where git knows it."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest

from almanac import join, sitemap, urls
from almanac.history import History
from almanac.language import Language
from almanac.model import StaticPage
from almanac.registry import Registry
from tests.unit.almanac_factory import (
    FACTS,
    PREVIEW,
    TEGAL,
    make_almanac,
    make_entry,
    make_recipient,
)

T = Language()
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def parsed(content):
    """Return the root of a file's XML."""
    return ET.fromstring(content)  # noqa: S314 - made by the test itself


def listed(content):
    """Return the addresses of a sitemap with their days, None where there is none."""
    return {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in parsed(content).findall(f"{MAP}url")}


def documents(almanac, facts=FACTS):
    return sitemap.documents(almanac, facts, T, urls.pages_of(almanac))


def test_every_page_is_listed_once_with_its_full_address():
    """The sitemap holds exactly the addresses that it is given."""
    almanac = make_almanac(make_entry(edition=2016))
    assert list(listed(documents(almanac)["sitemap.xml"])) == [
        f"https://example.org/almanak/{address}" for address in urls.pages_of(almanac)
    ]


def test_a_list_changed_when_one_of_its_entries_did():
    """The day of an entry is its file's; that of a place, year, issuer or list the latest of its entries."""
    almanac = make_almanac(
        make_entry("a", edition=2016),
        make_entry("b", edition=2017, recipients=(make_recipient(TEGAL),)),
        modified={"a": "2026-11-01", "b": "2026-11-05"},
    )
    days = listed(documents(almanac)["sitemap.xml"])
    whole = ("", "entri/", "daerah/", "tahun/", "pemberi/", "penghargaan/", "tema/", "kalender/", "peta/", "data/")
    some = ("entri/a/", "kota/semarang/", "tahun/2016/", "pemberi/klhk/", "pemberi/wwf/", "cari/")
    assert {address: days[f"https://example.org/almanak/{address}"] for address in (*whole, *some)} == {
        "entri/a/": "2026-11-01",
        "kota/semarang/": "2026-11-01",
        "tahun/2016/": "2026-11-01",
        "pemberi/klhk/": "2026-11-05",
        "pemberi/wwf/": None,
        "cari/": None,
    } | dict.fromkeys(whole, "2026-11-05")


def test_further_pages_of_a_list_changed_with_the_first():
    """Page 2 holds other entries of the same list, which move to and from it as the list changes."""
    changed = {"tahun/2016/": "2026-11-05"}
    pages = ["tahun/2016/", urls.numbered("tahun/2016/", 12), "tahun/2017/"]
    days = listed(sitemap.sitemaps({"sitemap-daftar": pages}, changed, FACTS)["sitemap.xml"])
    assert list(days.values()) == ["2026-11-05", "2026-11-05", None]


def test_a_page_of_content_changed_when_its_file_did():
    """A page of `content/pages` has the day of its own file, known or not, and no entry's."""
    pages = [StaticPage(slug, f"content/pages/{slug}.md", "Judul", "Apa ini.", "") for slug in ("tentang", "privasi")]
    changed = History(changed={"pages/tentang.md": "2026-10-02", "entries/2016/privasi.md": "2026-11-05"}, known=True)
    days = listed(documents(join.index(Registry({}, {}, {}, {}, {}), (), tuple(pages), changed))["sitemap.xml"])
    assert days["https://example.org/almanak/tentang/"] == "2026-10-02"
    assert days["https://example.org/almanak/privasi/"] is None


def test_a_day_that_is_not_known_is_left_out():
    """Without git's history no page has one, and a list of which one entry is unknown has none either."""
    entries = (make_entry("a", edition=2016), make_entry("b", edition=2016))
    assert set(listed(documents(make_almanac(*entries))["sitemap.xml"]).values()) == {None}
    partly = listed(documents(make_almanac(*entries, modified={"a": "2026-11-01"}))["sitemap.xml"])
    pages = ("entri/a/", "tahun/2016/", "daerah/")
    assert [partly[f"https://example.org/almanak/{page}"] for page in pages] == ["2026-11-01", None, None]


@pytest.mark.parametrize(("more", "parts"), [(0, 1), (1, 2)])
def test_a_large_site_has_an_index_of_sitemaps(more, parts):
    """Beyond 45,000 addresses the sitemap becomes an index whose parts hold every address once."""
    pages = [f"entri/{number:06}/" for number in range(sitemap.MOST_ADDRESSES + more)]
    files = sitemap.sitemaps({"sitemap-2016": pages}, {}, FACTS)
    if parts == 1:
        assert list(files) == ["sitemap.xml"]
        return
    index = parsed(files.pop("sitemap.xml"))
    assert [part.findtext(f"{MAP}loc") for part in index] == [f"https://example.org/almanak/{name}" for name in files]
    assert list(files) == ["sitemap-2016.xml", "sitemap-2016-2.xml"]
    found = [address for content in files.values() for address in listed(content)]
    assert found == [f"https://example.org/almanak/{page}" for page in pages]


def test_a_large_site_has_a_sitemap_for_the_entries_of_each_year(monkeypatch):
    """An edited entry changes the sitemap of its year and that of the pages that are no entries, and no other."""
    entries = [make_entry(slug, edition=year) for slug, year in (("a", 2016), ("b", 2017), ("c", None))]
    days = {"a": "2026-11-01", "b": "2026-11-01", "c": "2026-11-01"}
    almanac, edited = (make_almanac(*entries, modified=modified) for modified in (days, days | {"b": "2026-11-05"}))
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", len(urls.pages_of(almanac)) - 1)
    before, after = documents(almanac), documents(edited)
    assert [name for name in before if name.startswith("sitemap")] == [
        "sitemap-2016.xml",
        "sitemap-2017.xml",
        "sitemap-daftar.xml",
        "sitemap-tanpa-tahun.xml",
        "sitemap.xml",
    ]
    assert list(listed(before["sitemap-tanpa-tahun.xml"])) == ["https://example.org/almanak/entri/c/"]
    assert {name for name in before if before[name] != after[name]} == {"sitemap-2017.xml", "sitemap-daftar.xml"}


def test_nothing_invalid_is_written_where_the_address_is_not_known():
    """Sitemaps and search descriptions know absolute addresses only: a preview has a robots.txt and neither of them."""
    files = documents(make_almanac(make_entry()), PREVIEW)
    assert files == {"robots.txt": b"User-agent: *\nAllow: /\n"}


def test_robots_are_told_where_the_sitemap_is():
    """Everything may be read, and the sitemap is named by its full address."""
    assert documents(make_almanac())["robots.txt"].decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://example.org/almanak/sitemap.xml",
    ]


def test_a_browser_is_told_how_to_search():
    """The description leads to the search page with the words in its address, and keeps to the lengths allowed."""
    facts = dataclasses.replace(FACTS, name="Almanak Pengakuan bagi Kota & Kabupaten di Seluruh Indonesia")
    root = parsed(documents(make_almanac(), facts)["opensearch.xml"])
    assert root.find(f"{SEARCH}Url").get("template") == "https://example.org/almanak/cari/?q={searchTerms}"
    assert root.findtext(f"{SEARCH}ShortName") == "Almanak"
    assert root.findtext(f"{SEARCH}LongName") == "Almanak Pengakuan bagi Kota & Kabupaten di"
    assert root.findtext(f"{SEARCH}Description") == facts.tagline
