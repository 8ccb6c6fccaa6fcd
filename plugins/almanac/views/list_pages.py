"""Almanac in, the lists of places, years, issuers, awards, themes and entries out.

Every order that a list offers is a page of its own, so that sorting needs no JavaScript.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from almanac import urls
from almanac.language import SOURCE_LANGUAGE
from almanac.model import IssuerType, PlaceType
from almanac.views import words
from almanac.views.page import MOST_LISTED, PER_PAGE, Page, Pager, left_out, pager, pages_needed
from almanac.views.parts import Line, in_full
from almanac.views.place_page import YearGroup, by_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Entry, Place


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list; without `href` nothing is recorded yet. `note_lang`: its language if not the interface's."""

    text: str
    href: str | None
    number: str
    note: str = ""
    note_lang: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; an empty heading stands for none."""

    heading: str
    href: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One of the orders that a list is offered in."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """Everything that a list's page shows."""

    heading: str
    deck: str
    orders: tuple[Order, ...]
    sections: tuple[Section, ...]
    pager: Pager | None
    number_label: str
    invitation: bool = False


@dataclass(frozen=True, slots=True)
class EntriesView:
    """The list of all entries, newest first, or of the newest of many."""

    heading: str
    deck: str
    years: tuple[YearGroup, ...]
    pager: Pager | None


Thing = TypeVar("Thing")

Sorting = tuple[str, str, "Sequence[Section]"]
"""Label of an order, the word it adds to the address (empty for the first), and the sections in that order."""


def list_pages(almanac: Almanac, t: Language) -> Iterator[Page]:
    """Yield every page of every list but that of the entries."""
    yield from _places(almanac, t)
    yield from _years(almanac, t)
    yield from _issuers(almanac, t)
    yield from _awards(almanac, t)
    yield from _themes(almanac, t)


def _counted(entries: Iterable[Entry]) -> int:
    return sum(1 for entry in entries if entry.counted)


def _places(almanac: Almanac, t: Language) -> Iterator[Page]:
    recorded = [almanac.places[slug] for slug in almanac.by_place]
    counts = {p.slug: sum(1 for e in almanac.by_place[p.slug] if e.counts_for(p)) for p in recorded}

    def row(place: Place, *, note: bool = True) -> Row:
        province = place.province if note and place.type is not PlaceType.PROVINCE else ""
        if place.slug not in counts:
            return Row(place.name, None, "", province)
        return Row(place.name, urls.place(place), t.number(counts[place.slug]), province)

    by_number = sorted(recorded, key=lambda p: (-counts[p.slug], p.bare, p.slug))
    by_name = sorted(recorded, key=lambda p: (p.bare.casefold(), p.slug))
    letters = _sections(by_name, lambda p: p.bare[0].upper(), lambda _: None, row)
    provinces = sorted(
        almanac.places.values(), key=lambda p: (p.province.casefold(), PROVINCE_FIRST.index(p.type), p.bare, p.slug)
    )
    seats = {p.province: p for p in almanac.places.values() if p.type is PlaceType.PROVINCE}
    by_province = _sections(
        provinces,
        lambda p: p.province,
        lambda name: urls.place(seats[name]) if name in seats and seats[name].slug in counts else None,
        lambda p: row(p, note=False),
    )
    total = t.number(len(almanac.places))
    deck = t.ngettext("%(n)s daerah sudah tercatat", "%(n)s daerah sudah tercatat", len(recorded))
    rest = t.gettext("dari %(total)s kota, kabupaten, dan provinsi di Indonesia.") % {"total": total}
    missing = t.gettext("Yang belum tercatat bukan berarti tidak pernah dihargai: entrinya belum ditulis.")
    yield from _list(
        t,
        urls.PLACES,
        t.pgettext("several", "Daerah"),
        f"{deck} {rest} {missing}",
        t.pgettext("several", "pengakuan"),
        (
            (t.gettext("terbanyak"), "", (Section("", None, tuple(map(row, by_number))),)),
            (t.gettext("abjad"), "abjad/", letters),
            (t.gettext("provinsi, termasuk yang belum tercatat"), "provinsi/", by_province),
        ),
        invitation=True,
    )


PROVINCE_FIRST = (
    PlaceType.PROVINCE,
    PlaceType.CITY,
    PlaceType.ADMINISTRATIVE_CITY,
    PlaceType.REGENCY,
    PlaceType.ADMINISTRATIVE_REGENCY,
)


