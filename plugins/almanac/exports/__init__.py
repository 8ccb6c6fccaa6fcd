"""An almanac in, everything that `/data/` offers out: tables, data package, database, schemas, one file a page.

`documents` gives every file by its address. A build makes them by parts: `page_tasks` each from the entries it shows,
`whole_documents` from all of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from almanac import downloads
from almanac.exports import database, datapackage
from almanac.exports.entry_tables import PUBLISHED
from almanac.exports.gzipped import gzip_file
from almanac.exports.listing import listing
from almanac.exports.parts import Part, added_up, part, stretches, table_files, total_for, total_of
from almanac.exports.per_page import (
    MOST,
    MOST_OF_A_YEAR,
    issuer_file,
    place_file,
    record,
    year_file,
)
from almanac.exports.registry_tables import registry_tables
from almanac.exports.table import as_csv, as_json
from almanac.json_schemas import json_schemas
from almanac.memory import Memory
from almanac.task import File, Task

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from almanac.exports.per_page import Record
    from almanac.exports.registry_tables import Total
    from almanac.exports.table import Filled, Table
    from almanac.model import Almanac, Entry, Issuer, Place
    from almanac.site_facts import SiteFacts

STAGE = "data"
"""The stage of a build that makes these files, as its timings name it."""

__all__ = [
    "STAGE",
    "Part",
    "added_up",
    "documents",
    "listing",
    "page_tasks",
    "part",
    "registry_tables",
    "schema_documents",
    "stretches",
    "table_documents",
    "total_for",
    "total_of",
    "whole_documents",
]


def documents(almanac: Almanac, facts: SiteFacts) -> dict[str, bytes]:
    """Return every file below `/data/` by its address, sorted."""
    made = (file for task in page_tasks(almanac, facts) for file in task.make(*task.given))
    return dict(sorted({**whole_documents(almanac, facts), **{file.path: file.data for file in made}}.items()))


def whole_documents(almanac: Almanac, facts: SiteFacts) -> dict[str, bytes]:
    """Return the files of everything: tables, the package that describes them, the database, the schemas."""
    packed = downloads.are_packed(len(almanac.entries))
    published, modified = almanac.published, almanac.modified
    parts = [part(entries, published, modified, facts, packed=packed) for entries in stretches(almanac)]
    tables = registry_tables(almanac, added_up(parts), facts)
    content = database.database(tables, (one.stored for one in parts))
    if packed:
        content = gzip_file(piece for _, piece in database.pieces(content, {}))
    return {
        **table_documents(parts, tables, facts, packed=packed),
        downloads.database(packed=packed): content,
        **schema_documents(facts),
    }


def table_documents(
    parts: Collection[Part], tables: Iterable[Filled], facts: SiteFacts, *, packed: bool
) -> dict[str, bytes]:
    """Return the tables as CSV and JSON, and the descriptor of the package.

    `parts` are those of all `stretches` in their order, `tables` those of the registry.
    """
    tables = tuple(tables)
    found = table_files(parts, packed=packed)
    for one in tables:
        found[downloads.table(one.table.name, "csv")] = as_csv(one)
        if one.table.json:
            found[downloads.table(one.table.name, "json")] = as_json(one)
    described = sorted((*PUBLISHED, *(one.table for one in tables)), key=_listed_first)
    package = datapackage.descriptor(described, found, facts, packed=packed)
    return {**found, downloads.PACKAGE: datapackage.as_bytes(package)}


def page_tasks(almanac: Almanac, facts: SiteFacts) -> Iterator[Task]:
    """Yield what makes the data files of places, years and issuers."""
    by_slug = {entry.slug: entry for entry in almanac.entries}
    # Several files hold an entry; each process words it once.
    records: Mapping[str, Record] = Memory(lambda slug: record(by_slug[slug]))

    def of_place(place: Place, newest: tuple[Entry, ...], total: Total) -> Iterator[File]:
        yield File(downloads.of_place(place), place_file(place, newest, total, records, facts), STAGE)

    def of_year(year: int | None, newest: tuple[Entry, ...], total: Total) -> Iterator[File]:
        yield File(downloads.of_year(year), year_file(year, newest, total, records, facts), STAGE)

    def of_issuer(issuer: Issuer, newest: tuple[Entry, ...], total: Total) -> Iterator[File]:
        yield File(downloads.of_issuer(issuer.id), issuer_file(issuer, newest, total, records, facts), STAGE)

    for year, entries in almanac.by_year.items():
        given = (year, entries[:MOST_OF_A_YEAR], total_of(entries))
        yield Task(downloads.of_year(year), "", of_year, given)
    for issuer in almanac.issuers.values():
        entries = almanac.by_issuer.get(issuer.id, ())
        yield Task(downloads.of_issuer(issuer.id), "", of_issuer, (issuer, entries[:MOST], total_of(entries)))
    for slug, entries in almanac.by_place.items():
        place = almanac.places[slug]
        given_to_place = (place, entries[:MOST], total_for(place, entries))
        yield Task(downloads.of_place(place), "", of_place, given_to_place)


def schema_documents(facts: SiteFacts) -> dict[str, bytes]:
    """Return the JSON Schema of each kind of content file."""
    schemas = json_schemas(lambda kind: facts.href(downloads.schema(kind)) if facts.url else None)
    return {
        downloads.schema(kind): (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for kind, schema in schemas.items()
    }


def _listed_first(table: Table) -> tuple[bool, int, str]:
    order = downloads.TABLES
    return (table.name not in order, order.index(table.name) if table.name in order else 0, table.name)
