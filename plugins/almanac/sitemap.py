"""Pages in, what crawlers and browsers ask for out: sitemap.xml, robots.txt, opensearch.xml.

Sitemaps (https://www.sitemaps.org/protocol.html) and OpenSearch descriptions know absolute addresses only. Where the
site's own is not known, as in a preview, they would be invalid and are not written.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from almanac import urls
from almanac.xml_text import DECLARATION, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Entry
    from almanac.site_facts import SiteFacts

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
OPENSEARCH = "opensearch.xml"

MOST_ADDRESSES = 45_000
"""Addresses in one file; the protocol allows 50,000 and 50 MB."""

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

OF_ALL_ENTRIES = (urls.HOME, urls.ENTRIES, *urls.LISTS, *urls.ORDERS, urls.CALENDAR, urls.MAP, urls.DATA)
"""Pages that are made from every entry."""

_FURTHER_PAGE = re.compile(r"(?<=/)hal/[0-9]+/$")

SHORT_NAME = 16
LONG_NAME = 48
DESCRIPTION = 1024
"""Characters (OpenSearch 1.1, draft 6)."""


def documents(almanac: Almanac, facts: SiteFacts, t: Language, addresses: Iterable[str]) -> dict[str, bytes]:
    """Return the files by address; `addresses` are the pages that search engines should know, in any order."""
    found = {ROBOTS: robots(facts)}
    if facts.url:
        found |= sitemaps(sections(almanac, addresses), last_changes(almanac), facts)
        found[OPENSEARCH] = opensearch(facts, t)
    return dict(sorted(found.items()))


def sections(almanac: Almanac, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Return the pages, sorted, by the name of the sitemap that a large site has them in.

    Those of entries stand by index year, so that an edit changes one of these sitemaps and that of all other pages.
    """
    years = {urls.entry(entry.slug): entry.year for entry in almanac.entries}
    found: dict[str, list[str]] = {}
    for address in sorted(set(addresses)):
        name = ("tanpa-tahun" if years[address] is None else years[address]) if address in years else "daftar"
        found.setdefault(f"sitemap-{name}", []).append(address)
    return dict(sorted(found.items()))


def sitemaps(pages: Mapping[str, Sequence[str]], changed: Mapping[str, str], facts: SiteFacts) -> dict[str, bytes]:
    """Return one sitemap of all sections, or an index and its parts where there are too many pages for one."""
    if sum(map(len, pages.values())) <= MOST_ADDRESSES:
        return {SITEMAP: _sitemap(sorted(chain.from_iterable(pages.values())), changed, facts)}
    found = {}
    for name, own in pages.items():
        for number, start in enumerate(range(0, len(own), MOST_ADDRESSES), 1):
            part = f"{name}-{number}.xml" if number > 1 else f"{name}.xml"
            found[part] = _sitemap(own[start : start + MOST_ADDRESSES], changed, facts)
    listed = "".join(f"  <sitemap><loc>{xml(facts.href(name))}</loc></sitemap>\n" for name in found)
    index = f'{DECLARATION}<sitemapindex xmlns="{NAMESPACE}">\n{listed}</sitemapindex>\n'
    return {SITEMAP: index.encode(), **found}


def last_changes(almanac: Almanac) -> dict[str, str]:
    """Return the day that each page last changed by its address, where git knows it.

    A page that is made from entries changed when one of them did. Where git does not know one of them, nothing is said.
    """
    pages = {urls.page(slug): day for slug, day in almanac.modified_pages.items()}
    if not almanac.modified:
        return pages
    groups = (
        *((address, almanac.entries) for address in OF_ALL_ENTRIES),
        *((urls.entry(entry.slug), (entry,)) for entry in almanac.entries),
        *((urls.place(almanac.places[slug]), entries) for slug, entries in almanac.by_place.items()),
        *((urls.year(year), entries) for year, entries in almanac.by_year.items()),
        *((urls.issuer(key), entries) for key, entries in almanac.by_issuer.items()),
        *((urls.award(key), entries) for key, entries in almanac.by_award.items()),
        *((urls.theme(key), entries) for key, entries in almanac.by_theme.items()),
    )
    return pages | {address: day for address, entries in groups if (day := _latest(entries, almanac.modified))}


def robots(facts: SiteFacts) -> bytes:
    """Return a robots.txt (RFC 9309) that allows everything and names the sitemap."""
    lines = ["User-agent: *", "Allow: /"]
    if facts.url:
        lines += ["", f"Sitemap: {facts.href(SITEMAP)}"]
    return ("\n".join(lines) + "\n").encode()


def opensearch(facts: SiteFacts, t: Language) -> bytes:
    """Return the description by which a browser offers the almanac's search."""
    search = f"{facts.href(urls.SEARCH)}?q={{searchTerms}}"
    lines = [
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"  <ShortName>{xml(_shortened(facts.name, SHORT_NAME))}</ShortName>",
        f"  <LongName>{xml(_shortened(facts.name, LONG_NAME))}</LongName>",
        f"  <Description>{xml(_shortened(facts.tagline, DESCRIPTION))}</Description>",
        f'  <Url type="text/html" template="{xml(search)}"/>',
        f'  <Url type="application/opensearchdescription+xml" rel="self" template="{xml(facts.href(OPENSEARCH))}"/>',
        f"  <Language>{xml(t.code)}</Language>",
        "  <InputEncoding>UTF-8</InputEncoding>",
        "  <OutputEncoding>UTF-8</OutputEncoding>",
        "</OpenSearchDescription>",
    ]
    return (DECLARATION + "\n".join(lines) + "\n").encode()


def _sitemap(pages: Iterable[str], changed: Mapping[str, str], facts: SiteFacts) -> bytes:
    root = xml(facts.href(urls.HOME))
    lines = "".join([f"  <url><loc>{root}{xml(page)}</loc>{_last_change(page, changed)}</url>\n" for page in pages])
    return f'{DECLARATION}<urlset xmlns="{NAMESPACE}">\n{lines}</urlset>\n'.encode()


def _last_change(page: str, changed: Mapping[str, str]) -> str:
    # Page 2 of a list is made from the same entries as page 1.
    day = changed.get(_FURTHER_PAGE.sub("", page) if "/hal/" in page else page)
    return f"<lastmod>{day}</lastmod>" if day else ""


def _latest(entries: Iterable[Entry], modified: Mapping[str, str]) -> str | None:
    days = [modified.get(entry.slug, "") for entry in entries]
    return max(days) if all(days) and days else None


def _shortened(name: str, limit: int) -> str:
    """Return a name within a limit, cut between words where it has several."""
    if len(name) <= limit:
        return name
    head, _, _ = name[: limit + 1].rpartition(" ")
    return head or name[:limit]
