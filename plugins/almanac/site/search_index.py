"""An almanac in, its search index out, with the help of what the last build counted and of several processes.

What was counted lies in `.cache/`, safe to delete at any time: a file that cannot be read, or was written by other
code or in another language, is as good as none.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import pickle
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from almanac import search
from almanac.site.writer import write
from almanac.workers import in_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from almanac.language import Language
    from almanac.model import Almanac

Part = TypeVar("Part")

FOLDER = Path(".cache/search")
"""Below the folder of the almanac, where commands are run."""

FEWEST_SHARED = 300
"""Entries to count, or files to write, from which on sharing the work costs less than it saves."""

PARTS = 3
"""Parts for each process: what a few hold at a time takes less memory than what two halves of everything do."""

FEWEST_KEPT = 10
"""Changed entries from which on what was counted is kept anew: fewer are counted again sooner than all is written."""


def build_index(almanac: Almanac, t: Language, content: Path, jobs: int, *, afresh: bool) -> dict[str, bytes]:
    """Return the files of the search index; with `afresh` nothing of an earlier build is used."""
    key = _key(t.code)
    name = f"{hashlib.sha256(str(content.absolute()).encode()).hexdigest()[:16]}.pickle"

    def spread(function: Callable[[range], Part], size: int) -> Iterator[Part]:
        step = -(-size // (jobs * PARTS)) or 1
        parts = [range(start, min(start + step, size)) for start in range(0, size, step)]
        for made in in_workers(function, parts, jobs if size >= FEWEST_SHARED else 1, chunk=1):
            yield from made

    # Nothing here is garbage before the end, and each look for some would go through the whole almanac.
    gc.disable()
    try:
        before = None if afresh else _load(FOLDER / name, key)
        files, tables = search.rebuild(almanac, t.date, before, spread)
        if tables.changed is None or len(tables.new) >= FEWEST_KEPT:
            # A build whose cache cannot be kept is no worse than the first one.
            with contextlib.suppress(OSError):
                write(FOLDER, name, pickle.dumps((key, tables), pickle.HIGHEST_PROTOCOL))
    finally:
        gc.enable()
    return files


def _load(path: Path, key: str) -> search.Tables | None:
    try:
        written, tables = pickle.loads(path.read_bytes())  # noqa: S301 - written by `build_index` into the almanac's folder
    except Exception:  # noqa: BLE001 - whatever a damaged file raises
        return None
    return tables if written == key and isinstance(tables, search.Tables) else None


@cache
def _key(language: str) -> str:
    """Return what stands for everything but the content that can change an index."""
    digest = hashlib.sha256(f"{language} {sys.version} {version('lunr')} {version('PyStemmer')}".encode())
    for path in sorted(Path(search.__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
