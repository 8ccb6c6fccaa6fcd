"""A registry in, the folded words of its names out: those that the index keeps whole beside their stems."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from almanac.search.documents import names_of_issuer, names_of_place
from almanac.search.words import FUNCTION_WORDS, words_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.model import Almanac, Award, Issuer, Place
    from almanac.search.documents import Numbered

# These introduce the name of a place and belong to none. In texts nearly every entry has one, which tells nothing and
# would cost each search for "kota …" a third of its bytes.
PLACE_TYPE_WORDS = frozenset({"administrasi", "kab", "kabupaten", "kota", "kotamadya", "provinsi"})


class Naming(NamedTuple):
    """The words that are kept whole: those of `places` in every field, those of all `names` in titles and names."""

    names: frozenset[str]
    places: frozenset[str]


def naming(almanac: Almanac) -> Naming:
    """Return the words that an almanac's index keeps whole."""
    return Naming(words_of_names(almanac), words_of_places(almanac))


def words_of_names(almanac: Almanac) -> frozenset[str]:
    """Return the folded words of all names in the registry, whether they have an entry or not.

    The whole registry counts, so that a new entry changes no other document's terms.
    """
    return _words_of(almanac.places.values(), almanac.awards.values(), almanac.issuers.values())


def words_of_shown_names(numbered: Numbered) -> frozenset[str]:
    """Return the folded words of the names of what has an entry."""
    return _words_of(numbered.places, numbered.awards, numbered.issuers)


def words_of_places(almanac: Almanac) -> frozenset[str]:
    """Return the folded words that are names of places: a reader who types one means the place, not the word's stem."""
    names = (name for place in almanac.places.values() for name in (place.bare, *place.aliases))
    return frozenset(words_of_all(names)) - FUNCTION_WORDS - PLACE_TYPE_WORDS


def _words_of(places: Iterable[Place], awards: Iterable[Award], issuers: Iterable[Issuer]) -> frozenset[str]:
    names = [
        *(name for place in places for name in names_of_place(place)),
        *(name for award in awards for name in award.names),
        *(name for issuer in issuers for name in names_of_issuer(issuer, {})),
    ]
    return frozenset(words_of_all(names)) - FUNCTION_WORDS
