"""Counted documents in, two inverted indexes out: terms with their frequencies, and words with their positions.

Both are tables that a build fills and an incremental build mends in place. A posting is one number, so that those of a
term or word are one sorted array: an almanac of 100,000 entries has fifteen million terms and thirty million words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from almanac.search.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from almanac.search.index import Row

Postings = Any  # array[int], or a memoryview of one that was written by an earlier build

# Where a document's number begins in a posting; what stands below it is a row's number, or a position.
TERM_SHIFT = 32
WORD_SHIFT = 16
_MOST_WORDS = 1 << WORD_SHIFT
"""Words of a document that phrases are looked for in; a body of so many is a book."""


@dataclass(slots=True)
class TermTable:
    """For each term its postings: `document << TERM_SHIFT | row`, where `rows` numbers the rows that occur."""

    postings: dict[str, Postings] = field(default_factory=dict)
    rows: dict[Row, int] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        return (_term_table, (*_joined(self.postings), self.rows))

    def add(self, document: int, terms: Mapping[str, Row]) -> None:
        """Add a document with the rows of its terms, wherever its number belongs."""
        postings, rows, first = self.postings, self.rows, document << TERM_SHIFT
        for term, row in terms.items():
            posting = first | rows.setdefault(row, len(rows))
            its = postings.get(term)
            if its is None:
                postings[term] = array("Q", (posting,))
            elif its[-1] < posting:
                its.append(posting)
            else:
                insort(its, posting)

    def extend(self, other: TermTable) -> None:
        """Add the documents of another table, which all come after those of this one."""
        rows = [self.rows.setdefault(row, len(self.rows)) for row in other.rows]
        low = (1 << TERM_SHIFT) - 1
        for term, its in other.postings.items():
            renumbered = array("Q", [posting & ~low | rows[posting & low] for posting in its])
            if term in self.postings:
                self.postings[term].extend(renumbered)
            else:
                self.postings[term] = renumbered

    def remove(self, document: int) -> set[str]:
        """Remove a document; return the terms that it had."""
        return _remove(self.postings, document, TERM_SHIFT)


@dataclass(slots=True)
class WordTable:
    """For each word its postings: `document << WORD_SHIFT | position`."""

    postings: dict[str, Postings] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        return (_word_table, _joined(self.postings))

    def add(self, document: int, texts: Iterable[tuple[str, ...]]) -> None:
        """Add a document, given as the words of its texts, wherever its number belongs.

        Positions count the words of all texts, with one left free after each text, so that no phrase runs over its end.
        Function words count and are not kept: they are a third of all words, and in a phrase any word may stand there.
        """
        postings = self.postings
        posting = document << WORD_SHIFT
        end = posting + _MOST_WORDS
        for text in texts:
            for word in text[: end - posting]:
                its = postings.get(word)
                if word in FUNCTION_WORDS:
                    pass
                elif its is None:
                    postings[word] = array("Q", (posting,))
                elif its[-1] < posting:
                    its.append(posting)
                else:
                    insort(its, posting)
                posting += 1
            posting = min(posting + 1, end)

    def extend(self, other: WordTable) -> None:
        """Add the documents of another table, which all come after those of this one."""
        for word, its in other.postings.items():
            mine = self.postings.setdefault(word, array("Q"))
            mine.frombytes(memoryview(its).cast("B"))

    def remove(self, document: int) -> set[str]:
        """Remove a document; return the words that it had."""
        return _remove(self.postings, document, WORD_SHIFT)


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
            postings[word] = array("Q", its)


def _term_table(words: str, sizes: array[int], content: bytes, rows: dict[Row, int]) -> TermTable:
    return TermTable(_parted(words, sizes, content), rows)


def _word_table(words: str, sizes: array[int], content: bytes) -> WordTable:
    return WordTable(_parted(words, sizes, content))


def _remove(postings: dict[str, Postings], document: int, shift: int) -> set[str]:
    """Remove the postings of a document; return the terms or words that it had."""
    had = set()
    first, end = document << shift, (document + 1) << shift
    for text, its in postings.items():
        start = bisect_left(its, first)
        if start < len(its) and its[start] < end:
            had.add(text)
    thaw(postings, had)
    for text in had:
        its = postings[text]
        del its[bisect_left(its, first) : bisect_left(its, end)]
        if not its:
            del postings[text]
    return had
