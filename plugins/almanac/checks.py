"""A linked almanac in, the problems that only show when everything is known out: addresses, old addresses and links."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from almanac import urls
from almanac.problems import Problem, Where, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.history import History
    from almanac.model import Almanac
    from almanac.reader import SourceEntry, SourcePage

FILES = (urls.FEED, urls.CALENDAR_FILE, "sitemap.xml", "robots.txt")
"""Files beside the pages that a text may link to; those below `data/` may be linked too."""


def check(
    almanac: Almanac, entries: Iterable[SourceEntry], pages: Iterable[SourcePage], history: History
) -> tuple[Problem, ...]:
    """Return the problems of addresses, old addresses and links between pages."""
    published = [source for source in entries if not source.matter.draft]
    pages = tuple(pages)
    known = frozenset(urls.pages_of(almanac))
    old = frozenset(alias for entry in almanac.entries for alias in entry.aliases)
    return (
        *_collisions(pages),
        *_old_addresses(published, known),
        *_links([*published, *pages], known | old),
        *_gone(history, known | old),
    )


def _collisions(pages: Iterable[SourcePage]) -> Iterator[Problem]:
    for page in pages:
        if page.slug in urls.RESERVED:
            message = f"the address /{page.slug}/ is the almanac's own"
            yield Problem(Where(page.path), "A032", message, mend="give the page another file name")


def _old_addresses(entries: Iterable[SourceEntry], known: frozenset[str]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for entry in entries:
        for number, written in enumerate(entry.matter.aliases):
            alias = written.strip("/") + "/"
            where = entry.at("aliases", number)
            if alias in known:
                message = f"the old address {written} is that of a page"
                yield Problem(where, "A033", message, "aliases", mend="leave it out, or rename the other page")
            elif alias in taken:
                message = f"the old address {written} is already given in {taken[alias]}"
                yield Problem(where, "A033", message, "aliases", mend="keep it in one entry only")
            taken.setdefault(alias, entry.path)


def _links(sources: Iterable[SourceEntry | SourcePage], known: frozenset[str]) -> Iterator[Problem]:
    for source in sources:
        for address, where in source.rendered.links:
            path = urlsplit(address).path.removeprefix("/")
            if path in known or path in FILES or path.startswith(urls.DATA):
                continue
            near = nearest(path, known)
            message = f"the page {address} does not exist"
            yield Problem(where, "A034", message, "body", f"/{near}" if near else None, "correct the link")


def _gone(history: History, known: frozenset[str]) -> Iterator[Problem]:
    for name, renamed in history.gone.items():
        address = address_of_file(name)
        if address is None or address in known:
            continue
        where = Where(f"content/{renamed or name}")
        message = f"the address /{address} was published and is gone"
        mend = f"add it to aliases of the entry that takes its place: aliases: [/{address}]"
        yield Problem(where, "A035", message, "aliases", mend=mend)


def address_of_file(name: str) -> str | None:
    """Return the address that a file below `content` has or had, or None for a file that has none."""
    path = PurePosixPath(name)
    match path.parts:
        case ("entries", *_, _) if path.suffix == ".md":
            return urls.entry(path.stem)
        case ("pages", _) if path.suffix == ".md":
            return urls.page(path.stem)
        case ("registry", "issuers", _) if path.suffix == ".yaml":
            return urls.issuer(path.stem)
        case ("registry", "awards", _) if path.suffix == ".yaml":
            return urls.award(path.stem)
    return None
