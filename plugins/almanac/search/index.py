"""Documents in, counted terms out, by lunr's builder.

Four fields. A word of a name stands in the index twice, as its stem and as it is: "Kediri" is found by `kediri` without
everything that has to do with `diri`, and a stemmed query still meets it. Place names are kept so in every field, the
words of other names, such as "penghargaan", in titles and names alone.
"""

# lunr declares no types.
# mypy: allow-untyped-calls
from __future__ import annotations

from collections import Counter
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from lunr.builder import Builder
from lunr.token import Token

from almanac.memory import Memory
from almanac.search.documents import names_of_issuer, names_of_place
from almanac.search.words import FUNCTION_WORDS, indonesian_stemmer, words, words_of_all, words_of_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from almanac.model import Almanac, Award, Issuer, Place
    from almanac.search.documents import Document, Numbered

# Field and boost, in the order of a row's columns. Titles and names decide, a mention in the text merely counts.
FIELD_BOOSTS: Mapping[str, int] = {"title": 6, "names": 4, "facts": 2, "body": 1}
FIELDS = tuple(FIELD_BOOSTS)
NAME_FIELDS = ("title", "names")

# These introduce the name of a place and belong to none. In texts nearly every entry has one, which tells nothing and
# would cost each search for "kota …" a third of its bytes.
PLACE_TYPE_WORDS = frozenset({"administrasi", "kab", "kabupaten", "kota", "kotamadya", "provinsi"})

# A field's length counts as a power of four, and a term that is there oftener counts twice: finer they would tell
# documents apart by accident, and so each posting can carry both at the cost of a few bits, instead of a column of all
# lengths that every reader loads. See docs/decisions/0006.
LENGTH_BASE = 4
LENGTH_BITS = 3
_LONGEST = 2**LENGTH_BITS - 1
MOST_COUNTED = 2

COLUMN_BITS = 8

Terms = tuple[str, ...]
"""Those that a word stands in the index as; none for a function word."""

Row = int
"""A column of COLUMN_BITS for each field, the first lowest: the frequency of a term and the exponent of the field's
length, as `frequency << LENGTH_BITS | exponent`; 0 where the term is not in the field. It has 32 bits, as a posting has
for it."""


def words_of_names(almanac: Almanac) -> frozenset[str]:
    """Return the folded words of all names in the registry, whether they have an entry or not.

    The whole registry counts, so that a new entry changes no other document's terms.
    """
    return _words_of(almanac.places.values(), almanac.awards.values(), almanac.issuers.values())


def words_of_shown_names(numbered: Numbered) -> frozenset[str]:
    """Return the folded words of the names of what has an entry."""
    return _words_of(numbered.places, numbered.awards, numbered.issuers)


def _words_of(places: Iterable[Place], awards: Iterable[Award], issuers: Iterable[Issuer]) -> frozenset[str]:
    names = [
        *(name for place in places for name in names_of_place(place)),
        *(name for award in awards for name in award.names),
        *(name for issuer in issuers for name in names_of_issuer(issuer, {})),
    ]
    return frozenset(words_of_all(names)) - FUNCTION_WORDS


def words_of_places(almanac: Almanac) -> frozenset[str]:
    """Return the folded words that are names of places: a reader who types one means the place, not the word's stem."""
    names = (name for place in almanac.places.values() for name in (place.bare, *place.aliases))
    return frozenset(words_of_all(names)) - FUNCTION_WORDS - PLACE_TYPE_WORDS


@cache
def exponent_of(length: int) -> int:
    """Return the exponent of the power of LENGTH_BASE that a field's length counts as."""
    exponent = 0
    while exponent < _LONGEST and length >= LENGTH_BASE ** (exponent + 1):
        exponent += 1
    return exponent


@cache
def _cells(column: int, exponent: int) -> tuple[Row, ...]:
    """Return for each frequency the row of a term that is in one field alone."""
    shift = column * COLUMN_BITS
    return tuple((frequency << LENGTH_BITS | exponent) << shift for frequency in range(MOST_COUNTED + 1))


