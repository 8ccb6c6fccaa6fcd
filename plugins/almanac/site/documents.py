"""An almanac in, tasks out that make every file beside the pages: data, feeds, calendar, sitemaps, styles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from almanac import exports, feeds, sitemap, urls
from almanac.calendar_file import calendar_file
from almanac.calendar_file import latest as latest_conferrals
from almanac.changes import Changes
from almanac.site.tables import make_tables
from almanac.task import File, Group, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from almanac.language import Language
    from almanac.marks import Marks
    from almanac.model import Almanac, Entry
    from almanac.site.assets import Assets
    from almanac.site_facts import SiteFacts
    from almanac.store import Store

FEEDS = "feeds"
"""A stage of a build, as its timings name it."""


def document_tasks(
    almanac: Almanac, facts: SiteFacts, assets: Assets, t: Language, marks: Marks, store: Store | None
) -> Iterator[Task | Group]:
    """Yield what makes the files that depend on the content alone, those of most work first.

    What the last build made of the tables is in the store, if there is one.
    """
    changes = Changes(almanac)

    def tables(given: Almanac) -> Iterator[File]:
        return _files(exports.STAGE, make_tables(given, facts, marks, store))

    def feeds_of_pages() -> Iterator[Task]:
        told = feeds.entry_texts(almanac, changes, facts, t)

        def feed(page: str, subject: str, entries: tuple[Entry, ...]) -> Iterator[File]:
            return _files(FEEDS, feeds.feeds([(page, subject, entries)], changes, told, facts, t))

        for page, subject, entries in feeds.subjects(almanac, t):
            yield Task(urls.feed(page), "", feed, (page, subject, entries))

    def calendars() -> Iterator[Task]:
        def calendar(_events: object) -> Iterator[File]:
            yield File(urls.CALENDAR_FILE, calendar_file(almanac, facts, t), FEEDS)

        yield Task(urls.CALENDAR_FILE, "", calendar, (tuple(latest_conferrals(almanac.entries)),))

    yield Task("tables", "", tables, (almanac,))
    yield Task("schemas", "", lambda: _files(exports.STAGE, exports.schema_documents(facts)), ())
    yield Group("data of pages", "", partial(exports.page_tasks, almanac, facts), (almanac,))
    yield Group("feeds of pages", "", feeds_of_pages, (almanac,))
    yield Group("calendars", "", calendars, (almanac,))
    yield Task("assets", "", lambda *_: _files("assets", assets.files), tuple(assets.files))


def sitemap_task(almanac: Almanac, facts: SiteFacts, t: Language, indexed: tuple[str, ...]) -> Task:
    """Return what makes the sitemaps of the pages that search engines should know."""
    return Task(
        "sitemap",
        "",
        lambda given, pages: _files("sitemap", sitemap.documents(given, facts, t, pages)),
        (almanac, indexed),
    )


def _files(stage: str, made: Mapping[str, bytes]) -> Iterator[File]:
    return (File(path, data, stage) for path, data in made.items())
