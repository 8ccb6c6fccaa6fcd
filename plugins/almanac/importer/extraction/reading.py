"""An article and the registry in, what it reports out: its day of publication, and each recognition with evidence.

Every value carries where the text says it, how sure that is, and what else it could be. What the text does not say is
None: nothing is filled in from what is usual.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from almanac.importer.extraction import acts, confidence, cues
from almanac.importer.extraction.frames import Finders, frames
from almanac.importer.extraction.givers import givers
from almanac.importer.extraction.outcomes import with_outcomes
from almanac.importer.extraction.persons import presenters, received_by
from almanac.importer.extraction.publication import inferred_publication, years_named
from almanac.importer.extraction.recipients import recipients
from almanac.importer.extraction.several import by_category
from almanac.importer.extraction.telling import why_none
from almanac.importer.extraction.timing import conferred as conferral
from almanac.importer.extraction.timing import days_told, occasion, this_year, year_told
from almanac.importer.extraction.timing import edition as edition_of
from almanac.importer.extraction.together import brought_together, without_generic, without_sum
from almanac.importer.extraction.venue import recipients_total, venue
from almanac.importer.findings import Finding, Reading, Recipient, Recognition
from almanac.importer.notes import Note, Why
from almanac.model import Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.importer.extraction.acts import Group
    from almanac.importer.extraction.article import Article
    from almanac.importer.extraction.bodies import Body
    from almanac.importer.extraction.dates import Mention, Resolved
    from almanac.importer.extraction.frames import Frame
    from almanac.importer.extraction.places import PlaceMention
    from almanac.model import Award, Place

_RANKING = re.compile(r"\b(?:indeks|index|peringkat|ranking|rangking|survei|pemeringkatan)\b|Metric\b", re.IGNORECASE)
_CERTIFICATE = re.compile(r"\b(?:sertifika\w+|opini|akreditasi|eliminasi|iso|rekor)\b", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:(?:menjadi|jadi|sebagai|daftar)\s+anggota|keanggotaan)\b", re.IGNORECASE)
_MEMBERSHIP = re.compile(r"\b(?:anggota|keanggotaan|bergabung|jejaring|network|member)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:diserahkan|menyerahkan|diterima|menerima|dianugerahi|dianugerahkan|diraih|meraih|disematkan|dibacakan)\b",
    re.IGNORECASE,
)


def read(article: Article, finders: Finders) -> Reading:
    """Return what an article reports."""
    sentences = frames(article, finders)
    published = article.publication.published
    day = published.date if published else None
    years = tuple(dict.fromkeys((*years_named(article.body), *years_named(article.text))))
    groups, whole = without_sum(acts.groups(sentences))
    awards = finders.registry.awards
    giving_all = givers(whole, sentences, awards, alone=False) if whole else ()
    told_of: list[tuple[Group, Recognition]] = []
    for group in groups:
        alone = len(groups) == 1
        places = recipients(group, sentences, alone=alone)
        if places:
            when = conferral(group, sentences, day, years, alone=alone)
            bodies = givers(group, sentences, awards, alone=alone) or giving_all
            one = _recognition(group, sentences, places, bodies, finders)
            conferred = _date(*when) if when else _year(group)
            one = replace(one, conferred=conferred, edition=_edition(group, sentences, article, conferred))
            apart = by_category(one, group, sentences, awards.get(group.id or ""), alone=alone)
            told_of += ((group, each) for each in apart)
    found = without_generic(told_of)
    told = occasion(sentences, day, years)
    return Reading(
        article,
        _publisher(article),
        _published(article, sentences, years),
        brought_together(found, _date(*told) if told else None, day),
        None if found else why_none(sentences, named=bool(groups)),
    )


def _recognition(
    group: Group,
    sentences: tuple[Frame, ...],
    places: tuple[PlaceMention, ...],
    bodies: tuple[Body, ...],
    finders: Finders,
) -> Recognition:
    """Return what is told of an award but its dates."""
    award = finders.registry.awards.get(group.id) if group.id else None
    mentions = tuple((mention.start, mention.end) for _, mention in group.mentions)
    named = tuple(Recipient(_place(mention), received_by=received_by(group, mention.place)) for mention in places)
    return Recognition(
        kind=_kind(group),
        award=Finding(group.name, mentions, confidence.of_award(group.mentions[0][1], award)),
        award_id=group.id,
        recipients=with_outcomes(named, group, sentences, award),
        issuers=tuple(_issuer(body, award, finders) for body in bodies),
        presenters=presenters(group),
        venue=venue(group),
        recipients_total=recipients_total(group, len(named)),
        status=Status.ANNOUNCED if _is_ahead(group) else Status.REPORTED,
    )


def _place(mention: PlaceMention) -> Finding[Place]:
    span = (mention.start, mention.end)
    return Finding(mention.place, (span,), confidence.of_place(mention), alternatives=mention.places[1:])


def _issuer(body: Body, award: Award | None, finders: Finders) -> Finding[Body]:
    """Return an institution that gives; what else goes by its name may be meant."""
    issuers = finders.registry.issuers
    others = tuple(replace(body, id=one, name=issuers[one].name, others=()) for one in body.others)
    return Finding(body, ((body.start, body.end),), confidence.of_issuer(body, award), alternatives=others)


def _date(found: Resolved, mention: Mention) -> Finding[str]:
    return Finding(found.edtf, ((mention.start, mention.end),), found.confidence, found.note, found.alternatives)


def _edition(
    group: Group, sentences: tuple[Frame, ...], article: Article, conferred: Finding[str] | None
) -> Finding[int] | None:
    """Return the year that an award is for: that which follows its name, or of "tahun ini" that of the handover."""
    told = edition_of(group, sentences, article.body)
    if told:
        return Finding(told[0], ((told[1], told[2]),), confidence.EDITION)
    span = this_year(group)
    published = article.publication.published
    year = re.match(r"\d{4}", (conferred.value if conferred else "") or (published.edtf if published else ""))
    if span and year:
        return Finding(int(year[0]), (span,), confidence.THIS_YEAR, Note(Why.THIS_YEAR))
    return None


def _year(group: Group) -> Finding[str] | None:
    told = year_told(group)
    return Finding(str(told[0]), ((told[1], told[2]),), confidence.YEAR_ALONE) if told else None


def _is_ahead(group: Group) -> bool:
    """Tell whether the handover has still to come: a sentence says so, and none tells of it as done."""
    done = any(_DONE.search(frame.text) and not frame.ahead and not frame.remembers for frame in group.frames)
    return not done and any(frame.ahead or cues.CERTAIN.search(frame.text) for frame in group.frames)


def _kind(group: Group) -> Kind:
    """Return the kind by what the award is called and what its sentences say."""
    told = " ".join(frame.text for frame in group.core)
    if any(mention.network for _, mention in group.mentions) or _MEMBERSHIP.search(group.name):
        return Kind.MEMBERSHIP
    for form, kind in ((_RANKING, Kind.RANKING), (_CERTIFICATE, Kind.CERTIFICATE)):
        if form.search(group.name):
            return kind
    return Kind.MEMBERSHIP if _JOINS.search(told) else Kind.AWARD


def _publisher(article: Article) -> Finding[str] | None:
    publication = article.publication
    if publication.publisher is None:
        return None
    spans = (publication.publisher_at,) if publication.publisher_at else ()
    return Finding(publication.publisher, spans, confidence.PUBLISHER)


def _published(article: Article, sentences: Iterable[Frame], years: tuple[int, ...]) -> Finding[str] | None:
    publication = article.publication
    if publication.published:
        found = publication.published
        spans = (publication.published_at,) if publication.published_at else ()
        return Finding(found.edtf, spans, found.confidence, found.note, found.alternatives)
    days = tuple(days_told(sentences, years))
    inferred = inferred_publication(day for day, _ in days)
    if inferred is None:
        return None
    return Finding(inferred.edtf, (max(days)[1],), inferred.confidence, inferred.note)
