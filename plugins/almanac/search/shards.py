"""Two inverted indexes in, small files of neighbouring terms and words out: what a query needs, it finds in a few.

A run of terms ends where its postings are enough and the next term's checksum says so. The cut depends on the terms
around it alone, so that a changed entry changes the files of its own terms and no others.
`theme/static/js/search/shards.js` reads what this module writes.
"""

from __future__ import annotations

import zlib
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from almanac.search.index import columns_of
from almanac.search.packing import pack, pack_gaps, pack_words, to_json
from almanac.search.postings import TERM_SHIFT, WORD_SHIFT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from almanac.search.index import Row
    from almanac.search.postings import TermTable, WordTable

# The best size of a file grows with the square root of all postings: larger ones cost each query more bytes, smaller
# ones make the root file longer, which names them all. Measured from 1,000 to 100,000 entries; see docs/benchmarks.md.
SIZE_FACTOR = 1.4
SMALLEST = 512
# One term in so many may end a run that has reached the size; one of twice the size ends anyway.
CUT_EVERY = 4

Run = tuple[str, ...]

_LOW = (1 << TERM_SHIFT) - 1
_POSITION = (1 << WORD_SHIFT) - 1


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


def term_shard(
    run: Run, table: TermTable, rows: Sequence[Row], whole: Collection[str], variants: Mapping[str, Run]
) -> bytes:
    """Return the file of a run of terms: how many documents each is in, which, and the shape of each posting.

    A shape is the row of frequencies and lengths in the fields; a file lists its shapes once, the commonest first. A
    document is written as its distance from the one before in the same term, the first from -1, less one. `whole`
    terms stand for themselves: a query for one does not ask for its stem. `variants` are the terms that a query for
    the key asks for as well; a key need not be in any document.
    """
    postings = [table.postings.get(term, ()) for term in run]
    shapes = [[posting & _LOW for posting in its] for its in postings]
    tally = Counter(chain.from_iterable(shapes))
    ordered = sorted(tally, key=lambda shape: (-tally[shape], rows[shape]))
    letters = {shape: pack((position,)) for position, shape in enumerate(ordered)}
    own = [[position, *variants[term]] for position, term in enumerate(run) if term in variants]
    file: dict[str, Any] = {
        "terms": pack_words(run),
        "whole": pack_gaps([position for position, term in enumerate(run) if term in whole]),
        "sizes": pack([len(its) for its in postings]),
        "documents": "".join(pack_gaps([posting >> TERM_SHIFT for posting in its]) for its in postings),
        "shapes": pack([number for shape in ordered for number in columns_of(rows[shape])]),
        "shapeOf": "".join(map(letters.__getitem__, chain.from_iterable(shapes))),
    }
    return to_json(file | ({"variants": own} if own else {}))


def word_shard(run: Run, table: WordTable) -> bytes:
    """Return the file of a run of words with their positions: which documents, how often in each, and where.

    A position is written as its distance from the one before in the same document, the first from -1, less one.
    """
    sizes: list[int] = []
    documents: list[str] = []
    counts: list[int] = []
    gaps: list[int] = []
    for word in run:
        its: list[int] = []
        document = before = -1
        for posting in table.postings[word]:
            position = posting & _POSITION
            if posting >> WORD_SHIFT == document:
                counts[-1] += 1
                gaps.append(position - before - 1)
            else:
                document = posting >> WORD_SHIFT
                its.append(document)
                counts.append(1)
                gaps.append(position)
            before = position
        sizes.append(len(its))
        documents.append(pack_gaps(its))
    return to_json(
        {
            "words": pack_words(run),
            "sizes": pack(sizes),
            "documents": "".join(documents),
            "counts": pack(counts),
            "gaps": pack(gaps),
        }
    )
