"""An almanac in, the files of its search index out, in stages of which other processes can take parts.

    counting = begin(almanac, date_words, kept)
    counted = [count_part(counting, part) for part in …]        # parts of range(counting.size), in any process
    writing = gather(counting, counted)
    written = [write_part(writing, part) for part in …]         # parts of range(writing.size), likewise
    index = finish(writing, written)

What becomes of a part is a plain value, to be handed on in the order of the parts. `index.kept` makes the next build
cheap, whose files are those of a build without it.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from almanac.search import documents, shards, vocabulary
from almanac.search.cards import CardMaker, row
from almanac.search.columns import FacetReader, Facets, columns
from almanac.search.count import Counted, count, counted, joined
from almanac.search.counts import Counts, counts_joined, counts_mended
from almanac.search.gathering import FOLDERS, gather_all, gather_changed
from almanac.search.kept import PLAIN, Rest, made, pieces_of, rest_of
from almanac.search.layout import lay_out
from almanac.search.marks import document_marks, identities, numbering_mark, origins, registry_mark
from almanac.search.names import Naming, naming
from almanac.search.packing import content_name
from almanac.search.postings import mended, renumbered
from almanac.search.shards import POSITIONS
from almanac.search.shelf import Shelf, runs_with, unpack_words
from almanac.search.terms import cells, codes_of
from almanac.search.words import indonesian_stemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from almanac.edtf import Edtf
    from almanac.model import Almanac
    from almanac.search.count import Blob
    from almanac.search.documents import Document, Numbered
    from almanac.search.gathering import Gathered
    from almanac.search.kept import Kept
    from almanac.search.shards import Run
    from almanac.search.terms import Cells

Value = TypeVar("Value")


class Part(NamedTuple):
    """What some documents hold, and what has become of some words' postings of an earlier build."""

    counted: Counted
    cards: list[str]
    facets: list[bytes]
    renumbered: Counted


class Index(NamedTuple):
    """The files of an index by their paths below the site's root, sorted, and what the next build may be given."""

    files: dict[str, Blob]
    kept: Kept


@dataclass(frozen=True, slots=True)
class Counting:
    """A numbered almanac, and what of it has to be read.

    `origin` holds for each document its number in the build before, None for those that are `fresh`. Where all others
    keep their numbers, the postings of those that are `touched`, fresh or gone, are mended; else those of all words are
    `moving`.
    """

    almanac: Almanac
    numbered: Numbered
    naming: Naming
    date_words: Callable[[Edtf], str]
    kept: Kept
    before: Rest
    now: Rest
    origin: tuple[int | None, ...]
    fresh: tuple[int, ...]
    touched: tuple[int, ...] | None
    moving: Mapping[str, Blob]

    @property
    def size(self) -> int:
        """Return how many pieces of work there are for `count_part`."""
        return len(self.fresh) + len(self.moving)


@dataclass(frozen=True, slots=True)
class Writing:
    """Everything gathered, and those of the runs of terms and words whose files have to be written."""

    counting: Counting
    gathered: Gathered
    cells: Cells
    now: Rest

    @property
    def size(self) -> int:
        """Return how many pieces of work there are for `write_part`."""
        return len(self.gathered.todo)


