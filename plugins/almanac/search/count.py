"""Documents in, their words with every place where each stands out, as bytes that one process can hand to another.

A posting is one number of 64 bits: the document, the field and the position, so that those of a word ascend. Function
words are left out: they are a third of all words, and in a phrase any word may stand for them.
"""

from __future__ import annotations

import sys
from array import array
from collections import deque
from collections.abc import Callable
from itertools import chain
from itertools import count as numbers_from
from operator import call
from typing import TYPE_CHECKING, NamedTuple

from almanac.memory import Memory
from almanac.search.words import FUNCTION_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from almanac.search.documents import Document

Blob = bytes | memoryview
"""Bytes, or those of an earlier build where it has left them."""

# The order in which the texts of a document follow each other, and the numbers of these fields in a posting.
FIELDS_IN_ORDER = ("body", "title", "names", "facts")
FIELD_BITS = 2
POSITION_BITS = 32
DOCUMENT_SHIFT = FIELD_BITS + POSITION_BITS
BODY_STEP = 256
END = ""
"""Stands after the last word of each text and takes a position, so that no phrase runs over it."""


# Which half of a posting in memory is the higher one.
_HIGH = 1 if sys.byteorder == "little" else 0

Append = Callable[[int], None]


class Counted(NamedTuple):
    """The words of some documents, divided by spaces, how many postings each has, and all of these.

    `lengths` holds for every field of every document how many words are left in it.
    """

    words: str
    sizes: bytes
    postings: bytes
    lengths: bytes


def count(documents: Iterable[tuple[int, Document]]) -> Counted:
    """Return what stands in documents, given with their numbers in ascending order.

    Positions count the words of all texts, with one left free after each text. After the body they go on at a multiple
    of BODY_STEP, so that a mended body rarely moves what comes after it.
    """
    postings: dict[str, array[int]] = {}

    def append_to(word: str) -> Append:
        its = postings[word] = array("Q")
        return its.append

    appends: Memory[str, Append] = Memory(append_to)
    dropped: list[int] = []
    appends |= dict.fromkeys((*FUNCTION_WORDS, END), dropped.append)
    # Names and facts come again, and so does where their words are written.
    known: Memory[str, tuple[Append, ...]] = Memory(lambda text: tuple(map(appends.__getitem__, (*words(text), END))))
    lengths: list[int] = []
    for number, document in documents:
        start = 0
        for field, texts in enumerate((document.body, document.title, document.names, document.facts)):
            found = (
                map(appends.__getitem__, (*words(texts), END))
                if isinstance(texts, str)
                else chain.from_iterable(map(known.__getitem__, texts))
            )
            first = (number << FIELD_BITS | field) << POSITION_BITS
            places = numbers_from(first + start)
            # Half of what a loop in Python takes, and this is most of counting.
            deque(map(call, found, places), maxlen=0)
            end = next(places) - first
            lengths.append(end - start - len(dropped))
            dropped.clear()
            start = end + (-end % BODY_STEP if field == 0 else 0)
    return counted(postings, lengths)


def counted(postings: Mapping[str, array[int]], lengths: Iterable[int] = ()) -> Counted:
    """Return the postings of words as bytes."""
    sizes = array("I", map(len, postings.values()))
    return Counted(" ".join(postings), sizes.tobytes(), b"".join(postings.values()), array("I", lengths).tobytes())


def joined(parts: Iterable[Counted]) -> dict[str, Blob]:
    """Return the postings of each word of several parts, each of which comes after those before it."""
    found: dict[str, list[memoryview]] = {}
    for part in parts:
        postings, start = memoryview(part.postings), 0
        for word, size in zip(part.words.split(), memoryview(part.sizes).cast("I"), strict=True):
            found.setdefault(word, []).append(postings[start : start + 8 * size])
            start += 8 * size
    return {word: b"".join(its) if len(its) > 1 else its[0] for word, its in found.items()}


def size_of(postings: Blob) -> int:
    """Return how many postings these are."""
    return len(postings) // 8


def codes(postings: Blob) -> list[int]:
    """Return for each posting the document with the field, as `document << FIELD_BITS | field`."""
    return memoryview(postings).cast("I")[_HIGH::2].tolist()


def halves(postings: Blob) -> tuple[list[int], list[int]]:
    """Return what `codes` does, and for each posting the position."""
    parts = memoryview(postings).cast("I")
    return parts[_HIGH::2].tolist(), parts[1 - _HIGH :: 2].tolist()


def from_halves(codes: array[int], positions: Sequence[int]) -> bytes:
    """Return the postings whose halves these are."""
    parts = array("I", bytes(8 * len(codes)))
    parts[_HIGH::2] = codes
    parts[1 - _HIGH :: 2] = array("I", positions)
    return parts.tobytes()