class IndexBuilder(Builder):
    """lunr's builder with our fields and pipeline, and an `add` that runs the pipeline once for each distinct word.

    `names` are the words that are kept whole beside their stems in titles and names, `places` those that are so
    everywhere.
    """

    def __init__(self, names: frozenset[str] = frozenset(), places: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.ref("number")
        for field, boost in FIELD_BOOSTS.items():
            self.field(field, boost=boost)
        stem_names, stem_text = _stem_beside(names | places, "Names"), _stem_beside(places, "Text")
        self.pipeline.add(_drop_function_words, _drop_place_types, stem_names, stem_text)
        self.pipeline.skip(stem_names, [field for field in FIELDS if field not in NAME_FIELDS])
        self.pipeline.skip(stem_text, list(NAME_FIELDS))
        self.pipeline.skip(_drop_place_types, list(NAME_FIELDS))
        # Only these words fare otherwise in names than in texts.
        kept = names | places | PLACE_TYPE_WORDS
        in_text: Memory[str, Terms] = Memory(partial(self._run, "body"))
        in_names: Memory[str, Terms] = Memory(lambda word: self._run("names", word) if word in kept else in_text[word])
        self._terms = {field: in_names if field in NAME_FIELDS else in_text for field in FIELDS}

    def add(self, doc: Mapping[str, Any], attributes: Mapping[str, Any] | None = None) -> None:
        """Count the words of a document; the inverted index is made when `build` is called."""
        number = str(doc["number"])
        self._documents[number] = attributes or {}
        self.document_count += 1
        for field in FIELDS:
            counts: Counter[str] = Counter(chain.from_iterable(map(self._terms[field].__getitem__, doc[field])))
            self.field_lengths[f"{field}/{number}"] = LENGTH_BASE ** exponent_of(counts.total())
            for term in [term for term, count in counts.items() if count > MOST_COUNTED]:
                counts[term] = MOST_COUNTED
            self.field_term_frequencies[f"{field}/{number}"] = counts

    def build(self) -> Any:
        """Return lunr's whole index: the oracle of the tests, which no reader loads."""
        for reference, frequencies in self.field_term_frequencies.items():
            field, number = reference.split("/")
            for term in frequencies:
                if term not in self.inverted_index:
                    self.inverted_index[term] = {name: {} for name in FIELDS} | {"_index": self.term_index}
                    self.term_index += 1
                self.inverted_index[term][field][number] = {}
        return super().build()

    def take(self, number: int) -> tuple[dict[str, Row], tuple[int, ...]]:
        """Return the terms of a document with their rows, and its field lengths; the builder forgets the document."""
        rows: dict[str, Row] = {}
        lengths: dict[str, int] = {}
        # Most terms are in the body, and those of the first field need no look-up.
        for column, field in reversed(tuple(enumerate(FIELDS))):
            reference = f"{field}/{number}"
            length = lengths[field] = self.field_lengths.pop(reference)
            cells = _cells(column, exponent_of(length))
            frequencies = self.field_term_frequencies.pop(reference)
            if rows:
                for term, frequency in frequencies.items():
                    rows[term] = rows.get(term, 0) | cells[frequency]
            else:
                rows = dict(zip(frequencies, map(cells.__getitem__, frequencies.values()), strict=True))
        return rows, tuple(lengths[field] for field in FIELDS)

    def _run(self, field: str, word: str) -> Terms:
        return tuple(token.string for token in self.pipeline.run([Token(word)], field))


def columns_of(row: Row) -> tuple[int, ...]:
    """Return the columns of a row, in the order of the fields."""
    return tuple(row >> column * COLUMN_BITS & (1 << COLUMN_BITS) - 1 for column in range(len(FIELDS)))


def add(builder: Builder, number: int, document: Document) -> tuple[tuple[str, ...], ...]:
    """Add a document under its number; return its texts in words, the body first."""
    title, body = words(document.title), words(document.body)
    names, facts = words_of_each(document.names), words_of_each(document.facts)
    fields = {
        "number": number,
        "title": title,
        "names": tuple(chain.from_iterable(names)),
        "facts": tuple(chain.from_iterable(facts)),
        "body": body,
    }
    builder.add(fields, {"boost": document.boost})
    return (body, title, *names, *facts)


def index_builder(almanac: Almanac) -> IndexBuilder:
    """Return a builder for the documents of an almanac, with none added."""
    return IndexBuilder(words_of_names(almanac), words_of_places(almanac))


def _drop_function_words(token: Token, _number: int, _tokens: list[Token]) -> Token | None:
    return None if token.string in FUNCTION_WORDS else token


def _drop_place_types(token: Token, _number: int, _tokens: list[Token]) -> Token | None:
    return None if token.string in PLACE_TYPE_WORDS else token


def _stem_beside(kept: frozenset[str], label: str) -> Callable[[Token, int, list[Token]], Token | list[Token]]:
    """Return a pipeline function that stems a word, and keeps some words whole beside their stems."""
    stem = indonesian_stemmer()

    def stem_words(token: Token, _number: int, _tokens: list[Token]) -> Token | list[Token]:
        word = token.string
        stemmed = token.clone(lambda _word, _metadata: stem(word))
        return [stemmed, token] if word in kept and stemmed.string != word else stemmed

    stem_words.label = f"stem{label}"  # type: ignore[attr-defined]  # lunr names pipeline functions so
    return stem_words


_drop_place_types.label = "dropPlaceTypes"  # type: ignore[attr-defined]  # likewise
_drop_function_words.label = "dropFunctionWords"  # type: ignore[attr-defined]  # likewise
