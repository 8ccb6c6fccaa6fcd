"""The entries' tables: an almanac in, entries, recognitions, activities, sources and their links out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac import urls
from almanac.exports.table import IDS, NAMES, Column, Filled, Reference, Row, Table
from almanac.model import IssuerRole, Kind, SourceKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from almanac.edtf import Edtf
    from almanac.model import Almanac, Entry, Person, Recipient
    from almanac.site_facts import SiteFacts

ENTRY = Column("entry", "string", "Entri", "The entry: word of its address.", required=True)
NUMBER = Column("number", "integer", "Urutan", "Order within the entry, from 1.", required=True)
TITLE = Column("title", "string", "Judul", "Headline.", required=True)
SUMMARY = Column("summary", "string", "Ringkasan", "One or two sentences.", required=True)
URL = Column(
    "url",
    "string",
    "Alamat",
    "Address of the entry; relative to the site's root where the site has none.",
    required=True,
)
EDITION = Column("edition", "integer", "Edisi", "Year the recognition is for; empty if unknown.")
CONFERRED = Column("conferred", "string", "Diserahkan", "When it was conferred or held, in EDTF (ISO 8601-2, level 1).")
CONFERRED_FROM = Column("conferred_from", "date", "Paling awal", "Earliest day that `conferred` may denote.")
CONFERRED_TO = Column("conferred_to", "date", "Paling akhir", "Latest day that `conferred` may denote.")
YEAR = Column("year", "integer", "Tahun indeks", "Edition, else the year of `conferred`; empty if neither is known.")
STATUS = Column("status", "string", "Status", "How sure we are.", required=True, values=tuple(Status))
AWARD = Column("award", "string", "Penghargaan", "Id of the award.")
AWARD_NAME = Column("award_name", "string", "Nama penghargaan", "Name of the award.", stored=False)
ISSUER_IDS = Column("issuers", "string", "Pemberi", "Ids of the issuers.", separator=IDS, stored=False)
ISSUER_NAMES = Column("issuer_names", "string", "Nama pemberi", "Full names.", separator=NAMES, stored=False)
PUBLISHERS = Column(
    "publishers", "integer", "Penerbit", "Number of independent publishers among the sources.", required=True
)
SOURCES_COUNT = Column("sources_count", "integer", "Jumlah sumber", "Number of sources.", required=True, stored=False)
THEME_IDS = Column("themes", "string", "Tema", "Ids of the themes.", separator=IDS, stored=False)
PLACE = Column("place", "string", "Daerah", "Slug of the place.", required=True)
PLACE_NAME = Column("place_name", "string", "Nama daerah", "Official name of the place.", required=True, stored=False)
PLACE_CODE = Column("place_code", "string", "Kode daerah", "Kemendagri code, a text.", required=True, stored=False)
COUNTED = Column("counted", "boolean", "Dihitung", "Whether totals include it.", required=True)

RECOGNITION_KINDS = tuple(kind.value for kind in Kind if kind is not Kind.ACTIVITY)

OF_ENTRY = Reference("entry", "entries", "entry")
OF_PLACE = Reference("place", "places", "slug")
OF_AWARD = Reference("award", "awards", "id")

RESULT = (
    Column("unit", "string", "Unit", "Programme or office that won, if not the place as a whole."),
    Column("tier", "string", "Tingkat", "Tier on the award's ladder."),
    Column("rank", "integer", "Peringkat", "Place in the order, 1 is best."),
    Column("of", "integer", "Dari", "How many were ranked."),
    Column("score", "string", "Nilai", "Score as published, a text."),
    Column("category", "string", "Kategori", "Category or class."),
    Column("received_by", "string", "Diterima oleh", "Who received it, with the office held then."),
)

ENTRIES = Table(
    "entries",
    "One row an entry: one recognition act, or one activity in which nothing was conferred.",
    (
        ENTRY,
        TITLE,
        Column("kind", "string", "Jenis", "What was conferred.", required=True, values=tuple(Kind)),
        AWARD,
        AWARD_NAME,
        EDITION,
        CONFERRED,
        CONFERRED_FROM,
        CONFERRED_TO,
        Column("date_note", "string", "Catatan tanggal", "How the date is known, or why it is not."),
        YEAR,
        Column("venue", "string", "Tempat", "Where it was handed over or held."),
        STATUS,
        Column("status_note", "string", "Alasan status", "Why it is disputed or revoked."),
        Column("status_url", "string", "Sumber alasan", "Where that can be read."),
        COUNTED,
        Column("places", "string", "Daerah", "Slugs of the places.", separator=IDS, stored=False),
        Column(
            "recipients_total", "integer", "Jumlah penerima", "Recipients that the sources count, if not all are named."
        ),
        ISSUER_IDS,
        ISSUER_NAMES,
        Column("presenters", "string", "Penyerah", "Who handed it over, with the office held then.", separator=NAMES),
        Column("organizers", "string", "Penyelenggara", "Who held an activity.", separator=NAMES),
        PUBLISHERS,
        SOURCES_COUNT,
        THEME_IDS,
        SUMMARY,
        Column("lang", "string", "Bahasa", "Language of the entry (ISO 639-1).", required=True),
        Column("added", "date", "Ditambahkan", "Day the entry was first committed; empty without a full git history."),
        Column("changed", "date", "Diubah", "Day the entry last changed; likewise."),
        URL,
    ),
    ("entry",),
    (OF_AWARD,),
)

RECOGNITIONS = Table(
    "recognitions",
    "One row a recipient of a recognition: the table to count with, by the column `counted`.",
    (
        ENTRY,
        NUMBER,
        TITLE,
        Column("kind", "string", "Jenis", "What was conferred.", required=True, values=RECOGNITION_KINDS),
        AWARD,
        AWARD_NAME,
        EDITION,
        CONFERRED,
        CONFERRED_FROM,
        CONFERRED_TO,
        YEAR,
        STATUS,
        COUNTED,
        Column(
            "personal", "boolean", "Perorangan", "Whether it was given to the office-holder as a person.", required=True
        ),
        PLACE,
        PLACE_NAME,
        PLACE_CODE,
        *RESULT,
        ISSUER_IDS,
        ISSUER_NAMES,
        PUBLISHERS,
        SOURCES_COUNT,
        THEME_IDS,
        SUMMARY,
        URL,
    ),
    ("entry", "number"),
    (OF_ENTRY, OF_PLACE, OF_AWARD),
)

ACTIVITIES = Table(
    "activities",
    "One row a place of an activity in which nothing was conferred; no activity counts as a recognition.",
    (
        ENTRY,
        NUMBER,
        TITLE,
        CONFERRED,
        CONFERRED_FROM,
        CONFERRED_TO,
        YEAR,
        PLACE,
        PLACE_NAME,
        PLACE_CODE,
        Column("organizers", "string", "Penyelenggara", "Who held it.", separator=NAMES),
        PUBLISHERS,
        SOURCES_COUNT,
        THEME_IDS,
        SUMMARY,
        URL,
    ),
    ("entry", "number"),
    (OF_ENTRY, OF_PLACE),
)

ENTRY_PLACES = Table(
    "entry_places",
    "Which places an entry is about, with what each got.",
    (
        ENTRY,
        NUMBER,
        PLACE,
        COUNTED,
        Column(
            "personal", "boolean", "Perorangan", "Whether it was given to the office-holder as a person.", required=True
        ),
        *RESULT,
    ),
    ("entry", "number"),
    (OF_ENTRY, OF_PLACE),
    json=False,
)
"""Stands in the database only, where the tables of recognitions and activities are views over it."""

SOURCES = Table(
    "sources",
    "One row a source of an entry.",
    (
        ENTRY,
        NUMBER,
        Column("title", "string", "Judul", "Title as published.", required=True),
        Column("publisher", "string", "Penerbit", "Who published it; empty if unknown."),
        Column("kind", "string", "Jenis", "Kind of publication.", required=True, values=tuple(SourceKind)),
        Column("published", "string", "Terbit", "Date of publication, in EDTF."),
        Column("url", "string", "Alamat", "Address."),
        Column("archived", "string", "Arsip", "Address of an archived copy."),
        Column("retrieved", "string", "Dibaca", "When it was read, in EDTF."),
        Column("origin", "string", "Asal", "Word shared by copies of one release: they count as one publisher."),
        Column("no_url", "string", "Tanpa alamat", "Why there is no address."),
    ),
    ("entry", "number"),
    (OF_ENTRY,),
)

ENTRY_ISSUERS = Table(
    "entry_issuers",
    "Which issuers an entry has, with their roles.",
    (
        ENTRY,
        NUMBER,
        Column("issuer", "string", "Pemberi", "Id of the issuer.", required=True),
        Column("role", "string", "Peran", "Its role.", required=True, values=tuple(IssuerRole)),
    ),
    ("entry", "number"),
    (OF_ENTRY, Reference("issuer", "issuers", "id")),
    json=False,
)

ENTRY_THEMES = Table(
    "entry_themes",
    "Which themes an entry has.",
    (
        ENTRY,
        NUMBER,
        Column("theme", "string", "Tema", "Id of the theme.", required=True),
    ),
    ("entry", "number"),
    (OF_ENTRY, Reference("theme", "themes", "id")),
    json=False,
)


def entry_tables(almanac: Almanac, facts: SiteFacts) -> tuple[Filled, ...]:
    """Return the entries' tables, each before those that refer to it; rows are sorted by entry and number."""
    entries = sorted(almanac.entries, key=lambda entry: entry.slug)
    recognitions = [entry for entry in entries if not entry.is_activity]
    activities = [entry for entry in entries if entry.is_activity]
    return (
        Filled(ENTRIES, tuple(_entry(entry, almanac, facts) for entry in entries)),
        Filled(RECOGNITIONS, tuple(row for entry in recognitions for row in _recognitions(entry, facts))),
        Filled(ACTIVITIES, tuple(row for entry in activities for row in _activities(entry, facts))),
        Filled(ENTRY_PLACES, tuple(row for entry in entries for row in _places(entry))),
        Filled(SOURCES, tuple(row for entry in entries for row in _sources(entry))),
        Filled(
            ENTRY_ISSUERS,
            tuple((e.slug, n, p.issuer.id, p.role.value) for e in entries for n, p in enumerate(e.parties, 1)),
        ),
        Filled(ENTRY_THEMES, tuple((e.slug, n, theme.id) for e in entries for n, theme in enumerate(e.themes, 1))),
    )


