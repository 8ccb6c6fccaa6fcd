"""What `/data/` offers: the addresses of its files, for those who write them and those who link to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls

if TYPE_CHECKING:
    from almanac.model import Place

TABLES = ("recognitions", "activities", "entries", "sources", "places", "issuers", "awards", "themes")
"""The tables that readers look for, in that order; each is there as CSV and as JSON."""

JOINS = ("award_tiers", "award_issuers", "entry_issuers", "entry_themes", "issuer_successions")
"""The tables that take lists in those above apart: as CSV alone, since JSON holds the lists as arrays."""

CSV = "text/csv"
JSON = "application/json"
SQLITE = "application/vnd.sqlite3"

PACKAGE = f"{urls.DATA}datapackage.json"
DATABASE = f"{urls.DATA}almanak.sqlite"

_PLACES = f"{urls.DATA}daerah/"
_YEARS = f"{urls.DATA}tahun/"
_ISSUERS = f"{urls.DATA}pemberi/"
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


def table(name: str, form: str) -> str:
    """Return the address of a table in one form, `csv` or `json`."""
    return f"{urls.DATA}{name}.{form}"


def offered() -> tuple[tuple[str, str], ...]:
    """Return the address and media type of every file that holds a table or all of them."""
    forms = (("csv", CSV), ("json", JSON))
    return (
        *((table(name, form), kind) for name in TABLES for form, kind in forms),
        *((table(name, "csv"), CSV) for name in JOINS),
        (DATABASE, SQLITE),
    )


def of_place(place: Place) -> str:
    """Return the address of a place's own file; the slug has the type in it, since Bandung is a city and a regency."""
    return f"{_PLACES}{place.slug}.json"


def of_year(year: int | None) -> str:
    """Return the address of a year's own file."""
    return f"{_YEARS}{'tanpa-tahun' if year is None else year}.json"


def of_issuer(key: str) -> str:
    """Return the address of an issuer's own file."""
    return f"{_ISSUERS}{key}.json"


def schema(kind: str) -> str:
    """Return the address of the JSON Schema of one kind of content file."""
    return f"{_SCHEMAS}{kind}.json"
