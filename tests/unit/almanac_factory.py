"""A small almanac for tests of what is made from one: a registry of three places, and entries by hand.

Groups and order come from `almanac.join`, so that a test's almanac is put together as a real one is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac import join
from almanac.edtf import parse
from almanac.history import History
from almanac.model import (
    Almanac,
    Award,
    Entry,
    Issuer,
    IssuerType,
    Kind,
    Party,
    Place,
    PlaceType,
    Recipient,
    Result,
    Source,
    SourceKind,
    Theme,
    Tier,
)
from almanac.registry import Registry
from almanac.site_facts import SiteFacts
from almanac.views.entry_page import with_neighbours
from almanac.views.facet_pages import facet_pages, facet_subjects
from almanac.views.place_page import place_pages, place_subjects
from almanac.views.year_page import year_pages, year_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from almanac.language import Language
    from almanac.views.entry_page import Neighbours
    from almanac.views.page import Page

CENTRAL_JAVA = Place(
    "33", PlaceType.PROVINCE, "Provinsi Jawa Tengah", "Jawa Tengah", "provinsi-jawa-tengah", "33", "Jawa Tengah"
)
SEMARANG = Place(
    "33.74", PlaceType.CITY, "Kota Semarang", "Semarang", "kota-semarang", "33", "Jawa Tengah", None, -6.99, 110.42
)
TEGAL = Place("33.28", PlaceType.REGENCY, "Kabupaten Tegal", "Tegal", "kabupaten-tegal", "33", "Jawa Tengah", "Slawi")

KLHK = Issuer(
    "klhk",
    "Kementerian Lingkungan Hidup dan Kehutanan",
    "KLHK",
    IssuerType.NATIONAL_GOVERNMENT,
    ("KLHK RI",),
    "ID",
    "https://klhk.example/",
    predecessors=("klh",),
)
KLH = Issuer("klh", "Kementerian Lingkungan Hidup", "KLH", IssuerType.NATIONAL_GOVERNMENT, successors=("klhk",))
WWF = Issuer("wwf", "WWF Indonesia", "WWF", IssuerType.CIVIL_SOCIETY)

ADIPURA = Award(
    "adipura",
    "Adipura",
    "Penghargaan kebersihan kota.",
    aliases=("Piala Adipura",),
    issuers=("klh", "klhk"),
    tiers=(Tier("Sertifikat"), Tier("Adipura", ("Anugerah",), "di atas 75")),
)
WE_LOVE = Award("we-love-cities", "We Love Cities", "Ajang kota dan iklim.", issuers=("wwf",))

CLEANLINESS = Theme("kebersihan", "Kebersihan dan sampah", "Cleanliness and waste", "Sampah dan jalan.")
CLIMATE = Theme("iklim", "Iklim dan energi", "Climate and energy")

FACTS = SiteFacts(
    name="Almanak Uji",
    tagline="Siapa menghargai kota mana.",
    url="https://example.org/almanak",
    repository="https://github.com/example/almanak",
)
"""A site with an address, below a folder as GitHub's project sites are."""

PREVIEW = SiteFacts(name=FACTS.name, tagline=FACTS.tagline, repository=FACTS.repository)
"""The same site before its address is known."""


def make_source(title: str = "Semarang Raih Adipura", **changes: object) -> Source:
    """Return a source with an address and no date."""
    fields = {"publisher": "Suara Merdeka", "url": "https://berita.example/1", "kind": SourceKind.NEWS}
    return Source(title, **{**fields, **changes})


def make_recipient(place: Place = SEMARANG, **changes: object) -> Recipient:
    """Return a recipient; `tier`, `rank`, `of`, `score` and `category` make up its result."""
    result = {key: changes.pop(key) for key in ("tier", "rank", "of", "score", "category") if key in changes}
    return Recipient(place, result=Result(**result), **changes)


def make_entry(slug: str = "adipura-2016", **changes: object) -> Entry:
    """Return a counted recognition of Kota Semarang, undated until `edition` or `conferred` (EDTF) says otherwise."""
    conferred = changes.pop("conferred", None)
    fields = {
        "title": "Semarang menerima Adipura",
        "kind": Kind.AWARD,
        "summary": "Kota Semarang dinilai bersih.",
        "body": "<p>Isi.</p>",
        "award": ADIPURA,
        "conferred": parse(conferred) if conferred else None,
        "parties": (Party(KLHK),),
        "recipients": (make_recipient(tier="Adipura"),),
        "themes": (CLEANLINESS,),
        "sources": (make_source(),),
    }
    return Entry(slug=slug, path=f"content/entries/x/{slug}.md", **{**fields, **changes})


def make_activity(slug: str = "rapat-2016", **changes: object) -> Entry:
    """Return an activity of Kota Semarang."""
    nothing = {"award": None, "parties": (), "recipients": (Recipient(SEMARANG),), "organizers": ("Dinas Sosial",)}
    fields = {"title": "Rapat kerja di Semarang", "kind": Kind.ACTIVITY, **nothing}
    return make_entry(slug, **{**fields, **changes})


def make_almanac(
    *entries: Entry,
    published: dict[str, str] | None = None,
    modified: dict[str, str] | None = None,
    registry: Registry | None = None,
) -> Almanac:
    """Return an almanac of these entries and the whole small registry; the days are by slug, as git would give them."""
    registry = registry or Registry(
        places={place.slug: place for place in (TEGAL, SEMARANG, CENTRAL_JAVA)},
        issuers={issuer.id: issuer for issuer in (KLH, KLHK, WWF)},
        awards={award.id: award for award in (ADIPURA, WE_LOVE)},
        themes={theme.id: theme for theme in (CLIMATE, CLEANLINESS)},
        names={},
    )
    paths = {entry.slug: entry.path.split("/", 1)[1] for entry in entries}
    added = {paths[slug]: day for slug, day in (published or {}).items()}
    changed = {paths[slug]: day for slug, day in (modified or published or {}).items()}
    return join.index(registry, entries, (), History(added, changed, known=bool(added or changed)))


def neighbours_of(entry: Entry, almanac: Almanac) -> Neighbours:
    """Return the entries before and after one on the page of its place."""
    first = entry.recipients[0].place.slug
    return next(around for one, around in with_neighbours(first, almanac.by_place[first]) if one.slug == entry.slug)


def subject_pages(almanac: Almanac, thing: Place | Issuer | Award | Theme | int | None, t: Language) -> Iterator[Page]:
    """Return the pages of a place, an issuer, an award, a theme or an index year."""
    if isinstance(thing, Place):
        return place_pages(next(one for one in place_subjects(almanac) if one.place == thing), t)
    if isinstance(thing, int | None):
        return year_pages(next(one for one in year_subjects(almanac) if one.year == thing), t)
    return facet_pages(next(one for one in facet_subjects(almanac) if one.thing == thing), t)
