"""What every page has besides its matter: its address, title, trail and feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls

if TYPE_CHECKING:
    from almanac.language import Language
    from almanac.views.parts import Link

PER_PAGE = 100
"""Lines of a list on one page: about 60 KB of HTML, a minute's reading."""

MOST_LISTED = 1_000
"""Acts that a list goes through. Those of years and places have all; to page through more of the others is in vain."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be written. `subject` is the model's thing that it is about, for data beside the page.

    `section` names the item of the main navigation that it belongs to; `trail` holds the pages above it.
    """

    address: str
    template: str
    title: str
    description: str
    view: object
    section: str = ""
    trail: tuple[Link, ...] = ()
    feed: str | None = None
    subject: object = None
    indexed: bool = True

    @property
    def root(self) -> str:
        """Return the relative address of the site's root as seen from this page."""
        return urls.root_of(self.address)


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one page of a long list stands: addresses of its neighbours, and its number of how many.

    `left_out` are the acts that are older than those of the list; an empty text stands for none.
    """

    number: int
    last: int
    previous: str | None
    next: str | None
    left_out: str = ""


def pager(address: str, number: int, last: int, left_out: str = "") -> Pager | None:
    """Return the pager of page `number` (from 1), or None where one page holds the whole list."""
    if last == 1:
        return None
    return Pager(
        number,
        last,
        urls.numbered(address, number - 1) if number > 1 else None,
        urls.numbered(address, number + 1) if number < last else None,
        left_out,
    )


def left_out(number: int, most: int, t: Language) -> str:
    """Return how many of a number of acts a list of at most so many leaves out, in words; empty for none."""
    return t.number(number - most) if number > most else ""


def pages_needed(items: int) -> int:
    """Return how many pages a list of so many items fills; an empty list still has one."""
    return max(1, -(-items // PER_PAGE))
