"""An almanac in, one iCalendar file of the latest conferrals whose day is known for certain out.

iCalendar is RFC 5545 with the calendar's name of RFC 7986. An act is an all-day event; a day that is uncertain, or of
no known year, has no place in a calendar and is left to the calendar page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almanac import urls
from almanac.changes import Changes, caveat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.language import Language
    from almanac.model import Almanac, Entry
    from almanac.site_facts import SiteFacts

MEDIA_TYPE = "text/calendar"

MOST_EVENTS = 500
"""Events in the file, those ahead and the latest: a calendar asks for all of the file each time, and shows these."""

LINE_OCTETS = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

_SPECIAL = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_file(almanac: Almanac, facts: SiteFacts, t: Language) -> bytes:
    """Return the file: the latest events by day, those of one day by slug."""
    changes = Changes(almanac)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{text(facts.name)}//almanac//{t.code.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{text(facts.name)}",
        # The name as programs older than RFC 7986 read it.
        f"X-WR-CALNAME:{text(facts.name)}",
        f"DESCRIPTION:{text(facts.tagline)}",
        *([f"SOURCE;VALUE=URI:{facts.href(urls.CALENDAR_FILE)}"] if facts.url else []),
        *(line for entry in latest(almanac.entries) for line in _event(entry, changes, facts, t)),
        "END:VCALENDAR",
    ]
    return b"".join(map(folded, lines))


def latest(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that the file has, in its order; nothing else of the almanac is in it."""
    dated = [
        (entry.conferred.text, entry.slug, entry)
        for entry in entries
        if entry.conferred and entry.conferred.is_exact_day
    ]
    return [entry for _, _, entry in sorted(dated)[-MOST_EVENTS:]]


def _event(entry: Entry, changes: Changes, facts: SiteFacts, t: Language) -> Iterator[str]:
    day = entry.conferred.text.replace("-", "") if entry.conferred else ""
    doubt = caveat(entry, t)
    yield "BEGIN:VEVENT"
    yield f"UID:{facts.uuid(changes.oldest_address(entry))}"
    yield f"DTSTAMP:{changes.day(entry).replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day}"
    yield f"SUMMARY:{text(entry.title)}"
    yield f"DESCRIPTION:{text(f'{entry.summary} ({doubt})' if doubt else entry.summary)}"
    if entry.venue:
        yield f"LOCATION:{text(entry.venue)}"
    if entry.themes:
        yield "CATEGORIES:" + ",".join(text(theme.name_in(t.code)) for theme in entry.themes)
    if facts.url:
        yield f"URL:{facts.href(urls.entry(entry.slug))}"
    # A past ceremony takes up nobody's day.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def text(value: str) -> str:
    """Return a value of type TEXT (RFC 5545, 3.3.11)."""
    escaped = _SPECIAL.sub(r"\\\g<0>", value.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", escaped.replace("\n", "\\n"))


def folded(line: str) -> bytes:
    """Return a line with its end, folded so that no part has more than 75 octets and no character is torn apart."""
    octets = line.encode()
    parts = []
    start, length = 0, LINE_OCTETS
    while len(octets) - start > length:
        end = start + length
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(octets[start:end])
        # The space that marks a further part is one of its octets.
        start, length = end, LINE_OCTETS - 1
    parts.append(octets[start:])
    return b"\r\n ".join(parts) + b"\r\n"
