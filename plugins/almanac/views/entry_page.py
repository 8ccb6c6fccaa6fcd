"""An entry in, what its page shows out: facts, recipients with ties, issuers, sources, dates and neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from almanac import markup, urls
from almanac.model import Almanac, Entry, Person, PlaceType, Recipient, Result, Source
from almanac.views import words
from almanac.views.page import Page
from almanac.views.parts import (
    Link,
    Piece,
    Seal,
    award_name,
    publishers_text,
    recipients_text,
    seal,
    shared_result,
    status_text,
    time_piece,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from almanac.language import Language


class Neighbour(NamedTuple):
    """What an entry's page says of the entry before or after it."""

    slug: str
    name: str
    year: int | None


class Neighbours(NamedTuple):
    """The entries before and after one on the page of its place, the first of several."""

    previous: Neighbour | None = None
    following: Neighbour | None = None


class Days(NamedTuple):
    """The days on which an entry's file came and last changed, in ISO 8601, where they are known."""

    published: str | None = None
    modified: str | None = None


class Fact(NamedTuple):
    """A line of "at a glance"."""

    label: str
    value: tuple[Piece, ...]


class RecipientRow(NamedTuple):
    """A line of the table of recipients. `tie` opens a bracket over so many rows; None continues it, 0 is no tie."""

    place: Link
    province: str
    unit: str
    tier: str
    rank: str
    score: str
    category: str
    received_by: str
    personal: bool
    tie: int | None


class SourceView(NamedTuple):
    """A line of the list of sources."""

    title: str
    href: str | None
    notes: tuple[Piece, ...]


class EntryView(NamedTuple):
    """Everything that an entry's page shows; `lang` is the language of its own words where not the interface's."""

    seal: Seal
    kind: str
    trail: tuple[Link, ...]
    title: str
    summary: str
    facts: tuple[Fact, ...]
    body: str
    warning: tuple[Piece, ...]
    rows: tuple[RecipientRow, ...]
    columns: frozenset[str]
    tie_label: str
    recipients_note: str
    date_note: str
    sources: tuple[SourceView, ...]
    corrections: tuple[tuple[str, str], ...]
    contributors: str
    previous: Link | None
    following: Link | None
    lang: str
    path: str
    days: Days


def with_neighbours(place: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Neighbours]]:
    """Yield those entries of a place that name it first, each with the one before and after it there."""
    around = [None, *(Neighbour(entry.slug, award_name(entry), entry.year) for entry in entries), None]
    for entry, following, previous in zip(entries, around, around[2:], strict=False):
        if entry.recipients[0].place.slug == place:
            yield entry, Neighbours(previous, following)


def days(almanac: Almanac, entry: Entry) -> Days:
    """Return the days of an entry's file."""
    return Days(almanac.published.get(entry.slug), almanac.modified.get(entry.slug))


def entry_page(entry: Entry, around: Neighbours, dated: Days, t: Language) -> Page:
    """Return the page of one entry."""
    table = entry.recipients if len(entry.recipients) > 1 and not entry.is_activity else ()
    ties = _ties(table)
    view = EntryView(
        seal=seal(entry, t),
        kind=words.kind(entry.kind, t),
        trail=_trail(entry, t),
        title=entry.title,
        summary=entry.summary,
        facts=tuple(_facts(entry, t)),
        body=markup.rooted(str(entry.body), urls.root_of(urls.entry(entry.slug))),
        warning=_warning(entry, t),
        rows=tuple(_row(recipient, tie, t) for recipient, tie in zip(table, ties, strict=True)),
        columns=_columns(table, ties),
        tie_label=t.gettext("hasil sama"),
        recipients_note=_recipients_note(entry, t),
        date_note=entry.date_note or "",
        sources=tuple([_source(source, entry.sources, t) for source in entry.sources]),
        corrections=tuple([(item.date, item.note) for item in entry.corrections]),
        contributors=t.listed(entry.contributors),
        previous=_neighbour(t.gettext("Sebelumnya: %(title)s"), around.previous),
        following=_neighbour(t.gettext("Berikutnya: %(title)s"), around.following),
        lang=t.foreign(entry.lang),
        path=entry.path,
        days=dated,
    )
    return Page(
        address=urls.entry(entry.slug),
        template="entry.html",
        title=entry.title,
        description=entry.summary,
        view=view,
        subject=entry,
        section=urls.ENTRIES,
    )


