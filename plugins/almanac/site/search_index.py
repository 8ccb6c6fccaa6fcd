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
    key = t.code.encode() + toolchain()
    folder = FOLDER / hashlib.sha256(str(content.absolute()).encode()).hexdigest()[:16]
    # Nothing here is garbage before the end, and each look for some would go through the whole almanac.
    with without_collection():
        cached = search_cache.Cached() if afresh else search_cache.load(folder, key)
        try:
            index = _index(almanac, t, cached, jobs)
        except search_cache.DamagedError:
            cached = search_cache.Cached()
            index = _index(almanac, t, cached, jobs)

        def save() -> None:
            # A build whose cache cannot be kept is no worse than the first one.
            with contextlib.suppress(OSError):
                search_cache.save(folder, key, index.kept, cached)

        return {path: bytes(blob) for path, blob in index.files.items()}, beside(save, jobs)


def _index(almanac: Almanac, t: Language, cached: search_cache.Cached, jobs: int) -> search.Index:
    counting = search.begin(almanac, t.date, cached.pieces)
    writing = search.gather(counting, _shared(partial(search.count_part, counting), counting.size, jobs))
    return search.finish(writing, _shared(partial(search.write_part, writing), writing.size, jobs))


def _shared(work: Callable[[range], Part], size: int, jobs: int) -> Iterator[Part]:
    """Yield what becomes of each part of the work, in order."""
    processes = jobs if size >= FEWEST_SHARED else 1
    step = min(-(-size // processes), LARGEST_PART) or 1
    parts = [range(start, min(start + step, size)) for start in range(0, size, step)]
    for made in in_workers(work, parts, processes, chunk=1):
        yield from made
