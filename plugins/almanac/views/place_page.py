"""A place in, what its page shows out: its acts by year, ladders, issuers, companions and activities."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from almanac import urls
from almanac.views.page import PER_PAGE, Page, Pager, left_out, pager, pages_needed
from almanac.views.parts import MOST_IN_FULL, Line, Link, Scope, Tally, in_full, scope, tallies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Award, Entry, Issuer, Place

MANY_COMPANIONS = 12
"""Companions from which on only those of several acts are listed; an act of a hundred places says little of each."""

MOST_APART_IN_FULL = 10
"""Acts that do not count of which all there is to say is said: those that count are what readers come for."""

LONG_INDEX = 60
"""Names of an index beside a page before it is cut; the rest is reached through the list."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it counts."""

    label: str
    value: str
    href: str | None = None
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The acts of one index year, or of none."""

    year: int | None
    label: str
    href: str
    records: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A cell of a ladder: the tier was won, lies under the one won, or neither."""

    won: bool
    under: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """An award's ladder with the tier reached in each edition, the highest rung first."""

    award: Link
    caption: str
    editions: tuple[Link, ...]
    rows: tuple[tuple[str, tuple[Step, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlaceSubject:
    """All that a place's pages are made from: its entries, its province if that has a page, its neighbours by name."""

    place: Place
    entries: tuple[Entry, ...]
    province: Place | None
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class Apart:
    """Acts that stand apart because they do not count: the newest, and how many more there are, empty for none."""

    lines: tuple[Line, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Everything that a place's page shows."""

    type_word: str
    bare: str
    name: str
    deck: str
    tallies: tuple[Tally, ...]
    figures: tuple[Figure, ...]
    scope: Scope | None
    years: tuple[YearGroup, ...]
    pager: Pager | None
    ladders: tuple[Ladder, ...]
    issuers: tuple[Link, ...]
    companions: tuple[Link, ...]
    companions_note: str
    uncounted: Apart | None
    activities: Apart | None
    neighbours: tuple[Link, ...]
    slug: str
    code: str


def place_subjects(almanac: Almanac) -> Iterator[PlaceSubject]:
    """Yield every place that has a record, by name."""
    recorded = sorted((almanac.places[slug] for slug in almanac.by_place), key=lambda p: (p.bare, p.slug))
    by_code = {place.code: place for place in recorded}
    for before, place, after in zip([None, *recorded], recorded, [*recorded[1:], None], strict=False):
        province = by_code.get(place.province_code)
        yield PlaceSubject(place, almanac.by_place[place.slug], province if province != place else None, before, after)


def place_pages(subject: PlaceSubject, t: Language) -> Iterator[Page]:
    """Yield the pages of one place: the first has everything, the others only more years."""
    place, entries = subject.place, subject.entries
    counted, uncounted, activities = _divided(entries, place)
    address = urls.place(place)
    last = pages_needed(len(counted))
    companions, note = _companions(place, counted, t)
    issuers = _givers(counted)
    deck = _deck(counted, len(issuers), t)
    description = _description(place, counted, deck, t)
    for number in range(1, last + 1):
        part = counted[(number - 1) * PER_PAGE : number * PER_PAGE]
        first = number == 1
        view = PlaceView(
            type_word=place.name.removesuffix(place.bare).strip(),
            bare=place.bare,
            name=place.name,
            deck=deck,
            tallies=tallies(counted, t) if first else (),
            figures=_figures(subject, len(counted), len(issuers), t) if first else (),
            scope=scope(entries, t.gettext("Cari di %(place)s") % {"place": place.name}, "daerah", place.slug),
            years=tuple(by_years(part, t, place=place, in_full=in_full(number))),
            pager=pager(address, number, last),
            ladders=tuple(_ladders(place, counted, t)) if first else (),
            issuers=_index((i.short, urls.issuer(i.id), n) for i, n in issuers) if first else (),
            companions=companions if first else (),
            companions_note=note,
            uncounted=_apart(uncounted, place, t, with_edition=True) if first else None,
            activities=_apart(activities, place, t) if first else None,
            neighbours=_neighbours(subject, t),
            slug=place.slug,
            code=place.code,
        )
        yield Page(
            address=urls.numbered(address, number),
            template="place.html",
            title=place.name if first else t.gettext("%(name)s, halaman %(n)s") % {"name": place.name, "n": number},
            description=description,
            view=view,
            section=urls.PLACES,
            trail=_trail(subject, t),
            feed=urls.feed(address),
            subject=place if first else None,
        )


def by_years(
    entries: Iterable[Entry],
    t: Language,
    *,
    place: Place | None = None,
    show_issuers: bool = True,
    headline: bool = False,
    in_full: int = MOST_IN_FULL,
) -> Iterator[YearGroup]:
    """Group entries, which are sorted newest first, into lines of the register by index year.

    So many lines stand `in_full`, the rest are brief.
    """
    lines = [
        Line(entry, place, show_issuers, under_year=entry.year, headline=headline, brief=number >= in_full)
        for number, entry in enumerate(entries)
    ]
    for year, group in groupby(lines, lambda line: line.under_year):
        yield YearGroup(year, str(year) if year else t.gettext("Tanpa tahun"), urls.year(year), tuple(group))


def editions_text(entries: Sequence[Entry], t: Language) -> str:
    """Return the years of entries in words: "edisi 2015 sampai 2025", "edisi 2018", "tanpa tahun"."""
    years = sorted({entry.year for entry in entries if entry.year})
    if not years:
        return t.gettext("tanpa tahun")
    if len(years) == 1:
        return t.gettext("edisi %(year)s") % {"year": years[0]}
    return t.gettext("edisi %(first)s sampai %(last)s") % {"first": years[0], "last": years[-1]}


def _divided(entries: Iterable[Entry], place: Place) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the entries that count for a place, the others, and activities apart."""
    counted, uncounted, activities = [], [], []
    for entry in entries:
        if entry.is_activity:
            activities.append(entry)
        elif entry.counts_for(place):
            counted.append(entry)
        else:
            uncounted.append(entry)
    return tuple(counted), tuple(uncounted), tuple(activities)


def _apart(entries: Sequence[Entry], place: Place, t: Language, *, with_edition: bool = False) -> Apart | None:
    if not entries:
        return None
    lines = [
        Line(entry, place, with_edition=with_edition, brief=number >= MOST_APART_IN_FULL)
        for number, entry in enumerate(entries[:PER_PAGE])
    ]
    return Apart(tuple(lines), left_out(len(entries), PER_PAGE, t))


def _givers(counted: Iterable[Entry]) -> tuple[tuple[Issuer, int], ...]:
    """Return the bodies that gave something, each with the number of acts."""
    givers = [issuer for entry in counted for issuer in entry.givers]
    found = {issuer.id: issuer for issuer in givers}
    return tuple((found[key], number) for key, number in Counter([issuer.id for issuer in givers]).items())


def _deck(counted: Sequence[Entry], issuers: int, t: Language) -> str:
    if not counted:
        return t.gettext("Belum ada pengakuan yang dihitung; yang tercatat ditulis di bawah beserta sebabnya.")
    acts = t.ngettext("Tercatat %(n)s pengakuan", "Tercatat %(n)s pengakuan", len(counted))
    givers = t.ngettext("dari %(n)s pemberi", "dari %(n)s pemberi", issuers) if issuers else ""
    return f"{' '.join(filter(None, (acts, givers)))}, {editions_text(counted, t)}."


def _description(place: Place, counted: Sequence[Entry], deck: str, t: Language) -> str:
    names = list(dict.fromkeys(entry.award.name for entry in counted if entry.award))[:3]
    start = f"{place.name}, {place.province}" if place.type.value != "province" else place.name
    known = t.gettext("Antara lain %(awards)s.") % {"awards": t.listed(names)} if names else ""
    return " ".join(filter(None, (f"{start}.", deck, known)))


def _figures(subject: PlaceSubject, acts: int, issuers: int, t: Language) -> tuple[Figure, ...]:
    place, province = subject.place, subject.province
    figures = [
        Figure(t.pgettext("several", "pengakuan"), t.number(acts)),
        Figure(t.pgettext("several", "pemberi"), t.number(issuers)),
    ]
    if place.type.value != "province":
        href = urls.place(province) if province else None
        figures.append(Figure(t.gettext("provinsi"), place.province, href, is_name=True))
    figures.append(Figure(t.gettext("kode Kemendagri"), place.code))
    return tuple(figures)


def _index(rows: Iterable[tuple[str, str, int]]) -> tuple[Link, ...]:
    """Return links with their counts, most first, then by name."""
    ordered = sorted(rows, key=lambda row: (-row[2], row[0].casefold(), row[1]))[:LONG_INDEX]
    return tuple(Link(name, href, str(number)) for name, href, number in ordered)


def _companions(place: Place, counted: Iterable[Entry], t: Language) -> tuple[tuple[Link, ...], str]:
    """Return the places that shared acts with this one and a word on which they are: of many, those of several acts."""
    known: dict[str, Place] = {}
    together: list[str] = []
    for entry in counted:
        others = {one.place.slug: one.place for one in entry.recipients if not one.personal}
        known |= others
        together += others
    shared = Counter(together)
    del shared[place.slug]
    often = {slug: number for slug, number in shared.items() if number > 1}
    is_cut = bool(often) and len(shared) > MANY_COMPANIONS
    chosen = often if is_cut else shared
    note = t.gettext("lebih dari satu pengakuan yang sama") if is_cut else t.gettext("pengakuan yang sama")
    return _index((known[slug].name, urls.place(known[slug]), number) for slug, number in chosen.items()), note


def _ladders(place: Place, counted: Sequence[Entry], t: Language) -> Iterator[Ladder]:
    """Yield the ladder of every award that this place has climbed in more than one edition."""
    climbs: dict[str, dict[int, tuple[Award, Entry, str]]] = {}
    for entry in counted:
        tier = next((r.result.tier for r in entry.recipients if r.place.slug == place.slug and r.result.tier), None)
        if entry.award and entry.year and tier and len(entry.award.tiers) > 1:
            climbs.setdefault(entry.award.id, {})[entry.year] = (entry.award, entry, tier)
    for _, editions in sorted(climbs.items()):
        if len(editions) < 2:
            continue
        years = sorted(editions)
        award = editions[years[0]][0]
        heights = {year: award.tier_names.index(editions[year][2]) for year in years}
        rows = tuple(
            (name, tuple(Step(heights[year] == height, heights[year] > height) for year in years))
            for height, name in reversed(list(enumerate(award.tier_names)))
        )
        caption = t.ngettext("%(n)s jenjang", "%(n)s jenjang", len(award.tiers))
        links = tuple(Link(str(year), urls.entry(editions[year][1].slug)) for year in years)
        yield Ladder(Link(award.name, urls.award(award.id)), caption, links, rows)


def _trail(subject: PlaceSubject, t: Language) -> tuple[Link, ...]:
    province = subject.province
    above = (Link(province.bare, urls.place(province)),) if province else ()
    return (Link(t.pgettext("several", "Daerah"), urls.PLACES), *above)


def _neighbours(subject: PlaceSubject, t: Language) -> tuple[Link, ...]:
    """Return the way to the recorded places before and after this one by name."""
    before, after = subject.before, subject.after
    return (
        *((Link(before.name, urls.place(before)),) if before else ()),
        Link(t.gettext("Semua daerah"), urls.PLACES),
        *((Link(after.name, urls.place(after)),) if after else ()),
    )
