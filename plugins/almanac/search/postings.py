"""Counted documents in, two inverted indexes out: terms with their frequencies, and words with their positions.

Both are tables that a build fills and an incremental build mends in place. A posting is one number, so that those of a
term or word are one sorted array: an almanac of 100,000 entries has fifteen million terms and thirty million words.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from almanac.search.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from almanac.search.index import Row

Postings = Any  # array[int], or a memoryview of one that was written by an earlier build
Removed = dict[str, tuple[int, ...]]

# Where a document's number begins in a posting; what stands below it is a row's number, or a position.
SHIFT = 32
_LOW = (1 << SHIFT) - 1
_MOST_WORDS = 1 << 16
"""Words of a document that phrases are looked for in; a body of so many is a book."""
BODY_STEP = 256


def halves(postings: bytes) -> tuple[list[int], list[int]]:
    """Return the documents of some postings, and what stands below each: a row's number, or a position."""
    parts = memoryview(postings).cast("I").tolist()
    low, high = parts[::2], parts[1::2]
    return (high, low) if sys.byteorder == "little" else (low, high)


@dataclass(slots=True)
class TermTable:
    """For each term its postings: `document << SHIFT | row`, where `rows` numbers the rows that occur."""

    postings: dict[str, Postings] = field(default_factory=dict)
    rows: dict[Row, int] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        return (_term_table, (*_joined(self.postings), self.rows))

    def add(self, document: int, terms: Mapping[str, Row]) -> None:
        """Add a document, which comes after all others, with the rows of its terms."""
        postings, rows, first = self.postings, self.rows, document << SHIFT
        for term, row in terms.items():
            posting = first | rows.setdefault(row, len(rows))
            its = postings.get(term)
            if its is not None:
                its.append(posting)
            else:
                postings[term] = array("Q", (posting,))

    def extend(self, other: TermTable) -> None:
        """Add the documents of another table, none of which lies between two of those."""
        rows = [self.rows.setdefault(row, len(self.rows)) for row in other.rows]
        for term, its in other.postings.items():
            _extend(self.postings, term, array("Q", [posting & ~_LOW | rows[posting & _LOW] for posting in its]))


@dataclass(slots=True)
class WordTable:
    """For each word its postings: `document << SHIFT | position`."""

    postings: dict[str, Postings] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        return (_word_table, _joined(self.postings))

    def add(self, document: int, texts: Iterable[tuple[str, ...]]) -> None:
        """Add a document, which comes after all others, given as the words of its texts, the body first.

        Positions count the words of all texts, with one left free after each text, so that no phrase runs over its end.
        After the body they go on at a multiple of BODY_STEP, so that a mended body rarely moves what comes after it.
        Function words count and are not kept: they are a third of all words, and in a phrase any word may stand there.
        """
        postings = self.postings
        posting = document << SHIFT
        end = posting + _MOST_WORDS
        for nth, text in enumerate(texts):
            for word in text[: end - posting]:
                its = postings.get(word)
                if its is not None:
                    its.append(posting)
                elif word not in FUNCTION_WORDS:
                    postings[word] = array("Q", (posting,))
                posting += 1
            posting += 1
            if nth == 0:
                posting += -posting % BODY_STEP
            posting = min(posting, end)

    def extend(self, other: WordTable) -> None:
        """Add the documents of another table, none of which lies between two of those."""
        for word, its in other.postings.items():
            _extend(self.postings, word, array("Q", bytes(its)))


def _extend(postings: dict[str, Postings], text: str, new: array[int]) -> None:
    its = postings.get(text)
    if its is None:
        postings[text] = new
        return
    thaw(postings, (text,))
    at = bisect_left(its, new[0])
    postings[text][at:at] = new


# A pickle of a hundred thousand arrays takes ten times as long as one of their joined contents.


def _joined(postings: dict[str, Postings]) -> tuple[str, array[int], bytes]:
    return (" ".join(postings), array("I", map(len, postings.values())), b"".join(postings.values()))


def _parted(words: str, sizes: array[int], content: bytes) -> dict[str, Postings]:
    """Return what was joined as views of it; most are only ever read."""
    numbers = memoryview(content).cast("Q")
    ends = list(accumulate(sizes))
    parts = zip(words.split(), [0, *ends], ends, strict=False)
    return {word: numbers[start:end] for word, start, end in parts}


def thaw(postings: dict[str, Postings], words: Iterable[str]) -> None:
    """Make the postings of some words, which an earlier build may have written, such as can be changed."""
    for word in words:
        its = postings.get(word)
        if isinstance(its, memoryview):
            postings[word] = array("Q", bytes(its))


def _term_table(words: str, sizes: array[int], content: bytes, rows: dict[Row, int]) -> TermTable:
    return TermTable(_parted(words, sizes, content), rows)


def _word_table(words: str, sizes: array[int], content: bytes) -> WordTable:
    return WordTable(_parted(words, sizes, content))


def remove(postings: dict[str, Postings], document: int) -> Removed:
    """Remove the postings of a document from a table; return them by their terms or words."""
    had = {text: its for text in postings if (its := _of(postings, text, document))}
    thaw(postings, had)
    for text, removed in had.items():
        its = postings[text]
        start = bisect_left(its, removed[0])
        del its[start : start + len(removed)]
        if not its:
            del postings[text]
    return had


def changed(postings: dict[str, Postings], document: int, had: Removed, has: Iterable[str]) -> set[str]:
    """Return the terms or words whose postings of a document differ from those that it had before it was added anew."""
    return {text for text in had.keys() | set(has) if had.get(text, ()) != _of(postings, text, document)}


def _of(postings: Mapping[str, Postings], text: str, document: int) -> tuple[int, ...]:
    its = postings.get(text, ())
    start = bisect_left(its, document << SHIFT)
    if start == len(its) or its[start] >> SHIFT != document:
        return ()
    return tuple(its[start : bisect_left(its, (document + 1) << SHIFT, start)])
