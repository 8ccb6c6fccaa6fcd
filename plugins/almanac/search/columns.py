"""Entries in, facet columns out: what every entry can be filtered, counted, sorted and grouped by.

Three files, so that a filter by year does not load what only a filter by issuer needs. All columns are in the order of
the entries' numbers and refer to the numbers of the catalogue of names.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from almanac.model import COUNTED_STATUSES, Kind, Status
from almanac.search.packing import pack, to_json

if TYPE_CHECKING:
    from almanac.model import Entry
    from almanac.search.documents import Numbered

# Year of an entry without one.
NO_YEAR = 0
# The statuses of the filter; `personal` stands beside those of the model.
STATUSES = (*Status, "personal")
KINDS = tuple(Kind)

Profile = tuple[int, int, int, tuple[int, ...], tuple[int, ...]]


def columns(numbered: Numbered, themes: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files by their names: `years`, `places` and `profiles`."""
    return {"years": _years(numbered), "places": _places(numbered), "profiles": _profiles(numbered, themes)}


def status_of(entry: Entry) -> str:
    """Return the status that an entry is filtered by."""
    return "personal" if entry.status in COUNTED_STATUSES and entry.personal else entry.status


def _years(numbered: Numbered) -> bytes:
    """Return the index years and, within them, the order by date: what sorting newest first needs."""
    years = [entry.year or NO_YEAR for entry in numbered.entries]
    days = [_days_into_year(entry) for entry in numbered.entries]
    return to_json({"years": pack(_signed_steps(years)), "days": pack(days)})


def _days_into_year(entry: Entry) -> int:
    """Return how far the last day that an entry may be of lies behind the start of its year, from 1; 0 if unknown."""
    last = entry.conferred.upper if entry.conferred else None
    if last is None or entry.year is None:
        return 0
    return max(1, (last - dt.date(entry.year, 1, 1)).days + 1)


def _places(numbered: Numbered) -> bytes:
    """Return how many places each entry has, the first place as a step from the last entry's, and the others."""
    order = {place.slug: number for number, place in enumerate(numbered.places)}
    lists = [
        sorted({order[recipient.place.slug] for recipient in entry.recipients}) for entry in numbered.entries
    ]
    return to_json(
        {
            "counts": pack([len(places) for places in lists]),
            "first": pack(_signed_steps([places[0] for places in lists if places])),
            "others": pack([b - a - 1 for places in lists for a, b in zip(places, places[1:], strict=False)]),
        }
    )


def _profiles(numbered: Numbered, themes: tuple[str, ...]) -> bytes:
    """Return the combinations of kind, status, award, issuers and themes, the commonest first, and which each has."""
    awards = {award.id: number for number, award in enumerate(numbered.awards)}
    issuers = {issuer.id: number for number, issuer in enumerate(numbered.issuers)}

    def profile(entry: Entry) -> Profile:
        return (
            KINDS.index(entry.kind),
            STATUSES.index(status_of(entry)),
            awards[entry.award.id] + 1 if entry.award else 0,
            tuple(sorted({issuers[party.issuer.id] for party in entry.parties})),
            tuple(sorted(themes.index(theme.id) for theme in entry.themes)),
        )

    of_entries = [profile(entry) for entry in numbered.entries]
    tally = Counter(of_entries)
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
            "profiles": pack([number_of[profile] for profile in of_entries]),
        }
    )


def _signed_steps(numbers: list[int]) -> list[int]:
    """Return each number's distance from the one before (the first from 0), as 2n forwards and 2n - 1 backwards."""
    steps = (number - before for before, number in zip((0, *numbers), numbers, strict=False))
    return [2 * step if step >= 0 else -2 * step - 1 for step in steps]
