"""Counted documents in, two inverted indexes out: terms with their frequencies, and words with their positions.

Both are tables that a build fills and an incremental build mends in place, in compact arrays: an almanac of 100,000
entries has some sixteen million postings.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from almanac.search.packing import gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from almanac.search.index import Row

# Stands between two texts; no word is empty.
_END = ""


@dataclass(slots=True)
class TermTable:
    """For each term the documents that have it, ascending, and for each of them the number of its row."""

    postings: dict[str, tuple[array[int], array[int]]] = field(default_factory=dict)
    rows: dict[Row, int] = field(default_factory=dict)
    """Every row that occurs, numbered in the order of its first occurrence."""

    def add(self, document: int, terms: Mapping[str, Row]) -> None:
        """Add a document with the rows of its terms, wherever its number belongs."""
        postings, rows = self.postings, self.rows
        for term, row in terms.items():
            shape = rows.setdefault(row, len(rows))
            its = postings.get(term)
            if its is None:
                postings[term] = (array("I", (document,)), array("I", (shape,)))
                continue
            documents, shapes = its
            if documents[-1] < document:
                documents.append(document)
                shapes.append(shape)
            else:
                at = bisect_left(documents, document)
                documents.insert(at, document)
                shapes.insert(at, shape)

    def extend(self, other: TermTable) -> None:
        """Add the documents of another table, which all come after those of this one."""
        rows = [self.rows.setdefault(row, len(self.rows)) for row in other.rows]
        for term, (documents, shapes) in other.postings.items():
            renumbered = array("I", map(rows.__getitem__, shapes))
            if term in self.postings:
                self.postings[term][0].extend(documents)
                self.postings[term][1].extend(renumbered)
            else:
                self.postings[term] = (documents, renumbered)

    def remove(self, document: int) -> set[str]:
        """Remove a document; return the terms that it had."""
        had = {term for term, (documents, _) in self.postings.items() if _has(documents, document)}
        for term in had:
            documents, shapes = self.postings[term]
            at = bisect_left(documents, document)
            del documents[at], shapes[at]
            if not documents:
                del self.postings[term]
        return had


@dataclass(slots=True)
class WordTable:
    """For each word the documents that have it, ascending, how often each has it, and where.

    The last array holds for every occurrence how many words lie between it and the one before it in its document.
    """

    postings: dict[str, tuple[array[int], array[int], array[int]]] = field(default_factory=dict)

    def add(self, document: int, positions_of: Mapping[str, list[int]]) -> None:
        """Add a document with the positions of its words, wherever its number belongs."""
        postings = self.postings
        for word, positions in positions_of.items():
            its_gaps = positions if len(positions) == 1 else gaps(positions)
            its = postings.get(word)
            if its is None:
                postings[word] = (array("I", (document,)), array("I", (len(its_gaps),)), array("I", its_gaps))
                continue
            documents, counts, all_gaps = its
            if documents[-1] < document:
                documents.append(document)
                counts.append(len(its_gaps))
                all_gaps.extend(its_gaps)
            else:
                at = bisect_left(documents, document)
                start = sum(counts[:at])
                documents.insert(at, document)
                counts.insert(at, len(its_gaps))
                all_gaps[start:start] = array("I", its_gaps)

    def extend(self, other: WordTable) -> None:
        """Add the documents of another table, which all come after those of this one."""
        for word, its in other.postings.items():
            mine = self.postings.setdefault(word, its)
            if mine is not its:
                for column, further in zip(mine, its, strict=True):
                    column.extend(further)

    def remove(self, document: int) -> set[str]:
        """Remove a document; return the words that it had."""
        had = {word for word, (documents, _, _) in self.postings.items() if _has(documents, document)}
        for word in had:
            documents, counts, all_gaps = self.postings[word]
            at = bisect_left(documents, document)
            start = sum(counts[:at])
            del all_gaps[start : start + counts[at]]
            del documents[at], counts[at]
            if not documents:
                del self.postings[word]
        return had


def word_positions(texts: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """Return for each word of a document, given as the words of its texts, at which positions it stands.

    Positions count the words of all texts, with one left free after each text, so that no phrase runs over its end.
    """
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(chain.from_iterable((*text, _END) for text in texts)):
        if word in positions:
            positions[word].append(position)
        else:
            positions[word] = [position]
    positions.pop(_END, None)
    return positions


def _has(documents: array[int], document: int) -> bool:
    at = bisect_left(documents, document)
    return at < len(documents) and documents[at] == document
