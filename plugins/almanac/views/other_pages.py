"""The search page, the page of what is not there, and the pages that redirect from old addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls
from almanac.views.page import Page
from almanac.views.parts import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from almanac.language import Language
    from almanac.model import Almanac


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search page shows before anybody searches: the doors to the lists."""

    doors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """Where an old address leads now."""

    title: str
    href: str


def doors(t: Language) -> tuple[Link, ...]:
    """Return the ways into the almanac besides search."""
    return (
        Link(t.pgettext("several", "Daerah"), urls.PLACES),
        Link(t.pgettext("several", "Tahun"), urls.YEARS),
        Link(t.pgettext("several", "Pemberi"), urls.ISSUERS),
        Link(t.pgettext("several", "Penghargaan"), urls.AWARDS),
        Link(t.pgettext("several", "Tema"), urls.THEMES),
        Link(t.gettext("Semua catatan"), urls.ENTRIES),
    )


def search_page(t: Language) -> Page:
    """Return the search page."""
    description = t.gettext("Cari kota, penghargaan, atau lembaga pemberi dalam almanak.")
    view = SearchView(doors(t))
    return Page(urls.SEARCH, "search.html", t.gettext("Cari"), description, view, section=urls.SEARCH, indexed=False)


def not_found_page(t: Language) -> Page:
    """Return the page that the host shows for an address that does not exist."""
    title = t.gettext("Halaman tidak ditemukan")
    description = t.gettext("Alamat ini tidak ada dalam almanak.")
    view = SearchView(doors(t))
    return Page(urls.NOT_FOUND, "404.html", title, description, view, indexed=False)


def redirect_pages(almanac: Almanac) -> Iterator[Page]:
    """Yield a page for every old address; it leads on without JavaScript and names the new address."""
    for entry in almanac.entries:
        for alias in entry.aliases:
            view = RedirectView(entry.title, urls.entry(entry.slug))
            yield Page(alias, "redirect.html", entry.title, entry.summary, view, indexed=False)
