"""An almanac and what an earlier build kept of its tables in, the tables now and what to keep of them out.

Stretches that are as they were are taken over, and the database is revised. The files are those of a clean build.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from almanac import downloads
from almanac.exports import database, datapackage
from almanac.exports.entry_tables import PUBLISHED
from almanac.exports.gzipped import Piece, gzip_file
from almanac.exports.parts import Part, added_up, part, stretches, table_files
from almanac.exports.registry_tables import registry_tables
from almanac.exports.table import as_csv, as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from almanac.exports.database import Rows
    from almanac.exports.table import Filled, Table
    from almanac.model import Almanac, Entry
    from almanac.site_facts import SiteFacts

FEWEST_NEW = 10
"""Stretches from which on their parts are kept anew: fewer are made again sooner than all that is kept is written."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a build made of tables, for the builds after it.

    `parts` are without their rows, by the mark of their stretch, each with the slugs of its entries. `database` is the
    mark of what the database held; `pieces` are those of its compressed file by digest, in order, and none where it is
    offered plain. All of it was made for `facts`.
    """

    facts: SiteFacts
    packed: bool
    parts: Mapping[bytes, tuple[tuple[str, ...], Part]]
    database: bytes
    pieces: tuple[tuple[bytes, Piece], ...]


class Made(NamedTuple):
    """The tables in every form and their package by address, and what to keep for the next build.

    `kept` is None where what was kept will do, and so is `database`, the content of the file.
    """

    files: dict[str, bytes]
    kept: Kept | None
    database: bytes | None


def tables(
    almanac: Almanac,
    facts: SiteFacts,
    mark: Callable[[tuple[Entry, ...]], bytes],
    before: Kept | None = None,
    load: Callable[[bytes], bytes | None] = lambda _: None,
) -> Made:
    """Return the tables as they are now. Two stretches of entries with the same `mark` are alike in all that they hold.

    `before` is what an earlier build kept, and `load` returns the database that it kept under a mark: it is large, and
    is not asked for where nothing of it has changed, as by an edit of what an entry tells at length.
    """
    packed = downloads.are_packed(len(almanac.entries))
    earlier = before if before and (before.facts, before.packed) == (facts, packed) else None
    known = earlier.parts if earlier else {}
    now = {mark(entries): entries for entries in stretches(almanac)}
    days = (almanac.published, almanac.modified)
    new = {key: part(entries, *days, facts, packed=packed) for key, entries in now.items() if key not in known}
    rows = {one.stored_mark: one.stored for one in new.values()}
    new = {key: replace(one, stored={}) for key, one in new.items()}
    parts = [new[key] if key in new else known[key][1] for key in now]
    registry = registry_tables(almanac, added_up(parts), facts)
    held = database.mark(registry, [one.stored_mark for one in parts])
    content: bytes | None = None
    if earlier and packed and earlier.database == held:
        pieces = earlier.pieces
    else:
        content = load(earlier.database) if earlier else None
        if earlier and content is None:
            return tables(almanac, facts, mark)
        content = _database(registry, parts, rows, known.values(), content)
        pieces = database.pieces(content, dict(earlier.pieces) if earlier else {}) if packed else ()
    files = documents(parts, registry, facts, packed=packed)
    whole = gzip_file([piece for _, piece in pieces]) if packed or content is None else content
    files[downloads.database(packed=packed)] = whole
    if earlier and len(new) < FEWEST_NEW:
        return Made(files, None, None)
    slugs = [tuple(entry.slug for entry in entries) for entries in now.values()]
    kept = {key: (own, one) for key, own, one in zip(now, slugs, parts, strict=True)}
    return Made(files, Kept(facts, packed, kept, held, pieces), content)


def _database(
    registry: Iterable[Filled],
    parts: Iterable[Part],
    rows: dict[bytes, Rows],
    known: Iterable[tuple[tuple[str, ...], Part]],
    content: bytes | None,
) -> bytes:
    """Return the database of all parts: a new one, or that of the known parts revised.

    `rows` has those of the other parts by their mark. What is in no row of a part may have changed and others have the
    same rows, such as when an issuer is renamed.
    """
    if content is None:
        return database.database(registry, _spent(rows))
    slugs = {one.stored_mark: own for own, one in known}
    now = {one.stored_mark for one in parts}
    gone = [slug for held, own in slugs.items() if held not in now for slug in own]
    return database.revised(content, registry, gone, [its for held, its in rows.items() if held not in slugs])


def _spent(rows: dict[bytes, Rows]) -> Iterator[Rows]:
    """Yield rows and forget them: the database that they go into takes as much memory as they do."""
    while rows:
        yield rows.popitem()[1]


def documents(
    parts: Collection[Part], registry: Iterable[Filled], facts: SiteFacts, *, packed: bool
) -> dict[str, bytes]:
    """Return the tables as CSV and JSON, and the descriptor of the package, by address.

    `parts` are those of all stretches in their order.
    """
    filled = tuple(registry)
    found = table_files(parts, packed=packed)
    for one in filled:
        found[downloads.table(one.table.name, "csv")] = as_csv(one)
        if one.table.json:
            found[downloads.table(one.table.name, "json")] = as_json(one)
    described = sorted((*PUBLISHED, *(one.table for one in filled)), key=_listed_first)
    package = datapackage.descriptor(described, found, facts, packed=packed)
    return {**found, downloads.PACKAGE: datapackage.as_bytes(package)}


def _listed_first(table: Table) -> tuple[bool, int, str]:
    order = downloads.TABLES
    return (table.name not in order, order.index(table.name) if table.name in order else 0, table.name)
