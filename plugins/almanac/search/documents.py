"""Almanac in, numbered documents out: what each place, issuer, award and entry can be found by.

Places come first, then issuers and awards, as far as they have an entry; then entries in the order in which they were
published. So a new entry leaves all earlier numbers as they are, and with them the files that browsers have kept.
Entries of one day lie by place and year, so that columns of like values compress.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from almanac.markup import plain
from almanac.model import Kind, PlaceType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from almanac.model import Almanac, Award, Entry, Issuer, Person, Place

# What the word for a kind adds to an entry's text: a reader types "penghargaan layanan", an author rarely writes it.
KIND_WORDS: Mapping[Kind, str] = {
    Kind.AWARD: "penghargaan",
    Kind.RANKING: "peringkat",
    Kind.CERTIFICATE: "sertifikat",
    Kind.MEMBERSHIP: "keanggotaan jejaring",
    Kind.ACTIVITY: "kegiatan",
}


class Section(StrEnum):
    """What sort of page a document is, in the order of their numbers."""

    PLACE = "place"
    ISSUER = "issuer"
    AWARD = "award"
    ENTRY = "entry"


# A reader who types a name most likely wants what it names rather than one of its entries, and the place rather than a
# body that is named for it.
SECTION_BOOSTS: Mapping[Section, int] = {Section.PLACE: 3, Section.ISSUER: 2, Section.AWARD: 2, Section.ENTRY: 1}

# Kota and Kabupaten Semarang match `semarang` equally well; of equals the first is shown first, and this is an almanac
# of cities.
_PLACE_TYPES = tuple(PlaceType)

# Up to so many entries are put among others one by one.
FEW = 100

# Entries that are not committed yet come after all days.
_NOT_PUBLISHED = "~"


@dataclass(frozen=True, slots=True)
class Document:
    """One page that search can find. The texts of `names` are names: their words are also indexed unstemmed."""

    section: Section
    title: str
    names: tuple[str, ...]
    facts: tuple[str, ...]
    body: str

    @property
    def boost(self) -> int:
        """Return the weight of the whole document."""
        return SECTION_BOOSTS[self.section]


@dataclass(frozen=True, slots=True)
class Numbered:
    """What has documents, in the order of their numbers: places, then issuers, awards, entries."""

    places: tuple[Place, ...]
    issuers: tuple[Issuer, ...]
    awards: tuple[Award, ...]
    entries: tuple[Entry, ...]

    @property
    def sections(self) -> tuple[tuple[Section, int], ...]:
        """Return each section with its number of documents."""
        parts = (self.places, self.issuers, self.awards, self.entries)
        return tuple((section, len(part)) for section, part in zip(Section, parts, strict=True))

    @property
    def first_entry(self) -> int:
        """Return the number of the first entry."""
        return len(self.places) + len(self.issuers) + len(self.awards)


def number(almanac: Almanac, in_order: Sequence[Entry] = ()) -> Numbered:
    """Put everything that has a page of its own into the order of its number.

    Of some entries it may be known that they are `in_order`.
    """
    places = sorted(
        (place for place in almanac.places.values() if almanac.by_place.get(place.slug)),
        key=lambda place: (_PLACE_TYPES.index(place.type), place.code),
    )
    order = {place.slug: position for position, place in enumerate(places)}

    def when_and_where(entry: Entry) -> tuple[str, int, int, str]:
        first = min([order[recipient.place.slug] for recipient in entry.recipients], default=-1)
        return (almanac.published.get(entry.slug, _NOT_PUBLISHED), first, entry.year or 0, entry.slug)

    return Numbered(
        places=tuple(places),
        issuers=tuple(almanac.issuers[id_] for id_ in sorted(almanac.issuers) if almanac.by_issuer.get(id_)),
        awards=tuple(almanac.awards[id_] for id_ in sorted(almanac.awards) if almanac.by_award.get(id_)),
        entries=_in_order(almanac.entries, in_order, when_and_where),
    )


def _in_order(entries: Sequence[Entry], known: Sequence[Entry], key: Callable[[Entry], Any]) -> tuple[Entry, ...]:
    placed = {entry.slug for entry in known}
    others = [entry for entry in entries if entry.slug not in placed]
    if len(others) > FEW:
        return tuple(sorted(entries, key=key))
    found = list(known)
    for entry in others:
        insort(found, entry, key=key)
    return tuple(found)


def registry_documents(numbered: Numbered, almanac: Almanac) -> Iterator[Document]:
    """Yield the documents of places, issuers and awards in the order of their numbers."""
    for place in numbered.places:
        yield Document(Section.PLACE, place.name, names_of_place(place), (place.province,), "")
    for issuer in numbered.issuers:
        names = names_of_issuer(issuer, almanac.issuers)
        yield Document(Section.ISSUER, issuer.name, names, _distinct((issuer.note,)), "")
    for award in numbered.awards:
        issuers = tuple(almanac.issuers[id_].name for id_ in award.issuers if id_ in almanac.issuers)
        tiers = [name for tier in award.tiers for name in (tier.name, *tier.aliases)]
        facts = _distinct((*issuers, *tiers, award.about))
        yield Document(Section.AWARD, award.name, award.names, facts, "")


def entry_document(entry: Entry, almanac: Almanac) -> Document:
    """Return the document of one entry."""
    # By their ids: to hash a place or an issuer itself takes longer than all else here.
    places = tuple({recipient.place.slug: recipient.place for recipient in entry.recipients}.values())
    names = [name for place in places for name in names_of_place(place)]
    if entry.award:
        names.extend(entry.award.names)
    for issuer in {party.issuer.id: party.issuer for party in entry.parties}.values():
        names.extend(names_of_issuer(issuer, almanac.issuers))
    names.extend(entry.organizers)
    return Document(
        Section.ENTRY, entry.title, _distinct(names), _distinct(_facts(entry, places)), plain(str(entry.body))
    )


def names_of_place(place: Place) -> tuple[str, ...]:
    """Return every name a place goes by: "Kota Surakarta", "Solo"."""
    return (place.name, *place.aliases)


def names_of_issuer(issuer: Issuer, issuers: Mapping[str, Issuer]) -> tuple[str, ...]:
    """Return every name of an issuer and of the bodies it succeeded, however far back; a cycle does no harm."""
    if not issuer.predecessors:
        return tuple(dict.fromkeys(issuer.names))
    names: dict[str, None] = {}
    waiting, seen = [issuer.id], {issuer.id}
    while waiting:
        id_ = waiting.pop(0)
        body = issuer if id_ == issuer.id else issuers.get(id_)
        if body is None:
            continue
        names.update(dict.fromkeys(body.names))
        waiting.extend(before for before in body.predecessors if before not in seen)
        seen.update(body.predecessors)
    return tuple(names)


def _facts(entry: Entry, places: Iterable[Place]) -> Iterator[str | None]:
    yield KIND_WORDS[entry.kind]
    for year in (entry.year, entry.conferred_year):
        yield str(year) if year is not None else None
    for recipient in entry.recipients:
        yield recipient.unit
        yield from _tier_names(entry.award, recipient.result.tier)
        yield recipient.result.category
        yield from _person(recipient.received_by)
    for presenter in entry.presenters:
        yield from _person(presenter)
    for theme in entry.themes:
        yield theme.name
        yield theme.name_en
    yield entry.venue
    yield from (place.province for place in places)
    yield entry.summary


def _tier_names(award: Award | None, name: str | None) -> tuple[str, ...]:
    """Return every name that a tier goes by: "Wajar Tanpa Pengecualian", "WTP"."""
    if name is None:
        return ()
    aliases = (alias for tier in (award.tiers if award else ()) if tier.name == name for alias in tier.aliases)
    return (name, *aliases)


def _person(person: Person | None) -> tuple[str | None, ...]:
    return (person.name, person.office) if person else ()


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
