"""What the tables of entries look like: entries, recognitions, activities, sources and their links."""

from __future__ import annotations

from almanac.exports.table import IDS, NAMES, Column, Reference, Table
from almanac.model import IssuerRole, Kind, SourceKind, Status

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
PERSONAL = Column(
    "personal", "boolean", "Perorangan", "Whether it was given to the office-holder as a person.", required=True
)

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

RECIPIENT = (
    NUMBER,
    PLACE,
    PLACE_NAME,
    PLACE_CODE,
    COUNTED,
    PERSONAL,
    *RESULT,
)
"""What is known of one recipient; with the columns of its entry it makes a row of the tables of recipients."""

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
        PERSONAL,
        PLACE,
        PLACE_NAME,
        PLACE_CODE,
        *RESULT,
        ISSUER_IDS,
        ISSUER_NAMES,
        PUBLISHERS,
        SOURCES_COUNT,
        THEME_IDS,
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
        PERSONAL,
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

PUBLISHED = (ENTRIES, RECOGNITIONS, ACTIVITIES, SOURCES, ENTRY_ISSUERS, ENTRY_THEMES)
"""The tables of entries that are offered as files."""

STORED = (ENTRIES, ENTRY_PLACES, SOURCES, ENTRY_ISSUERS, ENTRY_THEMES)
"""Those that the database has as tables, each before those that refer to it; the others are views there."""
