"""One place, year or issuer in, its own small JSON file out, for whoever shows it on a page of their own.

Names stand once a file, beside the ids that the entries use. Sources are in the tables, by entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from almanac import urls
from almanac.exports.entry_tables import dates_of
from almanac.exports.table import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from almanac.model import Almanac, Entry, Issuer, Place, Recipient
    from almanac.site_facts import SiteFacts

Fields = dict[str, Any]


def place_file(place: Place, almanac: Almanac, facts: SiteFacts) -> bytes:
    """Return a place's file: what it got, how many others shared it, and its activities."""
    entries = almanac.by_place.get(place.slug, ())
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
        "url": facts.stated(urls.place(place)),
        **_credit(facts),
        "counts": _counts(entries, sum(entry.counts_for(place) for entry in entries)),
        **_names(entries),
    }
    return _file(head, (json_text(_own(entry, place, facts)) for entry in entries))


def year_file(year: int | None, almanac: Almanac, facts: SiteFacts, records: Mapping[str, str]) -> bytes:
    """Return a year's file; `records` holds the text of each entry by slug, which several files share."""
    entries = almanac.by_year.get(year, ())
    places = {recipient.place for entry in entries for recipient in entry.recipients}
    head = {
        "year": year,
        "url": facts.stated(urls.year(year)),
        **_credit(facts),
        "counts": _counts(entries, sum(entry.counted for entry in entries)),
        **_names(entries),
        "places": _place_names(places),
    }
    return _file(head, (records[entry.slug] for entry in entries))


def issuer_file(issuer: Issuer, almanac: Almanac, facts: SiteFacts, records: Mapping[str, str]) -> bytes:
    """Return an issuer's file; `records` as for a year."""
    entries = almanac.by_issuer.get(issuer.id, ())
    places = {recipient.place for entry in entries for recipient in entry.recipients}
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
        "url": facts.stated(urls.issuer(issuer.id)),
        **_credit(facts),
        "counts": _counts(entries, sum(entry.counted for entry in entries)),
        **_names(entries),
        "places": _place_names(places),
    }
    return _file(head, (records[entry.slug] for entry in entries))


def record(entry: Entry, facts: SiteFacts) -> str:
    """Return the text of an entry with all its recipients."""
    recipients = [{"place": recipient.place.slug, **_result(recipient)} for recipient in entry.recipients]
    return json_text({**_head(entry, facts), "recipients": recipients})


def _own(entry: Entry, place: Place, facts: SiteFacts) -> Fields:
    own = [recipient for recipient in entry.recipients if recipient.place == place]
    others = len({recipient.place.slug for recipient in entry.recipients}) - 1
    # What counts for this place: another place's office-holder may have been honoured as a person in the same act.
    return {
        **_head(entry, facts),
        "counted": entry.counts_for(place),
        "results": [_result(recipient) for recipient in own],
        "others": others,
        "summary": entry.summary,
    }


def _head(entry: Entry, facts: SiteFacts) -> Fields:
    conferred, earliest, latest = dates_of(entry.conferred)
    return {
        "entry": entry.slug,
        "title": entry.title,
        "kind": entry.kind.value,
        "award": entry.award.id if entry.award else None,
        "edition": entry.edition,
        "conferred": conferred,
        "conferred_from": earliest,
        "conferred_to": latest,
        "year": entry.year,
        "status": entry.status.value,
        "counted": entry.counted,
        "issuers": [party.issuer.id for party in entry.parties],
        "themes": [theme.id for theme in entry.themes],
        "publishers": entry.publishers,
        "url": facts.stated(urls.entry(entry.slug)),
    }


def _result(recipient: Recipient) -> Fields:
    """Return what is known of a result; most recipients have one or two of these and the rest is left out."""
    result = recipient.result
    fields = {
        "unit": recipient.unit,
        "tier": result.tier,
        "rank": result.rank,
        "of": result.of,
        "score": result.score,
        "category": result.category,
    }
    known = {key: value for key, value in fields.items() if value is not None}
    return {**known, "personal": True} if recipient.personal else known


def _counts(entries: Iterable[Entry], counted: int) -> Fields:
    found = tuple(entries)
    activities = sum(entry.is_activity for entry in found)
    return {"recognitions": counted, "not_counted": len(found) - counted - activities, "activities": activities}


def _names(entries: Iterable[Entry]) -> Fields:
    found = tuple(entries)
    awards = {entry.award.id: entry.award.name for entry in found if entry.award}
    issuers = {party.issuer.id: party.issuer.name for entry in found for party in entry.parties}
    return {"awards": dict(sorted(awards.items())), "issuers": dict(sorted(issuers.items()))}


def _place_names(places: Iterable[Place]) -> dict[str, str]:
    return {place.slug: place.name for place in sorted(places, key=lambda place: place.slug)}


def _credit(facts: SiteFacts) -> Fields:
    return {"source": facts.name, "license": facts.content_licence.id}


def _file(head: Fields, entries: Iterable[str]) -> bytes:
    """Return a file with one entry a line, so that two editions can be compared line by line."""
    fields = "".join(f"{json_text(key)}:{json_text(value)},\n" for key, value in head.items())
    rows = ",\n".join(entries)
    return f'{{\n{fields}"entries":[\n{rows}\n]\n}}\n'.encode()
