"""Small almanacs made by hand for the tests of maps and of the calendar."""

from __future__ import annotations

from almanac.edtf import parse
from almanac.model import Almanac, Award, Entry, Kind, Place, PlaceType, Recipient, Status
from almanac.outline import Outline

PLACES = (
    Place("31.73", PlaceType.ADMINISTRATIVE_CITY, "Kota Administrasi Jakarta Barat", "Jakarta Barat",
          "kota-administrasi-jakarta-barat", "31", "DKI Jakarta", None, -6.17, 106.76),
    Place("32.04", PlaceType.REGENCY, "Kabupaten Bandung", "Bandung", "kabupaten-bandung", "32", "Jawa Barat",
          None, -7.1, 107.6),
    Place("32.73", PlaceType.CITY, "Kota Bandung", "Bandung", "kota-bandung", "32", "Jawa Barat", None, -6.92, 107.61),
    Place("33", PlaceType.PROVINCE, "Provinsi Jawa Tengah", "Jawa Tengah", "provinsi-jawa-tengah", "33",
          "Jawa Tengah"),
    Place("33.74", PlaceType.CITY, "Kota Semarang", "Semarang", "kota-semarang", "33", "Jawa Tengah",
          None, -6.99, 110.42),
    Place("74.07", PlaceType.REGENCY, "Kabupaten Wakatobi", "Wakatobi", "kabupaten-wakatobi", "74",
          "Sulawesi Tenggara"),
)  # fmt: skip
"""Four places with a position, one city without, one province."""

BY_SLUG = {place.slug: place for place in PLACES}

ADIPURA = Award("adipura", "Adipura", "Penghargaan kebersihan kota.")

SQUARE = Outline("Persegi", "Pengukur", "made up", (((95, -11), (141, -11), (141, 6), (95, 6), (95, -11)),))
"""The bounds of Indonesia as a rectangle."""


def make_entry(
    slug: str,
    places: tuple[str, ...] = ("kota-semarang",),
    *,
    kind: Kind = Kind.AWARD,
    conferred: str | None = None,
    edition: int | None = None,
    status: Status = Status.REPORTED,
    personal: bool = False,
) -> Entry:
    """Return an entry with the given recipients."""
    return Entry(
        slug=slug,
        path=f"content/entries/x/{slug}.md",
        title=f"Judul {slug}",
        kind=kind,
        summary="",
        body="",
        award=None if kind is Kind.ACTIVITY else ADIPURA,
        edition=edition,
        conferred=parse(conferred) if conferred else None,
        recipients=tuple(Recipient(BY_SLUG[place], personal=personal) for place in places),
        status=status,
    )


def make_almanac(*entries: Entry) -> Almanac:
    """Return an almanac of these entries and all PLACES."""
    return Almanac(entries, (), BY_SLUG, {}, {ADIPURA.id: ADIPURA}, {})
