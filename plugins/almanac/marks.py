"""Values of the almanac in, what stands for them out: two values with the same mark show the same.

A record of the registry or an entry is marked once, and stands in other values as its mark. The mark of an entry stands
for all that it holds: its own file, the records that it refers to, and the days on which it came and changed.
"""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any

from almanac.frozen import reduced
from almanac.model import Almanac, Award, Entry, Issuer, Place, Theme
from almanac.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable


class Marks:
    """The marks of one almanac."""

    def __init__(self, almanac: Almanac) -> None:
        self._records: dict[tuple[type, str], bytes] = {}
        for records in (almanac.places, almanac.issuers, almanac.awards, almanac.themes):
            for key, record in records.items():
                self._records[type(record), key] = _digest_of(record, _nothing)
        # Asked of every word and number that a value holds, so this has to be quick.
        self._finds: dict[type, Callable[[Any], bytes | None]] = {
            Entry: lambda thing: self._entries[thing.slug],
            Place: lambda thing: self._records[Place, thing.slug],
            Issuer: lambda thing: self._records[Issuer, thing.id],
            Award: lambda thing: self._records[Award, thing.id],
            Theme: lambda thing: self._records[Theme, thing.id],
            Almanac: lambda _: self._almanac,
            tuple: lambda thing: self._groups.get(id(thing)),
        }
        self._entries = {entry.slug: self._of_entry(entry, almanac) for entry in almanac.entries}
        # The tuples of an almanac last as long as it does, so that each is known by its identity.
        groups = (almanac.by_place, almanac.by_year, almanac.by_issuer, almanac.by_award, almanac.by_theme)
        self._groups = {
            id(entries): digest(*[self._entries[entry.slug] for entry in entries])
            for entries in (almanac.entries, *(entries for group in groups for entries in group.values()))
        }
        self._held = almanac
        self._almanac = digest(
            *self._records.values(), *self._entries.values(), self.of((almanac.pages, *almanac.modified_pages.items()))
        )

    def of(self, value: object) -> bytes:
        """Return the mark of any value made of frozen values, tuples and dictionaries."""
        return _digest_of(value, self._find)

    def _find(self, thing: object) -> bytes | None:
        find = self._finds.get(type(thing))
        return find(thing) if find else None

    def _of_entry(self, entry: Entry, almanac: Almanac) -> bytes:
        days = f"{almanac.published.get(entry.slug)} {almanac.modified.get(entry.slug)}".encode()
        records = [self._records[Place, recipient.place.slug] for recipient in entry.recipients]
        records += [self._records[Issuer, party.issuer.id] for party in entry.parties]
        records += [self._records[Theme, theme.id] for theme in entry.themes]
        if entry.award:
            records.append(self._records[Award, entry.award.id])
        own = entry.fingerprint.encode() or _digest_of(entry, _nothing)
        return digest(own, entry.path.encode(), days, *records)


class _Writer(pickle.Pickler):
    """Writes a value such that equal values give equal bytes: without memory of what it has met, records as marks."""

    def __init__(self, file: io.BytesIO, find: Callable[[object], bytes | None]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True
        self._find = find

    def persistent_id(self, thing: object) -> bytes | None:
        return self._find(thing)

    def reducer_override(self, thing: object) -> Any:
        return reduced(thing)


def _nothing(_thing: object) -> None:
    return None


def _digest_of(value: object, find: Callable[[object], bytes | None]) -> bytes:
    file = io.BytesIO()
    _Writer(file, find).dump(value)
    return digest(file.getvalue())
