"""Markdown in, safe HTML and the addresses it links to out.

Python-Markdown renders, nh3 sanitises. What the sanitiser would drop in silence is reported instead: raw HTML beyond
a few inline elements, schemes such as `javascript:`, images without alternative text, headings of level 1.

Most bodies are paragraphs and plain links, which need neither: what these two would give is written down at once, at a
fiftieth of the cost. Tests hold the two ways together.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache, cached_property
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

MEDIA = "media/"
"""Folder of pictures; readers are not sent to other hosts for them, which would tell those who reads what."""

SCHEMES = frozenset({"http", "https", "mailto"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_TAGS = frozenset(
    {
        *INLINE_HTML,
        *HEADINGS[1:],
        *("a", "blockquote", "code", "dd", "dl", "dt", "em", "hr", "img", "li", "ol", "p", "pre", "strong"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
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
_TAG = re.compile(r"<([/?!]?)([A-Za-z][\w-]*|\[CDATA\[)([^>]*)>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_TOP_HEADING = re.compile(r"^[ >]*#(?!#)[ \t]*(?=\S)|^[ >]*(?=\S.*\n[ >]*=+[ \t]*$)", re.MULTILINE)
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|cite|code|em|strong|sub|sup)(?=[\s>])" r'(?:[^>"]|"[^"]*")*>')
"""Tags that do not end a word: CO<sub>2</sub> is one."""
_ANY_TAG = re.compile(r'<(?:[^>"]|"[^"]*")*>')
# Every character but those that Markdown, HTML or the sanitiser do something about.
_TEXT = r"[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufdd0-\ufdef\ufeff\ufff9-\uffff<>&*_`\[\]\\!|#{}]"
_PLAIN_LINK = rf"\[({_TEXT}++)\]\(((?:/(?!/)|https?://[a-z0-9])[\w./?=:-]*+)\)"
# A line that begins so is no list, no quotation, no code, no heading and no rule.
_PLAIN_LINE = rf"(?:[a-zA-Z]|\d++(?!\. )|{_PLAIN_LINK}){_TEXT}*+(?:{_PLAIN_LINK}{_TEXT}*+)*+(?<! )"
_PLAIN_BODY = re.compile(rf"\n*+{_PLAIN_LINE}(?:\n++{_PLAIN_LINE})*+\n*+", re.ASCII)
_LINK = re.compile(_PLAIN_LINK, re.ASCII)
_PARAGRAPHS = re.compile(r"\n{2,}")
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
    if _PLAIN_BODY.fullmatch(text):
        return _render_plain(text, path, first_line)
    return render_whole(text, path, first_line, shift=shift)


def _render_plain(text: str, path: str, first_line: int) -> Rendered:
    """Render a text of nothing but paragraphs and plain links, as `render_whole` does."""
    places = _Places(text, path, first_line)
    links = (
        tuple((link[2], places.at(link.start(2))) for link in _LINK.finditer(text) if link[2].startswith("/"))
        if "](" in text
        else ()
    )
    linked = _LINK.sub(_plain_link, text) if "](" in text else text
    paragraphs = _PARAGRAPHS.split(linked.strip("\n"))
    return Rendered("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs), links)


def _plain_link(link: re.Match[str]) -> str:
    rel = "" if link[2].startswith("/") else ' rel="external"'
    return f'<a href="{link[2]}"{rel}>{link[1]}</a>'


def render_whole(text: str, path: str, first_line: int = 1, *, shift: int = 0) -> Rendered:
    """Return what `render` returns, without its short cut."""
    renderer = _renderer(shift)
    renderer.reset()
    found = _Found()
    _scanner(renderer).found = found
    rendered = renderer.convert(text)
    problems: list[Problem] = []
    places = _Places(text, path, first_line)
    opened: set[str] = set()
    for raw in renderer.htmlStash.rawHtmlBlocks:
        problems += _raw_html(raw, places.of_tag, opened) if isinstance(raw, str) else []
    links = []
    for address, is_image, is_bare_image in found.links:
        stands = places.of_address(address)
        address_problem = _check_picture(address, stands) if is_image else _check_address(address, stands)
        if address_problem:
            problems.append(address_problem)
        elif address.startswith("/"):
            links.append((address, stands))
        if is_bare_image:
            mend = "describe the picture: ![what it shows](address)"
            problems.append(Problem(stands, "A042", "an image has no alternative text", "body", mend=mend))
    for stands in places.of_top_headings(found.top_headings):
        mend = "begin headings with ##; the page's title is the only heading of level 1"
        problems.append(Problem(stands, "A043", "a heading of level 1 in the body", "body", mend=mend))
    safe = nh3.clean(rendered, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None)
    return Rendered(safe, tuple(links), tuple(problems))


def rooted(body: str, root: str) -> str:
    """Return HTML whose addresses of this site are relative: `/kota/x/` becomes `root` + `kota/x/`."""
    return _ROOTED.sub(lambda found: found.group(1) + root, body)


def plain(body: str) -> str:
    """Return the text of safe HTML with single spaces; elements other than inline ones divide words."""
    paragraphs = body.replace("<p>", " ").replace("</p>", " ")
    if "<" not in paragraphs:  # as in most bodies
        return " ".join(html.unescape(paragraphs).split())
    return " ".join(html.unescape(_ANY_TAG.sub(" ", _WITHIN_WORDS.sub("", body))).split())


class _Found:
    """What one rendering met on its way."""

    __slots__ = ("links", "top_headings")

    def __init__(self) -> None:
        self.links: list[tuple[str, bool, bool]] = []
        """Addresses of links and images in order: whether it is an image, and whether one without alternative text."""
        self.top_headings = 0


class _Places:
    """Finds where in the source what was rendered stands: the parser keeps no positions, but it keeps the order."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.seen: dict[str, int] = {}

    @cached_property
    def live(self) -> str:
        """The text without what stands between backticks, which is neither a link nor HTML; offsets are the same."""
        return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), self.text)

    def at(self, offset: int) -> Where:
        """Return line and column of an offset in the text."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return Where(self.path, self.first_line + self.text.count("\n", 0, offset), offset - line_start + 1)

    def of_address(self, address: str) -> Where:
        """Return where the next link or image with this address has it."""
        written = re.escape(address)
        shape = rf"(?:\]\(\s*<?|<|^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?)(?P<it>{written})(?=[\s)>]|$)"
        return self._next(address, shape)

    def of_tag(self, tag: str) -> Where:
        """Return where the next tag with this text stands."""
        return self._next(tag, rf"(?P<it>{re.escape(tag)})")

    def of_top_headings(self, number: int) -> tuple[Where, ...]:
        """Return where the headings of level 1 stand."""
        found = [match.end() for match in _TOP_HEADING.finditer(self.live)]
        return tuple(self.at(found[min(nth, len(found) - 1)] if found else 0) for nth in range(number))

    def _next(self, key: str, shape: str) -> Where:
        found = [match.start("it") for match in re.finditer(shape, self.live, re.MULTILINE)]
        nth = self.seen.get(key, 0)
        self.seen[key] = nth + 1
        if not found:
            return self.at(max(self.live.find(key), 0))
        # A definition of a reference is written once and used by many links.
        return self.at(found[min(nth, len(found) - 1)])


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
                    self.found.links.append((address, False, False))
                if address.startswith(("http://", "https://")):
                    element.set("rel", "external")
            elif element.tag == "img":
                self.found.links.append((element.get("src", ""), True, not element.get("alt", "").strip()))
            elif element.tag in HEADINGS:
                self.found.top_headings += element.tag == "h1"
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


def _raw_html(raw: str, where: Locate, opened: set[str]) -> list[Problem]:
    """Return a problem for each element that may not stand; its end tag is no second one."""
    problems = []
    for tag in _TAG.finditer(_COMMENT.sub("", raw)):
        mark, name, attributes = tag.group(1), tag.group(2).lower(), tag.group(3).strip(" /")
        titled = name == "abbr" and re.fullmatch(r"""title=("[^"]*"|'[^']*')""", attributes)
        if name in INLINE_HTML and mark in {"", "/"} and (titled or not attributes):
            continue
        stands = where(tag.group(0))
        if mark == "/" and name in opened:
            continue
        opened.add(name)
        allowed = ", ".join(sorted(INLINE_HTML))
        problems.append(
            Problem(
                stands,
                "A040",
                f"raw HTML <{mark}{name}> is not allowed here",
                "body",
                mend=f"use Markdown; of HTML only {allowed} may stand, without attributes",
            )
        )
    return problems


def _check_picture(address: str, stands: Where) -> Problem | None:
    if address.startswith(f"/{MEDIA}"):
        return None
    mend = f"put the picture into content/{MEDIA} and write ![what it shows](/{MEDIA}name.jpg)"
    return Problem(stands, "A045", f"the picture '{address}' is not the almanac's own", "body", mend=mend)


def _check_address(address: str, where: Where) -> Problem | None:
    clean = re.sub(r"[\s\x00-\x1f]", "", html.unescape(address))
    try:
        scheme = urlsplit(clean).scheme.lower()
    except ValueError:
        scheme = "?"
    if scheme and scheme not in SCHEMES:
        mend = "use http, https or mailto"
        message = f"links of the scheme '{scheme}:' are not allowed"
        return Problem(where, "A041", message, "body", mend=mend)
    if not clean:
        return Problem(where, "A034", "the link has no address", "body", mend="write one between the parentheses")
    if (not scheme and not clean.startswith(("/", "#"))) or clean.startswith("//"):
        mend = "begin it with / for a page of this almanac, or with https://"
        return Problem(where, "A034", f"the link '{address}' leads nowhere", "body", mend=mend)
    return None
