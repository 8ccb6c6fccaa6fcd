"""An almanac in, its Atom feeds out: one of everything, one for each place, year and issuer.

Atom 1.0 is RFC 4287. A feed is ordered by change, so that an entry added or corrected late comes to its readers.
Identifiers are UUIDs made from the repository and the address: they outlive a change of domain, and an entry that was
renamed keeps that of its oldest address. Links are absolute where the site's address is known, else relative to the
feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac import urls
from almanac.changes import EPOCH, Changes, caveat
from almanac.memory import Memory
from almanac.xml_text import DECLARATION, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Entry
    from almanac.site_facts import SiteFacts

MEDIA_TYPE = "application/atom+xml"

MOST_ENTRIES = 50
"""Entries in the feed of everything: enough for a reader that looks in once a month, and about 40 KB."""

MOST_OF_ONE = 20
"""Entries in the feed of one place, year or issuer, where less happens."""

Texts = tuple[str, str]
"""What feeds say of an entry, before and after the way from a feed to the site's root."""

Subject = tuple[str, str, "Sequence[Entry]"]
"""The page that a feed belongs to, what it is about ('' for everything), and its entries."""


def documents(almanac: Almanac, facts: SiteFacts, t: Language) -> dict[str, bytes]:
    """Return every feed by its address, sorted."""
    changes = Changes(almanac)
    return feeds(subjects(almanac, t), changes, entry_texts(almanac, changes, facts, t), facts, t)


def feeds(
    subjects: Iterable[Subject], changes: Changes, told: Mapping[str, Texts], facts: SiteFacts, t: Language
) -> dict[str, bytes]:
    """Return the feeds of some subjects by address, sorted; each is made from the entries of its subject alone.

    `told` has what feeds say of an entry by its slug.
    """
    chosen = {
        page: (subject, changes.newest(entries, MOST_OF_ONE if subject else MOST_ENTRIES))
        for page, subject, entries in sorted(subjects, key=lambda subject: subject[0])
    }
    found = {}
    for page, (subject, newest) in chosen.items():
        address = urls.feed(page)
        root = xml(facts.href(urls.HOME, address))
        texts = [f"{before}{root}{after}" for before, after in (told[entry.slug] for entry in newest)]
        updated = max(map(changes.day, newest), default=EPOCH)
        found[address] = _feed(page, subject, updated, texts, facts, t)
    return found


def entry_texts(almanac: Almanac, changes: Changes, facts: SiteFacts, t: Language) -> Mapping[str, Texts]:
    """Return what feeds say of each entry by its slug, put into words when it is first asked for: several say it."""
    by_slug = {entry.slug: entry for entry in almanac.entries}
    return Memory(lambda slug: entry_text(by_slug[slug], changes, facts, t))


def entry_text(entry: Entry, changes: Changes, facts: SiteFacts, t: Language) -> Texts:
    """Return what feeds say of an entry."""
    doubt = caveat(entry, t)
    summary = f"{entry.summary} ({doubt})" if doubt else entry.summary
    published = changes.published(entry)
    day = f"    <published>{_instant(published)}</published>\n" if published else ""
    categories = [
        f'    <category term="{xml(theme.id)}" label="{xml(theme.name_in(t.code))}"/>\n' for theme in entry.themes
    ]
    before = (
        "  <entry>\n"
        f"    <id>{facts.uuid(changes.oldest_address(entry)).urn}</id>\n"
        f"    <title>{xml(entry.title)}</title>\n"
        '    <link rel="alternate" type="text/html" href="'
    )
    after = (
        f'{xml(urls.entry(entry.slug))}"/>\n'
        f"{day}    <updated>{_instant(changes.day(entry))}</updated>\n"
        f"{''.join(categories)}"
        f'    <summary xml:lang="{xml(entry.lang)}">{xml(summary)}</summary>\n'
        "  </entry>\n"
    )
    return before, after


def subjects(almanac: Almanac, t: Language) -> Iterator[Subject]:
    """Yield the subject of every feed.

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


def _feed(page: str, subject: str, updated: str, entries: Sequence[str], facts: SiteFacts, t: Language) -> bytes:
    address = urls.feed(page)
    title = f"{facts.name}: {subject}" if subject else facts.name
    licence = facts.content_licence
    rights = f"{licence.name} ({licence.url})"
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(t.code)}">',
        f"  <id>{facts.uuid(address).urn}</id>",
        f"  <title>{xml(title)}</title>",
        f"  <subtitle>{xml(facts.tagline)}</subtitle>",
        f"  <updated>{_instant(updated)}</updated>",
        f'  <link rel="self" type="{MEDIA_TYPE}" href="{xml(facts.href(address, address))}"/>',
        f'  <link rel="alternate" type="text/html" href="{xml(facts.href(page, address))}"/>',
        f'  <link rel="license" href="{xml(licence.url)}"/>',
        f"  <author><name>{xml(facts.name)}</name></author>",
        f"  <rights>{xml(rights)}</rights>",
    ]
    return "".join([DECLARATION, *(f"{line}\n" for line in lines), *entries, "</feed>\n"]).encode()


def _instant(day: str) -> str:
    """Return a day as RFC 3339 asks for it; only the day is known, so it begins at midnight UTC."""
    return f"{day}T00:00:00Z"