def _years(almanac: Almanac, t: Language) -> Iterator[Page]:
    def row(year: int | None) -> Row:
        entries = almanac.by_year[year]
        rest = len(entries) - _counted(entries)
        note = t.ngettext("dan %(n)s tidak dihitung", "dan %(n)s tidak dihitung", rest) if rest else ""
        name = str(year) if year else t.gettext("Tanpa tahun")
        return Row(name, urls.year(year), t.number(_counted(entries)), note)

    known = sorted((year for year in almanac.by_year if year is not None), reverse=True)
    undated = [None] if None in almanac.by_year else []
    by_number = sorted(known, key=lambda year: (-_counted(almanac.by_year[year]), -year))
    yield from _list(
        t,
        urls.YEARS,
        t.pgettext("several", "Tahun"),
        t.gettext("Pengakuan menurut edisinya; bila edisinya tidak diketahui, menurut tahun penyerahannya."),
        t.pgettext("several", "pengakuan"),
        (
            (t.gettext("terbaru"), "", (Section("", None, tuple(map(row, [*known, *undated]))),)),
            (t.gettext("terbanyak"), "terbanyak/", (Section("", None, tuple(map(row, [*by_number, *undated]))),)),
        ),
    )


def _issuers(almanac: Almanac, t: Language) -> Iterator[Page]:
    issuers = sorted(almanac.issuers.values(), key=lambda i: (i.name.casefold(), i.id))
    counts = {
        issuer.id: sum(1 for entry in almanac.by_issuer.get(issuer.id, ()) if entry.counts_as_given_by(issuer))
        for issuer in issuers
    }
    rows = {
        i.id: Row(i.name, urls.issuer(i.id), t.number(counts[i.id]), i.short if i.short != i.name else "")
        for i in issuers
    }
    by_number = sorted(issuers, key=lambda i: (-counts[i.id], i.name.casefold(), i.id))
    by_type = sorted(issuers, key=lambda i: (tuple(IssuerType).index(i.type), -counts[i.id], i.name.casefold()))
    yield from _list(
        t,
        urls.ISSUERS,
        t.pgettext("several", "Pemberi"),
        t.ngettext(
            "%(n)s lembaga sudah tercatat memberi pengakuan; yang dicatat lembaganya, bukan pejabat yang menyerahkan.",
            "%(n)s lembaga sudah tercatat memberi pengakuan; yang dicatat lembaganya, bukan pejabat yang menyerahkan.",
            sum(1 for number in counts.values() if number),
        ),
        t.pgettext("several", "pengakuan"),
        (
            (t.gettext("terbanyak"), "", (Section("", None, tuple(rows[i.id] for i in by_number)),)),
            (t.gettext("abjad"), "abjad/", (Section("", None, tuple(rows[i.id] for i in issuers)),)),
            (
                t.gettext("jenis lembaga"),
                "jenis/",
                _sections(
                    by_type,
                    lambda i: words.issuer_type(i.type, t).capitalize(),
                    lambda _: None,
                    lambda i: rows[i.id],
                ),
            ),
        ),
    )


def _awards(almanac: Almanac, t: Language) -> Iterator[Page]:
    awards = sorted(almanac.awards.values(), key=lambda a: (a.name.casefold(), a.id))
    counts = {award.id: _counted(almanac.by_award.get(award.id, ())) for award in awards}
    rows = {}
    for award in awards:
        givers = [almanac.issuers[key].short for key in award.issuers]
        rows[award.id] = Row(award.name, urls.award(award.id), t.number(counts[award.id]), ", ".join(givers))
    by_number = sorted(awards, key=lambda a: (-counts[a.id], a.name.casefold(), a.id))
    yield from _list(
        t,
        urls.AWARDS,
        t.pgettext("several", "Penghargaan"),
        t.ngettext(
            "%(n)s penghargaan, indeks, sertifikat, dan jejaring yang sudah tercatat, beserta jenjangnya.",
            "%(n)s penghargaan, indeks, sertifikat, dan jejaring yang sudah tercatat, beserta jenjangnya.",
            sum(1 for number in counts.values() if number),
        ),
        t.pgettext("several", "pengakuan"),
        (
            (t.gettext("terbanyak"), "", (Section("", None, tuple(rows[a.id] for a in by_number)),)),
            (t.gettext("abjad"), "abjad/", (Section("", None, tuple(rows[a.id] for a in awards)),)),
        ),
    )


