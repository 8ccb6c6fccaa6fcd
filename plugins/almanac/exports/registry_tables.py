"""The registry's tables: a registry and its totals in, places, issuers, awards and themes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac import urls
from almanac.exports.table import IDS, NAMES, Column, Filled, Reference, Row, Table
from almanac.model import IssuerType, PlaceType
from almanac.registry import successions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from almanac.model import Almanac, Award, Issuer, Place
    from almanac.site_facts import SiteFacts

Total = tuple[int, int, int]
"""How many recognitions count, how many entries there are in all, and how many of these are activities."""

Totals = dict[str, dict[str, Total]]
"""Those of each place, issuer, award and theme, by table and id."""

NONE: Total = (0, 0, 0)
"""The total of what no entry names."""

ADDRESS = Column("url", "string", "Alamat", "Address of its page; relative to the site's root where the site has none.")
COUNTED = Column(
    "recognitions",
    "integer",
    "Pengakuan",
    "Recognitions that count: reported or confirmed, not personal.",
    required=True,
)
RECORDED = Column(
    "entries", "integer", "Entri", "All entries, those that do not count and activities too.", required=True
)

PLACES = Table(
    "places",
    "Provinces, cities and regencies of Indonesia; those without a page have no record yet.",
    (
        Column("slug", "string", "Slug", "Word of the address, with the type in it.", required=True),
        Column("code", "string", "Kode", "Kemendagri code, a text: 33.10 is not 33.1.", required=True, unique=True),
        Column("type", "string", "Jenis", "Type of place.", required=True, values=tuple(PlaceType)),
        Column("name", "string", "Nama", "Official name.", required=True),
        Column("bare_name", "string", "Nama tanpa jenis", "Name without the type.", required=True),
        Column("province_code", "string", "Kode provinsi", "Code of the province; a province's own.", required=True),
        Column("province", "string", "Provinsi", "Name of the province.", required=True),
        Column("capital", "string", "Ibu kota", "Seat of a regency."),
        Column("latitude", "number", "Lintang", "Degrees north (WGS 84), from GeoNames."),
        Column("longitude", "number", "Bujur", "Degrees east (WGS 84), from GeoNames."),
        Column("aliases", "string", "Nama lain", "Other names.", separator=NAMES),
        COUNTED,
        RECORDED,
        ADDRESS,
    ),
    ("slug",),
    (Reference("province_code", "places", "code"),),
)

ISSUERS = Table(
    "issuers",
    "Bodies that give recognitions.",
    (
        Column("id", "string", "Id", "Word of the address.", required=True),
        Column("name", "string", "Nama", "Full official name.", required=True),
        Column("short", "string", "Singkatan", "Name used in lists.", required=True),
        Column("type", "string", "Jenis", "Sort of body.", required=True, values=tuple(IssuerType)),
        Column("country", "string", "Negara", "ISO 3166-1 code; empty for international bodies."),
        Column("website", "string", "Laman", "Its own address."),
        Column("aliases", "string", "Nama lain", "Other names and spellings.", separator=NAMES),
        Column("predecessors", "string", "Pendahulu", "Ids of the bodies before it.", separator=IDS, stored=False),
        Column("successors", "string", "Penerus", "Ids of the bodies after it.", separator=IDS, stored=False),
        Column("note", "string", "Keterangan", "A word of explanation."),
        COUNTED,
        RECORDED,
        ADDRESS,
    ),
    ("id",),
)

AWARDS = Table(
    "awards",
    "Programmes that issuers run.",
    (
        Column("id", "string", "Id", "Word of the address.", required=True),
        Column("name", "string", "Nama", "Name.", required=True),
        Column("about", "string", "Tentang", "What it is.", required=True),
        Column("aliases", "string", "Nama lain", "Other names and abbreviations.", separator=NAMES),
        Column("issuers", "string", "Pemberi", "Ids of the bodies that run it, in time.", separator=IDS, stored=False),
        Column("owner", "string", "Pemilik nama", "Owner of the name, where it is borrowed."),
        Column("first_year", "integer", "Edisi pertama", "First edition."),
        Column("cadence", "string", "Kekerapan", "annual, biennial or irregular."),
        Column("tiers", "string", "Tingkat", "The ladder, lowest first.", separator=NAMES, stored=False),
        Column("scale", "string", "Skala", "What the scores mean."),
        Column("note", "string", "Keterangan", "What is uncertain about it."),
        COUNTED,
        RECORDED,
        ADDRESS,
    ),
    ("id",),
)

THEMES = Table(
    "themes",
    "Subjects.",
    (
        Column("id", "string", "Id", "Word of the address.", required=True),
        Column("name", "string", "Nama", "Name in Indonesian.", required=True),
        Column("name_en", "string", "Nama Inggris", "Name in English.", required=True),
        Column("about", "string", "Cakupan", "What belongs to it."),
        COUNTED,
        RECORDED,
        ADDRESS,
    ),
    ("id",),
)

AWARD_TIERS = Table(
    "award_tiers",
    "Rungs of the awards' ladders.",
    (
        Column("award", "string", "Penghargaan", "The award.", required=True),
        Column("level", "integer", "Urutan", "From 1, the lowest.", required=True),
        Column("name", "string", "Nama", "Name of the tier.", required=True),
        Column("aliases", "string", "Nama lain", "Other names of the same rung.", separator=NAMES),
        Column("band", "string", "Syarat", "Score or condition that it asks for."),
    ),
    ("award", "level"),
    (Reference("award", "awards", "id"),),
    json=False,
)

AWARD_ISSUERS = Table(
    "award_issuers",
    "Which bodies run an award.",
    (
        Column("award", "string", "Penghargaan", "The award.", required=True),
        Column("number", "integer", "Urutan", "Order in time, from 1.", required=True),
        Column("issuer", "string", "Pemberi", "The issuer.", required=True),
    ),
    ("award", "number"),
    (Reference("award", "awards", "id"), Reference("issuer", "issuers", "id")),
    json=False,
)

SUCCESSIONS = Table(
    "issuer_successions",
    "Which body followed which.",
    (
        Column("predecessor", "string", "Pendahulu", "The body before.", required=True),
        Column("successor", "string", "Penerus", "The body after.", required=True),
    ),
    ("predecessor", "successor"),
    (Reference("predecessor", "issuers", "id"), Reference("successor", "issuers", "id")),
    json=False,
)


def registry_tables(almanac: Almanac, totals: Totals, facts: SiteFacts) -> tuple[Filled, ...]:
    """Return the registry's tables, each before those that refer to it; of the almanac only the registry is read."""
    awards = sorted(almanac.awards.values(), key=lambda award: award.id)
    issuers = sorted(almanac.issuers.values(), key=lambda issuer: issuer.id)
    # Provinces come first, so that a reader of the rows in order knows each province before its places.
    places = sorted(almanac.places.values(), key=lambda place: (place.type is not PlaceType.PROVINCE, place.code))
    of_places, of_issuers, of_awards, of_themes = (totals[one.name] for one in (PLACES, ISSUERS, AWARDS, THEMES))
    return (
        Filled(PLACES, tuple(_place(place, of_places.get(place.slug, NONE), facts) for place in places)),
        Filled(ISSUERS, tuple(_issuer(issuer, of_issuers.get(issuer.id, NONE), facts) for issuer in issuers)),
        Filled(SUCCESSIONS, tuple(sorted(successions(issuers)))),
        Filled(AWARDS, tuple(_award(award, of_awards.get(award.id, NONE), facts) for award in awards)),
        Filled(AWARD_TIERS, tuple(_tiers(awards))),
        Filled(AWARD_ISSUERS, tuple((a.id, n, key) for a in awards for n, key in enumerate(a.issuers, 1))),
        Filled(THEMES, tuple(_themes(almanac, of_themes, facts))),
    )


