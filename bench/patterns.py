"""The real almanac in, what its entries are made of out: one pattern an entry, and the values to draw from.

An entry that is made up follows the pattern of a real one drawn at random. So kinds, statuses, numbers of recipients,
missing dates, lags between edition and conferral and all else occur as often as they really do, and together as they
really do.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac.load import load_or_raise
from almanac.markup import plain

if TYPE_CHECKING:
    from pathlib import Path

    from almanac.model import Almanac, Award, Entry, Issuer, IssuerRole, Kind, Person, Place, SourceKind, Status

# A category with more words than this, or with a number, is about one act alone: it is made up anew.
GENERAL_CATEGORY_WORDS = 4


@dataclass(frozen=True, slots=True)
class RecipientPattern:
    """Which facts a real recipient has; `category` where the real one fits others as well."""

    tier: bool
    rank: bool
    of: bool
    score: bool
    has_category: bool
    category: str | None
    has_unit: bool
    personal: bool
    is_met: bool


@dataclass(frozen=True, slots=True)
class SourcePattern:
    """Which facts a real source has."""

    kind: SourceKind
    is_dated: bool
    has_address: bool
    has_origin: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a real entry has, without its words.

    `date_form` is the EDTF of the conferral with a 9 for every digit; `lag` the years from edition to conferral, None
    where one of them is unknown.
    """

    kind: Kind
    award: Award | None
    parties: tuple[tuple[Issuer, IssuerRole], ...]
    themes: tuple[str, ...]
    status: Status
    recipients: tuple[RecipientPattern, ...]
    has_total: bool
    has_edition: bool
    date_form: str | None
    lag: int | None
    has_venue: bool
    date_note_words: int
    offices: tuple[str | None, ...]
    organizers: int
    sources: tuple[SourcePattern, ...]
    summary_words: int
    links: int


@dataclass(frozen=True, slots=True)
class Model:
    """Patterns; places, those with most real entries first; years as often as they occur."""

    patterns: tuple[Pattern, ...]
    places: tuple[Place, ...]
    years: tuple[int, ...]
    venues: tuple[str, ...]
    themes: tuple[str, ...]


def read_model(content: Path) -> Model:
    """Return what the entries of a content folder are made of."""
    almanac = load_or_raise(content).almanac
    return Model(
        patterns=tuple(_pattern(entry) for entry in sorted(almanac.entries, key=lambda entry: entry.slug)),
        places=_by_fame(almanac),
        years=tuple(sorted(entry.year for entry in almanac.entries if entry.year is not None)),
        venues=tuple(sorted({entry.venue for entry in almanac.entries if entry.venue})),
        themes=tuple(sorted(almanac.themes)),
    )


def _by_fame(almanac: Almanac) -> tuple[Place, ...]:
    entries = Counter(recipient.place.slug for entry in almanac.entries for recipient in entry.recipients)
    return tuple(sorted(almanac.places.values(), key=lambda place: (-entries[place.slug], place.code)))


def _pattern(entry: Entry) -> Pattern:
    year = entry.conferred_year
    return Pattern(
        kind=entry.kind,
        award=entry.award,
        parties=tuple((party.issuer, party.role) for party in entry.parties),
        themes=tuple(theme.id for theme in entry.themes),
        status=entry.status,
        recipients=tuple(
            RecipientPattern(
                tier=recipient.result.tier is not None,
                rank=recipient.result.rank is not None,
                of=recipient.result.of is not None,
                score=recipient.result.score is not None,
                has_category=recipient.result.category is not None,
                category=_general(recipient.result.category),
                has_unit=recipient.unit is not None,
                personal=recipient.personal,
                is_met=recipient.received_by is not None,
            )
            for recipient in entry.recipients
        ),
        has_total=entry.recipients_total is not None,
        has_edition=entry.edition is not None,
        date_form=re.sub(r"\d", "9", entry.conferred.text) if entry.conferred else None,
        lag=year - entry.edition if year is not None and entry.edition is not None else None,
        has_venue=entry.venue is not None,
        date_note_words=len((entry.date_note or "").split()),
        offices=tuple(_office(person) for person in entry.presenters),
        organizers=len(entry.organizers),
        sources=tuple(
            SourcePattern(
                kind=source.kind,
                is_dated=source.published is not None,
                has_address=source.url is not None,
                has_origin=source.origin is not None,
            )
            for source in entry.sources
        ),
        summary_words=len(plain(entry.summary).split()),
        links=str(entry.body).count("<a "),
    )


def _general(category: str | None) -> str | None:
    if category is None or len(category.split()) > GENERAL_CATEGORY_WORDS or re.search(r"\d", category):
        return None
    return category


def _office(person: Person) -> str | None:
    return person.office
