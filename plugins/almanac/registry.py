"""The one frozen `Registry` that entries refer to, and its lookups; `registry_reader` makes it from files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from almanac.forms import ID
from almanac.model import Award, Issuer, Place, PlaceType, Theme
from almanac.problems import Problem, Where, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REMEMBERED = 20_000
"""Names kept with what they mean; entries name the same places and tiers again and again."""

TYPE_WORDS: Mapping[PlaceType, str] = MappingProxyType(
    {
        PlaceType.CITY: "Kota",
        PlaceType.REGENCY: "Kabupaten",
        PlaceType.ADMINISTRATIVE_CITY: "Kota Administrasi",
        PlaceType.ADMINISTRATIVE_REGENCY: "Kabupaten Administrasi",
        PlaceType.PROVINCE: "Provinsi",
    }
)
"""The word that an official name begins with; names are Indonesian in every interface language."""

SLUG_PREFIXES: Mapping[PlaceType, str] = MappingProxyType(
    {
        PlaceType.CITY: "kota-",
        PlaceType.REGENCY: "kabupaten-",
        PlaceType.ADMINISTRATIVE_CITY: "kota-",
        PlaceType.ADMINISTRATIVE_REGENCY: "kabupaten-",
        PlaceType.PROVINCE: "provinsi-",
    }
)
"""What a place's slug begins with: its address is the rest, in the folder of that name."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything that entries refer to. `names` maps folded names of places to the slugs that they may mean.

    `unread` names what stands in the registry and has a problem of its own (`issuers/kemenkes`, `places/kota x`,
    `themes`): a reference to it is not reported as unknown.
    """

    places: Mapping[str, Place]
    issuers: Mapping[str, Issuer]
    awards: Mapping[str, Award]
    themes: Mapping[str, Theme]
    names: Mapping[str, tuple[str, ...]]
    unread: frozenset[str] = frozenset()

    def places_named(self, text: str) -> tuple[Place, ...]:
        """Return the places that a slug, code, official name, alias or bare name may mean, by slug."""
        return tuple(self.places[slug] for slug in self.names.get(fold_name(text), ()))

    def nearest_place(self, text: str) -> str | None:
        """Return the code, slug or official name of a place that is most like `text`."""
        word = fold_name(text)
        if re.fullmatch(r"[\d.]+", word):
            return nearest(text, [place.code for place in self.places.values()])
        if re.fullmatch(ID, word) and "-" in word:
            return nearest(text, self.places)
        names = {name for place in self.places.values() for name in (place.name, place.bare, *place.aliases)}
        found = nearest(text, names)
        fitting = self.places_named(found) if found else ()
        # A bare name may fit a city and a regency; the city comes first, as it does in `PlaceType`.
        return min(fitting, key=lambda place: (list(PlaceType).index(place.type), place.name)).name if fitting else None


@lru_cache(maxsize=REMEMBERED)
def fold_name(text: str) -> str:
    """Return a name in the form that comparisons use: one space between words, lower case."""
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=REMEMBERED)
def tier_named(award: Award, name: str) -> str | None:
    """Return the rung of an award's ladder that goes by a name, as the ladder names it; None where none does."""
    folded = fold_name(name)
    return next((tier.name for tier in award.tiers if folded in map(fold_name, (tier.name, *tier.aliases))), None)


def successions(issuers: Iterable[Issuer]) -> set[tuple[str, str]]:
    """Return every pair of a body and one after it once, whichever of the two names the other."""
    after = {(issuer.id, key) for issuer in issuers for key in issuer.successors}
    return after | {(key, issuer.id) for issuer in issuers for key in issuer.predecessors}


def unknown_id(where: Where, field: str, key: str, folder: str, known: Mapping[str, object]) -> Problem:
    """Return the problem of an id that names no file of the registry."""
    mend = f"add content/registry/{folder}/{key}.yaml or correct it"
    return Problem(where, "A012", f"unknown id '{key}'", field, nearest(key, known), mend)
