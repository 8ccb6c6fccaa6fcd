"""The postings of an earlier build in, those of this one out: renumbered, or mended where a document has changed."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

from almanac.search.count import DOCUMENT_SHIFT, FIELD_BITS, POSITION_BITS, codes, counted, from_halves, halves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from almanac.search.count import Blob, Counted

# No document has so high a number.
GONE = (1 << 32) - 1


class Mended(NamedTuple):
    """The words whose postings a document changes, those that count otherwise in it, and all that it had or has."""

    moved: set[str]
    recounted: set[str]
    every: set[str]


def mend(index: dict[str, Blob], number: int, has: Mapping[str, Blob]) -> Mended:
    """Replace what a document has by other postings, in place."""
    first, end = number << DOCUMENT_SHIFT, (number + 1) << DOCUMENT_SHIFT
    had = set()
    for word, blob in index.items():
        its = memoryview(blob).cast("Q")
        if its[-1] >= first and its[bisect_left(its, first)] < end:
            had.add(word)
    mended = Mended(set(), set(), had.union(has))
    for word in mended.every:
        blob, new = index.get(word, b""), has.get(word, b"")
        its = memoryview(blob).cast("Q")
        start, stop = 8 * bisect_left(its, first), 8 * bisect_left(its, end)
        old = blob[start:stop]
        if old != new:
            mended.moved.add(word)
            if codes(old) != codes(new):
                mended.recounted.add(word)
            index[word] = b"".join((blob[:start], new, blob[stop:]))
            if not index[word]:
                del index[word]
    return mended


def renumbered(index: Mapping[str, Blob], words: Iterable[str], numbers: Sequence[int | None]) -> Counted:
    """Return the postings of some words where each document has another number, or None if it is gone."""
    fields = range(1 << FIELD_BITS)
    codes_now = [GONE if number is None else number << FIELD_BITS | field for number in numbers for field in fields]
    stay = [number for number in numbers if number is not None]
    in_order, complete = all(map(lt, stay, stay[1:])), len(stay) == len(numbers)
    found: dict[str, array[int]] = {}
    for word in words:
        before, positions = halves(index[word])
        now = array("I", map(codes_now.__getitem__, before))
        if in_order and (complete or GONE not in now):
            found[word] = array("Q", from_halves(now, positions))
        elif its := sorted(
            code << POSITION_BITS | position for code, position in zip(now, positions, strict=True) if code != GONE
        ):
            found[word] = array("Q", its)
    return counted(found)


def together(one: Mapping[str, Blob], other: Mapping[str, Blob]) -> dict[str, Blob]:
    """Return the postings of both."""
    found = {**one, **other}
    for word in one.keys() & other.keys():
        joined = array("Q", b"".join((one[word], other[word])))
        found[word] = array("Q", sorted(joined)).tobytes()
    return found
