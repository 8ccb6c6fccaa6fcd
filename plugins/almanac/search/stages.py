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

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from almanac.search import documents, shards, vocabulary
from almanac.search.cards import CardMaker, row
from almanac.search.columns import FacetReader, Facets
from almanac.search.count import Counted, count, counted, size_of
from almanac.search.counts import Counts, counts_joined, counts_mended
from almanac.search.kept import Rest, kept_of, rest_of
from almanac.search.layout import POSITIONS, TERMS, lay_out
from almanac.search.marks import document_marks, mark, numbering_mark, origins
from almanac.search.names import naming
from almanac.search.packing import in_browsers_order
from almanac.search.postings import renumbered
from almanac.search.terms import cells, codes_of, likely_sizes, sources, terms_of
from almanac.search.variants import learn_variants
from almanac.search.words import indonesian_stemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from almanac.edtf import Edtf
    from almanac.model import Almanac
    from almanac.search.count import Blob
    from almanac.search.documents import Document, Numbered
    from almanac.search.kept import Kept
    from almanac.search.names import Naming
    from almanac.search.shards import Run
    from almanac.search.terms import Cells, Sources

FEW = 16
"""Documents whose postings are mended one by one: with more, nearly every file has some that change."""

Value = TypeVar("Value")


class Part(NamedTuple):
    """What some documents hold, and what has become of some words' postings of an earlier build."""

    counted: Counted
    cards: list[str]
    facets: list[Facets]
    renumbered: Counted


class Index(NamedTuple):
    """The files of an index by their paths below the site's root, sorted, and what the next build may be given."""

    files: dict[str, Blob]
    kept: Kept