def _trail(entry: Entry, t: Language) -> tuple[Link, ...]:
    """Return the way to an entry: its place, or its award where several places share it, and its year."""
    year = Link(str(entry.year) if entry.year else t.gettext("tanpa tahun"), urls.year(entry.year))
    places = {recipient.place.slug: recipient.place for recipient in entry.recipients}
    if len(places) == 1:
        (place,) = places.values()
        return (Link(place.name, urls.place(place)), year)
    if entry.award:
        return (Link(entry.award.name, urls.award(entry.award.id)), year)
    return (Link(t.gettext("Semua catatan"), urls.ENTRIES), year)


def _facts(entry: Entry, t: Language) -> Iterator[Fact]:
    unknown = (Piece(t.gettext("tidak diketahui"), unknown=True),)
    if entry.award:
        name = [Piece(entry.award.name, urls.award(entry.award.id))]
        if entry.award.owner:
            name.append(Piece(t.gettext(", nama milik %(owner)s") % {"owner": entry.award.owner}))
        yield Fact(words.kind(entry.kind, t), tuple(name))
        # The way to the entry, above its title, leads to the year.
        edition = (Piece(str(entry.edition)),) if entry.edition else unknown
        yield Fact(t.gettext("Edisi"), edition)
    yield Fact(words.conferral(entry.kind, t, entry.status).capitalize(), (time_piece(entry.conferred, t),))
    if len(entry.recipients) == 1 and not entry.is_activity:
        recipient = entry.recipients[0]
        yield Fact(t.gettext("Penerima"), (Piece(recipient.place.name, urls.place(recipient.place)),))
        if recipient.unit:
            yield Fact(t.gettext("Untuk"), (Piece(recipient.unit),))
    result = shared_result(entry.recipients, t)
    if result:
        yield Fact(t.gettext("Hasil"), (Piece(result),))
    if entry.is_activity:
        places = t.pgettext("several", "Daerah") if len(entry.recipients) > 1 else t.gettext("Daerah")
        yield Fact(places, recipients_text(entry, t))
    else:
        yield from _issuers(entry, t)
    if entry.organizers:
        yield Fact(t.gettext("Penyelenggara"), (Piece(t.listed(entry.organizers)),))
    if entry.venue:
        yield Fact(t.gettext("Tempat"), (Piece(entry.venue),))
    yield Fact(t.gettext("Status"), (Piece(f"{status_text(entry, t)}, {publishers_text(entry, t)}"),))
    themes = t.pgettext("several", "Tema") if len(entry.themes) > 1 else t.gettext("Tema")
    yield Fact(themes, _themes(entry, t))


def _themes(entry: Entry, t: Language) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for number, theme in enumerate(entry.themes):
        if number:
            pieces.append(Piece(", "))
        name = theme.name_in(t.code)
        pieces.append(Piece(name.lower() if number else name, urls.theme(theme.id)))
    return tuple(pieces)


def _warning(entry: Entry, t: Language) -> tuple[Piece, ...]:
    """Return what a reader must know before anything else: why an act does not count."""
    if entry.status_reason:
        return (
            Piece(words.status(entry.status, t).capitalize() + ". "),
            Piece(entry.status_reason.note, lang=t.foreign(entry.lang)),
            Piece(" "),
            Piece(t.gettext("Sumber keterangan ini"), entry.status_reason.url),
        )
    if entry.is_activity:
        return (Piece(t.gettext("Kegiatan ini dicatat sebagai peristiwa kota; tidak ada pengakuan yang diberikan.")),)
    if entry.personal:
        return (Piece(t.gettext("Diberikan kepada pejabatnya sebagai pribadi, bukan kepada daerah; tidak dihitung.")),)
    if not entry.counted:
        return (Piece(words.status_about(entry.status, t) + " " + t.gettext("Tidak dihitung.")),)
    return ()


def _columns(table: Sequence[Recipient], ties: Sequence[int]) -> frozenset[str]:
    """Return the columns that at least one recipient fills."""
    if not table:
        return frozenset()
    results = [recipient.result for recipient in table]
    filled = {
        "unit": any(recipient.unit for recipient in table),
        "tier": any(result.tier for result in results),
        "rank": any(result.rank for result in results),
        "score": any(result.score for result in results),
        "category": any(result.category for result in results),
        "received_by": _receivers_fill_a_column(table),
        "personal": len({recipient.personal for recipient in table}) > 1,
        "tie": max(ties) > 1,
    }
    return frozenset(name for name, is_filled in filled.items() if is_filled)


def _receivers_fill_a_column(recipients: Sequence[Recipient]) -> bool:
    """Tell whether at least half of the recipients say who received it; fewer are named beside the issuers."""
    return 2 * sum(1 for recipient in recipients if recipient.received_by) >= len(recipients)


