"""An almanac in, its Atom feeds out: one of everything, one for each place, year and issuer.

Atom 1.0 is RFC 4287. A feed is ordered by change, so that an entry added or corrected late comes to its readers.
Identifiers are UUIDs made from the repository and the address: they outlive a change of domain, and an entry that was
renamed keeps that of its oldest address. Links are absolute where the site's address is known, else relative to the
feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac import urls
from almanac.changes import Changes, caveat
from almanac.xml_text import DECLARATION, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.language import Language
    from almanac.model import Almanac, Entry
    from almanac.site_facts import SiteFacts

MEDIA_TYPE = "application/atom+xml"

MOST_ENTRIES = 50
"""Entries in a feed: enough for a reader that looks in once a month, and about 50 KB."""


def documents(almanac: Almanac, facts: SiteFacts, t: Language) -> dict[str, bytes]:
    """Return every feed by its address, sorted."""
    changes = Changes(almanac)
    return {
        urls.feed(page): feed(page, title, entries, changes, facts, t)
        for page, title, entries in sorted(_subjects(almanac, t), key=lambda subject: subject[0])
    }


def feed(page: str, subject: str, entries: Iterable[Entry], changes: Changes, facts: SiteFacts, t: Language) -> bytes:
    """Return the feed that belongs to a page: the entries that changed last; `subject` is '' for that of everything."""
    address = urls.feed(page)
    newest = changes.newest_first(entries)[:MOST_ENTRIES]
    title = f"{facts.name}: {subject}" if subject else facts.name
    licence = facts.content_licence
    rights = f"{licence.name} ({licence.url})"
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(t.code)}">',
        f"  <id>{facts.uuid(address).urn}</id>",
        f"  <title>{xml(title)}</title>",
        f"  <subtitle>{xml(facts.tagline)}</subtitle>",
        f"  <updated>{_instant(changes.latest(newest))}</updated>",
        f'  <link rel="self" type="{MEDIA_TYPE}" href="{xml(facts.href(address, address))}"/>',
        f'  <link rel="alternate" type="text/html" href="{xml(facts.href(page, address))}"/>',
        f'  <link rel="license" href="{xml(licence.url)}"/>',
        f"  <author><name>{xml(facts.name)}</name></author>",
        f"  <rights>{xml(rights)}</rights>",
        *(line for entry in newest for line in _entry(entry, address, changes, facts, t)),
        "</feed>",
    ]
    return (DECLARATION + "\n".join(lines) + "\n").encode()


def _subjects(almanac: Almanac, t: Language) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    """Yield the page, the subject and the entries of every feed.

    Every issuer of the registry has one, as it has a page, so that a subscription never meets a missing file.
    """
    yield urls.HOME, "", almanac.entries
    for slug, entries in almanac.by_place.items():
        place = almanac.places[slug]
        yield urls.place(place), place.name, entries
    for year, entries in almanac.by_year.items():
        subject = t.gettext("tanpa tahun") if year is None else t.gettext("tahun %(year)s") % {"year": year}
        yield urls.year(year), subject, entries
    for issuer in almanac.issuers.values():
        yield urls.issuer(issuer.id), issuer.short, almanac.by_issuer.get(issuer.id, ())


def _entry(entry: Entry, feed_address: str, changes: Changes, facts: SiteFacts, t: Language) -> Iterator[str]:
    address = urls.entry(entry.slug)
    doubt = caveat(entry, t)
    summary = f"{entry.summary} ({doubt})" if doubt else entry.summary
    yield "  <entry>"
    yield f"    <id>{facts.uuid(changes.oldest_address(entry)).urn}</id>"
    yield f"    <title>{xml(entry.title)}</title>"
    yield f'    <link rel="alternate" type="text/html" href="{xml(facts.href(address, feed_address))}"/>'
    published = changes.published(entry)
    if published:
        yield f"    <published>{_instant(published)}</published>"
    yield f"    <updated>{_instant(changes.day(entry))}</updated>"
    for theme in entry.themes:
        yield f'    <category term="{xml(theme.id)}" label="{xml(theme.name_in(t.code))}"/>'
    yield f'    <summary xml:lang="{xml(entry.lang)}">{xml(summary)}</summary>'
    yield "  </entry>"


def _instant(day: str) -> str:
    """Return a day as RFC 3339 asks for it; only the day is known, so it begins at midnight UTC."""
    return f"{day}T00:00:00Z"
