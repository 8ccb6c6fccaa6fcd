"""The sole owner of addresses: what each page is called, and how one page is reached from another.

An address is relative to the site's root, without a leading slash: `entri/adipura-2016-kota-semarang/`. A page's file
is `index.html` in that folder. Addresses in pages are relative to the page, so that one output works at a domain's
root and below a folder alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.markup import MEDIA as MEDIA  # noqa: PLC0414 - addresses are named here
from almanac.model import Almanac, Award, Entry, Issuer, Place, PlaceType, StaticPage, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = ""
ENTRIES = "entri/"
PLACES = "daerah/"
YEARS = "tahun/"
UNDATED = "tahun/tanpa-tahun/"
ISSUERS = "pemberi/"
AWARDS = "penghargaan/"
THEMES = "tema/"
SEARCH = "cari/"
CALENDAR = "kalender/"
MAP = "peta/"
DATA = "data/"
NOT_FOUND = "404.html"
FEED = "umpan.xml"
CALENDAR_FILE = "kalender/almanak.ics"

FURTHER = "hal/"
"""Where the pages of a list beyond the first lie."""

LISTS = (PLACES, YEARS, ISSUERS, AWARDS, THEMES)

ORDERS = tuple(
    f"{address}{word}/"
    for address, words in (
        (PLACES, ("abjad", "provinsi")),
        (YEARS, ("terbanyak",)),
        (ISSUERS, ("abjad", "jenis")),
        (AWARDS, ("abjad",)),
        (THEMES, ("terbanyak",)),
    )
    for word in words
)
"""Addresses of the lists in their further orders."""

_PLACE_FOLDERS = {
    PlaceType.CITY: "kota/",
    PlaceType.ADMINISTRATIVE_CITY: "kota/",
    PlaceType.REGENCY: "kabupaten/",
    PlaceType.ADMINISTRATIVE_REGENCY: "kabupaten/",
    PlaceType.PROVINCE: "provinsi/",
}

ASSETS = "aset/"

RESERVED = frozenset(
    address.split("/", 1)[0]
    for address in (ENTRIES, *LISTS, SEARCH, CALENDAR, MAP, DATA, ASSETS, MEDIA, *_PLACE_FOLDERS.values())
) | {"hal"}
"""First words of addresses that the site uses itself; a page of `content/pages` may not take them."""


def entry(slug: str) -> str:
    """Return the address of an entry."""
    return f"{ENTRIES}{slug}/"


def place(value: Place) -> str:
    """Return the address of a place: its slug without the type, in the folder of its type."""
    return f"{_PLACE_FOLDERS[value.type]}{value.slug.split('-', 1)[1]}/"


def year(value: int | None) -> str:
    """Return the address of an index year; None is the page of what has no year."""
    return UNDATED if value is None else f"{YEARS}{value}/"


def issuer(key: str) -> str:
    """Return the address of an issuer."""
    return f"{ISSUERS}{key}/"


def award(key: str) -> str:
    """Return the address of an award."""
    return f"{AWARDS}{key}/"


def theme(key: str) -> str:
    """Return the address of a theme."""
    return f"{THEMES}{key}/"


def page(slug: str) -> str:
    """Return the address of a page of `content/pages`."""
    return f"{slug}/"


def numbered(address: str, number: int) -> str:
    """Return the address of page `number` (from 1) of a list."""
    return address if number == 1 else f"{address}{FURTHER}{number}/"


def is_further(address: str) -> bool:
    """Tell whether an address is that of a page of a list beyond the first."""
    return f"/{FURTHER}" in address


def of(thing: Entry | Place | Issuer | Award | Theme | StaticPage) -> str:
    """Return the address of anything that has a page of its own."""
    match thing:
        case Entry():
            return entry(thing.slug)
        case Place():
            return place(thing)
        case Issuer():
            return issuer(thing.id)
        case Award():
            return award(thing.id)
        case Theme():
            return theme(thing.id)
        case StaticPage():
            return page(thing.slug)


def feed(address: str) -> str:
    """Return the address of the Atom feed that belongs to a page."""
    return f"{address}{FEED}"


def file_of(address: str) -> str:
    """Return the path in the output that an address is served from."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def root_of(address: str) -> str:
    """Return the relative address of the site's root seen from a page: `../../` for `entri/x/`, `./` for the home."""
    return "../" * address.count("/") or "./"


def breadcrumbs(address: str) -> Iterator[str]:
    """Yield the addresses of the folders above a page, the home page first."""
    parts = address.rstrip("/").split("/")
    yield HOME
    for depth in range(1, len(parts)):
        yield "/".join(parts[:depth]) + "/"


def pages_of(almanac: Almanac) -> tuple[str, ...]:
    """Return the address of every page that an almanac has, pages 2 and on of lists aside, sorted.

    A place has a page once it has a record; issuers, awards and themes of the registry always have one, so that their
    addresses stay whatever entries come and go.
    """
    fixed = (HOME, ENTRIES, *LISTS, *ORDERS, SEARCH, CALENDAR, MAP, DATA)
    own = (
        *(entry(value.slug) for value in almanac.entries),
        *(place(almanac.places[slug]) for slug in almanac.by_place),
        *(year(value) for value in almanac.by_year),
        *(issuer(key) for key in almanac.issuers),
        *(award(key) for key in almanac.awards),
        *(theme(key) for key in almanac.themes),
        *(page(value.slug) for value in almanac.pages),
    )
    return tuple(sorted((*fixed, *own)))
