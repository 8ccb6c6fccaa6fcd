"""A stretch of entries in, its part of every table out; parts in, whole tables out.

A part depends on its own entries alone. After an edit one part is made anew and the others are taken from the last
build: a part holds texts, numbers and bytes, so that it can be kept on disk.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from almanac import downloads
from almanac.exports.database import as_bytes, mark_of_rows
from almanac.exports.entry_rows import counted_places, entry_rows, in_cells, rows_of
from almanac.exports.entry_tables import PUBLISHED, STORED
from almanac.exports.gzipped import Piece, gzip_file, piece
from almanac.exports.registry_tables import AWARDS, ISSUERS, PLACES, THEMES
from almanac.exports.table import csv_lines, heading_line, json_array, json_lines, stored
from almanac.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from almanac.exports.registry_tables import Total, Totals
    from almanac.model import Almanac, Entry, Place
    from almanac.site_facts import SiteFacts


STRETCH = 256
"""Entries of a stretch, on average: few enough to be made anew after an edit, enough to compress well."""


WITH_TOTALS = (PLACES.name, ISSUERS.name, AWARDS.name, THEMES.name)
"""The tables of the registry, each of whose rows tells how many entries name it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the entries of one stretch bring to the tables, by a table's name.

    `csv` and `json` hold the lines of tables that are offered plain, `packed` the CSV of those that are compressed.
    `stored` holds the rows of the database and `stored_mark` stands for them; `totals` are those of the registry's
    tables, by table and id.
    """

    csv: Mapping[str, bytes]
    json: Mapping[str, bytes]
    packed: Mapping[str, Piece]
    stored: Mapping[str, bytes]
    stored_mark: bytes
    totals: Totals


def stretches(almanac: Almanac) -> list[tuple[Entry, ...]]:
    """Return all entries in the order of the tables: by index year, newest first and `None` last, then by slug.

    They are divided behind those entries whose slug says so, so that an entry that comes, goes or changes leaves all
    stretches but its own as they are.
    """
    found: list[tuple[Entry, ...]] = []
    for year in sorted(almanac.by_year, key=lambda year: (year is None, -(year or 0))):
        entries = sorted(almanac.by_year[year], key=lambda entry: entry.slug)
        ends = [n for n, entry in enumerate(entries, 1) if zlib.crc32(entry.slug.encode()) % STRETCH == 0]
        bounds = sorted({0, *ends, len(entries)})
        found += [tuple(entries[start:end]) for start, end in pairwise(bounds)]
    return found


def part(
    entries: Sequence[Entry],
    published: Mapping[str, str],
    modified: Mapping[str, str],
    facts: SiteFacts,
    *,
    packed: bool,
) -> Part:
    """Return the part of a stretch of entries; `packed` where the tables are offered compressed.

    `published` and `modified` hold days by slug, as the almanac's do; no other day of theirs is looked at.
    """
    rows = entry_rows(entries, published, modified, facts)
    cells = in_cells(rows)
    csv = {table.name: csv_lines(rows_of(table, cells)) for table in PUBLISHED}
    in_database = {table.name: as_bytes(stored(table, rows_of(table, rows))) for table in STORED}
    return Part(
        csv={} if packed else csv,
        json={}
        if packed
        else {table.name: json_lines(table, rows_of(table, rows)) for table in PUBLISHED if table.json},
        packed={name: piece(lines) for name, lines in csv.items()} if packed else {},
        stored=in_database,
        stored_mark=mark_of_rows(in_database),
        totals=_totals(entries),
    )


def table_files(parts: Collection[Part], *, packed: bool) -> dict[str, bytes]:
    """Return the tables of entries by address; the parts stand in order, and all are `packed` or none is."""
    found = {}
    for table in PUBLISHED:
        name, heading = table.name, heading_line(table)
        if packed:
            found[downloads.table(name, "csv.gz")] = gzip_file([piece(heading), *(one.packed[name] for one in parts)])
            continue
        found[downloads.table(name, "csv")] = b"".join([heading, *(one.csv[name] for one in parts)])
        if table.json:
            found[downloads.table(name, "json")] = json_array(filter(None, (one.json[name] for one in parts)))
    return found


def added_up(parts: Iterable[Part]) -> Totals:
    """Return the totals of all parts together."""
    sums: dict[str, dict[str, list[int]]] = {table: {} for table in WITH_TOTALS}
    for one in parts:
        for table, totals in one.totals.items():
            own = sums[table]
            for key, (counted, entries, activities) in totals.items():
                if key in own:
                    total = own[key]
                    total[0] += counted
                    total[1] += entries
                    total[2] += activities
                else:
                    own[key] = [counted, entries, activities]
    return _frozen(sums)


def total_of(entries: Collection[Entry]) -> Total:
    """Return the total of some entries together."""
    return _total([entry.counted for entry in entries], entries)


def total_for(place: Place, entries: Collection[Entry], counted: Mapping[str, Mapping[str, bool]]) -> Total:
    """Return the total of some entries of a place: what counts for it, and not for another that shares the act.

    `counted` has what `counted_places` returns of each entry, by its slug.
    """
    return _total([counted[entry.slug][place.slug] for entry in entries], entries)


def _total(counted: Iterable[bool], entries: Collection[Entry]) -> Total:
    return sum(counted), len(entries), sum([entry.kind is Kind.ACTIVITY for entry in entries])


def _totals(entries: Iterable[Entry]) -> Totals:
    sums: dict[str, dict[str, list[int]]] = {table: {} for table in WITH_TOTALS}
    for entry in entries:
        counted, activity = entry.counted, entry.is_activity
        named = (
            (PLACES.name, counted_places(entry)),
            (ISSUERS.name, dict.fromkeys([party.issuer.id for party in entry.parties], counted)),
            (AWARDS.name, {entry.award.id: counted} if entry.award else {}),
            (THEMES.name, dict.fromkeys([theme.id for theme in entry.themes], counted)),
        )
        for table, keys in named:
            own = sums[table]
            for key, counts in keys.items():
                total = own.setdefault(key, [0, 0, 0])
                total[0] += counts
                total[1] += 1
                total[2] += activity
    return _frozen(sums)


def _frozen(sums: Mapping[str, Mapping[str, Sequence[int]]]) -> Totals:
    return {table: {key: (one, two, three) for key, (one, two, three) in own.items()} for table, own in sums.items()}
