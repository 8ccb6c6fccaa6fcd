"""An inverted index and result cards in, small files out: term-range shards, a length column, chunks of cards, a root.

All files are JSON, because hosts compress JSON and leave octet streams alone. Columns of numbers are strings of
printable characters (see `pack`), which compress as well as bytes do. Every file but the root is named for its content,
so a browser may keep it for ever; the root names them all. `theme/static/js/search/shards.js` reads what this module
writes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from almanac.search.index import FIELD_BOOSTS
from almanac.search.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lunr.builder import Builder

    from almanac.search.documents import CardValue, Document

FOLDER = "cari/indeks/"
ROOT = f"{FOLDER}akar.json"
FORMAT = 1
# A shard of this many postings is about 5 KB gzipped: fewer cost a query more requests, more cost it more bytes.
POSTINGS_PER_SHARD = 8_000
CARDS_PER_CHUNK = 16
# In base 32 of five bits each: 40 bits for a shard, 30 for a chunk, whose number is part of its name.
SHARD_NAME_LETTERS = 8
CHUNK_NAME_LETTERS = 6

# Numbers are written in two alphabets: the last digit of a number in one of 64 characters, the digits before it in one
# of 27. So numbers below 64 take one character, below 1,728 two. No character needs an escape in a JSON string.
ALPHABET = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
LAST_DIGITS = 64
OTHER_DIGITS = 27
# A term is written as the number of letters it shares with the term before, A for none to Z for 25, and the rest of it;
# terms have no capital letters.
MOST_SHARED_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Term:
    """A term with the documents that have it, ascending, each with its frequency in every field."""

    text: str
    postings: tuple[tuple[int, tuple[int, ...]], ...]


def pack(numbers: Iterable[int]) -> str:
    """Return non-negative numbers as printable characters, most of them one each."""
    letters: list[str] = []
    for number in numbers:
        rest = number
        while rest >= LAST_DIGITS:
            rest, digit = divmod(rest, OTHER_DIGITS)
            letters.append(ALPHABET[LAST_DIGITS + digit])
        letters.append(ALPHABET[rest])
    return "".join(letters)


def pack_terms(terms: Iterable[str]) -> str:
    """Return sorted terms, each as what differs from the one before."""
    parts: list[str] = []
    before = ""
    for term in terms:
        shared = 0
        while shared < min(len(before), len(term), MOST_SHARED_LETTERS) and before[shared] == term[shared]:
            shared += 1
        parts.append(chr(ord("A") + shared) + term[shared:])
        before = term
    return "".join(parts)


def terms_of(builder: Builder) -> tuple[Term, ...]:
    """Return the terms of lunr's inverted index, sorted as JavaScript compares strings (by UTF-16 code unit)."""
    fields = tuple(FIELD_BOOSTS)
    counts: dict[str, dict[int, list[int]]] = {}
    for reference, frequencies in builder.field_term_frequencies.items():
        field, number = reference.split("/", 1)
        column, document = fields.index(field), int(number)
        for term, frequency in frequencies.items():
            counts.setdefault(term, {}).setdefault(document, [0] * len(fields))[column] = frequency
    return tuple(
        Term(text, tuple((document, tuple(row)) for document, row in sorted(counts[text].items())))
        for text in sorted(counts, key=lambda term: term.encode("utf-16-be"))
    )


