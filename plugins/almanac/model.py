"""The domain: frozen types for places, issuers, awards, themes and entries, and the one `Almanac` that holds them.

An **entry** is one recognition act, or one civic activity in which nothing was conferred. What is not known is None.

What there is tens of thousands of is a named tuple: it is made and read back in a third of a frozen dataclass's time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from almanac.edtf import Edtf


class Kind(StrEnum):
    """What was conferred; an activity conferred nothing."""

    AWARD = "award"
    RANKING = "ranking"
    CERTIFICATE = "certificate"
    MEMBERSHIP = "membership"
    ACTIVITY = "activity"


class Status(StrEnum):
    """How sure we are of a recognition; only the first two count in totals."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    ANNOUNCED = "announced"
    DISPUTED = "disputed"
    REVOKED = "revoked"


COUNTED_STATUSES = (Status.REPORTED, Status.CONFIRMED)


class PlaceType(StrEnum):
    """The five kinds of place that have a Kemendagri code here."""

    CITY = "city"
    REGENCY = "regency"
    ADMINISTRATIVE_CITY = "administrative-city"
    ADMINISTRATIVE_REGENCY = "administrative-regency"
    PROVINCE = "province"


class IssuerType(StrEnum):
    """What sort of body an issuer is."""

    NATIONAL_GOVERNMENT = "national-government"
    PROVINCIAL_GOVERNMENT = "provincial-government"
    CITY = "city"
    INTERNATIONAL = "international"
    CIVIL_SOCIETY = "civil-society"
    MEDIA = "media"
    BUSINESS = "business"
    ACADEMIC = "academic"
    OTHER = "other"


class IssuerRole(StrEnum):
    """The part an issuer had in one act."""

    ISSUER = "issuer"
    CO_ISSUER = "co-issuer"
    PARTNER = "partner"


class SourceKind(StrEnum):
    """What sort of publication a source is."""

    PRIMARY = "primary"
    PRESS_RELEASE = "press-release"
    NEWS = "news"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Place:
    """A city, regency or province; `code` is Kemendagri's ("33.74"), `slug` has the type in it (`kota-semarang`)."""

    code: str
    type: PlaceType
    name: str
    bare: str
    slug: str
    province_code: str
    province: str
    capital: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.slug)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that gives recognitions; predecessors and successors are issuer ids."""

    id: str
    name: str
    short: str
    type: IssuerType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    website: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    note: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name that it goes by, its full one first."""
        return (self.name, self.short, *self.aliases)


@dataclass(frozen=True, slots=True)
class Tier:
    """A rung of an award's ladder; `band` says in words what it asks for, where that is known."""

    name: str
    aliases: tuple[str, ...] = ()
    band: str | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """A programme that issuers run. `tiers` rise from the lowest; `owner` holds a borrowed name."""

    id: str
    name: str
    about: str
    aliases: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    owner: str | None = None
    first_year: int | None = None
    cadence: str | None = None
    tiers: tuple[Tier, ...] = ()
    scale: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name that it goes by, its own first."""
        return (self.name, *self.aliases)

    @property
    def tier_names(self) -> tuple[str, ...]:
        """Return the names on the ladder, lowest first."""
        return tuple(tier.name for tier in self.tiers)


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject of the vocabulary, named in both interface languages."""

    id: str
    name: str
    name_en: str
    about: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    def name_in(self, language: str) -> str:
        """Return the name in a language of the interface, given by its code; English stands in for others."""
        return self.name if language == "id" else self.name_en


class Person(NamedTuple):
    """Somebody in the office held in the act; either may be unknown."""

    name: str | None = None
    office: str | None = None


class Result(NamedTuple):
    """What a recipient got. `of` is how many were ranked; `score` is text as published ("80,64")."""

    tier: str | None = None
    rank: int | None = None
    of: int | None = None
    score: str | None = None
    category: str | None = None


class Recipient(NamedTuple):
    """A place that was recognised; `personal` where the honour went to the office-holder as a person."""

    place: Place
    unit: str | None = None
    result: Result = Result()
    received_by: Person | None = None
    personal: bool = False


class Party(NamedTuple):
    """An issuer in the role it had in one act."""

    issuer: Issuer
    role: IssuerRole = IssuerRole.ISSUER


class Source(NamedTuple):
    """A publication that reports the act; without `url`, `no_url` says why. `origin` joins copies of one release."""

    title: str
    kind: SourceKind
    publisher: str | None = None
    published: Edtf | None = None
    url: str | None = None
    archived: str | None = None
    retrieved: Edtf | None = None
    origin: str | None = None
    no_url: str | None = None


class StatusReason(NamedTuple):
    """Why an act is disputed or revoked, and where that can be read."""

    note: str
    url: str


class Correction(NamedTuple):
    """A mended mistake; `date` is ISO 8601."""

    date: str
    note: str


