"""Counted words in, small files of neighbouring terms and words out: what a query needs, it finds in a few.

A run of terms ends where its postings are enough and the next term's checksum says so. The cut depends on the terms
around it alone, so that a changed entry changes the files of its own terms and no others.
`theme/static/js/search/shards.js` reads what this module writes.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from almanac.search.count import FIELD_BITS, halves, size_of
from almanac.search.kept import Bounds
from almanac.search.packing import letters_below, pack, pack_gaps, pack_words, to_json
from almanac.search.terms import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.search.count import Blob
    from almanac.search.terms import Cells, Row

# The best size of a file grows with the square root of all postings: larger ones cost each query more bytes, smaller
# ones make the root file longer, which names them all. Measured from 1,000 to 100,000 entries; see docs/benchmarks.md.
SIZE_FACTOR = 1.4
SMALLEST = 512
# One term in so many may end a run that has reached the size; one of twice the size ends anyway.
CUT_EVERY = 4

# The folders of runs.
TERMS = "istilah"
POSITIONS = "kata"

Variants = Mapping[str, Sequence[str]]


class Run(NamedTuple):
    """Neighbouring terms or words that share a file, in one of the folders of the index."""

    folder: str
    texts: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """Return what tells a run from all others of an index."""
        return Bounds(self.folder, self.texts[0], self.texts[-1])


def target_size(postings: int) -> int:
    """Return how many postings a file should hold: a power of two, so that it rarely changes."""
    wanted = max(SMALLEST, int(SIZE_FACTOR * postings**0.5))
    return 1 << (wanted.bit_length() - 1)


def cut(folder: str, in_order: Iterable[str], sizes: Mapping[str, int], postings: int) -> Iterator[Run]:
    """Yield the runs of terms or words with so many postings each, and together."""
    return (Run(folder, run) for run in runs(tuple(in_order), sizes, target_size(postings)))


def runs(terms: Sequence[str], sizes: Mapping[str, int], target: int) -> Iterator[tuple[str, ...]]:
    """Cut sorted terms into runs of about `target` postings, at least one term each."""
    start, size = 0, 0
    for position, term in enumerate(terms):
        its = sizes[term] + 1  # a term costs about as much as a posting
        if size + its > 2 * target or (size >= target and zlib.crc32(term.encode()) % CUT_EVERY == 0):
            if position > start:
                yield tuple(terms[start:position])
            start, size = position, 0
        size += its
    if start < len(terms):
        yield tuple(terms[start:])


def term_shard(
    terms: Sequence[str],
    codes: Iterable[list[int]],
    cells: Cells,
    whole: frozenset[str],
    variants: Variants,
) -> bytes:
    """Return the file of a run of terms: how many documents each is in, which, and the shape of each posting.

    `codes` are for each term those of its postings. A shape is the row of frequencies and lengths in the fields; a file
    lists its shapes once, the commonest first. A document is written as its distance from the one before in the same
    term, the first from -1, less one. `whole` terms stand for themselves: a query for one does not ask for its stem.
    `variants` are the terms that a query for the key asks for as well; a key need not be in any document.
    """
    once, oftener = cells
    letters = letters_below((len(once) >> FIELD_BITS).bit_length())
    sizes: list[int] = []
    documents: list[str] = []
    shapes: list[Row] = []
    # A loop over each posting, whose parts were measured: passes over all of them take longer.
    for its in codes:
        first, before, document, others = len(shapes), -1, -1, 0
        for code in its:
            if code == before:
                shapes[-1] = others | oftener[code]
                continue
            before, now = code, code >> FIELD_BITS
            if now == document:
                others = shapes[-1]
                shapes[-1] = others | once[code]
            else:
                documents.append(letters[now - document - 1])
                shapes.append(once[code])
                document, others = now, 0
        sizes.append(len(shapes) - first)
    tally = Counter(shapes)
    ordered = sorted(tally, key=lambda shape: (-tally[shape], shape))
    letter_of = {shape: pack((position,)) for position, shape in enumerate(ordered)}
    own = [[position, *variants[term]] for position, term in enumerate(terms) if term in variants]
    file: dict[str, Any] = {
        "terms": pack_words(terms),
        "whole": pack_gaps([position for position, term in enumerate(terms) if term in whole]),
        "sizes": pack(sizes),
        "documents": "".join(documents),
        "shapes": pack([number for shape in ordered for number in columns_of(shape)]),
        "shapeOf": "".join(map(letter_of.__getitem__, shapes)),
    }
    return to_json(file | ({"variants": own} if own else {}))


def word_shard(words: Sequence[str], index: Mapping[str, Blob]) -> bytes:
    """Return the file of a run of words with their positions: which documents, how often in each, and where.

    A position is written as its distance from the one before in the same document, the first from -1, less one.
    """
    postings = [index[word] for word in words]
    codes, positions = halves(b"".join(postings))
    letters = letters_below(max(max(codes) >> FIELD_BITS, *positions).bit_length())
    places = zip(codes, positions, strict=True)
    sizes: list[int] = []
    documents: list[str] = []
    counts: list[int] = []
    gaps: list[str] = []
    for its in postings:
        first, document, before = len(counts), -1, -1
        for code, position in islice(places, size_of(its)):
            now = code >> FIELD_BITS
            if now == document:
                counts[-1] += 1
                gaps.append(letters[position - before - 1])
            else:
                documents.append(letters[now - document - 1])
                counts.append(1)
                gaps.append(letters[position])
                document = now
            before = position
        sizes.append(len(counts) - first)
    return to_json(
        {
            "words": pack_words(words),
            "sizes": pack(sizes),
            "documents": "".join(documents),
            "counts": pack(counts),
            "gaps": "".join(gaps),
        }
    )