def shard_files(documents: Sequence[Document], builder: Builder, whole_words: frozenset[str]) -> dict[str, bytes]:
    """Return every file of the index by its path below the site's root, the root file last.

    `whole_words` are the terms that stand for themselves: a query for one does not also ask for its stem.
    """
    files: dict[str, bytes] = {}
    shards: list[tuple[str, str]] = []
    for terms in ranges(terms_of(builder), POSTINGS_PER_SHARD):
        content = _json(_shard(terms, whole_words))
        name = _name(content, SHARD_NAME_LETTERS)
        _put(files, f"{FOLDER}istilah/{name}.json", content)
        shards.append((terms[0].text, name))

    lengths = _json({"lengths": [pack(column) for column in _lengths(builder, len(documents))]})
    lengths_name = _name(lengths, SHARD_NAME_LETTERS)
    _put(files, f"{FOLDER}panjang/{lengths_name}.json", lengths)

    chunks: list[str] = []
    for first in range(0, len(documents), CARDS_PER_CHUNK):
        cards = [document.card for document in documents[first : first + CARDS_PER_CHUNK]]
        content = _json(_columns(cards))
        name = _name(content, CHUNK_NAME_LETTERS)
        _put(files, f"{FOLDER}kartu/{len(chunks)}.{name}.json", content)
        chunks.append(name)

    files[ROOT] = _json(
        {
            "format": FORMAT,
            "k1": builder._k1,  # noqa: SLF001 - lunr has no reader for the two
            "b": builder._b,  # noqa: SLF001
            "fields": [[name, boost] for name, boost in FIELD_BOOSTS.items()],
            "sections": _sections(documents),
            "functionWords": sorted(FUNCTION_WORDS),
            "lengths": lengths_name,
            "firstTerms": pack_terms(first for first, _ in shards),
            "shards": "".join(name for _, name in shards),
            "cardsPerChunk": CARDS_PER_CHUNK,
            "chunks": "".join(chunks),
        }
    )
    return files


def ranges(terms: Sequence[Term], postings: int) -> Iterator[tuple[Term, ...]]:
    """Cut the sorted terms into runs of about so many postings, at least one term each."""
    run: list[Term] = []
    size = 0
    for term in terms:
        if run and size + len(term.postings) > postings:
            yield tuple(run)
            run, size = [], 0
        run.append(term)
        size += len(term.postings)
    if run:
        yield tuple(run)


def _shard(terms: Sequence[Term], whole_words: frozenset[str]) -> dict[str, Any]:
    """Return one shard: its terms, how many postings each has, and for each posting its document and its shape.

    A shape is the row of frequencies in the fields; a shard lists its shapes once, the commonest first. Documents are
    written as the distance from the one before in the same term, the first from -1, less one.
    """
    tally = Counter(row for term in terms for _, row in term.postings)
    shapes = sorted(tally, key=lambda row: (-tally[row], row))
    number_of = {row: number for number, row in enumerate(shapes)}
    gaps: list[int] = []
    for term in terms:
        before = -1
        for document, _ in term.postings:
            gaps.append(document - before - 1)
            before = document
    return {
        "terms": pack_terms(term.text for term in terms),
        "whole": pack(_gaps(number for number, term in enumerate(terms) if term.text in whole_words)),
        "sizes": pack(len(term.postings) for term in terms),
        "documents": pack(gaps),
        "shapes": pack(frequency for row in shapes for frequency in row),
        "shapeOf": pack(number_of[row] for term in terms for _, row in term.postings),
    }


def _gaps(ascending: Iterable[int]) -> Iterator[int]:
    before = -1
    for number in ascending:
        yield number - before - 1
        before = number


def _lengths(builder: Builder, documents: int) -> list[list[int]]:
    """Return for each field the number of terms of every document."""
    return [[builder.field_lengths[f"{field}/{number}"] for number in range(documents)] for field in FIELD_BOOSTS]


def _sections(documents: Sequence[Document]) -> list[list[str | int]]:
    """Return name, number of documents and boost of each section, in the order of the documents."""
    return [
        [section.value, sum(1 for _ in run), boost]
        for (section, boost), run in groupby(documents, key=lambda document: (document.section, document.boost))
    ]


def _columns(cards: Sequence[Mapping[str, CardValue]]) -> dict[str, list[CardValue]]:
    """Return cards as columns of like values; a column in which nothing is known is left out."""
    names = dict.fromkeys(name for card in cards for name in card)
    columns = {name: [card.get(name) for card in cards] for name in names}
    return {name: column for name, column in columns.items() if any(value is not None for value in column)}


def _put(files: dict[str, bytes], path: str, content: bytes) -> None:
    """Add a file. Raises ValueError if another content has the same name, which is less likely than a meteorite."""
    if files.setdefault(path, content) != content:
        raise ValueError(f"two parts of the search index are both called {path}: lengthen the names in {__name__}")


def _name(content: bytes, letters: int) -> str:
    digest = hashlib.sha256(content).digest()
    return base64.b32encode(digest).decode("ascii")[:letters].lower()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
