"""What was counted of new documents in, the counts of all out: with those of an earlier build, joined or mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from almanac.search.count import FIELD_BITS, joined
from almanac.search.postings import together
from almanac.search.terms import exponents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from almanac.search.count import Blob, Counted
    from almanac.search.names import Naming

FIELDS = 1 << FIELD_BITS
LENGTH_BYTES = 4


class Counts(NamedTuple):
    """The postings of each word, and for each field of each document its words and the exponent of its length."""

    postings: Mapping[str, Blob]
    lengths: bytes
    exponents: bytes


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
    return Counts(index, lengths, exponents(index, lengths, stem, naming))


def counts_mended(
    before: Counts,
    fresh: tuple[Mapping[str, Blob], bytes],
    touched: Mapping[int, bool],
    documents: int,
    stem: Callable[[str], str],
    naming: Naming,
) -> tuple[Counts, frozenset[int]]:
    """Return the counts of an earlier build where some documents are others, and of which of these fields count anew.

    `touched` tells for documents that are others, have come or have gone, by numbers that ascend, whether they are
    there now; `fresh` are the postings and lengths of those that are. `documents` is how many there are of all. Words
    stand as the terms that they stood as; postings are what they were.
    """
    postings, read = fresh
    size = FIELDS * LENGTH_BYTES
    own = exponents(postings, read, stem, naming, [number for number, there in touched.items() if there])
    lengths, powers = bytearray(before.lengths), bytearray(before.exponents)
    resized, row = set(), 0
    for number, there in touched.items():
        new = read[size * row : size * (row + 1)] if there else bytes(size)
        power = own[FIELDS * row : FIELDS * (row + 1)] if there else bytes(FIELDS)
        row += there
        if power != powers[FIELDS * number : FIELDS * (number + 1)]:
            resized.add(number)
        lengths[size * number : size * (number + 1)] = new
        powers[FIELDS * number : FIELDS * (number + 1)] = power
    del lengths[size * documents :], powers[FIELDS * documents :]
    return Counts(before.postings, bytes(lengths), bytes(powers)), frozenset(resized)
