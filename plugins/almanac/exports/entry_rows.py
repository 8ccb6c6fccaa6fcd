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
from almanac.exports.table import Value, cells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from almanac.edtf import Edtf
    from almanac.exports.table import Row, Table
    from almanac.model import Entry, Person, Recipient
    from almanac.site_facts import SiteFacts

V = TypeVar("V", bound=Value)

OF_RECIPIENTS = {RECOGNITIONS.name: (False,), ACTIVITIES.name: (True,), ENTRY_PLACES.name: (False, True)}
"""The tables with a row for each recipient, with whether it is those of activities that they hold."""


@dataclass(frozen=True, slots=True)
class EntryRows(Generic[V]):
    """An entry as the tables have it, in values or in cells: its own rows by table, and one for each recipient."""

    is_activity: bool
    own: Mapping[str, tuple[tuple[V, ...], ...]]
    recipients: tuple[tuple[V, ...], ...]


def entry_rows(
    entry: Entry, published: Mapping[str, str], modified: Mapping[str, str], facts: SiteFacts
) -> EntryRows[Value]:
    """Return the rows of one entry; `published` and `modified` hold days by slug, as the almanac's do."""
    slug, counted = entry.slug, entry.counted
    own = {
        ENTRIES.name: (_entry(entry, published.get(slug), modified.get(slug), facts, counted=counted),),
        SOURCES.name: tuple(_sources(entry)),
        ENTRY_ISSUERS.name: tuple((slug, n, one.issuer.id, one.role.value) for n, one in enumerate(entry.parties, 1)),
        ENTRY_THEMES.name: tuple((slug, n, theme.id) for n, theme in enumerate(entry.themes, 1)),
    }
    recipients = tuple(_recipient(number, one, counted=counted) for number, one in enumerate(entry.recipients, 1))
    return EntryRows(entry.is_activity, own, recipients)


def in_cells(found: Iterable[EntryRows[Value]]) -> list[EntryRows[str]]:
    """Return the rows with each value as a cell of CSV: a value that several tables show is made a cell once."""
    own = {table.name: cells_of(table.columns) for table in (ENTRIES, SOURCES, ENTRY_ISSUERS, ENTRY_THEMES)}
    recipients = cells_of(RECIPIENT)
    return [
        EntryRows(
            one.is_activity,
            {name: tuple(map(own[name], rows)) for name, rows in one.own.items()},
            tuple(map(recipients, one.recipients)),
        )
        for one in found
    ]


def rows_of(table: Table, found: Iterable[EntryRows[V]]) -> list[tuple[V, ...]]:
    """Return a table's rows, in the order of the entries."""
    if table.name not in OF_RECIPIENTS:
        return [row for one in found for row in one.own[table.name]]
    chosen = OF_RECIPIENTS[table.name]
    pick: Callable[[tuple[V, ...]], tuple[V, ...]] = itemgetter(*_positions(table))
    return [
        pick(one.own[ENTRIES.name][0] + recipient)
        for one in found
        if one.is_activity in chosen
        for recipient in one.recipients
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
    earliest, latest = (day.isoformat() if day else None for day in (value.lower, value.upper))
    return value.text, earliest, latest


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
        tuple(dict.fromkeys(recipient.place.slug for recipient in entry.recipients)),
        entry.recipients_total,
        tuple(party.issuer.id for party in parties),
        tuple(party.issuer.name for party in parties),
        tuple(filter(None, map(_person, entry.presenters))),
        entry.organizers,
        entry.publishers,
        len(entry.sources),
        tuple(theme.id for theme in entry.themes),
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
