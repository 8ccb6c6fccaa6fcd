"""A content folder and its registry in, every entry read and linked by itself out, by several processes.

What an earlier build has read is not read again. It lies in a store, in BUCKETS files, each entry under the digest of
its file's bytes; a file that does not look touched is not even opened. Records of the registry are not kept with an
entry but referred to by their keys, so that a record may change without its entries being read again.
"""

from __future__ import annotations

import io
import marshal
import pickle
import zlib
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from almanac.clock import Clock
from almanac.edtf import Edtf, parse
from almanac.frozen import reduced
from almanac.gather import load_readers
from almanac.model import Award, Body, Issuer, Place, Theme
from almanac.problems import errors
from almanac.store import PLAIN, digest
from almanac.text_file import is_settled, read_data, seen_below, shown_name
from almanac.workers import beside, in_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from almanac.linked import LinkedEntry
    from almanac.problems import Problem
    from almanac.registry import Registry
    from almanac.store import Store
    from almanac.text_file import Seen, Stamp

BUCKETS = 64
"""Files that keep what was read: a changed entry rewrites one of them, and all are opened by every build."""

FEWEST_SHARED = 60
"""Files to read from which on sharing the work costs less than it saves."""

STAMPS = "stamps"

SIZE = 8
"""Bytes at the head of a bucket that say where its bodies begin."""


class Read(NamedTuple):
    """An entry as read: its path below the folder, the digest of its bytes, and what it holds; None if unreadable."""

    name: str
    digest: bytes
    linked: LinkedEntry | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Memory:
    """What the last call in this process has read, and the registry that it refers to: sooner at hand than a store."""

    registry: Registry | None = None
    reads: dict[str, Read] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Every entry that could be read, sorted by path, and every problem of a single entry."""

    entries: tuple[LinkedEntry, ...]
    problems: tuple[Problem, ...]
    seconds: Mapping[str, float]
    """What the stages of reading took, in all processes together."""


def begin_gathering(
    content: Path,
    registry: Registry,
    store: Store | None = None,
    jobs: int = 1,
    memory: Memory | None = None,
    seen: Seen | None = None,
) -> Callable[[], Gathered]:
    """Begin to read and link every entry below `content/entries`, and return what waits for them, to be called once.

    Without a store or a memory, each of them is read anew. `seen` are the files there, if somebody has looked at them
    just before.
    """
    folder = content / "entries"
    stamps, now = seen or seen_below(folder)
    by_bucket = _by_bucket(stamps)
    kept = _kept(by_bucket, registry, store, memory)
    before = {name: read for reads in kept.values() for name, read in reads.items()}
    digests = _known_digests(store, stamps)
    for name in before.keys() & stamps.keys() - digests.keys():
        data, _ = read_data(folder / name, name)
        if data is not None:
            digests[name] = digest(data)
    found = {name: read for name, read in before.items() if digests.get(name) == read.digest}
    missing = [name for name in stamps if name not in found]

    def read_part(names: list[str]) -> tuple[bytes, Mapping[str, float]]:
        clock = Clock()
        return _dump([_read(content, name, registry, clock) for name in names]), clock.seconds

    parts = _by_bucket(missing)

    def read_all() -> list[tuple[bytes, Mapping[str, float]]]:
        return [read_part(names) for names in parts.values()]

    made: Callable[[], Iterable[tuple[bytes, Mapping[str, float]]]] = read_all
    if len(missing) >= FEWEST_SHARED:
        load_readers()
        made = partial(chain.from_iterable, in_workers(read_part, list(parts.values()), jobs, chunk=1))
    elif missing and not memory:
        # What reads takes long to load, and this process has other things to load meanwhile.
        made = beside(read_all, jobs)

    def gathered() -> Gathered:
        clock = Clock()
        dumped: dict[int, bytes] = {}
        for number, (part, seconds) in zip(parts, made(), strict=True):
            reads = _parse(part, registry)
            found.update((read.name, read) for read in reads)
            clock.add(seconds)
            if len(reads) == len(by_bucket[number]) and all(map(_is_sound, reads)):
                dumped[number] = part
        if store:
            _keep(store, by_bucket, kept, found, set(missing), dumped)
            _keep_stamps(store, stamps, found, now)
        if memory:
            memory.registry, memory.reads = registry, {name: read for name, read in found.items() if _is_sound(read)}
        # Else all that was read would stay while the pages are made.
        ordered = [found.pop(name) for name in stamps]
        return Gathered(
            tuple(read.linked for read in ordered if read.linked),
            tuple(problem for read in ordered for problem in read.problems),
            clock.seconds,
        )

    return gathered


def _by_bucket(names: Iterable[str]) -> dict[int, list[str]]:
    """Divide names by the file of the store that keeps what was read of them."""
    buckets: dict[int, list[str]] = {}
    for name in names:
        buckets.setdefault(zlib.crc32(name.encode("utf-8", "surrogateescape")) % BUCKETS, []).append(name)
    return buckets


def _kept(
    by_bucket: Mapping[int, list[str]], registry: Registry, store: Store | None, memory: Memory | None
) -> dict[int, dict[str, Read]]:
    """Return what is known of the entries of each bucket by name."""
    if memory and memory.registry is registry:
        reads = memory.reads
        return {number: {name: reads[name] for name in names if name in reads} for number, names in by_bucket.items()}
    if store is None:
        return {}
    # A place that goes by its slug is not noted with an entry.
    if any(registry.names[slug] != (slug,) for slug in registry.places):
        return {}
    return {number: _load(store.get(_file_of(number)), registry) for number in by_bucket}


def _read(content: Path, name: str, registry: Registry, clock: Clock) -> Read:
    from almanac.link import link_entry  # noqa: PLC0415 - what is not used is not loaded
    from almanac.reader import read_entry  # noqa: PLC0415 - likewise

    path = content / "entries" / name
    shown = shown_name(f"{content.name}/entries/{name}")
    data, problems = read_data(path, shown)
    if data is None:
        return Read(name, b"", None, problems)
    source, problems = read_entry(path, shown, data, clock)
    linked = link_entry(registry, source) if source else None
    clock.lap("link")
    return Read(name, digest(data), linked, problems)


def _known_digests(store: Store | None, stamps: Mapping[str, Stamp]) -> dict[str, bytes]:
    """Return the digests of the files that have not been touched since they were read."""
    data = store.get(STAMPS) if store else None
    known: dict[str, tuple[tuple[int, ...], bytes]] = marshal.loads(data) if data else {}  # noqa: S302 - sealed by the store
    return {name: known[name][1] for name, stamp in stamps.items() if name in known and known[name][0] == stamp}


def _keep_stamps(store: Store, stamps: Mapping[str, Stamp], found: Mapping[str, Read], now: int) -> None:
    settled = {
        name: (tuple(stamp), found[name].digest)
        for name, stamp in stamps.items()
        if found[name].digest and is_settled(stamp, now)
    }
    store.put(STAMPS, marshal.dumps(settled, PLAIN))


def _load(data: bytes | None, registry: Registry) -> dict[str, Read]:
    """Return the entries of one bucket by name, as far as the registry still means the same by what they refer to."""
    if data is None:
        return {}
    try:
        reads = _parse(data, registry)
    except KeyError:  # a record that one of them refers to is gone
        return {}
    return {read.name: read for read in reads if read.linked and read.linked.still_holds(registry)}


def _keep(
    store: Store,
    by_bucket: Mapping[int, Iterable[str]],
    kept: Mapping[int, Mapping[str, Read]],
    found: Mapping[str, Read],
    missing: set[str],
    dumped: Mapping[int, bytes],
) -> None:
    """Keep what was read, and forget what is gone. Faulty entries are read again: they are about to be mended.

    `dumped` are buckets as they are to be kept.
    """
    for number, names in by_bucket.items():
        if kept.get(number, {}).keys() == set(names) and missing.isdisjoint(names):
            continue
        whole = dumped.get(number) or _dump([found[name] for name in names if _is_sound(found[name])])
        store.put(_file_of(number), whole)


def _is_sound(read: Read) -> bool:
    linked = read.linked
    if linked is None or linked.faults:
        return False
    problems = (*read.problems, *linked.problems)
    # What is wrong with a draft is a warning, and may be mended without touching it.
    return not (problems if linked.draft else errors(problems))


def _file_of(number: int) -> str:
    return f"entries-{number:02}"


def body(start: int, end: int) -> Body:
    """Stand in what is kept for a body, which lies with all others behind the entries."""
    raise LookupError(f"the body from {start} to {end} was read without what holds it")


def place(slug: str) -> Place:
    """Stand for a place, as the three below do for other records: an _Unpickler looks it up."""
    raise LookupError(f"{slug} was read without a registry")


def issuer(key: str) -> Issuer:
    """Stand for an issuer."""
    raise LookupError(f"{key} was read without a registry")


def award(key: str) -> Award:
    """Stand for an award."""
    raise LookupError(f"{key} was read without a registry")


def theme(key: str) -> Theme:
    """Stand for a theme."""
    raise LookupError(f"{key} was read without a registry")


_RECORDS: Mapping[type, Callable[[str], object]] = {Place: place, Issuer: issuer, Award: award, Theme: theme}


class _Pickler(pickle.Pickler):
    """Writes records of the registry as their keys, dates as their text, and bodies one behind the other apart."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.bodies = bytearray()

    def reducer_override(self, thing: Any) -> Any:
        stand_in = _RECORDS.get(type(thing))
        if stand_in:
            return stand_in, (thing.slug if stand_in is place else thing.id,)
        if isinstance(thing, Body):
            start = len(self.bodies)
            self.bodies += bytes(thing)
            return body, (start, len(self.bodies))
        return (parse, (thing.text,)) if isinstance(thing, Edtf) else reduced(thing)


