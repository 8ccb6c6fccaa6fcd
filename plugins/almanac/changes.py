"""Entries in, the day each last changed out, for formats that must state one; and what to say of a doubtful entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls
from almanac.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.language import Language
    from almanac.model import Almanac, Entry

EPOCH = "1970-01-01"
"""Stated where nothing at all is known: the customary sign of an unset date, which nobody takes for a real one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Knows when entries changed: from git where its history is there, else from the dates in the entry itself."""

    almanac: Almanac

    def published(self, entry: Entry) -> str | None:
        """Return the day the entry was first committed, or None where that is not known."""
        return self.almanac.published.get(entry.slug)

    def day(self, entry: Entry) -> str:
        """Return the day (ISO 8601) that the entry last changed.

        Atom and iCalendar must state one. Without git's history it is the latest day named in the entry (of a
        correction, a source, the conferral; the earliest that an uncertain date may denote), else the first of its
        index year, else `EPOCH`. It never comes from the clock, so a build on another day gives the same bytes.
        """
        known = self.almanac.modified.get(entry.slug) or max(_days(entry), default=None)
        if known:
            return known
        return f"{entry.year:04}-01-01" if entry.year else EPOCH

    def latest(self, entries: Iterable[Entry]) -> str:
        """Return the latest day that any of the entries changed; `EPOCH` where there are none."""
        return max(map(self.day, entries), default=EPOCH)

    def newest_first(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return entries by the day they changed, latest first; those of one day in the almanac's own order."""
        return sorted(entries, key=self.day, reverse=True)

    def oldest_address(self, entry: Entry) -> str:
        """Return the address that the entry had first: the first of its old ones, else its own."""
        return entry.aliases[0] if entry.aliases else urls.entry(entry.slug)


def _days(entry: Entry) -> Iterator[str]:
    yield from (correction.date for correction in entry.corrections)
    dates = [entry.conferred]
    for source in entry.sources:
        dates += [source.published, source.retrieved]
    yield from (date.lower.isoformat() for date in dates if date and date.lower)


def caveat(entry: Entry, t: Language) -> str:
    """Return what a reader outside the site must know of an entry that does not count; '' for the others."""
    words = {
        Status.ANNOUNCED: t.gettext("diumumkan, belum tercatat diserahkan"),
        Status.DISPUTED: t.gettext("dipersoalkan"),
        Status.REVOKED: t.gettext("dicabut"),
    }
    if entry.is_activity:
        return t.gettext("kegiatan, tidak dihitung")
    return words.get(entry.status, t.gettext("untuk perorangan") if entry.personal else "")
