"""An entry in, the line of the register that lists show out; and the small pieces that every page is made of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from almanac import urls
from almanac.model import COUNTED_STATUSES, Entry, Kind, Place, Recipient, Result, Status
from almanac.views import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from almanac.edtf import Edtf
    from almanac.language import Language

NAMED_RECIPIENTS = 3
"""Recipients that a line of the register names before it counts the rest."""

FEWEST_SEARCHED = 8
"""Records from which on a page offers to search within them; fewer are seen at a glance."""

MOST_IN_FULL = 20
"""Lines of a page that say all there is to say of an act; older ones are brief, as those of all further pages are."""

REMEMBERED = 20_000
"""Entries whose names of places and bodies are kept in words: each stands in the lists of several pages."""

MOST_PIPS = 5
"""Pips drawn at most; the number stands beside them."""


class Piece(NamedTuple):
    """A piece of running text: plain, a link, a time, a conferral that lags behind its edition, or a word on the rest.

    `lang` is its language where that is not the interface's. Pages have dozens of pieces, and a tuple is quickly made.
    """

    text: str
    href: str | None = None
    datetime: str | None = None
    lag: bool = False
    unknown: bool = False
    lang: str = ""
    quiet: bool = False


class Link(NamedTuple):
    """A link with an optional count or note beside it."""

    text: str
    href: str
    note: str = ""


class Scope(NamedTuple):
    """A search within one page: what it is called, and the filter that it stands for in a search's address."""

    label: str
    name: str
    value: str


class Term(NamedTuple):
    """A named line: a role or property, what has it, and a word on that."""

    term: str
    value: tuple[Piece, ...]
    note: str = ""


class Seal(NamedTuple):
    """A drawn seal; `open` for what does not count."""

    kind: str
    label: str
    open: bool = False


class RecordView(NamedTuple):
    """One act as a line of the register; `title_lang` is the language of its title where not the interface's."""

    slug: str
    href: str
    seal: Seal
    title: str
    tier: str
    by: tuple[Piece, ...]
    when: tuple[Piece, ...]
    pips: str
    publishers: str
    status: str
    disputed: bool
    title_lang: str = ""


class Line(NamedTuple):
    """An act as a line of the register, yet to be worded; `record` and `brief` say what the rest means."""

    entry: Entry
    place: Place | None = None
    show_issuers: bool = True
    with_edition: bool = False
    under_year: int | None = None
    headline: bool = False
    brief: bool = False

    @property
    def slug(self) -> str:
        """Return the slug of the entry."""
        return self.entry.slug


class BriefView(NamedTuple):
    """One act as a short line: its title and result, then in running text what else a list of many has room for."""

    href: str
    title: str
    tier: str
    rest: str
    title_lang: str = ""


class Tally(NamedTuple):
    """How many acts of one kind."""

    kind: str
    number: int
    label: str


def in_full(number: int) -> int:
    """Return how many lines stand in full on page `number` of a list."""
    return MOST_IN_FULL if number == 1 else 0


def scope(entries: Sequence[Entry], label: str, name: str, value: str) -> Scope | None:
    """Return the search within a page of some entries, or None where they are few."""
    return Scope(label, name, value) if len(entries) >= FEWEST_SEARCHED else None


def seal(entry: Entry, t: Language, place: Place | None = None) -> Seal:
    """Return the seal of an entry, hollow when it does not count, or not for `place`."""
    counted = entry.counts_for(place) if place else entry.counted
    return Seal(entry.kind.value, words.kind(entry.kind, t), not counted and not entry.is_activity)


def award_name(entry: Entry) -> str:
    """Return the name of the award, or the title of an activity."""
    return entry.award.name if entry.award else entry.title


def result_text(result: Result, t: Language) -> str:
    """Return a result in words: "Wistara", "peringkat 3 dari 94", "nilai 80,64"; empty where nothing is known."""
    parts = []
    if result.tier:
        parts.append(result.tier)
    if result.rank:
        parts.append(rank_text(result.rank, result.of, t))
    if result.score:
        parts.append(t.gettext("nilai %(score)s") % {"score": t.decimal(result.score)})
    if result.category:
        parts.append(result.category)
    return ", ".join(parts)


