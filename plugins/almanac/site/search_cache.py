"""Bytes by kind and name in, files that hold them out, and back: what one build of the index leaves to the next.

A build adds one pack with what is new, and a list that tells where everything lies. What is asked for is read alone and
known by its checksum; the list begins with its own. So a damaged, missing or foreign file is noticed, and of two
builds at once the last list counts, with the packs that it names.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import mmap
import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from almanac.site.writer import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Blob = bytes | memoryview
Piece = "Callable[[], Blob]"

LIST = "list"
DIGEST_BYTES = 32

MOST_PACKS = 8
"""Packs from which on all is written into one again."""

MOST_WASTE = 0.5
"""Share of what lies in packs that may be of no use any more, likewise."""

PLAIN = 2
"""The last version of the format in which texts that come again are not looked for: most come once."""

Place = tuple[int, int, int, bytes]
"""The number of a pack, where in it something starts and how long it is, and its checksum."""


class DamagedError(Exception):
    """What was asked for is not what was saved."""


@dataclass(frozen=True, slots=True)
class Cached:
    """What an earlier build has left: pieces by kind and name, where each lies, and the packs with their sizes."""

    pieces: Mapping[str, Mapping[str, Callable[[], Blob]]] = field(default_factory=dict)
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    packs: tuple[tuple[str, int], ...] = ()


def load(folder: Path, key: bytes) -> Cached:
    """Return what was saved under a key; nothing if it was saved under another, or files are missing.

    A piece raises DamagedError if it is not what was saved.
    """
    try:
        written = (folder / LIST).read_bytes()
        body = memoryview(written)[DIGEST_BYTES:]
        if hashlib.sha256(body).digest() != written[:DIGEST_BYTES]:
            return Cached()
        its_key, packs, places = marshal.loads(body)  # noqa: S302 - of `save`, as the checksum tells
        if its_key != key:
            return Cached()
        views = [_view(folder / name, size) for name, size in packs]
    except (OSError, DamagedError):
        return Cached()
    pieces = {
        kind: {name: partial(_read, views[place[0]], place) for name, place in its.items()}
        for kind, its in places.items()
    }
    return Cached(pieces, places, tuple(packs))


def _view(path: Path, size: int) -> memoryview:
    """Return the bytes of a file, of which those are read that are looked at."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size != size:
            raise DamagedError(path)
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b"")


def _read(pack: memoryview, place: Place) -> memoryview:
    _, start, size, digest = place
    content = pack[start : start + size]
    if _digest(content) != digest:
        raise DamagedError
    return content


def save(folder: Path, key: bytes, pieces: Mapping[str, Mapping[str, Callable[[], Blob]]], cached: Cached) -> None:
    """Save pieces by kind and name; those that are `cached` stay where they lie, as long as that is worth it.

    Where one that was not read before turns out to be damaged, nothing is left.
    """
    packs = list(cached.packs)
    stay = {
        kind: {name: cached.places[kind][name] for name, piece in its.items() if _known(cached, kind, name) is piece}
        for kind, its in pieces.items()
    }
    used = sum(size for its in stay.values() for _, _, size, _ in its.values())
    if len(packs) >= MOST_PACKS or used < (1 - MOST_WASTE) * sum(size for _, size in packs):
        packs, stay = [], {kind: {} for kind in pieces}
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{os.getpid()}.part"
    places: dict[str, dict[str, Place]] = {}
    digests = hashlib.sha256()
    start = 0
    try:
        with part.open("wb") as file:
            for kind, its in pieces.items():
                there = places[kind] = {}
                for name, piece in its.items():
                    if name in stay[kind]:
                        there[name] = stay[kind][name]
                        continue
                    content = piece()
                    file.write(content)
                    there[name] = (len(packs), start, len(content), _digest(content))
                    digests.update(there[name][-1])
                    start += len(content)
        packs.append((f"{digests.hexdigest()}.pack", start))
        part.replace(folder / packs[-1][0])
    except DamagedError:
        (folder / LIST).unlink(missing_ok=True)
        return
    finally:
        part.unlink(missing_ok=True)
    body = marshal.dumps((key, packs, places), PLAIN)
    write(folder, LIST, hashlib.sha256(body).digest() + body)
    for name in {name for name, _ in cached.packs} - {name for name, _ in packs}:
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def _known(cached: Cached, kind: str, name: str) -> Callable[[], Blob] | None:
    return cached.pieces.get(kind, {}).get(name)


def _digest(content: Blob) -> bytes:
    return hashlib.sha256(content).digest()
