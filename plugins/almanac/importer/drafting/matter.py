"""A recognition and the registry in; the front matter of its draft, and what the registry lacks for it, out.

Title and summary are missing here: they are made of what the rest says. Whatever the article does not say is null and
marked so; what the registry says in its place is marked as the registry's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from almanac import edtf
from almanac.importer.drafting.doubts import Context, cut, field_of, fits, is_name, judged, person_of, refused
from almanac.importer.drafting.front_matter import Marked, bare, one_line
from almanac.importer.drafting.records import Records, usual_issuers, usual_themes
from almanac.importer.drafting.registry_drafts import NewFile, named, new_award, new_issuer
from almanac.link import EDITION_AFTER, EDITION_BEFORE
from almanac.model import SourceKind, Status
from almanac.problems import nearest
from almanac.registry import fold_name, tier_named
from almanac.schema import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    RecipientMatter,
    RecognitionMatter,
    ResultMatter,
    SourceMatter,
)

if TYPE_CHECKING:
    import datetime as dt

    from almanac.importer.findings import Finding, Reading, Recipient, Recognition
    from almanac.model import Award, Issuer
    from almanac.registry import Registry


@dataclass(frozen=True, slots=True)
class Ground:
    """What drafts are made on: the registry with what earlier drafts added to it, the records, and the day."""

    reading: Reading
    context: Context
    registry: Registry
    records: Records
    today: dt.date


@dataclass(frozen=True, slots=True)
class Matter:
    """Front matter without title and summary; `new_award` tells that the registry lacked the award."""

    fields: dict[str, object]
    registry: Registry
    files: tuple[NewFile, ...]
    new_award: bool


def matter_of(recognition: Recognition, ground: Ground) -> Matter:
    """Return the fields of a recognition in the order of the almanac's entries, marked where a person should look."""
    edition, conferred = _years(recognition, ground.context)
    known = _known_award(recognition, ground.registry)
    issuers, registry, files = _issuers(recognition, known, (bare(edition), bare(conferred)), ground)
    award_id, registry, award_files = _award(recognition, known, issuers, replace(ground, registry=registry))
    award = registry.awards[str(bare(award_id))]
    context, t = ground.context, ground.context.t
    presenters = [person for finding in recognition.presenters if (person := person_of(context, finding))]
    recipients: object = [
        _recipient(one, award, context, personal=recognition.personal) for one in recognition.recipients
    ]
    if not recipients:
        recipients = Marked([], t.gettext("penerimanya tidak terbaca dalam teks"), 0.0)
    fields: dict[str, object] = {
        "kind": recognition.kind.value,
        "award": award_id,
        "edition": edition,
        "conferred": conferred,
        "date_note": _date_note(recognition, conferred, context),
        "venue": field_of(context, recognition.venue, RecognitionMatter, "venue"),
        "issuers": issuers,
        "presenters": presenters or None,
        "recipients": recipients,
        "recipients_total": field_of(context, recognition.recipients_total, RecognitionMatter, "recipients_total"),
        "themes": _themes(award.id, ground),
        "status": _status(recognition, context),
    }
    optional = ("date_note", "venue", "presenters", "recipients_total")
    told = {name: value for name, value in fields.items() if value is not None or name not in optional}
    return Matter(told, registry, (*files, *award_files), new_award=known is None)


def source_of(ground: Ground) -> dict[str, object]:
    """Return the article as a source, with its address and the day it was read or why there is no address."""
    reading, context, t = ground.reading, ground.context, ground.context.t
    title = one_line(reading.article.title or "")
    address = address_of(reading)
    unread = t.gettext("tidak terbaca dalam teks")
    fields: dict[str, object] = {
        "publisher": field_of(context, reading.publisher, SourceMatter, "publisher") or Marked(None, unread),
        "title": title or Marked(None, t.gettext("judulnya tidak terbaca; tulis seperti diterbitkan"), 0.0),
        "published": field_of(context, reading.published, SourceMatter, "published") or Marked(None, unread),
    }
    if address:
        fields |= {"url": address, "retrieved": ground.today.isoformat()}
    fields["kind"] = SourceKind.NEWS.value
    if not address:
        fields["no_url"] = t.gettext("yang tersedia hanya salinan teks")
    return fields


def address_of(reading: Reading) -> str | None:
    """Return the address that an article came from, None if it came from none that a reader could open."""
    address = (reading.article.address or "").strip()
    return address if address.isprintable() and fits(SourceMatter, "url", address) else None


