"""Documents in, an inverted index out, built by lunr's own builder.

Four fields. A word of a name stands in the index twice, as its stem and as it is: "Kediri" is found by `kediri` without
everything that has to do with `diri`, and a stemmed query still meets it.
"""

# lunr declares no types.
# mypy: allow-untyped-calls
from __future__ import annotations

from typing import TYPE_CHECKING

from lunr.builder import Builder

from almanac.search.documents import Document, names_of_award, names_of_issuer, names_of_place
from almanac.search.words import FUNCTION_WORDS, indonesian_stemmer, words, words_of_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lunr.token import Token

    from almanac.model import Almanac

# Field and boost, in the order of the shards' columns. Titles and names decide, a mention in the text merely counts.
FIELD_BOOSTS: Mapping[str, int] = {"title": 6, "names": 4, "facts": 2, "body": 1}

# These introduce the name of a place and belong to none.
PLACE_TYPE_WORDS = frozenset({"administrasi", "kab", "kabupaten", "kota", "kotamadya", "provinsi"})


def words_of_names(almanac: Almanac) -> frozenset[str]:
    """Return the folded words of all names in the registry, whether they have an entry or not.

    The whole registry counts, so that a new entry changes no other document's terms.
    """
    names = [
        *(name for place in almanac.places.values() for name in names_of_place(place)),
        *(name for award in almanac.awards.values() for name in names_of_award(award)),
        *(name for issuer in almanac.issuers.values() for name in names_of_issuer(issuer, {})),
    ]
    return frozenset(words_of_all(names)) - FUNCTION_WORDS


def words_of_places(almanac: Almanac) -> frozenset[str]:
    """Return the folded words that are names of places: a reader who types one means the place, not the word's stem."""
    names = (name for place in almanac.places.values() for name in (place.bare, *place.aliases))
    return frozenset(words_of_all(names)) - FUNCTION_WORDS - PLACE_TYPE_WORDS


def build_index(documents: Iterable[Document], names: frozenset[str]) -> Builder:
    """Return lunr's builder with all documents added, their number (from 0) as reference.

    `names` are the words that are kept whole beside their stems.
    """
    builder = Builder()
    builder.ref("number")
    for field, boost in FIELD_BOOSTS.items():
        builder.field(field, boost=boost)
    builder.pipeline.add(_drop_function_words, _stem_beside(names))
    for number, document in enumerate(documents):
        builder.add(
            {
                "number": number,
                "title": words(document.title),
                "names": words_of_all(document.names),
                "facts": words_of_all(document.facts),
                "body": words(document.body),
            },
            {"boost": document.boost},
        )
    return builder


def _drop_function_words(token: Token, _number: int, _tokens: list[Token]) -> Token | None:
    return None if token.string in FUNCTION_WORDS else token


def _stem_beside(names: frozenset[str]) -> Callable[[Token, int, list[Token]], Token | list[Token]]:
    """Return the pipeline function that stems a word, and keeps it whole beside its stem where it occurs in a name."""
    stem = indonesian_stemmer()

    def stem_words(token: Token, _number: int, _tokens: list[Token]) -> Token | list[Token]:
        word = token.string
        stemmed = token.clone(lambda _word, _metadata: stem(word))
        return [stemmed, token] if word in names and stemmed.string != word else stemmed

    stem_words.label = "stemIndonesian"  # type: ignore[attr-defined]  # lunr names pipeline functions so
    return stem_words


_drop_function_words.label = "dropFunctionWords"  # type: ignore[attr-defined]  # likewise
