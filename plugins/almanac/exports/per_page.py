"""One place, year or issuer in, its own JSON file out, for whoever shows it on a page of their own.

Names stand once a file, beside the ids that the entries use, and so does the form of an entry's address. What is not
known of an entry is left out. A file is bounded: where there are more entries it holds the newest, and says how many
others there are and which tables have them. Sources and summaries are in the tables alone, by entry.
"""

from __future__ import annotations

from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, Any, NamedTuple

from almanac import downloads, urls
from almanac.exports.table import TRUTH, json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from almanac.exports.registry_tables import Total
    from almanac.model import Entry, Issuer, Place, Recipient
    from almanac.site_facts import SiteFacts

Fields = dict[str, Any]

MOST = 100
"""Entries in the file of a place or an issuer: more than a page of theirs shows, and about 40 KB."""

MOST_OF_A_YEAR = 1_000
"""Entries in the file of a year: about 600 KB."""


class Record(NamedTuple):
    """An entry as several files tell of it, in JSON: those of years and issuers the whole, that of a place its share.

    `head` is what all of them say; `results` has the place of each recipient and the fields of its result. By place,
    `places` tells whether its totals include the entry, and `shares` has its results.
    """

    head: str
    counted: bool
    places: Mapping[str, bool]
    results: Sequence[tuple[str, str]]
    shares: Mapping[str, str]

    def whole(self) -> str:
        """Return the text of the entry with all its recipients."""
        recipients = ",".join(
            [f'{{"place":{_text(slug)},{own}}}' if own else f'{{"place":{_text(slug)}}}' for slug, own in self.results]
        )
        return f'{self.head},"counted":{TRUTH[self.counted]},"recipients":[{recipients}]}}'

    def of_place(self, slug: str) -> str:
        """Return the text of the entry with what one place got."""
        counted, share, others = TRUTH[self.places[slug]], self.shares[slug], len(self.shares) - 1
        return f'{self.head},"counted":{counted},"results":[{share}],"others":{others}}}'


def record(entry: Entry, places: Mapping[str, bool]) -> Record:
    """Return what several files tell of an entry; `places` is what `counted_places` returns of it."""
    results = [(recipient.place.slug, _result(recipient)) for recipient in entry.recipients]
    shares: dict[str, str] = {}
    for slug, own in results:
        shares[slug] = f"{shares[slug]},{{{own}}}" if slug in shares else f"{{{own}}}"
    return Record(_head(entry), entry.counted, places, results, shares)


def place_file(
    place: Place, newest: Sequence[Entry], total: Total, records: Mapping[str, Record], facts: SiteFacts
) -> bytes:
    """Return a place's file: what it got, how many others shared it, and its activities.

    `newest` are the entries that the file holds, `records` has each of them by slug, `total` tells of all.
    """
    head = {
        "place": {
            "slug": place.slug,
            "code": place.code,
            "type": place.type.value,
            "name": place.name,
            "province": place.province,
            "latitude": place.latitude,
            "longitude": place.longitude,
        },
        **_common(urls.place(place), newest, total, facts),
    }
    return _file(head, [records[entry.slug].of_place(place.slug) for entry in newest])


def year_file(
    year: int | None, newest: Sequence[Entry], total: Total, records: Mapping[str, Record], facts: SiteFacts
) -> bytes:
    """Return a year's file; the arguments are those of `place_file`."""
    head = {"year": year, **_common(urls.year(year), newest, total, facts), **_place_names(newest)}
    return _file(head, [records[entry.slug].whole() for entry in newest])


def issuer_file(
    issuer: Issuer, newest: Sequence[Entry], total: Total, records: Mapping[str, Record], facts: SiteFacts
) -> bytes:
    """Return an issuer's file; the arguments are those of `place_file`."""
    head = {
        "issuer": {
            "id": issuer.id,
            "name": issuer.name,
            "short": issuer.short,
            "type": issuer.type.value,
            "country": issuer.country,
            "website": issuer.website,
            "predecessors": issuer.predecessors,
            "successors": issuer.successors,
        },
        **_common(urls.issuer(issuer.id), newest, total, facts),
        **_place_names(newest),
    }
    return _file(head, [records[entry.slug].whole() for entry in newest])


_RESULT = ('"unit":', '"tier":', '"rank":', '"of":', '"score":', '"category":')


def _head(entry: Entry) -> str:
    award, edition, year = entry.award, entry.edition, entry.year
    # One call of the encoder for each entry would take longer than all the rest.
    return "".join(
        (
            f'{{"entry":{_text(entry.slug)},"title":{_text(entry.title)},"kind":"{entry.kind.value}"',
            f',"award":{_text(award.id)}' if award else "",
            "" if edition is None else f',"edition":{edition}',
            f',"conferred":{_text(entry.conferred.text)}' if entry.conferred else "",
            "" if year is None else f',"year":{year}',
            f',"status":"{entry.status.value}"',
            f',"issuers":[{",".join([_text(party.issuer.id) for party in entry.parties])}]',
            f',"themes":[{",".join([_text(theme.id) for theme in entry.themes])}]',
            f',"publishers":{entry.publishers}',
        )
    )


def _result(recipient: Recipient) -> str:
    """Return the fields of what is known of a result; most recipients have one or two and the rest is left out."""
    result = recipient.result
    values = (recipient.unit, result.tier, result.rank, result.of, result.score, result.category)
    fields = [
        key + (_text(value) if isinstance(value, str) else str(value))
        for key, value in zip(_RESULT, values, strict=True)
        if value is not None
    ]
    if recipient.personal:
        fields.append('"personal":true')
    return ",".join(fields)


def _common(page: str, newest: Sequence[Entry], total: Total, facts: SiteFacts) -> Fields:
    counted, entries, activities = total
    older = entries - len(newest)
    awards = {entry.award.id: entry.award.name for entry in newest if entry.award}
    issuers = {party.issuer.id: party.issuer.name for entry in newest for party in entry.parties}
    return {
        "url": facts.stated(page),
        "entry_url": facts.stated(urls.entry("{entry}")),
        "source": facts.name,
        "license": facts.content_licence.id,
        "counts": {
            "recognitions": counted,
            "not_counted": entries - counted - activities,
            "activities": activities,
        },
        **({"left_out": {"entries": older, "tables": facts.stated(downloads.PACKAGE)}} if older else {}),
        "awards": dict(sorted(awards.items())),
        "issuers": dict(sorted(issuers.items())),
    }


def _place_names(entries: Iterable[Entry]) -> Fields:
    names = {recipient.place.slug: recipient.place.name for entry in entries for recipient in entry.recipients}
    return {"places": dict(sorted(names.items()))}


def _file(head: Fields, entries: Iterable[str]) -> bytes:
    """Return a file with one entry a line, so that two editions can be compared line by line."""
    fields = "".join(f"{json_text(key)}:{json_text(value)},\n" for key, value in head.items())
    rows = ",\n".join(entries)
    return f'{{\n{fields}"entries":[\n{rows}\n]\n}}\n'.encode()
