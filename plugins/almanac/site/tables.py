"""An almanac in, its tables and database out, with the help of what the last build made of them."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from almanac import exports

if TYPE_CHECKING:
    from almanac.marks import Marks
    from almanac.model import Almanac
    from almanac.site_facts import SiteFacts
    from almanac.store import Store

KEPT = "tables"
DATABASE = "database"
"""Stands apart, behind the mark of what it holds: it is large, and after most edits nobody asks for it."""


def make_tables(almanac: Almanac, facts: SiteFacts, marks: Marks, store: Store | None) -> dict[str, bytes]:
    """Return the tables in every form by address; without a store nothing of an earlier build is used or kept."""
    if store is None:
        return exports.tables(almanac, facts, marks.of).files

    def database(mark: bytes) -> bytes | None:
        found = store.get(DATABASE)
        return found[len(mark) :] if found and found.startswith(mark) else None

    found = store.get(KEPT)
    before = pickle.loads(found) if found else None  # noqa: S301 - the store returns what this very code has put there
    made = exports.tables(almanac, facts, marks.of, before, database)
    if made.kept:
        store.put(KEPT, pickle.dumps(made.kept, pickle.HIGHEST_PROTOCOL))
        if made.database:
            store.put(DATABASE, made.kept.database, made.database)
    return made.files
