"""Values of the almanac in, what stands for them out: two values with the same mark show the same.

A record of the registry or an entry is marked once, entries as soon as one is asked for, and stands in other values as
its mark. The mark of an entry stands for its front matter, the records that it refers to, and the days on which it came
and changed. Its body is shown by its own page alone, which is given it besides: an edit of it leaves the marks of
lists, feeds and data as they are.
"""

from __future__ import annotations

import marshal
import pickle
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from almanac.frozen import values_of
from almanac.memory import Memory
from almanac.model import Almanac, Award, Entry, Issuer, Place, Theme
from almanac.store import PLAIN, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LEAVES = frozenset({str, int, float, bool, bytes, type(None)})
"""Types whose values marshal writes alike if they are equal, and otherwise not."""


class Marks:
    """The marks of one almanac."""

    def __init__(self, almanac: Almanac) -> None:
        self._almanac = almanac
        self._writers: Memory[type, Callable[[Any], object]] = Memory(self._writer_of)
        self._writers[tuple] = self._plain
        self._records: dict[tuple[type, str], bytes] = {}
        for records in (almanac.places, almanac.issuers, almanac.awards, almanac.themes):
            for key, record in records.items():
                self._records[type(record), key] = self._marked(_values(record))
        known: dict[type, Callable[[Any], object]] = {
            Entry: lambda thing: self._entries[thing.slug],
            Place: lambda thing: self._records[Place, thing.slug],
            Issuer: lambda thing: self._records[Issuer, thing.id],
            Award: lambda thing: self._records[Award, thing.id],
            Theme: lambda thing: self._records[Theme, thing.id],
            Almanac: lambda _: self._whole,
            tuple: self._tuple,
            list: self._plain,
            dict: lambda thing: ("dict", self._plain(thing), self._plain(thing.values())),
        }
        self._writers |= known

    @cached_property
    def _whole(self) -> bytes:
        almanac = self._almanac
        return digest(
            b"".join(self._records.values()),
            b"".join(self._entries.values()),
            self.of((almanac.pages, *almanac.modified_pages.items())),
        )

    @cached_property
    def _entries(self) -> dict[str, bytes]:
        return {entry.slug: self._of_entry(entry) for entry in self._almanac.entries}

    @cached_property
    def _groups(self) -> dict[int, bytes]:
        """Return the marks of tuples of entries by identity: those of an almanac last as long as it does."""
        almanac = self._almanac
        groups = (almanac.by_place, almanac.by_year, almanac.by_issuer, almanac.by_award, almanac.by_theme)
        return {
            id(entries): digest(b"".join([self._entries[entry.slug] for entry in entries]))
            for entries in (almanac.entries, *(entries for group in groups for entries in group.values()))
        }

    def of(self, value: object) -> bytes:
        """Return the mark of any value made of frozen values, tuples and dictionaries."""
        return self._marked((value,))

    def _marked(self, values: Iterable[object]) -> bytes:
        plain: Any = self._plain(values)
        return digest(marshal.dumps(plain, PLAIN))

    def _plain(self, values: Iterable[Any]) -> tuple[object, ...]:
        """Return values as what marshal can write: leaves as they are, all else as what stands for it."""
        writers = self._writers
        return tuple([value if type(value) in LEAVES else writers[type(value)](value) for value in values])

    def _tuple(self, thing: tuple[object, ...]) -> object:
        of_group = self._groups.get(id(thing)) if thing and type(thing[0]) is Entry else None
        return of_group or self._plain(thing)

    def _writer_of(self, kind: type) -> Callable[[Any], object]:
        """Return how a value of a type is written: with the name of the type, so that no two types look alike."""
        name = f"{kind.__module__}.{kind.__qualname__}"
        values = values_of(kind)
        if values:
            return lambda thing: (name, *self._plain(values(thing)))
        if issubclass(kind, Enum):
            return lambda thing: (name, thing.name)
        if issubclass(kind, frozenset):
            return lambda thing: (name, *self._plain(sorted(thing)))
        return lambda thing: (name, pickle.dumps(thing))

    def _of_entry(self, entry: Entry) -> bytes:
        almanac, slug, records = self._almanac, entry.slug, self._records
        own = entry.front_fingerprint or self._marked(_values(entry._replace(body="", fingerprint="")))
        parts = [own, entry.path, almanac.published.get(slug), almanac.modified.get(slug)]
        parts += [records[Place, recipient.place.slug] for recipient in entry.recipients]
        parts += [records[Issuer, party.issuer.id] for party in entry.parties]
        parts += [records[Theme, theme.id] for theme in entry.themes]
        if entry.award:
            parts.append(records[Award, entry.award.id])
        return digest(marshal.dumps(parts, PLAIN))


def _values(thing: object) -> tuple[object, ...]:
    """Return the values of the fields of a record or an entry, which in other values stand as its mark."""
    values = values_of(type(thing))  # type: ignore[arg-type]  # a type can be hashed
    if values is None:
        raise TypeError(f"{type(thing)} has no fields")
    return values(thing)
