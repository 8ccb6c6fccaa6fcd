"""Numbered documents in, the two inverted indexes out; those of an earlier build are mended where entries changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from almanac.search.documents import Document, Numbered, entry_document, registry_documents
from almanac.search.index import FIELDS, add, index_builder
from almanac.search.postings import InvertedIndex, Removed
from almanac.search.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from almanac.model import Almanac
    from almanac.search.columns import Facets
    from almanac.search.index import IndexBuilder, Row

Lengths = tuple[int, ...]
Texts = tuple[tuple[str, ...], ...]
Part = TypeVar("Part")


class Changed(NamedTuple):
    """The terms and the words that an incremental build has changed the postings of."""

    terms: frozenset[str]
    words: frozenset[str]


@dataclass(slots=True)
class Tables:
    """Everything counted, and what a later build needs to count only what has changed.

    `lengths` holds for every document its field lengths, `totals` their sums. `fingerprints` stand for the entries in
    the order of their numbers, `registry` for what is not an entry. `new` are the positions of the entries that the
    last build counted, `changed` the terms and words whose postings are others since; None if it counted everything.
    `variants`, `files`, `facets` and `chunks` are what the last build learnt of `known` words, wrote and read, for the
    next one to take over.
    """

    registry: str = ""
    fingerprints: tuple[str, ...] = ()
    terms: InvertedIndex = field(default_factory=InvertedIndex)
    words: InvertedIndex = field(default_factory=InvertedIndex)
    lengths: dict[int, Lengths] = field(default_factory=dict)
    totals: list[int] = field(default_factory=lambda: [0] * len(FIELDS))
    new: frozenset[int] = frozenset()
    changed: Changed | None = None
    known: frozenset[str] = frozenset()
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: dict[str, dict[tuple[str, str, int], bytes]] = field(default_factory=dict)
    facets: list[Facets] = field(default_factory=list)
    chunks: list[bytes] = field(default_factory=list)

    @property
    def averages(self) -> tuple[float, ...]:
        """Return the average length of each field, worked out as lunr does."""
        return tuple(total / max(len(self.lengths), 1) for total in self.totals)

    def add(self, number: int, lengths: Lengths, rows: Mapping[str, Row], texts: Texts) -> None:
        """Add a document, which comes after all others: its field lengths, the rows of its terms, its texts' words."""
        self.lengths[number] = lengths
        self.totals = [total + length for total, length in zip(self.totals, lengths, strict=True)]
        self.terms.add_rows(number, rows)
        self.words.add_texts(number, texts)

    def extend(self, other: Tables) -> None:
        """Add the documents of other tables, none of which lies between two of those."""
        self.lengths |= other.lengths
        self.totals = [mine + its for mine, its in zip(self.totals, other.totals, strict=True)]
        self.terms.extend(other.terms)
        self.words.extend(other.words)

    def remove(self, number: int) -> tuple[Removed, Removed]:
        """Remove a document whose number another takes; return its postings by term and by word."""
        self.totals = [total - length for total, length in zip(self.totals, self.lengths[number], strict=True)]
        return self.terms.remove(number), self.words.remove(number)


class Spread(Protocol):
    """Calls a function with parts of the range below a number and returns what it gave, in order."""

    def __call__(self, function: Callable[[range], Part], size: int, /) -> Iterable[Part]:
        """Do so."""


def tables(numbered: Numbered, almanac: Almanac, before: Tables | None, spread: Spread) -> Tables:
    """Return the tables of an almanac, whether counted anew or mended from those of an earlier build.

    Those before are changed in place where only the text of some entries is new; where the registry or the numbers of
    documents have changed, they are of no use. What is counted anew is `spread`.
    """
    registry = _registry_fingerprint(numbered, almanac)
    fingerprints = tuple(f"{entry.slug} {entry.fingerprint}" for entry in numbered.entries)
    first = numbered.first_entry
    builder = index_builder(almanac)
    if before is None or before.registry != registry or not _same_places(before.fingerprints, fingerprints):
        made = Tables(registry, fingerprints)
        _count(made, builder, enumerate(registry_documents(numbered, almanac)))

        def of(part: range) -> Tables:
            counted = Tables()
            _count(counted, builder, ((first + n, entry_document(numbered.entries[n], almanac)) for n in part))
            return counted

        for counted in spread(of, len(fingerprints)):
            made.extend(counted)
        return made

    known = len(before.fingerprints)
    new = [
        n
        for n, mark in enumerate(fingerprints)
        if n >= known or mark != before.fingerprints[n] or not numbered.entries[n].fingerprint
    ]
    terms: set[str] = set()
    words: set[str] = set()
    for n in new:
        number = first + n
        had_terms, had_words = before.remove(number) if n < known else ({}, {})
        made = Tables()
        _count(made, builder, [(number, entry_document(numbered.entries[n], almanac))])
        before.extend(made)
        terms |= before.terms.changed(number, had_terms, made.terms)
        words |= before.words.changed(number, had_words, made.words)
    before.fingerprints, before.new = fingerprints, frozenset(new)
    before.changed = Changed(frozenset(terms), frozenset(words))
    return before


def _same_places(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Tell whether all entries of the earlier build still have their numbers."""

    def slugs(fingerprints: Iterable[str]) -> list[str]:
        return [fingerprint.split(" ", 1)[0] for fingerprint in fingerprints]

    return slugs(before) == slugs(now[: len(before)])


def _count(made: Tables, builder: IndexBuilder, documents: Iterable[tuple[int, Document]]) -> None:
    """Add documents to tables, in the order of their numbers."""
    for number, document in documents:
        texts = add(builder, number, document)
        rows, lengths = builder.take(number)
        made.add(number, lengths, rows, texts)
    # They are a third of all words, and in a phrase any word may stand for them.
    made.words.forget(FUNCTION_WORDS)


def _registry_fingerprint(numbered: Numbered, almanac: Almanac) -> str:
    """Return what stands for all names, and for what has a document besides entries."""
    parts = (almanac.places, almanac.issuers, almanac.awards, almanac.themes)
    shown = (
        repr([sorted(part.items()) for part in parts]),
        repr([[thing.name for thing in part] for part in (numbered.places, numbered.issuers, numbered.awards)]),
    )
    return hashlib.sha256("\n".join(shown).encode()).hexdigest()
