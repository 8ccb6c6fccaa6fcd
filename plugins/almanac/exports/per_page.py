"""One place, year or issuer in, its own JSON file out, for whoever shows it on a page of their own.

Names stand once a file, beside the ids that the entries use, and so does the form of an entry's address. What is not
known of an entry is left out. A file is bounded: where there are more entries it holds the newest, and says how many
others there are and which tables have them. Sources and summaries are in the tables alone, by entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, Any

from almanac import downloads, urls
from almanac.exports.entry_rows import counted_places
from almanac.exports.table import json_text

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


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as JSON: what every file says of it, and how this ends in those of years and issuers and of each place.

    `of_place` is keyed by the place's slug.
    """

    head: str
    end: str
    of_place: Mapping[str, str]

    @property
    def whole(self) -> str:
        """Return the text of the entry with all its recipients."""
        return self.head + self.end


def record(entry: Entry) -> Record:
    """Return the texts of an entry, which several files share."""
    results = [(recipient.place.slug, _result(recipient)) for recipient in entry.recipients]
    recipients = ",".join([f'{{"place":{_text(slug)}{"," if own else ""}{own}}}' for slug, own in results])
    by_place: dict[str, list[str]] = {}
    for slug, own in results:
        by_place.setdefault(slug, []).append(f"{{{own}}}")
    counted = counted_places(entry, counted=entry.counted)
    return Record(
        head=_head(entry),
        end=f',"counted":{_truth(entry.counted)},"recipients":[{recipients}]}}',
        of_place={
            slug: f',"counted":{_truth(counted[slug])},"results":[{",".join(own)}],"others":{len(by_place) - 1}}}'
            for slug, own in by_place.items()
        },
    )


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
    found = [records[entry.slug] for entry in newest]
    return _file(head, (one.head + one.of_place[place.slug] for one in found))


def year_file(
    year: int | None, newest: Sequence[Entry], total: Total, records: Mapping[str, Record], facts: SiteFacts
) -> bytes:
    """Return a year's file; the arguments are those of `place_file`."""
    head = {"year": year, **_common(urls.year(year), newest, total, facts), **_place_names(newest)}
    return _file(head, (records[entry.slug].whole for entry in newest))


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
    return _file(head, (records[entry.slug].whole for entry in newest))


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
    fields = [
        f'"{key}":{_text(value) if isinstance(value, str) else value}'
        for key, value in (
            ("unit", recipient.unit),
            ("tier", result.tier),
            ("rank", result.rank),
            ("of", result.of),
            ("score", result.score),
            ("category", result.category),
        )
        if value is not None
    ]
    if recipient.personal:
        fields.append('"personal":true')
    return ",".join(fields)


def _truth(value: bool) -> str:  # noqa: FBT001 - a value to be written
    return "true" if value else "false"


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
