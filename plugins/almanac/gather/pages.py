"""A content folder in, every page of `content/pages` out, read by several processes.

What was read is kept by the bytes of each file: few pages take as long as hundreds of entries, whose Markdown is plain.
"""

from __future__ import annotations

import pickle
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from almanac import frozen
from almanac.gather import load_readers
from almanac.store import digest
from almanac.text_file import files_below, read_data, shown_path
from almanac.workers import in_workers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from almanac.linked import LinkedPage
    from almanac.problems import Problem
    from almanac.store import Store

PAGES = "pages"
"""What keeps the pages in a store."""


class _Read(NamedTuple):
    """A page as read, and the digest of its bytes; None of one that could not be read."""

    digest: bytes
    linked: LinkedPage | None
    problems: tuple[Problem, ...]


def begin_pages(
    content: Path, store: Store | None = None, jobs: int = 1
) -> Callable[[], tuple[tuple[LinkedPage, ...], tuple[Problem, ...]]]:
    """Begin to read every page of `content/pages` in so many processes, and return what waits for them.

    That returns what could be read, sorted by path, and every problem.
    """
    data = store.get(PAGES) if store else None
    kept: dict[str, _Read] = pickle.loads(data) if data else {}  # noqa: S301 - sealed by the store
    files = {shown_path(path, content): path for path in files_below(content / "pages")}
    held = {shown: read_data(path, shown)[0] for shown, path in files.items()}
    digests = {shown: digest(data) if data is not None else b"" for shown, data in held.items()}
    found = {shown: kept[shown] for shown in files if shown in kept and digests[shown] == kept[shown].digest}
    missing = [shown for shown in files if shown not in found]
    if len(missing) > 1:
        load_readers()

    def read(shown: str) -> _Read:
        from almanac.reader import read_page  # noqa: PLC0415 - what is not used is not loaded

        return _Read(digests[shown], *read_page(files[shown], shown, held[shown]))

    made = in_workers(read, missing, jobs, chunk=1)

    def pages() -> tuple[tuple[LinkedPage, ...], tuple[Problem, ...]]:
        read = found | dict(zip(missing, chain.from_iterable(made), strict=True))
        if store and read != kept:
            store.put(PAGES, frozen.dumps({shown: one for shown, one in read.items() if one.digest}))
        ordered = [read[shown] for shown in files]
        return (
            tuple(one.linked for one in ordered if one.linked),
            tuple(chain.from_iterable(one.problems for one in ordered)),
        )

    return pages
