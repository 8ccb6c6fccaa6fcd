"""Entries in, the rows of their tables out.

What an entry has is said once: the tables of recipients repeat the columns of the entry beside those of each recipient,
and take both by name from what is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from almanac import urls
from almanac.exports.entry_tables import (
    ACTIVITIES,
    ENTRIES,
    ENTRY_ISSUERS,
    ENTRY_PLACES,
    ENTRY_THEMES,
    RECIPIENT,
    RECOGNITIONS,
    SOURCES,
)
from almanac.exports.table import Value, cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from almanac.edtf import Edtf
    from almanac.exports.table import Row, Table
    from almanac.model import Entry, Person, Recipient
    from almanac.site_facts import SiteFacts

V = TypeVar("V", bound=Value)

OF_RECIPIENTS = {RECOGNITIONS.name: (False,), ACTIVITIES.name: (True,), ENTRY_PLACES.name: (False, True)}
"""The tables with a row for each recipient, with whether it is those of activities that they hold."""

OWN = (ENTRIES, SOURCES, ENTRY_ISSUERS, ENTRY_THEMES)
"""The tables whose rows are those of entries alone."""


@dataclass(frozen=True, slots=True)
class EntryRows(Generic[V]):
    """Some entries as the tables have them, in values or in cells: their own rows by table, and those of recipients.

    `holders` has the number of the entry that each recipient belongs to, and `activities` tells for each entry whether
    it is one.
    """

    own: Mapping[str, Sequence[tuple[V, ...]]]
    recipients: Sequence[tuple[V, ...]]
    holders: Sequence[int]
    activities: Sequence[bool]


def entry_rows(
    entries: Sequence[Entry], published: Mapping[str, str], modified: Mapping[str, str], facts: SiteFacts
) -> EntryRows[Value]:
    """Return the rows of some entries; `published` and `modified` hold days by slug, as the almanac's do."""
    counted = [entry.counted for entry in entries]
    own: dict[str, list[Row]] = {
        ENTRIES.name: [
            _entry(entry, published.get(entry.slug), modified.get(entry.slug), facts, counted=counts)
            for entry, counts in zip(entries, counted, strict=True)
        ],
        SOURCES.name: [row for entry in entries for row in _sources(entry)],
        ENTRY_ISSUERS.name: [
            (entry.slug, number, one.issuer.id, one.role.value)
            for entry in entries
            for number, one in enumerate(entry.parties, 1)
        ],
        ENTRY_THEMES.name: [
            (entry.slug, number, theme.id) for entry in entries for number, theme in enumerate(entry.themes, 1)
        ],
    }
    return EntryRows(
        own,
        [
            _recipient(number, one, counted=counts)
            for entry, counts in zip(entries, counted, strict=True)
            for number, one in enumerate(entry.recipients, 1)
        ],
        [nth for nth, entry in enumerate(entries) for _ in entry.recipients],
        [entry.is_activity for entry in entries],
    )


def in_cells(rows: EntryRows[Value]) -> EntryRows[str]:
    """Return the rows with each value as a cell of CSV: a value that several tables show is made a cell once."""
    return EntryRows(
        {table.name: cells(table.columns, rows.own[table.name]) for table in OWN},
        cells(RECIPIENT, rows.recipients),
        rows.holders,
        rows.activities,
    )


def rows_of(table: Table, rows: EntryRows[V]) -> Sequence[tuple[V, ...]]:
    """Return a table's rows, in the order of the entries."""
    if table.name not in OF_RECIPIENTS:
        return rows.own[table.name]
    chosen = OF_RECIPIENTS[table.name]
    pick: Callable[[tuple[V, ...]], tuple[V, ...]] = itemgetter(*_positions(table))
    entries = rows.own[ENTRIES.name]
    return [
        pick(entries[nth] + recipient)
        for nth, recipient in zip(rows.holders, rows.recipients, strict=True)
        if rows.activities[nth] in chosen
    ]


def _positions(table: Table) -> list[int]:
    """Return where the columns of a table stand among those of an entry and, after them, those of a recipient.

    Where both have a column of one name, such as `counted`, the table has that of the recipient.
    """
    positions = {column.name: number for number, column in enumerate((*ENTRIES.columns, *RECIPIENT))}
    return [positions[name] for name in table.heading]


def counted_places(entry: Entry) -> dict[str, bool]:
    """Return the slug of each place that an entry names, in order, with whether the place's totals include it.

    Another place's office-holder may have been honoured as a person in the same act.
    """
    found: dict[str, bool] = {}
    counted = entry.counted
    for recipient in entry.recipients:
        slug = recipient.place.slug
        found[slug] = found.get(slug, False) or (counted and not recipient.personal)
    return found


def _dates_of(value: Edtf | None) -> tuple[str | None, str | None, str | None]:
    """Return a date as it was written, and its earliest and latest day; None where that is open or unknown."""
    if value is None:
        return None, None, None
    earliest, latest = value.lower, value.upper
    return value.text, earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


def _person(value: Person | None) -> str | None:
    """Return a person with the office: "Nama (Wali Kota)"; whichever is known where one is not."""
    if value is None:
        return None
    if value.name and value.office:
        return f"{value.name} ({value.office})"
    return value.name or value.office


def _entry(entry: Entry, added: str | None, changed: str | None, facts: SiteFacts, *, counted: bool) -> Row:
    reason = entry.status_reason
    award = entry.award
    parties = entry.parties
    return (
        entry.slug,
        entry.title,
        entry.kind.value,
        award.id if award else None,
        award.name if award else None,
        entry.edition,
        *_dates_of(entry.conferred),
        entry.date_note,
        entry.year,
        entry.venue,
        entry.status.value,
        reason.note if reason else None,
        reason.url if reason else None,
        counted,
        tuple(dict.fromkeys([recipient.place.slug for recipient in entry.recipients])),
        entry.recipients_total,
        tuple([party.issuer.id for party in parties]),
        tuple([party.issuer.name for party in parties]),
        tuple(filter(None, map(_person, entry.presenters))),
        entry.organizers,
        entry.publishers,
        len(entry.sources),
        tuple([theme.id for theme in entry.themes]),
        entry.summary,
        entry.lang,
        added,
        changed,
        facts.stated(urls.entry(entry.slug)),
    )


def _sources(entry: Entry) -> Iterator[Row]:
    for number, source in enumerate(entry.sources, 1):
        yield (
            entry.slug,
            number,
            source.title,
            source.publisher,
            source.kind.value,
            source.published.text if source.published else None,
            source.url,
            source.archived,
            source.retrieved.text if source.retrieved else None,
            source.origin,
            source.no_url,
        )


def _recipient(number: int, recipient: Recipient, *, counted: bool) -> Row:
    place, result = recipient.place, recipient.result
    return (
        number,
        place.slug,
        place.name,
        place.code,
        counted and not recipient.personal,
        recipient.personal,
        recipient.unit,
        result.tier,
        result.rank,
        result.of,
        result.score,
        result.category,
        _person(recipient.received_by),
    )
