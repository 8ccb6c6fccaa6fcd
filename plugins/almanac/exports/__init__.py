"""An almanac in, everything that `/data/` offers out: tables, data package, database, schemas, one file a page.

`documents` gives every file by its address. A build makes them one by one: `page_tasks` each from the entries it shows,
`tables` from all of them and from what the last build made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from almanac import downloads
from almanac.exports.entry_rows import counted_places
from almanac.exports.kept import tables
from almanac.exports.listing import listing
from almanac.exports.parts import total_for, total_of
from almanac.exports.per_page import (
    MOST,
    MOST_OF_A_YEAR,
    issuer_file,
    place_file,
    record,
    year_file,
)
from almanac.memory import Memory
from almanac.task import File, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from almanac.exports.per_page import Record
    from almanac.model import Almanac, Entry, Issuer, Place
    from almanac.site_facts import SiteFacts

STAGE = "data"
"""The stage of a build that makes these files, as its timings name it."""

__all__ = [
    "STAGE",
    "documents",
    "listing",
    "page_tasks",
    "schema_documents",
    "tables",
]


def documents(almanac: Almanac, facts: SiteFacts) -> dict[str, bytes]:
    """Return every file below `/data/` by its address, sorted."""
    pages = {file.path: file.data for task in page_tasks(almanac, facts) for file in task.make(*task.given)}
    # No two stretches begin with the same entry.
    made = tables(almanac, facts, lambda entries: entries[0].slug.encode())
    return dict(sorted({**made.files, **pages, **schema_documents(facts)}.items()))


def page_tasks(almanac: Almanac, facts: SiteFacts) -> Iterator[Task]:
    """Yield what makes the data files of places, years and issuers."""
    by_slug = {entry.slug: entry for entry in almanac.entries}
    # Several files tell of an entry; each process looks at it and words it once.
    counted: Mapping[str, Mapping[str, bool]] = Memory(lambda slug: counted_places(by_slug[slug]))
    records: Mapping[str, Record] = Memory(lambda slug: record(by_slug[slug], counted[slug]))

    def of_place(place: Place, entries: tuple[Entry, ...]) -> Iterator[File]:
        total = total_for(place, entries, counted)
        yield File(downloads.of_place(place), place_file(place, entries[:MOST], total, records, facts), STAGE)

    def of_year(year: int | None, entries: tuple[Entry, ...]) -> Iterator[File]:
        newest, total = entries[:MOST_OF_A_YEAR], total_of(entries)
        yield File(downloads.of_year(year), year_file(year, newest, total, records, facts), STAGE)

    def of_issuer(issuer: Issuer, entries: tuple[Entry, ...]) -> Iterator[File]:
        data = issuer_file(issuer, entries[:MOST], total_of(entries), records, facts)
        yield File(downloads.of_issuer(issuer.id), data, STAGE)

    for year, entries in almanac.by_year.items():
        yield Task(downloads.of_year(year), "", of_year, (year, entries))
    for issuer in almanac.issuers.values():
        given = (issuer, almanac.by_issuer.get(issuer.id, ()))
        yield Task(downloads.of_issuer(issuer.id), "", of_issuer, given)
    for slug, entries in almanac.by_place.items():
        place = almanac.places[slug]
        yield Task(downloads.of_place(place), "", of_place, (place, entries))


def schema_documents(facts: SiteFacts) -> dict[str, bytes]:
    """Return the JSON Schema of each kind of content file."""
    from almanac.json_schemas import json_schemas  # noqa: PLC0415 - takes long to load, and few builds need it

    schemas = json_schemas(lambda kind: facts.href(downloads.schema(kind)) if facts.url else None)
    return {
        downloads.schema(kind): (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for kind, schema in schemas.items()
    }
