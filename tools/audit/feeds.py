"""Every Atom feed of a site in, each breach of RFC 4287 out.

feedparser reads them as a reader's program would; the structure is held to the RFC here, since such programs forgive.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import feedparser

from tools.audit.outcome import Outcome, Scene, nothing_to_audit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
#: RFC 3339, as section 3.3 asks for it: upper-case T and Z.
MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
#: Section 4.2.6: an identifier is an absolute IRI, compared character by character.
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def audit(scene: Scene) -> Outcome:
    """Check every file of the site whose root element is an Atom feed."""
    count, entries, findings = 0, 0, []
    for path in sorted(scene.site.rglob("*.xml")):
        feed = ET.parse(path).getroot()  # noqa: S314 - our own build wrote it
        if feed.tag != f"{ATOM}feed":
            continue
        count += 1
        entries += len(feed.findall(f"{ATOM}entry"))
        findings += [f"{path.relative_to(scene.site)}: {breach}" for breach in breaches(path, feed)]
    if not count:
        return nothing_to_audit(NAME, "Atom feed")
    return Outcome(NAME, f"{count} feeds with {entries} entries, {len(findings)} breaches", tuple(findings))


def breaches(path: Path, feed: ET.Element) -> Iterator[str]:
    """Yield what is wrong with one feed."""
    parsed = feedparser.parse(path.read_bytes())  # type: ignore[attr-defined, no-untyped-call]
    if parsed.bozo:
        yield f"feedparser: {parsed.bozo_exception}"
    if parsed.version != "atom10":
        yield f"feedparser takes it for '{parsed.version}', not Atom 1.0"

    yield from _lacks(feed, "feed")
    if _link(feed, "self") is None:
        yield "feed: no link of relation 'self' (section 4.1.1)"
    seen: set[str] = set()
    for entry in feed.findall(f"{ATOM}entry"):
        name = f"entry '{entry.findtext(f'{ATOM}id', default='without id')}'"
        yield from _lacks(entry, name)
        if entry.find(f"{ATOM}content") is None and _link(entry, "alternate") is None:
            yield f"{name}: neither content nor a link of relation 'alternate' (section 4.1.2)"
        if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield f"{name}: no author, and the feed has none (section 4.1.2)"
        if name in seen:
            yield f"{name}: the id is used twice (section 4.1.1)"
        seen.add(name)


def _lacks(element: ET.Element, name: str) -> Iterator[str]:
    """Yield which of the elements that feeds and entries alike must have exactly once are missing or malformed."""
    for required in ("id", "title", "updated"):
        found = element.findall(f"{ATOM}{required}")
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{name}: needs exactly one '{required}' with a text and has {len(found)}"
    identifier = (element.findtext(f"{ATOM}id") or "").strip()
    if identifier and not ABSOLUTE.fullmatch(identifier):
        yield f"{name}: the id is no absolute address (section 4.2.6)"
    for moment in ("updated", "published"):
        text = element.findtext(f"{ATOM}{moment}")
        if text is not None and not MOMENT.fullmatch(text.strip()):
            yield f"{name}: {moment} '{text}' is no RFC 3339 moment (section 3.3)"
    for author in element.findall(f"{ATOM}author"):
        if not (author.findtext(f"{ATOM}name") or "").strip():
            yield f"{name}: an author without a name (section 3.2.1)"


def _link(element: ET.Element, relation: str) -> str | None:
    for link in element.findall(f"{ATOM}link"):
        if link.get("rel", "alternate") == relation and link.get("href"):
            return link.get("href")
    return None
