"""What a build leaves to the next one: pieces of bytes by kind and name, each read when it is needed."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from almanac.search.count import Blob
    from almanac.search.marks import Identity

Piece = Callable[[], "Blob"]
"""Gives bytes, whether they lie somewhere or are yet to be put together."""

Kept = Mapping[str, Mapping[str, Piece]]
"""The `words` and `terms` of runs, the `documents` that have these words, the `files`, and the `rest`; or nothing."""

# The last version of the format in which equal values give equal bytes.
PLAIN = 2


class Bounds(NamedTuple):
    """A run of neighbouring words or terms, in one of the folders of the index: its first and its last one."""

    folder: str
    first: str
    last: str

    @property
    def key(self) -> str:
        """Return the name of the run's file among all."""
        return f"{self.folder} {self.first}"


class Rest(NamedTuple):
    """All but runs and files: what stands for names and documents, and what was worked out of them.

    `registry`, `numbering` and `marks` stand for records, their numbers and the documents, `identities` for the entries
    in the order of their numbers. The fields of documents have `lengths` and `exponents`; `cards` and `facets` are
    those of entries, `columns` were made of these. `names` and `places` are the words that are kept whole, `named`
    those of `names` that a document has. Words to suggest are `known` and stand in `lists`; `variants` were learnt from
    them. `runs` are the ends of all runs of each folder in order, `sizes` tells what these hold together, and `files`
    the names of their files.
    """

    registry: str = ""
    numbering: str = ""
    marks: tuple[str, ...] = ()
    identities: tuple[Identity, ...] = ()
    lengths: bytes = b""
    exponents: bytes = b""
    cards: tuple[str, ...] = ()
    facets: tuple[bytes, ...] = ()
    columns: Mapping[str, bytes] = {}
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    known: Mapping[str, int] = {}
    lists: tuple[bytes, ...] = ()
    variants: Mapping[str, tuple[str, ...]] = {}
    runs: Mapping[str, tuple[tuple[str, str], ...]] = {}
    sizes: Mapping[str, int] = {}
    files: Mapping[str, str] = {}

    def bounds(self, folder: str) -> tuple[Bounds, ...]:
        """Return the runs of a folder."""
        return tuple(Bounds(folder, first, last) for first, last in self.runs.get(folder, ()))


def rest_of(kept: Kept) -> Rest:
    """Return the rest of what an earlier build has left."""
    pieces = kept.get("rest", {})
    if pieces.keys() != set(Rest._fields):
        return Rest()
    return Rest(*(marshal.loads(pieces[name]()) for name in Rest._fields))  # noqa: S302 - whoever keeps it vouches for it


def pieces_of(rest: Rest, before: Rest, kept: Kept) -> dict[str, Piece]:
    """Return the rest as pieces; what is the same as before stays where it was."""
    earlier = kept.get("rest", {})
    values: dict[str, Any] = rest._asdict()
    was = before._asdict()
    return {
        name: earlier[name] if name in earlier and value == was[name] else made(marshal.dumps(value, PLAIN))
        for name, value in values.items()
    }


def made(content: Blob) -> Piece:
    """Return bytes that are there as a piece."""
    return lambda: content