def begin(almanac: Almanac, date_words: Callable[[Edtf], str], kept: Kept) -> Counting:
    """Find out which documents of an almanac have to be read, once all are numbered.

    `date_words` words a date in the site's language; `kept` is what an earlier build has left, or empty.
    """
    before, registry = rest_of(kept), registry_mark(almanac)
    as_before = registry == before.registry
    entries = (
        dict(zip(identities(almanac.entries, almanac.published), almanac.entries, strict=True)) if as_before else {}
    )
    entries.pop("", None)
    numbered = documents.number(almanac, [entries[its] for its in before.identities if its in entries])
    numbering = numbering_mark(numbered, almanac)
    now = tuple(identities(numbered.entries, almanac.published))
    records, marks_before = before.marks[: numbered.first_entry], before.marks[numbered.first_entry :]
    if as_before and before.numbering == numbering:
        known = dict(zip(before.identities, marks_before, strict=True))
        known.pop("", None)
        marks = tuple(document_marks(numbered, almanac, now, known, records))
    else:
        marks = tuple(document_marks(numbered, almanac, now, {}, ()))
    its_naming = Naming(before.names, before.places) if as_before else naming(almanac)
    # A card holds numbers of places, issuers and awards.
    of_documents = before.marks if before.numbering == numbering else ()
    origin = origins(marks, of_documents)
    fresh = tuple(number for number, its in enumerate(origin) if its is None)
    touched = tuple(sorted({*range(len(of_documents))}.difference(origin).union(fresh)))
    stay: list[int | None] = list(range(len(origin)))
    for its in fresh:
        stay[its] = None
    mending = bool(of_documents) and stay == origin and _stand_alike(its_naming, before)
    return Counting(
        almanac=almanac,
        numbered=numbered,
        naming=its_naming,
        date_words=date_words,
        kept=kept,
        before=before,
        now=Rest(registry, numbering, marks, now, names=its_naming.names, places=its_naming.places),
        origin=tuple(origin),
        fresh=fresh,
        touched=touched if mending else None,
        moving=dict(_words(kept, before)) if of_documents and not mending else {},
    )


def _stand_alike(naming: Naming, before: Rest) -> bool:
    """Tell whether all words stand as the terms that they stood as before."""
    stem = indonesian_stemmer()
    return naming.places == before.places and all(stem(word) == word for word in naming.names ^ before.names)


def _words(kept: Kept, before: Rest) -> Iterator[tuple[str, Blob]]:
    for its in before.bounds(POSITIONS):
        yield from unpack_words(kept["words"][its.first]()).items()


def count_part(counting: Counting, part: range) -> Part:
    """Read and count the documents, and renumber the words, that a part of the work stands for."""
    first = len(counting.fresh)
    words = [*counting.moving][max(part.start - first, 0) : max(part.stop - first, 0)]
    now = {its: number for number, its in enumerate(counting.origin)}
    numbers = [now.get(number) for number in range(len(counting.before.marks))]
    moved = renumbered(counting.moving, words, numbers) if words else counted({})
    return _read(counting, counting.fresh[part.start : part.stop])._replace(renumbered=moved)


def _read(counting: Counting, numbers: Sequence[int]) -> Part:
    """Return what documents hold, given their numbers, which ascend."""
    first = counting.numbered.first_entry
    entries = [counting.numbered.entries[number - first] for number in numbers if number >= first]
    maker, reader = CardMaker(counting.numbered, counting.date_words), FacetReader(counting.numbered, counting.almanac)
    return Part(
        counted=count(_documents(counting, numbers)),
        cards=[row(maker.card(entry)) for entry in entries],
        facets=[marshal.dumps(tuple(reader.facets(entry)), PLAIN) for entry in entries],
        renumbered=counted({}),
    )


def _documents(counting: Counting, numbers: Sequence[int]) -> Iterator[tuple[int, Document]]:
    almanac, numbered = counting.almanac, counting.numbered
    first = numbered.first_entry
    others = tuple(documents.registry_documents(numbered, almanac)) if numbers and numbers[0] < first else ()
    for number in numbers:
        if number < first:
            yield number, others[number]
        else:
            yield number, documents.entry_document(numbered.entries[number - first], almanac)


def gather(counting: Counting, parts: Iterable[Part]) -> Writing:
    """Join what was counted, and cut terms and words into runs."""
    before, read = counting.before, list(parts)
    gathered, counts = (_joined if counting.touched is None else _mended)(counting, read)
    facets = _taken_over(counting, before.facets, [facets for part in read for facets in part.facets])
    as_before = bool(before.columns) and facets == before.facets
    return Writing(
        counting=counting,
        gathered=gathered,
        cells=cells(counts.exponents),
        now=counting.now._replace(
            lengths=counts.lengths,
            exponents=counts.exponents,
            cards=_taken_over(counting, before.cards, [card for part in read for card in part.cards]),
            facets=facets,
            columns=before.columns if as_before else columns(list(map(_facets, facets))),
            named=gathered.named,
            known=gathered.known,
            lists=vocabulary.word_lists(gathered.known, before.known, before.lists),
            variants=gathered.variants,
            runs={
                folder: tuple((first, last) for its, first, last in gathered.runs if its == folder)
                for folder in FOLDERS
            },
            sizes=gathered.sizes,
        ),
    )


