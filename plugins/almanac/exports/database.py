"""Rows in, one SQLite database out: the same bytes for the same rows, however and whenever it is built.

The database is normalised: what the CSV tables repeat from row to row is a view here, of the same name and columns. It
has no index beside its keys: one for each question that may be asked would make a third of the file, and whoever asks
often makes those that help.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import sqlite3
import zlib
from typing import TYPE_CHECKING

from almanac.exports.entry_tables import STORED
from almanac.exports.gzipped import Piece, piece
from almanac.exports.table import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from almanac.exports.table import Column, Filled, Row, Table

    Rows = Mapping[str, bytes]
    """Rows by their table, as `as_bytes` has written them: a tenth of the memory that they take as values."""

PAGE_SIZE = 4096
"""Bytes; fixed, because the default differs between builds of SQLite."""
APPLICATION_ID = 0x416C6D61
"""The word "Alma" in the file's head (https://www.sqlite.org/fileformat2.html#application_id)."""
LAYOUT = 1
"""`user_version`: raised when a table or column is renamed or removed."""
RUN = 64
"""Pages in a run that is compressed by itself, on average: few enough that an edit changes little beside itself."""

WITHOUT_REFERENCES = 2
"""The format of marshal in which equal values have equal bytes, whichever of their parts are one object."""

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}

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
    e.issuers, e.issuer_names, e.publishers, e.sources_count, e.themes, e.url
FROM entry_facts e
JOIN entry_places ep ON ep.entry = e.entry
JOIN places p ON p.slug = ep.place
WHERE e.kind <> 'activity'""",
    "activities": """
SELECT e.entry, ep.number, e.title, e.conferred, e.conferred_from, e.conferred_to, e.year,
    ep.place, p.name AS place_name, p.code AS place_code,
    e.organizers, e.publishers, e.sources_count, e.themes, e.url
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


def database(registry: Iterable[Filled], rows: Iterable[Rows]) -> bytes:
    """Return the database file of the registry's tables and the rows of entries, by table, in any order.

    It is not asked whether rows refer to ones that are there: linking has resolved every reference.
    """
    registry = tuple(registry)
    with contextlib.closing(_connected()) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {LAYOUT}")
        connection.execute("BEGIN")
        for table in (*(one.table for one in registry), *STORED):
            connection.execute(_create(table))
        for name, query in VIEWS.items():
            connection.execute(f'CREATE VIEW "{name}" AS {query.strip()}')
        for one in registry:
            _insert(connection, one.table, stored(one.table, one.rows))
        for part in rows:
            for table in STORED:
                _insert(connection, table, as_rows(part[table.name]))
        return _closed(connection)


def mark(registry: Iterable[Filled], rows: Iterable[bytes]) -> bytes:
    """Return what stands for all that a database holds; `rows` has the mark of each part's rows, in any order."""
    return _digest([*(mark_of_rows({one.table.name: as_bytes(one.rows)}) for one in registry), *sorted(rows)])


def as_bytes(rows: Sequence[Row]) -> bytes:
    """Return rows as bytes: equal ones for equal rows."""
    return marshal.dumps(tuple(rows), WITHOUT_REFERENCES)


def as_rows(written: bytes) -> tuple[Row, ...]:
    """Return the rows that `as_bytes` has written."""
    rows: tuple[Row, ...] = marshal.loads(written)  # noqa: S302 - written by this process
    return rows


def mark_of_rows(rows: Rows) -> bytes:
    """Return what stands for some rows: others have another."""
    return _digest([marshal.dumps(list(rows.items()), WITHOUT_REFERENCES)])


def _digest(parts: Iterable[bytes]) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def revised(content: bytes, registry: Iterable[Filled], gone: Iterable[str], come: Iterable[Rows]) -> bytes:
    """Return the database without the entries of these slugs, with further rows, and with the registry as it is now.

    It is the file that `database` would make of all the rows, in a tenth of the time.
    """
    slugs = [(slug,) for slug in gone]
    rows = tuple(come)
    with contextlib.closing(_connected()) as connection:
        connection.deserialize(content)
        connection.execute("BEGIN")
        for one in registry:
            connection.execute(f'DELETE FROM "{one.table.name}"')  # noqa: S608 - names are declared above
            _insert(connection, one.table, stored(one.table, one.rows))
        for table in STORED:
            connection.executemany(f'DELETE FROM "{table.name}" WHERE "entry" = ?', slugs)  # noqa: S608 - likewise
            _insert(connection, table, (row for part in rows for row in as_rows(part[table.name])))
        return _closed(connection)


def runs(content: bytes) -> Iterator[bytes]:
    """Yield the file in stretches of pages that end where a page's own bytes say so.

    A row that grows moves the rows behind it for a few pages, and all pages by one at most: stretches of a fixed length
    would differ from there to the end of the file, and these differ where the rows do.
    """
    start = 0
    for end in range(PAGE_SIZE, len(content) + 1, PAGE_SIZE):
        if zlib.crc32(content[end - PAGE_SIZE : end]) % RUN == 0 or end == len(content):
            yield content[start:end]
            start = end


def pieces(content: bytes, known: Mapping[bytes, Piece]) -> tuple[tuple[bytes, Piece], ...]:
    """Return the compressed pieces of a database file, each with the digest of its run; known ones are taken over."""
    found = []
    for run in runs(content):
        # Of all that cannot be led astray, what most processors have instructions for.
        digest = hashlib.sha256(run).digest()
        found.append((digest, known.get(digest) or piece(run)))
    return tuple(found)


def _connected() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    # Every value was checked when it was read, and to do it again takes as long as the rest.
    connection.execute("PRAGMA ignore_check_constraints = ON")
    return connection


def _closed(connection: sqlite3.Connection) -> bytes:
    connection.execute("COMMIT")
    # Lays each table's pages side by side in the order of its keys and leaves none free, whatever came before.
    connection.execute("VACUUM")
    # Else it would count how often the file was revised.
    connection.execute(f"PRAGMA schema_version = {LAYOUT}")
    content = connection.serialize()
    connection.close()  # a large one takes as much memory as its file
    # Its head counts changes, and names the release that wrote it last, unless the database began in memory.
    return b"".join([content[:24], bytes(4), content[28:92], bytes(8), memoryview(content)[100:]])


def _create(table: Table) -> str:
    lines = [_declaration(column) for column in table.columns if column.stored]
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


def _insert(connection: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * sum(column.stored for column in table.columns))
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)  # noqa: S608 - names are declared above


def _names(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
