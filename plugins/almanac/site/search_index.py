"""An almanac in, its search index out, with the help of what the last build counted and of several processes.

What was counted lies in `.cache/`, safe to delete at any time: what cannot be read, or was written by other code or in
another language, is as good as nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from functools import cached_property, partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

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


class Timed(NamedTuple, Generic[Part]):
    """What became of a part of the work, and the seconds that it took."""

    made: Part
    seconds: float


class SearchIndex:
    """The search index of an almanac in the making, with the help of what an earlier build in this folder has counted.

    `finish` makes it with several processes. What the first one takes longest for, to count words, may be done by a
    process that somebody else runs: `begin` returns that work, and `join` takes what came of it.

    `seconds_beside` are those that other processes have worked, less those that this one waited for them.
    """

    def __init__(self, almanac: Almanac, t: Language, content: Path, jobs: int, *, afresh: bool) -> None:
        """With `afresh`, nothing of an earlier build is used."""
        folder = FOLDER / hashlib.sha256(str(content.absolute()).encode()).hexdigest()[:16]
        self._place = folder, t.code.encode() + toolchain()
        self._almanac, self._date_words, self._jobs = almanac, t.date, jobs
        self._cached = search_cache.Cached() if afresh else search_cache.load(*self._place)
        self._afresh = partial(SearchIndex, almanac, t, content, jobs, afresh=True)
        self._writing: search.Writing | None = None
        self.seconds_beside = 0.0

    @property
    def is_first(self) -> bool:
        """Tell whether no earlier build has counted anything that this one can use."""
        return not self._cached.pieces

    @cached_property
    def _counting(self) -> search.Counting:
        return search.begin(self._almanac, self._date_words, self._cached.pieces)

    def begin(self) -> Callable[[], Timed[search.Part]]:
        """Return what counts the words of all documents."""
        return partial(_timed, partial(search.count_part, self._counting), range(self._counting.size))

    def join(self, counted: Timed[search.Part]) -> None:
        """Take what was counted."""
        self.seconds_beside += counted.seconds
        self._writing = search.gather(self._counting, [counted.made])

    def finish(self) -> tuple[dict[str, bytes], Callable[[], None]]:
        """Return the files of the index by path, and what waits until the next build's help is saved.

        With several jobs it is saved meanwhile, with one when it is waited for.
        """
        # Nothing here is garbage before the end, and each look for some would go through the whole almanac.
        with without_collection():
            try:
                index = self._index()
            except search_cache.DamagedError:
                return self._afresh().finish()

            def save() -> None:
                # A build whose cache cannot be kept is no worse than the first one.
                with contextlib.suppress(OSError):
                    search_cache.save(*self._place, index.kept, self._cached)

            return {path: bytes(blob) for path, blob in index.files.items()}, beside(save, self._jobs)

    def _index(self) -> search.Index:
        writing = self._writing
        if writing is None:
            counted = self._shared(partial(search.count_part, self._counting), self._counting.size)
            writing = search.gather(self._counting, counted)
        return search.finish(writing, self._shared(partial(search.write_part, writing), writing.size))

    def _shared(self, work: Callable[[range], Part], size: int) -> Iterator[Part]:
        """Yield what becomes of each part of the work, in order."""
        processes = self._jobs if size >= FEWEST_SHARED else 1
        step = min(-(-size // processes), LARGEST_PART) or 1
        parts = [range(start, min(start + step, size)) for start in range(0, size, step)]
        since = perf_counter()
        for several in in_workers(partial(_timed, work), parts, processes, chunk=1):
            self.seconds_beside -= perf_counter() - since
            for timed in several:
                self.seconds_beside += timed.seconds
                yield timed.made
            since = perf_counter()


def _timed(work: Callable[[range], Part], part: range) -> Timed[Part]:
    started = perf_counter()
    made = work(part)
    return Timed(made, perf_counter() - started)