def _joined(counting: Counting, read: Sequence[Part]) -> tuple[Gathered, Counts]:
    counts = counts_joined(
        [part.counted for part in read],
        [part.renumbered for part in read],
        counting.origin,
        counting.before.lengths,
        indonesian_stemmer(),
        counting.naming,
    )
    return gather_all(counts, counting.naming, counting.before), counts


def _mended(counting: Counting, read: Sequence[Part]) -> tuple[Gathered, Counts]:
    before, kept, there = counting.before, counting.kept, frozenset(counting.fresh)
    fresh = joined(part.counted for part in read)
    touched = {number: number in there for number in counting.touched or ()}
    counts, resized = counts_mended(
        Counts({}, before.lengths, before.exponents),
        (fresh, b"".join(part.counted.lengths for part in read)),
        touched,
        len(counting.origin),
        indonesian_stemmer(),
        counting.naming,
    )
    had = Shelf(before.bounds(POSITIONS), kept["words"], unpack_words)
    runs = runs_with(touched, kept["documents"]) | had.numbers_of(fresh)
    mended_ = mended(
        chain.from_iterable(had.run(number).items() for number in sorted(runs)), fresh, list(touched), resized
    )
    words = had.changed_by(mended_.changes)
    gathered = gather_changed(words, mended_, counting.naming, before, kept)
    return gathered or gather_all(counts._replace(postings=words), counting.naming, before), counts


def _facets(packed: bytes) -> Facets:
    return Facets._make(marshal.loads(packed))  # noqa: S302 - of `_read`


def _taken_over(counting: Counting, before: Sequence[Value], fresh: Iterable[Value]) -> tuple[Value, ...]:
    """Return a value for each entry: that of the build before, or the next fresh one."""
    first, new = counting.numbered.first_entry, iter(fresh)
    return tuple(next(new) if its is None else before[its - first] for its in counting.origin[first:])


def write_part(writing: Writing, part: range) -> list[bytes]:
    """Return the files of the runs that a part of the work stands for."""
    return [_file(writing, run) for run in writing.gathered.todo[part.start : part.stop]]


def _file(writing: Writing, run: Run) -> bytes:
    postings, of_terms = writing.gathered.postings, writing.gathered.sources
    if run.folder == POSITIONS:
        return shards.word_shard(run.texts, postings)
    codes = (codes_of(term, of_terms, postings) for term in run.texts)
    return shards.term_shard(run.texts, codes, writing.cells, writing.counting.naming.places, writing.now.variants)


def finish(writing: Writing, parts: Iterable[Sequence[bytes]]) -> Index:
    """Name all files, those among them that are as they were, and tell what the next build may be given."""
    counting, gathered = writing.counting, writing.gathered
    before, earlier = counting.before, counting.kept.get("files", {})
    written = dict(zip([run.bounds.key for run in gathered.todo], chain.from_iterable(parts), strict=True))
    contents = [written[its.key] if its.key in written else earlier[its.key]() for its in gathered.runs]
    names = [
        content_name(content) if its.key in written else before.files[its.key]
        for its, content in zip(gathered.runs, contents, strict=True)
    ]
    now = writing.now._replace(files=dict(zip([its.key for its in gathered.runs], names, strict=True)))
    files = lay_out(counting.numbered, counting.almanac, now, list(zip(gathered.runs, names, contents, strict=True)))
    left = {
        its.key: made(content) if its.key in written else earlier[its.key]
        for its, content in zip(gathered.runs, contents, strict=True)
    }
    kept = {
        "words": gathered.words,
        "documents": gathered.documents,
        "terms": gathered.terms,
        "files": left,
        "rest": pieces_of(now, before, counting.kept),
    }
    return Index(dict(sorted(files.items())), kept)