@dataclass(frozen=True, slots=True)
class Counting:
    """A numbered almanac, and what of it has to be read.

    `origin` holds for each document its number in the build before, None for those that are `fresh`. Where all others
    keep their numbers and few are fresh or gone, the postings of these are `mended`; else those of all words `move`.
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
    mended: tuple[int, ...] | None
    moving: tuple[str, ...]

    @property
    def size(self) -> int:
        """Return how many pieces of work there are for `count_part`."""
        return len(self.fresh) + len(self.moving) if self.mended is None else 0


@dataclass(frozen=True, slots=True)
class Writing:
    """Everything counted, and those of the runs of terms and words whose files have to be written."""

    counting: Counting
    postings: Mapping[str, Blob]
    known: Mapping[str, int]
    sources: Sources
    cells: Cells
    now: Rest
    runs: tuple[Run, ...]
    todo: tuple[Run, ...]

    @property
    def size(self) -> int:
        """Return how many pieces of work there are for `write_part`."""
        return len(self.todo)


def begin(almanac: Almanac, date_words: Callable[[Edtf], str], kept: Kept) -> Counting:
    """Find out which documents of an almanac have to be read, once all are numbered.

    `date_words` words a date in the site's language; `kept` is what an earlier build has left, or empty.
    """
    numbered, its_naming, before = documents.number(almanac), naming(almanac), rest_of(kept)
    numbering, marks = numbering_mark(numbered, almanac), tuple(document_marks(numbered, almanac))
    naming_mark = mark([*map(sorted, its_naming)])
    # A card holds numbers of places, issuers and awards.
    known = before.marks if before.numbering == numbering else ()
    origin = tuple(origins(marks, known))
    fresh = tuple(number for number, its in enumerate(origin) if its is None)
    touched = sorted(set(range(len(known))).difference(origin).union(fresh))
    stay = all(its in (number, None) for number, its in enumerate(origin))
    mended = tuple(touched) if known and stay and len(touched) <= FEW and before.naming == naming_mark else None
    return Counting(
        almanac=almanac,
        numbered=numbered,
        naming=its_naming,
        date_words=date_words,
        kept=kept,
        before=before,
        now=Rest(numbering, naming_mark, marks),
        origin=origin,
        fresh=fresh,
        mended=mended,
        moving=tuple(kept["postings"]) if known and mended is None else (),
    )


def count_part(counting: Counting, part: range) -> Part:
    """Read and count the documents, and renumber the words, that a part of the work stands for."""
    first = len(counting.fresh)
    words = counting.moving[max(part.start - first, 0) : max(part.stop - first, 0)]
    now = {its: number for number, its in enumerate(counting.origin)}
    numbers = [now.get(number) for number in range(len(counting.before.marks))]
    moved = renumbered(counting.kept["postings"], words, numbers) if words else counted({})
    return _read(counting, counting.fresh[part.start : part.stop])._replace(renumbered=moved)


def _read(counting: Counting, numbers: Sequence[int]) -> Part:
    """Return what documents hold, given their numbers, which ascend."""
    first = counting.numbered.first_entry
    entries = [counting.numbered.entries[number - first] for number in numbers if number >= first]
    maker, reader = CardMaker(counting.numbered, counting.date_words), FacetReader(counting.numbered, counting.almanac)
    return Part(
        counted=count(_documents(counting, numbers)),
        cards=[row(maker.card(entry)) for entry in entries],
        facets=[reader.facets(entry) for entry in entries],
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
    before, naming_, stem = counting.before, counting.naming, indonesian_stemmer()
    if counting.mended is None:
        read = list(parts)
        counts = _joined(counting, read, stem)
    else:
        read = [_read(counting, [number]) for number in counting.fresh]
        counts = _mended(counting, read, stem)
    # In order, so that the next build finds them so, and sorts them at no cost.
    postings = {word: counts.postings[word] for word in in_browsers_order(counts.postings)}
    sizes = {word: size_of(its) for word, its in postings.items()}
    known = vocabulary.known_words(sizes, naming_.names)
    teaching = frozenset(known) - naming_.places
    variants = before.variants if teaching == before.teaching else learn_variants(teaching, stem)
    of_terms = sources(sizes, indonesian_stemmer(tuple(sizes)), naming_)
    term_sizes = likely_sizes(of_terms, sizes)
    runs = (
        *shards.cut(TERMS, term_sizes.keys() | variants.keys(), term_sizes),
        *shards.cut(POSITIONS, sizes, sizes),
    )
    todo = runs
    if counts.changed:
        recounted = (term for word in counts.changed.recounted for term, _ in terms_of(word, stem, naming_))
        differ = (term for term, _ in variants.items() ^ before.variants.items())
        changed = {TERMS: {*recounted, *differ}, POSITIONS: counts.changed.moved}
        files = counting.kept["files"]
        todo = tuple(run for run in runs if run.key not in files or not changed[run.folder].isdisjoint(run.texts))
    return Writing(
        counting=counting,
        postings=postings,
        known=known,
        sources=of_terms,
        cells=cells(counts.exponents),
        now=counting.now._replace(
            lengths=counts.lengths,
            exponents=counts.exponents,
            cards=_taken_over(counting, before.cards, [card for part in read for card in part.cards]),
            facets=_taken_over(counting, before.facets, [facets for part in read for facets in part.facets]),
            teaching=teaching,
            variants=variants,
        ),
        runs=runs,
        todo=todo,
    )


def _joined(counting: Counting, read: Sequence[Part], stem: Callable[[str], str]) -> Counts:
    return counts_joined(
        [part.counted for part in read],
        [part.renumbered for part in read],
        counting.origin,
        counting.before.lengths,
        stem,
        counting.naming,
    )


def _mended(counting: Counting, read: Sequence[Part], stem: Callable[[str], str]) -> Counts:
    before = Counts(dict(counting.kept["postings"]), counting.before.lengths, counting.before.exponents, None)
    fresh = dict(zip(counting.fresh, [part.counted for part in read], strict=True))
    return counts_mended(before, fresh, counting.mended or (), len(counting.origin), stem, counting.naming)


def _taken_over(counting: Counting, before: Sequence[Value], fresh: Iterable[Value]) -> tuple[Value, ...]:
    """Return a value for each entry: that of the build before, or the next fresh one."""
    first, new = counting.numbered.first_entry, iter(fresh)
    return tuple(next(new) if its is None else before[its - first] for its in counting.origin[first:])


def write_part(writing: Writing, part: range) -> list[bytes]:
    """Return the files of the runs that a part of the work stands for."""
    return [_file(writing, run) for run in writing.todo[part.start : part.stop]]


def _file(writing: Writing, run: Run) -> bytes:
    if run.folder == POSITIONS:
        return shards.word_shard(run.texts, writing.postings)
    codes = (codes_of(term, writing.sources, writing.postings) for term in run.texts)
    return shards.term_shard(run.texts, codes, writing.cells, writing.counting.naming.places, writing.now.variants)


def finish(writing: Writing, parts: Iterable[Sequence[bytes]]) -> Index:
    """Name all files, those among them that are as they were, and tell what the next build may be given."""
    counting, postings = writing.counting, writing.postings
    before = counting.kept.get("files", {})
    written = dict(zip([run.key for run in writing.todo], chain.from_iterable(parts), strict=True))
    contents = [(run, written.get(run.key) or before[run.key]) for run in writing.runs]
    names = counting.naming.names & postings.keys()
    files = lay_out(counting.numbered, counting.almanac, writing.now, writing.known, names, contents)
    left = {run.key: content for run, content in contents}
    return Index(dict(sorted(files.items())), kept_of(postings, left, writing.now))
