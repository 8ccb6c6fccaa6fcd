"""Words with their postings in, the terms of lunr's index out: which words stand as a term, and how documents count.

A word of a name stands in the index twice, as its stem and as it is: "Kediri" is found by `kediri` without everything
that has to do with `diri`, and a stemmed query still meets it. Place names are kept so in every field, the words of
other names, such as "penghargaan", in titles and names alone.

What is here is what lunr's own builder makes of the same documents; the tests compare the two term by term.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from almanac.search.count import FIELD_BITS, FIELDS_IN_ORDER, codes
from almanac.search.names import PLACE_TYPE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from almanac.search.count import Blob
    from almanac.search.names import Naming

# Field and boost, in the order of a row's columns. Titles and names decide, a mention in the text merely counts.
FIELD_BOOSTS: Mapping[str, int] = {"title": 6, "names": 4, "facts": 2, "body": 1}
FIELDS = tuple(FIELD_BOOSTS)
NAME_FIELDS = ("title", "names")

# A field's length counts as a power of four, and a term that is there oftener counts twice: finer they would tell
# documents apart by accident, and so each posting can carry both at the cost of a few bits, instead of a column of all
# lengths that every reader loads. See docs/decisions/0006.
LENGTH_BASE = 4
LENGTH_BITS = 3
_LONGEST = 2**LENGTH_BITS - 1
MOST_COUNTED = 2

COLUMN_BITS = 8

# How often a word occurs for each document that has its term, over all words.
OCCURRENCES = 1.5

Row = int
"""A column of COLUMN_BITS for each field, the first lowest: the frequency of a term and the exponent of the field's
length, as `frequency << LENGTH_BITS | exponent`; 0 where the term is not in the field."""

_FIELD_MASK = (1 << FIELD_BITS) - 1
_SHIFTS = tuple(COLUMN_BITS * FIELDS.index(field) for field in FIELDS_IN_ORDER)
_IN_NAMES = frozenset(number for number, field in enumerate(FIELDS_IN_ORDER) if field in NAME_FIELDS)


class Sources(NamedTuple):
    """For each term the words that stand as it: those that do in every field, and those in titles and names alone."""

    everywhere: dict[str, list[str]]
    in_names: dict[str, list[str]]


def terms_of(word: str, stem: Callable[[str], str], naming: Naming) -> Iterator[tuple[str, bool]]:
    """Yield the terms that a word stands as, and whether it does so in every field or in titles and names alone."""
    stemmed, is_name = stem(word), word not in PLACE_TYPE_WORDS
    yield stemmed, is_name
    if stemmed != word:
        if word in naming.places:
            yield word, is_name
        elif word in naming.names:
            yield word, False


def sources(words: Iterable[str], stem: Callable[[str], str], naming: Naming) -> Sources:
    """Return the words of each term of an index."""
    kept = naming.names | naming.places | PLACE_TYPE_WORDS
    found = Sources({}, {})
    for word in words:
        if word in kept:
            for term, everywhere in terms_of(word, stem, naming):
                (found.everywhere if everywhere else found.in_names).setdefault(term, []).append(word)
        else:
            found.everywhere.setdefault(stem(word), []).append(word)
    return found


class Term(NamedTuple):
    """The words that stand as a term, as those of `Sources`, and in how many documents it may be.

    A term of no words is one that only a query has.
    """

    everywhere: tuple[str, ...] = ()
    in_names: tuple[str, ...] = ()
    likely: int = 0


def likely_sizes(sources: Sources, sizes: Mapping[str, int]) -> dict[str, int]:
    """Return in how many documents each term may be, given how often words occur: to cut runs, more is not needed."""
    found: dict[str, int] = {}
    for words in sources:
        for term, its in words.items():
            occurrences = sizes[its[0]] if len(its) == 1 else sum(map(sizes.__getitem__, its))
            found[term] = found.get(term, 1) + int(occurrences / OCCURRENCES)
    return found


def exponents(
    index: Mapping[str, Blob],
    lengths: Blob,
    stem: Callable[[str], str],
    naming: Naming,
    numbers: Sequence[int] | None = None,
) -> bytes:
    """Return for each field of each document the exponent of the power of LENGTH_BASE that its length counts as.

    A field is as long as it has terms: as its words, of which some stand twice, and place types not at all in texts.
    `index` has the postings of all documents, or of those with some `numbers`, `lengths` the numbers of their words.
    """
    terms_in = memoryview(lengths).cast("I").tolist()
    fields = range(1 << FIELD_BITS)
    all_codes = range(len(terms_in))
    places: Mapping[int, int] | range = all_codes
    if numbers is not None:
        places = dict(
            zip([number << FIELD_BITS | field for number in numbers for field in fields], all_codes, strict=True)
        )
    for word in (naming.names | naming.places | PLACE_TYPE_WORDS) & index.keys():
        terms = [everywhere for _, everywhere in terms_of(word, stem, naming)]
        more = tuple((len(terms) if number in _IN_NAMES else sum(terms)) - 1 for number in range(len(FIELDS)))
        if any(more):
            for code in codes(index[word]):
                terms_in[places[code]] += more[code & _FIELD_MASK]
    return bytes(map(exponent_of, terms_in))


@cache
def exponent_of(length: int) -> int:
    """Return the exponent of the power of LENGTH_BASE that a field's length counts as."""
    exponent = 0
    while exponent < _LONGEST and length >= LENGTH_BASE ** (exponent + 1):
        exponent += 1
    return exponent


def averages(exponents: bytes) -> dict[str, float]:
    """Return the average length of each field, worked out as lunr does."""
    documents = max(len(exponents) // len(FIELDS), 1)
    tallies = {field: Counter(exponents[n :: len(FIELDS)]) for n, field in enumerate(FIELDS_IN_ORDER)}
    return {
        field: sum(number * LENGTH_BASE**exponent for exponent, number in tallies[field].items()) / documents
        for field in FIELDS
    }


class Cells(NamedTuple):
    """The row of a term that is in one field of one document, by its code, where it is there `once`, or `oftener`."""

    once: list[Row]
    oftener: list[Row]


def cells(exponents: bytes) -> Cells:
    """Return the cells of all documents."""

    def of(frequency: int) -> list[Row]:
        shifted = [
            [(frequency << LENGTH_BITS | exponent) << shift for exponent in range(_LONGEST + 1)] for shift in _SHIFTS
        ]
        its = [0] * len(exponents)
        for number, rows in enumerate(shifted):
            its[number :: len(FIELDS)] = [rows[exponent] for exponent in exponents[number :: len(FIELDS)]]
        return its

    return Cells(of(1), of(MOST_COUNTED))


def codes_of(term: str, sources: Sources, index: Mapping[str, Blob]) -> list[int]:
    """Return the document with the field of each posting of a term, ascending."""
    everywhere, in_names = sources.everywhere.get(term, ()), sources.in_names.get(term, ())
    found = [codes(index[word]) for word in everywhere]
    if in_names:
        found += [[code for code in codes(index[word]) if code & _FIELD_MASK in _IN_NAMES] for word in in_names]
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))


def columns_of(row: Row) -> tuple[int, ...]:
    """Return the columns of a row, in the order of the fields."""
    return tuple(row >> column * COLUMN_BITS & (1 << COLUMN_BITS) - 1 for column in range(len(FIELDS)))
