"""An almanac in, its search index out, with the help of what the last build counted and of several processes.

What was counted lies in `.cache/`, safe to delete at any time: what cannot be read, or was written by other code or in
another language, is as good as nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from almanac import search
from almanac.site import search_cache
from almanac.store import toolchain
from almanac.workers import beside, in_workers, without_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from almanac.language import Language
    from almanac.model import Almanac

Part = TypeVar("Part")

FOLDER = Path(".cache/search")
"""Below the folder of the almanac, where commands are run."""

FEWEST_SHARED = 300
"""Entries to count, or files to write, from which on sharing the work costs less than it saves."""

LARGEST_PART = 10_000
"""Entries to count at a time: what a few hold takes less memory than what halves of everything do."""


def build_index(
    almanac: Almanac, t: Language, content: Path, jobs: int, *, afresh: bool
) -> tuple[dict[str, bytes], Callable[[], None]]:
    """Return the files of the search index, and what waits until the next build's help is saved.

    With several jobs it is saved meanwhile, with one when it is waited for. With `afresh` nothing of an earlier build
    is used.
    """
    place = _place_of(t, content)
    # Nothing here is garbage before the end, and each look for some would go through the whole almanac.
    with without_collection():
        cached = search_cache.Cached() if afresh else search_cache.load(*place)
        try:
            index = _index(almanac, t, cached, jobs)
        except search_cache.DamagedError:
            cached = search_cache.Cached()
            index = _index(almanac, t, cached, jobs)

        return _files(index, place, cached, jobs)


class FirstIndex:
    """The first search index of an almanac, in steps of which a worker can take the longest; others are short."""

    def __init__(self, almanac: Almanac, t: Language, content: Path, jobs: int) -> None:
        self._place, self._jobs = _place_of(t, content), jobs
        self._counting = search.begin(almanac, t.date, {})

    def count(self) -> search.Part:
        """Count the words of all documents."""
        return search.count_part(self._counting, range(self._counting.size))

    def join(self, counted: search.Part) -> None:
        """Take what was counted."""
        self._writing = search.gather(self._counting, [counted])

    def finish(self) -> tuple[dict[str, bytes], Callable[[], None]]:
        """Return what `build_index` does."""
        return _files(_written(self._writing, self._jobs), self._place, search_cache.Cached(), self._jobs)


def was_counted(t: Language, content: Path) -> bool:
    """Tell whether an earlier build has counted anything that this one can use."""
    return bool(search_cache.load(*_place_of(t, content)).pieces)


def _place_of(t: Language, content: Path) -> tuple[Path, bytes]:
    """Return where a build keeps what it has counted, and the key to it."""
    folder = FOLDER / hashlib.sha256(str(content.absolute()).encode()).hexdigest()[:16]
    return folder, t.code.encode() + toolchain()


def _files(
    index: search.Index, place: tuple[Path, bytes], cached: search_cache.Cached, jobs: int
) -> tuple[dict[str, bytes], Callable[[], None]]:
    def save() -> None:
        # A build whose cache cannot be kept is no worse than the first one.
        with contextlib.suppress(OSError):
            search_cache.save(*place, index.kept, cached)

    return {path: bytes(blob) for path, blob in index.files.items()}, beside(save, jobs)


def _index(almanac: Almanac, t: Language, cached: search_cache.Cached, jobs: int) -> search.Index:
    counting = search.begin(almanac, t.date, cached.pieces)
    writing = search.gather(counting, _shared(partial(search.count_part, counting), counting.size, jobs))
    return _written(writing, jobs)


def _written(writing: search.Writing, jobs: int) -> search.Index:
    return search.finish(writing, _shared(partial(search.write_part, writing), writing.size, jobs))


def _shared(work: Callable[[range], Part], size: int, jobs: int) -> Iterator[Part]:
    """Yield what becomes of each part of the work, in order."""
    processes = jobs if size >= FEWEST_SHARED else 1
    step = min(-(-size // processes), LARGEST_PART) or 1
    parts = [range(start, min(start + step, size)) for start in range(0, size, step)]
    for made in in_workers(work, parts, processes, chunk=1):
        yield from made
