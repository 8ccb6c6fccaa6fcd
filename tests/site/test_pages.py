"""The published almanac is whole, and its pages keep to their budgets."""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections import Counter

import pytest
from crawl import read_page

from tools.audit.pages import sample

FEWEST_ENTRIES = 100

#: Addresses of the design, each with how many pages of its sort there are at least.
ADDRESSES = {
    "index.html": 1,
    "404.html": 1,
    "entri/*/index.html": FEWEST_ENTRIES,
    "kota/*/index.html": 30,
    "kabupaten/*/index.html": 10,
    "provinsi/*/index.html": 5,
    "daerah/index.html": 1,
    "daerah/hal/2/index.html": 1,
    "tahun/[0-9]*/index.html": 15,
    "tahun/tanpa-tahun/index.html": 1,
    "tahun/index.html": 1,
    "pemberi/*/index.html": 40,
    "pemberi/index.html": 1,
    "penghargaan/*/index.html": 40,
    "penghargaan/index.html": 1,
    "tema/*/index.html": 20,
    "tema/index.html": 1,
    "cari/index.html": 1,
    "kalender/index.html": 1,
    "kalender/*.ics": 1,
    "peta/index.html": 1,
    "data/index.html": 1,
    "data/datapackage.json": 1,
    "data/*.sqlite": 1,
    "tentang/index.html": 1,
    "metodologi/index.html": 1,
    "kontribusi/index.html": 1,
    "aksesibilitas/index.html": 1,
    "privasi/index.html": 1,
    "umpan.xml": 1,
    "kota/*/umpan.xml": 30,
    "tahun/*/umpan.xml": 15,
    "pemberi/*/umpan.xml": 40,
    "data/daerah/*.json": 50,
    "data/tahun/*.json": 15,
    "data/pemberi/*.json": 40,
    "sitemap.xml": 1,
    "robots.txt": 1,
    "opensearch.xml": 1,
}

#: Bytes; the budgets of the design.
ENTRY_HTML = 6 * 1024
ENTRY_GZIPPED = 4 * 1024
STYLES_GZIPPED = 14 * 1024
SCRIPTS_GZIPPED_BEFORE_SEARCH = 4 * 1024

#: An entry with more recipients has a longer table and is sent in more.
FEW_RECIPIENTS = 5


def gzipped(content: bytes) -> int:
    """Return the size as GitHub Pages sends it."""
    return len(gzip.compress(content, compresslevel=6, mtime=0))


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_every_address_of_the_design_is_there(project_site, pattern):
    """The almanac has its pages and files of every sort, and entries enough to be one."""
    assert len(list(project_site.glob(pattern))) >= ADDRESSES[pattern]


def test_there_is_a_page_of_every_type(site):
    """What the audits look at is there: entries of every kind among it."""
    assert len(sample(site)) > 20


def test_every_entry_of_the_data_has_its_page(site):
    """The table of entries and the folder of entries name the same, redirects aside."""
    rows = json.loads((site / "data" / "entries.json").read_text("utf-8"))
    pages = {page.parent.name for page in site.glob("entri/*/index.html") if page.parent.name != "hal"}
    redirects = {slug for slug in pages if "http-equiv" in (site / "entri" / slug / "index.html").read_text("utf-8")}
    assert {row["entry"] for row in rows} == pages - redirects
    assert len(rows) >= FEWEST_ENTRIES


def test_every_page_has_a_title_and_a_heading_of_its_own(site):
    """A page has one heading of level 1 and one title in its head, and no two pages have the same title."""
    titles: Counter[str] = Counter()
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        assert len(re.findall(r"<h1\b", html)) == 1, file
        if 'http-equiv="refresh"' not in html:
            (title,) = re.findall(r"<title>(.*?)</title>", html.partition("<main")[0])
            titles[title] += 1
    assert [title for title, times in titles.items() if times > 1] == []


def test_no_page_has_the_same_id_twice(site):
    """Fragments and labels name one element."""
    for file in sorted(site.rglob("*.html")):
        ids = Counter(re.findall(r'\sid="?([^" >]*)', file.read_text("utf-8")))
        assert [name for name, times in ids.items() if times > 1] == [], file


@pytest.fixture(scope="module")
def entry_sizes(project_site):
    """Return each entry's recipients and sources, and the bytes of its page, plain and as sent."""
    recipients: Counter[str] = Counter()
    for table in ("recognitions", "activities"):
        rows = json.loads((project_site / "data" / f"{table}.json").read_text("utf-8"))
        recipients.update(row["entry"] for row in rows)
    sources = Counter(row["entry"] for row in json.loads((project_site / "data" / "sources.json").read_text("utf-8")))
    pages = {slug: (project_site / "entri" / slug / "index.html").read_bytes() for slug in sorted(recipients)}
    return [(slug, recipients[slug], sources[slug], len(html), gzipped(html)) for slug, html in sorted(pages.items())]


def test_entries_keep_to_their_budget(entry_sizes):
    """Half of all entries, whatever they hold, are at most 6 KB of HTML, 4 KB as sent."""
    assert len(entry_sizes) >= FEWEST_ENTRIES
    assert statistics.median(html for *_, html, _ in entry_sizes) <= ENTRY_HTML
    assert statistics.median(sent for *_, sent in entry_sizes) <= ENTRY_GZIPPED


def test_every_ordinary_entry_keeps_to_its_budget(entry_sizes):
    """An entry of one place by up to two sources is at most 6 KB of HTML; one of five places is still sent in 4 KB."""
    plain = {slug: html for slug, places, sources, html, _ in entry_sizes if places == 1 and sources <= 2}
    sent = {slug: size for slug, places, _, _, size in entry_sizes if places <= FEW_RECIPIENTS}
    assert len(plain) > FEWEST_ENTRIES / 4
    assert {slug: size for slug, size in plain.items() if size > ENTRY_HTML} == {}
    assert {slug: size for slug, size in sent.items() if size > ENTRY_GZIPPED} == {}


def test_styles_keep_to_their_budget(site):
    """There is one bundle of styles, of at most 14 KB as sent, and pages bring no other."""
    sheets = list(site.rglob("*.css"))
    assert len(sheets) == 1
    assert gzipped(sheets[0].read_bytes()) <= STYLES_GZIPPED
    assert not [file for file in site.rglob("*.html") if "<style" in file.read_text("utf-8")]


def test_scripts_before_search_keep_to_their_budget(site):
    """Before a reader turns to search, a page loads one script and what this imports, at most 4 KB as sent."""
    for file in sorted(site.rglob("*.html")):
        names = [address.rsplit("/", 1)[1] for address in read_page(file).fetched if address.endswith(".js")]
        assert names == ([] if 'http-equiv="refresh"' in file.read_text("utf-8") else ["cari.js"]), file
    for page in (site / "index.html", site / "cari" / "index.html"):
        waiting = [(page.parent / address).resolve() for address in read_page(page).fetched if address.endswith(".js")]
        scripts = set()
        while waiting:
            script = waiting.pop()
            if script not in scripts:
                scripts.add(script)
                statically = re.findall(
                    r'^import\b[^;(]*["\'](\.[^"\']+)["\']', script.read_text("utf-8"), re.MULTILINE
                )
                waiting += [(script.parent / address).resolve() for address in statically]
        assert scripts
        assert sum(gzipped(script.read_bytes()) for script in scripts) <= SCRIPTS_GZIPPED_BEFORE_SEARCH
