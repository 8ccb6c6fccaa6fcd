"""A content folder in, one frozen `Almanac` and every problem out: the whole of reading, linking and checking.

Every command reads content through `load`, so that what is checked is what is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac.checks import address_of_file, check
from almanac.history import read_history
from almanac.link import link
from almanac.markup import MEDIA
from almanac.outline import read_outline
from almanac.problems import ContentError, Problem, UsageError, errors, in_order
from almanac.reader import read_entries, read_pages
from almanac.registry import read_registry
from almanac.text_file import files_below

if TYPE_CHECKING:
    from pathlib import Path

    from almanac.model import Almanac
    from almanac.outline import Outline


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read of a content folder, and what is wrong with it."""

    almanac: Almanac
    outline: Outline | None
    problems: tuple[Problem, ...]
    pictures: frozenset[str]
    drafts: int
    history_known: bool


def load(content: Path, published_since: str | None = None) -> Loaded:
    """Read a content folder; raise UsageError where there is none.

    `published_since` is the ISO day from which addresses were published and may not vanish; None: no such check.
    """
    if not (content / "registry").is_dir():
        raise UsageError(f"{content} is no content folder: it has no registry/")
    content = content.absolute()  # `.` has no name, and messages begin a path with the folder's name
    registry, registry_problems = read_registry(content)
    entries, entry_problems = read_entries(content)
    pages, page_problems = read_pages(content)
    history = read_history(content, published_since)
    almanac, link_problems = link(registry, entries, pages, history)
    outline, outline_problems = read_outline(content)
    problems = (*registry_problems, *entry_problems, *page_problems, *outline_problems, *link_problems)
    # A link to a page whose file has a problem of its own is no second problem.
    unread = addresses_of_files(content) if errors(problems) else frozenset()
    pictures = frozenset(
        f"{MEDIA}{path.relative_to(content / MEDIA).as_posix()}" for path in files_below(content / MEDIA)
    )
    problems = (*problems, *check(almanac, entries, pages, history, unread=unread, pictures=pictures))
    drafts = sum(entry.matter.draft for entry in entries)
    return Loaded(almanac, outline, in_order(problems), pictures, drafts, history.known)


def addresses_of_files(content: Path) -> frozenset[str]:
    """Return the address of every file of a content folder that has one, be it readable or not."""
    names = (path.relative_to(content).as_posix() for path in files_below(content))
    return frozenset(address for address in map(address_of_file, names) if address)


def load_or_raise(content: Path, published_since: str | None = None) -> Loaded:
    """Read a content folder; raise ContentError with all problems if any of them is an error."""
    loaded = load(content, published_since)
    if errors(loaded.problems):
        raise ContentError(loaded.problems)
    return loaded
