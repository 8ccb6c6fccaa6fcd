"""Entries in, facet columns out: what every entry can be filtered, counted, sorted and grouped by.

Four files, so that a filter by year does not load what only sorting by date or a filter by place needs. All columns are
in the order of the entries' numbers and refer to the numbers of the catalogue of names.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from almanac.model import COUNTED_STATUSES, Kind, Status
from almanac.search.packing import pack, to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from almanac.model import Almanac, Entry
    from almanac.search.documents import Numbered

# Bytes of a column of places from which on its values are counted only for who asks: it may weigh more than all of a
# search. Those of a few hundred entries weigh nothing.
HEAVY_PLACES = 6_000
# Year of an entry without one.
NO_YEAR = 0
# The statuses of the filter; `personal` stands beside those of the model.
STATUSES = (*Status, "personal")
KINDS = tuple(Kind)


class Facets(NamedTuple):  # which pickles ten times as fast as a dataclass
    """What one entry is filtered, sorted and grouped by.

    `days` tells how far its last day lies behind the start of its index year, from 1, and 0 if that is not known. The
    places ascend; the profile is kind, status, award + 1 (or 0), issuers and themes.
    """

    year: int
    days: int
    places: tuple[int, ...]
    profile: tuple[int, int, int, tuple[int, ...], tuple[int, ...]]


class FacetReader:
    """Reads the facets of entries, as numbers of one catalogue."""

    def __init__(self, numbered: Numbered, almanac: Almanac) -> None:
        self._places = {place.slug: number for number, place in enumerate(numbered.places)}
        self._issuers = {issuer.id: number for number, issuer in enumerate(numbered.issuers)}
        self._awards = {award.id: number for number, award in enumerate(numbered.awards)}
        self._themes = {theme: number for number, theme in enumerate(sorted(almanac.themes))}

    def facets(self, entry: Entry) -> Facets:
        """Return the facets of an entry."""
        return Facets(
            year=entry.year or NO_YEAR,
            days=_days_into_year(entry),
            places=tuple(sorted({self._places[recipient.place.slug] for recipient in entry.recipients})),
            profile=(
                KINDS.index(entry.kind),
                STATUSES.index(_status(entry)),
                self._awards[entry.award.id] + 1 if entry.award else 0,
                tuple(sorted({self._issuers[party.issuer.id] for party in entry.parties})),
                tuple(sorted(self._themes[theme.id] for theme in entry.themes)),
            ),
        )


def columns(facets: Sequence[Facets]) -> dict[str, bytes]:
    """Return the files by their names: `years`, `days`, `places` and `profiles`."""
    return {
        "years": to_json(pack(_signed_steps([its.year for its in facets]))),
        "days": to_json(pack([its.days for its in facets])),
        "places": _places(facets),
        "profiles": _profiles(facets),
    }


def _status(entry: Entry) -> str:
    """Return the status that an entry is filtered by."""
    return "personal" if entry.status in COUNTED_STATUSES and entry.personal else entry.status


def _days_into_year(entry: Entry) -> int:
    last = entry.conferred.upper if entry.conferred else None
    if last is None or entry.year is None:
        return 0
    return max(1, (last - dt.date(entry.year, 1, 1)).days + 1)


def _places(facets: Sequence[Facets]) -> bytes:
    """Return how many places each entry has, the first place as a step from the last entry's, and the others."""
    first = _signed_steps([its.places[0] for its in facets if its.places])
    others = [b - a - 1 for its in facets for a, b in pairwise(its.places)]
    counts = [len(its.places) for its in facets]
    return to_json({"counts": pack(counts), "first": pack(first), "others": pack(others)})


def _profiles(facets: Sequence[Facets]) -> bytes:
    """Return the combinations of kind, status, award, issuers and themes, the commonest first, and which each has."""
    tally = Counter(its.profile for its in facets)
    profiles = sorted(tally, key=lambda profile: (-tally[profile], profile))
    number_of = {profile: number for number, profile in enumerate(profiles)}
    return to_json(
        {
            "kinds": pack([profile[0] for profile in profiles]),
            "statuses": pack([profile[1] for profile in profiles]),
            "awards": pack([profile[2] for profile in profiles]),
            "issuerCounts": pack([len(profile[3]) for profile in profiles]),
            "issuers": pack([issuer for profile in profiles for issuer in profile[3]]),
            "themeCounts": pack([len(profile[4]) for profile in profiles]),
            "themes": pack([theme for profile in profiles for theme in profile[4]]),
            "profiles": pack([number_of[its.profile] for its in facets]),
        }
    )


def _signed_steps(numbers: Sequence[int]) -> list[int]:
    """Return each number's distance from the one before (the first from 0), as 2n forwards and 2n - 1 backwards."""
    steps = (number - before for before, number in zip((0, *numbers), numbers, strict=False))
    return [2 * step if step >= 0 else -2 * step - 1 for step in steps]
