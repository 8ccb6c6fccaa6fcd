"""An almanac in, everything that `/data/` offers out: tables, data package, database, schemas, one file a page.

`documents` gives every file by its address. After an edit less is enough: `part` of those `stretches` that changed,
`table_documents` of these parts and of those kept, `database.revised`, and `page_documents` of the places, years and
issuers that changed. The files are those of `documents`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from almanac import downloads
from almanac.exports import database, datapackage
from almanac.exports.entry_tables import PUBLISHED
from almanac.exports.gzipped import gzip_file
from almanac.exports.listing import listing
from almanac.exports.parts import Part, added_up, part, stretches, table_files, total_of
from almanac.exports.per_page import (
    MOST,
    MOST_OF_A_YEAR,
    issuer_file,
    place_file,
    record,
    year_file,
)
from almanac.exports.registry_tables import ISSUERS, NONE, PLACES, registry_tables
from almanac.exports.table import as_csv, as_json
from almanac.json_schemas import json_schemas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from almanac.exports.registry_tables import Totals
    from almanac.exports.table import Filled, Table
    from almanac.model import Almanac
    from almanac.site_facts import SiteFacts

__all__ = [
    "Part",
    "added_up",
    "documents",
    "listing",
    "page_documents",
    "part",
    "registry_tables",
    "schema_documents",
    "stretches",
    "table_documents",
]


def documents(almanac: Almanac, facts: SiteFacts) -> dict[str, bytes]:
    """Return every file below `/data/` by its address, sorted."""
    packed = downloads.are_packed(len(almanac.entries))
    published, modified = almanac.published, almanac.modified
    parts = [part(entries, published, modified, facts, packed=packed) for entries in stretches(almanac)]
    totals = added_up(parts)
    tables = registry_tables(almanac, totals, facts)
    content = database.database(tables, (one.stored for one in parts))
    if packed:
        content = gzip_file(piece for _, piece in database.pieces(content, {}))
    found = {
        **table_documents(parts, tables, facts, packed=packed),
        downloads.database(packed=packed): content,
        **page_documents(almanac, totals, facts, almanac.by_place, almanac.by_year, almanac.issuers),
        **schema_documents(facts),
    }
    return dict(sorted(found.items()))


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


def page_documents(
    almanac: Almanac,
    totals: Totals,
    facts: SiteFacts,
    places: Collection[str],
    years: Collection[int | None],
    issuers: Collection[str],
) -> dict[str, bytes]:
    """Return the files of these places with a record, index years and issuers; `totals` are those of all parts."""
    of_places = {slug: almanac.by_place[slug][:MOST] for slug in places}
    of_years = {year: almanac.by_year[year][:MOST_OF_A_YEAR] for year in years}
    of_issuers = {key: almanac.by_issuer.get(key, ())[:MOST] for key in issuers}
    groups = (*of_places.values(), *of_years.values(), *of_issuers.values())
    held = {entry.slug: entry for group in groups for entry in group}
    records = {slug: record(entry) for slug, entry in held.items()}
    found = {}
    for slug, newest in of_places.items():
        place, total = almanac.places[slug], totals[PLACES.name][slug]
        found[downloads.of_place(place)] = place_file(place, newest, total, records, facts)
    for year, newest in of_years.items():
        found[downloads.of_year(year)] = year_file(year, newest, total_of(almanac.by_year[year]), records, facts)
    for key, newest in of_issuers.items():
        issuer, total = almanac.issuers[key], totals[ISSUERS.name].get(key, NONE)
        found[downloads.of_issuer(key)] = issuer_file(issuer, newest, total, records, facts)
    return found


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
