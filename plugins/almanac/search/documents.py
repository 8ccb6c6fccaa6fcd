"""Almanac in, search documents out: what each entry, place, issuer and award can be found by, and how it is shown.

Documents are numbered: entries by (first place, year), so that columns of like values lie together and compress;
then places, issuers and awards that have at least one entry, places with more entries before others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from almanac.language import SOURCE_LANGUAGE
from almanac.markup import plain
from almanac.model import Kind, Result

if TYPE_CHECKING:
    from almanac.edtf import Edtf
    from almanac.model import Almanac, Award, Entry, Issuer, Person, Place

# How many places a result names before it says how many others are recorded.
NAMED_PLACES = 3
# What the word for a kind adds to an entry's text: a reader types "penghargaan layanan", an author rarely writes it.
KIND_WORDS: Mapping[Kind, str] = {
    Kind.AWARD: "penghargaan",
    Kind.RANKING: "peringkat",
    Kind.CERTIFICATE: "sertifikat",
    Kind.MEMBERSHIP: "keanggotaan jejaring",
    Kind.ACTIVITY: "kegiatan",
}

CardValue = str | int | bool | tuple[str, ...] | None
AddressOf = Callable[["Entry | Place | Issuer | Award"], str]
DateWords = Callable[["Edtf"], str]


class Section(StrEnum):
    """What sort of page a document is, in the order of their numbers."""

    ENTRY = "entry"
    PLACE = "place"
    ISSUER = "issuer"
    AWARD = "award"


# A reader who types a name most likely wants what it names rather than one of its entries, and the place rather than a
# body that is named for it.
SECTION_BOOSTS: Mapping[Section, int] = {Section.ENTRY: 1, Section.PLACE: 3, Section.ISSUER: 2, Section.AWARD: 2}


@dataclass(frozen=True, slots=True)
class Document:
    """One page that search can find. The texts of `names` are names: their words are also indexed unstemmed."""

    section: Section
    title: str
    names: tuple[str, ...]
    facts: tuple[str, ...]
    body: str
    card: Mapping[str, CardValue]

    @property
    def boost(self) -> int:
        """Return the weight of the whole document."""
        return SECTION_BOOSTS[self.section]


def names_of_place(place: Place) -> tuple[str, ...]:
    """Return every name a place goes by: "Kota Surakarta", "Solo"."""
    return (place.name, *place.aliases)


def names_of_award(award: Award) -> tuple[str, ...]:
    """Return every name an award goes by."""
    return (award.name, *award.aliases)


def names_of_issuer(issuer: Issuer, issuers: Mapping[str, Issuer]) -> tuple[str, ...]:
    """Return every name of an issuer and of the bodies it succeeded, however far back; a cycle does no harm."""
    names: dict[str, None] = {}
    waiting, seen = [issuer.id], {issuer.id}
    known = {**issuers, issuer.id: issuer}
    while waiting:
        body = known.get(waiting.pop(0))
        if body is None:
            continue
        names.update(dict.fromkeys((body.name, body.short, *body.aliases)))
        waiting.extend(before for before in body.predecessors if before not in seen)
        seen.update(body.predecessors)
    return tuple(names)


def documents(almanac: Almanac, address: AddressOf, date_words: DateWords) -> tuple[Document, ...]:
    """Return all documents in the order of their numbers."""
    return (
        *(_entry(entry, almanac, address, date_words) for entry in sorted(almanac.entries, key=_entry_order)),
        *(
            _place(place, len(almanac.by_place[place.slug]), address)
            for place in sorted(
                almanac.places.values(),
                # Kota and Kabupaten Semarang match `semarang` equally well; of equals the first is shown first.
                key=lambda place: (-len(almanac.by_place.get(place.slug, ())), place.code),
            )
            if almanac.by_place.get(place.slug)
        ),
        *(
            _issuer(issuer, len(almanac.by_issuer[issuer.id]), almanac, address)
            for issuer in sorted(almanac.issuers.values(), key=lambda issuer: issuer.id)
            if almanac.by_issuer.get(issuer.id)
        ),
        *(
            _award(award, len(almanac.by_award[award.id]), almanac, address)
            for award in sorted(almanac.awards.values(), key=lambda award: award.id)
            if almanac.by_award.get(award.id)
        ),
    )


def _entry_order(entry: Entry) -> tuple[str, int, str]:
    first = min((recipient.place.code for recipient in entry.recipients), default="")
    return (first, entry.year or 0, entry.slug)


def _entry(entry: Entry, almanac: Almanac, address: AddressOf, date_words: DateWords) -> Document:
    places = tuple(dict.fromkeys(recipient.place for recipient in entry.recipients))
    issuers = tuple(dict.fromkeys(party.issuer for party in entry.parties))
    names = [*(name for place in places for name in names_of_place(place))]
    if entry.award:
        names.extend(names_of_award(entry.award))
    for issuer in issuers:
        names.extend(names_of_issuer(issuer, almanac.issuers))
    names.extend(entry.organizers)
    return Document(
        section=Section.ENTRY,
        title=entry.title,
        names=_distinct(names),
        facts=_distinct(_facts(entry, places)),
        body=plain(entry.body),
        card=_entry_card(entry, places, issuers, address, date_words),
    )


def _facts(entry: Entry, places: Iterable[Place]) -> Iterator[str | None]:
    yield KIND_WORDS[entry.kind]
    for year in (entry.year, entry.conferred_year):
        yield str(year) if year is not None else None
    for recipient in entry.recipients:
        yield recipient.unit
        yield recipient.result.tier
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


def _person(person: Person | None) -> tuple[str | None, ...]:
    return (person.name, person.office) if person else ()


def _entry_card(
    entry: Entry,
    places: tuple[Place, ...],
    issuers: tuple[Issuer, ...],
    address: AddressOf,
    date_words: DateWords,
) -> dict[str, CardValue]:
    result = _shared_result(entry)
    return {
        "section": Section.ENTRY,
        "address": address(entry),
        "title": _record_title(entry),
        "kind": entry.kind,
        "tier": result.tier,
        "rank": result.rank,
        "of": result.of,
        "status": entry.status,
        "open": (not entry.is_activity and not entry.counted) or None,
        "places": tuple(place.name for place in places[:NAMED_PLACES]),
        "others": len(places[NAMED_PLACES:]) or None,
        "issuers": tuple(issuer.name for issuer in issuers) or entry.organizers,
        "year": entry.year,
        "edition": entry.edition,
        "date": date_words(entry.conferred) if entry.conferred else None,
        "day": entry.conferred.datetime_attr if entry.conferred else None,
        "publishers": entry.publishers,
        "summary": entry.summary,
        "lang": entry.lang if entry.lang != SOURCE_LANGUAGE else None,
    }


def _record_title(entry: Entry) -> str:
    """Return "Adipura 2023", as lists name a record; an activity keeps its own title."""
    if entry.award is None:
        return entry.title
    year = str(entry.edition) if entry.edition is not None else ""
    return entry.award.name if not year or year in entry.award.name else f"{entry.award.name} {year}"


def _shared_result(entry: Entry) -> Result:
    """Return the result of all recipients, with only what they have in common."""
    results = {recipient.result for recipient in entry.recipients}
    if len(results) == 1:
        return next(iter(results))
    tiers = {result.tier for result in results}
    return Result(tier=next(iter(tiers)) if len(tiers) == 1 else None)


def _place(place: Place, entries: int, address: AddressOf) -> Document:
    return Document(
        section=Section.PLACE,
        title=place.name,
        names=names_of_place(place),
        facts=(place.province,),
        body="",
        card={
            "section": Section.PLACE,
            "address": address(place),
            "title": place.name,
            "type": place.type,
            "within": place.province if place.province != place.name else None,
            "entries": entries,
        },
    )


def _issuer(issuer: Issuer, entries: int, almanac: Almanac, address: AddressOf) -> Document:
    return Document(
        section=Section.ISSUER,
        title=issuer.name,
        names=names_of_issuer(issuer, almanac.issuers),
        facts=_distinct((issuer.note,)),
        body="",
        card={
            "section": Section.ISSUER,
            "address": address(issuer),
            "title": issuer.name,
            "type": issuer.type,
            "within": issuer.short if issuer.short != issuer.name else None,
            "entries": entries,
        },
    )


def _award(award: Award, entries: int, almanac: Almanac, address: AddressOf) -> Document:
    issuers = tuple(almanac.issuers[id_].name for id_ in award.issuers if id_ in almanac.issuers)
    return Document(
        section=Section.AWARD,
        title=award.name,
        names=names_of_award(award),
        facts=_distinct((*issuers, *award.tier_names, award.about)),
        body="",
        card={
            "section": Section.AWARD,
            "address": address(award),
            "title": award.name,
            "issuers": issuers,
            "entries": entries,
            "summary": award.about,
        },
    )


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
