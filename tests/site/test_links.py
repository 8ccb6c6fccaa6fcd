"""Every link of the almanac leads somewhere, wherever the almanac is served from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from crawl import HOST, Crawl, crawl, fault, read_page

if TYPE_CHECKING:
    from pathlib import Path

REPOSITORY = "/almanak-kota"
PROJECT_SITE = f"https://contoh.example{REPOSITORY}"

#: Served to programs that know their addresses: the search script, search engines, and readers of the data package.
FOR_PROGRAMS = re.compile(
    r"^(aset/js-[0-9a-f]+/|cari/indeks/|robots\.txt$|sitemap\.xml$|data/\w+\.csv$|\.almanak-files\.json$)"
)


@dataclass(frozen=True, slots=True)
class Served:
    """A built almanac, where it is served, and what was reached of it."""

    site: Path
    prefix: str
    crawl: Crawl


@pytest.fixture(scope="session")
def at_root(unaddressed_site: Path) -> Served:
    """Serve the almanac at a host's root of which it was not told."""
    return Served(unaddressed_site, "", crawl(unaddressed_site, ""))


@pytest.fixture(scope="session")
def below_a_folder(unaddressed_site: Path) -> Served:
    """Serve the same files below a folder."""
    return Served(unaddressed_site, REPOSITORY, crawl(unaddressed_site, REPOSITORY))


@pytest.fixture(scope="session")
def at_its_address(project_site: Path) -> Served:
    """Serve the almanac as a project site that was told its address."""
    return Served(project_site, REPOSITORY, crawl(project_site, REPOSITORY, PROJECT_SITE))


@pytest.fixture(params=["at_root", "below_a_folder", "at_its_address"])
def served(request: pytest.FixtureRequest) -> Served:
    """Return the almanac in each of the ways in which it may be served."""
    return request.getfixturevalue(request.param)


def test_no_link_and_no_fragment_is_broken(served):
    """From the home page on, every page, feed, style and script names only what is there, fragments included."""
    assert len(served.crawl.reached) > 400
    assert served.crawl.broken == ()


def test_nothing_is_fetched_from_another_host(served):
    """No page makes a browser ask anybody else for an image, a style, a font or a script."""
    assert served.crawl.elsewhere == ()


def test_links_work_below_any_folder(served):
    """No link begins at the host's root, which a site below a folder does not own."""
    assert served.crawl.absolute == ()


def test_every_page_can_be_reached_from_home(served):
    """Links lead to every page and download; redirects are for those who come from outside."""
    files = {path.relative_to(served.site).as_posix() for path in served.site.rglob("*") if path.is_file()}
    left_out = {path for path in files if FOR_PROGRAMS.match(path)} | {"404.html"} | redirects(served.site)
    assert sorted(files - left_out - served.crawl.reached) == []


def redirects(site: Path) -> set[str]:
    pages = (path for path in site.rglob("*.html") if 'http-equiv="refresh"' in path.read_text("utf-8"))
    return {path.relative_to(site).as_posix() for path in pages}


def test_old_addresses_lead_to_the_new_ones(golden_almanac):
    """An alias is a page whose link and refresh both lead to the entry."""
    redirect = golden_almanac.output / "entri" / "piala-uji-salatiga" / "index.html"
    assert set(read_page(redirect).links) == {"../../entri/uji-bersih-2014-kota-salatiga/"}
    assert len(read_page(redirect).links) == 2
    assert fault(golden_almanac.output, "", f"{HOST}/entri/uji-bersih-2014-kota-salatiga/") == ""


def test_the_page_for_what_is_missing_stays_within_the_site(unaddressed_site, project_site):
    """The host shows 404.html at any depth, so its links name the site's folder, and every one of them is there."""
    for built, prefix in ((unaddressed_site, ""), (project_site, REPOSITORY)):
        page = read_page(built / "404.html")
        own = [address for address in page.links + page.fetched if not re.match(r"https?:|#", address)]
        assert len(own) > 10
        assert [address for address in own if not address.startswith(f"{prefix}/")] == []
        assert [address for address in own if fault(built, prefix, f"{HOST}{address}")] == []


def test_addresses_in_data_lead_to_pages(project_site):
    """Whatever is stated as an address, in tables, feeds, calendar or structured data, is there."""
    stated = set()
    for file in sorted(project_site.rglob("*")):
        if file.suffix in {".csv", ".html", ".ics", ".json", ".txt", ".xml"}:
            text = file.read_bytes().replace(b"\r\n ", b"").decode()  # a calendar folds long lines
            stated.update(re.findall(rf"{re.escape(PROJECT_SITE)}(/[\w./-]*)", text))
    assert len(stated) > 400
    assert sorted(path for path in stated if fault(project_site, REPOSITORY, f"{HOST}{REPOSITORY}{path}")) == []


def test_the_sitemap_lists_the_pages_that_search_engines_may_keep(project_site):
    """Every page is in the sitemap but those that ask not to be indexed."""
    listed = set(re.findall(r"<loc>([^<]+)</loc>", (project_site / "sitemap.xml").read_text("utf-8")))
    kept = (path for path in project_site.rglob("index.html") if "content=noindex" not in path.read_text("utf-8"))
    addresses = {f"{PROJECT_SITE}/{path.relative_to(project_site).as_posix()}" for path in kept}
    assert listed == {address.removesuffix("index.html") for address in addresses}


def test_no_script_runs_from_an_attribute(site):
    """No element has an event handler and no link runs a script; only the search page has one of its own."""
    with_script = set()
    for file in sorted(site.rglob("*.html")):
        page = read_page(file)
        assert page.handlers == [], file
        assert not [address for address in page.links if address.lower().startswith("javascript:")], file
        for attributes, text in re.findall(r"<script\b([^>]*)>(.*?)</script>", file.read_text("utf-8"), re.DOTALL):
            if "json" in attributes:
                json.loads(text)
            elif "src=" not in attributes:
                with_script.add(file.relative_to(site).as_posix())
    assert with_script <= {"cari/index.html"}