def dates_of(value: Edtf | None) -> tuple[str | None, str | None, str | None]:
    """Return a date as it was written, and its earliest and latest day; None where that is open or unknown."""
    if value is None:
        return None, None, None
    earliest, latest = (day.isoformat() if day else None for day in (value.lower, value.upper))
    return value.text, earliest, latest


def person(value: Person | None) -> str | None:
    """Return a person with the office: "Nama (Wali Kota)"; whichever is known where one is not."""
    if value is None:
        return None
    if value.name and value.office:
        return f"{value.name} ({value.office})"
    return value.name or value.office


def _entry(entry: Entry, almanac: Almanac, facts: SiteFacts) -> Row:
    reason = entry.status_reason
    return (
        entry.slug,
        entry.title,
        entry.kind.value,
        entry.award.id if entry.award else None,
        entry.award.name if entry.award else None,
        entry.edition,
        *dates_of(entry.conferred),
        entry.date_note,
        entry.year,
        entry.venue,
        entry.status.value,
        reason.note if reason else None,
        reason.url if reason else None,
        entry.counted,
        tuple(dict.fromkeys(recipient.place.slug for recipient in entry.recipients)),
        entry.recipients_total,
        *_issuers(entry),
        tuple(filter(None, map(person, entry.presenters))),
        entry.organizers,
        entry.publishers,
        len(entry.sources),
        _themes(entry),
        entry.summary,
        entry.lang,
        almanac.published.get(entry.slug),
        almanac.modified.get(entry.slug),
        facts.stated(urls.entry(entry.slug)),
    )


