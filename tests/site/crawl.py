"""A built site in, everything that a reader or a program can reach from its home page out, and what leads nowhere.

Addresses are answered by the server of tests and audits, which answers as GitHub Pages does, without a socket.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tools.static_server import answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "https://host.example"

#: Attributes by which a page makes a browser fetch something, by element.
FETCHING = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("img", "srcset"),
    ("input", "src"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("track", "src"),
    ("use", "href"),
    ("video", "poster"),
    ("video", "src"),
}
FETCHING_RELATIONS = {"icon", "manifest", "modulepreload", "preload", "stylesheet"}
LEADING = {("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction")}
REFRESH = re.compile(r"^\s*\d+\s*;\s*url=(.*)$", re.IGNORECASE)
#: A drawing that stands in a style sheet, and may refer to a part of itself.
DRAWN_IN_STYLES = re.compile(r'url\("data:[^"]*"\)')
IN_STYLES = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")
IN_SCRIPTS = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']|\bnew URL\(["'](\w+\.json)["']""")
IN_XML = re.compile(r'\bhref="([^"]+)"|<loc>([^<]+)</loc>')


@dataclass(slots=True)
class Page(HTMLParser):
    """What one page leads to, fetches, states as an address, and offers as targets of fragments."""

    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    handlers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the parser."""
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element refers to."""
        given = {name: value or "" for name, value in attrs}
        self.handlers += [f"<{tag} {name}>" for name in given if name.startswith("on")]
        self.anchors.update(given[name] for name in ("id", "name") if name in given and (name == "id" or tag == "a"))
        self.fetched += IN_STYLES.findall(given.get("style", ""))
        for name, value in given.items():
            if (tag, name) in LEADING:
                self.links.append(value)
            elif (tag, name) in FETCHING:
                self.fetched += [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
        if tag == "link":
            loads = FETCHING_RELATIONS & set(given.get("rel", "").split())
            (self.fetched if loads else self.stated).append(given.get("href", ""))
        elif tag == "meta":
            refresh = REFRESH.match(given.get("content", ""))
            if given.get("http-equiv", "").lower() == "refresh" and refresh:
                self.links.append(refresh.group(1))


@cache
def read_page(file: Path) -> Page:
    """Read one page; the files of a built site do not change while it is crawled."""
    page = Page()
    page.feed(file.read_text("utf-8"))
    return page


@dataclass(frozen=True, slots=True)
class Crawl:
    """What was reached, as paths of files, and each link that leads nowhere, with the page that it stands on."""

    reached: frozenset[str]
    broken: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """What would be fetched from another host."""
    absolute: tuple[str, ...]
    """Links that begin at the host's root and so do not work below a folder."""


def crawl(site: Path, prefix: str, stated_as: str = "") -> Crawl:
    """Follow everything from the home page of a site that is served at `prefix` ("" or "/name").

    `stated_as` is the address, without a slash at its end, that the site was told it has; what begins with it is
    the site's own.
    """
    broken: set[str] = set()
    elsewhere: set[str] = set()
    absolute: set[str] = set()
    reached: set[str] = set()
    waiting = [f"{HOST}{prefix}/"]
    seen = set(waiting)
    while waiting:
        here = waiting.pop()
        _, file = answered(site, prefix, here)
        if file is None:
            continue
        reached.add(file.relative_to(site.resolve()).as_posix())
        for address, is_fetched in references(file):
            own = bool(stated_as) and (address + "/").startswith(stated_as + "/")
            there = urljoin(here, f"{HOST}{prefix}{address.removeprefix(stated_as)}" if own else address)
            if address.startswith("/"):
                absolute.add(f"{here}: {address}")
            if urlsplit(there).scheme not in {"http", "https"}:
                continue
            if not there.startswith(f"{HOST}/"):
                if is_fetched:
                    elsewhere.add(f"{here}: {address}")
                continue
            wrong = fault(site, prefix, there)
            if wrong:
                broken.add(f"{here}: {address}: {wrong}")
            target = urldefrag(there).url.partition("?")[0]
            if not wrong and target not in seen:
                seen.add(target)
                waiting.append(target)
    return Crawl(frozenset(reached), *(tuple(sorted(found)) for found in (broken, elsewhere, absolute)))


def references(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield each address that a file refers to, and whether a browser fetches it without being asked."""
    if file.suffix == ".html":
        page = read_page(file)
        for address in page.links + page.stated:
            yield address, False
        for address in page.fetched:
            yield address, True
    elif file.suffix in {".css", ".svg"}:
        for address in IN_STYLES.findall(DRAWN_IN_STYLES.sub("", file.read_text("utf-8"))):
            yield address, True
    elif file.suffix == ".js":
        for module, words in IN_SCRIPTS.findall(file.read_text("utf-8")):
            yield module or words, True
    elif file.suffix == ".xml":
        for found in IN_XML.findall(file.read_text("utf-8")):
            # A template of OpenSearch holds a place for the words; what stands before it is the address.
            yield (found[0] or found[1]).partition("?")[0], False


@cache
def answered(site: Path, prefix: str, address: str) -> tuple[HTTPStatus, Path | None]:
    """Return how the server answers an address, and with which file; most links of a site lead to few addresses."""
    return answer(site, prefix, address.removeprefix(HOST)).status, file_at(site, prefix, address)


def file_at(site: Path, prefix: str, address: str) -> Path | None:
    """Return the file that an address names, or None where there is none."""
    path = unquote(urlsplit(address).path).removeprefix(prefix).lstrip("/")
    file = (site / path / "index.html" if not path or path.endswith("/") else site / path).resolve()
    return file if file.is_file() else None


def fault(site: Path, prefix: str, address: str) -> str:
    """Return in a word why an address leads nowhere, or an empty text; a redirect of the host is one step too many."""
    plain, fragment = urldefrag(address)
    status, file = answered(site, prefix, plain)
    if status is not HTTPStatus.OK:
        return str(status.value)
    if fragment and file and file.suffix in {".html", ".svg"} and unquote(fragment) not in read_page(file).anchors:
        return "no such fragment"
    return ""
