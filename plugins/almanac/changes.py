"""Entries in, the day each last changed out, for formats that must state one; and what to say of a doubtful entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from almanac import urls
from almanac.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.language import Language
    from almanac.model import Almanac, Entry

EPOCH = "1970-01-01"
"""Stated where nothing at all is known: the customary sign of an unset date, which nobody takes for a real one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Knows when entries changed: from git where its history is there, else from the dates in the entry itself."""

    almanac: Almanac
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Days by slug that were asked for before: an entry is in several feeds."""

    def published(self, entry: Entry) -> str | None:
        """Return the day the entry was first committed, or None where that is not known."""
        return self.almanac.published.get(entry.slug)

    def day(self, entry: Entry) -> str:
        """Return the day (ISO 8601) that the entry last changed.

        Atom and iCalendar must state one. Without git's history it is the latest day named in the entry (of a
        correction, a source, the conferral; the earliest that an uncertain date may denote), else the first of its
        index year, else `EPOCH`. It never comes from the clock, so a build on another day gives the same bytes.
        """
        known = self._known.get(entry.slug)
        if known is None:
            known = self._known[entry.slug] = self.almanac.modified.get(entry.slug) or _latest_day(entry)
        return known

    def newest(self, entries: Iterable[Entry], most: int) -> list[Entry]:
        """Return the entries that changed last, latest first; those of one day in the almanac's own order."""
        return sorted(entries, key=self.day, reverse=True)[:most]

    def oldest_address(self, entry: Entry) -> str:
        """Return the address that the entry had first: the first of its old ones, else its own."""
        return entry.aliases[0] if entry.aliases else urls.entry(entry.slug)


def _latest_day(entry: Entry) -> str:
    dates = [entry.conferred]
    for source in entry.sources:
        dates += (source.published, source.retrieved)
    days = [date.lower for date in dates if date and date.lower]
    named = [correction.date for correction in entry.corrections]
    if days:
        named.append(max(days).isoformat())
    return max(named, default=f"{entry.year:04}-01-01" if entry.year else EPOCH)


def caveat(entry: Entry, t: Language) -> str:
    """Return what a reader outside the site must know of an entry that does not count; '' for the others."""
    if entry.counted:
        return ""
    if entry.is_activity:
        return t.gettext("kegiatan, tidak dihitung")
    words = {
        Status.ANNOUNCED: t.gettext("diumumkan, belum tercatat diserahkan"),
        Status.DISPUTED: t.gettext("dipersoalkan"),
        Status.REVOKED: t.gettext("dicabut"),
    }
    return words.get(entry.status, t.gettext("untuk perorangan"))