def _years(recognition: Recognition, context: Context) -> tuple[object, object]:
    """Return edition and conferral; where they lie far apart the edition is marked, for one of them may be wrong."""
    unread = Marked(None, context.t.gettext("tidak terbaca dalam teks"))
    conferred = _conferred(recognition.conferred, context)
    edition = field_of(context, recognition.edition, RecognitionMatter, "edition")
    day, year = bare(conferred), bare(edition)
    given = edtf.parse(day).year if isinstance(day, str) else None
    apart = given - year if given is not None and isinstance(year, int) else 0
    if recognition.edition and not -EDITION_AFTER <= apart <= EDITION_BEFORE:
        far = context.t.gettext("jauh dari tahun penyerahannya, %(year)s") % {"year": given}
        edition = judged(context, recognition.edition, year, far)
    return unread if edition is None else edition, unread if conferred is None else conferred


def _conferred(finding: Finding[str] | None, context: Context) -> object:
    """Return the day as EDTF; a year in which nobody could honour a place is none that an article means."""
    value = field_of(context, finding, RecognitionMatter, "conferred")
    year = edtf.parse(day).year if isinstance(day := bare(value), str) else None
    return refused(context, finding) if finding and year and not EARLIEST_YEAR <= year <= LATEST_YEAR else value


def _date_note(recognition: Recognition, conferred: object, context: Context) -> str | None:
    """Return how the day is known, in the words that entries use for it, where the text leaves part of it open."""
    t, finding, day = context.t, recognition.conferred, bare(conferred)
    if not isinstance(day, str) or finding is None:
        return t.gettext("Kapan diserahkan tidak terbaca dalam sumber.")
    start, end = finding.spans[0] if finding.spans else (0, 0)
    words = cut(one_line(context.article.text[start:end]))
    year = edtf.parse(day).year
    if not words or (str(year) in words and not finding.note):
        return None
    if year is None:
        return t.gettext("Sumber hanya menulis “%(words)s”; tahunnya belum diketahui.") % {"words": words}
    return t.gettext("Sumber menulis “%(words)s”; selebihnya disimpulkan.") % {"words": words}


def _status(recognition: Recognition, context: Context) -> object:
    if recognition.status is not Status.ANNOUNCED:
        return recognition.status.value
    return Marked(recognition.status.value, context.t.gettext("menurut teks penyerahannya belum berlangsung"))


def _themes(award: str, ground: Ground) -> Marked:
    t = ground.context.t
    usual = usual_themes(ground.records, award, ground.registry.themes)
    if usual:
        return Marked(list(usual), t.gettext("tema yang biasa pada penghargaan ini"))
    return Marked([], t.gettext("pilih satu sampai lima dari content/registry/themes.yaml"), 0.0)


def _known_award(recognition: Recognition, registry: Registry) -> Award | None:
    id_ = recognition.award_id
    if id_ not in registry.awards:
        id_ = named(registry.awards, _award_name(recognition))
    return registry.awards[id_] if id_ else None


def _award_name(recognition: Recognition) -> str:
    """Return an award's name without the edition that an article puts behind it."""
    name = one_line(recognition.award.value)
    if recognition.edition:
        name = re.sub(rf"(?<=\S)(?:\s+tahun)?\s+{recognition.edition.value}$", "", name, flags=re.IGNORECASE)
    return name


def _award(
    recognition: Recognition, known: Award | None, issuers: object, ground: Ground
) -> tuple[object, Registry, tuple[NewFile, ...]]:
    """Return the award's id, and the registry with a new one where it lacked it."""
    context, registry, t = ground.context, ground.registry, ground.context.t
    if known:
        return judged(context, recognition.award, known.id), registry, ()
    name = _award_name(recognition)
    name = (
        name
        if is_name(context, recognition.award, name)
        else cut(name) or t.gettext("penghargaan yang belum diketahui")
    )
    tiers = [(tier, one_line(tier.value)) for one in recognition.recipients if (tier := one.tier)]
    rungs = dict.fromkeys(text for tier, text in tiers if is_name(context, tier, text))
    givers = [str(id_) for id_ in bare(issuers)] if isinstance(bare(issuers), list) else []  # type: ignore[attr-defined]
    award, file = new_award(name, givers, tuple(rungs), address_of(ground.reading), registry, t)
    path = {"path": f"content/{file.path}"}
    value = judged(
        context,
        recognition.award,
        award.id,
        t.gettext("belum terdaftar; berkas barunya %(path)s") % path,
        others=_like(name, registry),
    )
    awards = MappingProxyType(dict(sorted({**registry.awards, award.id: award}.items())))
    return value, replace(registry, awards=awards), (file,)


