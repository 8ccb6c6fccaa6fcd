"""Numbered documents in, a mark of each out, which changes whenever the document may: what a later build goes by."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from almanac.search.documents import names_of_issuer, names_of_place, registry_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from almanac.model import Almanac, Entry
    from almanac.search.documents import Numbered

LETTERS = 16
"""Of a digest in base 16: enough that two values will not be taken for one."""


def mark(value: object) -> str:
    """Return what stands for a value of the model."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:LETTERS]


def document_marks(numbered: Numbered, almanac: Almanac) -> list[str]:
    """Return the marks of all documents in the order of their numbers, no two alike.

    That of an entry of which nothing tells whether it has changed is empty.
    """
    of_entry = _entry_marks(almanac)
    others = (f"{n} {mark(document)}" for n, document in enumerate(registry_documents(numbered, almanac)))
    return [*others, *map(of_entry, numbered.entries)]


def _entry_marks(almanac: Almanac) -> Callable[[Entry], str]:
    """Return a function to the mark of an entry: its own fingerprint, and the marks of what it names."""
    places = {slug: mark((names_of_place(place), place.province)) for slug, place in almanac.places.items()}
    issuers = {id_: mark(names_of_issuer(issuer, almanac.issuers)) for id_, issuer in almanac.issuers.items()}
    awards = {id_: mark((award.names, award.tiers, award.issuers)) for id_, award in almanac.awards.items()}
    themes = {id_: mark((theme.name, theme.name_en)) for id_, theme in almanac.themes.items()}

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
