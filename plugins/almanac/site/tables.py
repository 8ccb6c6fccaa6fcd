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


def make_tables(almanac: Almanac, facts: SiteFacts, marks: Marks, store: Store | None) -> dict[str, bytes]:
    """Return the tables in every form by address; without a store nothing of an earlier build is used or kept."""
    found = store.get(KEPT) if store else None
    before = pickle.loads(found) if found else None  # noqa: S301 - the store returns what this very code has put there
    files, kept = exports.tables(almanac, facts, marks.of, before)
    if store and kept:
        store.put(KEPT, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
    return files
