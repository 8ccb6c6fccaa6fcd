"""Almanac in, every page to be written out, sorted by address."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from almanac import markup, urls
from almanac.views.calendar_page import calendar_pages
from almanac.views.data_page import data_page
from almanac.views.entry_page import Neighbours, days, entry_page, neighbours
from almanac.views.facet_pages import FACETS
from almanac.views.home_page import home_page
from almanac.views.list_pages import list_pages
from almanac.views.map_page import home_map, map_page
from almanac.views.other_pages import not_found_page, redirect_pages, search_page
from almanac.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from almanac.downloads import Download
    from almanac.language import Language
    from almanac.maps import Ground
    from almanac.model import Almanac
    from almanac.site_facts import SiteFacts


def plan(
    almanac: Almanac, t: Language, ground: Ground, facts: SiteFacts, description: str, downloads: Sequence[Download]
) -> tuple[Page, ...]:
    """Return every page of the site, sorted by address; raise ValueError if two have the same one."""
    pages = sorted(_pages(almanac, t, ground, facts, description, downloads), key=lambda page: page.address)
    for before, after in pairwise(pages):
        if before.address == after.address:
            raise ValueError(f"two pages have the address /{after.address}: {before.title} and {after.title}")
    return tuple(pages)


def _pages(
    almanac: Almanac, t: Language, ground: Ground, facts: SiteFacts, description: str, downloads: Sequence[Download]
) -> Iterator[Page]:
    yield home_page(almanac, t, home_map(almanac, ground, t), facts.name, description)
    around = neighbours(almanac)
    for entry in almanac.entries:
        yield entry_page(entry, around.get(entry.slug, Neighbours()), days(almanac, entry), t)
    for facet in FACETS:
        for key in facet.keys(almanac):
            yield from facet.pages(almanac, key, t)
    yield from list_pages(almanac, t)
    yield from calendar_pages(almanac, t)
    yield map_page(almanac, ground, t)
    yield data_page(downloads, t)
    yield search_page(t)
    yield not_found_page(t)
    yield from redirect_pages(almanac)
    for page in almanac.pages:
        address = urls.page(page.slug)
        body = markup.rooted(page.body, urls.root_of(address))
        yield Page(address, "page.html", page.title, page.summary, body, subject=page)