def _recognitions(entry: Entry, facts: SiteFacts) -> Iterator[Row]:
    before = (
        entry.title,
        entry.kind.value,
        entry.award.id if entry.award else None,
        entry.award.name if entry.award else None,
        entry.edition,
        *dates_of(entry.conferred),
        entry.year,
        entry.status.value,
    )
    after = (*_issuers(entry), *_evidence(entry), facts.stated(urls.entry(entry.slug)))
    for number, recipient in enumerate(entry.recipients, 1):
        place = recipient.place
        yield (
            entry.slug,
            number,
            *before,
            _counted(entry, recipient),
            recipient.personal,
            place.slug,
            place.name,
            place.code,
            *_result(recipient),
            *after,
        )


def _activities(entry: Entry, facts: SiteFacts) -> Iterator[Row]:
    for number, recipient in enumerate(entry.recipients, 1):
        place = recipient.place
        yield (
            entry.slug,
            number,
            entry.title,
            *dates_of(entry.conferred),
            entry.year,
            place.slug,
            place.name,
            place.code,
            entry.organizers,
            *_evidence(entry),
            facts.stated(urls.entry(entry.slug)),
        )


def _places(entry: Entry) -> Iterator[Row]:
    for number, recipient in enumerate(entry.recipients, 1):
        counted = _counted(entry, recipient)
        yield (entry.slug, number, recipient.place.slug, counted, recipient.personal, *_result(recipient))


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


def _counted(entry: Entry, recipient: Recipient) -> bool:
    """Tell whether totals include what one recipient got, where others of the same act were honoured as persons."""
    return entry.counted and not recipient.personal


def _result(recipient: Recipient) -> Row:
    result = recipient.result
    received_by = person(recipient.received_by)
    return (recipient.unit, result.tier, result.rank, result.of, result.score, result.category, received_by)


def _issuers(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parties = entry.parties
    return tuple(party.issuer.id for party in parties), tuple(party.issuer.name for party in parties)


def _themes(entry: Entry) -> tuple[str, ...]:
    return tuple(theme.id for theme in entry.themes)


def _evidence(entry: Entry) -> Row:
    return (entry.publishers, len(entry.sources), _themes(entry), entry.summary)