def _themes(almanac: Almanac, t: Language) -> Iterator[Page]:
    themes = sorted(almanac.themes.values(), key=lambda theme: (theme.name_in(t.code).casefold(), theme.id))
    counts = {theme.id: _counted(almanac.by_theme.get(theme.id, ())) for theme in themes}
    rows = {
        theme.id: Row(
            theme.name_in(t.code),
            urls.theme(theme.id),
            t.number(counts[theme.id]),
            theme.about or "",
            t.foreign(SOURCE_LANGUAGE),
        )
        for theme in themes
    }
    by_number = sorted(themes, key=lambda theme: (-counts[theme.id], theme.name_in(t.code).casefold(), theme.id))
    yield from _list(
        t,
        urls.THEMES,
        t.pgettext("several", "Tema"),
        t.gettext("Satu pengakuan dapat memuat lebih dari satu tema."),
        t.pgettext("several", "pengakuan"),
        (
            (t.gettext("abjad"), "", (Section("", None, tuple(rows[theme.id] for theme in themes)),)),
            (t.gettext("terbanyak"), "terbanyak/", (Section("", None, tuple(rows[theme.id] for theme in by_number)),)),
        ),
    )


def entries_pages(almanac: Almanac, t: Language) -> Iterator[Page]:
    """Yield every page of the list of all entries."""
    listed = almanac.entries[:MOST_LISTED]
    last = pages_needed(len(listed))
    older = left_out(len(almanac.entries), MOST_LISTED, t)
    counted = _counted(almanac.entries)
    rest = len(almanac.entries) - counted
    deck = t.ngettext("%(n)s pengakuan", "%(n)s pengakuan", counted)
    if rest:
        deck += " " + t.ngettext(
            "dan %(n)s catatan yang tidak dihitung, terbaru di atas.",
            "dan %(n)s catatan yang tidak dihitung, terbaru di atas.",
            rest,
        )
    heading = t.gettext("Semua catatan")
    for number in range(1, last + 1):
        part = listed[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield Page(
            address=urls.numbered(urls.ENTRIES, number),
            template="entries.html",
            title=heading if number == 1 else t.gettext("%(name)s, halaman %(n)s") % {"name": heading, "n": number},
            description=deck,
            view=EntriesView(
                heading,
                deck,
                tuple(by_years(part, t, in_full=in_full(number))),
                pager(urls.ENTRIES, number, last, older),
            ),
            feed=urls.FEED,
        )


def newest(almanac: Almanac, limit: int, *, but: Iterable[Entry] = ()) -> tuple[Line, ...]:
    """Return the entries that were added last, newest first, without those of `but`; empty without a known history."""
    shown = {entry.slug for entry in but}
    known = [entry for entry in almanac.entries if entry.slug in almanac.published and entry.slug not in shown]
    # Entries are sorted newest first, and sorting is stable: of one day's additions the latest act leads.
    known.sort(key=lambda entry: almanac.published[entry.slug], reverse=True)
    return tuple(Line(entry, with_edition=True) for entry in known[:limit])


def _sections(
    things: Iterable[Thing],
    heading: Callable[[Thing], str],
    link: Callable[[str], str | None],
    row: Callable[[Thing], Row],
) -> tuple[Section, ...]:
    """Divide things, which are sorted, into sections by their heading."""
    return tuple(
        Section(name, link(name), tuple(map(row, group))) for name, group in itertools.groupby(things, key=heading)
    )


def _list(
    t: Language,
    address: str,
    heading: str,
    deck: str,
    number_label: str,
    sortings: Sequence[Sorting],
    *,
    invitation: bool = False,
) -> Iterator[Page]:
    for label, word, sections in sortings:
        # An order has a title of its own: a reader's tabs and history tell pages apart by nothing else.
        name = f"{heading}: {label}" if word else heading
        orders = tuple(Order(shown_as, address + other, other == word) for shown_as, other, _ in sortings)
        rows = [(section, row) for section in sections for row in section.rows]
        last = pages_needed(len(rows))
        for number in range(1, last + 1):
            part = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
            shown = tuple(
                Section(section.heading, section.href, tuple(row for of, row in part if of is section))
                for section in sections
                if any(of is section for of, _ in part)
            )
            here = urls.numbered(address + word, number)
            yield Page(
                address=here,
                template="list.html",
                title=name if number == 1 else t.gettext("%(name)s, halaman %(n)s") % {"name": name, "n": number},
                description=deck,
                view=ListView(
                    heading, deck, orders, shown, pager(address + word, number, last), number_label, invitation
                ),
                section=address,
                indexed=not word and number == 1,
            )
