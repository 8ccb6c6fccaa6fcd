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
    from collections.abc import Iterable, Iterator, Mapping

    from almanac.history import History
    from almanac.join import Locate
    from almanac.linked import LinkedEntry, LinkedPage
    from almanac.model import Almanac, Entry

FILES = (urls.FEED, urls.CALENDAR_FILE, "sitemap.xml", "robots.txt")
"""Files beside the pages that a text may link to; those below `data/` may be linked too."""


_NUMBERED = re.compile(r"(^|/)hal/\d+/$")


def check(
    almanac: Almanac,
    entries: Iterable[LinkedEntry],
    pages: Iterable[LinkedPage],
    history: History,
    locate: Locate,
    *,
    unread: frozenset[str] = frozenset(),
    pictures: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return the problems of addresses, old addresses and links between pages.

    `locate` says where a value of a file stands. `unread` holds the addresses of all files where some have problems:
    then those exist for a link, and so may the page of any place and of any year, for it is not known what the faulty
    files would have recorded. `pictures` holds the addresses of the files of `content/media`.
    """
    published = [one for one in entries if not one.draft]
    times = Counter(urls.pages_of(almanac))
    known = frozenset(times)
    old = frozenset(alias for entry in almanac.entries for alias in entry.aliases)
    reachable = known | old | unread
    if unread:
        reachable |= {urls.place(place) for place in almanac.places.values()} | {urls.UNDATED}
    links = (
        *(link for one in published for link in one.links),
        *(link for page in pages for link in page.links),
    )
    return (
        *_collisions(almanac, times, history.folder),
        *_old_addresses([one.entry for one in published], known, locate),
        *_links(links, reachable | pictures, any_year=bool(unread)),
        *_gone(history, known | old | unread),
    )


def _collisions(almanac: Almanac, times: Mapping[str, int], folder: str) -> Iterator[Problem]:
    for ids, address, path in (
        (almanac.issuers, urls.issuer, "issuers/{}.yaml"),
        (almanac.awards, urls.award, "awards/{}.yaml"),
        (almanac.themes, urls.theme, "themes.yaml"),
    ):
        for key in ids:
            if address(key) in urls.ORDERS:
                message = f"the id '{key}' gives the address /{address(key)}, which is a list's own"
                yield Problem(Where(f"{folder}/registry/{path.format(key)}"), "A032", message, mend="choose another id")
    for page in almanac.pages:
        if page.slug in urls.RESERVED:
            message = f"the address /{page.slug}/ is the almanac's own"
            yield Problem(Where(page.path), "A032", message, mend="give the page another file name")
        elif times[urls.page(page.slug)] > 1:
            message = f"the address /{page.slug}/ is that of another page"
            yield Problem(Where(page.path), "A032", message, mend="give one of them another file name")


def _old_addresses(entries: Iterable[Entry], known: frozenset[str], locate: Locate) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for entry in entries:
        for number, alias in enumerate(entry.aliases):
            if alias in known or _NUMBERED.search(alias):
                message = f"the old address /{alias} is that of a page"
                mend = "leave it out, or rename the other page"
                yield Problem(locate(entry.path, "aliases", number), "A033", message, "aliases", mend=mend)
            elif alias in taken:
                message = f"the old address /{alias} is already given in {taken[alias]}"
                mend = "keep it in one entry only"
                yield Problem(locate(entry.path, "aliases", number), "A033", message, "aliases", mend=mend)
            taken.setdefault(alias, entry.path)


def _links(links: Iterable[tuple[str, Where]], known: frozenset[str], *, any_year: bool) -> Iterator[Problem]:
    for address, where in links:
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