class _Unpickler(pickle.Unpickler):
    """Reads what an _Pickler wrote, with the records of a registry; raises KeyError where one is not there."""

    def __init__(self, file: io.BytesIO, bodies: bytes, registry: Registry) -> None:
        super().__init__(file)
        # Called for every reference of every entry, so these are functions in C.
        self._lookups = {
            body.__name__: partial(Body, bodies),
            place.__name__: registry.places.__getitem__,
            issuer.__name__: registry.issuers.__getitem__,
            award.__name__: registry.awards.__getitem__,
            theme.__name__: registry.themes.__getitem__,
        }

    def find_class(self, module: str, name: str) -> Any:
        return self._lookups[name] if module == __name__ and name in self._lookups else super().find_class(module, name)


def _dump(reads: list[Read]) -> bytes:
    file = io.BytesIO(bytes(SIZE))
    file.seek(SIZE)
    pickler = _Pickler(file)
    pickler.dump(reads)
    bodies = file.tell()
    file.write(pickler.bodies)
    file.seek(0)
    file.write(bodies.to_bytes(SIZE, "little"))
    return file.getvalue()


def _parse(data: bytes, registry: Registry) -> list[Read]:
    bodies = int.from_bytes(data[:SIZE], "little")
    file = io.BytesIO(data)
    file.seek(SIZE)
    reads: list[Read] = _Unpickler(file, data[bodies:], registry).load()
    return reads
