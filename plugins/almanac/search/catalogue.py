"""Numbered documents in, one file of names out: places, issuers and awards as readers know them.

The browser suggests from it, labels filters with it, finds what `kota:solo` means in it, and completes result cards,
which only hold numbers of what stands here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from almanac import urls
from almanac.model import IssuerType, PlaceType
from almanac.search.packing import pack, to_json
from almanac.search.words import words

if TYPE_CHECKING:
    from almanac.model import Almanac, Place
    from almanac.search.documents import Numbered

PLACE_TYPES = tuple(PlaceType)
ISSUER_TYPES = tuple(IssuerType)


def catalogue(numbered: Numbered, almanac: Almanac, common: dict[str, str]) -> bytes:
    """Return the file of names; the n-th place, issuer or award is the n-th document of its section.

    `common` is the list of the commonest words, which every search wants as well.
    """
    issuer_numbers = {issuer.id: number for number, issuer in enumerate(numbered.issuers)}
    places, issuers, awards = numbered.places, numbered.issuers, numbered.awards
    prefixes = sorted({_prefix(place) for place in places})
    provinces = dict(sorted({place.province_code: place.province for place in places}.items()))
    codes = list(provinces)
    value: dict[str, Any] = {
        "places": {
            "names": [place.name.removeprefix(_prefix(place)) for place in places],
            "prefixes": prefixes,
            "prefixOf": pack([prefixes.index(_prefix(place)) for place in places]),
            "types": pack([PLACE_TYPES.index(place.type) for place in places]),
            "provinces": pack([codes.index(place.province_code) for place in places]),
            "addresses": [
                [number, urls.place(place)]
                for number, place in enumerate(places)
                if urls.place(place) != usual_address(place)
            ],
            "aliases": [[number, *place.aliases] for number, place in enumerate(places) if place.aliases],
            "entries": pack([len(almanac.by_place[place.slug]) for place in places]),
        },
        "provinces": {"codes": codes, "names": list(provinces.values())},
        "issuers": {
            "ids": [issuer.id for issuer in issuers],
            "names": [issuer.name for issuer in issuers],
            "short": [issuer.short if issuer.short != issuer.name else "" for issuer in issuers],
            "types": pack([ISSUER_TYPES.index(issuer.type) for issuer in issuers]),
            "aliases": [[number, *issuer.aliases] for number, issuer in enumerate(issuers) if issuer.aliases],
            "entries": pack([len(almanac.by_issuer[issuer.id]) for issuer in issuers]),
        },
        "awards": {
            "ids": [award.id for award in awards],
            "names": [award.name for award in awards],
            "aliases": [[number, *award.aliases] for number, award in enumerate(awards) if award.aliases],
            "issuers": [[issuer_numbers[id_] for id_ in award.issuers if id_ in issuer_numbers] for award in awards],
            "entries": pack([len(almanac.by_award[award.id]) for award in awards]),
        },
        "common": common,
    }
    return to_json(value)


def _prefix(place: Place) -> str:
    """Return what stands before a place's bare name: "Kota "."""
    return place.name.removesuffix(place.bare)


def theme_names(almanac: Almanac) -> bytes:
    """Return the file of themes, in the order of their numbers; only filters need it."""
    themes = [almanac.themes[id_] for id_ in sorted(almanac.themes)]
    return to_json(
        {
            "ids": [theme.id for theme in themes],
            "names": [theme.name for theme in themes],
            "english": [theme.name_en for theme in themes],
        }
    )


def usual_address(place: Place) -> str:
    """Return the address that most places have, which the browser derives: `kota/semarang/` of "Kota Semarang"."""
    kind, *rest = words(place.name)
    return re.sub("-+", "-", f"{kind}/{'-'.join(rest)}/")