def rank_text(rank: int, of: int | None, t: Language) -> str:
    """Return a rank in words: "peringkat 3", "peringkat 3 dari 94"."""
    if of:
        return t.gettext("peringkat %(rank)s dari %(of)s") % {"rank": t.number(rank), "of": t.number(of)}
    return t.gettext("peringkat %(rank)s") % {"rank": t.number(rank)}


def shared_result(recipients: Sequence[Recipient], t: Language) -> str:
    """Return the result of one recipient, or the tiers that several share; empty where they differ."""
    if len(recipients) == 1:
        return result_text(recipients[0].result, t)
    if not recipients or not recipients[0].result.tier:
        return ""
    tiers = sorted({recipient.result.tier for recipient in recipients if recipient.result.tier})
    if len(tiers) in {1, 2} and all(recipient.result.tier for recipient in recipients):
        return t.listed(tiers)
    return ""


def recipients_text(entry: Entry, t: Language, *, without: Place | None = None) -> tuple[Piece, ...]:
    """Return the recipients as linked running text: three names, then how many more."""
    unnamed = without.slug if without else None
    places = list({r.place.slug: r.place for r in entry.recipients if r.place.slug != unnamed}.values())
    named = places if len(places) <= NAMED_RECIPIENTS + 1 else places[:NAMED_RECIPIENTS]
    rest = len(places) - len(named)
    items = [Piece(place.name, urls.place(place)) for place in named]
    if rest:
        items.append(Piece(t.ngettext("%(n)s daerah lain", "%(n)s daerah lain", rest)))
    return _joined(items, t)


def issuers_text(entry: Entry, t: Language) -> tuple[Piece, ...]:
    """Return the issuers as linked running text, or the word that they are not named."""
    if entry.is_activity:
        return ()
    if not entry.parties:
        return (Piece(t.gettext("pemberi tidak disebut"), unknown=True),)
    return _joined([Piece(party.issuer.short, urls.issuer(party.issuer.id)) for party in entry.parties], t)


def _joined(items: Sequence[Piece], t: Language) -> tuple[Piece, ...]:
    """Return items as running text, with links: "A, B, dan C"."""
    pieces: list[Piece] = []
    for number, item in enumerate(items):
        if number:
            last = number == len(items) - 1
            comma = "" if len(items) == 2 else ","
            pieces.append(Piece(comma + (t.gettext(" dan ") if last else " ")))
        pieces.append(item)
    return tuple(pieces)


def when_text(entry: Entry, t: Language, *, under_year: int | None = None) -> tuple[Piece, ...]:
    """Return when an act took place, and its edition where the two differ.

    `under_year` is the year that the page lists the act under: an edition that differs from it is shown.
    """
    verb = words.conferral(entry.kind, t, entry.status)
    pieces: list[Piece] = []
    lags = entry.edition is not None and entry.conferred_year not in {None, entry.edition}
    if lags or (entry.edition is not None and under_year not in {None, entry.edition}):
        pieces.append(Piece(t.gettext("edisi %(year)s") % {"year": entry.edition}, urls.year(entry.edition)))
        pieces.append(Piece(" "))
    if entry.conferred:
        text = f"{verb} {t.date(entry.conferred)}"
        pieces.append(Piece(text, datetime=entry.conferred.datetime_attr, lag=lags))
    elif entry.edition is None:
        pieces.append(Piece(t.gettext("edisi dan tanggal tidak diketahui"), unknown=True))
    else:
        pieces.append(Piece(t.gettext("tanggal tidak diketahui"), unknown=True))
    if entry.venue:
        pieces.append(Piece(f", {entry.venue}"))
    return tuple(pieces)


def publishers_text(entry: Entry, t: Language) -> str:
    """Return the number of independent publishers in words."""
    return t.ngettext("%(n)s penerbit", "%(n)s penerbit", entry.publishers)


def status_text(entry: Entry, t: Language, place: Place | None = None) -> str:
    """Return the status in words; an activity and a personal honour, or one of `place`'s own, say so instead."""
    if entry.is_activity:
        return t.gettext("kegiatan, tidak dihitung")
    personal = entry.personal or (place is not None and not entry.counts_for(place))
    if personal and entry.status in COUNTED_STATUSES:
        return t.gettext("untuk perorangan")
    return words.status(entry.status, t)