def _ties(recipients: Sequence[Recipient]) -> tuple[int, ...]:
    """Return for each recipient how many neighbours share its score and rank, itself included; 0 inside such a run."""
    sizes: list[int] = []
    for number, recipient in enumerate(recipients):
        result = recipient.result
        previous = recipients[number - 1].result if number else None
        shares = (
            previous is not None
            and result.score is not None
            and (previous.score, previous.rank) == (result.score, result.rank)
            and _in_one_class(previous, result)
        )
        if shares:
            start = max(index for index, size in enumerate(sizes) if size)
            sizes[start] += 1
            sizes.append(0)
        else:
            sizes.append(1)
    return tuple(sizes)


def _in_one_class(one: Result, other: Result) -> bool:
    """Tell whether two results are of one contest: equal scores in two classes are no tie.

    Where both are ranked, a category that only one of them has is a distinction rather than a class.
    """
    return one.category == other.category or (one.rank is not None and None in {one.category, other.category})


def _row(recipient: Recipient, tie: int, t: Language) -> RecipientRow:
    result = recipient.result
    rank = ""
    if result.rank:
        rank = t.number(result.rank)
        if result.of:
            rank = t.gettext("%(rank)s dari %(of)s") % {"rank": rank, "of": t.number(result.of)}
    place = recipient.place
    return RecipientRow(
        place=Link(place.name, urls.place(place)),
        province="" if place.type is PlaceType.PROVINCE else place.province,
        unit=recipient.unit or "",
        tier=result.tier or "",
        rank=rank,
        score=t.decimal(result.score or ""),
        category=result.category or "",
        received_by=person_text(recipient.received_by),
        personal=recipient.personal,
        tie=None if tie == 0 else tie if tie > 1 else 0,
    )


def person_text(person: Person | None) -> str:
    """Return a name and an office, or whichever is known."""
    return ", ".join(filter(None, (person.name, person.office))) if person else ""


def _recipients_note(entry: Entry, t: Language) -> str:
    if not entry.recipients_total:
        return ""
    named = len({recipient.place.slug for recipient in entry.recipients})
    if entry.recipients_total <= named:
        return ""
    total = t.ngettext(
        "Menurut sumber ada %(n)s penerima;", "Menurut sumber ada %(n)s penerima;", entry.recipients_total
    )
    here = t.ngettext("%(n)s disebut di sini.", "%(n)s disebut di sini.", named)
    return f"{total} {here}"


def _issuers(entry: Entry, t: Language) -> Iterator[Fact]:
    """Yield who gave it, in which role, who handed it over and who received it."""
    for party in entry.parties:
        piece = Piece(party.issuer.name, urls.issuer(party.issuer.id))
        kind = Piece(f" ({words.issuer_type(party.issuer.type, t)})", quiet=True)
        yield Fact(words.role(party.role, t).capitalize(), (piece, kind))
    if not entry.parties:
        yield Fact(t.gettext("Pemberi"), (Piece(t.gettext("tidak disebut sumber"), unknown=True),))
    presenters = t.listed([person_text(person) for person in entry.presenters])
    if presenters:
        yield Fact(t.gettext("Yang menyerahkan"), (Piece(presenters),))
    receivers = [person_text(r.received_by) for r in entry.recipients if r.received_by]
    if receivers and (len(entry.recipients) == 1 or not _receivers_fill_a_column(entry.recipients)):
        yield Fact(t.gettext("Yang menerima"), (Piece(t.listed(receivers)),))


def _source(source: Source, sources: Sequence[Source], t: Language) -> SourceView:
    unnamed = Piece(t.gettext("penerbit tidak tercantum"), unknown=True)
    undated = Piece(t.gettext("tanggal terbit tidak tercantum"), unknown=True)
    notes = [
        Piece(source.publisher) if source.publisher else unnamed,
        Piece(t.date(source.published)) if source.published else undated,
        Piece(words.source_kind(source.kind, t)),
    ]
    if source.retrieved:
        notes.append(Piece(t.gettext("dibaca %(date)s") % {"date": t.date(source.retrieved)}))
    if source.origin and sum(other.origin == source.origin for other in sources) > 1:
        notes.append(Piece(t.gettext("naskah yang sama dengan sumber lain di sini")))
    if source.url is None:
        notes.append(Piece(t.gettext("tanpa alamat: %(why)s") % {"why": source.no_url or ""}))
    if source.archived:
        notes.append(Piece(t.gettext("salinan arsip"), source.archived))
    return SourceView(source.title, source.url, tuple(notes))


def _neighbour(form: str, other: Neighbour | None) -> Link | None:
    """Return the link to a neighbour, whose folder lies beside the page's own."""
    if other is None:
        return None
    year = f", {other.year}" if other.year else ""
    return Link(form % {"title": f"{other.name}{year}"}, other.slug)
