"""A content folder in, one frozen `Almanac` and every problem out: the whole of reading, linking and checking.

Every command reads content through `load`, so that what is checked is what is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac.checks import check
from almanac.history import read_history
from almanac.link import link
from almanac.problems import ContentError, Problem, UsageError, errors, in_order
from almanac.reader import read_entries, read_pages
from almanac.registry import read_registry

if TYPE_CHECKING:
    from pathlib import Path

    from almanac.model import Almanac


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read of a content folder, and what is wrong with it."""

    almanac: Almanac
    problems: tuple[Problem, ...]
    drafts: int
    history_known: bool


def load(content: Path) -> Loaded:
    """Read a content folder; raise UsageError where there is none."""
    if not (content / "registry").is_dir():
        raise UsageError(f"{content} is no content folder: it has no registry/")
    registry, registry_problems = read_registry(content)
    entries, entry_problems = read_entries(content)
    pages, page_problems = read_pages(content)
    history = read_history(content)
    almanac, link_problems = link(registry, entries, pages, history)
    # A file that cannot be read has no page, and links to it would be reported twice over.
    complete = not errors((*entry_problems, *page_problems, *registry_problems))
    late_problems = check(almanac, entries, pages, history) if complete else ()
    problems = in_order((*registry_problems, *entry_problems, *page_problems, *link_problems, *late_problems))
    drafts = sum(entry.matter.draft for entry in entries)
    return Loaded(almanac, problems, drafts, history.known)


def load_or_raise(content: Path) -> Loaded:
    """Read a content folder; raise ContentError with all problems if any of them is an error."""
    loaded = load(content)
    if errors(loaded.problems):
        raise ContentError(loaded.problems)
    return loaded
