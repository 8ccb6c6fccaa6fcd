"""The recognitions of one article in, the same out, each completed by what the others tell.

A class of the best is given by whoever gives the award that it is a class in; what is given on one occasion is given on
one day; what is years older than the rest is remembered, not reported.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from almanac.importer.extraction import acts, confidence
from almanac.importer.notes import Note, Why

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from almanac.importer.extraction.acts import Group
    from almanac.importer.findings import Finding, Recognition

OLD = 3
"""Years before an article's own from which on an award is no news, where it reports a newer one."""
_SUM = re.compile(
    r"\b(?:dua|tiga|empat|lima|enam|tujuh|\d{1,2}|sejumlah|beberapa|sederet|berbagai)\s+(?:buah\s+)?(?:penghargaan|piagam)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def without_sum(groups: tuple[Group, ...]) -> tuple[tuple[Group, ...], Group | None]:
    """Return the awards of an article, and apart from them what only counts them by their giver.

    "Tiga penghargaan dari KPK" is none of the three that are named after it; its giver gives each.
    """
    for group in groups:
        frame, mention = group.mentions[0]
        told = " ".join(one.text for one in group.frames[:2])
        if mention.nameless and frame in group.core and len(groups) > 1 and _SUM.search(told):
            return tuple(one for one in groups if one is not group), group
    return groups, None


def without_generic(told: list[tuple[Group, Recognition]]) -> list[Recognition]:
    """Return the recognitions but those that have only a giver, where one with a name is that giver's and says as much.

    "Penghargaan dari Ombudsman" beside the Ombudsman's own award, to the same places, is that award.
    """
    named = [one for group, one in told if not group.mentions[0][1].nameless]
    return [one for group, one in told if not (group.mentions[0][1].nameless and any(_covers(it, one) for it in named))]


def _covers(named: Recognition, generic: Recognition) -> bool:
    """Tell whether a recognition has all recipients and all issuers of another, and its day if that has one."""
    places = {recipient.place.value.slug for recipient in named.recipients}
    givers = {body.value.id or body.value.name for body in named.issuers}
    return (
        bool(generic.issuers)
        and {body.value.id or body.value.name for body in generic.issuers} <= givers
        and {recipient.place.value.slug for recipient in generic.recipients} <= places
        and (generic.conferred is None or named.conferred is None or generic.conferred.value == named.conferred.value)
    )


def brought_together(
    found: list[Recognition], occasion: Finding[str] | None, published: dt.date | None
) -> tuple[Recognition, ...]:
    """Return the recognitions of an article; `occasion` is the day of the one occasion that it tells of, if any."""
    whole = tuple(_with_whole(found))
    return tuple(_on_one_day(_without_old(whole, published), occasion))


def _with_whole(found: Iterable[Recognition]) -> Iterator[Recognition]:
    """Yield the recognitions; a class of the best ("5 provinsi terbaik") has issuers and edition of the one before."""
    whole: Recognition | None = None
    for one in found:
        if not acts.is_class(one.award.value):
            whole = one
            yield one
        elif whole:
            yield replace(one, issuers=one.issuers or whole.issuers, edition=one.edition or whole.edition)
        else:
            yield one


def _without_old(found: tuple[Recognition, ...], published: dt.date | None) -> tuple[Recognition, ...]:
    """Return the recognitions but one that is years older than the article, if it reports any that is not.

    Several old ones are an account of what a place has received, and are what it reports.
    """
    if published is None:
        return found
    fresh = tuple(one for one in found if (_year(one) or published.year) > published.year - OLD)
    return fresh if len(fresh) == len(found) - 1 and any(_year(one) for one in fresh) else found


def _year(one: Recognition) -> int | None:
    if one.conferred and one.conferred.value[:4].isdigit():
        return int(one.conferred.value[:4])
    return one.edition.value if one.edition else None


def _on_one_day(found: tuple[Recognition, ...], occasion: Finding[str] | None) -> Iterator[Recognition]:
    """Yield the recognitions; where all that tell a day tell the same, the others have it too, as uncertain."""
    days = {one.conferred.value: one.conferred for one in found if one.conferred and _DAY.match(one.conferred.value)}
    if occasion and not any(one.conferred for one in found):
        days = {occasion.value: occasion}
    for one in found:
        if one.conferred is None and len(days) == 1:
            day = next(iter(days.values()))
            value = "/".join(f"{part.rstrip('?')}?" for part in day.value.split("/"))
            shared = replace(day, value=value, confidence=confidence.SHARED_DAY, note=Note(Why.SHARED_DAY))
            yield replace(one, conferred=shared)
        else:
            yield one
