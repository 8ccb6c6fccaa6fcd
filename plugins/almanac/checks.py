"""A linked almanac in, the problems that only show when everything is known out: addresses, old addresses and links."""

from __future__ import annotations

import re
from collections import Counter
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


_NUMBERED = re.compile(r"(^|/)hal/\d+/$")


def check(
    almanac: Almanac,
    entries: Iterable[SourceEntry],
    pages: Iterable[SourcePage],
    history: History,
    *,
    unread: frozenset[str] = frozenset(),
    pictures: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return the problems of addresses, old addresses and links between pages.

    `unread` holds the addresses of all files where some have problems: then those exist for a link, and so may the page
    of any place and of any year, for it is not known what the faulty files would have recorded. `pictures` holds the
    addresses of the files of `content/media`.
    """
    published = [source for source in entries if not source.matter.draft]
    pages = tuple(pages)
    known = frozenset(urls.pages_of(almanac))
    old = frozenset(alias for entry in almanac.entries for alias in entry.aliases)
    reachable = known | old | unread
    if unread:
        reachable |= {urls.place(place) for place in almanac.places.values()} | {urls.UNDATED}
    return (
        *_collisions(almanac, pages, history.folder),
        *_old_addresses(published, known),
        *_links([*published, *pages], reachable | pictures, any_year=bool(unread)),
        *_gone(history, known | old | unread),
    )


def _collisions(almanac: Almanac, pages: Iterable[SourcePage], folder: str) -> Iterator[Problem]:
    times = Counter(urls.pages_of(almanac))
    for ids, address, path in (
        (almanac.issuers, urls.issuer, "issuers/{}.yaml"),
        (almanac.awards, urls.award, "awards/{}.yaml"),
        (almanac.themes, urls.theme, "themes.yaml"),
    ):
        for key in ids:
            if address(key) in urls.ORDERS:
                message = f"the id '{key}' gives the address /{address(key)}, which is a list's own"
                yield Problem(Where(f"{folder}/registry/{path.format(key)}"), "A032", message, mend="choose another id")
    for page in pages:
        if page.slug in urls.RESERVED:
            message = f"the address /{page.slug}/ is the almanac's own"
            yield Problem(Where(page.path), "A032", message, mend="give the page another file name")
        elif times[urls.page(page.slug)] > 1:
            message = f"the address /{page.slug}/ is that of another page"
            yield Problem(Where(page.path), "A032", message, mend="give one of them another file name")


def _old_addresses(entries: Iterable[SourceEntry], known: frozenset[str]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for entry in entries:
        for number, written in enumerate(entry.matter.aliases):
            alias = written.strip("/") + "/"
            where = entry.at("aliases", number)
            if alias in known or _NUMBERED.search(alias):
                message = f"the old address {written} is that of a page"
                yield Problem(where, "A033", message, "aliases", mend="leave it out, or rename the other page")
            elif alias in taken:
                message = f"the old address {written} is already given in {taken[alias]}"
                yield Problem(where, "A033", message, "aliases", mend="keep it in one entry only")
            taken.setdefault(alias, entry.path)


def _links(sources: Iterable[SourceEntry | SourcePage], known: frozenset[str], *, any_year: bool) -> Iterator[Problem]:
    for source in sources:
        for address, where in source.rendered.links:
            path = urlsplit(address).path.removeprefix("/")
            if path in known or path in FILES or path.startswith(urls.DATA):
                continue
            if any_year and re.fullmatch(rf"{urls.YEARS}\d{{4}}/", path):
                continue
            near = nearest_page(path, known)
            if path.startswith(urls.MEDIA):
                near = nearest(path, (other for other in known if other.startswith(urls.MEDIA)))
                code, message, mend = "A045", f"there is no picture content/{path}", "add the file or correct its name"
            else:
                code, message, mend = "A034", f"the page {address} does not exist", "correct the link"
            yield Problem(where, code, message, "body", f"/{near}" if near else None, mend)


def nearest_page(path: str, known: frozenset[str]) -> str | None:
    """Return the page that is meant most likely: the same with a last slash, or nearest by name in the same folder.

    Names are compared, not whole addresses: any two cities share `kota/`.
    """
    if f"{path}/" in known:
        return f"{path}/"
    folder, name = _divided(path)
    found = nearest(name, {other for above, other in map(_divided, known) if above == folder})
    if found:
        return f"{folder}/{found}/".removeprefix("/")
    return min((page for page in known if _divided(page)[1] == name), default=None)


def _divided(address: str) -> tuple[str, str]:
    """Return the folder that a page lies in and its own name."""
    folder, _, name = address.rstrip("/").rpartition("/")
    return folder, name


def _gone(history: History, known: frozenset[str]) -> Iterator[Problem]:
    for name, renamed in history.gone.items():
        address = address_of_file(name)
        if address is None or address in known:
            continue
        where = Where(f"{history.folder}/{renamed or name}")
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
