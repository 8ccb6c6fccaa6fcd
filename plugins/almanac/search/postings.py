"""Counted documents in, an inverted index out: terms with their frequencies, or words with their positions.

A build fills it and an incremental build mends it in place. A posting is one number, so that those of a term or word
are one sorted array: an almanac of 100,000 entries has fifteen million terms and thirty million words.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from almanac.search.index import Row

Postings = Any  # array[int], or a memoryview of one that was written by an earlier build
Removed = dict[str, tuple[int, ...]]

# Where a document's number begins in a posting; what stands below it is the term's row, or a position.
SHIFT = 32
_MOST_WORDS = 1 << 16
"""Words of a document that phrases are looked for in; a body of so many is a book."""
BODY_STEP = 256


class InvertedIndex(dict[str, Postings]):
    """For each term or word its postings, which ascend: `document << SHIFT` with the row, or the position, below.

    What is asked for by index and is not there begins with no postings, to be added to; `get` changes nothing.
    """

    def __missing__(self, text: str) -> Postings:
        its = self[text] = array("Q")
        return its

    def __reduce__(self) -> tuple[object, ...]:
        # A pickle of a hundred thousand arrays takes ten times as long as one of their joined contents.
        return (_parted, (" ".join(self), array("I", map(len, self.values())), b"".join(self.values())))

    def add_rows(self, document: int, rows: Mapping[str, Row]) -> None:
        """Add a document, which comes after all others, with the rows of its terms."""
        self._append(rows, map((document << SHIFT).__or__, rows.values()))

    def add_texts(self, document: int, texts: Iterable[tuple[str, ...]]) -> None:
        """Add a document, which comes after all others, given as the words of its texts, the body first.

        Positions count the words of all texts, with one left free after each text, so that no phrase runs over its end.
        After the body they go on at a multiple of BODY_STEP, so that a mended body rarely moves what comes after it.
        """
        start = document << SHIFT
        end = start + _MOST_WORDS
        words: list[str] = []
        postings: list[int] = []
        for nth, text in enumerate(texts):
            words += text
            postings += range(start, start + len(text))
            start += len(text) + 1
            if nth == 0:
                start += -start % BODY_STEP
        kept = bisect_left(postings, end)
        self._append(words[:kept], postings[:kept])

    def _append(self, texts: Iterable[str], postings: Iterable[int]) -> None:
        # Three quarters of what a loop in Python takes, and this is most of counting.
        deque(map(array.append, map(self.__getitem__, texts), postings), maxlen=0)

    def forget(self, texts: Iterable[str]) -> None:
        """Remove terms or words altogether."""
        for text in texts:
            self.pop(text, None)

    def extend(self, other: InvertedIndex) -> None:
        """Add the documents of another index, none of which lies between two of those."""
        for text, new in other.items():
            its = self.get(text)
            if its is None:
                self[text] = _array(new)
            elif isinstance(its, array) and its[-1] < new[0]:
                its.frombytes(memoryview(new).cast("B"))
            else:
                its = self[text] = _array(its)
                at = bisect_left(its, new[0])
                its[at:at] = _array(new)

    def remove(self, document: int) -> Removed:
        """Remove a document; return its postings by their terms or words."""
        had = {text: its for text in self if (its := self._of(document, text))}
        for text, removed in had.items():
            left = self[text] = _array(self[text])
            start = bisect_left(left, removed[0])
            del left[start : start + len(removed)]
            if not left:
                del self[text]
        return had

    def changed(self, document: int, had: Removed, has: Iterable[str]) -> set[str]:
        """Return the terms or words whose postings of a document are not what it had before it was added anew."""
        return {text for text in had.keys() | set(has) if had.get(text, ()) != self._of(document, text)}

    def _of(self, document: int, text: str) -> tuple[int, ...]:
        its = self.get(text, ())
        start = bisect_left(its, document << SHIFT)
        if start == len(its) or its[start] >> SHIFT != document:
            return ()
        return tuple(its[start : bisect_left(its, (document + 1) << SHIFT, start)])


def halves(postings: bytes) -> tuple[list[int], list[int]]:
    """Return the documents of some postings, and what stands below each: a row, or a position."""
    parts = memoryview(postings).cast("I").tolist()
    low, high = parts[::2], parts[1::2]
    return (high, low) if sys.byteorder == "little" else (low, high)


def _parted(words: str, sizes: array[int], content: bytes) -> InvertedIndex:
    """Return what was joined as views of it; most are only ever read."""
    numbers = memoryview(content).cast("Q")
    ends = list(accumulate(sizes))
    parts = zip(words.split(), [0, *ends], ends, strict=False)
    return InvertedIndex((word, numbers[start:end]) for word, start, end in parts)


def _array(postings: Postings) -> array[int]:
    """Return postings, which an earlier build may have written, such as can be changed."""
    return postings if isinstance(postings, array) else array("Q", bytes(postings))
