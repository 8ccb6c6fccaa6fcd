"""Markdown in, safe HTML and the addresses it links to out.

Python-Markdown renders, nh3 sanitises. What the sanitiser would drop in silence is reported instead: raw HTML beyond
a few inline elements, schemes such as `javascript:`, images without alternative text, headings of level 1.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nh3
from markdown import Markdown
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor

from almanac.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    Locate = Callable[[str], Where]

INLINE_HTML = frozenset({"abbr", "br", "cite", "sub", "sup"})
"""Elements that writers may use where Markdown has no sign of its own."""

SCHEMES = frozenset({"http", "https", "mailto"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_TAGS = frozenset(
    {
        *INLINE_HTML,
        *HEADINGS[1:],
        *"a blockquote code dd dl dt em hr img li ol p pre strong table tbody td th thead tr ul".split(),
    }
)
_ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"style", "scope"},
    "td": {"style"},
    **{heading: {"id"} for heading in HEADINGS},
}
_TAG = re.compile(r"</?([A-Za-z][\w-]*)([^>]*)>")
_ROOTED = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")/(?!/)')


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML, and where each address of this site that it leads to stands in the file.

    Addresses of this site begin with `/` in `html`; `rooted` makes them relative to a page.
    """

    html: str
    links: tuple[tuple[str, Where], ...] = ()
    problems: tuple[Problem, ...] = ()


def render(text: str, path: str, first_line: int = 1, *, shift: int = 0) -> Rendered:
    """Render Markdown. `first_line` is the file's line of the first line of `text`; `shift` lowers every heading."""
    renderer = _renderer(shift)
    renderer.reset()
    found = _Found()
    _scanner(renderer).found = found
    rendered = renderer.convert(text)
    problems: list[Problem] = []

    def where(needle: str) -> Where:
        offset = max(text.find(needle), 0)
        line = text.count("\n", 0, offset)
        column = offset - (text.rfind("\n", 0, offset) + 1)
        return Where(path, first_line + line, column + 1)

    for raw in renderer.htmlStash.rawHtmlBlocks:
        problems += _raw_html(raw, where) if isinstance(raw, str) else []
    links = []
    for address in found.links:
        address_problem = _check_address(address, where)
        if address_problem:
            problems.append(address_problem)
        elif address.startswith("/"):
            links.append((address, where(address)))
    for address in found.images_without_text:
        mend = "describe the picture: ![what it shows](address)"
        problems.append(Problem(where(address), "A042", "an image has no alternative text", "body", mend=mend))
    for heading in found.top_headings:
        mend = "begin headings with ##; the page's title is the only heading of level 1"
        problems.append(Problem(where(heading), "A043", "a heading of level 1 in the body", "body", mend=mend))
    safe = nh3.clean(rendered, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None)
    return Rendered(safe, tuple(links), tuple(problems))


def rooted(body: str, root: str) -> str:
    """Return HTML whose addresses of this site are relative: `/kota/x/` becomes `root` + `kota/x/`."""
    return _ROOTED.sub(lambda found: found.group(1) + root, body)


def plain(body: str) -> str:
    """Return the text of safe HTML, without tags, with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


class _Found:
    """What one rendering met on its way."""

    __slots__ = ("images_without_text", "links", "top_headings")

    def __init__(self) -> None:
        self.links: list[str] = []
        self.images_without_text: list[str] = []
        self.top_headings: list[str] = []


class _Scanner(Treeprocessor):
    """Notes links, images and headings; marks links that leave the site; lowers headings."""

    def __init__(self, md: Markdown, shift: int) -> None:
        super().__init__(md)
        self.shift = shift
        self.found = _Found()

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                address = element.get("href", "")
                if "\x02" not in address:  # Python-Markdown hides the letters of a mail address
                    self.found.links.append(address)
                if address.startswith(("http://", "https://")):
                    element.set("rel", "external noopener")
            elif element.tag == "img":
                address = element.get("src", "")
                self.found.links.append(address)
                if not element.get("alt", "").strip():
                    self.found.images_without_text.append(address)
            elif element.tag in HEADINGS:
                if element.tag == "h1":
                    self.found.top_headings.append("".join(element.itertext()).strip()[:20])
                element.tag = HEADINGS[min(HEADINGS.index(element.tag) + self.shift, len(HEADINGS) - 1)]


@cache
def _renderer(shift: int) -> Markdown:
    contents = TocExtension(slugify=lambda text, separator: f"s-{slugify_unicode(text, separator)}")
    renderer = Markdown(extensions=["tables", "sane_lists", contents], output_format="html")
    # After inline patterns have made links (20) and before the table of contents has written ids (5).
    renderer.treeprocessors.register(_Scanner(renderer, shift), "scan", 15)
    return renderer


def _scanner(renderer: Markdown) -> _Scanner:
    scanner = renderer.treeprocessors["scan"]
    if not isinstance(scanner, _Scanner):
        raise TypeError("the scanner was replaced")
    return scanner


def _raw_html(raw: str, where: Locate) -> list[Problem]:
    problems = []
    for tag in _TAG.finditer(re.sub(r"<!--.*?-->", "", raw, flags=re.DOTALL)):
        name = tag.group(1).lower()
        attributes = tag.group(2).strip(" /")
        if name in INLINE_HTML and (not attributes or (name == "abbr" and attributes.startswith("title="))):
            continue
        allowed = ", ".join(sorted(INLINE_HTML))
        problems.append(
            Problem(
                where(tag.group(0)),
                "A040",
                f"raw HTML <{name}> is not allowed here",
                "body",
                mend=f"use Markdown; of HTML only {allowed} may stand, without attributes",
            )
        )
    return problems


def _check_address(address: str, where: Locate) -> Problem | None:
    clean = re.sub(r"[\s\x00-\x1f]", "", html.unescape(address))
    try:
        scheme = urlsplit(clean).scheme.lower()
    except ValueError:
        scheme = "?"
    if scheme and scheme not in SCHEMES:
        mend = "use http, https or mailto"
        message = f"links of the scheme '{scheme}:' are not allowed"
        return Problem(where(address), "A041", message, "body", mend=mend)
    if (not scheme and not clean.startswith(("/", "#"))) or clean.startswith("//"):
        mend = "begin it with / for a page of this almanac, or with https://"
        return Problem(where(address), "A034", f"the link '{address}' leads nowhere", "body", mend=mend)
    return None
