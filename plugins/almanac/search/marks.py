"""Numbered documents in, a mark of each out, which changes whenever the document may: what a later build goes by."""

from __future__ import annotations

import hashlib
from itertools import repeat
from typing import TYPE_CHECKING

from almanac.memory import Memory
from almanac.search.documents import names_of_issuer, names_of_place, registry_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from almanac.model import Almanac, Entry
    from almanac.search.documents import Numbered

LETTERS = 16
"""Of a digest in base 16: enough that two values will not be taken for one."""

Identity = str
"""Stands for an entry's slug, its file, and the day on which it was published; empty where no file is known."""


def mark(value: object) -> str:
    """Return what stands for a value of the model."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:LETTERS]


def identities(entries: Sequence[Entry], published: Mapping[str, str]) -> list[Identity]:
    """Return what stands for each of some entries where no record has changed."""
    slugs = [entry.slug for entry in entries]
    fingerprints = [entry.fingerprint for entry in entries]
    days = map(published.get, slugs, repeat(""))
    found = map(" ".join, zip(slugs, fingerprints, days, strict=True))
    return [its if fingerprint else "" for its, fingerprint in zip(found, fingerprints, strict=True)]


def registry_mark(almanac: Almanac) -> str:
    """Return what stands for all records."""
    records = (almanac.places, almanac.issuers, almanac.awards, almanac.themes)
    return mark([[*its.items()] for its in records])


def document_marks(
    numbered: Numbered,
    almanac: Almanac,
    identities: Sequence[Identity],
    known: Mapping[Identity, str],
    others: Sequence[str],
) -> list[str]:
    """Return the marks of all documents in the order of their numbers, no two alike.

    That of an entry of which nothing tells whether it has changed is empty. `identities` are those of the entries, of
    which some marks are `known` where records are what they were; `others` are the marks of these, or none.
    """
    marks = [*others] or [f"{n} {mark(document)}" for n, document in enumerate(registry_documents(numbered, almanac))]
    found = list(map(known.get, identities))
    if None in found:
        of_entry = _entry_marks(almanac)
        marks += [its or of_entry(entry) for entry, its in zip(numbered.entries, found, strict=True)]
    else:
        marks += map(str, found)
    return marks


def _entry_marks(almanac: Almanac) -> Callable[[Entry], str]:
    """Return a function to the mark of an entry: its own fingerprint, and the marks of what it names."""

    def of_place(slug: str) -> str:
        place = almanac.places[slug]
        return mark((names_of_place(place), place.province))

    def of_award(id_: str) -> str:
        award = almanac.awards[id_]
        return mark((award.names, award.tiers, award.issuers))

    def of_theme(id_: str) -> str:
        theme = almanac.themes[id_]
        return mark((theme.name, theme.name_en))

    places, awards, themes = Memory(of_place), Memory(of_award), Memory(of_theme)
    issuers: Memory[str, str] = Memory(lambda id_: mark(names_of_issuer(almanac.issuers[id_], almanac.issuers)))

    def of(entry: Entry) -> str:
        if not entry.fingerprint:
            return ""
        parts = [entry.slug, entry.fingerprint, awards[entry.award.id] if entry.award else ""]
        parts += [places[recipient.place.slug] for recipient in entry.recipients]
        parts += [issuers[party.issuer.id] for party in entry.parties]
        parts += [themes[theme.id] for theme in entry.themes]
        return " ".join(parts)

    return of


def origins(marks: Sequence[str], before: Sequence[str]) -> list[int | None]:
    """Return for each document the number that it had in the build before; None where it has to be read anew."""
    known = {its: number for number, its in enumerate(before) if its}
    return [known.get(its) for its in marks]


def numbering_mark(numbered: Numbered, almanac: Almanac) -> str:
    """Return what stands for the numbers of places, issuers, awards and themes, which cards and columns hold."""
    return mark(
        (
            [place.slug for place in numbered.places],
            [issuer.id for issuer in numbered.issuers],
            [award.id for award in numbered.awards],
            sorted(almanac.themes),
        )
    )
