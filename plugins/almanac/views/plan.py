"""Almanac in, every page to be written out: as tasks that can be done in any order, or all of them sorted."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from almanac import markup, urls
from almanac.maps import draw_ground
from almanac.task import Bundle, Group, Task
from almanac.views.calendar_page import calendar_pages
from almanac.views.data_page import data_page
from almanac.views.entry_page import Days, Neighbours, days, entry_page, with_neighbours
from almanac.views.facet_pages import facet_pages, facet_subjects
from almanac.views.home_page import home_page
from almanac.views.list_pages import entries_pages, list_pages
from almanac.views.map_page import count, home_map, map_page
from almanac.views.other_pages import not_found_page, redirect_pages, search_page
from almanac.views.page import Page
from almanac.views.place_page import place_pages, place_subjects
from almanac.views.year_page import year_pages, year_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from almanac.downloads import Offer
    from almanac.language import Language
    from almanac.model import Almanac, Entry, Place, StaticPage
    from almanac.outline import Outline
    from almanac.site_facts import SiteFacts
    from almanac.views.map_page import Numbers


def plan(
    almanac: Almanac, t: Language, outline: Outline, facts: SiteFacts, description: str, offer: Offer
) -> tuple[Page, ...]:
    """Return every page of the site, sorted by address; raise ValueError if two have the same one."""
    planned = (*page_tasks(almanac, t, outline, facts, description), data_task(almanac, offer, t))
    tasks = chain.from_iterable([one] if isinstance(one, Task) else one.tasks() for one in planned)
    made = chain.from_iterable(task.make(*task.given) for task in tasks)
    every = chain((page for page in made if isinstance(page, Page)), map(static_page, almanac.pages))
    pages = sorted(every, key=lambda page: page.address)
    for before, after in pairwise(pages):
        if before.address == after.address:
            raise ValueError(f"two pages have the address /{after.address}: {before.title} and {after.title}")
    return tuple(pages)


def page_tasks(
    almanac: Almanac, t: Language, outline: Outline, facts: SiteFacts, description: str
) -> Iterator[Task | Group]:
    """Yield what makes the pages, those of most work first.

    But for the data page, which tells of other files, and those of `content/pages`, which Pelican writes.
    """
    # Drawn and counted once, by whoever needs it first.
    ground = cache(draw_ground)
    numbers = cache(partial(count, almanac))

    def home(almanac: Almanac, outline: Outline) -> Iterator[Page]:
        yield home_page(almanac, t, home_map(numbers(), almanac.places, ground(outline), t), facts.name, description)

    def map_of(numbers: Numbers, places: Mapping[str, Place], outline: Outline) -> Iterator[Page]:
        yield map_page(numbers, places, ground(outline), t)

    def maps() -> Iterator[Task]:
        yield Task(urls.MAP, "map.html", map_of, (numbers(), dict(almanac.places), outline))

    def facets() -> Iterator[Task]:
        for facet in facet_subjects(almanac):
            yield Task(urls.of(facet.thing), "facet.html", lambda given: facet_pages(given, t), (facet,))

    def years() -> Iterator[Task]:
        for year in year_subjects(almanac):
            yield Task(urls.year(year.year), "year.html", lambda given: year_pages(given, t), (year,))

    def places() -> Iterator[Task]:
        for place in place_subjects(almanac):
            yield Task(urls.place(place.place), "place.html", lambda given: place_pages(given, t), (place,))

    def redirects() -> Iterator[Task]:
        for page in redirect_pages(almanac):
            yield Task(page.address, "redirect.html", lambda given: [given], (page,))

    # One after the other: then one worker draws the ground, for both.
    yield Group("maps", "map.html", maps, (almanac, outline))
    yield Task(urls.HOME, "home.html", home, (almanac, outline))
    yield Task(urls.CALENDAR, "calendar.html", lambda given: calendar_pages(given, t), (almanac,))
    yield Task(urls.ENTRIES, "entries.html", lambda given: entries_pages(given, t), (almanac,))
    yield Group("facets", "facet.html", facets, (almanac,))
    yield Group("years", "year.html", years, (almanac,))
    yield Group("places", "place.html", places, (almanac,))
    yield Task("list", "list.html", lambda given: list_pages(given, t), (almanac,))
    yield from entry_tasks(almanac, t)
    yield Task(urls.SEARCH, "search.html", lambda: [search_page(t)], ())
    yield Task(urls.NOT_FOUND, "404.html", lambda: [not_found_page(t)], ())
    yield Group("redirects", "redirect.html", redirects, (almanac,))


def static_page(page: StaticPage) -> Page:
    """Return a page of `content/pages`."""
    address = urls.page(page.slug)
    body = markup.rooted(page.body, urls.root_of(address))
    return Page(address, "page.html", page.title, page.summary, body, subject=page)


def entry_tasks(almanac: Almanac, t: Language) -> Iterator[Task | Group]:
    """Yield what makes the pages of entries, those bundled that name the same place first."""

    def page_of(entry: Entry, _body: str, around: Neighbours, dated: Days) -> Iterator[Page]:
        yield entry_page(entry, around, dated, t)

    def task_of(entry: Entry, around: Neighbours) -> Task:
        given = (entry, body_of(entry), around, days(almanac, entry))
        return Task(urls.entry(entry.slug), "entry.html", page_of, given)

    def tasks_of(place: str, entries: tuple[Entry, ...]) -> Iterator[Task]:
        return (task_of(entry, around) for entry, around in with_neighbours(place, entries))

    sizes = Counter(entry.recipients[0].place.slug for entry in almanac.entries if entry.recipients)
    for place, entries in almanac.by_place.items():
        given = (entries, "\n".join(map(body_of, entries)))
        yield Bundle(place, "entry.html", partial(tasks_of, place, entries), given, sizes[place])
    yield from (task_of(entry, Neighbours()) for entry in almanac.entries if not entry.recipients)


def body_of(entry: Entry) -> str:
    """Return what stands for an entry's body, which is no part of its mark."""
    return entry.fingerprint or str(entry.body)


def data_task(almanac: Almanac, offer: Offer, t: Language) -> Task:
    """Return what makes the data page, for which the files that it offers must be known.

    The years that they cover stand in its structured data.
    """
    return Task(urls.DATA, "data.html", lambda given, _: [data_page(given, t)], (offer, tuple(almanac.by_year)))
