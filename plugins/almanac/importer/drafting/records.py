"""Entries on record in; what a draft has to know of them out: repeats, taken slugs, usual themes, who gave when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from almanac import edtf
from almanac.registry import successions
from almanac.schema import ActivityMatter, RecognitionMatter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from almanac.model import Award, Issuer
    from almanac.reader import SourceEntry
    from almanac.registry import Registry

USUAL_SHARE = 0.5
"""Share of an award's entries from which on a theme of theirs is usual: the themes that most of them agree on."""
MOST_THEMES = 3
"""Themes proposed; entries have two on average, and an entry may have five."""

_OLD_ENTRY = re.compile(r"/entri/([a-z0-9-]+)/")
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|amp|mobile)\.")
_IDLE_QUERY = re.compile(r"(?:utm_\w+|fbclid|gclid)=.*|page=all")
"""Parts of an address that leave the article the same: where a reader came from, and that all of it is shown."""


@dataclass(frozen=True, slots=True)
class Record:
    """What of an entry on record, draft or not, tells whether another one repeats it. `path` begins at `content/`."""

    path: str
    slug: str
    award: str | None
    edition: int | None
    conferred_year: int | None
    places: frozenset[str]
    addresses: frozenset[str] = frozenset()
    issuers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    old_slugs: tuple[str, ...] = ()
    draft: bool = False

    @property
    def years(self) -> frozenset[int]:
        """Return the years that it may be known by."""
        return frozenset(year for year in (self.edition, self.conferred_year) if year is not None)


@dataclass(frozen=True, slots=True)
class Records:
    """The entries on record, by what they are looked up by."""

    by_award: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    by_address: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    slugs: frozenset[str] = frozenset()
    """Those of entries and those that redirect to one: none may be taken again."""

    def __or__(self, more: Iterable[Record]) -> Records:
        """Return these records and more."""
        by_award, by_address, slugs = dict(self.by_award), dict(self.by_address), set(self.slugs)
        for record in more:
            if record.award:
                by_award[record.award] = (*by_award.get(record.award, ()), record)
            for address in record.addresses:
                by_address[address] = (*by_address.get(address, ()), record)
            slugs |= {record.slug, *record.old_slugs}
        return Records(MappingProxyType(by_award), MappingProxyType(by_address), frozenset(slugs))


def records_of(entries: Iterable[SourceEntry], registry: Registry) -> Records:
    """Return what stands on record, drafts among it."""
    return Records() | [_record(entry, registry) for entry in entries]


def _record(entry: SourceEntry, registry: Registry) -> Record:
    matter = entry.matter
    conferred = edtf.parse(matter.conferred) if matter.conferred else None
    recognition = matter if isinstance(matter, RecognitionMatter) else None
    names = matter.places if isinstance(matter, ActivityMatter) else [given.place for given in matter.recipients]
    addresses = [url for source in matter.sources for url in (source.url, source.archived) if url]
    return Record(
        path=entry.path.split("/", 1)[1],
        slug=entry.slug,
        award=recognition.award if recognition else None,
        edition=recognition.edition if recognition else None,
        conferred_year=conferred.year if conferred else None,
        places=frozenset(place.slug for name in names for place in registry.places_named(name)),
        addresses=frozenset(map(address_key, addresses)),
        issuers=tuple(party.issuer for party in recognition.issuers) if recognition else (),
        themes=tuple(matter.themes),
        old_slugs=tuple(slug for alias in matter.aliases for slug in _OLD_ENTRY.findall(alias)),
        draft=matter.draft,
    )


def address_key(address: str) -> str:
    """Return what two addresses of one article have in common: host and path, without what counts the readers."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # brackets that are no IPv6 address
        return address.strip()
    query = "&".join(part for part in parts.query.split("&") if not _IDLE_QUERY.fullmatch(part))
    host = _HOST_PREFIX.sub("", parts.netloc.casefold())
    return f"{host}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"


def likely_repeats(records: Records, drafted: Record, *, new_award: bool) -> tuple[Record, ...]:
    """Return the entries that seem to record the same act, sorted by path.

    Those are of the same award, edition or year and place; and those from the same address, unless they are of another
    award: an article may report several. `new_award` says that the registry does not know the award drafted, so that an
    entry from the same address may well be of the same one under a better name.
    """
    kin = records.by_award.get(drafted.award or "", ())
    alike = {record for record in kin if record.places & drafted.places and _same_year(record, drafted)}
    for address in drafted.addresses:
        alike |= {one for one in records.by_address.get(address, ()) if new_award or one.award == drafted.award}
    return tuple(sorted(alike, key=lambda record: record.path))


def _same_year(one: Record, other: Record) -> bool:
    if one.edition and other.edition:
        return one.edition == other.edition
    return bool(one.years & other.years) or not (one.years or other.years)


def usual_themes(records: Records, award: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """Return the themes that most published entries of an award have, the most frequent first; drafts prove nothing."""
    kin = [record for record in records.by_award.get(award, ()) if not record.draft]
    times = Counter(theme for record in kin for theme in record.themes if theme in known)
    usual = [theme for theme, number in times.items() if number >= USUAL_SHARE * len(kin)]
    return tuple(sorted(usual, key=lambda theme: (-times[theme], theme))[:MOST_THEMES])


def usual_issuers(
    award: Award, year: int | None, issuers: Mapping[str, Issuer], records: Records
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who runs an award by the registry in a year, or nobody and all who may.

    Where it had several, entries of the same year tell; else the line of successors does, if the entries before and
    after agree, or nobody came before or after. Anything else is not certain.
    """
    running = tuple(id_ for id_ in award.issuers if id_ in issuers)
    if len(running) < 2:
        return running, ()
    given = dict(_given(award.id, frozenset(running), records))
    if year is None:
        return (), running
    if year in given:
        return (given[year], ()) if given[year] else ((), running)
    certain = _between(running, given, year) if _is_line(running, issuers) else ()
    return (certain, ()) if certain else ((), running)


def _given(award: str, running: frozenset[str], records: Records) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the years in which an award was given and by whom; by nobody where entries of a year differ."""
    told: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for record in records.by_award.get(award, ()):
        year = record.conferred_year or record.edition
        if year and not record.draft and record.issuers:
            told[year].add(tuple(sorted(running.intersection(record.issuers))))
    for year, sets in sorted(told.items()):
        yield year, next(iter(sets)) if len(sets) == 1 else ()


def _between(running: tuple[str, ...], given: Mapping[int, tuple[str, ...]], year: int) -> tuple[str, ...]:
    """Return who of a line of successors gave in a year by who gave before and after it; nobody if that is open."""
    earlier = given[max(before)] if (before := [told for told in given if told < year]) else running[:1]
    later = given[min(after)] if (after := [told for told in given if told > year]) else running[-1:]
    return earlier if earlier == later else ()


def _is_line(running: tuple[str, ...], issuers: Mapping[str, Issuer]) -> bool:
    """Tell whether each issuer succeeds the one before it, be it by way of others."""
    after = successions(issuers.values())
    return all(later in _successors(earlier, after) for earlier, later in pairwise(running))


def _successors(id_: str, after: set[tuple[str, str]]) -> set[str]:
    found: set[str] = set()
    open_ = [id_]
    while open_:
        one = open_.pop()
        more = {later for earlier, later in after if earlier == one} - found
        open_ += more
        found |= more
    return found
