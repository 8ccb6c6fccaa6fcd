"""A page's tree in, what the page says of its article out: headline, publisher, day of publication, address.

What a page says is in its metadata, for search engines and for the previews of other sites. What they do not tell is
None: nothing is guessed from the text.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_VALUE = 1000
"""Letters of anything that a page says of itself; the longest addresses are of this size."""

LONGEST_HEADLINE = 300
"""Letters. What is longer is a summary in the wrong place."""

LONGEST_DATE = 64
"""Letters of a date and time that is meant for machines."""

EARLIEST_YEAR = 1994
"""The year before Indonesia's first newspaper was on the web; earlier dates are what a system writes for none."""

_ARTICLES = ("Article", "Posting", "Report")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "publish-date",
    "pubdate", "content_publisheddate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "date",
)  # fmt: skip
_ISO = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?(?!\d)")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s*)?(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2})\s+(?P<year>\d{4})\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# From 17.00 on, the day that a page gives in Greenwich time is over in all of Indonesia.
_LATE_IN_GREENWICH = re.compile(r"\d[T ](?:1[7-9]|2[0-3]):\d{2}.*(?:Z|[+-]00:?00)$")
_LOGO = re.compile(r"\b(?:logo|brand|branding|site title|site name|sitename|masthead)\b")
_HOME = frozenset({"/", "./", "#", "index.html", "index.php"})


class Facts(NamedTuple):
    """What a page says of its article; `published` is EDTF, `notes` say what speaks against it."""

    headline: str | None
    publisher: str | None
    published: str | None
    address: str | None
    notes: tuple[str, ...] = ()


def read_facts(tree: Any) -> Facts:
    """Return what a page says of its article."""
    things = tuple(_things(tree))
    meta = _meta(tree)
    publisher = _publisher(meta, things)
    published, notes = _published(_dates(tree, meta, things))
    return Facts(_headline(tree, meta, things, publisher), publisher, published, _address(tree, meta), notes)


def _meta(tree: Any) -> dict[str, str]:
    """Return what the page's `meta` elements say, by their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content"))
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield what the page tells search engines of itself (JSON-LD); what is not valid is passed over."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            left = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while left:
            thing = left.pop()
            if isinstance(thing, list):
                left += reversed(thing)
            elif isinstance(thing, dict):
                yield thing
                left.append(thing.get("@graph"))


def _is_a(thing: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    named = thing.get("@type")
    types = named if isinstance(named, list) else [named]
    return any(isinstance(one, str) and one.endswith(kinds) for one in types)


def _line(value: Any) -> str | None:
    """Return a text in one line, with its character references read; None for what is no text, too long, or none."""
    line = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return line if 0 < len(line) <= LONGEST_VALUE else None


def _publisher(meta: dict[str, str], things: Iterable[dict[str, Any]]) -> str | None:
    if meta.get("og:site_name"):
        return meta["og:site_name"]
    for thing in things:
        publisher = thing.get("publisher")
        if _is_a(thing, _ARTICLES) and isinstance(publisher, dict) and _line(publisher.get("name")):
            return _line(publisher["name"])
    return meta.get("application-name")


def _headline(tree: Any, meta: dict[str, str], things: Iterable[dict[str, Any]], publisher: str | None) -> str | None:
    """Return what the page calls its article, without the site's name after it."""
    titles = [_line(" ".join(element.itertext())) for element in tree.iter("title")]
    top = _top_heading(tree, titles[0] if titles else None)
    told = [_line(thing.get("headline")) for thing in things if _is_a(thing, _ARTICLES)]
    # On a page that tells nothing, the only headline of the first rank may be the site's name, which the title ends in.
    untold = [_without_site(title, top) for title in titles if title and top and title != _without_site(title, top)]
    for found in (*told, meta.get("og:title"), meta.get("twitter:title"), *untold, top, *titles):
        if not found or len(found) > LONGEST_HEADLINE:
            continue
        if top and re.match(rf"{re.escape(top)}\s*[-–—|»]", found, re.IGNORECASE):
            return top
        return _without_site(found, publisher)
    return None


def _top_heading(tree: Any, title: str | None) -> str | None:
    """Return the page's only heading of the highest rank, or that with which its title begins; no logo is one."""
    for rank in ("h1", "h2"):
        found = [_line(" ".join(element.itertext())) for element in tree.iter(rank) if not _is_logo(element)]
        headings = [heading for heading in found if heading]
        if headings:
            begins = (heading for heading in headings if title and title.startswith(heading))
            return headings[0] if len(headings) == 1 else next(begins, None)
    return None


def _is_logo(element: Any) -> bool:
    around = (element, *islice(element.iterancestors(), 2))
    return any(_LOGO.search(names(one)) for one in around) or any(a.get("href") in _HOME for a in element.iter("a"))


def names(element: Any) -> str:
    """Return what a page's author calls an element, as words in small letters."""
    return re.sub(r"[\W_]+", " ", " ".join(element.get(key) or "" for key in ("id", "class", "role"))).lower()


def _without_site(title: str, site: str | None) -> str:
    ends = re.compile(rf"(?<=\S)\s+[-–—|»]+\s+{re.escape(site or '')}$", re.IGNORECASE)
    return ends.sub("", title) if site else title


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    """Return the address that the page says is its own, unless that is only its site's."""
    links = (element for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split())
    for found in (*(link.get("href") for link in links), meta.get("og:url")):
        address = _line(found)
        try:
            parts = urlsplit(address or "")
        except ValueError:
            continue
        if address and parts.scheme in {"http", "https"} and parts.netloc and (parts.path.strip("/") or parts.query):
            return address
    return None


def _dates(tree: Any, meta: dict[str, str], things: tuple[dict[str, Any], ...]) -> Iterator[str]:
    """Yield what the page gives as its day of publication, the surest first."""
    values: list[Any] = [thing.get("datePublished") for thing in things if _is_a(thing, _ARTICLES)]
    values += [meta.get(name) for name in _PUBLISHED]
    times = list(tree.iter("time"))
    for element in times:
        named = f"{element.get('itemprop')} {element.get('class')}".lower()
        if element.get("pubdate") is not None or re.search(r"datepublished|\bpublished|entry-date", named):
            values.append(element.get("datetime"))
            break  # those further down are of other articles
    values += [thing.get("datePublished") for thing in things if _is_a(thing, ("WebPage",))]
    if not any(values) and len(times) == 1:
        values.append(times[0].get("datetime"))
    yield from (value for value in map(_line, values) if value and len(value) <= LONGEST_DATE)


def _published(values: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the day of publication as EDTF, as precise as the page gives it, and what speaks against it."""
    days: dict[str, str] = {}
    for value in values:
        day = _edtf(value)
        if day:
            days.setdefault(day, value)
    if not days:
        return None, ()
    published, *others = days
    notes = []
    others = [day for day in others if not published.startswith(day)]
    if others:
        notes.append(f"the page says it was published on {published}, but elsewhere {', '.join(others)}")
    if _LATE_IN_GREENWICH.search(days[published]):
        notes.append(f"published late on {published} in Greenwich time, which is the next day in Indonesia")
    return published, tuple(notes)


def _edtf(value: str) -> str | None:
    """Return a date that a page gives for machines as EDTF; None for what is no date, or none that can be meant."""
    match = _ISO.match(value) or _MAIL.match(value)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if month in _MONTHS:
        month = str(_MONTHS.index(month) + 1)
    try:
        date = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if date.year < EARLIEST_YEAR:
        return None
    return date.isoformat()[: len("2000-01-01") if day else len("2000-01") if month else len("2000")]