class Body:
    """The safe HTML of an entry, as a piece of bytes that hold those of many; `str` gives it.

    So bodies are most of what an almanac holds and only a few of its objects, and processes that share it by fork do
    not copy them when they look at entries.
    """

    __slots__ = ("_end", "_held", "_start")

    def __init__(self, held: bytes, start: int, end: int) -> None:
        self._held, self._start, self._end = held, start, end

    @classmethod
    def of(cls, html: str) -> Body:
        """Return a body that is held alone."""
        held = html.encode()
        return cls(held, 0, len(held))

    def __bytes__(self) -> bytes:
        return self._held[self._start : self._end]

    def __str__(self) -> str:
        return bytes(self).decode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and bytes(self) == bytes(other)

    def __hash__(self) -> int:
        return hash(bytes(self))


class Entry(NamedTuple):
    """One recognition act or one activity, with every reference resolved.

    `award` is None exactly for an activity, whose places stand in `recipients` with empty results.
    `str(body)` is safe HTML.
    """

    slug: str
    path: str
    title: str
    kind: Kind
    summary: str
    body: Body | str
    award: Award | None = None
    edition: int | None = None
    conferred: Edtf | None = None
    date_note: str | None = None
    venue: str | None = None
    parties: tuple[Party, ...] = ()
    organizers: tuple[str, ...] = ()
    presenters: tuple[Person, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    recipients_total: int | None = None
    themes: tuple[Theme, ...] = ()
    status: Status = Status.REPORTED
    status_reason: StatusReason | None = None
    sources: tuple[Source, ...] = ()
    aliases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    contributors: tuple[str, ...] = ()
    lang: str = "id"
    fingerprint: str = ""
    """Stands for the text of the entry's file; empty where there is none."""

    front_fingerprint: str = ""
    """Stands for all of it but the body, likewise."""

    def __hash__(self) -> int:
        return hash(self.slug)

    @property
    def year(self) -> int | None:
        """Return the index year: the edition where it is known, else the year of the conferral, else None."""
        if self.edition is not None:
            return self.edition
        return self.conferred.year if self.conferred else None

    @property
    def conferred_year(self) -> int | None:
        """Return the year of the conferral where it is known."""
        return self.conferred.year if self.conferred else None

    @property
    def is_activity(self) -> bool:
        """Tell whether nothing was conferred."""
        return self.kind is Kind.ACTIVITY

    @property
    def personal(self) -> bool:
        """Tell whether every recipient was honoured as a person."""
        # Asked of every entry of every list, and nearly always answered by the first recipient.
        for recipient in self.recipients:
            if not recipient.personal:
                return False
        return bool(self.recipients)

    @property
    def counted(self) -> bool:
        """Tell whether totals include this entry: a recognition of a place, reported or confirmed."""
        return self.kind is not Kind.ACTIVITY and self.status in COUNTED_STATUSES and not self.personal

    @property
    def givers(self) -> tuple[Issuer, ...]:
        """Return the bodies that gave it, mere partners left out."""
        return tuple(party.issuer for party in self.parties if party.role is not IssuerRole.PARTNER)

    @property
    def publishers(self) -> int:
        """Return the number of independent publishers: copies of one release, and one publisher's pages, are one."""
        return len({source.origin or source.publisher or f"?{number}" for number, source in enumerate(self.sources)})

    def is_given_by(self, issuer: Issuer) -> bool:
        """Tell whether one issuer gave it, and not as a mere partner."""
        return issuer.id in [party.issuer.id for party in self.parties if party.role is not IssuerRole.PARTNER]

    def counts_as_given_by(self, issuer: Issuer) -> bool:
        """Tell whether the totals of one issuer include this entry; those of a mere partner do not."""
        return self.counted and self.is_given_by(issuer)

    def counts_for(self, place: Place) -> bool:
        """Tell whether the totals of one place include this entry."""
        return self.counted and place.slug in [one.place.slug for one in self.recipients if not one.personal]


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page of `content/pages`, such as `tentang`; `body` is safe HTML."""

    slug: str
    path: str
    title: str
    summary: str
    body: str
    lang: str = "id"


@dataclass(frozen=True, slots=True)
class Almanac:
    """Everything a build knows, linked and frozen.

    Entries are sorted newest first by (index year, conferral, slug); the mappings are keyed by slug or id and sorted.
    """

    entries: tuple[Entry, ...]
    pages: tuple[StaticPage, ...]
    places: Mapping[str, Place]
    issuers: Mapping[str, Issuer]
    awards: Mapping[str, Award]
    themes: Mapping[str, Theme]
    by_place: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    by_year: Mapping[int | None, tuple[Entry, ...]] = field(default_factory=dict)
    by_issuer: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    by_award: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    by_theme: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    """Day each entry's file was first committed (slug to ISO 8601 date); empty without a full git history."""
    modified: Mapping[str, str] = field(default_factory=dict)
    """Day each entry's file last changed, likewise."""
    modified_pages: Mapping[str, str] = field(default_factory=dict)
    """Day the file of each page of `content/pages` last changed, likewise."""
