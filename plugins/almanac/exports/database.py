"""Filled tables in, one SQLite database out: the same bytes for the same rows, wherever and whenever it is built.

The database is normalised: what the CSV tables repeat from row to row is a view here, of the same name and columns.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from almanac.exports.entry_tables import ACTIVITIES, RECOGNITIONS
from almanac.exports.table import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.exports.table import Column, Filled, Table

PAGE_SIZE = 4096
"""Bytes; fixed, because the default differs between builds of SQLite."""
APPLICATION_ID = 0x416C6D61
"""The word "Alma" in the file's head (https://www.sqlite.org/fileformat2.html#application_id)."""
LAYOUT = 1
"""`user_version`: raised when a table or column is renamed or removed."""

VIEWED = (RECOGNITIONS.name, ACTIVITIES.name)

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}

INDEXES = (
    ("entries", "year"),
    ("entries", "award"),
    ("entry_places", "place"),
    ("entry_issuers", "issuer"),
    ("entry_themes", "theme"),
    ("places", "province_code"),
)

# `group_concat` has no order of its own before SQLite 3.44; a sorted subquery gives it one.
VIEWS = {
    "entry_facts": """
SELECT e.*, a.name AS award_name,
    (SELECT group_concat(id, ' ') FROM (
        SELECT i.id FROM entry_issuers ei JOIN issuers i ON i.id = ei.issuer
        WHERE ei.entry = e.entry ORDER BY ei.number)) AS issuers,
    (SELECT group_concat(name, '|') FROM (
        SELECT i.name FROM entry_issuers ei JOIN issuers i ON i.id = ei.issuer
        WHERE ei.entry = e.entry ORDER BY ei.number)) AS issuer_names,
    (SELECT group_concat(theme, ' ') FROM (
        SELECT et.theme FROM entry_themes et
        WHERE et.entry = e.entry ORDER BY et.number)) AS themes,
    (SELECT count(*) FROM sources s WHERE s.entry = e.entry) AS sources_count
FROM entries e
LEFT JOIN awards a ON a.id = e.award""",
    "recognitions": """
SELECT e.entry, ep.number, e.title, e.kind, e.award, e.award_name, e.edition,
    e.conferred, e.conferred_from, e.conferred_to, e.year, e.status, ep.counted, ep.personal,
    ep.place, p.name AS place_name, p.code AS place_code,
    ep.unit, ep.tier, ep.rank, ep."of", ep.score, ep.category, ep.received_by,
    e.issuers, e.issuer_names, e.publishers, e.sources_count, e.themes, e.summary, e.url
FROM entry_facts e
JOIN entry_places ep ON ep.entry = e.entry
JOIN places p ON p.slug = ep.place
WHERE e.kind <> 'activity'""",
    "activities": """
SELECT e.entry, ep.number, e.title, e.conferred, e.conferred_from, e.conferred_to, e.year,
    ep.place, p.name AS place_name, p.code AS place_code,
    e.organizers, e.publishers, e.sources_count, e.themes, e.summary, e.url
FROM entry_facts e
JOIN entry_places ep ON ep.entry = e.entry
JOIN places p ON p.slug = ep.place
WHERE e.kind = 'activity'""",
    "counts_by_place": """
SELECT p.slug AS place, p.name, e.year, count(DISTINCT e.entry) AS recognitions
FROM entry_places ep
JOIN entries e ON e.entry = ep.entry
JOIN places p ON p.slug = ep.place
WHERE ep.counted
GROUP BY p.slug, e.year""",
    "counts_by_award": """
SELECT a.id AS award, a.name, e.year, count(DISTINCT e.entry) AS recognitions, count(DISTINCT ep.place) AS places
FROM entry_places ep
JOIN entries e ON e.entry = ep.entry
JOIN awards a ON a.id = e.award
WHERE ep.counted
GROUP BY a.id, e.year""",
}


def database(filled: Iterable[Filled]) -> bytes:
    """Return the database file; raise sqlite3.IntegrityError where a row refers to one that is not there.

    Tables come each before those that refer to it, rows in their own order: both decide on the bytes.
    """
    stored = [one for one in filled if one.table.name not in VIEWED]
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {LAYOUT}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for one in stored:
            connection.execute(_create(one.table))
        for one in stored:
            _insert(connection, one)
        for table, column in INDEXES:
            connection.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        for name, query in VIEWS.items():
            connection.execute(f'CREATE VIEW "{name}" AS {query.strip()}')
        connection.execute("COMMIT")
        # Lays each table's pages side by side and leaves none free.
        connection.execute("VACUUM")
        # A database in memory has no counter of changes and no mark of the release that wrote it in its head.
        return connection.serialize()


def _stored(table: Table) -> list[tuple[int, Column]]:
    return [(number, column) for number, column in enumerate(table.columns) if column.stored]


def _create(table: Table) -> str:
    lines = [_declaration(column) for _, column in _stored(table)]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    # A province refers to itself and its places to it, so rows are checked when all of them are there.
    lines += [
        f'FOREIGN KEY ("{reference.column}") REFERENCES "{reference.table}" ("{reference.target}") '
        "DEFERRABLE INITIALLY DEFERRED"
        for reference in table.references
    ]
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {body}\n) WITHOUT ROWID'


def _declaration(column: Column) -> str:
    words = [f'"{column.name}"', TYPES[column.type]]
    if column.required:
        words.append("NOT NULL")
    if column.unique:
        words.append("UNIQUE")
    if column.type == "boolean":
        words.append(f'CHECK ("{column.name}" IN (0, 1))')
    if column.values:
        allowed = ", ".join(f"'{value}'" for value in column.values)
        words.append(f'CHECK ("{column.name}" IN ({allowed}))')
    return " ".join(words)


def _insert(connection: sqlite3.Connection, filled: Filled) -> None:
    stored = _stored(filled.table)
    names = _names(column.name for _, column in stored)
    marks = ", ".join("?" * len(stored))
    connection.executemany(
        f'INSERT INTO "{filled.table.name}" ({names}) VALUES ({marks})',  # noqa: S608 - names are declared above
        ([joined(row[number], column) for number, column in stored] for row in filled.rows),
    )


def _names(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
