"""What `/data/` offers: the addresses of its files, for those who write them and those who link to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls

if TYPE_CHECKING:
    from almanac.model import Place

MOST_PLAIN = 5_000
"""Entries of an almanac whose tables are offered as they are; those of a larger one are compressed.

At this size the largest table has about 15 MB as JSON and 5 MB as CSV, which a spreadsheet opens at once.
"""

TABLES = ("recognitions", "activities", "entries", "sources", "places", "issuers", "awards", "themes")
"""The tables that readers look for, in that order; each is there as CSV and as JSON."""

JOINS = ("award_tiers", "award_issuers", "entry_issuers", "entry_themes", "issuer_successions")
"""The tables that take lists in those above apart: as CSV alone, since JSON has the lists as arrays."""

OF_ENTRIES = ("recognitions", "activities", "entries", "sources", "entry_issuers", "entry_themes")
"""The tables that grow with the entries, and not with the registry."""

CSV = "text/csv"
JSON = "application/json"
SQLITE = "application/vnd.sqlite3"
GZIP = "application/gzip"

MEDIA_TYPES = {"csv": CSV, "json": JSON, "csv.gz": GZIP}
"""By the form of a table."""

KINDS = ("entry", "page", "issuer", "award", "theme", "place")
"""Kinds of content file, each with a JSON Schema, in the order of the data dictionary."""

PACKAGE = f"{urls.DATA}datapackage.json"
DATABASE = f"{urls.DATA}almanak.sqlite"

PLACES = f"{urls.DATA}daerah/"
YEARS = f"{urls.DATA}tahun/"
ISSUERS = f"{urls.DATA}pemberi/"
_SCHEMAS = f"{urls.DATA}skema/"


@dataclass(frozen=True, slots=True)
class Download:
    """A file as the data page shows it; `rows` is None where the file is not a table."""

    name: str
    about: str
    path: str
    media_type: str
    bytes: int
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one sort of page as the data page shows them, with the bytes of all and of the largest.

    `most` is the number of entries that one of them holds at most.
    """

    name: str
    about: str
    files: int
    bytes: int
    largest: int
    most: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that the data page shows; `packed` where the tables of entries and the database are compressed."""

    files: tuple[Download, ...] = ()
    folders: tuple[Folder, ...] = ()
    packed: bool = False


def are_packed(entries: int) -> bool:
    """Tell whether an almanac of so many entries offers the tables of its entries and the database compressed."""
    return entries > MOST_PLAIN


def table(name: str, form: str) -> str:
    """Return the address of a table in one form, `csv`, `json` or `csv.gz`."""
    return f"{urls.DATA}{name}.{form}"


def forms(name: str, *, packed: bool) -> tuple[str, ...]:
    """Return the forms in which a table is offered; a compressed one is CSV alone, as the database says the same."""
    if packed and name in OF_ENTRIES:
        return ("csv.gz",)
    return ("csv",) if name in JOINS else ("csv", "json")


def database(*, packed: bool) -> str:
    """Return the address of the database."""
    return f"{DATABASE}.gz" if packed else DATABASE


def offered(entries: int) -> tuple[tuple[str, str], ...]:
    """Return the address and media type of every file with a table or all of them, in an almanac of so many entries."""
    packed = are_packed(entries)
    return (
        *((table(name, form), MEDIA_TYPES[form]) for name in (*TABLES, *JOINS) for form in forms(name, packed=packed)),
        (database(packed=packed), GZIP if packed else SQLITE),
    )


def of_place(place: Place) -> str:
    """Return the address of a place's own file; the slug has the type in it, since Bandung is a city and a regency."""
    return f"{PLACES}{place.slug}.json"


def of_year(year: int | None) -> str:
    """Return the address of a year's own file."""
    return f"{YEARS}{'tanpa-tahun' if year is None else year}.json"


def of_issuer(key: str) -> str:
    """Return the address of an issuer's own file."""
    return f"{ISSUERS}{key}.json"


def schema(kind: str) -> str:
    """Return the address of the JSON Schema of one kind of content file."""
    return f"{_SCHEMAS}{kind}.json"
