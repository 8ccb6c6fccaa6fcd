"""Counts in, words and terms in runs out, and which of the runs have to be written: all, or those that have changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from almanac.memory import Memory
from almanac.search import shards, vocabulary
from almanac.search.count import size_of
from almanac.search.kept import Bounds
from almanac.search.packing import in_browsers_order
from almanac.search.shards import POSITIONS, TERMS, Run, target_size
from almanac.search.shelf import Shelf, pack_documents, pack_terms, pack_words, recut, unpack_terms
from almanac.search.terms import Sources, Term, likely_sizes, sources, terms_of
from almanac.search.variants import learn_variants
from almanac.search.words import indonesian_stemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypeVar

    from almanac.search.count import Blob
    from almanac.search.counts import Counts
    from almanac.search.kept import Kept, Piece, Rest
    from almanac.search.names import Naming
    from almanac.search.postings import Mended

    Value = TypeVar("Value")

FOLDERS = (TERMS, POSITIONS)


class Gathered(NamedTuple):
    """The words and terms of an index, and all that is worked out of them.

    `postings` and `sources` hold those of the runs that are `todo` at least. `named` are the words of names that a
    document has, `known` those to suggest. `runs` are the bounds of all, `sizes` tells what those of each folder hold
    together, `words` and `terms` are what they hold, `documents` tells which have these words.
    """

    postings: Mapping[str, Blob]
    sources: Sources
    known: Mapping[str, int]
    named: frozenset[str]
    variants: Mapping[str, tuple[str, ...]]
    runs: tuple[Bounds, ...]
    sizes: Mapping[str, int]
    todo: tuple[Run, ...]
    words: Mapping[str, Piece]
    documents: Mapping[str, Piece]
    terms: Mapping[str, Piece]


def gather_all(counts: Counts, naming: Naming, before: Rest) -> Gathered:
    """Gather everything; what an earlier build has learnt is used where it learnt from the same words."""
    # In order, so that no run has to be sorted.
    postings = {word: counts.postings[word] for word in in_browsers_order(counts.postings)}
    sizes = {word: size_of(its) for word, its in postings.items()}
    known = vocabulary.known_words(sizes, naming.names)
    variants = _variants(known, naming, before)
    of_terms = sources(sizes, indonesian_stemmer(tuple(sizes)), naming)
    likely = dict.fromkeys(variants, 0) | likely_sizes(of_terms, sizes)
    terms = in_browsers_order(likely)
    totals = {TERMS: sum(likely.values()), POSITIONS: sum(sizes.values())}
    todo = (*shards.cut(TERMS, terms, likely, totals[TERMS]), *shards.cut(POSITIONS, sizes, sizes, totals[POSITIONS]))
    words_in, terms_in = partial(_postings_of, postings), partial(_terms_of, of_terms, likely)
    return Gathered(
        postings=postings,
        sources=of_terms,
        known=known,
        named=naming.names & postings.keys(),
        variants=variants,
        runs=tuple(run.bounds for run in todo),
        sizes=totals,
        todo=todo,
        words={run.texts[0]: _packed(pack_words, words_in, run) for run in todo if run.folder == POSITIONS},
        documents={run.texts[0]: _packed(pack_documents, words_in, run) for run in todo if run.folder == POSITIONS},
        terms={run.texts[0]: _packed(pack_terms, terms_in, run) for run in todo if run.folder == TERMS},
    )


def gather_changed(words: Shelf[Blob], mended: Mended, naming: Naming, before: Rest, kept: Kept) -> Gathered | None:
    """Gather what has changed, where words stand as the terms that they stood as; None where all files change.

    `words` are those of an earlier build, mended.
    """
    named, known = _names_and_known(words, mended, naming, before)
    variants = _variants(known, naming, before)
    changes = _changed_terms(words, mended, naming, variants, before, kept)
    terms = Shelf(before.bounds(TERMS), kept["terms"], unpack_terms, changes)
    was = Shelf(before.bounds(TERMS), kept["terms"], unpack_terms)
    gain = sum((its or Term()).likely - was.get(term, Term()).likely for term, its in changes.items())
    sizes = {TERMS: before.sizes[TERMS] + gain, POSITIONS: before.sizes[POSITIONS] + mended.more}
    if any(target_size(sizes[folder]) != target_size(before.sizes[folder]) for folder in FOLDERS):
        return None
    cut_terms = list(recut(terms, lambda its: its.likely, target_size(sizes[TERMS])))
    cut_words = list(recut(words, size_of, target_size(sizes[POSITIONS])))
    anew = [its for its in cut_terms if not isinstance(its, int)]
    todo = [Run(TERMS, tuple(its)) for its in anew]
    todo += [Run(POSITIONS, tuple(its)) for its in cut_words if not isinstance(its, int)]
    postings: Memory[str, Blob] = Memory(words.__getitem__)
    for run in cut_words:
        postings |= {} if isinstance(run, int) else run
    return Gathered(
        postings=postings,
        sources=Sources(
            {term: [*its.everywhere] for run in anew for term, its in run.items() if its.everywhere},
            {term: [*its.in_names] for run in anew for term, its in run.items() if its.in_names},
        ),
        known=known,
        named=named,
        variants=variants,
        runs=(*_bounds(TERMS, cut_terms, terms), *_bounds(POSITIONS, cut_words, words)),
        sizes=sizes,
        todo=tuple(todo),
        words=_pieces(cut_words, words, pack_words, kept["words"]),
        documents=_documents(cut_words, words, mended, kept["documents"]),
        terms=_pieces(cut_terms, terms, pack_terms, kept["terms"]),
    )


def _variants(known: Mapping[str, int], naming: Naming, before: Rest) -> Mapping[str, tuple[str, ...]]:
    teaching = known.keys() - naming.places
    if before.variants and teaching == before.known.keys() - before.places:
        return before.variants
    return learn_variants(frozenset(teaching), indonesian_stemmer())


def _names_and_known(
    words: Shelf[Blob], mended: Mended, naming: Naming, before: Rest
) -> tuple[frozenset[str], Mapping[str, int]]:
    """Return the words of names that a document has, and those to suggest."""
    changed = mended.postings.keys() | (naming.names ^ before.names)
    sizes = {word: size_of(words.get(word, b"")) for word in changed}
    there = {word for word, size in sizes.items() if size}
    known = vocabulary.known_words(sizes, naming.names)
    if all(before.known.get(word) == known.get(word) for word in changed):
        all_known = before.known
    else:
        all_known = {**before.known, **known}
        for word in changed - known.keys():
            all_known.pop(word, None)
    return (before.named - changed) | (there & naming.names), all_known


def _changed_terms(
    words: Shelf[Blob],
    mended: Mended,
    naming: Naming,
    variants: Mapping[str, tuple[str, ...]],
    before: Rest,
    kept: Kept,
) -> dict[str, Term | None]:
    """Return those terms that count otherwise or have other variants, None those that are gone."""
    stem, was = indonesian_stemmer(), Shelf(before.bounds(TERMS), kept["terms"], unpack_terms)
    of_terms: dict[str, tuple[set[str], set[str]]] = {}

    def words_of(term: str) -> tuple[set[str], set[str]]:
        if term not in of_terms:
            its = was.get(term, Term())
            of_terms[term] = (set(its.everywhere), set(its.in_names))
        return of_terms[term]

    for word in mended.recounted:
        for term, everywhere in terms_of(word, stem, naming):
            its = words_of(term)[not everywhere]
            (its.add if word in words else its.discard)(word)
    for term, _ in variants.items() ^ before.variants.items():
        words_of(term)
    sizes = {word: size_of(words[word]) for both in of_terms.values() for its in both for word in its}
    in_every_field = {term: sorted(its) for term, (its, _) in of_terms.items() if its}
    in_names = {term: sorted(its) for term, (_, its) in of_terms.items() if its}
    likely = likely_sizes(Sources(in_every_field, in_names), sizes)
    found = {
        term: Term(tuple(in_every_field.get(term, ())), tuple(in_names.get(term, ())), likely.get(term, 0))
        for term in of_terms
    }
    return {term: its if its.likely or term in variants else None for term, its in found.items()}


def _postings_of(postings: Mapping[str, Blob], run: Run) -> dict[str, Blob]:
    return {word: postings[word] for word in run.texts}


def _terms_of(of_terms: Sources, likely: Mapping[str, int], run: Run) -> dict[str, Term]:
    everywhere, in_names = of_terms.everywhere.get, of_terms.in_names.get
    return {term: Term(tuple(everywhere(term, ())), tuple(in_names(term, ())), likely[term]) for term in run.texts}


def _packed(pack: Callable[[Mapping[str, Value]], bytes], part: Callable[[Run], dict[str, Value]], run: Run) -> Piece:
    """Return a piece that is put together when it is asked for: all of them take as much memory as all postings."""
    return lambda: pack(part(run))


def _bounds(folder: str, cuts: Iterable[int | dict[str, Value]], shelf: Shelf[Value]) -> Iterator[Bounds]:
    for its in cuts:
        if isinstance(its, int):
            yield shelf.bounds[its]
        else:
            texts = [*its]
            yield Bounds(folder, texts[0], texts[-1])


def _documents(
    cuts: Iterable[int | dict[str, Blob]], shelf: Shelf[Blob], mended: Mended, before: Mapping[str, Piece]
) -> dict[str, Piece]:
    """Return which documents have the words of each run; where only positions are others, these are the same."""
    pieces = _pieces(cuts, shelf, pack_documents, before)
    bounds = {its.first: its for its in shelf.bounds}
    for its in cuts:
        if not isinstance(its, int) and mended.recounted.isdisjoint(its):
            first, *_, last = its if len(its) > 1 else (*its, *its)
            if bounds.get(first) == Bounds(POSITIONS, first, last):
                pieces[first] = before[first]
    return pieces


def _pieces(
    cuts: Iterable[int | dict[str, Value]],
    shelf: Shelf[Value],
    pack: Callable[[Mapping[str, Value]], bytes],
    before: Mapping[str, Piece],
) -> dict[str, Piece]:
    pieces: dict[str, Piece] = {}
    for its in cuts:
        if isinstance(its, int):
            first = shelf.bounds[its].first
            pieces[first] = before[first]
        else:
            pieces[next(iter(its))] = partial(pack, its)
    return pieces
