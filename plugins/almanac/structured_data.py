"""A page's subject in, what it says to machines out: JSON-LD in the words of schema.org, as plain values.

Only recognitions that count become an `award`, and only of the government of the place: `award` is not defined for
places. Entries are many and their pages small, so that the data of one say only what machines cannot take from the
page's own tags: when it was published, and what its recipient was awarded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from almanac import downloads, urls
from almanac.model import Award, Entry, Issuer, IssuerType, Place, PlaceType, StaticPage, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Recipient
    from almanac.site_facts import Licence, SiteFacts

Node = dict[str, object]
Trail = tuple[tuple[str, str], ...]

CONTEXT = "https://schema.org"

MOST_AWARDS = 40
"""Awards named for one place, newest first."""

GOVERNMENTS = frozenset({IssuerType.NATIONAL_GOVERNMENT, IssuerType.PROVINCIAL_GOVERNMENT, IssuerType.CITY})

SITE = "situs"
"""Fragment of the home page that stands for the site, which every other page is a part of."""

AREAS = {
    PlaceType.CITY: "City",
    PlaceType.ADMINISTRATIVE_CITY: "City",
    PlaceType.REGENCY: "AdministrativeArea",
    PlaceType.ADMINISTRATIVE_REGENCY: "AdministrativeArea",
    PlaceType.PROVINCE: "State",
}

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def to_script(data: Node) -> str:
    """Return JSON that may stand in a <script> element: nothing in it can end the element or begin a comment."""
    return _ENCODER.encode(data).translate(_ESCAPES)


def for_page(
    almanac: Almanac, facts: SiteFacts, t: Language, subject: object, address: str, trail: Trail
) -> Node | None:
    """Return what a page says, or None where it has nothing to say.

    `subject` is the model's thing that the page is about, ("year", year, entries), or the word "home" or "data".
    `trail` has the name and address of each page above it and, last, of the page itself.
    """
    name = trail[-1][0] if trail else facts.name
    page = _Page(almanac, facts, t, address, name)
    nodes = [*page.nodes(subject), *page.breadcrumbs(trail)]
    return {"@context": CONTEXT, "@graph": nodes} if nodes else None


def for_entry(entry: Entry, t: Language, published: str | None, modified: str | None) -> Node | None:
    """Return what the page of an entry says beyond its other tags, or None where that is nothing.

    The days are those on which its file came and last changed. The government of a single recipient is named with what
    it got; several stand in the page's table, and each in the data of its place's own page.
    """
    said: Node = {}
    if published:
        said["datePublished"] = published
    if modified and modified != published:
        said["dateModified"] = modified
    if len(entry.recipients) == 1 and entry.counted:
        recipient = entry.recipients[0]
        said["about"] = {**_government(recipient.place, t), "award": _award(entry, recipient, t)}
    return {"@context": CONTEXT, "@type": "Article", **said} if said else None


@dataclass(frozen=True, slots=True)
class _Page:
    """What the nodes of one page have in common: links in them are seen from its address."""

    almanac: Almanac
    facts: SiteFacts
    t: Language
    address: str
    name: str

    def nodes(self, subject: object) -> Iterator[Node]:
        match subject:
            case "home":
                yield self._website()
            case "data":
                yield self._dataset()
            case Place():
                entries = self.almanac.by_place.get(subject.slug, ())
                yield self._collection(entries, about=self._honoured_government(subject, entries))
            case Issuer():
                about = self._issuer(subject, in_full=True)
                yield self._collection(self.almanac.by_issuer.get(subject.id, ()), about=about)
            case Award():
                about = {"@type": "Thing", "name": subject.name, "description": subject.about}
                if subject.aliases:
                    about["alternateName"] = list(subject.aliases)
                yield self._collection(self.almanac.by_award.get(subject.id, ()), about=about)
            case Theme():
                about = {"@type": "DefinedTerm", "name": subject.name, "termCode": subject.id}
                if subject.about:
                    about["description"] = subject.about
                yield self._collection(self.almanac.by_theme.get(subject.id, ()), about=about)
            case ("year", year, entries):
                yield self._collection(entries, **({} if year is None else {"temporalCoverage": str(year)}))
            case StaticPage():
                yield {**self._web_page("WebPage", subject.lang), "description": subject.summary}

    def breadcrumbs(self, trail: Trail) -> Iterator[Node]:
        """Yield the way to the page, from the home page on; search engines ask for two steps at least."""
        steps = trail if trail[:1] and trail[0][1] == urls.HOME else ((self.facts.name, urls.HOME), *trail)
        if self.address == urls.HOME or len(trail) < 2:
            return
        items: list[Node] = [
            {"@type": "ListItem", "position": number, "name": name, "item": self._href(address)}
            for number, (name, address) in enumerate(steps, 1)
        ]
        # The address of the page itself need not be said.
        if steps[-1][1] == self.address:
            del items[-1]["item"]
        yield {"@type": "BreadcrumbList", "itemListElement": items}

    def _href(self, address: str) -> str:
        return self.facts.href(address, self.address)

    def _id(self, address: str, fragment: str) -> str:
        return f"{self._href(address)}#{fragment}"

    # The site and its pages

    def _publisher(self) -> Node:
        return {
            "@type": "Organization",
            "@id": self._id(urls.HOME, "almanak"),
            "name": self.facts.name,
            "url": self._href(urls.HOME),
        }

    def _website(self) -> Node:
        node: Node = {
            "@type": "WebSite",
            "@id": self._id(urls.HOME, SITE),
            "name": self.facts.name,
            "description": self.facts.tagline,
            "url": self._href(urls.HOME),
            "inLanguage": self.facts.language,
            "license": self.facts.content_licence.url,
            "publisher": self._publisher(),
        }
        # A template is no address that a reader could resolve against the page's own.
        if self.facts.url:
            node["potentialAction"] = {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{self.facts.href(urls.SEARCH)}?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            }
        return node

    def _part_of(self) -> Node:
        home = self._href(urls.HOME)
        return {"@type": "WebSite", "@id": self._id(urls.HOME, SITE), "name": self.facts.name, "url": home}

    def _web_page(self, kind: str, language: str) -> Node:
        return {
            "@type": kind,
            "name": self.name,
            "url": self._href(self.address),
            "inLanguage": language,
            "isPartOf": self._part_of(),
            "license": self.facts.content_licence.url,
        }

    def _collection(self, entries: Sequence[Entry], **more: object) -> Node:
        page = self._web_page("CollectionPage", self.t.code)
        return {**page, **more, "mainEntity": {"@type": "ItemList", "numberOfItems": len(entries)}}

    def _dataset(self) -> Node:
        years = [year for year in self.almanac.by_year if year is not None]
        node: Node = {
            "@type": "Dataset",
            "@id": self._id(urls.DATA, "data"),
            "name": self.facts.name,
            "description": self.facts.tagline,
            "url": self._href(urls.DATA),
            "inLanguage": self.facts.language,
            "isAccessibleForFree": True,
            "license": self.facts.content_licence.url,
            "creator": self._publisher(),
            "isPartOf": self._part_of(),
            "spatialCoverage": {"@type": "Country", "name": "Indonesia"},
            "isBasedOn": [self._based_on(credit.name, credit.url, credit.licence) for credit in self.facts.credits],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": path.rsplit("/", 1)[-1],
                    "contentUrl": self._href(path),
                    "encodingFormat": media_type,
                }
                for path, media_type in downloads.offered(len(self.almanac.entries))
            ],
        }
        if years:
            node["temporalCoverage"] = f"{min(years)}/{max(years)}"
        return node

    def _based_on(self, name: str, url: str, licence: Licence) -> Node:
        return {"@type": "CreativeWork", "name": name, "url": url, "license": licence.url}

    # Bodies and places

    def _honoured_government(self, place: Place, entries: Iterable[Entry]) -> Node:
        awards = dict.fromkeys(
            _award(entry, recipient, self.t)
            for entry in entries
            if entry.counted
            for recipient in entry.recipients
            if recipient.place.slug == place.slug and not recipient.personal
        )
        node = {
            **_government(place, self.t),
            "@id": self._id(self.address, "pemerintah"),
            "areaServed": self._area(place),
        }
        if awards:
            node["award"] = list(islice(awards, MOST_AWARDS))
        return node

    def _area(self, place: Place) -> Node:
        node: Node = {
            "@type": AREAS[place.type],
            "name": place.name,
            "identifier": {"@type": "PropertyValue", "propertyID": "Kemendagri", "value": place.code},
        }
        if place.aliases:
            node["alternateName"] = list(place.aliases)
        if place.latitude is not None and place.longitude is not None:
            node["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
        if place.type is PlaceType.PROVINCE:
            node["containedInPlace"] = {"@type": "Country", "name": "Indonesia"}
        else:
            node["containedInPlace"] = {"@type": "State", "name": place.province}
        return node

    def _issuer(self, issuer: Issuer, *, in_full: bool = False) -> Node:
        node: Node = {
            "@type": "GovernmentOrganization" if issuer.type in GOVERNMENTS else "Organization",
            "name": issuer.name,
        }
        if in_full:
            node["@id"] = self._id(self.address, "lembaga")
            others = [name for name in (issuer.short, *issuer.aliases) if name != issuer.name]
            if others:
                node["alternateName"] = list(dict.fromkeys(others))
            if issuer.website:
                node["url"] = issuer.website
        return node


def _government(place: Place, t: Language) -> Node:
    return {"@type": "GovernmentOrganization", "name": t.gettext("Pemerintah %(place)s") % {"place": place.name}}


def _award(entry: Entry, recipient: Recipient, t: Language) -> str:
    """Return what one recipient got, in words: "Adipura 2016, Adipura Kencana"."""
    result = recipient.result
    name = entry.award.name if entry.award else entry.title
    parts = [f"{name} {entry.edition}" if entry.edition else name]
    if result.tier:
        parts.append(result.tier)
    if result.rank:
        parts.append(t.gettext("peringkat %(rank)s") % {"rank": t.number(result.rank)})
    if result.category:
        parts.append(result.category)
    if recipient.unit:
        parts.append(recipient.unit)
    return ", ".join(parts)