def _like(name: str, registry: Registry) -> tuple[str, ...]:
    """Return the id of the award with the name most like one that the registry does not know."""
    ids = {fold_name(one): id_ for id_, award in registry.awards.items() for one in award.names}
    near = nearest(fold_name(name), ids)
    return (ids[near],) if near else ()


def _issuers(
    recognition: Recognition, award: Award | None, years: tuple[object, object], ground: Ground
) -> tuple[object, Registry, tuple[NewFile, ...]]:
    """Return who gave it as the article says, else as the registry does, and the registry with new issuers."""
    context, registry, t = ground.context, ground.registry, ground.context.t
    values: dict[str, object] = {}
    files: list[NewFile] = []
    left_out: Marked | None = None
    for finding in recognition.issuers:
        name, id_ = one_line(finding.value.name), finding.value.id
        if id_ not in registry.issuers:
            id_ = named(registry.issuers, name)
        if id_ is not None:
            values.setdefault(id_, judged(context, finding, id_))
        elif is_name(context, finding, name):
            issuer, file = new_issuer(name, finding.value.type, registry, t)
            registry = _with_issuer(registry, issuer)
            files.append(file)
            new = t.gettext("belum terdaftar; berkas barunya %(path)s") % {"path": f"content/{file.path}"}
            values[issuer.id] = judged(context, finding, issuer.id, new)
        else:
            left_out = refused(context, finding)
    if left_out:
        return replace(left_out, value=list(values.values())), registry, tuple(files)
    return list(values.values()) or _usual_issuers(award, years, ground), registry, tuple(files)


def _with_issuer(registry: Registry, issuer: Issuer) -> Registry:
    issuers = dict(sorted({**registry.issuers, issuer.id: issuer}.items()))
    return replace(registry, issuers=MappingProxyType(issuers))


def _usual_issuers(award: Award | None, years: tuple[object, object], ground: Ground) -> object:
    t = ground.context.t
    edition, conferred = years
    day = edtf.parse(conferred) if isinstance(conferred, str) else None
    # Who gives is who is there when it is given: a ministry may be split between the year honoured and the handover.
    year = (day.year if day else None) or (edition if isinstance(edition, int) else None)
    chosen, possible = usual_issuers(award, year, ground.registry.issuers, ground.records) if award else ((), ())
    if chosen:
        return [Marked(id_, t.gettext("dari registri, bukan dari artikel")) for id_ in chosen]
    if possible:
        options = {"others": ", ".join(possible)}
        return Marked([], t.gettext("tidak terbaca dalam teks; menurut registri salah satu dari: %(others)s") % options)
    return Marked([], t.gettext("tidak terbaca dalam teks"))


def _recipient(recipient: Recipient, award: Award, context: Context, *, personal: bool) -> dict[str, object]:
    fields: dict[str, object] = {
        "place": judged(context, recipient.place, recipient.place.value.slug),
        "unit": field_of(context, recipient.unit, RecipientMatter, "unit"),
    }
    result = {
        "tier": _tier(recipient.tier, award, context),
        "rank": field_of(context, recipient.rank, ResultMatter, "rank"),
        "of": field_of(context, recipient.of, ResultMatter, "of"),
        "score": field_of(context, recipient.score, ResultMatter, "score"),
        "category": field_of(context, recipient.category, ResultMatter, "category"),
    }
    fields["result"] = _told(result) or None
    fields["received_by"] = person_of(context, recipient.received_by)
    fields["personal"] = True if personal else None
    return _told(fields)


def _told(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}


def _tier(finding: Finding[str] | None, award: Award, context: Context) -> object:
    """Return the rung of the award's ladder that a text names; none is made up for what is on no ladder."""
    if finding is None:
        return None
    known = tier_named(award, finding.value)
    if known:
        return judged(context, finding, known)
    words = {"tier": cut(one_line(finding.value)), "ladder": ", ".join(award.tier_names)}
    t = context.t
    if award.tiers:
        why = t.gettext("“%(tier)s” bukan tingkat penghargaan ini: %(ladder)s") % words
    else:
        why = t.gettext("“%(tier)s”: penghargaan ini belum bertingkat dalam registri; mungkin kategori") % words
    return Marked(None, why, finding.confidence)
