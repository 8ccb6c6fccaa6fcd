"""The postings of an earlier build in, those of this one out: renumbered, or mended where documents have changed."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

from almanac.search.count import DOCUMENT_SHIFT, FIELD_BITS, POSITION_BITS, counted, from_halves, halves, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from almanac.search.count import Blob, Counted

# No document has so high a number.
GONE = (1 << 32) - 1

FEW = 16
"""To look for a document among postings costs as much as to go past so many of them."""


class Mended(NamedTuple):
    """The postings of those words that have others than they had, and how many more these are than those were.

    Words that are `recounted` count otherwise in a document.
    """

    postings: dict[str, bytes]
    more: int
    recounted: frozenset[str]

    @property
    def changes(self) -> dict[str, Blob | None]:
        """Return the postings, None for a word that no document has any more."""
        return {word: its or None for word, its in self.postings.items()}


def mended(
    index: Iterable[tuple[str, Blob]], fresh: Mapping[str, Blob], touched: Sequence[int], resized: frozenset[int]
) -> Mended:
    """Return what has changed, where `touched` documents are others, have come or have gone; these ascend.

    `fresh` are the postings of those that are there; of `resized` documents, fields count as longer or shorter.
    """
    postings: dict[str, bytes] = {}
    more, recounted = 0, set()
    documents = frozenset(touched)
    unknown = set(fresh)
    for word, blob in index if touched else ():
        had, new = _of_documents(blob, touched, documents), fresh.get(word)
        if not had and new is None:
            continue
        unknown.discard(word)
        has = [] if new is None else memoryview(new).cast("Q").tolist()
        more += len(has) - len(had)
        if had != has:
            gone = set(had)
            stay = [posting for posting in memoryview(blob).cast("Q") if posting not in gone]
            postings[word] = array("Q", sorted(stay + has)).tobytes()
        if [posting >> POSITION_BITS for posting in had] != [posting >> POSITION_BITS for posting in has] or (
            resized and not resized.isdisjoint([posting >> DOCUMENT_SHIFT for posting in has])
        ):
            recounted.add(word)
    postings |= {word: bytes(fresh[word]) for word in unknown}
    more += sum(size_of(fresh[word]) for word in unknown)
    return Mended(postings, more, frozenset(recounted | unknown))


def _of_documents(postings: Blob, ascending: Sequence[int], documents: frozenset[int]) -> list[int]:
    """Return those postings that are in some documents."""
    its = memoryview(postings).cast("Q")
    if len(its) < FEW * len(ascending):
        return [posting for posting in its.tolist() if posting >> DOCUMENT_SHIFT in documents]
    found: list[int] = []
    for number in ascending:
        start = bisect_left(its, number << DOCUMENT_SHIFT)
        while start < len(its) and its[start] >> DOCUMENT_SHIFT == number:
            found.append(its[start])
            start += 1
    return found


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
