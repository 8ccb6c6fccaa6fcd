"""Bytes by kind and name in, files that hold them out, and back: what one build of the search index leaves to the next.

A build adds one pack with what is new, and a list that tells where everything lies. A pack is named for its content
and the list for nothing, but begins with its checksum: so a damaged, missing or foreign file is noticed, and of two
builds at once the last list counts, with the packs that it names.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
from array import array
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from almanac.site.writer import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Blob = bytes | memoryview

LIST = "list"
DIGEST_BYTES = 32

MOST_PACKS = 8
"""Packs from which on all is written into one again."""

MOST_WASTE = 0.5
"""Share of what lies in packs that may be of no use any more, likewise."""


PACK_SHIFT = 40
"""Above the bits of a start in a pack stands the number of the pack."""


@dataclass(frozen=True, slots=True)
class Cached:
    """What an earlier build has left: bytes by kind and name, where each lies, and the packs with their sizes."""

    blobs: dict[str, dict[str, Blob]] = field(default_factory=dict)
    places: dict[str, dict[str, int]] = field(default_factory=dict)
    packs: tuple[tuple[str, int], ...] = ()


def load(folder: Path, key: bytes) -> Cached:
    """Return what was saved under a key; nothing if it was saved under another, or is not what was saved."""
    try:
        written = (folder / LIST).read_bytes()
        body = memoryview(written)[DIGEST_BYTES:]
        if hashlib.sha256(body).digest() != written[:DIGEST_BYTES]:
            return Cached()
        its_key, packs, kinds = marshal.loads(body)  # noqa: S302 - of `save`, as the checksum tells
        contents = [(folder / name).read_bytes() for name, _ in packs] if its_key == key else []
    except OSError:
        return Cached()
    if its_key != key or any(_name(content) != name for content, (name, _) in zip(contents, packs, strict=True)):
        return Cached()
    views = [memoryview(content) for content in contents]
    blobs: dict[str, dict[str, Blob]] = {}
    places: dict[str, dict[str, int]] = {}
    for kind, (its_names, its_places, its_sizes) in kinds.items():
        where, sizes = memoryview(its_places).cast("Q").tolist(), memoryview(its_sizes).cast("Q")
        names = its_names.split("\n")[: len(sizes)]
        places[kind] = dict(zip(names, where, strict=True))
        blobs[kind] = {
            name: views[place >> PACK_SHIFT][(start := place & (1 << PACK_SHIFT) - 1) : start + size]
            for name, place, size in zip(names, where, sizes, strict=True)
        }
    return Cached(blobs, places, tuple(packs))


def save(folder: Path, key: bytes, blobs: Mapping[str, Mapping[str, Blob]], cached: Cached) -> None:
    """Save bytes by kind and name; those that are `cached` stay where they lie, as long as that is worth it.

    A name is one line.
    """
    packs = list(cached.packs)
    new = {kind: _new(its, cached.blobs.get(kind, {})) for kind, its in blobs.items()}
    used = _size(blobs) - _size(new)
    if len(packs) >= MOST_PACKS or used < (1 - MOST_WASTE) * sum(size for _, size in packs):
        packs, new = [], {kind: dict(its) for kind, its in blobs.items()}
    start = len(packs) << PACK_SHIFT
    kinds = {}
    for kind, its in blobs.items():
        starts = accumulate(map(len, new[kind].values()), initial=start)
        places = cached.places.get(kind, {}) | dict(zip(new[kind], starts, strict=False))
        start += sum(map(len, new[kind].values()))
        where, sizes = array("Q", map(places.__getitem__, its)), array("Q", map(len, its.values()))
        kinds[kind] = ("\n".join(its), where.tobytes(), sizes.tobytes())
    content = b"".join(blob for its in new.values() for blob in its.values())
    packs.append((_name(content), len(content)))
    body = marshal.dumps((key, packs, kinds))
    write(folder, packs[-1][0], content)
    write(folder, LIST, hashlib.sha256(body).digest() + body)
    for name in {name for name, _ in cached.packs} - {name for name, _ in packs}:
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def _new(blobs: Mapping[str, Blob], before: Mapping[str, Blob]) -> dict[str, Blob]:
    """Return those bytes that are not what an earlier build has left."""
    return {name: blob for name, blob in blobs.items() if before.get(name) is not blob}


def _size(blobs: Mapping[str, Mapping[str, Blob]]) -> int:
    return sum(sum(map(len, its.values())) for its in blobs.values())


def _name(content: bytes) -> str:
    return f"{hashlib.sha256(content).hexdigest()}.pack"