def record(line: Line, t: Language) -> RecordView:
    """Return an act as a line of the register.

    With `place` the line is that place's own: its result stands beside the title and the others are "together with".
    `with_edition` adds the edition to the title where no heading says it; `headline` shows the entry's own title, where
    the page is about the award itself. `under_year` is the year that a heading above it says.
    """
    entry, place = line.entry, line.place
    if entry.is_activity:
        by = () if place else recipients_text(entry, t)
    elif place:
        by = _own_line(entry, _own(entry, place), t)
    else:
        by = recipients_text(entry, t)
        if line.show_issuers:
            by = (*by, Piece(t.gettext(", dari ") if entry.parties else ", "), *issuers_text(entry, t))
    return RecordView(
        slug=entry.slug,
        href=urls.entry(entry.slug),
        seal=seal(entry, t, place),
        title=_title(line),
        tier=_tier(line, t),
        by=by,
        when=when_text(entry, t, under_year=line.under_year),
        pips="●" * min(entry.publishers, MOST_PIPS),
        publishers=publishers_text(entry, t),
        status=status_text(entry, t, place),
        disputed=entry.status in {Status.DISPUTED, Status.REVOKED},
        title_lang=_title_lang(line, t),
    )


def brief(line: Line, t: Language) -> BriefView:
    """Return an act as a short line; what does not count says so."""
    entry, place = line.entry, line.place
    notes = []
    if not place:
        notes.append(_plain_recipients(entry, t))
    if line.show_issuers and not entry.is_activity:
        notes.append(_plain_issuers(entry, t))
    if entry.edition is not None and line.under_year not in {None, entry.edition}:
        notes.append(t.gettext("edisi %(year)s") % {"year": entry.edition})
    if entry.conferred:
        notes.append(t.date(entry.conferred))
    if not (entry.counts_for(place) if place else entry.counted):
        notes.append(status_text(entry, t, place))
    return BriefView(urls.entry(entry.slug), _title(line), _tier(line, t), " · ".join(notes), _title_lang(line, t))


@lru_cache(maxsize=REMEMBERED)
def _plain_recipients(entry: Entry, t: Language) -> str:
    return "".join([piece.text for piece in recipients_text(entry, t)])


@lru_cache(maxsize=REMEMBERED)
def _plain_issuers(entry: Entry, t: Language) -> str:
    return "".join([piece.text for piece in issuers_text(entry, t)])


def _title(line: Line) -> str:
    entry = line.entry
    title = entry.title if line.headline else award_name(entry)
    return f"{title} {entry.edition}" if line.with_edition and entry.award and entry.edition else title


def _title_lang(line: Line, t: Language) -> str:
    return t.foreign(line.entry.lang) if line.headline or not line.entry.award else ""


def _tier(line: Line, t: Language) -> str:
    """Return the result that stands beside the title; an entry's own title says it."""
    entry, place = line.entry, line.place
    if line.headline or entry.is_activity:
        return ""
    if place:
        return " · ".join(filter(None, [result_text(recipient.result, t) for recipient in _own(entry, place)]))
    return shared_result(entry.recipients, t)


def _own(entry: Entry, place: Place) -> list[Recipient]:
    slug = place.slug
    return [recipient for recipient in entry.recipients if recipient.place.slug == slug]


def _own_line(entry: Entry, own: Sequence[Recipient], t: Language) -> tuple[Piece, ...]:
    pieces = list(issuers_text(entry, t))
    units = [recipient.unit for recipient in own if recipient.unit]
    if units:
        pieces.append(Piece(t.gettext("; untuk %(unit)s") % {"unit": t.listed(units)}))
    others = len({recipient.place.slug for recipient in entry.recipients}) - 1
    if others:
        pieces.append(Piece(t.ngettext("; bersama %(n)s daerah lain", "; bersama %(n)s daerah lain", others)))
    return tuple(pieces)


def tallies(entries: Iterable[Entry], t: Language) -> tuple[Tally, ...]:
    """Return how many acts of each kind there are, in the order of the kinds; kinds without an act are left out."""
    counts = dict.fromkeys(Kind, 0)
    for entry in entries:
        counts[entry.kind] += 1
    return tuple(
        Tally(key.value, number, words.kind_after_number(key, number, t)) for key, number in counts.items() if number
    )


def time_piece(value: Edtf | None, t: Language) -> Piece:
    """Return a date in words with its machine-readable value, or the word that it is unknown."""
    if value is None:
        return Piece(t.gettext("tidak diketahui"), unknown=True)
    return Piece(t.date(value), datetime=value.datetime_attr)
