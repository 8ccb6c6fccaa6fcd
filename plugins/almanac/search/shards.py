"""Two inverted indexes in, small files of neighbouring terms and words out: what a query needs, it finds in a few.

A run of terms ends where its postings are enough and the next term's checksum says so. The cut depends on the terms
around it alone, so that a changed entry changes the files of its own terms and no others.
`theme/static/js/search/shards.js` reads what this module writes.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections import Counter
from itertools import accumulate, compress
from operator import not_, sub
from typing import TYPE_CHECKING, Any

from almanac.search.index import columns_of
from almanac.search.packing import pack, pack_gaps, pack_steps, pack_words, to_json
from almanac.search.postings import halves

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from almanac.search.postings import InvertedIndex

# The best size of a file grows with the square root of all postings: larger ones cost each query more bytes, smaller
# ones make the root file longer, which names them all. Measured from 1,000 to 100,000 entries; see docs/benchmarks.md.
SIZE_FACTOR = 1.4
SMALLEST = 512
# One term in so many may end a run that has reached the size; one of twice the size ends anyway.
CUT_EVERY = 4

Run = tuple[str, ...]


def target_size(postings: int) -> int:
    """Return how many postings a file should hold: a power of two, so that it rarely changes."""
    wanted = max(SMALLEST, int(SIZE_FACTOR * postings**0.5))
    return 1 << (wanted.bit_length() - 1)


def runs(terms: Sequence[str], sizes: Mapping[str, int], target: int) -> Iterator[Run]:
    """Cut sorted terms into runs of about `target` postings, at least one term each."""
    start, size = 0, 0
    for position, term in enumerate(terms):
        its = sizes.get(term, 0) + 1  # a term costs about as much as a posting
        full = size >= target and zlib.crc32(term.encode()) % CUT_EVERY == 0
        if position > start and (full or size + its > 2 * target):
            yield tuple(terms[start:position])
            start, size = position, 0
        size += its
    if start < len(terms):
        yield tuple(terms[start:])


def term_shard(run: Run, index: InvertedIndex, whole: Collection[str], variants: Mapping[str, Run]) -> bytes:
    """Return the file of a run of terms: how many documents each is in, which, and the shape of each posting.

    A shape is the row of frequencies and lengths in the fields; a file lists its shapes once, the commonest first. A
    document is written as its distance from the one before in the same term, the first from -1, less one. `whole`
    terms stand for themselves: a query for one does not ask for its stem. `variants` are the terms that a query for
    the key asks for as well; a key need not be in any document.
    """
    sizes, starts, documents, shapes = _joined(run, index)
    tally = Counter(shapes)
    ordered = sorted(tally, key=lambda shape: (-tally[shape], shape))
    letters = {shape: pack((position,)) for position, shape in enumerate(ordered)}
    own = [[position, *variants[term]] for position, term in enumerate(run) if term in variants]
    file: dict[str, Any] = {
        "terms": pack_words(run),
        "whole": pack_gaps([position for position, term in enumerate(run) if term in whole]),
        "sizes": pack(sizes),
        "documents": pack_steps(_steps(documents, starts)),
        "shapes": pack([number for shape in ordered for number in columns_of(shape)]),
        "shapeOf": "".join(map(letters.__getitem__, shapes)),
    }
    return to_json(file | ({"variants": own} if own else {}))


def word_shard(run: Run, index: InvertedIndex) -> bytes:
    """Return the file of a run of words with their positions: which documents, how often in each, and where.

    A position is written as its distance from the one before in the same document, the first from -1, less one.
    """
    _, starts, documents, positions = _joined(run, index)
    steps = _steps(documents, starts)
    gaps = positions.copy()
    # Most words are in a document once: only the others' positions follow one of the same document.
    for n in compress(range(len(steps)), map(not_, steps)):
        gaps[n] = positions[n] - positions[n - 1] - 1
    firsts = list(compress(range(len(steps)), steps))
    bounds = [bisect_left(firsts, start) for start in starts]
    return to_json(
        {
            "words": pack_words(run),
            "sizes": pack(list(map(sub, bounds[1:], bounds))),
            "documents": pack_steps(list(filter(None, steps))),
            "counts": pack(list(map(sub, [*firsts[1:], len(steps)], firsts))),
            "gaps": pack(gaps),
        }
    )


def _joined(run: Run, index: InvertedIndex) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return how many postings each term or word of a run has, where these begin, and the two halves of all of them.

    After the last beginning comes the end.
    """
    postings = [index.get(text, b"") for text in run]
    sizes = list(map(len, postings))
    return sizes, list(accumulate(sizes, initial=0)), *halves(b"".join(postings))


def _steps(documents: list[int], starts: Iterable[int]) -> list[int]:
    """Return how far each document is from the one before it; from -1, where those of a term or word begin."""
    steps = [0, *map(sub, documents[1:], documents), 0]
    for start in starts:
        steps[start] = documents[start] + 1 if start < len(documents) else 0
    return steps[: len(documents)]
