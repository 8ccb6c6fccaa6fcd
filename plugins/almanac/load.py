"""A content folder in, one frozen `Almanac` and every problem out: the whole of reading, linking and checking.

Every command reads content through `load`, so that what is checked is what is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from almanac.checks import address_of_file, check
from almanac.clock import Clock
from almanac.gather.entries import begin_gathering
from almanac.gather.pages import begin_pages
from almanac.gather.records import read_records
from almanac.history import read_history
from almanac.join import join
from almanac.markup import MEDIA
from almanac.problems import ContentError, Problem, UsageError, Where, errors, in_order
from almanac.text_file import stamps_below
from almanac.workers import without_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from almanac.gather.entries import Gathered, Memory
    from almanac.gather.records import Records
    from almanac.linked import LinkedPage
    from almanac.model import Almanac
    from almanac.outline import Outline
    from almanac.store import Store
    from almanac.text_file import Seen


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read of a content folder, and what is wrong with it."""

    almanac: Almanac
    outline: Outline | None
    problems: tuple[Problem, ...]
    pictures: frozenset[str]
    drafts: int
    history_known: bool
    seconds: Mapping[str, float]
    """What each stage took, in all processes together."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A content folder whose registry has been read, and whose pages and entries other processes read meanwhile."""

    content: Path
    records: Records
    keep: Callable[[], None]
    """Keeps the records for the next build."""

    pages: Callable[[], tuple[tuple[LinkedPage, ...], tuple[Problem, ...]]]
    gathered: Callable[[], Gathered]
    """Wait for the pages, and, to be called once, for the entries."""

    clock: Clock


def begin(
    content: Path,
    *,
    jobs: int = 1,
    store: Store | None = None,
    memory: Memory | None = None,
    seen: Seen | None = None,
) -> Begun:
    """Begin to read a content folder; raise UsageError where there is none.

    `jobs` is the number of processes that read, `store` and `memory` hold what earlier calls found out,
    and `seen` are the files of its entries if they were looked at just before.
    """
    if not (content / "registry").is_dir():
        raise UsageError(f"{content} is no content folder: it has no registry/")
    content = content.absolute()  # `.` has no name, and messages begin a path with the folder's name
    clock = Clock()
    with without_collection():
        records, keep = read_records(content, store)
        if memory and memory.registry == records.registry:
            records = records._replace(registry=memory.registry)
        pages = cache(begin_pages(content, store, jobs))
        gathered = begin_gathering(content, records.registry, store, jobs, memory, seen)
        clock.lap("read")
        return Begun(content, records, keep, pages, gathered, clock)


def load(
    content: Path,
    published_since: str | None = None,
    *,
    jobs: int = 1,
    store: Store | None = None,
    begun: Begun | None = None,
) -> Loaded:
    """Read a content folder as `begin` does, which may have been done already, and wait for the whole.

    `published_since` is the ISO day from which addresses were published and may not vanish; None: no such check.
    """
    begun = begun or begin(content, jobs=jobs, store=store)
    content, records, clock = begun.content, begun.records, begun.clock
    clock.skip()
    with without_collection():
        pages, page_problems = begun.pages()
        clock.lap("read")
        history = read_history(content, published_since)
        clock.lap("history")
        gathered = begun.gathered()
        begun.keep()
        clock.add(gathered.seconds)
        clock.skip()
        locate = partial(_locate, content)
        almanac, link_problems = join(records.registry, gathered.entries, pages, history, locate)
    clock.lap("link")
    problems = (*records.problems, *gathered.problems, *page_problems, *link_problems)
    # A link to a page whose file has a problem of its own is no second problem.
    unread = addresses_of_files(content) if errors(problems) else frozenset()
    pictures = frozenset(f"{MEDIA}{name}" for name in stamps_below(content / MEDIA))
    found = check(almanac, gathered.entries, pages, history, locate, unread=unread, pictures=pictures)
    clock.lap("validate")
    drafts = sum(one.draft for one in gathered.entries)
    return Loaded(
        almanac, records.outline, in_order((*problems, *found)), pictures, drafts, history.known, clock.seconds
    )


def _locate(content: Path, shown: str, *location: str | int) -> Where:
    from almanac.reader import locate  # noqa: PLC0415 - takes long to load, and only what is wrong is located

    return locate(content, shown, *location)


def addresses_of_files(content: Path) -> frozenset[str]:
    """Return the address of every file of a content folder that has one, be it readable or not."""
    return frozenset(address for address in map(address_of_file, stamps_below(content)) if address)


def load_or_raise(
    content: Path,
    published_since: str | None = None,
    *,
    store: Store | None = None,
    begun: Begun | None = None,
) -> Loaded:
    """Read a content folder as `load` does; raise ContentError with all problems if any of them is an error."""
    loaded = load(content, published_since, store=store, begun=begun)
    if errors(loaded.problems):
        raise ContentError(loaded.problems)
    return loaded
