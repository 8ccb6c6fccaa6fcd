"""What was counted of new documents in, the counts of all out: with those of an earlier build, joined or mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from almanac.search.count import FIELD_BITS, joined
from almanac.search.postings import mend, together
from almanac.search.terms import exponents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from almanac.search.count import Blob, Counted
    from almanac.search.names import Naming

FIELDS = 1 << FIELD_BITS
LENGTH_BYTES = 4


class Changed(NamedTuple):
    """The words whose postings are others than in the build before, and those of them that count otherwise."""

    moved: frozenset[str]
    recounted: frozenset[str]


class Counts(NamedTuple):
    """The postings of each word, and for each field of each document its words and the exponent of its length.

    `changed` is None where anything may be another than in the build before.
    """

    postings: dict[str, Blob]
    lengths: bytes
    exponents: bytes
    changed: Changed | None


def counts_joined(
    fresh: Iterable[Counted],
    renumbered: Iterable[Counted],
    origin: Iterable[int | None],
    lengths_before: Blob,
    stem: Callable[[str], str],
    naming: Naming,
) -> Counts:
    """Return the counts of fresh documents, together with those of others whose postings were renumbered.

    `origin` tells for each document its number in the build before, or that it is fresh.
    """
    fresh = list(fresh)
    index = together(joined(renumbered), joined(fresh))
    size = FIELDS * LENGTH_BYTES
    read = memoryview(b"".join(part.lengths for part in fresh))
    of_fresh = (read[start : start + size] for start in range(0, len(read), size))
    known = memoryview(lengths_before)
    lengths = b"".join(
        next(of_fresh) if number is None else known[size * number : size * (number + 1)] for number in origin
    )
    return Counts(index, lengths, exponents(index, lengths, stem, naming), None)


def counts_mended(
    before: Counts,
    fresh: Mapping[int, Counted],
    touched: Sequence[int],
    documents: int,
    stem: Callable[[str], str],
    naming: Naming,
) -> Counts:
    """Return the counts of an earlier build in which some documents are others, have come or have gone.

    `touched` are the numbers of these, `documents` is how many there are now, and names are what they were.
    """
    index = dict(before.postings)
    size = FIELDS * LENGTH_BYTES
    lengths, powers = bytearray(before.lengths), bytearray(before.exponents)
    moved: set[str] = set()
    recounted: set[str] = set()
    for number in touched:
        counted = fresh.get(number)
        has = joined([counted]) if counted else {}
        own = exponents(has, counted.lengths, stem, naming, first=number) if counted else b""
        had = bytes(powers[FIELDS * number : FIELDS * (number + 1)])
        lengths[size * number : size * (number + 1)] = counted.lengths if counted else bytes(size)
        powers[FIELDS * number : FIELDS * (number + 1)] = own or bytes(FIELDS)
        mended = mend(index, number, has)
        moved |= mended.moved
        recounted |= mended.recounted if own == had else mended.every
    del lengths[size * documents :], powers[FIELDS * documents :]
    return Counts(index, bytes(lengths), bytes(powers), Changed(frozenset(moved), frozenset(recounted)))