def _place(place: Place, total: Total, facts: SiteFacts) -> Row:
    counted, entries, _ = total
    return (
        place.slug,
        place.code,
        place.type.value,
        place.name,
        place.bare,
        place.province_code,
        place.province,
        place.capital,
        place.latitude,
        place.longitude,
        place.aliases,
        counted,
        entries,
        facts.stated(urls.place(place)) if entries else None,
    )


def _issuer(issuer: Issuer, total: Total, facts: SiteFacts) -> Row:
    return (
        issuer.id,
        issuer.name,
        issuer.short,
        issuer.type.value,
        issuer.country,
        issuer.website,
        issuer.aliases,
        issuer.predecessors,
        issuer.successors,
        issuer.note,
        *total[:2],
        facts.stated(urls.issuer(issuer.id)),
    )


def _award(award: Award, total: Total, facts: SiteFacts) -> Row:
    return (
        award.id,
        award.name,
        award.about,
        award.aliases,
        award.issuers,
        award.owner,
        award.first_year,
        award.cadence,
        award.tier_names,
        award.scale,
        award.note,
        *total[:2],
        facts.stated(urls.award(award.id)),
    )


def _themes(almanac: Almanac, totals: Mapping[str, Total], facts: SiteFacts) -> Iterator[Row]:
    for theme in sorted(almanac.themes.values(), key=lambda theme: theme.id):
        total = totals.get(theme.id, NONE)
        yield (theme.id, theme.name, theme.name_en, theme.about, *total[:2], facts.stated(urls.theme(theme.id)))


def _tiers(awards: Iterable[Award]) -> Iterator[Row]:
    for award in awards:
        for level, tier in enumerate(award.tiers, 1):
            yield (award.id, level, tier.name, tier.aliases, tier.band)
